"""Likeness of positions: textbook values, other implementations, and what is not defined."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.stats import kendalltau

from foedus.errors import MeasureError
from foedus.measuring.crosstab import crosstab, crosstab_pair
from foedus.measuring.similarity import NINE, Measure, measure_tables

PORTFOLIOS = hnp.arrays(np.int8, (4, 12), elements=st.integers(-1, 3))


def value(first: list[int], second: list[int], measure: Measure, **options: object) -> float:
    table = crosstab_pair(np.array(first), np.array(second), categories=4, **options)  # type: ignore[arg-type]
    return float(measure_tables(table, measure))


def test_identical_portfolios_are_wholly_alike() -> None:
    for measure in NINE:
        assert value([0, 1, 2, 3], [0, 1, 2, 3], measure) == pytest.approx(1.0)


def test_opposite_portfolios_are_wholly_unlike_by_s() -> None:
    assert value([0, 0, 3, 3], [3, 3, 0, 0], Measure("S")) == pytest.approx(-1.0)


def test_kappa_of_the_textbook_two_by_two() -> None:
    table = np.array([[20.0, 5.0], [10.0, 15.0]])
    assert measure_tables(table, Measure("kappa", "nominal")) == pytest.approx(0.4)


def test_scotts_pi_pools_the_margins() -> None:
    table = np.array([[20.0, 5.0], [10.0, 15.0]])
    by_chance = 2 * 0.55 * 0.45
    assert measure_tables(table, Measure("pi", "nominal")) == pytest.approx(1 - 0.3 / by_chance)


def test_weights_count_objects_as_often_as_they_weigh() -> None:
    weighted = value([0, 3, 1], [3, 3, 2], Measure("S"), weights=np.array([2.0, 1.0, 3.0]))
    repeated = value([0, 0, 3, 1, 1, 1], [3, 3, 3, 2, 2, 2], Measure("S"))
    assert weighted == pytest.approx(repeated)


def test_chance_corrected_value_is_unknown_where_nothing_varies() -> None:
    assert np.isnan(value([0, 0, 0], [0, 0, 0], Measure("kappa", "linear")))
    assert np.isnan(value([0, 0, 0], [0, 1, 2], Measure("tau_b")))


def test_value_is_unknown_where_no_object_is_shared() -> None:
    assert np.isnan(value([-1, 1], [1, -1], Measure("S")))


@given(PORTFOLIOS)
@settings(max_examples=60, deadline=None)
def test_every_measure_is_symmetric_and_in_range(codes: np.ndarray) -> None:
    table = crosstab(codes, categories=4)
    for measure in (*NINE, Measure("tau_b"), Measure("agreement")):
        values = measure_tables(table, measure)
        assert np.allclose(values, values.T, equal_nan=True)
        known = values[~np.isnan(values)]
        assert (known <= 1 + 1e-9).all()
        assert (
            (known[known < -1] > -1e9).all()
            if measure.index in ("pi", "kappa")
            else (known >= -1 - 1e-9).all()
        )


@given(hnp.arrays(np.int8, (2, 15), elements=st.integers(0, 3)))
@settings(max_examples=60, deadline=None)
def test_tau_b_agrees_with_scipy(codes: np.ndarray) -> None:
    ours = value(list(codes[0]), list(codes[1]), Measure("tau_b"))
    if len(set(codes[0])) > 1 and len(set(codes[1])) > 1:
        assert ours == pytest.approx(kendalltau(codes[0], codes[1]).statistic)
    else:
        assert np.isnan(ours)


def test_unknown_code_and_misfit_weights_are_refused() -> None:
    with pytest.raises(MeasureError, match="codes run from"):
        crosstab(np.array([[0, 7]]), categories=4)
    with pytest.raises(MeasureError, match="1 weights for 2 objects"):
        crosstab(np.array([[0, 1]]), categories=4, weights=np.array([1.0]))


def test_name_of_a_measure_says_its_convention() -> None:
    assert Measure("kappa", "quadratic").method.startswith("Cohen's kappa, quadratic distance")
    with pytest.raises(MeasureError, match="unknown measure"):
        Measure("gamma")  # type: ignore[arg-type]
