from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from foedus.errors import CaseError
from foedus.settings import load_case

DEMO = Path(__file__).parents[1] / "examples" / "demo"


def write(folder: Path, text: str) -> Path:
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return folder


def test_demonstration_case_loads() -> None:
    case = load_case(DEMO)
    assert case.states == ("CHN", "RUS", "PRK", "KOR", "JPN", "USA")
    assert case.since == dt.date(2023, 7, 1) and case.question


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: T\nquestoin: what?", "did you mean 'question'"),
        ("question: what?", "'title' is missing"),
        ("title: T\nstates: [PRK, XQZ]", "unknown state 'XQZ'"),
        ("title: T\narticles: [nowhere]", "no such file or folder"),
        ("title: T\nperiod: {since: 2024-02-01, until: 2024-01-01}", "ends .* before it begins"),
        ("title: T\nperiod: {since: soon}", "YYYY-MM-DD"),
        ("title: T\ntitle: U", "stands twice"),
        ("title: [", "case.yaml:.*a list in brackets is not closed"),
        ("title: T\nquestion: War: or not", "case.yaml:2: .*a colon wants quotation marks"),
        ("title: T\nstates:\n\t- NOR", "indent with blanks, not with tabs"),
        ("title: T\nstates: [North Korea]", "states go by their code; North Korea is PRK"),
        ("title: T\nsources:\n  Gazette: {reliability: b, because: x}", "case.yaml:3: .*did you mean B"),
        ("title: T\nsources:\n  Gazette: {reliability: G, because: x}", "case.yaml:3: .*graded A to F"),
        ("title: T\nsources:\n  Gazette: {reliability: B}", "case.yaml:3: the key 'because' is missing"),
        ("title: T\nsources:\n  Gazette: {reliability: B, because: ''}", "case.yaml:3: say why Gazette is"),
        ("title: T\nsources:\n  Gazette: {reliabilty: B}", "case.yaml:3: .*did you mean 'reliability'"),
        ("title: T\ngroupings: [quadd]", "case.yaml:2: unknown grouping 'quadd'; did you mean 'quad'"),
    ],
)
def test_wrong_case_says_what_where_and_how_to_mend_it(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CaseError, match=message):
        load_case(write(tmp_path, text))


def test_sources_are_graded_with_a_reason(tmp_path: Path) -> None:
    case = load_case(write(tmp_path, "title: T\nsources:\n  PRK.GOV: {reliability: D, because: It boasts.}"))
    (name,), (grade,) = case.sources, case.sources.values()
    assert (name, grade.letter, grade.because) == ("PRK.GOV", "D", "It boasts.")
    assert grade.place.endswith("case.yaml:3")


def test_norway_stays_norway(tmp_path: Path) -> None:
    assert load_case(write(tmp_path, "title: NO")).title == "NO"


def test_a_folder_without_a_case_is_told_what_a_case_is(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(CaseError, match=r"no case\.yaml here; a case is a folder that holds one"):
            load_case(path)
