"""The lexicon of acts: what it holds, how it is extended, what it refuses."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from foedus.errors import LexiconError
from foedus.lexicon.ontology import load_ontology
from foedus.lexicon.pattern import split
from foedus.lexicon.patterns import load_patterns

OWN = """
assault.harpoon:
  verbs: harpoon
  type: ASSAULT
  note: A test.
  yes: Arland harpooned Belmark.
  no: Arland greeted Belmark.
"""


def test_every_event_type_has_patterns() -> None:
    types = {pattern.type for pattern in load_patterns().patterns.values()}
    assert set(load_ontology().types) <= types


def test_modes_contexts_and_codes_are_those_of_the_ontology() -> None:
    ontology = load_ontology()
    for pattern in load_patterns().patterns.values():
        if pattern.type and pattern.mode:
            assert pattern.mode in ontology.modes[pattern.type], pattern.id
        assert not set(pattern.contexts) - set(ontology.contexts), pattern.id
        assert pattern.cameo is None or pattern.cameo in ontology.codes, pattern.id


def test_every_pattern_has_a_note_and_examples() -> None:
    for pattern in load_patterns().patterns.values():
        assert pattern.note and pattern.yes and pattern.no, pattern.id


def test_vocabulary_is_large() -> None:
    patterns = load_patterns()
    assert len(patterns.verbs) >= 1100 and len(patterns.nouns) >= 500 and len(patterns.known) >= 300


def test_an_analyst_adds_a_file_or_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    assert "harpoon" in load_patterns([file]).verbs
    assert "harpoon" in load_patterns([tmp_path]).verbs
    assert "harpoon" not in load_patterns().verbs


def test_files_of_other_kinds_in_an_analysts_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "own.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "bodies.yaml").write_text("state: ARL\npersons: none\n", encoding="utf-8")
    assert "harpoon" in load_patterns([tmp_path]).verbs


def test_an_unknown_type_is_named_with_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN.replace("ASSAULT", "ASSALT"), encoding="utf-8")
    with pytest.raises(
        LexiconError, match=r"own\.yaml:4: unknown event type 'ASSALT'; did you mean 'ASSAULT'"
    ):
        load_patterns([file])


def test_an_unknown_group_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN.replace("verbs: harpoon", "verbs: WHALERS"), encoding="utf-8")
    with pytest.raises(LexiconError, match="no pattern has the group 'WHALERS'"):
        load_patterns([file])


def test_a_pattern_without_words_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(OWN.replace("  verbs: harpoon\n", ""), encoding="utf-8")
    with pytest.raises(LexiconError, match="has no words"):
        load_patterns([file])


def test_loading_is_quick(tmp_path: Path) -> None:
    file = tmp_path / "fresh.yaml"
    file.write_text(OWN, encoding="utf-8")
    start = time.process_time()
    load_patterns([file])
    assert time.process_time() - start < 1.0


def test_words_are_split_at_commas() -> None:
    assert split(" call  for, urge,\n ask ") == ["call for", "urge", "ask"]
