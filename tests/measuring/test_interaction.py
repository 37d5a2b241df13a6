"""The exact test: against Fisher's, against brute force, and its calibration on simulated worlds."""

import math

import numpy as np
import pytest
from scipy.stats import fisher_exact

from foedus.errors import MeasureError
from foedus.measuring.interaction import assess_interaction, free_cell, tilt
from foedus.measuring.simulating import reject_rates, triple_world


def test_two_parties_give_fishers_exact_test() -> None:
    counts = np.array([[8, 2], [1, 5]])
    result = assess_interaction(counts)
    greater = fisher_exact(counts, alternative="greater").pvalue
    assert result.p_more == pytest.approx(greater)
    assert result.p == pytest.approx(2 * greater)


def test_distribution_of_the_free_cell_is_that_of_all_tables_with_the_same_margins() -> None:
    counts = np.array([[[2, 1], [1, 2]], [[1, 1], [2, 1]]])
    tables = np.indices((4,) * 8).reshape(8, -1).T.reshape(-1, 2, 2, 2)
    same = np.all(
        [(tables.sum(axis=axis + 1) == counts.sum(axis=axis)).all(axis=(1, 2)) for axis in range(3)], axis=0
    )
    wanted: dict[int, float] = {}
    for table in tables[same]:
        weight = 1 / math.prod(math.factorial(int(cell)) for cell in table.ravel())
        wanted[int(table[1, 1, 1])] = wanted.get(int(table[1, 1, 1]), 0.0) + weight
    low, high, log_weights = free_cell(counts)
    assert sorted(wanted) == list(range(low, high + 1))
    total = sum(wanted.values())
    assert tilt(log_weights, 0.0) == pytest.approx([wanted[x] / total for x in sorted(wanted)])


def test_effect_of_a_large_table_is_the_log_ratio_of_odds_ratios() -> None:
    counts = np.array([[[400, 200], [200, 150]], [[200, 150], [150, 300]]])
    sign = np.where((3 - np.indices((2, 2, 2)).sum(axis=0)) % 2 == 0, 1, -1)
    result = assess_interaction(counts)
    assert result.effect == pytest.approx((sign * np.log(counts)).sum(), abs=0.02)
    assert result.interval is not None
    assert result.interval[0] < result.effect < result.interval[1]


def test_margins_that_leave_nothing_free_are_uninformative() -> None:
    counts = np.zeros((2, 2, 2), dtype=int)
    counts[1, 1, 0] = counts[1, 1, 1] = 3
    result = assess_interaction(counts)
    assert not result.informative
    assert result.p is None and result.effect is None


def test_outcome_at_the_edge_has_an_open_interval_and_a_finite_effect() -> None:
    counts = np.array([[[5, 5], [5, 0]], [[5, 0], [0, 9]]])
    result = assess_interaction(counts)
    assert not result.bounded
    assert result.interval is not None and result.interval[1] == math.inf
    assert result.effect is not None and math.isfinite(result.effect)


def test_other_shapes_are_refused() -> None:
    with pytest.raises(MeasureError, match="absence and presence"):
        assess_interaction(np.ones((2, 3), dtype=int))


@pytest.mark.parametrize("events", [10, 30, 100, 1000])
def test_world_of_pairs_is_called_a_pact_no_more_often_than_nominal(events: int) -> None:
    rates = reject_rates(np.random.default_rng(events), 1000, lambda rng: triple_world(rng, events))
    assert rates.exact <= 0.05 + 3 * rates.error
    assert abs(rates.randomised - 0.05) <= 3 * rates.error


def test_power_grows_with_the_surplus() -> None:
    rng = np.random.default_rng(7)
    power = [
        reject_rates(rng, 200, lambda rng, s=surplus: triple_world(rng, 300, surplus=s)).exact
        for surplus in (0.0, 1.0, 2.0, 3.0)
    ]
    assert power == sorted(power)
    assert power[-1] > 0.8
