"""How often one type of act between two actors was followed by another: rules that were counted.

For every question "to whom did this actor do this?" each earlier act between the actor and a possible
answer is one try, and a hit if that answer came true. Tries and hits are kept by type asked, type seen,
days since it was last seen, and how often; always before the day's own facts are known.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, compiled, inner
from foedus.forecasting.histories import (
    ACTOR_MET,
    ACTOR_PAIR,
    CELL_KIND,
    COUNT,
    DAY,
    HEAD,
    KIND,
    LAST,
    PAIR_FIRST,
    PAIR_TAIL,
    TAIL,
    History,
    faded,
)

GAPS = (1, 2, 4, 7, 14, 30, 60, 120)
"""Upper ends (days, inclusive) of the classes of time since the last act; the last class is open."""

FREQUENCIES = (1.2, 2.2, 4.5)
"""Upper ends of the classes of the fading count (half-life 35 days); the last class is open."""

ANY = len(FREQUENCIES) + 1
SMOOTHING = 30.0
LISTED = 10


class Precedents(NamedTuple):
    """Tries and hits; last axis (tries, hits), second to last frequency class with ANY at its end.

    by_type: (2 types, 2 types, gaps, frequencies, 2), asked by seen. by_relation: the same for four
    relations of asked and seen: same, mirrored, same direction, opposite direction.
    """

    by_type: Array
    by_relation: Array


def no_precedents(n_types: int) -> Precedents:
    """Empty counts for a number of types."""
    shape = (len(GAPS) + 1, ANY + 1, 2)
    both = 2 * n_types
    return Precedents(np.zeros((both, both, *shape), np.float32), np.zeros((4, *shape), np.float64))


@compiled
def gap_class(gap: int) -> int:
    """Class of the days since an act was last seen."""
    k = 0
    while k < len(GAPS) and gap > GAPS[k]:
        k += 1
    return k


@compiled
def frequency_class(weight: float) -> int:
    """Class of a fading count."""
    k = 0
    while k < len(FREQUENCIES) and weight >= FREQUENCIES[k]:
        k += 1
    return k


@inner
def relation_of(asked: int, seen: int, n_types: int) -> int:
    """0 the same act, 1 the same act in return, 2 another in the same direction, 3 another in return."""
    if asked == seen:
        return 0
    if asked % n_types == seen % n_types:
        return 1
    return 2 if (asked < n_types) == (seen < n_types) else 3


@compiled
def confidence(p: Precedents, asked: int, seen: int, gap: int, often: int, n_types: int) -> float:
    """Share of tries that hit, drawn towards coarser counts where tries are few."""
    general, own, r = p.by_relation, p.by_type, relation_of(asked, seen, n_types)
    overall = (general[r, gap, ANY, 1] + 0.5) / (general[r, gap, ANY, 0] + 50.0)
    at_often = (general[r, gap, often, 1] + SMOOTHING * overall) / (general[r, gap, often, 0] + SMOOTHING)
    at_gap = (own[asked, seen, gap, ANY, 1] + SMOOTHING * overall) / (
        own[asked, seen, gap, ANY, 0] + SMOOTHING
    )
    return float(
        (own[asked, seen, gap, often, 1] + SMOOTHING * at_gap * at_often / overall)
        / (own[asked, seen, gap, often, 0] + SMOOTHING)
    )


@inner
def best_confidences(h: History, p: Precedents, pair: int, asked: int, day: int, best: Array) -> int:
    """Fill `best` with the pair's highest confidences, highest first; returns how many."""
    size = 0
    for cell in range(h.pair[pair, PAIR_FIRST], h.pair[pair + 1, PAIR_FIRST]):
        if h.cell[cell, COUNT] == 0:
            continue
        gap = day - h.cell[cell, LAST]
        often = frequency_class(faded(h.cell_weight, cell, 1, gap, h.decay))
        value = confidence(p, asked, h.cell[cell, CELL_KIND], gap_class(gap), often, h.n_types)
        if size < len(best):
            k = size
            size += 1
        elif value > best[size - 1]:
            k = size - 1
        else:
            continue
        while k > 0 and best[k - 1] < value:
            best[k] = best[k - 1]
            k -= 1
        best[k] = value
    return size


@compiled
def learn_precedents(h: History, p: Precedents, rows: Array, mark: Array) -> None:
    """Count tries and hits of one day, before it is absorbed; rows: as `order_day` gives them.

    mark: (actors,), work space; any integers not used as marks before.
    """
    i = 0
    while i < len(rows):
        row = rows[i]
        head, asked, day = h.event[row, HEAD], h.event[row, KIND], h.event[row, DAY]
        first = i
        while i < len(rows) and h.event[rows[i], HEAD] == head and h.event[rows[i], KIND] == asked:
            mark[h.event[rows[i], TAIL]] = first + 1
            i += 1
        for slot in range(h.actor[head, ACTOR_PAIR], h.actor[head, ACTOR_PAIR] + h.actor[head, ACTOR_MET]):
            pair = h.pairs_met[slot]
            hit = mark[h.pair[pair, PAIR_TAIL]] == first + 1
            for cell in range(h.pair[pair, PAIR_FIRST], h.pair[pair + 1, PAIR_FIRST]):
                if h.cell[cell, COUNT] == 0:
                    continue
                seen = h.cell[cell, CELL_KIND]
                gap = day - h.cell[cell, LAST]
                often = frequency_class(faded(h.cell_weight, cell, 1, gap, h.decay))
                gap = gap_class(gap)
                r = relation_of(asked, seen, h.n_types)
                for k in range(2 if hit else 1):
                    p.by_type[asked, seen, gap, often, k] += 1
                    p.by_type[asked, seen, gap, ANY, k] += 1
                    p.by_relation[r, gap, often, k] += 1
                    p.by_relation[r, gap, ANY, k] += 1
