"""Panels: periods, directions, and the difference between none and unknown."""

import datetime as dt

import polars as pl
import pytest

from foedus.errors import MeasureError
from foedus.measuring.panel import Coverage, build_panel, directed_pairs, event_rows, fill_panel
from tests.measuring.events import event

DAY = dt.date(2031, 5, 6)
SPAN = {"since": dt.date(2031, 1, 1), "until": dt.date(2032, 1, 1)}


def test_directed_act_gives_a_row_one_way_and_a_joint_act_both_ways() -> None:
    assert directed_pairs(event("ARC.MIL", "BOR", joint=False)) == [("ARC", "BOR")]
    assert directed_pairs(event("ARC BOR")) == [("ARC", "BOR"), ("BOR", "ARC")]
    assert directed_pairs(event("ARC", "person:someone", joint=False)) == []


def test_small_grouping_stands_for_its_members_where_these_are_given() -> None:
    act = event("ARC", "grouping:league", joint=False)
    assert directed_pairs(act, {"grouping:league": ("BOR", "CAL")}) == [("ARC", "BOR"), ("ARC", "CAL")]
    assert directed_pairs(act) == []


def test_only_statuses_asked_for_are_counted() -> None:
    events = [event("ARC BOR", date=DAY), event("ARC BOR", date=DAY, status="proposed")]
    assert event_rows(events).height == 2
    assert event_rows(events, statuses=("occurred", "proposed")).height == 4


@pytest.mark.parametrize(
    ("every", "start"),
    [
        ("day", DAY),
        ("week", dt.date(2031, 5, 5)),
        ("month", dt.date(2031, 5, 1)),
        ("year", dt.date(2031, 1, 1)),
    ],
)
def test_events_fall_in_their_period(every: str, start: dt.date) -> None:
    panel = build_panel(event_rows([event("ARC BOR", date=DAY)]), every=every, directed=False).collect()  # type: ignore[arg-type]
    assert panel["period"].to_list() == [start]


def test_joint_act_counts_once_in_an_undirected_panel() -> None:
    rows = event_rows(
        [event("ARC BOR", date=DAY), event("BOR", "ARC", quad=4, score=-9.5, joint=False, date=DAY)]
    )
    (row,) = build_panel(rows, every="year", directed=False).collect().to_dicts()
    assert (row["events"], row["verbal_cooperation"], row["material_conflict"]) == (2, 1, 1)
    assert row["score"] == -5.5
    assert build_panel(rows, every="year").collect()["events"].to_list() == [1, 2]


def test_event_without_date_is_in_no_period() -> None:
    assert build_panel(event_rows([event("ARC BOR")]), every="day").collect().is_empty()


def test_inside_the_span_no_row_is_zero_and_outside_it_is_unknown() -> None:
    panel = build_panel(event_rows([event("ARC BOR", date=DAY)]), every="month", directed=False)
    filled = fill_panel(
        panel, [("ARC", "BOR"), ("ARC", "CAL")], every="month", **SPAN,
        coverage=Coverage("made up", dt.date(2031, 4, 10), dt.date(2031, 7, 1)),
    )  # fmt: skip
    counts = filled.filter(pl.col("state2") == "BOR")["events"].to_list()
    assert counts == [None, None, None, None, 1, 0, *[None] * 6]
    assert filled.filter(pl.col("state2") == "CAL")["events"].to_list()[4] == 0


def test_states_that_a_source_does_not_speak_for_are_unknown() -> None:
    covered = Coverage("made up", dt.date(2031, 1, 1), dt.date(2032, 1, 1), frozenset({"ARC", "BOR"}))
    panel = build_panel(event_rows([]), every="year", directed=False)
    filled = fill_panel(panel, [("ARC", "BOR"), ("ARC", "CAL")], every="year", **SPAN, coverage=covered)
    assert filled["events"].to_list() == [0, None]


def test_empty_span_and_unknown_period_are_refused() -> None:
    with pytest.raises(MeasureError, match="covers nothing"):
        Coverage("made up", DAY, DAY)
    with pytest.raises(MeasureError, match="unknown period"):
        build_panel(event_rows([]), every="decade")  # type: ignore[arg-type]
