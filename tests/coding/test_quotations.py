"""Quotation marks of all kinds, closed, unclosed and slipped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.coding.quotations import pair_marks


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"Go," he said. "Now."', ['"Go,"', '"Now."']),
        ("“Go,” he said. “Now.”", ["“Go,”", "“Now.”"]),
        ("``Go,'' he said.", ["``Go,''"]),
        ("‘Go now,’ he said.", ["‘Go now,’"]),
        ("The envoy's car stood at the men's gate.", []),
        ("He called it “a gift. “.", ["“a gift. “"]),
        ("“Go on. He left.", ["“Go on. He left."]),
        ('She read "The “Old” House" aloud.', ['"The “Old” House"']),
        ('"Go,” he said. “Now.”', ['"Go,”', "“Now.”"]),
        ('A 6" gun stood there.', []),
    ],
)
def test_pairs(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end, _ in pair_marks(text)] == quoted


def test_missing_close_is_no_slip_when_the_next_paragraph_opens() -> None:
    text = "He said: “Go on. I will stay."
    ((start, end, closed),) = pair_marks(text, following_opens=True)
    assert text[start:end] == "“Go on. I will stay." and not closed


@given(st.text(alphabet="ab .,!?\"'“”‘’`\n", max_size=60), st.booleans())
def test_spans_are_ordered_and_inside_the_text(text: str, following: bool) -> None:
    end_before = 0
    for start, end, _ in pair_marks(text, following_opens=following):
        assert end_before <= start < end <= len(text)
        end_before = end
