"""A name and the phrase beside it that says who it is: "Mao Ning, a Chinese Foreign Ministry spokeswoman"."""

from __future__ import annotations

from foedus.coding.hits import Found
from foedus.coding.parse import Parse
from foedus.model.actor import state_of

BETWEEN = frozenset(("a", "an", "the", "who", "is", "then", "now", "also", "and"))


def link_appositions(parse: Parse, found: list[Found]) -> dict[int, Found]:
    """Give a name the state and sector of the phrase beside it, and the phrase the name's entity.

    Changes the mentions in place; returns, by index, the name that a phrase describes.
    """
    antecedents: dict[int, Found] = {}
    for index in range(len(found) - 1):
        one, other = found[index], found[index + 1]
        if parse.sent_of[one.first] != parse.sent_of[other.first]:
            continue
        if not _beside(parse, one, other):
            continue
        if one.person and other.agent and not other.person and not other.plural:
            _describe(one, other)
            antecedents[index + 1] = one
        elif other.person and one.agent and not one.person and not one.plural and _bare(parse, one, other):
            _describe(other, one)
            antecedents[index] = other
    return antecedents


def _beside(parse: Parse, one: Found, other: Found) -> bool:
    """Whether a comma, and at most an article and an adjective or two, part the two."""
    between = parse.lowers[one.last + 1 : other.first]
    if not between or between[0] != "," or len(between) > 5:
        return False
    tags = parse.tags[one.last + 2 : other.first]
    return all(
        word in BETWEEN or tag in ("JJ", "NN", "NNP", "VBN", "CD", "HYPH", "RB", "JJS")
        for word, tag in zip(between[1:], tags, strict=True)
    )


def _bare(parse: Parse, one: Found, other: Found) -> bool:
    """Whether only a comma parts the two and one closes the name: "China's minister, Wang Yi, said"."""
    after = parse.words[other.last + 1] if other.last + 1 < len(parse.words) else ""
    return other.first == one.last + 2 and (after in (",", ".", ";", ")", "'s", "\u2019s") or after == "")


def _describe(name: Found, phrase: Found) -> None:
    known = state_of(name.actor) is not None
    if not known and state_of(phrase.actor) is not None:
        name.actor = phrase.actor
    elif known and name.state == phrase.state:
        phrase.actor = name.actor if name.kind != "unknown" else phrase.actor
    phrase.entity = name.entity
