from __future__ import annotations

import pytest

from foedus.coding.mentioned import (
    is_on_agenda,
    is_only_mentioned,
    is_still_open,
    stands_under_condition,
)
from foedus.coding.parse import Parse, load_parser


def parsed(sentence: str) -> Parse:
    return load_parser().parse([(sentence, 0)])[0]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("A joint exercise between Norway and Sweden is another matter.", "exercise"),
        ("Joint exercises between Norway and Sweden do not prove a pact.", "exercises"),
        ("Drills with Sweden need more ships.", "Drills"),
    ],
)
def test_act_that_is_only_named_is_not_asserted(sentence: str, word: str) -> None:
    parse = parsed(sentence)
    assert is_only_mentioned(parse, parse.words.index(word), dated=False)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Norway held talks with Sweden.", "talks"),
        ("The ministers spoke after the exercise with Sweden.", "exercise"),
        ("Norway's invasion of Sweden shocked the region.", "invasion"),
        ("The summit held in Oslo ended early.", "summit"),
    ],
)
def test_act_with_an_anchor_is_asserted(sentence: str, word: str) -> None:
    parse = parsed(sentence)
    assert not is_only_mentioned(parse, parse.words.index(word), dated=False)


def test_date_anchors_an_act() -> None:
    parse = parsed("A joint exercise with Sweden in May is another matter.")
    assert not is_only_mentioned(parse, parse.words.index("exercise"), dated=True)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("The risk would be small if Norway were to join in drills with Sweden.", "drills", True),
        ("Unless trade stops, Norway would not take part in such a drill.", "drill", True),
        ("Norway said that it had joined a drill with Sweden.", "joined", False),
        ("Norway held a drill, and Sweden would leave if it rained.", "drill", False),
        ("It was not said if Norway had accepted the deal reached at the summit.", "reached", False),
        ("It was not said if Norway had accepted the deal reached at their summit.", "summit", False),
    ],
)
def test_condition_reaches_what_hangs_on_it(sentence: str, word: str, expected: bool) -> None:
    parse = parsed(sentence)
    assert stands_under_condition(parse, parse.words.index(word)) is expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("It would be the first time for Norway to join in such a drill.", "join", True),
        ("The armies of Norway and Sweden learn to share maps.", "share", True),
        ("Norway began to share maps with Sweden.", "share", False),
        ("Norway shared maps with Sweden.", "shared", False),
    ],
)
def test_infinitive_may_leave_its_act_open(sentence: str, word: str, expected: bool) -> None:
    parse = parsed(sentence)
    assert is_still_open(parse, parse.words.index(word)) is expected


def test_thing_put_on_the_agenda_has_not_happened() -> None:
    parse = parsed("Norway put the transfer of tugs from Sweden on the agenda.")
    assert is_on_agenda(parse, parse.words.index("transfer"))
