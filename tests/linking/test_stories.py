from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.linking import stories
from foedus.linking.stories import find_stories, group_profiles
from foedus.model.document import Document, Published

FERRY = "The ferry Halla sank off Tamsey harbour; divers searched the wreck for nineteen missing sailors."
FERRY_AGAIN = "Divers who search the sunken Halla near Tamsey found two of the missing sailors in the ferry."
BUDGET = "Parliament in Orlen passed the budget after a night of debate on pensions and farm subsidies."
BUDGET_AGAIN = "Orlen's parliament approved higher farm subsidies and pensions in a late budget vote."


def written(key: str, text: str, day: str | None = "2024-03-02") -> Document:
    since = dt.date.fromisoformat(day) if day else None
    published = Published(since, since + dt.timedelta(days=1), "metadata", "given") if since else Published()
    return Document(id=key, text=text, published=published, language="en")


def groups(docs: list[Document]) -> set[tuple[str, ...]]:
    return {story.docs for story in find_stories(docs)}


def test_reports_of_one_story_come_together() -> None:
    docs = [written("a", FERRY), written("b", BUDGET), written("c", FERRY_AGAIN), written("d", BUDGET_AGAIN)]
    assert groups(docs) == {("a", "c"), ("b", "d")}


def test_next_years_edition_is_another_story() -> None:
    drill = "Frigates of Norland and Sudria opened the exercise Grey Seal off Kelm with landing drills."
    again = "The exercise Grey Seal brought frigates of Norland and Sudria to Kelm for landing drills."
    others = [written("x", FERRY), written("y", BUDGET)]
    near = [written("a", drill, "2023-06-01"), written("b", again, "2023-06-02"), *others]
    far = [written("a", drill, "2022-06-01"), written("b", again, "2023-06-02"), *others]
    assert ("a", "b") in groups(near)
    assert ("a", "b") not in groups(far)


def test_every_document_is_in_exactly_one_story() -> None:
    docs = [written(str(i), text) for i, text in enumerate([FERRY, BUDGET, "", "Unrelated words entirely."])]
    assert sorted(doc for story in find_stories(docs) for doc in story.docs) == ["0", "1", "2", "3"]
    assert find_stories([]) == ()


def test_a_story_keeps_its_name_when_later_reports_arrive() -> None:
    first = find_stories([written("b", FERRY), written("d", BUDGET)])
    later = find_stories([written("b", FERRY), written("d", BUDGET), written("a", FERRY_AGAIN, "2024-03-04")])
    assert {story.id for story in first} == {story.id for story in later}


def test_comparing_only_what_shares_telling_words_finds_the_same_stories(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    docs = [written("a", FERRY), written("b", BUDGET), written("c", FERRY_AGAIN), written("d", BUDGET_AGAIN)]
    whole = find_stories(docs)
    monkeypatch.setattr(stories, "ALL_PAIRS_UP_TO", 0)
    assert find_stories(docs) == whole


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.sampled_from([FERRY, FERRY_AGAIN, BUDGET, BUDGET_AGAIN]), min_size=1, max_size=8),
    st.lists(st.integers(0, 60), min_size=8, max_size=8),
    st.randoms(use_true_random=False),
)
def test_order_of_arrival_does_not_matter(texts: list[str], days: list[int], rng: random.Random) -> None:
    start = dt.date(2024, 1, 1)
    docs = [
        written(f"d{i}", text, str(start + dt.timedelta(days=days[i])) if days[i] < 50 else None)
        for i, text in enumerate(texts)
    ]
    shuffled = docs[:]
    rng.shuffle(shuffled)
    assert find_stories(docs) == group_profiles([stories.describe(doc) for doc in shuffled])
