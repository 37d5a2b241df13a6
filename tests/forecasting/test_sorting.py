import numpy as np

from foedus.forecasting.sorting import group_rows, sort_stably


def test_rows_are_sorted_stably_whatever_the_size_of_the_keys() -> None:
    draw = np.random.default_rng(0)
    for most in (10, 1 << 15, 1 << 40, 1 << 60):
        keys = draw.integers(0, most, 500)
        np.testing.assert_array_equal(sort_stably(keys), np.argsort(keys, kind="stable"))


def test_groups_are_those_of_unique() -> None:
    keys = np.random.default_rng(1).integers(0, 1 << 30, 1000) // (1 << 24)
    for got, wanted in zip(group_rows(keys), np.unique(keys, return_inverse=True), strict=True):
        np.testing.assert_array_equal(got, wanted)


def test_many_rows_are_sorted_digit_by_digit_into_the_same_order() -> None:
    keys = np.random.default_rng(2).integers(0, 1 << 34, 300_000) >> np.int64(12)
    np.testing.assert_array_equal(sort_stably(keys), np.argsort(keys, kind="stable"))
    np.testing.assert_array_equal(group_rows(keys)[0], np.unique(keys))
