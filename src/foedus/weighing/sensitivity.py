"""How wrong a key assumption would have to be before the ranking changes.

Each hypothesis' weight is linear in the probability a that one assumption holds, a * W1 + (1 - a) * W0,
the other assumptions as stated. So the points at which two hypotheses change places are exact.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import numpy as np

from foedus.weighing.hypotheses import Assumption, Inquiry
from foedus.weighing.posterior import Array, States, chance_of_states, posterior, unscaled
from foedus.weighing.weighed import Tipping, rank


def find_tippings(inquiry: Inquiry, states: States, ratios: Array) -> tuple[Tipping, ...]:
    """The nearest tipping point of every assumption. ratios: (items, hypotheses), after discounting."""
    weights = unscaled(states, ratios)
    chances = [assumption.holds for assumption in inquiry.assumptions]
    found = []
    for number, assumption in enumerate(inquiry.assumptions):
        ends = []
        for value in (1.0, 0.0):
            chances_then = [*chances[:number], value, *chances[number + 1 :]]
            ends.append(chance_of_states(states, chances_then) @ weights)
        fails = [*chances[:number], 0.0, *chances[number + 1 :]]
        if_fails = dict(zip(inquiry.ids, posterior(states, fails, ratios).tolist(), strict=True))
        found.append(_tipping(assumption, inquiry.ids, np.array(ends), if_fails))
    return tuple(found)


def _tipping(
    assumption: Assumption, ids: Sequence[str], ends: Array, if_fails: Mapping[str, float]
) -> Tipping:
    """ends: (2, hypotheses), weights if it certainly holds, and if it certainly fails."""
    holds = assumption.holds
    now = holds * ends[0] + (1 - holds) * ends[1]
    leader = rank(dict(zip(ids, now.tolist(), strict=True)))[0]
    points: list[tuple[float, float, str, str]] = []
    for i, j in itertools.combinations(range(len(ids)), 2):
        point = _crossing(ends[0, i] - ends[0, j], ends[1, i] - ends[1, j])
        if point is not None:
            points.append((abs(point - holds), point, ids[i], ids[j]))
    points.sort()
    top = [point for point in points if leader in point[2:]]
    first = points[0] if points else None
    return Tipping(
        assumption=assumption.id,
        statement=assumption.statement,
        holds=holds,
        supports=assumption.supports,
        ranking=first[1] if first else None,
        swaps=(first[2], first[3]) if first else None,
        leader=top[0][1] if top else None,
        if_fails=if_fails,
    )


def _crossing(at_one: float, at_zero: float) -> float | None:
    """Where a line from at_zero (a = 0) to at_one (a = 1) crosses zero, within 0 and 1."""
    if at_one == at_zero or at_one * at_zero > 0:
        return None
    return float(at_zero / (at_zero - at_one))
