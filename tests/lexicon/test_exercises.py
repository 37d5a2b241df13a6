"""Exercises known by a name of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.errors import LexiconError
from foedus.lexicon.exercises import load_exercises


def test_longest_name_is_found_as_whole_words() -> None:
    found = load_exercises().find("ships of four navies joined the Malabar exercise")
    assert found is not None and found[2] == ("IND", "USA", "JPN", "AUS")
    assert load_exercises().find("the Malabarian exercise") is None


def test_unknown_state_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "exercises.csv"
    path.write_text("name,parties,source\nLong Oar,XXQ,A page\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"exercises\.csv:2: unknown state 'XXQ'"):
        load_exercises(path)
