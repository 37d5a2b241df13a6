"""Which word governs an act, and what that word does to it: one step up the parse."""

from __future__ import annotations

from foedus.coding.given import VERBS, is_definite, is_indefinite, is_settled, stands
from foedus.coding.parse import Parse
from foedus.lexicon.governors import Governors

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD"))
TIME_MARKS = frozenset(("when", "once", "as", "after", "while", "until"))
AHEAD = frozenset(("for", "of", "to", "on", "against", "at", "toward", "towards"))
"""Prepositions before an act that need not have come about: "a budget for rearming"."""
BEHIND = frozenset(("after", "since", "during", "following", "amid", "despite"))
"""Prepositions before an act that is taken for granted."""
SELECTED = frozenset(
    "against as for from into of toward towards to upon with without before until pending".split()
)
"""Prepositions that a verb may ask for; after others, what is known stands ("will quit over the raid")."""
PLACES = frozenset(("in", "on", "at", "with"))

FINITE = frozenset(("VBD", "VBZ", "VBP"))
EMBEDDED = frozenset(("xcomp", "advcl", "acl", "relcl"))
ADJUNCT = "adjunct "
"""Set before the effect of a clause of purpose, condition or time: a "not" over it does not reach into it."""
PERFORMED = frozenset(
    "acknowledge apologise apologize applaud assure commend condemn congratulate emphasise emphasize express"
    " note praise reiterate remind say stress thank underline welcome".split()
)
"""Verbs of speaking that do what they say."""

Step = tuple[str, int, str]


def find_governor(parse: Parse, token: int, lexicon: Governors, *, holds: bool = False) -> Step | None:
    """The effect of what governs a token, its index and its word; None where nothing does.

    holds: the token is asked for what it holds ("rejected the demand to leave"), not for itself.
    """
    dep, head = parse.deps[token], parse.heads[token]
    if head == token:
        return None
    if dep == "conj":
        return _shared(parse, token, head, lexicon, holds=holds)
    if dep in ("aux", "auxpass", "prt", "cc", "punct"):
        return "inherit", head, ""
    if dep == "acomp" and parse.tags[head] in VERBS:
        return "inherit", head, ""
    if parse.tags[token] in VERBS or dep in ("ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj"):
        return _clause_step(parse, token, dep, head, lexicon)
    if dep in ("dobj", "nsubj", "attr") and not holds and stands(parse, token, dep, head, lexicon):
        return None
    return _noun_step(parse, token, dep, head, lexicon)


def _shared(parse: Parse, token: int, head: int, lexicon: Governors, *, holds: bool) -> Step | None:
    """A conjunct shares what stands over the first one; without a tense of its own, its modal too."""
    own = any(parse.deps[c] in ("nsubj", "nsubjpass", "aux") for c in parse.children[token])
    if own or parse.tags[token] in FINITE:
        while parse.tags[token] in FINITE and parse.tags[head] == "VB" and parse.deps[head] in EMBEDDED:
            if _modal(parse, head):
                break
            head = parse.heads[head]
        return find_governor(parse, head, lexicon, holds=holds)
    return "inherit", head, ""


def _modal(parse: Parse, token: int) -> bool:
    return any(parse.tags[c] == "MD" or parse.lemmas[c] == "do" for c in parse.children[token])


