"""From an event to the characters it rests on."""

from __future__ import annotations

import json

import pytest

from foedus.errors import UsageError
from foedus.flow.show_event import Trail, dump_trails, make_trail, pick_event, show_trail
from foedus.linking.events import build_events
from foedus.linking.ledger import list_origins
from foedus.linking.origins import Tracer
from foedus.model.document import Document
from foedus.model.event import Event

from ..linking.claims import claim, on

TEXT = "On Monday the two navies, officials said,\ndrilled [together] off Bergen. Nobody was hurt."
START, END = TEXT.index("the two"), TEXT.index(" Nobody")
TRIGGER = (TEXT.index("drilled"), TEXT.index(" [together]"))


def told(id: str, doc: str, day: str, *, speakers: tuple[str, ...] = ()) -> object:
    span = {"start": START, "end": END, "trigger": TRIGGER}
    return claim(doc, TEXT[START:END], id=id, when=on(day), words=("drilled",), speakers=speakers, **span)


def case() -> tuple[tuple[Event, ...], Trail]:
    docs = [Document("d1", TEXT, outlet="Gazette", path="one.md"), Document("d2", TEXT, outlet="Courier")]
    claims = [
        told("c1", "d1", "2024-03-04", speakers=("the ministry", "Ola Vik")),
        told("c2", "d2", "2024-06-04"),
    ]
    events, _ = build_events(claims, docs, [])  # type: ignore[arg-type]
    tracer = Tracer.prepare(docs, [])
    rows = list_origins(events, {one.id: one for one in claims}, tracer)  # type: ignore[attr-defined]
    trail = make_trail(events[0], claims=claims, docs=docs, origins=rows, disputes=())  # type: ignore[arg-type]
    return events, trail


def test_every_claim_is_shown_with_its_words_where_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    events, trail = case()
    assert len(events) == 2
    show_trail(trail, str)
    shown = " ".join(capsys.readouterr().out.split())
    assert f"Gazette, date unknown, characters {START} to {END}" in shown and "one.md" in shown
    assert (
        "…On Monday the two navies, officials said, drilled [together] off Bergen. Nobody was hurt.…" in shown
    )
    assert "from “drilled”" in shown and "told by Ola Vik ← the ministry" in shown
    assert "origin Gazette (nothing in the text points elsewhere)" in shown and "Courier" not in shown


def test_plain_data_hold_the_quote_and_what_stands_around_it() -> None:
    _, trail = case()
    (plain,) = json.loads(dump_trails([trail]))
    (one,) = plain["claims"]
    assert TEXT[one["start"] : one["end"]] == one["quote"]
    assert (one["prefix"], one["suffix"], one["outlet"]) == ("On Monday ", " Nobody was hurt.", "Gazette")
    assert plain["origins"][0]["claim"] == "c1" and plain["disputes"] == []


def test_an_event_is_picked_by_its_id_or_that_of_a_claim_or_their_beginning() -> None:
    events, _ = case()
    first, second = events
    assert pick_event(first.id, events) is first and pick_event(second.id[:6], events) is second
    assert pick_event("c2", events) is second
    with pytest.raises(UsageError, match="2 events begin like this"):
        pick_event("c", events)
    with pytest.raises(UsageError, match="foedus link"):
        pick_event("x", events)
