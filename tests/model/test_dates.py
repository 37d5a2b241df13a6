from __future__ import annotations

import datetime as dt

import pytest

from foedus.model.dates import Period


def test_until_is_exclusive() -> None:
    month = Period.month(2024, 2)
    assert month.contains(dt.date(2024, 2, 29)) and not month.contains(dt.date(2024, 3, 1))


def test_touching_periods_neither_overlap_nor_part() -> None:
    first, second = Period.month(2023, 7), Period.month(2023, 8)
    assert not first.overlaps(second) and first.gap_days(second) == 0


def test_open_end_overlaps_everything_after() -> None:
    assert Period(dt.date(2012, 1, 1), None).overlaps(Period.year(2030))


def test_reversed_period_is_refused() -> None:
    with pytest.raises(ValueError, match="reversed"):
        Period(dt.date(2023, 2, 1), dt.date(2023, 1, 1))
