from __future__ import annotations

import pytest

from foedus.linking.events import build_events
from foedus.linking.grading import TrackRecord, grade_item, grade_source, keep_records, wilson

from .claims import claim, document, on


def record(occurred: int, n: int) -> TrackRecord:
    return TrackRecord("Gazette", n, occurred, *wilson(occurred, n))


def test_track_record_counts_what_others_later_report_as_done() -> None:
    docs = [document("a", "Gazette", "2024-02-01"), document("b", "Courier", "2024-03-02")]
    told = [
        claim("a", status="planned", when=on("2024-03-01")),
        claim("b", when=on("2024-03-01")),
        claim(
            "a", "a pact may follow", status="possible", subject="treaty", type="AGREE", who=("FIN", "EST")
        ),
    ]
    events, _ = build_events(told, docs, [])
    records = keep_records(events, {item.id: item for item in told}, {doc.id: doc for doc in docs})
    assert [(item.source, item.occurred, item.n) for item in records] == [("Gazette", 1, 2)]


@pytest.mark.parametrize(
    ("occurred", "n", "letter"),
    [(3, 3, "F"), (60, 60, "A"), (10, 10, "B"), (10, 20, "D"), (1, 20, "E")],
)
def test_few_cases_never_make_an_a(occurred: int, n: int, letter: str) -> None:
    grade = grade_source("Gazette", record=record(occurred, n))
    assert grade.letter == letter
    assert grade.known is (letter != "F")


def test_the_analysts_letter_stands_and_unknown_sources_are_missing_values() -> None:
    assert grade_source("Gazette", given="C", record=record(60, 60)).letter == "C"
    assert not grade_source("Gazette").known


def test_credibility_follows_origins_and_disputes_only() -> None:
    docs = [document("a", "Gazette"), document("b", "Courier"), document("c", "Daily")]
    day = on("2024-03-01")

    def credibility(*told: object) -> int:
        (event,), _ = build_events(told, docs, [])  # type: ignore[arg-type]
        return grade_item(event)[0]

    assert credibility(claim("a", when=day)) == 6
    assert credibility(claim("a", when=day), claim("b", when=day)) == 2
    assert credibility(claim("a", when=day), claim("b", when=day), claim("c", when=day)) == 1
    assert credibility(claim("a", when=day), claim("b", when=day, status="denied")) == 4
