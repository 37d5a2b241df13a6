"""The time of an act is that of its own clause."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from foedus.coding.attach_times import attach_times
from foedus.coding.parse import load_parser
from foedus.coding.times import find_times
from foedus.lexicon.load import Node, load_yaml
from foedus.lexicon.named_times import load_named_times

CASES = Path(__file__).parents[1] / "cases" / "times.yaml"


def cases() -> list[Node]:
    return [node for node in load_yaml(CASES).items() if "acts" in node.fields()]


@pytest.mark.parametrize("node", cases(), ids=lambda node: f"line {node.line}")
def test_analyst_case(node: Node) -> None:
    fields = node.fields(("text", "anchor", "acts"))
    text = fields["text"].text()
    (parse,) = load_parser().parse([(text, 0)])
    times = find_times(text, anchor=fields["anchor"].date(), named=load_named_times())
    for row in fields["acts"].items():
        word, wanted = row.texts()
        when = attach_times(parse, times, parse.words.index(word))
        got = "-" if when is None else when.text + "*" * when.recurring
        assert (word, got) == (word, wanted)


def test_offsets_of_a_passage_within_a_document_are_kept() -> None:
    text = "Troops crossed the river on Friday."
    (parse,) = load_parser().parse([(text, 500)])
    times = find_times(text, anchor=dt.date(2023, 9, 7), offset=500)
    when = attach_times(parse, times, parse.words.index("crossed"))
    assert when is not None
    assert (when.start, when.end) == (528, 534)


def test_a_set_alone_is_recurring_without_a_period() -> None:
    text = "The fleets hold annual drills."
    (parse,) = load_parser().parse([(text, 0)])
    when = attach_times(parse, find_times(text), parse.words.index("hold"))
    assert when is not None
    assert when.recurring
    assert when.period is None


def test_act_told_as_done_many_times_recurs() -> None:
    text = "The two ministers have met five times since 2012. They met once in 2015."
    (parse,) = load_parser().parse([(text, 0)])
    times = find_times(text, anchor=dt.date(2023, 9, 7))
    first, second = [i for i, word in enumerate(parse.words) if word == "met"]
    often, once = attach_times(parse, times, first), attach_times(parse, times, second)
    assert often is not None and often.recurring
    assert once is not None and not once.recurring
