from __future__ import annotations

import pytest

from foedus.coding.parse import load_parser
from foedus.coding.statements import find_statements
from foedus.lexicon.cues import load_cues


def contents(text: str, cue: str, *, unsaid: bool = False) -> list[str]:
    parses = load_parser().parse([(text, 0)])
    found = find_statements(parses, None, load_cues(), doc="d", unsaid=unsaid)
    return [text[a:b] for s in found if s.cue and s.cue.text == cue for a, b in s.content]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor said the dam leaks, adding that it is old.", "said", "the dam leaks"),
        ("The envoy said Norland would help Dana Koss, who chairs the board.", "said",
         "Norland would help Dana Koss"),
        ("She praised the treaty and left the hall.", "praised", "the treaty"),
        ("Bello said the mill leaks and warned that it would burst.", "said", "the mill leaks"),
        ("Bello said she was tired and hoped that it would rain.", "said",
         "she was tired and hoped that it would rain"),
        ("Bello said that the mill was shut, but that it would open.", "said",
         "that the mill was shut, but that it would open"),
        ("Morale is low, and workers complain of the dust.", "complain of", "the dust"),
        ("The islanders want the navy to leave the bay.", "want", "the navy to leave the bay"),
        ("The poll shows a lead of nine points.", "shows", "a lead of nine points"),
        ('Bello called the plan "a gift," a rebuke to those who drew it up.', "called", 'the plan "a gift,"'),
        ('Bello called the plan "a gift" and praised the board.', "called", 'the plan "a gift"'),
        ("Bello refused to speculate about the losses, adding that the count goes on.", "adding",
         "that the count goes on"),
        ("The envoy said the strait was closed, according to the harbour master.", "according to",
         "The envoy said the strait was closed"),
    ],
)  # fmt: skip
def test_content_ends_where_the_speaker_does(text: str, cue: str, content: str) -> None:
    assert contents(text, cue) == [content]


def test_relative_clause_that_the_speaker_goes_on_with_stays() -> None:
    text = "The navy said Norland had lost a tanker, which it said carried no oil."
    assert contents(text, "said")[0] == "Norland had lost a tanker, which it said carried no oil"


def test_nothing_inside_quotation_marks_is_cut() -> None:
    text = 'The mayor said "the dam leaks, adding that it is old, is no comfort" on Monday.'
    assert any("adding that" in content for content in contents(text, "said"))


def test_quotation_a_few_words_on_belongs_to_the_content() -> None:
    text = 'The mayor said the dam leaks, but "not very much, to be frank about it".'
    assert contents(text, "said") == ['the dam leaks, but "not very much, to be frank about it"']


def test_what_is_said_to_be_the_case_by_nobody_is_kept_only_when_asked_for() -> None:
    text = "The harbour appeared to be closed."
    assert contents(text, "appeared") == []
    assert contents(text, "appeared", unsaid=True) == ["The harbour", "to be closed"]


def test_report_goes_on_after_the_document_it_is_in() -> None:
    text = "Several agencies concluded in a January report that agents of Estmark had hacked the port."
    assert contents(text, "concluded") == ["that agents of Estmark had hacked the port"]


def test_quoted_word_is_followed_by_no_conjunction() -> None:
    text = 'The mayor called the suit "frivolous" and said the port would fight back.'
    assert contents(text, "called") == ['the suit "frivolous"']
