"""The analyst's own texts and every brief are held to the analytic standards."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.briefing.brief import build_brief
from foedus.briefing.material import Material
from foedus.briefing.sentences import Row, Sentence
from foedus.flow.tradecraft import check_brief, check_case, tell_faults
from foedus.settings import load_case
from tests.weighing.material import doc

EXAMPLES = Path(__file__).parents[2] / "examples"
CASE = """\
title: T
hypotheses:
  question: What will they be?
  rivals:
    - id: a
      statement: >
        The two
        may become allies.
      prior: 40%
      resolution: A pact.
    - id: b
      statement: They part.
      prior: 40%
      because: They will probably quarrel.
      resolution: No pact.
  evidence:
    - id: e
      statement: It is believed that they met.
      find: {type: CONSULT}
      likelihood: {a: likely}
  assumptions:
    - {id: x, statement: Ties are likely to hold., holds: 80%, why: "Likely, with high confidence."}
"""


def test_faults_in_a_case_come_with_their_lines_and_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    faults = [fault.removeprefix(f"{tmp_path}/") for fault in check_case(load_case(tmp_path))]
    starts = [fault.partition(": “")[0].partition(": this")[0] for fault in faults]
    assert starts == [
        "case.yaml:6: statement", "case.yaml:9: prior", "case.yaml:14: because",
        "case.yaml:18: statement", "case.yaml:20: likelihood", "case.yaml:22: statement", "case.yaml:22: why",
    ]  # fmt: skip
    assert "say on what it rests in `because`" in faults[1] and "“likely”" in faults[2]


@pytest.mark.parametrize("name", ["demo", "triangle"])
def test_the_example_cases_keep_to_the_standards(name: str) -> None:
    assert check_case(load_case(EXAMPLES / name)) == []


def test_a_brief_with_two_scales_or_a_nameless_source_is_told() -> None:
    text = "It is probable that they part."
    line = Sentence(text, rows=(Row("weighing:a", (text,)),))
    nameless = doc("d1", "")
    faults = check_brief(build_brief(Material(None, "T", None, (nameless,)), bottom_line=(line,)))
    assert any("the brief says “likely”" in fault for fault in faults)
    assert any(fault.startswith("d1: no outlet is known") for fault in faults)


def test_a_brief_that_foedus_made_has_no_fault() -> None:
    assert check_brief(build_brief(Material("Why?", "T", None, (doc("d1"),)))) == []


def test_of_many_faults_the_first_are_told_and_the_rest_counted(capsys: pytest.CaptureFixture[str]) -> None:
    tell_faults([str(n) for n in range(12)], all_of_them=False)
    assert (
        capsys.readouterr().err.splitlines()[-1].startswith("standards: and 4 more; `foedus brief --check`")
    )
    tell_faults([str(n) for n in range(12)], all_of_them=True)
    assert len(capsys.readouterr().err.splitlines()) == 12