def _clause_step(parse: Parse, token: int, dep: str, head: int, lexicon: Governors) -> Step | None:
    lemma, word = parse.lemmas[head], parse.lowers[head]
    marks = [parse.lowers[c] for c in parse.children[token] if parse.deps[c] in ("mark", "advmod")]
    infinitive = any(parse.tags[c] == "TO" for c in parse.children[token])
    for mark in marks:
        effect = lexicon.word("mark", mark)
        if effect and dep in ("advcl", "ccomp", "pcomp", "acl", "csubj"):
            if dep in ("ccomp", "csubj") and effect == "conditional":
                effect = "possible"
            return (ADJUNCT + effect if dep == "advcl" else effect), head, mark
    if infinitive and _is_performed(parse, token, head):
        return "factive", head, word
    if dep in ("advcl", "xcomp") and infinitive and lexicon.verb("result", lemma):
        return "inherit", head, word
    if infinitive and _tells_apart(parse, dep, head):
        return "inherit", head, word
    if dep == "advcl":
        if infinitive and parse.tags[head][:2] == "JJ":
            return (
                lexicon.word("adjective", word) or lexicon.word("adjective", lemma) or "possible",
                head,
                lemma,
            )
        if infinitive:
            return ADJUNCT + "possible", head, "to"
        if any(m in TIME_MARKS for m in marks):
            return "time", head, marks[0]
        saying = lexicon.verb("clause", parse.lemmas[token]) == "report"
        free = parse.tags[token] in ("VBG", "VBN") and not marks and not saying
        return ("inherit", head, "") if free else None
    if dep in ("ccomp", "xcomp", "csubj"):
        return _complement_step(parse, token, head, infinitive, lexicon)
    if dep == "pcomp":
        return _preposition_step(parse, head, lexicon)
    if dep == "acl":
        effect = lexicon.word("noun", lemma)
        if infinitive:
            return effect if effect not in (None, "factive") and effect else "possible", head, word
        if "that" in marks:
            return effect or "report", head, word
        free = (
            parse.tags[token] == "VBG" and parse.tags[head] in ("NN", "NNS") and not is_definite(parse, head)
        )
        return ("inherit", head, "") if free else None
    if dep == "relcl":
        if infinitive and parse.tags[head] in ("NNP", "NNPS"):
            return "planned", head, "to"
        return ("possible", head, "to") if infinitive else None
    if dep in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "compound", "amod"):
        return _noun_step(parse, token, dep, head, lexicon)
    return ("inherit", head, "") if dep in ("oprd", "acomp", "prep") else None


def _is_performed(parse: Parse, token: int, wish: int) -> bool:
    """Whether wishing to speak is to speak: "I would like to thank the crews"."""
    if parse.lemmas[token] not in PERFORMED or parse.lemmas[wish] not in ("like", "want", "wish"):
        return False
    return any(parse.lowers[c] in ("would", "'d", "i", "we") for c in parse.children[wish])


def _tells_apart(parse: Parse, dep: str, head: int) -> bool:
    if dep in ("acl", "relcl"):
        return _is_singled_out(parse, head)
    return dep == "xcomp" and any(
        parse.deps[c] == "attr" and _is_singled_out(parse, c) for c in parse.children[head]
    )


def _is_singled_out(parse: Parse, noun: int) -> bool:
    """Whether a noun is told apart by what it did: "the first state to sign", "one of the few to stay"."""
    return parse.lowers[noun] == "one" or any(
        parse.lowers[c] in ("first", "second", "third", "last", "latest", "only", "few")
        for c in parse.children[noun]
    )


def _complement_step(
    parse: Parse, token: int, head: int, infinitive: bool, lexicon: Governors
) -> Step | None:
    lemma, word, tag = parse.lemmas[head], parse.lowers[head], parse.tags[head]
    if tag in VERBS or tag == "IN":
        passive = any(parse.deps[c] == "auxpass" for c in parse.children[head])
        if infinitive:
            adjective = [c for c in parse.children[head] if parse.deps[c] in ("acomp", "oprd")]
            effect = lexicon.verb("infinitive", lemma)
            if lemma == "be" and not adjective:
                return "planned", head, "be to"
            if lemma == "have":
                return "possible", head, "have to"
            if lemma == "go" and any(parse.deps[c] == "aux" for c in parse.children[head]):
                return "planned", head, "going to"
            if adjective and lemma in ("be", "seem", "feel", "become", "remain", "appear"):
                found = lexicon.word("adjective", parse.lowers[adjective[0]])
                return found or "possible", head, parse.lowers[adjective[0]]
            if effect is None and passive and lexicon.verb("clause", lemma) in ("report", "alleged"):
                return "alleged", head, word
            return (effect, head, word) if effect else (ADJUNCT + "possible", head, "to")
        if parse.tags[token] == "VBG" and parse.deps[token] == "xcomp":
            return lexicon.verb("gerund", lemma) or "inherit", head, word
        effect = lexicon.verb("clause", lemma)
        if effect == "report" and parse.deps[token] == "ccomp" and _is_asked_for(parse, token):
            return "proposed", head, word
        if effect == "report" and any(parse.tags[c] in ("WP", "WRB") for c in parse.children[token]):
            return "factive", head, word
        if passive and effect == "report" and parse.deps[token] == "ccomp" and _impersonal(parse, head):
            return "alleged", head, word
        if lemma == "be":
            adjective = [c for c in parse.children[head] if parse.deps[c] in ("acomp", "attr")]
            if adjective:
                known = lexicon.word("adjective", parse.lowers[adjective[0]]) or lexicon.word(
                    "noun", parse.lemmas[adjective[0]]
                )
                return known or "inherit", head, parse.lowers[adjective[0]]
            return None
        if effect is None and parse.tags[token] == "VB":
            return lexicon.verb("infinitive", lemma) or "inherit", head, word
        return effect or "report", head, word
    found = lexicon.word("adjective", parse.lowers[head]) or lexicon.word("noun", lemma)
    if found is None and infinitive:
        found = "possible"
    return (found or "report"), head, word


