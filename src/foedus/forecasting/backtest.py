"""Forecasts made again on past days, as they could have been made then, and scored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from foedus.errors import ForecastError
from foedus.forecasting.compiling import Array
from foedus.forecasting.lessons import Lesson
from foedus.forecasting.panel import Panel, make_panel, outcomes_of
from foedus.forecasting.probability import ProbabilityOptions, fit_probability
from foedus.forecasting.scoring import Scores, score_forecasts
from foedus.forecasting.tables import EventTable

Forecaster = Callable[[EventTable, Panel], tuple[Array, dict[str, Array]]]
"""From the events before a day and the rows asked: probabilities, and those of the baselines."""


@dataclass(frozen=True, slots=True)
class Backtest:
    """Scores over all rows; over rows that had such an event before; over first-time rows.

    None where there is no row, or nothing happened in any. origins: days of the forecasts.
    """

    origins: tuple[int, ...]
    all: Scores
    recurring: Scores | None
    first_time: Scores | None


def make_forecaster(options: ProbabilityOptions) -> Forecaster:
    """The forecaster of `probability`: learns anew on each origin, reading each past window once."""
    known: dict[int, Lesson] = {}

    def forecast(past: EventTable, panel: Panel) -> tuple[Array, dict[str, Array]]:
        model = fit_probability(past, panel.day, options, known=known)
        return model.predict(panel), model.baselines(panel)

    return forecast


def backtest(
    table: EventTable, options: ProbabilityOptions | None = None, *, origins: tuple[int, ...],
    forecaster: Forecaster | None = None, draws: int = 1000,
) -> Backtest:  # fmt: skip
    """Forecast every pair's window on each origin from the events before it, then score.

    Raises ForecastError if an origin's window reaches beyond the table, or if a forecast changes when
    the events from its origin on are replaced: then it has seen ahead.
    """
    options = options or ProbabilityOptions()
    run = forecaster or make_forecaster(options)
    end = int(table.day[-1]) + 1
    parts = []
    for day in origins:
        if day + options.window_days > end:
            raise ForecastError(f"the window from day {day} has not ended by day {end}: no outcome yet")
        past = table.before(day)
        panel = make_panel(past, day, window_days=options.window_days, types=options.types)
        parts.append((panel, outcomes_of(table, panel), *run(past, panel)))
    y, p = np.concatenate([x[1] for x in parts]), np.concatenate([x[2] for x in parts])
    baselines = {name: np.concatenate([x[3][name] for x in parts]) for name in parts[0][3]}
    pairs = np.concatenate([x[0].first.astype(np.int64) * len(table.actors) + x[0].second for x in parts])
    seen = np.concatenate([x[0].seen for x in parts])

    def scores(rows: Array) -> Scores | None:
        if not y[rows].any():
            return None
        kept = {name: values[rows] for name, values in baselines.items()}
        return score_forecasts(p[rows], y[rows], baselines=kept, clusters=pairs[rows], draws=draws)

    whole = score_forecasts(p, y, baselines=baselines, clusters=pairs, draws=draws)
    return Backtest(tuple(origins), whole, scores(seen), scores(~seen))


def refuse_leak(make: Callable[[EventTable], Forecaster], table: EventTable, day: int) -> None:
    """Make sure that a forecaster says the same whatever happens from a day on.

    make is given the whole table, then the table with everything from that day on removed, and then
    with the later events' parties turned about. Raises ForecastError if the forecasts differ.
    """
    past = table.before(day)
    panel = make_panel(past, day)
    said = [make(world)(past, panel)[0] for world in (table, past, _otherwise(table, day))]
    for other in said[1:]:
        if not np.array_equal(said[0], other):
            worst = float(np.abs(said[0] - other).max())
            raise ForecastError(
                f"leak: forecasts of day {day} change by up to {worst:.3f} when later events do; "
                "compute every measure from table.before(day)"
            )


def _otherwise(table: EventTable, day: int) -> EventTable:
    """The same past, with every later event between other parties."""
    start = int(np.searchsorted(table.day, day))
    target = table.target.copy()
    target[start:] = (target[start:] + 1) % len(table.actors)
    return EventTable(
        table.actors, table.types, table.source, table.type, target, table.day, table.epoch, table.origin
    )
