import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.errors import ForecastError
from foedus.forecasting.scoring import brier, log_loss, reliability, score_forecasts

FORECASTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 1)), min_size=1, max_size=60)


def test_brier_and_log_loss_match_hand_computation() -> None:
    p, y = np.array([0.8, 0.3]), np.array([1, 0])
    assert brier(p, y) == pytest.approx((0.04 + 0.09) / 2)
    assert log_loss(p, y) == pytest.approx(-(math.log(0.8) + math.log(0.7)) / 2)


def test_certain_miss_is_costly_but_finite() -> None:
    assert 10 < log_loss(np.array([0.0]), np.array([1])) < 20


@given(FORECASTS)
def test_reliability_bins_hold_every_forecast_once(rows: list[tuple[float, int]]) -> None:
    p, y = (np.array(column, float) for column in zip(*rows, strict=True))
    bins = reliability(p, y)
    assert sum(b.n for b in bins) == len(rows)
    assert all(0 <= b.happened <= 1 and b.low - 1e-9 <= b.mean <= b.high + 1e-9 for b in bins)
    assert 0 <= brier(p, y) <= 1


def test_better_forecast_has_skill_and_an_interval_above_zero() -> None:
    draw = np.random.default_rng(1)
    truth = draw.random(3000)
    happened = (draw.random(3000) < truth).astype(float)
    scores = score_forecasts(truth, happened, baselines={"half": np.full(3000, 0.5)}, draws=200)
    only = scores.comparisons[0]
    assert only.brier_skill > 0 and only.log_skill > 0
    assert 0 < only.brier_gain.low < only.brier_gain.value < only.brier_gain.high


def test_forecast_against_itself_gains_nothing() -> None:
    p, y = np.array([0.2, 0.7, 0.4]), np.array([0, 1, 0])
    gain = score_forecasts(p, y, baselines={"same": p}, draws=50).comparisons[0].brier_gain
    assert (gain.value, gain.low, gain.high) == (0, 0, 0)


@pytest.mark.parametrize("p", [[1.2], [-0.1], [float("nan")], [0.5, 0.5]])
def test_what_is_no_probability_is_refused(p: list[float]) -> None:
    with pytest.raises(ForecastError):
        brier(np.array(p), np.array([1]))
