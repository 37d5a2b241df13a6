import numpy as np
import pytest

from foedus.errors import ForecastError
from foedus.forecasting.lessons import past_windows
from foedus.forecasting.logistic import fit_logistic, thin
from foedus.forecasting.panel import NAMES, make_panel, outcomes_of
from foedus.forecasting.probability import (
    ProbabilityOptions,
    combine_group,
    fit_probability,
)
from tests.forecasting.worlds import habitual_world

OPTIONS = ProbabilityOptions(window_days=15)
WORLD = habitual_world(150, daily=6)


def test_panel_reads_only_events_before_its_day() -> None:
    whole, cut = (make_panel(table, 90, window_days=15) for table in (WORLD, WORLD.before(90)))
    np.testing.assert_array_equal(whole.features, cut.features)
    assert whole.features.shape[1] == len(NAMES)


def test_outcome_counts_the_window_and_neither_of_its_edges_beyond() -> None:
    panel = make_panel(WORLD, 90, window_days=15)
    a, b = int(panel.first[0]), int(panel.second[0])
    between = np.isin(WORLD.source, (a, b)) & np.isin(WORLD.target, (a, b)) & (WORLD.source != WORLD.target)
    days = WORLD.day[between]
    assert outcomes_of(WORLD, panel)[0] == float(((days >= 90) & (days < 105)).any())


def test_rows_by_type_know_first_time_from_recurring() -> None:
    panel = make_panel(WORLD, 40, window_days=15, types=(0, 1, 2))
    assert len(panel) == 3 * len(make_panel(WORLD, 40, window_days=15))
    assert panel.seen.any() and not panel.seen.all()
    np.testing.assert_array_equal(panel.seen, panel.count > 0)


def test_probabilities_stay_within_their_interval_and_follow_habit() -> None:
    model = fit_probability(WORLD, 135, OPTIONS)
    panel = make_panel(WORLD, 135, window_days=15)
    p, (low, high) = model.predict(panel), model.interval(panel)
    assert (low <= p).all() and (p <= high).all() and (0 < p).all() and (p < 1).all()
    assert p[panel.count >= 8].mean() > 3 * p[panel.count == 1].mean()


def test_points_add_up_to_the_log_odds() -> None:
    model = fit_probability(WORLD, 135, OPTIONS)
    panel = make_panel(WORLD, 135, window_days=15)
    odds = sum(model.points(panel).values())
    np.testing.assert_allclose(1 / (1 + np.exp(-odds)), model.predict(panel), rtol=1e-9)


def test_too_little_history_is_refused_with_counts() -> None:
    with pytest.raises(ForecastError, match=r"too little to say: .* rows in 1 ended windows"):
        fit_probability(WORLD, 30, OPTIONS)


def test_windows_to_learn_from_have_ended() -> None:
    assert past_windows(100, window_days=30, most=2) == [40, 70]
    assert past_windows(45, window_days=30, most=6) == []


def test_thinned_rows_stand_for_all() -> None:
    draw = np.random.default_rng(2)
    x = draw.normal(size=(20000, 2))
    y = (draw.random(20000) < 1 / (1 + np.exp(3 - x[:, 0]))).astype(float)
    rows, counts = thin(y, most=4000)
    assert counts.sum() == pytest.approx(len(y))
    whole, part = fit_logistic(x, y), fit_logistic(x[rows], y[rows], counts=counts)
    np.testing.assert_allclose(part.predict(x[:100]), whole.predict(x[:100]), atol=0.03)


def test_fit_settles_when_events_are_rare_and_columns_nearly_repeat() -> None:
    draw = np.random.default_rng(3)
    x = np.exp(draw.normal(size=(30000, 3)))
    x = np.column_stack([x, x**2, x[:, 0] + 0.01 * draw.normal(size=30000)])
    y = (draw.random(30000) < 1 / (1 + np.exp(6 - 1.5 * x[:, 1]))).astype(float)
    model = fit_logistic(x, y)
    residual = y - model.predict(x)
    columns = np.column_stack([np.ones(len(x)), (x - model.mean) / model.scale])
    slope = columns.T @ residual - np.r_[0, model.weights[1:]]
    assert np.abs(slope).max() < 0.05
    assert model.predict(x).mean() == pytest.approx(y.mean(), rel=1e-3)


def test_group_is_at_least_as_likely_as_its_likeliest_pair() -> None:
    assert combine_group(np.array([0.4, 0.1])) >= 0.4
