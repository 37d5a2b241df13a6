"""The landscape of two camps: every configuration's energy, its minima, and their basins, exactly.

Sizes and pairwise propensities give the energy of a split into two camps: the sum, over ordered pairs in
different camps, of size_i * size_j * propensity_ij; each pair so counts twice. Positive propensities draw
together. A minimum is a configuration from which no single change of camp lowers the energy; a basin is
what reaches it by steepest descent. Source: R. Axelrod and D. S. Bennett, A landscape theory of
aggregation, British Journal of Political Science 23(2), 1993.

A configuration is a number: bit i says the camp of actor i. A split and its mirror image are the same, so
the last actor is always in camp 0 and n actors have 2 ** (n - 1) configurations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from foedus.errors import WeighingError

Array: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]

MAX_ACTORS = 20
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Landscape:
    """All configurations of a set of actors.

    weights: (n, n), size_i * size_j * propensity_ij. energies: (2 ** (n - 1),). minima: configurations,
    deepest first. basins: how many configurations come to rest in each, by steepest descent.
    """

    weights: Array
    energies: Array
    minima: Ints
    basins: Ints

    @property
    def size(self) -> int:
        """Number of actors."""
        return len(self.weights)

    @property
    def deepest(self) -> int:
        """The configuration of least energy; of equals, the one with the smallest number."""
        return int(self.minima[0])


def survey(sizes: Array, propensities: Array) -> Landscape:
    """Every energy, minimum and basin.

    sizes: (n,), not negative. propensities: (n, n), symmetric, diagonal ignored.
    Raises WeighingError for fewer than two or more than twenty actors, or another shape.
    """
    weights = weigh_pairs(sizes, propensities)
    energies = find_energies(weights)
    minima, basins = _descend(energies, len(weights), _tolerance(weights))
    order = np.lexsort((minima, np.round(energies[minima] / (_tolerance(weights) or 1.0))))
    return Landscape(weights, energies, minima[order], basins[order])


def weigh_pairs(sizes: Array, propensities: Array) -> Array:
    """size_i * size_j * propensity_ij with an empty diagonal, (..., n, n).

    sizes: (n,). propensities: (..., n, n). Raises WeighingError for what cannot be a landscape.
    """
    sizes = np.asarray(sizes, dtype=np.float64)
    given = np.array(propensities, dtype=np.float64)
    count = len(sizes)
    if not 2 <= count <= MAX_ACTORS:
        raise WeighingError(f"a landscape has 2 to {MAX_ACTORS} actors, not {count}")
    if given.shape[-2:] != (count, count):
        raise WeighingError(f"{count} actors need a table of {count} by {count} propensities")
    given[..., np.arange(count), np.arange(count)] = 0
    if not np.isfinite(given).all() or not np.allclose(given, np.swapaxes(given, -1, -2)):
        raise WeighingError("propensities must be finite and the same in both directions")
    if not np.isfinite(sizes).all() or (sizes < 0).any():
        raise WeighingError("sizes must be finite and not negative")
    return given * sizes[:, None] * sizes[None, :]


def find_energies(weights: Array) -> Array:
    """Energy of every configuration. weights: (..., n, n). Returns (..., 2 ** (n - 1)).

    Built actor by actor: adding actor k to camp 0 or 1 adds its weights to those in the other camp.
    """
    count = weights.shape[-1]
    energies = np.zeros((*weights.shape[:-2], 1))
    for k in range(count):
        in_one = np.zeros((*weights.shape[:-2], 1))
        for j in range(k):
            in_one = np.concatenate([in_one, in_one + weights[..., k, j, None]], axis=-1)
        if k == count - 1:
            return np.asarray(2 * (energies + in_one))
        in_zero = weights[..., k, :k].sum(axis=-1)[..., None] - in_one
        energies = np.concatenate([energies + in_one, energies + in_zero], axis=-1)
    raise AssertionError("a landscape has at least one actor")


def neighbour(configs: Ints, actor: int, count: int) -> Ints:
    """The configurations with one actor in the other camp."""
    flip = (1 << actor) if actor < count - 1 else (1 << (count - 1)) - 1
    return configs ^ flip


def camps(config: int, count: int) -> Ints:
    """Camp of each actor, 0 or 1; the last is always in 0.

    >>> camps(0b01, 3).tolist()
    [1, 0, 0]
    """
    return (config >> np.arange(count)) & 1


def apart(count: int, i: int, j: int) -> npt.NDArray[np.bool_]:
    """For every configuration, whether two actors are in different camps."""
    configs = np.arange(1 << (count - 1))
    return np.asarray(((configs >> i) ^ (configs >> j)) & 1, dtype=bool)


def _descend(energies: Array, count: int, tolerance: float) -> tuple[Ints, Ints]:
    """Minima and the size of their basins; of equal descents, the first actor's is taken."""
    configs = np.arange(len(energies))
    best = energies.copy()
    target = configs.copy()
    for actor in range(count):
        other = neighbour(configs, actor, count)
        reached = energies[other]
        lower = reached < best - tolerance
        best[lower] = reached[lower]
        target[lower] = other[lower]
    minima = configs[target == configs]
    while True:
        further = target[target]
        if np.array_equal(further, target):
            break
        target = further
    return minima, np.bincount(target, minlength=len(energies))[minima]


def _tolerance(weights: Array) -> float:
    return float(np.abs(weights).sum() * TOLERANCE)
