"""Worlds whose truth is known, to see whether the tests say it: false-positive rates and power."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from foedus.measuring.crosstab import Floats
from foedus.measuring.interaction import free_cell, tilt

Random: TypeAlias = np.random.Generator
Ints: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rates:
    """Share of simulated worlds in which a test rejects at `alpha`.

    exact: as reported (never above alpha by construction, below it where few outcomes are possible);
    randomised: ties broken at random, which must hit alpha if the null distribution is right;
    informative: share of worlds in which any answer was possible. error: Monte Carlo standard error at alpha.
    """

    worlds: int
    exact: float
    mid: float
    randomised: float
    informative: float
    error: float


def triple_world(
    rng: Random, events: int, *, surplus: float = 0.0, lone: float = -0.7, paired: float = 0.8
) -> Ints:
    """Events of a world in which three states take part, as a (2, 2, 2) table.

    Log odds of a state's presence are lone, and each pair adds paired: a world of pairs. surplus is the
    log ratio of odds ratios that the test estimates; it moves events between cells so that every two
    states still meet as often.
    """
    present = np.indices((2, 2, 2)).sum(axis=0)
    logs = lone * present + paired * (present * (present - 1) // 2)
    share = np.exp(logs) / np.exp(logs).sum()
    if surplus:
        share = _with_surplus(share, surplus)
    return rng.multinomial(events, share.ravel()).reshape(2, 2, 2)


def _with_surplus(share: Floats, surplus: float) -> Floats:
    """The table with the same two-way margins and this log ratio of odds ratios."""
    from scipy.optimize import brentq

    sign = np.where(np.indices((2, 2, 2)).sum(axis=0) % 2 == 1, 1.0, -1.0)

    def excess(moved: float) -> float:
        return float((sign * np.log(share + sign * moved)).sum()) - surplus

    near = 1 - 1e-12
    moved = brentq(excess, -near * share[sign > 0].min(), near * share[sign < 0].min(), xtol=1e-15)
    return np.asarray(share + sign * moved)


def reject_rates(rng: Random, worlds: int, draw: Callable[[Random], Ints], *, alpha: float = 0.05) -> Rates:
    """How often the exact test of no highest-order interaction rejects, over drawn tables."""
    exact = mid = randomised = informative = 0
    for _ in range(worlds):
        counts = draw(rng)
        low, high, log_weights = free_cell(counts)
        toss = rng.random()
        if low == high:
            randomised += toss < alpha
            continue
        informative += 1
        share = tilt(log_weights, 0.0)
        seen = int(counts[(1,) * counts.ndim]) - low
        more, fewer, here = share[seen:].sum(), share[: seen + 1].sum(), share[seen]
        exact += 2 * min(more, fewer) <= alpha
        mid += 2 * min(more - here / 2, fewer - here / 2) <= alpha
        between = more - toss * here
        randomised += 2 * min(between, 1 - between) <= alpha
    return Rates(
        worlds,
        exact / worlds,
        mid / worlds,
        randomised / worlds,
        informative / worlds,
        float(np.sqrt(alpha * (1 - alpha) / worlds)),
    )


def bursty_days(rng: Random, days: int, *, rate: float, burst: float = 0.5) -> Floats:
    """Counts of events a day that come in clusters: each event brings on `burst` more in the week after.

    rate: events a day that nothing brings on. Returns (days,).
    """
    counts = np.zeros(days)
    waiting = np.zeros(days + 8)
    for day in range(days):
        counts[day] = rng.poisson(rate + waiting[day])
        waiting[day + 1 : day + 8] += counts[day] * burst / 7
    return counts


def answering_days(rng: Random, asked: Floats, *, rate: float, answers: float, within: int = 7) -> Floats:
    """Counts of events a day of which `answers` a piece follow the other side's events within some days."""
    counts = rng.poisson(rate, len(asked)).astype(np.float64)
    for day in np.flatnonzero(asked):
        for _ in range(rng.poisson(answers * asked[day])):
            later = day + int(rng.integers(1, within + 1))
            if later < len(counts):
                counts[later] += 1
    return counts
