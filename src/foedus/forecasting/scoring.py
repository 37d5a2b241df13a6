"""Scores for probabilities: Brier, log loss, reliability, skill, and differences with an interval.

Brier [brier1950] is the mean squared error of a probability, log loss the mean surprise in nats; lower
is better for both. Skill is 1 - score / score of a baseline: above 0 is better than the baseline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from foedus.errors import ForecastError
from foedus.forecasting.compiling import Array

NEAREST = 1e-6
"""Probabilities are kept this far from 0 and 1, so that one certain miss does not cost infinity."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts between low and high: how many, their mean, and how often it happened."""

    low: float
    high: float
    n: int
    mean: float
    happened: float


@dataclass(frozen=True, slots=True)
class Difference:
    """Score of a baseline minus that of the forecast: above 0 the forecast is better."""

    value: float
    low: float
    high: float
    level: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The forecast against one baseline."""

    baseline: str
    brier: float
    log_loss: float
    brier_skill: float
    log_skill: float
    brier_gain: Difference
    log_gain: Difference


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of n forecasts of which `happened` came true; comparisons with every baseline."""

    n: int
    happened: int
    brier: float
    log_loss: float
    reliability: tuple[Bin, ...]
    comparisons: tuple[Comparison, ...]


def _checked(probability: Array, outcome: Array) -> tuple[Array, Array]:
    p, y = np.asarray(probability, float), np.asarray(outcome, float)
    if p.shape != y.shape or p.ndim != 1 or not len(p):
        raise ForecastError(f"scoring needs one outcome a forecast; got {p.shape} and {y.shape}")
    if not (np.isfinite(p).all() and (p >= 0).all() and (p <= 1).all() and np.isin(y, (0, 1)).all()):
        raise ForecastError("scoring needs probabilities from 0 to 1 and outcomes 0 or 1")
    return p, y


def brier(probability: Array, outcome: Array) -> float:
    """Mean squared error; 0 is perfect, 1 is worst.

    >>> brier(np.array([0.8]), np.array([1])).__round__(3)
    0.04
    """
    p, y = _checked(probability, outcome)
    return float(((p - y) ** 2).mean())


def _surprise(p: Array, y: Array) -> Array:
    kept = np.clip(p, NEAREST, 1 - NEAREST)
    return np.asarray(-np.where(y == 1, np.log(kept), np.log1p(-kept)))


def log_loss(probability: Array, outcome: Array) -> float:
    """Mean surprise in nats.

    >>> log_loss(np.array([0.5]), np.array([1])).__round__(4)
    0.6931
    """
    p, y = _checked(probability, outcome)
    return float(_surprise(p, y).mean())


def reliability(probability: Array, outcome: Array, *, bins: int = 10) -> tuple[Bin, ...]:
    """Forecasts in equal bins of 0 to 1, empty ones left out."""
    p, y = _checked(probability, outcome)
    at = np.minimum((p * bins).astype(int), bins - 1)
    return tuple(
        Bin(
            k / bins, (k + 1) / bins, int((at == k).sum()), float(p[at == k].mean()), float(y[at == k].mean())
        )
        for k in np.unique(at)
    )


def _gain(loss: Array, other: Array, *, clusters: Array, draws: int, level: float, seed: int) -> Difference:
    """Mean of other - loss, with an interval that draws whole clusters again.

    Poisson weights stand for draws with replacement.
    """
    _, cluster = np.unique(clusters, return_inverse=True)
    total: Array = np.bincount(cluster, other - loss)
    size: Array = np.bincount(cluster)
    draw = np.random.default_rng(seed)
    means = np.empty(draws)
    for i in range(draws):
        weight = draw.poisson(1.0, len(size))
        means[i] = float(weight @ total) / max(1.0, float(weight @ size))
    low, high = np.quantile(means, np.array([(1 - level) / 2, (1 + level) / 2]))
    return Difference(float((other - loss).mean()), float(low), float(high), level)


def score_forecasts(
    probability: Array, outcome: Array, *, baselines: Mapping[str, Array], clusters: Array | None = None,
    draws: int = 1000, level: float = 0.95, seed: int = 0,
) -> Scores:  # fmt: skip
    """Score forecasts beside every baseline.

    clusters: what forecasts have in common (their dyad); drawn as wholes for the intervals.
    Raises ForecastError if lengths differ or a value is no probability.
    """
    p, y = _checked(probability, outcome)
    groups = np.arange(len(p)) if clusters is None else np.asarray(clusters)
    own, surprise = (p - y) ** 2, _surprise(p, y)
    comparisons = []
    for name, values in baselines.items():
        q, _ = _checked(values, outcome)
        theirs, theirs_surprise = (q - y) ** 2, _surprise(q, y)
        gains = [
            _gain(a, b, clusters=groups, draws=draws, level=level, seed=seed)
            for a, b in ((own, theirs), (surprise, theirs_surprise))
        ]
        comparisons.append(
            Comparison(
                name,
                float(theirs.mean()),
                float(theirs_surprise.mean()),
                _skill(own, theirs),
                _skill(surprise, theirs_surprise),
                gains[0],
                gains[1],
            )
        )
    return Scores(
        len(p), int(y.sum()), float(own.mean()), float(surprise.mean()), reliability(p, y),
        tuple(comparisons),
    )  # fmt: skip


def _skill(loss: Array, other: Array) -> float:
    return float(1 - loss.mean() / other.mean()) if other.mean() > 0 else float("nan")
