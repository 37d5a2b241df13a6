from __future__ import annotations

import pytest

from foedus.coding.parse import load_parser
from foedus.coding.statements import find_statements
from foedus.lexicon.cues import load_cues


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("The mayor said some of the harbour had been neglected, noting the rust.", "noting", "The mayor"),
        ("Asked whether the fleet had sailed, the admiral declined to answer.", "Asked", None),
        ("The bishop said the mill leaks and warned that it would burst.", "warned", "The bishop"),
        ("The guild issued a statement saying the mill was shut.", "issued a statement saying", "The guild"),
        ("The plan won the backing of the guild.", "won the backing of", "the guild"),
        ('Ilse Brandt, author of "The Old Mill," said it leaks.', "said",
         'Ilse Brandt, author of "The Old Mill,"'),
        ("In a poll by the Oster Gazette, six in ten opposed the dam.", "In", "a poll by the Oster Gazette"),
        ("Marek Lund (Norland) said the pact holds.", "said", "Marek Lund (Norland)"),
    ],
)  # fmt: skip
def test_cue_finds_whose_it_is(text: str, cue: str, speaker: str | None) -> None:
    found = find_statements(load_parser().parse([(text, 0)]), None, load_cues(), doc="d")
    (statement,) = [one for one in found if one.cue and one.cue.text == cue]
    assert (statement.speaker.text if statement.speaker else None) == speaker


def test_label_before_a_colon_speaks_not() -> None:
    text = "Exclusive: The fleet sails north on Monday."
    assert find_statements(load_parser().parse([(text, 0)]), None, load_cues(), doc="d") == []
