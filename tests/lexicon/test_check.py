from pathlib import Path

from foedus.lexicon.check import check_lexicon, report_lexicon
from foedus.lexicon.version import lexicon_version

TWO_AT_ONCE = """
state: ISL
source: a made-up list
persons:
  - id: one
    name: Anna Einarsdottir Test
    roles: [{office: defence minister, sector: MIL, since: 2001-01-01, until: 2003-01-01}]
  - id: two
    name: Bjorn Test
    roles: [{office: defence minister, sector: MIL, since: 2002-01-01, until: 2004-01-01}]
"""
BAD_EXAMPLE = """
id: herring_pact
name: Herring Pact
kind: pact
source: made up
members: [{state: ISL, since: 1990-01-01}, {state: QQQ}]
obligations: []
yes: The ministers spoke of nothing at all.
no: They signed the Herring Pact.
"""


def test_lexicon_that_ships_is_whole():
    assert check_lexicon() == []


def test_report_counts_what_there_is():
    report = report_lexicon()
    assert report.counts["states"] > 200
    assert report.counts["persons"] > 1_500
    assert report.counts["groupings"] > 40


def test_two_holders_at_once_are_reported(tmp_path: Path):
    (tmp_path / "officials").mkdir()
    (tmp_path / "officials" / "isl.yaml").write_text(TWO_AT_ONCE)
    [problem] = check_lexicon([tmp_path])
    assert "two holders of 'defence minister' from 2002-01-01" in problem


def test_examples_of_a_grouping_are_run(tmp_path: Path):
    (tmp_path / "groupings").mkdir()
    (tmp_path / "groupings" / "herring.yaml").write_text(BAD_EXAMPLE)
    problems = check_lexicon([tmp_path])
    assert len(problems) == 3
    assert any("does not find grouping:herring_pact" in problem for problem in problems)
    assert any("Pact.' finds grouping:herring_pact" in problem for problem in problems)
    assert any("unknown state 'QQQ'" in problem for problem in problems)


def test_unreadable_file_does_not_hide_the_others(tmp_path: Path):
    (tmp_path / "officials").mkdir()
    for name in ("a", "b"):
        (tmp_path / "officials" / f"{name}.yaml").write_text("state: ISL\n")
    assert len(check_lexicon([tmp_path])) == 2


def test_version_changes_with_any_file(tmp_path: Path):
    before = lexicon_version()
    (tmp_path / "own.yaml").write_text("a: b\n")
    assert len(before) == 12
    assert lexicon_version([tmp_path]) != before
