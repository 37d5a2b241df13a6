"""Pact or pairs on made-up worlds: each answer, what is left out, and when there is none."""

import numpy as np
import pytest

from foedus.errors import MeasureError
from foedus.measuring.hubs import find_shape, reciprocity
from foedus.measuring.pact import holm, pact_or_pairs
from foedus.measuring.participants import find_meetings, states_in
from tests.measuring.events import event, repeat

THREE = ["ARC", "BOR", "CAL"]


def world(joint: int, pairs: int, lone: int, outside: int) -> list:
    return [
        *repeat(joint, "ARC BOR CAL"),
        *(e for two in ("ARC BOR", "BOR CAL", "ARC CAL") for e in repeat(pairs, two)),
        *(e for one in THREE for e in repeat(lone, f"{one} DEL")),
        *repeat(outside, "DEL EST"),
    ]


def test_surplus_of_joint_acts_is_a_pact() -> None:
    test = pact_or_pairs(world(30, 6, 20, 40), THREE)
    assert test.answer == "pact"
    assert test.whole.effect is not None and test.whole.effect > 0
    assert len(test.joint) == 30


def test_partners_that_never_meet_all_three_are_apart() -> None:
    assert pact_or_pairs(world(0, 30, 20, 20), THREE).answer == "apart"


def test_large_even_world_is_pairs() -> None:
    assert pact_or_pairs(world(100, 100, 100, 100), THREE).answer == "pairs"


def test_few_events_are_too_little_to_say_and_the_reason_counts_them() -> None:
    events = [
        event("ARC BOR CAL", status="proposed"),
        event("ARC BOR CAL", status="proposed"),
        event("ARC BOR"),
        event("BOR CAL"),
    ]
    test = pact_or_pairs(events, THREE)
    assert test.answer == "too little to say"
    assert "2 joint acts, all proposed" in test.why
    assert "left out for their status: 2 proposed" in test.why


def test_articles_collected_about_a_group_do_not_show_it_apart() -> None:
    test = pact_or_pairs(world(1, 8, 1, 3), THREE)
    assert test.whole.p is not None and test.whole.p < 0.05
    assert test.answer == "too little to say"
    assert "(ARC 1, BOR 1, CAL 1)" in test.why


def test_answer_apart_says_how_much_coverage_would_have_to_be_missing() -> None:
    test = pact_or_pairs(world(0, 30, 20, 20), THREE)
    assert test.answer == "apart"
    assert test.whole.interval is not None
    share = 1 - float(np.exp(test.whole.interval[1] / 3))
    assert f"gone if the articles miss {share:.0%}" in test.why


def test_missing_coverage_only_hides_a_surplus_of_three() -> None:
    assert "would make this surplus larger" in pact_or_pairs(world(30, 6, 20, 40), THREE).why


def test_proposed_acts_count_when_asked_for() -> None:
    events = [event("ARC BOR CAL", status="proposed")]
    assert pact_or_pairs(events, THREE, statuses=("proposed",)).whole.joint == 1
    assert pact_or_pairs(events, THREE).whole.joint == 0


def test_act_of_one_side_towards_the_others_is_no_joint_act_and_stands_in_no_cell() -> None:
    events = [*world(2, 6, 6, 6), event("ARC", "BOR CAL"), event("ARC BOR CAL", joint=False)]
    test = pact_or_pairs(events, THREE)
    assert test.whole.joint == 2 and sum(test.joint_by_status.values()) == 2
    assert "2 of one side towards several of the group left out" in test.why
    assert test.whole.n == pact_or_pairs(world(2, 6, 6, 6), THREE).whole.n


def test_name_of_a_grouping_makes_a_joint_act_of_its_members() -> None:
    members = {"grouping:league": ("ARC", "BOR", "CAL")}
    assert pact_or_pairs([event("grouping:league", joint=True)], THREE, members=members).joint_by_status == {
        "occurred": 1
    }


def test_large_gatherings_are_left_out_and_shown_beside() -> None:
    events = [*world(2, 6, 6, 6), *repeat(20, "ARC BOR CAL DEL EST FAR")]
    test = pact_or_pairs(events, THREE)
    assert len(test.counted.large) == 20
    assert test.whole.joint == 2
    assert test.everything.joint == 22


def test_event_counts_once_whatever_the_number_of_reports() -> None:
    told = event("ARC BOR CAL", origins=("Gazette", "Herald", "Courier"))
    assert pact_or_pairs([told], THREE).whole.joint == 1


def test_every_triple_of_a_larger_group_is_tested_with_correction() -> None:
    rng = np.random.default_rng(1)
    names = np.array(["ARC", "BOR", "CAL", "DEL", "EST", "FAR"])
    events = [event(" ".join(names[rng.permutation(6)[: rng.integers(2, 5)]])) for _ in range(120)]
    test = pact_or_pairs(events, ["ARC", "BOR", "CAL", "DEL"])
    assert len(test.triples) == 4
    assert test.weakest in test.triples
    for triple in test.triples:
        assert triple.holm is not None and triple.result.p is not None and triple.holm >= triple.result.p


def test_holm_never_lowers_a_value_or_breaks_their_order() -> None:
    assert holm([0.04, 0.01, 0.03]) == pytest.approx([0.06, 0.03, 0.06])


def test_two_states_are_no_group() -> None:
    with pytest.raises(MeasureError, match="three to 8 states"):
        pact_or_pairs([], ["ARC", "BOR"])


def test_grouping_stands_for_its_members() -> None:
    act = event("grouping:league ARC.MIL", "person:someone")
    assert states_in(act) == {"ARC"}
    assert states_in(act, {"grouping:league": ("BOR", "CAL")}) == {"ARC", "BOR", "CAL"}


def test_hub_is_the_state_without_which_little_happens() -> None:
    events = [*repeat(9, "ARC BOR"), *repeat(8, "ARC CAL"), event("BOR CAL"), *repeat(5, "DEL EST")]
    shape = find_shape(find_meetings(events).meetings, THREE)
    assert shape.hub == "ARC"
    assert shape.hub_share == pytest.approx(17 / 18)
    assert shape.weakest == ("BOR", "CAL")
    assert shape.balance == pytest.approx(1 / 9)


def test_no_shared_event_means_no_hub() -> None:
    shape = find_shape(find_meetings(repeat(3, "ARC DEL")).meetings, THREE)
    assert shape.hub is None and shape.hub_share is None


def test_reciprocity_is_unknown_without_acts() -> None:
    first, second, _ = reciprocity([("ARC", "BOR", "e1"), ("BOR", "ARC", "e2"), ("ARC", "BOR", "e3")], THREE)
    assert first.value == pytest.approx(2 / 3)
    assert first.events == ("e1", "e3", "e2")
    assert second.value is None
