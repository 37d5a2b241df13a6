"""Tests by time: exact counts, detection of what was put in, silence where there is too little."""

import datetime as dt

import numpy as np
import pytest

from foedus.errors import MeasureError
from foedus.measuring.response import daily_counts, response_test, shifted_rises
from foedus.measuring.shifts import shift_test, shifted_counts
from foedus.measuring.simulating import answering_days, bursty_days
from foedus.model.dates import Period


def test_all_shifts_are_counted_exactly() -> None:
    rng = np.random.default_rng(1)
    active = [(rng.random(24) < 0.4).astype(float) for _ in range(3)]
    counts = shifted_counts(active)
    for s in range(24):
        for t in range(24):
            assert counts[s, t] == (active[0] * np.roll(active[1], s) * np.roll(active[2], t)).sum()


def test_pairs_that_move_together_are_found() -> None:
    rng = np.random.default_rng(2)
    shared = rng.random(80) < 0.2
    series = [shared | (rng.random(80) < 0.05) for _ in range(3)]
    test = shift_test(series)
    assert test.p is not None and test.p < 0.01
    assert test.ratio is not None and test.ratio > 2


def test_few_active_periods_give_no_answer_but_a_reason() -> None:
    test = shift_test([np.eye(1, 30)[0], np.zeros(30), np.zeros(30)])
    assert test.p is None
    assert "too few" in test.note


def test_rises_over_shifts_are_counted_exactly() -> None:
    rng = np.random.default_rng(3)
    asked, answered = rng.poisson(0.2, 50).astype(float), rng.poisson(0.3, 50).astype(float)
    rises = shifted_rises(asked, answered, 5)
    for shift in (0, 1, 17, 49):
        moved = np.roll(asked, shift)
        wanted = sum(
            moved[t] * sum(answered[(t + d) % 50] - answered[(t - d) % 50] for d in range(1, 6))
            for t in range(50)
        )
        assert rises[shift] == wanted


def test_answers_within_a_week_are_found_and_not_the_other_way_round() -> None:
    rng = np.random.default_rng(4)
    asked = bursty_days(rng, 900, rate=0.08, burst=0.2)
    answered = answering_days(rng, asked, rate=0.05, answers=0.7)
    there = response_test(asked, answered)
    back = response_test(answered, asked)
    assert there.p is not None and there.p < 0.02
    assert there.best is not None and there.best.after > there.best.before
    assert there.interval is not None and there.interval[0] > 0
    assert back.p is not None and back.p > 0.05


def test_days_within_the_windows_agree_with_the_rise() -> None:
    rng = np.random.default_rng(5)
    asked, answered = rng.poisson(0.2, 200).astype(float), rng.poisson(0.2, 200).astype(float)
    for window in response_test(asked, answered).windows:
        assert window.rise == pytest.approx((window.after - window.before) / asked.sum())


def test_response_is_rarely_found_where_there_is_none() -> None:
    rng = np.random.default_rng(6)
    found = 0
    for _ in range(300):
        test = response_test(bursty_days(rng, 200, rate=0.1), bursty_days(rng, 200, rate=0.1))
        found += test.p is not None and test.p <= 0.05
    assert found / 300 <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / 300)


def test_too_few_events_are_counted_and_not_tested() -> None:
    test = response_test(np.eye(1, 60)[0], np.eye(1, 60)[0], windows=(7,))
    assert test.p is None
    assert "1 and 1 events are too few" in test.note


def test_windows_that_do_not_fit_the_span_are_refused() -> None:
    with pytest.raises(MeasureError, match="do not fit a span of 60 days"):
        response_test(np.zeros(60), np.zeros(60), windows=(28,))


def test_days_outside_the_span_are_passed_over() -> None:
    span = Period(dt.date(2021, 3, 1), dt.date(2021, 3, 4))
    counts = daily_counts([dt.date(2021, 2, 28), dt.date(2021, 3, 3), dt.date(2021, 3, 4)], span)
    assert counts.tolist() == [0, 0, 1]
