"""Simulated cases with known truth: what is said to be 70 % probable is so in 70 % of cases."""

from __future__ import annotations

import numpy as np
from benchmarks.weighing import best_count, calibration_error, log_score
from benchmarks.weighing_world import simulate

from foedus.weighing.weigh import weigh

CASES = 150


def test_calibrated_and_better_than_a_count_of_inconsistencies() -> None:
    rng = np.random.default_rng(7)
    cases = [simulate(rng) for _ in range(CASES)]
    truths = [case.truth for case in cases]
    answers = [weigh(case.inquiry, case.record).answer for case in cases]
    assert calibration_error(answers, truths) < 0.06
    assert log_score(answers, truths) > best_count(cases, truths, with_priors=False)
    assert log_score(answers, truths) > best_count(cases, truths, with_priors=True)
