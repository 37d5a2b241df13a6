"""The cue lexicon: its form, its size, and that every example shows what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.errors import LexiconError
from foedus.lexicon.cues import check_cues, load_cues
from foedus.lexicon.governors import check_governors, load_governors

GROUP = """
- id: saying
  kind: verb
  frames: [clause]
  note: x
  words: [say]
  yes: ["He [said] so."]
  no: ["He [left]."]
"""


def test_lexicon_is_well_formed() -> None:
    assert check_cues() == []
    assert check_governors() == []


def test_lexicon_is_far_larger_than_a_list_of_verbs_of_saying() -> None:
    cues = load_cues()
    assert len(set(cues.verbs) | set(cues.prepositions)) > 700
    assert len(cues.nouns) > 250
    assert len(cues.adjectives) > 200


def test_unknown_frame_is_named_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GROUP.replace("[clause]", "[clauze]"))
    with pytest.raises(LexiconError, match=r"a\.yaml:4: unknown frame 'clauze'; did you mean 'clause'"):
        load_cues(tmp_path)


def test_example_without_brackets_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GROUP.replace("[said]", "said"))
    assert any("no [bracketed] word" in message for message in check_cues(load_cues(tmp_path)))


def test_example_that_finds_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GROUP)
    assert any(
        "'said' should be a cue" in message
        for message in check_cues(load_cues(tmp_path), find=lambda sentence: [])
    )


def test_first_group_holds_where_two_name_a_word() -> None:
    governors = load_governors()
    assert governors.verb("clause", "say") == "report"
    assert governors.verb("infinitive", "refuse") == "denied"
    assert governors.word("modal", "may") == "possible"
