"""Headlines keep their length and their names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.coding.headlines import ease_headline


def test_names_keep_their_capitals() -> None:
    body = "The dam at Oster will close, the mayor said. Experts at Oster agree."
    assert ease_headline("Experts Say Dam at Oster Will Close", body) == "Experts say dam at Oster will close"


def test_sentence_case_is_left_alone() -> None:
    assert ease_headline("The dam at Oster will close", "Oster.") == "The dam at Oster will close"


@given(st.text(max_size=80), st.text(max_size=80))
def test_offsets_stay(title: str, body: str) -> None:
    assert len(ease_headline(title, body)) == len(title)
