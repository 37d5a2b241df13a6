"""Where a content ends: what the writer adds to it, or tells next, is no longer the speaker's."""

from __future__ import annotations

from foedus.coding.complements import VERB_TAGS
from foedus.coding.marks import DASHES
from foedus.coding.parse import Parse
from foedus.lexicon.cues import Cues

REPORTING = frozenset(("clause", "quote", "predicate"))
NOMINAL = frozenset(("object", "predicate", "preposition", "with-preposition"))
RELATIVE = frozenset(("WP", "WDT", "WP$"))
TENSED = frozenset(("VBD", "VBZ", "VBP"))
LOOSE = frozenset(("advcl", "conj", "acl", "ccomp", "xcomp", "dep", "ROOT"))
COMPLEMENTS = frozenset(("ccomp", "dobj", "oprd", "xcomp", "advcl", "dative"))
DOUBLE = frozenset(("``", "''", '"', "\u201c", "\u201d"))


def cut_ending(parse: Parse, cues: Cues, verb: int, first: int, last: int, *, frame: str) -> int:
    """Last token of the content first..last of a cue verb; nothing inside quotation marks is cut.

    Cut off are: a participle that reports anew (", adding that"), a relative clause or apposition after a
    comma (but not ", which it said"), a source (", according to"), and after a nominal content the verb that
    goes on ("and left").
    """
    quoted = finite = False
    for i in range(first, last):
        word, tag = parse.words[i], parse.tags[i]
        if word in DOUBLE:
            quoted = not quoted
        if quoted or i == first:
            continue
        if word in DOUBLE and parse.words[i - 1] == "," and _adds(parse, cues, i, last):
            return i
        if word == "," or word in DASHES:
            if _reports_anew(parse, cues, i, last) or _adds(parse, cues, i, last):
                return i - 1
        elif tag == "CC" and frame in NOMINAL and not finite and _goes_on(parse, i, last, verb):
            return i - 1
        elif tag == "CC" and frame in REPORTING and _says_more(parse, cues, verb, i, last):
            return i - 2 if parse.words[i - 1] == "," else i - 1
        elif tag in VERB_TAGS or tag == "MD":
            finite = True
    return last


def and_that(parse: Parse, verb: int, last: int) -> int:
    """Last token of a content that goes on with a second "that": "said that it leaks, but that it holds"."""
    end = parse.sents[parse.sent_of[verb]][1] - 1
    i = last + 1
    while i < end and parse.words[i] in (",", ";"):
        i += 1
    if i + 2 >= end or parse.tags[i] != "CC" or parse.lowers[i + 1] != "that" or parse.deps[i + 1] != "mark":
        return last
    return max(i for i in parse.subtree(parse.heads[i + 1]) if i <= end)


def _reports_anew(parse: Parse, cues: Cues, mark: int, last: int) -> bool:
    """A participle of a cue verb after a comma or dash: ", and again noting"."""
    i = mark + 1
    while i < last and (parse.tags[i] == "RB" or parse.lowers[i] in ("and", "but", "while")):
        i += 1
    if parse.tags[i] != "VBG" or parse.deps[i] not in LOOSE:
        return False
    return not REPORTING.isdisjoint(cues.verbs.get(parse.lemmas[i], ()))


def _adds(parse: Parse, cues: Cues, comma: int, last: int) -> bool:
    i = comma + 1
    if parse.lowers[i : i + 2] == ["according", "to"]:
        return "," not in parse.words[i:last]
    if parse.tags[i] in RELATIVE or (parse.tags[i] == "IN" and i < last and parse.tags[i + 1] in RELATIVE):
        at = i if parse.tags[i] in RELATIVE else i + 1
        clause = next((up for up in parse.path_up(at) if parse.deps[up] == "relcl"), None)
        if clause is None or parse.heads[clause] >= comma or max(parse.subtree(clause)) < last:
            return False
        if "clause" not in cues.verbs.get(parse.lemmas[clause], ()):
            return True
        return not any(parse.tags[c] == "PRP" and parse.deps[c] == "nsubj" for c in parse.children[clause])
    if parse.tags[i] in ("DT", "PDT", "CD"):
        for token in range(i, last + 1):
            if parse.heads[token] < comma:
                return parse.deps[token] == "appos" and max(parse.subtree(token)) >= last
    return False


def _says_more(parse: Parse, cues: Cues, verb: int, conjunction: int, last: int) -> bool:
    """A second verb of saying in the first one's tense: "said it leaks and warned that it would burst"."""
    i = conjunction + 1
    while i < last and (parse.tags[i] == "RB" or parse.deps[i] in ("aux", "auxpass", "neg")):
        i += 1
    return first_report(parse, cues, i) == verb


def first_report(parse: Parse, cues: Cues, second: int) -> int | None:
    """The verb of saying that a second one, without a subject, goes on with; None where there is none.

    The parser joins the second to the clause that the first one reports. What somebody thinks, hopes or
    wants there is part of what he says ("said she was tired and wanted a change").
    """
    tag = parse.tags[second]
    if (
        parse.deps[second] != "conj"
        or tag not in TENSED | {"VBG"}
        or parse.lemmas[second] not in cues.uttered
    ):
        return None
    if not any(c > second and parse.deps[c] in COMPLEMENTS for c in parse.children[second]):
        return None
    if any(parse.deps[c] in ("nsubj", "nsubjpass", "expl") for c in parse.children[second]):
        return None
    token = second
    for above in parse.path_up(second):
        dep = parse.deps[token]
        if dep not in ("conj", "ccomp", "xcomp"):
            return None
        if dep != "xcomp" and above < token and "clause" in cues.verbs.get(parse.lemmas[above], ()):
            if parse.tags[above] == tag or dep == "ccomp":
                return above if parse.tags[above] == tag else None
        token = above
    return None


def _goes_on(parse: Parse, conjunction: int, last: int, verb: int) -> bool:
    """A tensed verb right after "and" cannot be joined to a noun: it is the speaker's next act."""
    i = conjunction + 1
    while i < last and parse.tags[i] == "RB":
        i += 1
    return parse.tags[i] in TENSED and parse.tags[verb] in (*TENSED, "VBN")
