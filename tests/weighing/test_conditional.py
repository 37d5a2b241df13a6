"""What followed a lever is counted in windows that do not overlap, beside windows without the lever."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import WeighingError
from foedus.weighing.conditional import Comparison, Happening, choose, compare_rates, happenings
from tests.weighing.material import claim, event

SINCE = dt.date(2030, 1, 1)
YEAR = SINCE + dt.timedelta(days=365)


def on(*days: int, name: str = "x") -> list[Happening]:
    """One happening on each of these days after SINCE."""
    dates = [SINCE + dt.timedelta(days=day) for day in days]
    return [Happening(f"{name}{date}", date, date + dt.timedelta(days=1)) for date in dates]


def compare(lever: list[Happening], then: list[Happening], **options: object) -> Comparison:
    fields = {"horizon_days": 30, "since": SINCE, "until": YEAR} | options
    return compare_rates(lever, then, **fields)  # type: ignore[arg-type]


def test_hits_and_trials_and_the_windows_left_free() -> None:
    found = compare(on(0, 90, 340), on(20, 200, name="y"))
    assert (found.after.hits, found.after.windows, found.still_open) == (1, 2, 1)
    assert found.after.rate == pytest.approx(1.5 / 3)
    # Free are days 31 to 89 (one window), 121 to 339 (seven): day 200 lies in the third of these.
    assert (found.without.hits, found.without.windows) == (1, 8)
    assert found.after.evidence == ("x2030-01-01", "y2030-01-21", "x2030-04-01")


def test_a_rate_worked_by_hand() -> None:
    found = compare(on(0, 60, 120, 180, 240), on(5, 65, 125, 185, 40, name="y"), horizon_days=29)
    assert (found.after.hits, found.after.windows) == (4, 5)
    assert (found.without.hits, found.without.windows) == (1, 7)
    assert found.enough and found.difference == pytest.approx(4.5 / 6 - 1.5 / 8)
    assert found.ratio == pytest.approx((4.5 / 6) / (1.5 / 8))
    assert found.bounds is not None and found.bounds[0] < found.difference < found.bounds[1]


def test_a_lever_within_the_window_of_an_earlier_one_begins_none() -> None:
    found = compare(on(0, 1, 2, 100), on(10, name="y"))
    assert (found.after.hits, found.after.windows, found.within) == (1, 2, 2)


def test_an_event_on_the_day_of_the_lever_or_of_the_lever_itself_did_not_follow_it() -> None:
    assert compare(on(0), on(0, name="y")).after.hits == 0
    talks = on(0, 10)
    assert compare(talks, talks).after.hits == 0


def test_an_event_that_lies_only_partly_in_a_window_does_not_count() -> None:
    month = Happening("m", SINCE + dt.timedelta(days=20), SINCE + dt.timedelta(days=50))
    assert compare(on(0), [month]).after.hits == 0
    assert compare(on(0), [month], horizon_days=60).after.hits == 1


def test_a_window_that_is_not_over_is_open_hit_or_not() -> None:
    found = compare(on(0), on(5, name="y"), until=SINCE + dt.timedelta(days=20))
    assert (found.after.windows, found.still_open, found.after.rate) == (0, 1, None)


def test_with_fewer_than_five_windows_of_either_kind_there_is_too_little_to_say() -> None:
    found = compare(on(0, 90), on(5, name="y"))
    assert not found.enough and found.difference is None and found.bounds is None and found.ratio is None


def test_what_has_no_day_is_counted_apart() -> None:
    claims = [claim("c1", day=SINCE), claim("c2")]
    dated, undated = happenings(event(f"e{one.id}", [one]) for one in claims)
    assert [item.id for item in dated] == ["ec1"] and undated == 1


def test_the_first_record_that_suffices_is_taken_else_the_longest() -> None:
    few, some, enough = compare(on(0), []), compare(on(0, 90), []), compare(on(*range(0, 300, 60)), [])
    assert choose([few, enough]) is enough and choose([few, some]) is some and choose([]) is None


def test_a_horizon_below_a_day_is_refused() -> None:
    with pytest.raises(WeighingError, match="at least 1"):
        compare(on(0), [], horizon_days=0)


DAYS = st.lists(st.integers(0, 364), max_size=12, unique=True)


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS, st.integers(1, 90))
def test_windows_fit_into_the_record_and_rates_are_in_range(
    lever: list[int], then: list[int], horizon: int
) -> None:
    found = compare(on(*lever), on(*then, name="y"), horizon_days=horizon)
    windows = found.after.windows + found.without.windows
    assert windows * horizon <= 365
    assert found.after.windows + found.still_open + found.within == len(lever)
    for one in (found.after, found.without):
        assert one.hits <= one.windows
        assert one.rate is None or (one.interval and one.interval[0] <= one.rate <= one.interval[1])
    shuffled = compare(on(*reversed(lever)), on(*reversed(then), name="y"), horizon_days=horizon)
    assert shuffled == found