def _is_asked_for(parse: Parse, token: int) -> bool:
    """Whether a clause says what should be, not what is: "insisted that the boats be moved"."""
    below = parse.children[token]
    if not any(parse.deps[c] in ("nsubj", "nsubjpass") for c in below):
        return False
    helpers = [c for c in below if parse.deps[c] in ("aux", "auxpass")]
    return len(helpers) == 1 and parse.words[helpers[0]] == "be"


def _impersonal(parse: Parse, head: int) -> bool:
    return any(parse.deps[c] == "nsubjpass" and parse.lowers[c] == "it" for c in parse.children[head])


def _preposition_step(parse: Parse, prep: int, lexicon: Governors) -> Step | None:
    """An act after a preposition: "without paying", "accused of shelling", "plans for a raid"."""
    lower, head = parse.lowers[prep], parse.heads[prep]
    effect = lexicon.word("preposition", lower)
    if effect == "denied" or (effect and lower in ("before", "until", "pending")):
        return effect, head, lower
    tag, lemma = parse.tags[head], parse.lemmas[head]
    before = parse.lowers[prep - 1] if prep else ""
    if lower == "of" and lexicon.word("preposition", before) == "denied":
        return "denied", head, before
    gerund = any(parse.deps[c] == "pcomp" and parse.tags[c] == "VBG" for c in parse.children[prep])
    if tag in ("NN", "NNS"):
        found = lexicon.word("noun", lemma)
        if found and found != "factive":
            return found, head, lemma
        return ("possible", head, lower) if gerund and lower in AHEAD else None
    if tag[:2] == "JJ":
        if lower == "to" and lemma == "due":
            return None
        return lexicon.word("adjective", parse.lowers[head]) or "inherit", head, lemma
    if lower == "during":
        return "during", head, lower
    if tag not in VERBS or lower in BEHIND:
        return None
    known = any(is_definite(parse, c) for c in parse.children[prep] if parse.deps[c] == "pobj")
    if known and lower not in SELECTED and lower not in PLACES:
        return None
    found = lexicon.verb("gerund", lemma) or lexicon.verb("object", lemma)
    if found == "planned" and lower == "against":
        return "denied", head, lower
    if found and (gerund or lower not in PLACES):
        return found, head, lemma
    if effect or (gerund and lower in AHEAD and lower != "of"):
        return effect or "possible", head, lower
    return None if lower in PLACES else ("inherit", head, "")


def _noun_step(parse: Parse, token: int, dep: str, head: int, lexicon: Governors) -> Step | None:
    lemma, tag = parse.lemmas[head], parse.tags[head]
    if dep in ("dobj", "nsubjpass", "attr", "oprd", "dative"):
        if tag not in VERBS:
            return None
        effect = lexicon.verb("object", lemma)
        return effect or "inherit", head, lemma
    if dep in ("nsubj", "csubj"):
        open_subject = parse.tags[token] == "VBG" or is_indefinite(parse, token)
        return ("inherit", head, "") if open_subject or lexicon.verb("subject", lemma) else None
    if dep == "pobj":
        return None if is_settled(parse, token, head, lexicon) else _preposition_step(parse, head, lexicon)
    if dep in ("compound", "nmod", "poss", "appos", "nummod"):
        effect = lexicon.word("noun", lemma) if dep == "compound" else None
        return (effect, head, lemma) if effect and effect != "factive" else ("inherit", head, "")
    return None
