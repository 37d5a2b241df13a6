"""Small made-up worlds with known rules, for the tests of forecasting."""

from __future__ import annotations

from datetime import date

import numpy as np

from foedus.forecasting.tables import EventTable, make_table

EPOCH = date(2031, 1, 1)
TYPES = ("MEET", "TRADE", "PROTEST")


def habitual_world(days: int = 120, actors: int = 30, *, seed: int = 0, daily: int = 12) -> EventTable:
    """Each actor keeps mostly to three partners; a meeting is often followed by trade two days later."""
    draw = np.random.default_rng(seed)
    partners = np.array([draw.choice([x for x in range(actors) if x != a], 3, False) for a in range(actors)])
    rows: list[tuple[int, int, int, int]] = []
    for day in range(days):
        for _ in range(daily):
            a = int(draw.integers(actors))
            b = int(partners[a, draw.integers(3)]) if draw.random() < 0.8 else int(draw.integers(actors))
            if a == b:
                continue
            kind = int(draw.choice([0, 2]))
            rows.append((a, kind, b, day))
            if kind == 0 and day + 2 < days and draw.random() < 0.7:
                rows.append((a, 1, b, day + 2))
    names = [f"actor_{i:02d}" for i in range(actors)]
    return make_table(np.array(rows), actors=names, types=TYPES, epoch=EPOCH, origin="habitual world")
