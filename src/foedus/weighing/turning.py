"""What would have to change before a state changes side: single moves, and flips of its own ties."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from foedus.weighing.landscape import TOLERANCE, Array, Landscape, apart

Mask = npt.NDArray[np.bool_]

MOST_FLIPS = 3


@dataclass(frozen=True, slots=True)
class Move:
    """The least change of one propensity, alone, that has the effect. i < j."""

    i: int
    j: int
    change: float


@dataclass(frozen=True, slots=True)
class Flips:
    """The smallest sets of ties (partners of the actor) whose signs must flip together; () if none do.

    tried: how many flips at once were tried.
    """

    sets: tuple[tuple[int, ...], ...]
    tried: int


def margin(energies: Array, divided: Mask) -> Array:
    """Least energy with two actors apart minus least energy with them together; positive: together.

    energies: (..., configurations). divided: (configurations,), where they are apart.
    """
    return np.asarray(energies[..., divided].min(axis=-1) - energies[..., ~divided].min(axis=-1))


def least_moves(landscape: Landscape, sizes: Array, wanted: Mask) -> tuple[Move, ...]:
    """For each pair, the least change of its propensity that makes a wanted configuration the deepest.

    wanted: (configurations,), not true of the deepest one. Pairs that cannot do it alone are left out;
    the least first. Exact: one propensity moves the energies of all configurations that part the pair by
    the same.
    """
    energies, count = landscape.energies, landscape.size
    floor = energies[landscape.deepest]
    slack = float(np.abs(landscape.weights).sum()) * TOLERANCE
    moves = []
    for i, j in itertools.combinations(range(count), 2):
        product = float(sizes[i] * sizes[j])
        if product == 0:
            continue
        parted = apart(count, i, j)
        is_parted = bool(parted[landscape.deepest])
        others = parted != is_parted
        gain, rival = _least(energies, others & wanted), _least(energies, others & ~wanted)
        if gain is None or (rival is not None and rival <= gain + slack):
            continue
        change = (gain - floor) / (2 * product)
        moves.append(Move(i, j, float(change if is_parted else -change)))
    return tuple(sorted(moves, key=lambda move: (abs(move.change), move.i, move.j)))


def flips_to_change(landscape: Landscape, actor: int, other: int, *, most: int = MOST_FLIPS) -> Flips:
    """The fewest of an actor's own ties whose signs must flip before it changes side towards another.

    Looks for the side, with or against `other`, that the actor does not take in the deepest
    configuration; exact up to `most` flips at once.
    """
    count = landscape.size
    divided = apart(count, actor, other)
    together = bool(margin(landscape.energies, divided) > 0)
    partners = [k for k in range(count) if k != actor and landscape.weights[actor, k]]
    shifts = {k: 4 * landscape.weights[actor, k] * apart(count, actor, k) for k in partners}
    for size in range(1, most + 1):
        sets = []
        for chosen in itertools.combinations(partners, size):
            energies = landscape.energies - sum(shifts[k] for k in chosen)
            gap = float(margin(energies, divided))
            if (gap < 0) if together else (gap > 0):
                sets.append(chosen)
        if sets:
            return Flips(tuple(sets), size)
    return Flips((), most)


def _least(energies: Array, mask: Mask) -> float | None:
    chosen = energies[mask]
    return float(chosen.min()) if len(chosen) else None
