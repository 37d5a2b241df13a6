from pathlib import Path

import pytest

from foedus.errors import LexiconError
from foedus.lexicon.boilerplate import check_boilerplate, load_rules
from foedus.lexicon.landmarks import check_landmarks

RULE = """
source: own
rules:
  - id: ad
    action: drop
    where: any
    pattern: 'ad\\.?'
    reason: an advertisement
    yes: [Ad]
    no: [{no}]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_rule_takes_its_yes_and_leaves_its_no() -> None:
    assert check_boilerplate() == []


def test_every_landmark_takes_its_yes_and_leaves_its_no() -> None:
    assert check_landmarks() == []


def test_ids_are_unique_and_reasons_given() -> None:
    rules = load_rules()
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(rule.reason for rule in rules)


def test_a_rule_that_takes_its_no_is_named(tmp_path: Path) -> None:
    (problem,) = check_boilerplate(write(tmp_path, RULE.format(no="ad.")))
    assert "ad" in problem
    assert "takes its no" in problem


@pytest.mark.parametrize(
    ("old", "new", "match"),
    [
        ("action: drop", "action: dropp", "did you mean 'drop'"),
        ("where: any", "place: any", "unknown key 'place'"),
        ("'ad\\.?'", "'ad('", "not a regular expression"),
        ("action: drop", "action: byline", r"needs the group \(\?P<who>"),
    ],
)
def test_a_wrong_rule_is_refused_with_its_line(tmp_path: Path, old: str, new: str, match: str) -> None:
    path = write(tmp_path, RULE.format(no="x").replace(old, new))
    with pytest.raises(LexiconError, match=match) as error:
        load_rules(path)
    assert "rules.yaml:" in str(error.value)
