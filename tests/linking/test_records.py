"""Whose plans and allegations came about, as others told it."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.linking.events import build_events
from foedus.linking.origins import Tracer
from foedus.linking.records import TrackRecord, keep_records
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.statement import Statement

from .claims import claim, document, on, statement

DAY = on("2024-03-01")
EARLY, LATE = document("a", "Gazette", "2024-02-01"), document("b", "Courier", "2024-03-02")


def kept(
    told: Sequence[Claim], docs: Sequence[Document], said: Sequence[Statement] = ()
) -> dict[str, TrackRecord]:
    events, _ = build_events(told, docs, said)
    records = keep_records(events, {item.id: item for item in told}, Tracer.prepare(docs, said))
    return {record.source: record for record in records}


def test_track_record_counts_what_others_later_report_as_done() -> None:
    pact = claim("a", "they sign", status="alleged", subject="treaty", type="AGREE", who=("FIN", "EST"))
    found = kept([claim("a", status="planned", when=DAY), claim("b", when=DAY), pact], [EARLY, LATE])
    assert {name: (item.occurred, item.n) for name, item in found.items()} == {"Gazette": (1, 2)}
    assert found["Gazette"].share == 0.5 and found["Gazette"].low is not None


def test_what_may_happen_or_was_offered_is_no_forecast() -> None:
    assert kept([claim("a", status="possible"), claim("a", status="proposed")], [EARLY, LATE]) == {}


def test_a_source_that_told_it_as_done_before_foresees_nothing() -> None:
    early = claim("a", status="occurred", when=DAY)
    plan = claim("c", status="planned", when=DAY)
    again = document("c", "Gazette", "2024-02-10")
    assert "Gazette" not in kept([early, plan, claim("b", when=DAY)], [EARLY, again, LATE])
    guess = claim("a", status="possible", when=DAY)
    assert kept([guess, plan, claim("b", when=DAY)], [EARLY, again, LATE])["Gazette"].occurred == 1


def test_a_source_does_not_confirm_itself() -> None:
    again = document("b", "Gazette", "2024-03-02")
    found = kept([claim("a", status="planned", when=DAY), claim("b", when=DAY)], [EARLY, again])["Gazette"]
    assert (found.occurred, found.n, found.low) == (0, 1, 0.0)


def test_a_speaker_has_a_record_and_is_not_confirmed_by_being_quoted_again() -> None:
    said = [statement("s1", "a", "NOR.MIL", "Ana Ruiz"), statement("s2", "b", "NOR.MIL", "Ana Ruiz")]
    plan = claim("a", status="planned", when=DAY, statement="s1")
    quoted = kept([plan, claim("b", when=DAY, statement="s2")], [EARLY, LATE], said)
    assert (quoted["Ana Ruiz"].occurred, quoted["Ana Ruiz"].n) == (0, 1)
    seen = kept([plan, claim("b", when=DAY)], [EARLY, LATE], said)
    assert (seen["Ana Ruiz"].occurred, seen["Ana Ruiz"].n) == (1, 1)


def test_what_lies_ahead_of_the_last_report_counts_neither_way() -> None:
    found = kept([claim("a", status="planned", when=on("2024-06-01"))], [EARLY, LATE])["Gazette"]
    assert (found.n, found.pending, found.share, found.low) == (0, 1, None, None)


def test_what_nobody_could_have_followed_up_counts_neither_way() -> None:
    found = kept([claim("b", status="alleged")], [EARLY, LATE])["Courier"]
    assert (found.n, found.pending) == (0, 1)
