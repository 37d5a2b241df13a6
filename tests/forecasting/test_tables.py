from datetime import date

import numpy as np
import pytest

from foedus.errors import ForecastError
from foedus.forecasting.tables import make_table, table_of_events, table_of_rows
from foedus.model.claim import Status, When
from foedus.model.dates import Period
from foedus.model.event import Event


def event(
    id: str, who: tuple[str, ...], whom: tuple[str, ...], period: Period | None, *,
    status: Status = "occurred", joint: bool = False,
) -> Event:  # fmt: skip
    when = When(period) if period else None
    return Event(
        id, "CONSULT", None, None, 1, 1.0, who, whom, joint, when, None, status, (), (), (), ()
    )  # fmt: skip


MAY_3 = Period.day(date(2031, 5, 3))


def test_only_dated_events_that_happened_are_counted() -> None:
    table = table_of_events(
        [
            event("a", ("ARD",), ("BEL",), MAY_3),
            event("b", ("ARD",), ("CYR",), MAY_3, status="planned"),
            event("c", ("ARD",), ("CYR",), None),
            event("d", ("ARD",), ("CYR",), Period.year(2030)),
        ]
    )
    assert (len(table), table.ids, table.origin) == (1, ("a",), "case")
    assert table.date_of(table.day[0]) == date(2031, 5, 3)


def test_joint_act_links_every_pair_in_both_directions() -> None:
    table = table_of_events([event("a", ("ARD", "BEL", "CYR"), (), MAY_3, joint=True)])
    assert len(table) == 6


def test_no_event_that_happened_is_an_error() -> None:
    with pytest.raises(ForecastError, match="no dated event"):
        table_of_events([])


def test_same_fact_twice_on_a_day_counts_once_and_rows_are_sorted() -> None:
    rows = [("a", "MEET", "b", date(2031, 1, d)) for d in (9, 2, 2)]
    table = table_of_rows(rows, origin="made up")
    assert table.day.tolist() == [0, 7]


def test_before_keeps_earlier_days_only() -> None:
    rows = [("a", "MEET", "b", date(2031, 1, d)) for d in (1, 2, 3)]
    assert table_of_rows(rows, origin="made up").before(2).day.tolist() == [0, 1]


def test_index_out_of_range_says_which_column() -> None:
    with pytest.raises(ForecastError, match="type outside"):
        make_table(
            np.array([[0, 3, 1, 0]]), actors=["a", "b"], types=["MEET"], epoch=date(2031, 1, 1), origin="x"
        )


def test_sectors_count_as_their_state_unless_told_otherwise() -> None:
    acts = [event("a", ("ARD.MIL",), ("BEL.GOV",), MAY_3), event("b", ("ARD.MIL",), ("ARD.GOV",), MAY_3)]
    assert table_of_events(acts).actors == ("ARD", "BEL")
    assert table_of_events(acts, by_state=False).actors == ("ARD.GOV", "ARD.MIL", "BEL.GOV")
