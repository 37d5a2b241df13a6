"""Components of a dyad, apart; weights by origin and by age; obligations by clause and date."""

import datetime as dt

import numpy as np
import polars as pl
import pytest

from foedus.errors import MeasureError
from foedus.lexicon.groupings import Grouping, Member, Obligation
from foedus.measuring.components import (
    Component,
    ComponentOptions,
    components_table,
    measure_dyads,
)
from foedus.measuring.obligations import clauses_between, find_closure, obligation_table
from foedus.measuring.weighting import Weighting
from tests.measuring.events import event

ON = dt.date(2031, 6, 30)
EVEN = ComponentOptions(ON, weighting=Weighting(None))


def component(events: list, name: str, options: ComponentOptions = EVEN) -> Component:
    return next(one for one in measure_dyads(events, [("ARC", "BOR")], options=options) if one.name == name)


def test_dyad_without_an_event_is_unknown_in_every_part() -> None:
    for one in measure_dyads([event("ARC CAL")], [("ARC", "BOR")], options=EVEN):
        assert one.value is None and one.n == 0


def test_parts_are_reported_apart() -> None:
    events = [
        event("ARC BOR", score=4.0, date=ON),
        event("ARC", "BOR", quad=4, score=-9.5, joint=False, date=ON),
        event("ARC BOR", "CAL", quad=3, score=-4.4, joint=False, date=ON),
    ]
    assert component(events, "cooperation").value == pytest.approx(4.0 * 0.5)
    assert component(events, "conflict").value == pytest.approx(-9.5 * 0.5)
    assert component(events, "joint acts").value == 1
    assert component(events, "third parties targeted together").value == 1


def test_table_holds_every_component_with_its_method() -> None:
    components = measure_dyads([event("ARC BOR", date=ON)], [("ARC", "BOR"), ("ARC", "CAL")], options=EVEN)
    table = components_table(components)
    assert table.height == 10
    assert table.filter(pl.col("state2") == "CAL")["value"].null_count() == 5
    assert table["method"].null_count() == 0


def test_copies_add_nothing_and_independent_origins_add_less_each() -> None:
    values = [
        component([event("ARC BOR", origins=names, date=ON)], "cooperation").value
        for names in (["Gazette"], ["Gazette", "Herald"], ["Gazette", "Herald", "Courier"])
    ]
    assert values == pytest.approx([2.0, 3.0, 3.5])


def test_event_loses_half_its_worth_in_a_half_life_and_counts_nothing_before_it_happens() -> None:
    fade = Weighting(90).fade(pl.Series([ON, ON - dt.timedelta(90), ON + dt.timedelta(1), None]), ON)
    assert fade.tolist() == pytest.approx([1.0, 0.5, 0.0, 0.5])


def test_interval_by_origins_falls_to_nothing_where_all_rests_on_one_of_many() -> None:
    events = [event("ARC BOR", date=ON, origins=["Gazette"])]
    events += [event("CAL DEL", date=ON, origins=[name]) for name in ("Herald", "Courier", "Post", "Times")]
    one = component(events, "cooperation")
    assert one.by_origins is not None and one.by_origins[0] == 0.0
    assert one.by_events is not None and one.by_events[1] > one.value


def test_intervals_are_the_same_every_time() -> None:
    events = [event("ARC BOR", date=ON, origins=[name]) for name in ("Herald", "Courier", "Post")]
    assert component(events, "cooperation") == component(events, "cooperation")


def test_large_gathering_is_no_joint_act_of_a_dyad() -> None:
    crowd = event("ARC BOR CAL DEL EST FAR", date=ON)
    assert component([crowd], "joint acts").value == 0


def test_shared_targets_are_unknown_where_one_targets_nobody() -> None:
    events = [event("ARC", "CAL", quad=3, joint=False), event("BOR", "CAL", quad=4, joint=False)]
    both = component(events, "shared targets")
    assert (both.value, both.n, both.events) == (1.0, 2, tuple(one.id for one in events))
    assert component(events[:1], "shared targets").value is None


def test_shared_targets_are_the_overlap_of_whom_conflict_is_turned_against() -> None:
    events = [
        *(event("ARC", "CAL", quad=3, joint=False) for _ in range(3)),
        event("BOR", "CAL", quad=4, joint=False),
        event("BOR", "DEL", quad=4, joint=False),
        event("ARC", "BOR", quad=4, joint=False),
        event("ARC", "DEL", quad=4, joint=False, status="proposed"),
    ]
    # Against CAL 3 and 1, against DEL 0 and 1: (1 + 0) / (3 + 1).
    assert component(events, "shared targets").value == pytest.approx(0.25)


def test_half_life_of_nothing_is_refused() -> None:
    with pytest.raises(MeasureError, match="half-life"):
        Weighting(0)


def grouping(id: str, members: dict[str, tuple[int, int | None]], *duties: tuple[str, str]) -> Grouping:
    return Grouping(
        id, id.title(), (), "alliance",
        tuple(
            Member(state, dt.date(a, 1, 1), dt.date(b, 1, 1) if b else None)
            for state, (a, b) in members.items()
        ),
        tuple(
            Obligation(
                f"{id}_{n}", kind, tuple(parties.split()), dt.date(2000, 1, 1), None, "clause", "1", "text"
            )
            for n, (kind, parties) in enumerate(duties)
        ),
        "yes", "no",
    )  # fmt: skip


LEAGUE = grouping("league", {"ARC": (2000, None), "BOR": (2005, 2010), "CAL": (2000, None)}, ("defense", ""))
PACT = grouping("pact", {"ARC": (2000, None), "BOR": (2000, None)}, ("consultation", "ARC BOR"))


def test_clause_binds_members_only_while_both_are_in() -> None:
    for year, found in ((2004, []), (2007, ["defense"]), (2010, [])):
        clauses = clauses_between([LEAGUE], "ARC", "BOR", dt.date(year, 1, 1))
        assert [one.type for one in clauses] == found


def test_closure_names_the_weakest_side_and_what_binds_all() -> None:
    closed = find_closure([LEAGUE, PACT], ["ARC", "BOR", "CAL"], dt.date(2007, 1, 1))
    assert [one.row for one in closed.shared] == ["groupings:league/league_0"]
    assert closed.closed[3]
    after = find_closure([LEAGUE, PACT], ["ARC", "BOR", "CAL"], dt.date(2012, 1, 1))
    assert after.weakest.pair == ("BOR", "CAL") and after.weakest.rank == 0
    assert not after.shared and not after.closed[1]


def test_clauses_of_a_dyad_are_dated_intervals() -> None:
    table = obligation_table([LEAGUE, PACT], [("ARC", "BOR")])
    assert table.select("type", "since", "until").rows() == [
        ("defense", dt.date(2005, 1, 1), dt.date(2010, 1, 1)),
        ("consultation", dt.date(2000, 1, 1), None),
    ]


def test_weights_of_origins_are_never_above_one() -> None:
    from foedus.measuring.weighting import corroboration

    assert (corroboration(np.arange(20.0)) <= 1).all()
