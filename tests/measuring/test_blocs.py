"""Camps of each quarter, from its own events."""

from __future__ import annotations

import datetime as dt

from foedus.measuring.blocs import blocs_table, find_blocs, findings_of_blocs, name_unbalanced
from foedus.model.event import Event
from tests.measuring.events import event

YEAR = {"since": dt.date(2030, 1, 1), "until": dt.date(2031, 1, 1)}
STATES = ("ARC", "BOR", "CAL")


def on(month: int, who: str, *, whom: str = "", quad: int = 2) -> Event:
    score = -8.0 if quad > 2 else 8.0
    return event(who, whom=whom, quad=quad, score=score, date=dt.date(2030, month, 5))


def falling_out() -> list[Event]:
    """ARC and BOR against CAL; in autumn BOR is the friend of both, who are foes."""
    return [
        on(2, "ARC BOR"),
        on(2, "ARC", whom="CAL", quad=4),
        on(11, "ARC BOR"),
        on(11, "BOR CAL"),
        on(11, "ARC", whom="CAL", quad=4),
    ]


def test_each_quarter_has_the_camps_of_its_own_events() -> None:
    early, late = find_blocs(falling_out(), STATES, **YEAR)
    assert (early.name, late.name) == ("2030 Q1", "2030 Q4")
    assert early.balance.frustration.index == 0 and late.balance.frustration.index == 1
    assert name_unbalanced(early.balance) == "none" and name_unbalanced(late.balance) == "ARC-BOR-CAL"
    assert len(early.events) == 2 and len(late.events) == 3
    assert late.quarter.until == dt.date(2031, 1, 1)


def test_camps_keep_their_side_and_stand_in_a_row_a_state() -> None:
    rows = blocs_table(find_blocs(falling_out(), STATES, **YEAR)).to_dicts()
    camps = {(row["period"], row["state"]): row["camp"] for row in rows}
    assert camps["2030-01-01", "ARC"] == camps["2030-01-01", "BOR"] == camps["2030-10-01", "ARC"]
    assert len(rows) == 6 and set(rows[0]) == {"period", "state", "part", "camp", "ties", "flips", "margin"}


def test_a_quarter_with_one_tie_says_too_little() -> None:
    (one,) = find_blocs([on(2, "ARC BOR")], STATES, **YEAR)
    (finding,) = findings_of_blocs([one])
    assert finding.value is None and finding.note == "too little to say: 1 tie" and finding.n == 1
    assert blocs_table([one]).is_empty()


def test_findings_name_the_camps_and_what_is_unbalanced() -> None:
    early, late = findings_of_blocs(find_blocs(falling_out(), STATES, **YEAR))
    assert early.name == "blocs: 2030 Q1" and early.note == "ARC-BOR against CAL; 0 of 0 triads balanced"
    assert late.note.endswith("0 of 1 triads balanced, unbalanced: ARC-BOR-CAL")
    assert len(late.evidence) == 3


def test_what_lies_outside_the_days_or_the_states_does_not_count() -> None:
    others = [on(2, "ARC DOR"), event("ARC BOR", date=dt.date(2029, 12, 31)), event("ARC BOR", date=None)]
    assert find_blocs(others, STATES, **YEAR) == ()
