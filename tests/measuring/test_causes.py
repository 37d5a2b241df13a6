"""Claims of cause: which words link what, which end answers, and whether the dates allow it."""

import datetime as dt

import pytest

from foedus.measuring.causes import (
    Span,
    check_cause_examples,
    find_cause_links,
    load_cause_cues,
    order_in_time,
)
from foedus.model.dates import Period

JULY, AUGUST = Period.month(2031, 7), Period.day(dt.date(2031, 8, 18))


def span(text: str, words: str, when: Period | None = None, key: str = "") -> Span:
    start = text.index(words)
    return Span(key or words, start, start + len(words), when)


def test_examples_of_every_cue_hold() -> None:
    assert check_cause_examples() == []
    assert all(cue.yes and cue.no and cue.words for cue in load_cause_cues())


def test_answer_that_precedes_its_cause_is_told() -> None:
    text = "The general called the offered drill a direct response to the lake summit."
    drill, summit = span(text, "offered drill", JULY), span(text, "lake summit", AUGUST)
    (link,) = find_cause_links(text, [summit, drill])
    assert (link.answer, link.cause, link.order) == (drill, summit, "precedes")
    assert link.days == 17
    assert link.words == "direct response to"


def test_words_that_open_the_sentence_look_ahead_for_both_ends() -> None:
    text = "In retaliation for the arrests, Arcadia expelled the envoy."
    arrests, expelled = span(text, "arrests", JULY), span(text, "expelled", AUGUST)
    (link,) = find_cause_links(text, [arrests, expelled])
    assert (link.answer, link.cause, link.order) == (expelled, arrests, "follows")


def test_cause_may_come_first() -> None:
    text = "The blockade led to a joint patrol."
    (link,) = find_cause_links(text, [span(text, "blockade", JULY), span(text, "joint patrol", AUGUST)])
    assert link.cause.key == "blockade" and link.order == "follows"


def test_ends_in_other_sentences_are_not_linked() -> None:
    text = "A drill was offered. It was in response to pressure. The summit came later."
    assert find_cause_links(text, [span(text, "drill"), span(text, "summit")]) == []


def test_words_that_open_a_sentence_link_it_with_the_one_before() -> None:
    text = "The pact came early. Arcadia ships shells. In return, Borland may send fuel. Then it ended."
    ships, send = span(text, "ships", JULY), span(text, "send", AUGUST)
    (link,) = find_cause_links(text, [span(text, "pact"), ships, send, span(text, "ended")])
    assert (link.answer, link.cause, link.relation) == (send, ships, "exchange")
    assert find_cause_links("Arcadia ships shells and sends, in return, fuel.", [ships, send]) == []


def test_point_of_an_abbreviation_does_not_part_the_ends() -> None:
    text = "The U.S. drill was in response to Gen. Orlov's parade."
    (link,) = find_cause_links(text, [span(text, "drill"), span(text, "parade")])
    assert link.order == "unknown"


@pytest.mark.parametrize(
    ("answer", "cause", "order"),
    [
        (Period.month(2031, 8), AUGUST, "open"),
        (AUGUST, Period.month(2031, 8), "open"),
        (JULY, None, "unknown"),
        (Period(dt.date(2031, 1, 1), None), AUGUST, "unknown"),
        (AUGUST, JULY, "follows"),
    ],
)
def test_order_is_claimed_only_where_dates_allow_it(answer: Period, cause: Period | None, order: str) -> None:
    assert order_in_time(answer, cause)[0] == order
