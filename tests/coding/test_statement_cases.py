"""The project's own nested set: statements, statuses and dates in states that do not exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.coding.parse import Parser, load_parser
from foedus.coding.statements import find_statements
from foedus.coding.status import judge, judge_status
from foedus.coding.times import find_times
from foedus.lexicon.cues import load_cues
from foedus.lexicon.load import Node, load_yaml
from foedus.model.statement import Statement

PUBLISHED = dt.date(2031, 5, 7)
CASES = Path(__file__).parents[1] / "cases"
FIELDS = ("text", "statements", "acts", "grades", "times")
STATEMENT = ("speaker", "cue", "content", "quoted", "in", "name", "affiliation", "group")


def cases() -> Iterator[tuple[str, Node]]:
    for path in sorted(CASES.glob("statements_*.yaml")):
        for node in load_yaml(path, path.name).items():
            yield f"{path.name}:{node.line}", node


ALL = list(cases())


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def shown(text: str, statement: Statement, numbers: dict[str, int]) -> tuple[object, ...]:
    return (
        statement.speaker.text if statement.speaker else "none",
        statement.cue.text if statement.cue else "none",
        tuple(text[start:end] for start, end in statement.content),
        statement.quoted,
        numbers[statement.parent] if statement.parent else 0,
    )


def wanted(node: Node) -> tuple[object, ...]:
    fields = node.fields(STATEMENT, required=STATEMENT[:4])
    return (
        fields["speaker"].text(),
        fields["cue"].text(),
        fields["content"].texts(),
        fields["quoted"].text(),
        int(fields["in"].text()) if "in" in fields else 0,
    )


def test_the_set_holds_at_least_150_sentences() -> None:
    assert len(ALL) >= 150


@pytest.mark.parametrize(("where", "node"), ALL, ids=[where for where, _ in ALL])
def test_case(where: str, node: Node, parser: Parser) -> None:
    fields = node.fields(FIELDS, required=("text", "statements"))
    text = fields["text"].text()
    parses = parser.parse([(text, 0)])
    found = find_statements(parses, None, load_cues(), doc="d")
    numbers = {statement.id: place for place, statement in enumerate(found, start=1)}
    assert [shown(text, statement, numbers) for statement in found] == [
        wanted(item) for item in fields["statements"].items()
    ]
    if "acts" in fields:
        for word, status in fields["acts"].fields().items():
            token = parses[0].token_at(text.index(word), text.index(word) + len(word))
            assert token is not None, word
            assert judge_status(parses[0], token[0]) == status.text(), word
    if "grades" in fields:
        for word, grade in fields["grades"].fields().items():
            token = parses[0].token_at(text.index(word), text.index(word) + len(word))
            assert token is not None, word
            assert judge(parses[0], token[0]).grade == grade.text(), word
    if "times" in fields:
        times = {t.text: t.period.since for t in find_times(text, anchor=PUBLISHED) if t.period}
        for words, day in fields["times"].fields().items():
            assert any(words.endswith(known) and since == day.date() for known, since in times.items()), times
