"""The second opinion: finds answers where there are some, and keeps own clusters apart from them."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.errors import MeasureError
from foedus.measuring.excitation import baseline, excitation_test, set_off
from foedus.measuring.simulating import answering_days, bursty_days


def test_baseline_adds_up_to_one_on_every_day() -> None:
    assert np.allclose(baseline(365).sum(axis=1), 1.0)
    assert baseline(20_000).shape[1] == 13


def test_what_an_event_sets_off_adds_up_to_one_and_begins_the_day_after() -> None:
    counts = np.zeros(200)
    counts[3] = 1.0
    later = set_off(counts, 5.0)
    assert later[:4].sum() == 0 and later.sum() == pytest.approx(1.0)
    assert later @ (np.arange(200) - 3) == pytest.approx(5.0)


def test_answers_are_found_with_their_number() -> None:
    rng = np.random.default_rng(3)
    asked = rng.poisson(0.1, 500).astype(float)
    test = excitation_test(asked, answering_days(rng, asked, rate=0.05, answers=1.0), draws=59)
    assert test.p is not None and test.p <= 0.05
    assert test.cross is not None and 0.5 < test.cross < 1.6


def test_clusters_of_its_own_are_not_taken_for_answers() -> None:
    rng = np.random.default_rng(8)
    asked, answered = bursty_days(rng, 400, rate=0.1), bursty_days(rng, 400, rate=0.1)
    test = excitation_test(asked, answered, draws=59)
    assert test.own is not None and test.cross is not None and test.own > 0.2
    assert test.cross < test.own


def test_few_events_give_no_answer_and_short_spans_are_refused() -> None:
    few = excitation_test(np.eye(1, 200)[0], np.eye(1, 200)[0])
    assert few.p is None and "at least 10" in few.note
    with pytest.raises(MeasureError, match="100 days"):
        excitation_test(np.ones(50), np.ones(50))


def test_same_series_give_the_same_p() -> None:
    rng = np.random.default_rng(1)
    series = rng.poisson(0.2, 150), rng.poisson(0.2, 150)
    assert excitation_test(*series, draws=19) == excitation_test(*series, draws=19)
