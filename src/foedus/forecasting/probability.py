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
from foedus.forecasting.logistic import Logistic, fit_logistic, thin
from foedus.forecasting.panel import NAMES, Panel, make_panel, outcomes_of
from foedus.forecasting.tables import EventTable

RECENCY_FREQUENCY = (NAMES.index("recency"), NAMES.index("frequency"))
LAST_WINDOW = NAMES.index("last_window")
LEAST_ROWS = 200
LEAST_HAPPENED = 30
MOST_QUIET = 40_000
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


def _share(outcome: Array) -> float:
    return float((outcome.sum() + 0.5) / (len(outcome) + 1))


def past_windows(day: int, *, window_days: int, most: int) -> list[int]:
    """First days of windows that have ended by `day`, earliest first; none in the first window.

    >>> past_windows(100, window_days=30, most=6)
    [40, 70]
    """
    days = [day - window_days * (k + 1) for k in range(most)]
    return [d for d in reversed(days) if d >= window_days]


def fit_probability(
    table: EventTable, day: int, options: ProbabilityOptions | None = None
) -> ProbabilityModel:
    """Learn from events before a day only.

    Raises ForecastError with the counts when there is too little history.
    """
    options = options or ProbabilityOptions()
    past = table.before(day)
    days = past_windows(day, window_days=options.window_days, most=options.origins)
    panels = [make_panel(past, d, window_days=options.window_days, types=options.types) for d in days]
    outcomes = [outcomes_of(past, panel) for panel in panels]
    rows, happened = sum(map(len, panels)), int(sum(y.sum() for y in outcomes))
    if rows < LEAST_ROWS or not LEAST_HAPPENED <= happened <= rows - LEAST_HAPPENED:
        raise ForecastError(
            f"{table.origin}: too little to say: {rows} rows in {len(days)} ended windows of "
            f"{options.window_days} days, {happened} of them with an event; learning needs "
            f"{LEAST_ROWS} rows with at least {LEAST_HAPPENED} of either outcome"
        )
    features, y = np.concatenate([p.features for p in panels]), np.concatenate(outcomes)
    pair = np.concatenate([p.first.astype(np.int64) * len(table.actors) + p.second for p in panels])
    active = features[:, LAST_WINDOW] > 0
    kept, counts = thin(y, most=MOST_QUIET)
    return ProbabilityModel(
        day, options,
        fit_logistic(_curved(features[kept]), y[kept], counts=counts, clusters=pair[kept]),
        fit_logistic(features[kept][:, RECENCY_FREQUENCY], y[kept], counts=counts),
        _calibrate(panels, outcomes, options.checks),
        _share(y), (_share(y[~active]), _share(y[active])), rows, happened,
    )  # fmt: skip


def _calibrate(panels: list[Panel], outcomes: list[Array], checks: int) -> tuple[float, float]:
    """Shift and slope [platt1999] from forecasts of the last windows by what was learned before each."""
    odds, happened = [], []
    for k in range(max(1, len(panels) - checks), len(panels)):
        y = np.concatenate(outcomes[:k])
        if not LEAST_HAPPENED <= y.sum() <= len(y) - LEAST_HAPPENED:
            continue
        kept, counts = thin(y, most=MOST_QUIET)
        features = np.concatenate([p.features for p in panels[:k]])[kept]
        earlier = fit_logistic(_curved(features), y[kept], counts=counts)
        odds.append(earlier.log_odds(_curved(panels[k].features)))
        happened.append(outcomes[k])
    if not odds:
        return 0.0, 1.0
    x, y = np.concatenate(odds), np.concatenate(happened)
    if not LEAST_HAPPENED <= y.sum() <= len(y) - LEAST_HAPPENED:
        return 0.0, 1.0
    platt = fit_logistic(x[:, None], y)
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
