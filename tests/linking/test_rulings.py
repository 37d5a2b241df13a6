from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from foedus.errors import LinkingError
from foedus.linking.events import build_events
from foedus.linking.rulings import (
    Ruling,
    apply_rulings,
    decode_ruling,
    encode_ruling,
    rule_merge,
    rule_split,
)
from foedus.model.claim import Claim

from .claims import claim, document, on

DOCS = [document("a", "Gazette"), document("b", "Courier"), document("c", "Daily", "2024-08-01")]
TOLD = [
    claim("a", id="c1", when=on("2024-03-01")),
    claim("b", id="c2", when=on("2024-03-01")),
    claim("c", id="c3", when=on("2024-07-30")),
]


def groups(claims: list[Claim], rulings: tuple[Ruling, ...]) -> set[tuple[str, ...]]:
    events, _ = build_events(claims, DOCS, [], rulings=rulings)
    return {event.claims for event in events}


def test_without_rulings_the_scores_decide() -> None:
    assert groups(TOLD, ()) == {("c1", "c2"), ("c3",)}


def test_merge_and_split_stand_before_the_scores() -> None:
    events, _ = build_events(TOLD, DOCS, [])
    by_id = {item.id: item for item in TOLD}
    early, late = (next(e.id for e in events if key in e.claims) for key in ("c1", "c3"))
    merge = rule_merge([early, late], events, by_id, number=1, by="analyst", note="one drill, moved")
    assert groups(TOLD, merge) == {("c1", "c2", "c3")}
    split = rule_split(early, ["c2"], events, by_id, number=2)
    assert groups(TOLD, split) == {("c1",), ("c2",), ("c3",)}
    assert groups(TOLD, (*merge, *split)) == {("c1", "c3"), ("c2",)}


def test_ruling_finds_its_claim_again_when_the_coder_renamed_it() -> None:
    events, _ = build_events(TOLD, DOCS, [])
    merge = rule_merge(["c1", "c3"], events, {item.id: item for item in TOLD}, number=1)
    renamed = [replace(item, id=f"new{item.id}") for item in TOLD]
    assert groups(renamed, merge) == {("newc1", "newc2", "newc3")}


def test_ruling_whose_claim_is_gone_is_reported_and_does_no_harm() -> None:
    events, _ = build_events(TOLD, DOCS, [])
    merge = rule_merge(["c1", "c3"], events, {item.id: item for item in TOLD}, number=1)
    _, lost = apply_rulings(merge, TOLD[:2])
    assert lost == merge[1:]
    assert groups(TOLD[:2], merge) == {("c1", "c2")}


def test_what_cannot_be_ruled_says_why() -> None:
    events, _ = build_events(TOLD, DOCS, [])
    by_id = {item.id: item for item in TOLD}
    with pytest.raises(LinkingError, match="neither an event nor a claim"):
        rule_merge(["c1", "e0"], events, by_id, number=1)
    with pytest.raises(LinkingError, match="at least two"):
        rule_merge(["c1"], events, by_id, number=1)
    with pytest.raises(LinkingError, match="claims on both sides"):
        rule_split(events[0].id, list(events[0].claims), events, by_id, number=1)


def test_rulings_survive_being_written_down() -> None:
    events, _ = build_events(TOLD, DOCS, [])
    made = rule_merge(["c1", "c3"], events, {item.id: item for item in TOLD}, number=1, by="analyst")
    dated = [replace(ruling, on=dt.date(2024, 9, 1)) for ruling in made]
    assert [decode_ruling(json.loads(json.dumps(encode_ruling(item)))) for item in dated] == dated
