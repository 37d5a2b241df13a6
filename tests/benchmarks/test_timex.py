"""Values of time expressions compared by what they say."""

from __future__ import annotations

import pytest
from benchmarks.timex import same_writing


@pytest.mark.parametrize(
    ("one", "other"),
    [("198X", "198"), ("1948-XX", "1948"), ("1998-XX-XX", "1998"), ("2000-W6", "2000-W06"), ("P1C", "P100Y")],
)
def test_two_spellings_of_one_value_are_equal(one: str, other: str) -> None:
    assert same_writing(one) == same_writing(other)


@pytest.mark.parametrize(
    ("one", "other"), [("2000-W06", "2000-02-06"), ("P1W", "2000-W06"), ("2000-01-05TNI", "2000-01-05")]
)
def test_different_values_stay_different(one: str, other: str) -> None:
    assert same_writing(one) != same_writing(other)
