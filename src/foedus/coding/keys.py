"""What each token of a parse is looked up by: its lemma, or the name of several words that it ends."""

from __future__ import annotations

from foedus.coding.parse import Parse
from foedus.lexicon.patterns import Patterns

TRANSPARENT = frozenset(
    "series number round set package variety wave string range group amount lot flow part spate"
    " batch kind type form sort list pair dozen hundred thousand million billion total bulk rest most"
    " some piece ton tonne container crate load cargo shipload trainload truckload boatload jewel item unit"
    " delivery shipment provision use end level worth majority couple team act"
    " line percent % half third last first remaining quarter share portion remainder mandate band gang"
    " bunch pack nest".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september october november december day week month year morning afternoon evening night weekend"
    " hour jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. today yesterday".split()
)
IN_PHRASES = frozenset(("return", "exchange", "response", "protest", "retaliation", "need", "agreement"))
NAMED_EVENTS = frozenset(("summit", "talks", "invasion", "sanctions"))
FORMS = {"data": "data", "media": "media"}
PARTICLES = frozenset(("over", "in", "up", "off", "down", "back", "away", "apart", "aside"))


INFLECTED = frozenset(("VB", "VBD", "VBN", "VBP", "VBZ"))
"""Verbs that end no noun's name: "the missile struck" is no missile strike."""


def name_tokens(parse: Parse, patterns: Patterns) -> list[str]:
    """Lookup keys, one a token: lemmas, forms of verbs mended, names of several words joined."""
    compounds, forms = patterns.compounds, patterns.forms
    keys = [
        forms.get(lower, lemma) if tag[0] == "V" else FORMS.get(lower, lemma)
        for lower, lemma, tag in zip(parse.lowers, parse.lemmas, parse.tags, strict=True)
    ]
    lowers, lemmas = parse.lowers, parse.lemmas
    ends = [at for at, lemma in enumerate(lemmas) if lemma in compounds or lowers[at] in compounds]
    for token in ends:
        lemma = lemmas[token]
        for last in (lemma, lowers[token]) if lemma != lowers[token] else (lemma,):
            rows = compounds.get(last)
            if rows is None:
                continue
            for before, name in rows:
                if parse.tags[token] in INFLECTED and "-" not in before:
                    continue
                first = token - len(before)
                if _stands_before(parse, token, first, before):
                    keys[token] = name
                    if "of" in before:
                        keys[first], keys[token] = name, ""
                    break
            else:
                continue
            break
    return keys


def _stands_before(parse: Parse, token: int, first: int, before: tuple[str, ...]) -> bool:
    """Whether the first words of a name stand right before its last, or its one modifier further off."""
    lowers, lemmas = parse.lowers, parse.lemmas
    if first >= 0:
        for at, word in enumerate(before, first):
            if lowers[at] != word and lemmas[at] != word:
                break
        else:
            return True
    if len(before) > 1:
        return False
    for child in parse.children[token]:
        if lowers[child] == before[0] and parse.deps[child] in ("amod", "compound"):
            return True
    return False
