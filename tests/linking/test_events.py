from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.linking.events import build_events
from foedus.model.claim import When
from foedus.model.dates import Period
from foedus.model.event import Event
from foedus.model.statement import Cue, Speaker, Statement

from ..model.strategies import claims as any_claims
from .claims import claim, document, on


def disputes(event: Event) -> dict[str, str]:
    return {dispute.field: dispute.kind for dispute in event.disputes}


def test_one_drill_told_by_two_outlets_is_one_event_with_two_origins() -> None:
    docs = [document("a", "Gazette"), document("b", "Courier")]
    told = [claim("a", when=on("2024-03-01")), claim("b", "joint naval drill at sea", when=on("2024-03-01"))]
    (event,), _ = build_events(told, docs, [])
    assert event.outlets == ("Courier", "Gazette") == event.origins
    assert disputes(event) == {}


def test_annual_drills_do_not_collapse_into_one() -> None:
    docs = [document("a", day="2022-09-02"), document("b", day="2023-09-02")]
    told = [claim("a", when=on("2022-09-01")), claim("b", when=on("2023-09-01"))]
    events, _ = build_events(told, docs, [])
    assert len(events) == 2


def test_plan_and_its_happening_are_one_event_with_a_history() -> None:
    docs = [document("a", day="2024-02-20"), document("b", day="2024-03-02")]
    told = [claim("a", status="planned", when=on("2024-03-01")), claim("b", when=on("2024-03-01"))]
    (event,), _ = build_events(told, docs, [])
    assert [status for _, status in event.history] == ["planned", "occurred"]
    assert event.status == "occurred" and disputes(event) == {"status": "update"}


def test_copy_adds_an_outlet_but_no_origin() -> None:
    docs = [document("a", "Wire"), document("b", "Daily", original="a", copy_reason="same words")]
    (event,), _ = build_events([claim("a", when=on("2024-03-01"))], docs, [])
    assert event.outlets == ("Daily", "Wire") and event.origins == ("Wire",)


def test_one_briefing_reported_by_two_outlets_is_one_origin() -> None:
    docs = [document("a", "Gazette"), document("b", "Courier")]
    speaker = Speaker(0, 3, "the agency", "NOR.SPY")
    said = [Statement(f"s{d}", d, 0, 9, speaker, Cue(4, 8, "said"), ((9, 20),), "indirect") for d in "ab"]
    told = [
        claim("a", when=on("2024-03-01"), statement="sa"),
        claim("b", when=on("2024-03-01"), statement="sb"),
    ]
    (event,), _ = build_events(told, docs, said)
    assert event.origins == ("NOR.SPY",)


def test_denial_is_kept_as_a_dispute_of_status() -> None:
    docs = [document("a", "Gazette"), document("b", "Courier")]
    told = [claim("a", when=on("2024-03-01")), claim("b", when=on("2024-03-01"), status="denied")]
    (event,), _ = build_events(told, docs, [])
    assert disputes(event)["status"] == "conflict"


def test_giver_and_taker_are_not_confused() -> None:
    docs = [document("a"), document("b")]
    sent = {"type": "AID", "subject": "arms", "joint": False}
    told = [
        claim("a", "shells went north", who=("NOR",), whom=("SWE",), **sent),
        claim("b", "satellites went south", who=("SWE",), whom=("NOR",), **sent),
    ]
    events, _ = build_events(told, docs, [])
    assert len(events) == 2


def test_yearly_rhythm_and_one_edition_are_two_events() -> None:
    docs = [document("a"), document("b", "Courier")]
    rhythm = When(Period.parse("2024"), "every year", recurring=True)
    events, _ = build_events([claim("a", when=rhythm), claim("b", when=on("2024-03-01"))], docs, [])
    assert len(events) == 2


def test_report_that_names_fewer_parties_joins_the_fuller_one() -> None:
    docs = [document("a"), document("b", "Courier")]
    told = [
        claim("a", who=("NOR", "SWE", "FIN"), when=on("2024-03-01")),
        claim("b", when=on("2024-03-01")),
    ]
    events, _ = build_events(told, docs, [])
    assert len(events) == 1


def test_every_judgement_names_its_features_and_adds_up() -> None:
    docs = [document("a"), document("b", "Courier")]
    _, links = build_events([claim("a", when=on("2024-03-01")), claim("b", when=on("2024-03-01"))], docs, [])
    (judgement,) = links.judgements
    assert {"type", "subject", "parties", "time"} <= judgement.points.keys()
    assert abs(sum(judgement.points.values()) - judgement.score) < 0.001


def test_linking_twice_gives_the_same() -> None:
    docs = [document("a"), document("b", "Courier")]
    told = [claim("a", when=on("2024-03-01")), claim("b", when=on("2024-03-01"))]
    assert build_events(told, docs, []) == build_events(told, docs, [])


def test_event_keeps_its_name_when_a_later_report_joins() -> None:
    docs = [document("a"), document("b", "Courier", "2024-03-04")]
    told = [claim("a", id="zz", when=on("2024-03-01")), claim("b", id="aa", when=on("2024-03-01"))]
    (first,), _ = build_events(told[:1], docs[:1], [])
    (both,), _ = build_events(told, docs, [])
    assert first.id == both.id and len(both.claims) == 2


@settings(deadline=None, max_examples=40)
@given(
    st.lists(any_claims(doc=st.sampled_from(["a", "b", "c"])), max_size=8, unique_by=lambda c: c.id),
    st.randoms(use_true_random=False),
)
def test_order_of_arrival_does_not_matter(told: list, rng: random.Random) -> None:  # type: ignore[type-arg]
    docs = [document("a"), document("b", "Courier", "2024-04-01"), document("c", "Daily", "2023-01-01")]
    shuffled = list(told)
    rng.shuffle(shuffled)
    assert build_events(told, docs, []) == build_events(shuffled, docs[::-1], [])
