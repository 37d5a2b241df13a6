"""Intervals for sums over events: by drawing events anew, and by drawing origins anew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from foedus.errors import MeasureError
from foedus.measuring.crosstab import Floats
from foedus.measuring.weighting import corroboration

DRAWS = 1000


def draw_events(rng: np.random.Generator, events: int, draws: int = DRAWS) -> Floats:
    """How often each event is drawn, (draws, events); rows sum to the number of events."""
    if events == 0:
        return np.zeros((draws, 0))
    return rng.multinomial(events, np.full(events, 1 / events), size=draws).astype(np.float64)


def draw_origins(rng: np.random.Generator, origins: Sequence[Sequence[str]], draws: int = DRAWS) -> Floats:
    """Weight of each event when the set of origins is drawn anew, (draws, events).

    origins: of each event. An event that k drawn origins tell weighs 1 - 2^-k, one that none tells 0:
    what rests on one origin comes and goes with it.
    """
    names = sorted({name for one in origins for name in one})
    if not names:
        raise MeasureError("events without origins cannot be drawn by origin")
    place = {name: index for index, name in enumerate(names)}
    tells = np.zeros((len(names), len(origins)))
    for event, told_by in enumerate(origins):
        for name in told_by:
            tells[place[name], event] = 1.0
    times = rng.multinomial(len(names), np.full(len(names), 1 / len(names)), size=draws)
    return corroboration(times @ tells)


def interval(values: Floats, level: float) -> tuple[float, float] | None:
    """The middle `level` of drawn values; None where they are not known."""
    known = values[np.isfinite(values)]
    if not len(known):
        return None
    low, high = np.quantile(known, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
