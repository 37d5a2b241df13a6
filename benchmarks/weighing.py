"""Weighing on simulated cases with known truth, against a plain count of inconsistent evidence.

    python -m benchmarks.weighing [CASES] [--seed N]

The count is given the best of several thresholds and scales on these very cases, which flatters it.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import math
import time

import numpy as np

from benchmarks.common import print_line
from benchmarks.weighing_world import Simulated, inconsistency_count, simulate
from foedus.weighing.weigh import weigh

BINS = 10
THRESHOLDS = (0.4, 0.6, 0.8, 1.0)
SCALES = (0.95, 0.9, 0.8, 0.7, 0.6, 0.5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("cases", nargs="?", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng = np.random.default_rng(asked.seed)
    cases = [simulate(rng) for _ in range(asked.cases)]
    start = time.perf_counter()
    answers = [weigh(case.inquiry, case.record).answer for case in cases]
    seconds = time.perf_counter() - start
    truths = [case.truth for case in cases]
    plain, with_priors = (best_count(cases, truths, with_priors=prior) for prior in (False, True))
    priors = [dict(zip(case.inquiry.ids, case.inquiry.priors(), strict=True)) for case in cases]
    print_line(
        "weighing",
        n=len(cases),
        seconds=seconds,
        sha256=hashlib.sha256(f"{asked.cases} {asked.seed}".encode()).hexdigest(),
        mean_log_score=log_score(answers, truths),
        inconsistency_count_log_score=plain,
        inconsistency_count_with_priors_log_score=with_priors,
        prior_log_score=log_score(priors, truths),
        calibration_error=calibration_error(answers, truths),
        brier=brier(answers, truths),
    )


def best_count(cases: list[Simulated], truths: list[str], *, with_priors: bool) -> float:
    """The best mean log score of the count over thresholds and scales."""
    return max(
        log_score(
            [inconsistency_count(case, threshold=t, per_count=s, with_priors=with_priors) for case in cases],
            truths,
        )
        for t, s in itertools.product(THRESHOLDS, SCALES)
    )


def log_score(answers: list[dict[str, float]], truths: list[str]) -> float:
    """Mean natural logarithm of the probability given to what is true; 0 is best."""
    return math.fsum(math.log(a[t]) for a, t in zip(answers, truths, strict=True)) / len(truths)


def brier(answers: list[dict[str, float]], truths: list[str]) -> float:
    """Mean over cases of the squared error summed over hypotheses; 0 is best, 2 worst."""
    return math.fsum(
        (value - (id == truth)) ** 2
        for answer, truth in zip(answers, truths, strict=True)
        for id, value in answer.items()
    ) / len(truths)


def calibration_error(answers: list[dict[str, float]], truths: list[str]) -> float:
    """Mean distance, over ten bins of probability, between what was said and how often it was so."""
    pairs = [
        (value, float(id == truth))
        for answer, truth in zip(answers, truths, strict=True)
        for id, value in answer.items()
    ]
    said, true = np.array(pairs).T
    bins = np.minimum((said * BINS).astype(int), BINS - 1)
    inside = [bins == number for number in set(bins.tolist())]
    gaps = [abs(said[chosen].mean() - true[chosen].mean()) * chosen.sum() for chosen in inside]
    return float(sum(gaps) / len(said))


if __name__ == "__main__":
    main()
