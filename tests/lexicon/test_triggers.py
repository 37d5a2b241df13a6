from __future__ import annotations

from pathlib import Path

import pytest

from foedus.errors import LexiconError
from foedus.lexicon.triggers import check_triggers, load_triggers


def test_the_examples_of_every_set_hold() -> None:
    assert check_triggers() == []


def test_no_two_sets_bear_one_id() -> None:
    ids = [one.id for one in load_triggers().sets]
    assert len(ids) == len(set(ids))


def test_a_pair_that_is_no_pair_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "triggers.yaml"
    file.write_text(
        "source: test\nlight: [say]\nsets:\n  - {id: sail, words: [sail], same: [sail], apart: [sail, dig]}\n"
    )
    with pytest.raises(LexiconError, match=r"triggers\.yaml:4: expected two words"):
        load_triggers(file)
