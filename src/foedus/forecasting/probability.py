"""How likely is at least one event between two actors within a window? With baselines beside it.

A logistic regression over what is known of each pair, learned only from windows that had ended before
the day of the forecast, and calibrated on forecasts made on earlier days for windows that have ended.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from foedus.errors import ForecastError
from foedus.forecasting.compiling import Array
from foedus.forecasting.lessons import LAST_WINDOW, Lesson, past_windows, take_lesson
from foedus.forecasting.logistic import Logistic, fit_logistic
from foedus.forecasting.panel import NAMES, Panel
from foedus.forecasting.tables import EventTable

RECENCY_FREQUENCY = (NAMES.index("recency"), NAMES.index("frequency"))
LEAST_ROWS = 200
LEAST_HAPPENED = 30
NORMAL_95 = 1.959964


@dataclass(frozen=True, slots=True)
class ProbabilityOptions:
    """window_days: length of a window. types: rows by pair and type, or None for any type.

    origins: how many past windows to learn from; checks: how many of the last of them calibrate.
    """

    window_days: int = 30
    types: tuple[int, ...] | None = None
    origins: int = 6
    checks: int = 2


@dataclass(frozen=True, slots=True)
class ProbabilityModel:
    """What was learned before a day. calibration: (shift, slope) on the log odds.

    base: share of rows that happened; persistence: (share after a quiet window, after an active one);
    rows, happened: what it was learned from.
    """

    day: int
    options: ProbabilityOptions
    evidence: Logistic
    recency_frequency: Logistic
    calibration: tuple[float, float]
    base: float
    persistence: tuple[float, float]
    rows: int
    happened: int

    def predict(self, panel: Panel) -> Array:
        """Calibrated probabilities; (n,)."""
        shift, slope = self.calibration
        return np.asarray(expit(shift + slope * self.evidence.log_odds(_curved(panel.features))))

    def interval(self, panel: Panel) -> tuple[Array, Array]:
        """95 % interval of each probability, from the uncertainty of the weights; two of (n,)."""
        shift, slope = self.calibration
        curved = _curved(panel.features)
        middle = shift + slope * self.evidence.log_odds(curved)
        wide = NORMAL_95 * abs(slope) * self.evidence.deviation(curved)
        return np.asarray(expit(middle - wide)), np.asarray(expit(middle + wide))

    def points(self, panel: Panel) -> dict[str, Array]:
        """The calibrated log odds as a sum of named points: base, then one a measure; each (n,)."""
        shift, slope = self.calibration
        terms = slope * self.evidence.points(_curved(panel.features))
        named = {"base": terms[:, 0] + shift}
        k = len(NAMES)
        for i, name in enumerate(NAMES):
            named[name] = terms[:, 1 + i] + terms[:, 1 + k + i]
        return named

    def baselines(self, panel: Panel) -> dict[str, Array]:
        """What simpler forecasters say; each (n,)."""
        active = panel.features[:, LAST_WINDOW] > 0
        return {
            "base_rate": np.full(len(panel), self.base),
            "persistence": np.where(active, self.persistence[1], self.persistence[0]),
            "recency_frequency": self.recency_frequency.predict(panel.features[:, RECENCY_FREQUENCY]),
        }


def _curved(features: Array) -> Array:
    """Each column and its square, so that an effect may level off."""
    return np.column_stack([features, features**2])


def _share(happened: int, rows: int) -> float:
    return (happened + 0.5) / (rows + 1)


def fit_probability(
    table: EventTable, day: int, options: ProbabilityOptions | None = None, *,
    known: dict[int, Lesson] | None = None,
) -> ProbabilityModel:  # fmt: skip
    """Learn from events before a day only.

    known: lessons of earlier windows of the same events and options, by day; new ones are added, so
    that a series of origins reads each window once.
    Raises ForecastError with the counts when there is too little history.
    """
    options = options or ProbabilityOptions()
    past, length = table.before(day), options.window_days
    kept = {} if known is None else known
    days = past_windows(day, window_days=length, most=options.origins)
    for d in days:
        if d not in kept:
            kept[d] = take_lesson(past, d, window_days=length, types=options.types)
    lessons = [kept[d] for d in days]
    rows, happened = sum(x.rows for x in lessons), sum(x.happened for x in lessons)
    if not _enough(lessons):
        raise ForecastError(
            f"{table.origin}: too little to say: {rows} rows in {len(days)} ended windows of "
            f"{length} days, {happened} of them with an event; learning needs "
            f"{LEAST_ROWS} rows with at least {LEAST_HAPPENED} of either outcome"
        )
    features, y, counts, pair = _stack(lessons)
    quiet, active = (
        _share(sum(x.tally[k][1] for x in lessons), sum(x.tally[k][0] for x in lessons)) for k in (0, 1)
    )
    return ProbabilityModel(
        day, options, fit_logistic(_curved(features), y, counts=counts, clusters=pair),
        fit_logistic(features[:, RECENCY_FREQUENCY], y, counts=counts),
        _calibrate(lessons, options.checks), _share(happened, rows), (quiet, active), rows, happened,
    )  # fmt: skip


def _enough(lessons: list[Lesson]) -> bool:
    rows, happened = sum(x.rows for x in lessons), sum(x.happened for x in lessons)
    return rows >= LEAST_ROWS and LEAST_HAPPENED <= happened <= rows - LEAST_HAPPENED


def _stack(lessons: list[Lesson]) -> tuple[Array, Array, Array, Array]:
    columns = ([x.features for x in lessons], [x.outcome for x in lessons])
    more = ([x.counts for x in lessons], [x.pair for x in lessons])
    return tuple(np.concatenate(c) for c in (*columns, *more))  # type: ignore[return-value]


def _calibrate(lessons: list[Lesson], checks: int) -> tuple[float, float]:
    """Shift and slope [platt1999] from forecasts of the last windows by what was learned before each."""
    odds, checked = [], []
    for k in range(max(1, len(lessons) - checks), len(lessons)):
        if not _enough(lessons[:k]):
            continue
        features, y, counts, _ = _stack(lessons[:k])
        earlier = fit_logistic(_curved(features), y, counts=counts)
        odds.append(earlier.log_odds(_curved(lessons[k].features)))
        checked.append(lessons[k])
    if not checked or not _enough(checked):
        return 0.0, 1.0
    _, y, counts, _ = _stack(checked)
    platt = fit_logistic(np.concatenate(odds)[:, None], y, counts=counts)
    slope = float(platt.weights[1] / platt.scale[0])
    return float(platt.weights[0] - slope * platt.mean[0]), slope


def combine_group(probabilities: Array) -> float:
    """P(at least one pair of a group acts), if pairs acted independently: an upper reading.

    Pairs of a group act together, so the truth lies between the largest of them and this.

    >>> combine_group(np.array([0.5, 0.5]))
    0.75
    """
    values = np.asarray(probabilities, float)
    if len(values) == 0:
        raise ForecastError("a group needs at least one pair")
    return float(-np.expm1(np.log1p(-np.clip(values, 0, 1 - 1e-12)).sum()))
