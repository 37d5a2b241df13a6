"""What sits in what: a statement whose cue stands in another's content is part of that one."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.attributions import Attribution
from foedus.coding.parse import Parse


def find_parents(found: Sequence[Attribution], parses: Sequence[Parse]) -> list[int | None]:
    """For each attribution the index of the innermost one that holds its cue; None for the writer's own.

    Two that hold each other's cue are settled by the wider content, then by order, so chains never loop.
    """
    places = [_place(a, parses) for a in found]
    sizes = [sum(b - a for a, b in f.content) for f in found]
    reaches = [(min(a for a, _ in f.content), max(b for _, b in f.content)) for f in found]
    rank = sorted(range(len(found)), key=lambda i: (-sizes[i], places[i]))
    order = {index: position for position, index in enumerate(rank)}
    parents: list[int | None] = []
    index = {id(a): i for i, a in enumerate(found)}
    for i, place in enumerate(places):
        best: int | None = None
        within = found[i].within
        if within is not None and id(within) in index:
            parents.append(index[id(within)])
            continue
        for j, (low, high) in enumerate(reaches):
            if not low <= place < high or j == i or order[j] >= order[i]:
                continue
            if any(a <= place < b for a, b in found[j].content) and (best is None or sizes[j] < sizes[best]):
                best = j
        parents.append(best)
    return parents


def _place(found: Attribution, parses: Sequence[Parse]) -> int:
    parse = parses[found.passage]
    return parse.offset + parse.starts[found.head]
