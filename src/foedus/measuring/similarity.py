"""How alike two states' positions are: S, Scott's pi, Cohen's kappa, Kendall's tau-b, plain agreement.

Every one is a function of the joint table of `crosstab`, so one pass over the data serves them all, with
any weights. Similarity is not alliance: the figure says that two states hold like positions towards
others, never that they hold them together.

Sources: [signorino1999] for S and for what is wrong with tau-b; [hage2011] for pi and kappa, chance
correction and squared distances; [cohen1968] for weighted kappa; [kendall1945] for tau-b.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from foedus.errors import MeasureError
from foedus.measuring.crosstab import Floats

Index = Literal["S", "pi", "kappa", "agreement", "tau_b"]
Distance = Literal["nominal", "linear", "quadratic"]

_CHANCE: dict[str, str] = {
    "S": "no correction for chance",
    "pi": "chance from the two states' pooled categories",
    "kappa": "chance from each state's own categories",
    "agreement": "no correction for chance",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One convention: an index with a distance between categories; its name says both.

    nominal: categories are alike or not; linear: by steps; quadratic: by squared steps. All distances
    are divided by the largest that the scale allows. tau_b takes no distance.
    """

    index: Index
    distance: Distance = "linear"

    def __post_init__(self) -> None:
        if self.index not in get_args(Index) or self.distance not in get_args(Distance):
            raise MeasureError(
                f"unknown measure {self.index} {self.distance}; known are {', '.join(get_args(Index))} "
                f"with {', '.join(get_args(Distance))}"
            )

    @property
    def id(self) -> str:
        """Short name for a column.

        >>> Measure("kappa", "quadratic").id
        'kappa_quadratic'
        """
        return self.index if self.index == "tau_b" else f"{self.index}_{self.distance}"

    @property
    def method(self) -> str:
        """The convention in words, to stand beside the value."""
        if self.index == "tau_b":
            return "Kendall's tau-b, ties corrected; rank order only"
        titles = {"S": "S", "pi": "Scott's pi", "kappa": "Cohen's kappa", "agreement": "agreement"}
        return f"{titles[self.index]}, {self.distance} distance, {_CHANCE[self.index]}"


NINE = tuple(Measure(i, d) for i in ("S", "pi", "kappa") for d in ("nominal", "linear", "quadratic"))


def measure_tables(table: Floats, measure: Measure) -> Floats:
    """The measure for every joint table in a stack.

    table: (..., k, k) weights by category of the first and of the second state.
    Returns (...): S, pi, kappa and tau-b from -1 to 1 (pi and kappa may fall below), agreement from 0 to
    1; NaN where the table is empty or the measure is not defined (no variation to correct for chance,
    or all ties): unknown, never zero.
    """
    table = np.asarray(table, dtype=np.float64)
    if table.shape[-1] != table.shape[-2] or table.shape[-1] < 2:
        raise MeasureError(f"a joint table must be square with two categories or more, not {table.shape}")
    with np.errstate(invalid="ignore", divide="ignore"):
        total = table.sum(axis=(-1, -2))
        share = np.where(total[..., None, None] > 0, table / total[..., None, None], np.nan)
        if measure.index == "tau_b":
            return _tau_b(share)
        return _by_distance(share, measure)


def _by_distance(share: Floats, measure: Measure) -> Floats:
    apart = distances(share.shape[-1], measure.distance)
    seen = share.reshape(*share.shape[:-2], -1) @ apart.ravel()
    if measure.index == "agreement":
        return np.asarray(1.0 - seen)
    if measure.index == "S":
        return np.asarray(1.0 - 2.0 * seen)
    first, second = share.sum(axis=-1), share.sum(axis=-2)
    if measure.index == "pi":
        first = second = (first + second) / 2.0
    by_chance = ((first @ apart) * second).sum(axis=-1)
    return np.where(by_chance > 1e-12, 1.0 - seen / by_chance, np.nan)


def distances(categories: int, distance: Distance) -> Floats:
    """How far apart categories lie, (categories, categories), 0 to 1.

    >>> distances(3, "quadratic")[0].tolist()
    [0.0, 0.25, 1.0]
    """
    steps = np.abs(np.subtract.outer(np.arange(categories), np.arange(categories))) / (categories - 1)
    if distance == "nominal":
        return (steps > 0).astype(np.float64)
    return steps if distance == "linear" else steps**2


def _tau_b(share: Floats) -> Floats:
    first, second = share.sum(axis=-1), share.sum(axis=-2)
    above = np.zeros_like(share)
    above[..., :-1, :-1] = share[..., ::-1, ::-1].cumsum(-1).cumsum(-2)[..., ::-1, ::-1][..., 1:, 1:]
    across = np.zeros_like(share)
    flipped = share[..., ::-1, :].cumsum(-1).cumsum(-2)[..., ::-1, :]
    across[..., :-1, 1:] = flipped[..., 1:, :-1]
    concordant = 2.0 * (share * above).sum(axis=(-1, -2))
    discordant = 2.0 * (share * across).sum(axis=(-1, -2))
    spread = (1.0 - (first**2).sum(-1)) * (1.0 - (second**2).sum(-1))
    return np.where(spread > 1e-12, (concordant - discordant) / np.sqrt(np.maximum(spread, 0.0)), np.nan)
