"""A second opinion on response: a self-exciting model of days, with own and cross excitation.

The answering side's expected events of a day are a slow baseline, plus what its own earlier events set off,
plus a term for days around the other side's events, alike before and after, plus what those events set off
(Hawkes 1971, in days because events of one day have no order; all fade geometrically with one mean lag). The
term that is alike on both sides takes up what both share, such as shocks from outside: an answer is only what
comes after beyond what comes before. The test asks whether the last term is needed: likelihood ratio, with
its null drawn from the model without that term (parametric bootstrap), the other side's days held fixed.
Method note, with calibration: docs/pact-or-pairs.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from foedus.errors import MeasureError
from foedus.measuring.crosstab import Floats

LAGS = (2.0, 5.0, 10.0, 20.0)
KNOT_DAYS = 90
MOST_KNOTS = 13
FEWEST = 10
SHORTEST = 100
STEPS = 80
# Own excitation at or above 1 would grow without end.
MOST_OWN = 0.95


@dataclass(frozen=True, slots=True)
class Excitation:
    """What the model says; None where there are too few events.

    cross: events of the answering side that one event asked sets off in all, beyond what lies as near
    before it; own: the same of its own earlier events. lag: mean days until then. p: of the cross term,
    one-sided, from `draws` worlds without it.
    """

    asked: int
    answered: int
    cross: float | None
    own: float | None
    lag: float | None
    statistic: float | None
    p: float | None
    draws: int
    note: str = ""


def excitation_test(
    asked: npt.NDArray[Any],
    answered: npt.NDArray[Any],
    *,
    lags: Sequence[float] = LAGS,
    draws: int = 199,
    seed: int = 20230913,
) -> Excitation:
    """Fit the model with and without the cross term, and compare.

    asked, answered: (days,) counts of cooperative events of the two sides.
    Raises MeasureError for series of different length or shorter than a hundred days.
    """
    asked, answered = np.asarray(asked, dtype=np.float64), np.asarray(answered, dtype=np.float64)
    if asked.shape != answered.shape or asked.ndim != 1 or len(asked) < SHORTEST:
        raise MeasureError("the self-exciting model takes two series of one length, of 100 days or more")
    sums = int(asked.sum()), int(answered.sum())
    if min(sums) < FEWEST:
        note = f"{sums[0]} and {sums[1]} events are too few; at least {FEWEST} of each side are needed"
        return Excitation(*sums, None, None, None, None, None, 0, note)
    base = baseline(len(asked))
    ratios, lag, full, none = _ratios(answered[None], asked, base, lags)
    none_lag, none_weights = none
    calm = np.column_stack([base, _around(asked, none_lag)]) @ none_weights[:-1]
    worlds = _draw(calm, none_weights[-1], none_lag, draws, np.random.default_rng(seed))
    null = _ratios(worlds, asked, base, lags)[0]
    p = (1 + int((null >= ratios[0] - 1e-9).sum())) / (1 + draws)
    return Excitation(*sums, float(full[-2]), float(full[-1]), float(lag), float(ratios[0]), p, draws)


def baseline(days: int) -> Floats:
    """Columns that rise and fall in line between knots and add up to one, (days, knots).

    Knots stand some ninety days apart, farther in spans of more than three years.
    """
    knots = np.linspace(0, days - 1, min(MOST_KNOTS, max(2, round(days / KNOT_DAYS) + 1)))
    step = knots[1] - knots[0]
    return np.asarray(np.maximum(0.0, 1.0 - np.abs(np.arange(days)[:, None] - knots[None, :]) / step))


def set_off(counts: Floats, lag: float) -> Floats:
    """What earlier days still set off on each day, (..., days); each event adds up to one over time."""
    keep = 1.0 - 1.0 / lag
    found = np.zeros_like(counts)
    for day in range(1, counts.shape[-1]):
        found[..., day] = keep * found[..., day - 1] + (1.0 - keep) * counts[..., day - 1]
    return found


def _around(asked: Floats, lag: float) -> Floats:
    """Nearness to the other side's events, the same before and after, (days,)."""
    return set_off(asked, lag) + set_off(asked[::-1], lag)[::-1]


def _ratios(
    worlds: Floats, asked: Floats, base: Floats, lags: Sequence[float]
) -> tuple[Floats, float, Floats, tuple[float, Floats]]:
    """Likelihood ratios of the worlds; of the first one, lag and weights with and without the cross term."""
    with_cross, without = [], []
    for lag in lags:
        own = set_off(worlds, lag)
        plain_columns = np.column_stack([base, _around(asked, lag)])
        without.append(_fit(worlds, plain_columns, own))
        with_cross.append(_fit(worlds, np.column_stack([plain_columns, set_off(asked, lag)]), own))
    full, none = (np.stack([likely for likely, _ in fits]) for fits in (with_cross, without))
    best, plain = int(full[:, 0].argmax()), int(none[:, 0].argmax())
    ratios = 2.0 * (full.max(axis=0) - none.max(axis=0))
    return ratios, lags[best], with_cross[best][1][0], (lags[plain], without[plain][1][0])


def _fit(counts: Floats, shared: Floats, own: Floats) -> tuple[Floats, Floats]:
    """Non-negative weights by expectation-maximisation, for all worlds at once.

    counts, own: (worlds, days). shared: (days, columns) that are the same in every world.
    Returns log-likelihoods (worlds,) and weights (worlds, columns + 1), own excitation last.
    """
    sums, own_sums = np.maximum(shared.sum(axis=0), 1e-12), np.maximum(own.sum(axis=1), 1e-12)
    even = counts.sum(axis=1) / (shared.shape[1] + 1)
    weights, echo = even[:, None] / sums, even / own_sums
    for _ in range(STEPS):
        share = counts / np.maximum(weights @ shared.T + echo[:, None] * own, 1e-12)
        weights = weights * (share @ shared) / sums
        echo = np.minimum(echo * (share * own).sum(axis=1) / own_sums, MOST_OWN)
    rate = np.maximum(weights @ shared.T + echo[:, None] * own, 1e-12)
    return (counts * np.log(rate) - rate).sum(axis=1), np.column_stack([weights, echo])


def _draw(base: Floats, own: float, lag: float, draws: int, rng: np.random.Generator) -> Floats:
    """Worlds in which the answering side listens to itself alone, (draws, days)."""
    keep = 1.0 - 1.0 / lag
    worlds = np.zeros((draws, len(base)))
    echo = np.zeros(draws)
    for day in range(len(base)):
        worlds[:, day] = rng.poisson(base[day] + own * echo)
        echo = keep * echo + (1.0 - keep) * worlds[:, day]
    return worlds
