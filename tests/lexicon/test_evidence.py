from pathlib import Path

import pytest

from foedus.errors import LexiconError
from foedus.lexicon.evidence import UNVERIFIED, count_evidence, load_evidence

HEAD = """
state: ISL
source: a made-up list
"""
PERSONS = """
persons:
  - id: anna
    name: Anna Test
    roles:
      - {office: foreign minister, sector: GOV, since: 1991-05, until: 1994}
      - {office: defence minister, sector: MIL, since: 2020-01-01}
  - id: bjorn
    name: Bjorn Test
    roles: [{office: foreign minister, sector: GOV, since: 1995, source: the register of Bjorn}]
"""


def write(tmp_path: Path, checked: str) -> Path:
    (tmp_path / "isl.yaml").write_text(HEAD + checked + PERSONS)
    return tmp_path


def sources(folder: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(row.name, row.role.office): row.sources for row in load_evidence(folder)}


def test_a_tenure_without_a_check_is_unverified(tmp_path: Path):
    rows = load_evidence(write(tmp_path, ""))
    assert [row.verified for row in rows] == [False, False, True]
    assert count_evidence(rows) == {UNVERIFIED: 2, "the register of Bjorn": 1}


def test_a_list_bears_out_the_tenures_that_begin_in_its_years(tmp_path: Path):
    check = "checked:\n  - {source: a list, offices: [foreign minister], since: 1990, until: 1994}\n"
    found = sources(write(tmp_path, check))
    assert found["Anna Test", "foreign minister"] == ("a list",)
    assert found["Bjorn Test", "foreign minister"] == ("the register of Bjorn",)
    assert found["Anna Test", "defence minister"] == ()


def test_a_report_bears_out_whoever_served_on_its_day(tmp_path: Path):
    check = "checked:\n  - {source: a report, serving: 2026-10-09, persons: [anna]}\n"
    found = sources(write(tmp_path, check))
    assert found["Anna Test", "defence minister"] == ("a report",)
    assert found["Anna Test", "foreign minister"] == ()


@pytest.mark.parametrize(
    ("check", "message"),
    [
        ("{source: a report, persons: [ana]}", "did you mean 'anna'"),
        ("{source: a report, offices: [forein minister]}", "did you mean 'foreign minister'"),
        ("{source: a report, serving: 1980-01-01, persons: [anna]}", "bears out no office of 'anna'"),
        ("{offices: [foreign minister]}", "the key 'source' is missing"),
    ],
)
def test_a_check_that_names_nothing_in_its_file_is_refused(tmp_path: Path, check: str, message: str):
    with pytest.raises(LexiconError, match=message):
        load_evidence(write(tmp_path, f"checked: [{check}]\n"))


def test_every_check_that_ships_bears_something_out():
    rows = load_evidence()
    assert len(rows) > 2_000
    assert sum(row.verified for row in rows) > 0
