from __future__ import annotations

from pathlib import Path

import pytest

from foedus.errors import LexiconError
from foedus.lexicon.admiralty import DIGITS, FILE, LETTERS, load_admiralty


def test_what_cannot_be_judged_has_no_number() -> None:
    table = load_admiralty()
    assert tuple(table.letters) == LETTERS and tuple(table.digits) == DIGITS
    assert tuple(table.knows) == tuple("ABCDE") == tuple(letter for _, letter in table.bounds)


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ("cannot be judged}", "cannot be judged, knows: 0.5}", "unknown key 'knows'"),
        ("grade: C", "grade: D", "each once and in this order"),
        ("knows: 0.6", "knows: 0.9", "the numbers fall from A to E"),
        ("knows: 0.6", "knows: 60", "a number from 0 to below 1"),
    ],
)
def test_a_wrong_table_is_refused(tmp_path: Path, wrong: str, right: str, message: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert wrong in text
    file = tmp_path / "admiralty.yaml"
    file.write_text(text.replace(wrong, right, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        load_admiralty(file)
