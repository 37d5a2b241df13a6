"""What is taken for granted whatever governs it: "since the raid", "did not attend the summit"."""

from __future__ import annotations

from foedus.coding.parse import Parse
from foedus.lexicon.governors import Governors

VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
ENDING = frozenset(("be", "come", "conclude", "continue", "end", "follow", "last", "stop"))
"""Verbs whose denial takes a definite subject for granted: "the strike did not end"."""
SEEKING = frozenset(("proposed", "possible", "planned"))
DEFINITE = frozenset(("the", "this", "that", "these", "those", "last", "his", "her", "its", "their", "our"))


def is_settled(parse: Parse, noun: int, prep: int, lexicon: Governors) -> bool:
    """Whether a noun after a preposition is taken for granted: "since the raid", "happy about the deal".

    Of two phrases with one preposition, the first says what is asked: "ask for shells for his war".
    """
    lower = parse.lowers[prep]
    if lower == "before":
        return True
    definite = any(
        parse.deps[c] == "poss" or parse.lowers[c] in ("the", "this", "that", "these", "those", "last")
        for c in parse.children[noun]
    )
    verb = parse.heads[prep]
    if definite and lower == "about" and parse.tags[verb][:2] == "JJ":
        return True
    if not definite or lower not in ("for", "against") or parse.tags[verb] not in VERBS:
        return False
    if any(parse.lowers[c] == lower and verb < c < prep for c in parse.children[verb]):
        return True
    return not any(
        lexicon.verb(kind, parse.lemmas[verb]) in SEEKING for kind in ("gerund", "object", "infinitive")
    )


def is_definite(parse: Parse, noun: int) -> bool:
    """Whether a noun is spoken of as known: "the raid", "their raid", "Oster's raid"."""
    return any(parse.deps[c] == "poss" or parse.lowers[c] in DEFINITE for c in parse.children[noun])


def _negated(parse: Parse, verb: int) -> bool:
    return any(parse.deps[c] == "neg" for c in parse.children[verb])


def stands(parse: Parse, noun: int, dep: str, verb: int, lexicon: Governors) -> bool:
    """Whether a definite noun is taken for granted whatever becomes of its verb.

    "did not attend the summit", "the strike did not end", "rejected the offer".
    """
    if parse.tags[verb] not in VERBS or not is_definite(parse, noun):
        return False
    if dep in ("nsubj", "attr"):
        return parse.lemmas[verb] in ENDING and _negated(parse, verb)
    effect = lexicon.verb("object", parse.lemmas[verb])
    if effect is None:
        return _negated(parse, verb)
    said = lexicon.word("noun", parse.lemmas[noun]) in ("proposed", "planned", "alleged")
    return said and effect in ("denied", "proposed", "possible")


def is_indefinite(parse: Parse, noun: int) -> bool:
    """A noun with "a" or "any": under "would" or "may" there need be no such thing."""
    return any(parse.lowers[c] in ("a", "an", "any") for c in parse.children[noun])
