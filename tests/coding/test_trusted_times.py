"""Times of articles whose date of publication is known, and of those where it is only a bound."""

from __future__ import annotations

import datetime as dt

import pytest

from foedus.coding.trusted_times import find_trusted_times
from foedus.model.document import Document, Published, PublishedSource


def settled(words: str, source: PublishedSource) -> bool:
    text = f"Norway and Sweden will hold talks {words}."
    until = dt.date(2031, 5, 8) if source == "dateline" else None
    doc = Document(id="d", text=text, published=Published(dt.date(2031, 5, 7), until, source))
    (time,) = find_trusted_times(doc)
    assert time.text in words
    return time.period is not None


@pytest.mark.parametrize("words", ["on Friday", "next week", "this month", "tomorrow"])
def test_what_counts_from_the_day_of_publication_is_settled_only_where_that_is_known(words: str) -> None:
    assert settled(words, "dateline")
    assert not settled(words, "text")


@pytest.mark.parametrize("words", ["in July", "this year", "in the summer of 2031", "on 12 May"])
def test_what_needs_only_the_year_is_settled_by_a_bound(words: str) -> None:
    assert settled(words, "dateline")
    assert settled(words, "text")
