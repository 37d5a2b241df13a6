"""Grades in a brief: a digit with each event, a letter with each source that has one, and a table."""

from __future__ import annotations

from dataclasses import replace

from foedus.briefing.blocks import Prose, Table
from foedus.briefing.brief import build_brief
from foedus.briefing.grades import graded, sources_table, with_credibility
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Sentence
from foedus.lexicon.tradecraft import lint
from foedus.linking.grading import Graded, grade_source
from foedus.linking.records import TrackRecord

from .material import make_material

MATERIAL = make_material()
EVENT = next(event for event in MATERIAL.events if len(event.outlets) > 1)
BY = {claim.id: doc.outlet for claim in MATERIAL.claims for doc in MATERIAL.documents if doc.id == claim.doc}
FIRST, SECOND = [outlet for outlet in dict.fromkeys(BY[key] for key in EVENT.claims) if outlet][:2]


def source(name: str, letter: str | None, *, n: int = 0) -> Graded:
    record = TrackRecord(name, n, 0, 0.0, 0.5) if n else None
    given = (letter, "Judgement; known for long.") if letter else None
    return Graded(grade_source(name, given=given, record=record), "outlet", 3, ())  # type: ignore[arg-type]


def look(*sources: Graded) -> Lookup:
    return Lookup(replace(MATERIAL, sources=sources))


def test_an_event_has_its_digit_and_the_letters_of_its_sources() -> None:
    told = graded(look(source(FIRST, "B"), source(SECOND, "F"), source("Elsewhere", "A")), EVENT)
    assert told.text.startswith("Credibility ") and told.text.endswith(f"Reliability: {FIRST} B.")
    digit = told.text.split()[1].strip(":")
    assert with_credibility(Sentence("1 report"), EVENT).text == f"1 report; credibility {digit}"


def test_what_cannot_be_judged_has_no_letter() -> None:
    assert "Reliability" not in graded(look(source(FIRST, "F"), source(SECOND, None, n=3)), EVENT).text


def test_the_table_has_letters_and_records_and_says_where_there_are_none() -> None:
    table, note = sources_table(
        look(source(FIRST, "B"), source(SECOND, None, n=3), source("Elsewhere", None))
    )
    assert isinstance(table, Table) and isinstance(note, Prose)
    assert [[cell.text for cell in row] for row in table.rows] == [
        [FIRST, "B, usually reliable (the analyst)", "Judgement; known for long.", "–", "–", "3"],
        [
            SECOND,
            "F, reliability cannot be judged",
            "3 of the 10 cases needed",
            "0 of 3",
            "0.00 to 0.50",
            "3",
        ],
    ]
    (only,) = sources_table(look(source("Elsewhere", None)))
    assert isinstance(only, Prose) and "cannot be judged" in only.sentences[0].text


def test_a_brief_with_grades_is_proved_and_keeps_to_one_scale_of_words() -> None:
    brief = build_brief(replace(MATERIAL, sources=(source(FIRST, "B"), source(SECOND, "E", n=12))))
    told = [sentence.text for sentence in brief.sentences() if "redibility" in sentence.text]
    assert len(told) > 5 and not [fault for text in told for fault in lint(text, "information")]
