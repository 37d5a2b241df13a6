"""Exact test that smaller groups suffice: no interaction of the highest order in a 2 x ... x 2 table.

With every margin of one dimension less held fixed, one cell of the table is free: all others follow from
it. Its distribution under "no interaction of the highest order" is the product of the reciprocals of
the factorials of all cells, summed over the few tables that the margins allow. That is exact for any n.
Sources: [bartlett1935] for the hypothesis, [zelen1971] for the exact conditional test.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from foedus.errors import MeasureError
from foedus.measuring.crosstab import Floats

_FAR = 60.0


@dataclass(frozen=True, slots=True)
class Interaction:
    """Effect, interval and p-values of one exact test.

    n: events. joint: events with all parties. expected: mean of joint under the null.
    effect: log ratio of odds ratios; above zero a surplus of joint events. None if the margins leave
    nothing free. bounded: False where joint lies at an edge of its range; effect is then the
    median-unbiased value, and one end of the interval is infinite.
    p: exact, two-sided (twice the smaller tail); mid_p: the same with half the weight of what was seen;
    p_more: one-sided, for a surplus. low, high: joint can lie between these, given the margins.
    """

    n: int
    joint: int
    low: int
    high: int
    expected: float | None
    effect: float | None
    interval: tuple[float, float] | None
    p: float | None
    mid_p: float | None
    p_more: float | None
    bounded: bool = True
    level: float = 0.95

    @property
    def informative(self) -> bool:
        """Whether the margins leave more than one table."""
        return self.high > self.low


def assess_interaction(counts: npt.NDArray[np.integer[Any]], *, level: float = 0.95) -> Interaction:
    """Test that n-party presence follows from the presence of every smaller set of parties.

    counts: (2,) * g for g parties, events by absence (0) and presence (1) of each; counts[1, ..., 1] are
    the joint ones. With g = 2 this is Fisher's exact test.
    Raises MeasureError for another shape or negative counts.

    >>> assess_interaction(np.array([[[30, 9], [9, 3]], [[9, 3], [3, 9]]])).effect > 0
    True
    """
    low, high, log_weights = free_cell(counts)
    joint = int(counts[(1,) * counts.ndim])
    n = int(counts.sum())
    if high == low:
        return Interaction(n, joint, low, high, None, None, None, None, None, None, level=level)
    seen = joint - low
    values = np.arange(low, high + 1)
    share = tilt(log_weights, 0.0)
    more, fewer = float(share[seen:].sum()), float(share[: seen + 1].sum())
    half = float(share[seen]) / 2
    tail = (1 - level) / 2
    bounded = low < joint < high
    return Interaction(
        n,
        joint,
        low,
        high,
        expected=float(share @ values),
        effect=_effect(log_weights, seen, bounded),
        interval=_interval(log_weights, seen, tail),
        p=min(1.0, 2 * min(more, fewer)),
        mid_p=min(1.0, 2 * min(more - half, fewer - half)),
        p_more=min(1.0, more),
        bounded=bounded,
        level=level,
    )


def free_cell(counts: npt.NDArray[np.integer[Any]]) -> tuple[int, int, Floats]:
    """Range of the joint cell given all lower margins, and the log weight of each value in it."""
    counts = np.asarray(counts)
    if counts.ndim < 2 or counts.shape != (2,) * counts.ndim:
        raise MeasureError(f"expected a table of absence and presence (2 x 2 x ...), not {counts.shape}")
    if (counts < 0).any():
        raise MeasureError("counts of events cannot be negative")
    present = np.indices(counts.shape).sum(axis=0)
    rising = (counts.ndim - present) % 2 == 0
    joint = int(counts[(1,) * counts.ndim])
    down, up = int(counts[rising].min()), int(counts[~rising].min())
    moves = np.arange(-down, up + 1)
    table = np.where(rising, 1, -1).ravel()[:, None] * moves[None, :] + counts.ravel()[:, None]
    return joint - down, joint + up, -_log_factorial(table).sum(axis=0)


def tilt(log_weights: Floats, effect: float) -> Floats:
    """Probabilities of the joint cell's values under an interaction of this size."""
    logs = log_weights + effect * np.arange(len(log_weights))
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum())


def _log_factorial(table: npt.NDArray[np.integer[Any]]) -> Floats:
    from scipy.special import gammaln

    return np.asarray(gammaln(table + 1.0), dtype=np.float64)


def _effect(log_weights: Floats, seen: int, bounded: bool) -> float:
    """Where the mean of the joint cell is what was seen; at an edge, where half the weight lies there."""
    places = np.arange(len(log_weights))
    if bounded:
        return _solve(lambda effect: float(tilt(log_weights, effect) @ places) - seen)
    sign = 1.0 if seen else -1.0
    return _solve(lambda effect: sign * (float(tilt(log_weights, effect)[seen]) - 0.5))


def _interval(log_weights: Floats, seen: int, tail: float) -> tuple[float, float]:
    """Effects under which neither tail beyond what was seen is smaller than `tail`."""
    low, high = -math.inf, math.inf
    if seen > 0:
        low = _solve(lambda effect: float(tilt(log_weights, effect)[seen:].sum()) - tail)
    if seen < len(log_weights) - 1:
        high = _solve(lambda effect: tail - float(tilt(log_weights, effect)[: seen + 1].sum()))
    return low, high


def _solve(rising: Any) -> float:
    from scipy.optimize import brentq

    if rising(-_FAR) > 0 or rising(_FAR) < 0:
        return -_FAR if rising(-_FAR) > 0 else _FAR
    return float(brentq(rising, -_FAR, _FAR, xtol=1e-9))
