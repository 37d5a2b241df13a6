from __future__ import annotations

from dataclasses import replace

import pytest

from foedus.linking.events import build_events
from foedus.linking.grading import grade_item, grade_source, grade_sources
from foedus.linking.origins import Tracer
from foedus.linking.records import TrackRecord, wilson

from .claims import claim, document, on, statement


def record(occurred: int, n: int) -> TrackRecord:
    return TrackRecord("Gazette", n, occurred, *wilson(occurred, n))


@pytest.mark.parametrize(
    ("occurred", "n", "letter"),
    [(3, 3, "F"), (60, 60, "A"), (10, 10, "B"), (10, 20, "D"), (1, 20, "E")],
)
def test_few_cases_never_make_an_a(occurred: int, n: int, letter: str) -> None:
    grade = grade_source("Gazette", record=record(occurred, n))
    assert grade.letter == letter
    assert grade.known is (letter != "F")


def test_the_analysts_letter_stands_and_unknown_sources_are_missing_values() -> None:
    grade = grade_source("Gazette", given=("C", "Prints what it is sent."), record=record(60, 60))
    assert (grade.letter, grade.why, grade.by) == ("C", "Prints what it is sent.", "analyst")
    assert not grade_source("Gazette").known


def test_credibility_follows_origins_and_disputes_only() -> None:
    docs = [document("a", "Gazette"), document("b", "Courier"), document("c", "Daily")]
    day = on("2024-03-01")

    def credibility(*told: object) -> int:
        (event,), _ = build_events(told, docs, [])  # type: ignore[arg-type]
        return grade_item(event)[0]

    assert credibility(claim("a", when=day)) == 6
    assert credibility(claim("a", when=day, status="denied")) == 6
    assert credibility(claim("a", when=day), claim("b", when=day)) == 2
    assert credibility(claim("a", when=day), claim("b", when=day), claim("c", when=day)) == 1
    assert credibility(claim("a", when=day), claim("b", when=day, status="denied")) == 4
    assert credibility(claim("a", when=day, status="planned"), claim("b", when=day)) == 6
    assert (
        credibility(claim("a", when=day), claim("b", when=day), claim("c", when=day, status="planned")) == 2
    )
    denials = [claim(doc, when=day, status="denied") for doc in "bc"]
    assert credibility(claim("a", when=day), *denials) == 5


def test_outlets_speakers_and_articles_without_an_outlet_are_told_apart() -> None:
    unnamed = replace(document("b", title="Ships seen off the cape"), outlet=None)
    told = [claim("a", statement="s1"), claim("b", when=on("2023-01-01"), who=("FIN", "EST"))]
    docs, said = [document("a", "Gazette"), unnamed], [statement("s1", "a", "NOR.MIL", "Ana Ruiz")]
    events, _ = build_events(told, docs, said)
    found = grade_sources(
        events,
        {item.id: item for item in told},
        Tracer.prepare(docs, said),
        records=[record(30, 40)],
        given=lambda source: ("D", "Was wrong twice.") if source == "Ana Ruiz" else None,
    )
    assert [(one.grade.source, one.kind, one.grade.letter, one.grade.by) for one in found] == [
        ("Gazette", "outlet", "C", "record"),
        ("Ana Ruiz", "speaker", "D", "analyst"),
        ("Ships seen off the cape", "article", "F", ""),
    ]
    assert [len(one.origin_of) for one in found] == [0, 1, 1]
