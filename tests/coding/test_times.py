"""Times: found where they stand, resolved from the anchor, open where the text is open."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.coding.times import TimeMention, find_times
from foedus.coding.times.find import RULES
from foedus.coding.times.tokens import CLASSES, CORE, split
from foedus.lexicon.load import Node, load_yaml
from foedus.lexicon.named_times import load_named_times
from foedus.model.dates import Period

CASES = Path(__file__).parents[1] / "cases" / "times.yaml"
DAY = dt.date(2023, 9, 7)


def cases(key: str) -> list[Node]:
    return [node for node in load_yaml(CASES).items() if key in node.fields()]


def shown(period: Period | None) -> str:
    return "-" if period is None else f"{period.since or ''}..{period.until or ''}"


def anchor_of(node: Node) -> dt.date | None:
    fields = node.fields()
    return fields["anchor"].date() if "anchor" in fields else None


@pytest.mark.parametrize("node", cases("times"), ids=lambda node: f"line {node.line}")
def test_analyst_case(node: Node) -> None:
    text = node.fields(("text", "anchor", "times"))["text"].text()
    found = find_times(text, anchor=anchor_of(node), named=load_named_times())
    wanted = [row.texts() for row in node.fields()["times"].items()]
    assert [(m.text, m.value, shown(m.period)) for m in found] == wanted


def one(text: str, **options: object) -> TimeMention:
    (mention,) = find_times(text, anchor=DAY, **options)  # type: ignore[arg-type]
    return mention


def test_offsets_are_shifted_and_quote_the_text() -> None:
    text = "It ended on Monday."
    mention = one(text, offset=100)
    assert text[mention.start - 100 : mention.end - 100] == mention.text == "Monday"


def test_a_callers_tense_outweighs_the_words_around() -> None:
    assert one("They met on Monday.", tense=lambda start, end: "future").value == "2023-09-11"


def test_an_anchor_may_be_a_period() -> None:
    (mention,) = find_times("today", anchor=Period.day(DAY))
    assert mention.period == Period.day(DAY)


def test_precision_is_that_of_the_words() -> None:
    periods = [m.period for m in find_times("In July, in 2021, in the 1990s, on May 3.", anchor=DAY)]
    assert [p.precision for p in periods if p] == ["month", "year", "decade", "day"]


def test_timeml_convention_marks_present_and_leaves_ranges_apart() -> None:
    own = [m.text for m in find_times("The current plan runs from 1995 to 1998.", anchor=DAY)]
    timeml = find_times("The current plan runs from 1995 to 1998.", anchor=DAY, convention="timeml")
    assert own == ["1995 to 1998"]
    assert [m.text for m in timeml] == ["current", "1995", "1998"]


def test_recurring_times_are_marked() -> None:
    assert one("They meet twice a year.").recurring
    assert not one("They met last year.").recurring


@given(st.text(max_size=200))
def test_any_text_yields_ordered_spans_that_quote_it(text: str) -> None:
    last = 0
    for mention in find_times(text, anchor=DAY):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        last = mention.end


_WORDS = st.sampled_from(
    "the a of in on next last this past 3 12 31 1999 2024 1/2 May March monday Monday week weeks year years "
    "day century quarter third first half ago earlier later before early late mid - , . since until by end "
    "fiscal twenty nineteen ninety thousand Sept 10:30 p.m. noon night weekend every other or and to".split()
)


@given(st.lists(_WORDS, max_size=12))
def test_heaps_of_time_words_never_fail(words: list[str]) -> None:
    for anchor in (DAY, None, dt.date(1, 1, 1), dt.date(9999, 12, 31)):
        find_times(" ".join(words), anchor=anchor, named=load_named_times())


def test_no_rule_reads_words_of_which_none_is_of_the_core() -> None:
    glue = sorted(set(CLASSES.values()) - set(CORE))
    for length in (1, 2):
        text = " ".join("".join(letters) for letters in itertools.product(glue, repeat=length))
        matched = {rule.name for rules in RULES.values() for rule in rules if rule.expression.search(text)}
        assert not matched


def test_only_runs_of_classed_words_are_searched() -> None:
    classes, places = split("The tall envoy of the state spoke last Monday in her town.").runs()
    assert len(classes) == 4
    assert places[:4] == [7, 8, 9, 10]


def test_documented_example_prints_what_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "times.md").read_text(encoding="utf-8")
    example, printed = re.findall(r"```(?:python|text)\n(.*?)```", page, re.DOTALL)[:2]
    exec(compile(example, "docs/times.md", "exec"), {})
    assert capsys.readouterr().out == printed


def test_module_alone_needs_neither_parser_nor_lexicon() -> None:
    script = (
        "import datetime, sys\nfrom foedus.coding.times import find_times\n"
        "assert find_times('It ended on Friday.', anchor=datetime.date(2023, 9, 7))\n"
        "print([name for name in ('spacy', 'yaml', 'foedus.lexicon') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
