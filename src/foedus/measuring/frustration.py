"""The frustration index: the fewest ties to flip before a signed network splits into two camps.

An integer programme, solved to proven optimality by HiGHS. Per tie one variable says whether it is
frustrated; per state one says its camp. Every unbalanced triangle holds at least one frustrated tie:
these cuts close most of the gap between the relaxation and the answer. Source: [aref2020].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from foedus.errors import MeasureError
from foedus.measuring.signed import Signs, check_signs
from foedus.measuring.triads import negative_triangles

Ints: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Frustration:
    """The index in ties, one optimal split, and what is known about it.

    camps: (n,) 0 or 1 within each component; the best-tied state of a component is in camp 0.
    flips: (n,) ties of each state that this split leaves frustrated.
    margin: (n,) ties lost if the state alone changed camps; 0 means it could stand in either.
    proven: whether no smaller index exists. lower: proven lower bound in ties.
    parts: (n,) component of each state; camps of different parts have nothing to do with each other.
    """

    index: int
    camps: Ints
    flips: Ints
    margin: Ints
    proven: bool
    lower: int
    parts: Ints


def frustration(signs: Signs, *, seconds: float = 60.0) -> Frustration:
    """Smallest number of ties to flip before the network splits into two camps.

    signs: (n, n), symmetric, entries -1, 0 or +1. seconds: limit for each component.
    Returns the index (ties), one optimal split (n,), and whether it is proven optimal.
    Raises MeasureError if signs is not square and symmetric, or no split was found in time.
    Source: [aref2020]

    >>> two_camps = np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0]])
    >>> frustration(two_camps).index
    0
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    signs = check_signs(signs)
    camps = np.zeros(len(signs), dtype=np.int64)
    lower = 0
    count, labels = connected_components(csr_array(signs != 0), directed=False)
    for label in range(count):
        inside = np.flatnonzero(labels == label)
        part = signs[np.ix_(inside, inside)]
        camps[inside], bound = _split(part, seconds)
        lower += bound
    frustrated = frustrated_ties(signs, camps)
    index = int(np.triu(frustrated).sum())
    flips = frustrated.sum(axis=1)
    margin = np.count_nonzero(signs, axis=1) - 2 * flips
    return Frustration(index, camps, flips, margin, lower >= index, lower, labels.astype(np.int64))


def frustrated_ties(signs: Signs, camps: Ints) -> npt.NDArray[np.bool_]:
    """Ties at odds with a split: friends in different camps, foes in the same, (n, n)."""
    same = camps[:, None] == camps[None, :]
    return np.asarray(((signs > 0) & ~same) | ((signs < 0) & same))


def _split(signs: Signs, seconds: float) -> tuple[Ints, int]:
    """Camps and lower bound of one connected component."""
    balanced = _two_colour(signs)
    if balanced is not None:
        return balanced, 0
    from scipy.optimize import Bounds, LinearConstraint, milp

    count = len(signs)
    ties = np.argwhere(np.triu(signs) != 0)
    matrix, least = _constraints(signs, ties)
    upper = np.ones(count + len(ties))
    upper[np.argmax(np.count_nonzero(signs, axis=1))] = 0
    whole = np.concatenate([np.ones(count), np.zeros(len(ties))])
    result = milp(
        np.concatenate([np.zeros(count), np.ones(len(ties))]),
        integrality=whole,
        bounds=Bounds(0, upper),
        constraints=LinearConstraint(matrix, least, np.inf),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if result.x is None:
        raise MeasureError(f"no split of {count} states was found in {seconds:g} seconds; allow more")
    bound = result.mip_dual_bound if result.mip_dual_bound is not None else result.fun
    return np.rint(result.x[:count]).astype(np.int64), int(np.ceil(bound - 1e-6))


def _constraints(signs: Signs, ties: Ints) -> tuple[Any, npt.NDArray[np.float64]]:
    from scipy.sparse import csr_array

    count = len(signs)
    rows: list[tuple[tuple[int, int], ...]] = []
    least: list[float] = []
    place: dict[tuple[int, int], int] = {}
    for number, (i, j) in enumerate(ties.tolist()):
        tie = place[i, j] = count + number
        if signs[i, j] > 0:
            rows += [((tie, 1), (i, -1), (j, 1)), ((tie, 1), (i, 1), (j, -1))]
            least += [0, 0]
        else:
            rows += [((tie, 1), (i, 1), (j, 1)), ((tie, 1), (i, -1), (j, -1))]
            least += [1, -1]
    for i, j, k in negative_triangles(signs):
        rows.append(((place[i, j], 1), (place[j, k], 1), (place[i, k], 1)))
        least.append(1)
    flat = [(row, column, value) for row, cells in enumerate(rows) for column, value in cells]
    row, column, value = np.array(flat).T
    matrix = csr_array((value, (row, column)), shape=(len(rows), count + len(ties)))
    return matrix, np.array(least, dtype=np.float64)


def _two_colour(signs: Signs) -> Ints | None:
    """The split of a component without frustration; None if there is none."""
    start = int(np.argmax(np.count_nonzero(signs, axis=1)))
    camps = np.full(len(signs), -1, dtype=np.int64)
    camps[start] = 0
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for other in np.flatnonzero(signs[here]):
            wanted = camps[here] if signs[here, other] > 0 else 1 - camps[here]
            if camps[other] == -1:
                camps[other] = wanted
                waiting.append(int(other))
            elif camps[other] != wanted:
                return None
    return camps
