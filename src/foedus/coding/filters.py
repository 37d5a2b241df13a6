"""False alarms: cue words that report nothing, told by their form, their subject and their place."""

from __future__ import annotations

from foedus.coding.attributions import Attribution
from foedus.coding.clauses import antecedent
from foedus.coding.parse import Parse
from foedus.lexicon.cues import Cues

WEAK = frozenset(("object", "predicate", "addressee", "infinitive", "preposition", "with-preposition"))
NO_SPEAKERS = frozenset(("you", "there", "one", "nobody", "us", "'s", "let"))
UNNAMED = frozenset(("clause", "raised", "addressee"))
GUESSED = frozenset(("may", "might", "could", "should", "must"))
NEEDED = frozenset(("need", "ought", "suppose"))
THINGS = frozenset(("that", "which", "it", "this", "these", "those"))
OPINIONS = frozenset(
    "expect think believe estimate say report suspect know consider predict fear allege".split()
)
REPORTED = frozenset(
    "tell inform announce claim reveal disclose learn find hope note understand decide agree establish show"
    " assume argue warn write confirm acknowledge admit propose recommend suggest insist state add deny feel"
    " see hear remember mention declare conclude determine argue rule order require ask".split()
)


def is_said(parse: Parse, found: Attribution) -> bool:
    """Whether somebody is reported to have said or to hold it: nobody says what he may or ought to say.

    Quotations always count; reports ("was told that", "is said to") may leave their speaker
    unnamed. What somebody would oppose he does not oppose yet, nor what he is asked or goes out to praise.
    """
    if found.attached:
        return True
    if found.speaker is None:
        return found.frame in UNNAMED
    if parse.lowers[found.speaker[0]] == "no":
        return False
    if found.frame == "object" and _modal(parse, found.head):
        return False
    if found.frame in WEAK and not _is_held(parse, found):
        return False
    if found.frame in ("source", "colon", "noun"):
        return True
    if any(
        parse.deps[c] == "mark" and parse.lowers[c] in ("if", "unless") for c in parse.children[found.head]
    ):
        return False
    first, last = found.cue
    words = {*range(first, last + 1), *parse.children[found.head]}
    if any(parse.tags[i] == "MD" and parse.lowers[i] in GUESSED for i in words):
        return False
    return not _asked_of(parse, found.head)


def _asked_of(parse: Parse, verb: int) -> bool:
    """Whether a verb only goes on with what ought to be done: "should prepare and warn", "needs to warn"."""
    token = verb
    while parse.deps[token] in ("conj", "xcomp") or (
        parse.deps[token] == "advcl" and parse.tags[token] == "VB"
    ):
        token = parse.heads[token]
        if parse.lemmas[token] in NEEDED:
            return True
        if any(parse.tags[c] == "MD" and parse.lowers[c] in GUESSED for c in parse.children[token]):
            return True
    return False


def keep(parse: Parse, found: Attribution) -> bool:
    """Whether an attribution without a quotation of its own reports something."""
    if found.speaker is None or found.speaker_head is None:
        if found.lemma in ("quote", "suppose"):
            return False
        if found.frame in ("addressee", "clause"):
            return found.lemma in OPINIONS or (found.frame == "clause" and found.lemma in REPORTED)
        return found.frame in ("seeming", "predicate", "raised", "with-preposition")
    word = parse.lowers[found.speaker_head]
    verb = found.head
    if found.frame in ("noun", "adjective", "light"):
        return not found.inside and word not in NO_SPEAKERS | THINGS
    if found.frame in ("source", "colon"):
        return True
    if word in NO_SPEAKERS - {"one"}:
        return False
    if found.inside and found.frame in WEAK:
        return False
    if found.frame in WEAK:
        return word != "that" and _is_laid(parse, found)
    if word == "it" and parse.tags[verb] == "VBG":
        return False
    if word in ("that", "this", "these", "those") and found.frame in ("clause", "around"):
        return any(parse.deps[c] in ("prep", "relcl") for c in parse.children[found.speaker_head])
    return True


def has_voice(parse: Parse, found: Attribution, cues: Cues) -> bool:
    """Whether the speaker could be one: "a poll suggests", but no "shortage threatens"."""
    if found.speaker_head is None or found.frame in ("source", "colon"):
        return True
    head = found.speaker_head
    if parse.lowers[head] in ("that", "which"):
        head = antecedent(parse, head)
    return parse.tags[head] not in ("NN", "NNS") or parse.lemmas[head] not in cues.things


def _is_laid(parse: Parse, found: Attribution) -> bool:
    """Whether an attitude is laid to somebody at all, held or aimed at."""
    dep, tag = parse.deps[found.head], parse.tags[found.head]
    if dep == "acl":
        return tag in ("VBG", "VBZ", "VBP")
    if dep == "xcomp":
        return tag == "VBG" or found.frame in ("predicate", "preposition")
    return dep not in ("csubj", "dobj")


def _is_held(parse: Parse, found: Attribution) -> bool:
    """Whether an attitude is held where it stands, not only aimed at: "a group praising", no "to praise"."""
    dep, tag = parse.deps[found.head], parse.tags[found.head]
    bare = found.frame in ("object", "preposition")
    if dep == "acl":
        return tag in ("VBG", "VBZ", "VBP")
    if dep == "xcomp":
        return tag == "VBG" or found.frame == "predicate"
    if dep == "pcomp":
        return not bare
    if dep == "advcl" and tag == "VB":
        return found.frame != "object"
    return dep not in ("csubj", "dobj")


def _modal(parse: Parse, verb: int) -> bool:
    return any(parse.tags[c] == "MD" for c in parse.children[verb])
