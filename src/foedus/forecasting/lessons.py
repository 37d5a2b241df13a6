"""What past windows teach: rows of pairs whose window has ended, thinned where nothing happened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.forecasting.compiling import Array
from foedus.forecasting.logistic import thin
from foedus.forecasting.panel import NAMES, make_panel, outcomes_of
from foedus.forecasting.tables import EventTable

LAST_WINDOW = NAMES.index("last_window")
MOST_QUIET = 10_000
"""Rows without an event kept of each window, about; each then stands for several."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One past window. features: (n, NAMES); outcome, counts, pair: (n,), thinned.

    tally: ((quiet before, happened), (active before, happened)), counted on all rows.
    """

    day: int
    features: Array
    outcome: Array
    counts: Array
    pair: Array
    tally: tuple[tuple[int, int], tuple[int, int]]

    @property
    def rows(self) -> int:
        """Rows before thinning."""
        return self.tally[0][0] + self.tally[1][0]

    @property
    def happened(self) -> int:
        """Rows with an event."""
        return self.tally[0][1] + self.tally[1][1]


def past_windows(day: int, *, window_days: int, most: int) -> list[int]:
    """First days of windows that have ended by `day`, earliest first; none in the first window.

    >>> past_windows(100, window_days=30, most=6)
    [40, 70]
    """
    days = [day - window_days * (k + 1) for k in range(most)]
    return [d for d in reversed(days) if d >= window_days]


def take_lesson(table: EventTable, day: int, *, window_days: int, types: tuple[int, ...] | None) -> Lesson:
    """The rows of the window that begins on a day, and what came of them."""
    panel = make_panel(table, day, window_days=window_days, types=types)
    y = outcomes_of(table, panel)
    active = panel.features[:, LAST_WINDOW] > 0
    (quiet, quiet_hits), (busy, busy_hits) = (
        (int(mask.sum()), int(y[mask].sum())) for mask in (~active, active)
    )
    kept, counts = thin(y, most=MOST_QUIET)
    pair = panel.first[kept].astype(np.int64) * len(table.actors) + panel.second[kept]
    tally = ((quiet, quiet_hits), (busy, busy_hits))
    return Lesson(day, panel.features[kept], y[kept], counts, pair, tally)
