from __future__ import annotations

import pytest

from foedus.coding.parse import Parse, load_parser
from foedus.errors import CodingError


def parsed(text: str, offset: int = 0) -> Parse:
    return load_parser().parse([(text, offset)])[0]


def test_offsets_point_into_the_document() -> None:
    document = "Before. The envoy met the minister."
    parse = parsed(document[8:], 8)
    start, end = parse.span(1, 2)
    assert document[start:end] == "envoy met"
    assert parse.token_at(start, end) == (1, 2)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("hoped", "hope"),
        ("hated", "hate"),
        ("hopes", "hope"),
        ("hops", "hop"),
        ("planned", "plan"),
        ("visited", "visit"),
    ],
)
def test_verbs_keep_their_e(word: str, lemma: str) -> None:
    parse = parsed(f"They {word} it.")
    assert parse.lemmas[1] == lemma


@pytest.mark.parametrize("word", ["discuss", "press", "address", "focus"])
def test_plural_present_is_its_own_lemma(word: str) -> None:
    parse = parsed(f"They {word} the plan every week.")
    assert (parse.tags[1], parse.lemmas[1]) == ("VBP", word)


def test_every_token_but_a_root_hangs_on_another_of_its_sentence() -> None:
    parse = parsed("The envoy left. The minister, who stayed, spoke.")
    for i, head in enumerate(parse.heads):
        assert parse.sent_of[i] == parse.sent_of[head]
        assert head == i or i in parse.children[head]


def test_the_same_document_parses_the_same_whatever_was_parsed_before() -> None:
    text = "Norway and Sweden will hold talks in Oslo, ministers said."
    first = parsed(text)
    load_parser().parse([("Something else entirely.", 0)] * 7)
    assert parsed(text) == first


def test_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(CodingError, match="en_no_such"):
        load_parser("en_no_such")
