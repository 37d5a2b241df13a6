from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.model.document import Document, Published, PublishedSource
from foedus.reading import duplicates
from foedus.reading.duplicates import ALL_PAIRS_UP_TO, Overlap, mark_copies
from tests.reading.material import BODY, LEAD, SECOND, THIRD

OTHER = (
    "Talks between the two neighbours ended in the Syldavian capital without an accord, officials said, and "
    "neither side would say when they might resume.\n\nThe envoy of Borduria, who arrived on Friday, spent "
    "barely two hours with the king before he drove back to the port, where a frigate waited.\n\nGrain, "
    "shipping and a group of detained fishermen were on the table, according to a court official."
)
WORDS = [f"word{i}" for i in range(400)]


def article(name: str, text: str, day: int | None = None, source: PublishedSource = "metadata") -> Document:
    since = None if day is None else dt.date(2023, 9, day)
    until = None if day is None or source == "text" else dt.date(2023, 9, day + 1)
    published = Published(since, until, source if since else "unknown")
    return Document(name, text, published=published)


def originals(*docs: Document) -> dict[str, str | None]:
    return {doc.id: doc.original for doc in mark_copies(docs)}


def noise(seed: int, count: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def test_the_same_text_elsewhere_is_a_copy_of_the_earlier_one() -> None:
    late, early = article("d1", BODY, 9), article("d2", BODY, 7)
    assert originals(late, early) == {"d1": "d2", "d2": None}
    assert "character for character" in mark_copies([late, early])[0].copy_reason


def test_ties_go_to_the_smaller_id() -> None:
    assert originals(article("d2", BODY), article("d1", BODY)) == {"d2": "d1", "d1": None}


def test_a_known_date_comes_before_a_mere_bound() -> None:
    bound = article("d1", BODY, 1, "text")
    assert originals(bound, article("d2", BODY, 7)) == {"d1": "d2", "d2": None}


def test_an_edited_version_is_a_copy_and_says_how_much_it_shares() -> None:
    edited = BODY.replace("eleven fishermen", "twelve fishermen").replace("that evening", "on Saturday")
    (copy,) = [doc for doc in mark_copies([article("d1", BODY, 7), article("d2", edited, 8)]) if doc.original]
    assert copy.id == "d2"
    assert "%" in copy.copy_reason


def test_a_wire_copy_with_a_new_lead_is_a_copy() -> None:
    lead = "A frosty meeting in Klow has once more left two old rivals exactly where they stood a year ago."
    assert (
        originals(article("d1", BODY, 7), article("d2", f"{lead}\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}", 8))["d2"]
        == "d1"
    )


def test_a_wire_report_within_a_longer_article_is_found() -> None:
    longer = f"{noise(1)}\n\n{BODY}\n\n{noise(2)}"
    assert originals(article("d1", BODY, 7), article("d2", longer, 8))["d2"] == "d1"


def test_two_reports_of_one_event_are_no_copies() -> None:
    assert originals(article("d1", BODY, 7), article("d2", OTHER, 7)) == {"d1": None, "d2": None}


def test_the_same_quotation_makes_no_copy() -> None:
    assert originals(article("d1", BODY, 7), article("d2", f"{OTHER}\n\n{THIRD}", 8))["d2"] is None


def test_a_large_collection_finds_the_same_by_sketches() -> None:
    crowd = [article(f"n{i:03}", noise(i), 3) for i in range(ALL_PAIRS_UP_TO + 20)]
    found = originals(article("d1", BODY, 7), article("d2", BODY.replace("eleven", "twelve"), 8), *crowd)
    assert {name for name, original in found.items() if original} == {"d2"}


def test_a_turn_of_phrase_that_all_share_makes_no_two_articles_be_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted: list[Overlap] = []
    measure = duplicates.measure_overlap

    def count(one: duplicates.Shingles, other: duplicates.Shingles) -> Overlap:
        counted.append(measure(one, other))
        return counted[-1]

    monkeypatch.setattr(duplicates, "measure_overlap", count)
    phrase = "the envoy drove back to the port before dawn without a word"
    crowd = [article(f"n{i:03}", f"{noise(i, 90)} {phrase} {noise(-i, 90)}", 3) for i in range(1, 301)]
    assert not any(originals(*crowd).values())
    assert len(counted) < len(crowd)


def test_a_report_inside_a_longer_article_is_found_in_a_large_collection_too() -> None:
    crowd = [article(f"n{i:03}", noise(i), 3) for i in range(ALL_PAIRS_UP_TO + 20)]
    longer = f"{noise(901, 80)}\n\n{BODY}\n\n{noise(902, 80)}"
    found = originals(article("d1", BODY, 7), article("d2", longer, 8), *crowd)
    assert {name for name, original in found.items() if original} == {"d2"}


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_reading_does_not_matter(order: list[int]) -> None:
    texts = [BODY, BODY, BODY.replace("eleven", "twelve"), OTHER, f"{OTHER} Indeed.", noise(3)]
    docs = [article(f"d{i}", text, 7 + i % 3) for i, text in enumerate(texts)]
    assert originals(*(docs[i] for i in order)) == originals(*docs)


def test_nothing_to_compare() -> None:
    assert mark_copies([]) == ()
    assert originals(article("d1", "Klow."), article("d2", "Szohôd.")) == {"d1": None, "d2": None}
