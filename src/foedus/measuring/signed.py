"""Signed networks: who is tied to whom as friend or foe in a period, and how such a network is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from foedus.errors import MeasureError

Signs: TypeAlias = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class SignedNetwork:
    """States, and the sign of the tie between each two.

    states: names in order. signs: (n, n), symmetric, entries -1, 0 (no tie, or not known) or +1, zero
    diagonal.
    """

    states: tuple[str, ...]
    signs: Signs

    @property
    def ties(self) -> int:
        """How many pairs have a tie."""
        return int(np.count_nonzero(np.triu(self.signs)))


def check_signs(signs: npt.NDArray[Any]) -> Signs:
    """The matrix as signs; raises MeasureError if it is not square, symmetric, or has other entries."""
    signs = np.asarray(signs)
    if signs.ndim != 2 or signs.shape[0] != signs.shape[1]:
        raise MeasureError(f"signs must be a square table, not of shape {signs.shape}")
    if not np.isin(signs, (-1, 0, 1)).all():
        raise MeasureError("signs must be -1, 0 or 1")
    if not np.array_equal(signs, signs.T) or np.diag(signs).any():
        raise MeasureError("signs must be symmetric, with zeros on the diagonal")
    return signs.astype(np.int8)


def build_network(ties: Iterable[tuple[str, str, float]]) -> SignedNetwork:
    """A network from (state, state, sign) rows; the order of a pair does not matter.

    A tie given twice must have one sign: raises MeasureError where rows contradict each other.
    """
    signs: dict[tuple[str, str], int] = {}
    for first, second, value in ties:
        if first == second or value == 0:
            continue
        pair = (min(first, second), max(first, second))
        sign = 1 if value > 0 else -1
        if signs.setdefault(pair, sign) != sign:
            raise MeasureError(f"the tie of {pair[0]} and {pair[1]} is given with both signs")
    return _network(signs)


def network_from_scores(scores: Mapping[tuple[str, str], float], *, threshold: float = 0.0) -> SignedNetwork:
    """A network from net cooperation of dyads: above threshold a friend, below its negative a foe.

    scores: by unordered pair (either order). A score within the threshold makes no tie.
    """
    if threshold < 0:
        raise MeasureError("the threshold of a tie cannot be negative")
    totals: dict[tuple[str, str], float] = {}
    for (first, second), score in scores.items():
        if first != second:
            pair = (min(first, second), max(first, second))
            totals[pair] = totals.get(pair, 0.0) + score
    return _network({pair: int(np.sign(s)) for pair, s in totals.items() if abs(s) > threshold})


def _network(signs: Mapping[tuple[str, str], int]) -> SignedNetwork:
    states = tuple(sorted({state for pair in signs for state in pair}))
    place = {state: index for index, state in enumerate(states)}
    table = np.zeros((len(states), len(states)), dtype=np.int8)
    for (first, second), sign in signs.items():
        table[place[first], place[second]] = table[place[second], place[first]] = sign
    return SignedNetwork(states, table)
