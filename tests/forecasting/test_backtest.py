import numpy as np
import pytest

from foedus.errors import ForecastError
from foedus.forecasting.backtest import Forecaster, backtest, make_forecaster, refuse_leak
from foedus.forecasting.compiling import Array
from foedus.forecasting.panel import Panel, outcomes_of
from foedus.forecasting.probability import ProbabilityOptions
from foedus.forecasting.tables import EventTable
from tests.forecasting.worlds import habitual_world

OPTIONS = ProbabilityOptions(window_days=15)
WORLD = habitual_world(180, daily=6)


def seer(table: EventTable) -> Forecaster:
    """A forecaster that peeks: it has kept the whole table."""

    def forecast(past: EventTable, panel: Panel) -> tuple[Array, dict[str, Array]]:
        return np.clip(outcomes_of(table, panel), 0.1, 0.9), {}

    return forecast


def test_planted_leak_is_caught() -> None:
    with pytest.raises(ForecastError, match=r"leak: forecasts of day 120 change"):
        refuse_leak(seer, WORLD, 120)


def test_own_forecaster_does_not_leak() -> None:
    refuse_leak(lambda table: make_forecaster(OPTIONS), WORLD, 120)


def test_scores_come_beside_every_baseline_and_split_by_novelty() -> None:
    result = backtest(
        WORLD, ProbabilityOptions(window_days=15, types=(0, 1, 2)), origins=(120, 135, 150), draws=50
    )
    assert {c.baseline for c in result.all.comparisons} == {"base_rate", "persistence", "recency_frequency"}
    assert result.recurring is not None and result.first_time is not None
    assert result.recurring.n + result.first_time.n == result.all.n
    base = next(c for c in result.all.comparisons if c.baseline == "base_rate")
    assert base.brier_skill > 0


def test_window_that_has_not_ended_cannot_be_scored() -> None:
    with pytest.raises(ForecastError, match="has not ended"):
        backtest(WORLD, OPTIONS, origins=(175,))
