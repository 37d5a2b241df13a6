"""Which states are asked about where the case names none."""

from __future__ import annotations

from foedus.flow.alignment import acting_together, leading_states
from tests.measuring.events import event, repeat

STATES = ("NOR", "SWE", "FIN", "DNK", "ISL", "EST")


def test_sets_with_most_joint_acts_are_taken_whatever_their_status() -> None:
    events = [
        *repeat(3, "NOR SWE FIN", status="proposed"),
        *repeat(2, "DNK ISL EST"),
        event("NOR DNK EST"),
    ]
    assert acting_together(events, STATES) == (("NOR", "SWE", "FIN"), ("DNK", "ISL", "EST"))


def test_acts_of_one_side_towards_others_and_conflict_choose_no_set() -> None:
    events = [*repeat(5, "NOR", whom="SWE FIN"), *repeat(5, "NOR SWE FIN", quad=4)]
    assert acting_together(events, STATES) == ()


def test_states_that_act_most_lead_and_draws_go_by_code() -> None:
    assert leading_states([event("SWE NOR"), event("SWE FIN")], most=2) == ("SWE", "FIN")
