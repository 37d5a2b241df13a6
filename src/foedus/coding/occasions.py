"""What an act happened at, where the text gives no date: "offered it during his meeting with the envoy"."""

from __future__ import annotations

from collections.abc import Collection

from foedus.coding.parse import Parse
from foedus.model.claim import When

AT = frozenset(("during", "at", "in", "amid", "after", "before"))


def find_occasion(parse: Parse, token: int, triggers: Collection[int]) -> When | None:
    """The occasion of a verb as a time without a period; None where the text names none.

    triggers: tokens that are acts themselves; only an act is an occasion, not a year or a town.
    """
    for prep in parse.children[token]:
        if parse.deps[prep] != "prep" or parse.lowers[prep] not in AT:
            continue
        for noun in parse.children[prep]:
            if parse.deps[noun] == "pobj" and noun in triggers:
                below = [prep, *_phrase(parse, noun)]
                start, end = parse.span(min(below), max(below))
                text = parse.text[start - parse.offset : end - parse.offset]
                return When(None, text, start, end)
    return None


def _phrase(parse: Parse, noun: int) -> list[int]:
    """The noun phrase of an occasion, without what only explains a name in it."""
    found, queue = [noun], [noun]
    while queue:
        for child in parse.children[queue.pop()]:
            if parse.deps[child] not in ("relcl", "acl", "appos", "punct"):
                found.append(child)
                queue.append(child)
    return found
