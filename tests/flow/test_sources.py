"""The analyst grades a source in one place; the table, the weighing and what is written follow it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from foedus.errors import CaseError
from foedus.flow.events import link_store, tracer_of
from foedus.flow.linked import print_events, print_origins
from foedus.flow.readings import weigh_store
from foedus.flow.sources import reliabilities_of, source_line, sources_of
from foedus.settings import Case, SourceGrade, load_case
from foedus.store.database import Store

from ..linking.claims import claim, document, on, statement

CASE = """\
title: Drills
sources:
  Gazette: {reliability: A, because: Its reports held for ten years.}
  SWE.MIL: {reliability: F, because: Nobody knows yet.}
  VOA: {reliability: C, because: Thin sources.}
hypotheses:
  question: Will they ally?
  rivals:
    - {id: pact, statement: They ally., prior: 50%, resolution: A text.}
    - {id: trade, statement: They trade., prior: 50%, resolution: No text.}
  evidence:
    - id: drill
      statement: They drilled.
      find: {subject: exercise}
      likelihood: {pact: very likely}
    - id: treaty
      statement: They signed.
      find: {subject: treaty}
      likelihood: {pact: very likely}
  reliability: {default: 60%}
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    return load_case(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "case.duckdb")
    docs = [document("a", "Gazette", "2024-02-01"), document("b", "Courier", "2024-03-02")]
    told = {
        "a": [claim("a", id="c1", status="planned", when=on("2024-03-01"))],
        "b": [
            claim("b", id="c2", when=on("2024-03-01")),
            claim("b", id="c3", subject="treaty", type="AGREE", who=("FIN", "SWE"), statement="s1"),
        ],
    }
    said = {"a": [], "b": [statement("s1", "b", "SWE.MIL")]}
    store.add_documents(docs)
    for doc in docs:
        store.put_coded(doc.id, said[doc.id], told[doc.id], coder="c", lexicon="l")
    link_store(store, Case(title="test"))
    return store


def test_the_table_has_the_analysts_letter_and_the_record(store: Store, case: Case) -> None:
    found = sources_of(store, case, tracer_of(store, case))
    lines = {one.grade.source: source_line(one) for one in found.graded}
    gazette, courier, navy = lines["Gazette"], lines["Courier"], lines["SWE.MIL"]
    assert (gazette["reliability"], gazette["by"], gazette["occurred"], gazette["n"]) == (
        "A",
        "analyst",
        1,
        1,
    )
    assert (courier["reliability"], courier["by"], courier["share"]) == ("F", None, None)
    assert (navy["reliability"], navy["kind"], navy["why"]) == ("F", "speaker", "Nobody knows yet.")
    (unmet,) = found.unmet
    assert "case.yaml:5: nothing here comes from" in unmet


def test_weighing_discounts_by_the_letter_and_f_takes_no_part(store: Store, case: Case) -> None:
    known = reliabilities_of(case)
    assert known["Gazette"] == 0.95 and known["VOA"] == 0.6 and "SWE.MIL" not in known
    assert not any("Sweden" in name for name in known)
    weighed = weigh_store(store, case).weighed
    assert weighed is not None
    drill, treaty = weighed.columns
    gazette, courier = 0.95, 0.6
    both = ((1 + gazette) * (1 + courier) - (1 - gazette) * (1 - courier)) / (
        (1 + gazette) * (1 + courier) + (1 - gazette) * (1 - courier)
    )
    assert drill.reliability == pytest.approx(both)
    # The speaker is graded F: the case's default stands, not a number of F.
    assert treaty.reliability == pytest.approx(0.6)


def test_one_source_under_two_names_is_refused(case: Case) -> None:
    more = {"Voice of America": SourceGrade("B", "x", "case.yaml:9")}
    with pytest.raises(CaseError, match=r"case\.yaml:9: .*graded already"):
        reliabilities_of(replace(case, sources={**case.sources, **more}))


def test_origins_print_and_write_the_sources(
    store: Store, case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_origins(store, case, tmp_path / "out", as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert {row["claim"] for row in told["origins"]} == {"c1", "c2", "c3"}
    lines = (tmp_path / "out" / "sources.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == told["sources"]
    print_origins(store, case, tmp_path / "out", as_json=False)
    shown = capsys.readouterr().out
    assert "Gazette (A), in its own voice" in shown and "1 of 1" in shown and "A, analyst" in shown


def test_a_ruling_whose_claim_is_gone_is_told(
    store: Store, case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    from foedus.flow.events import merge_events

    merge_events(store, case, ["c1", "c3"], by="analyst", note="")
    store.put_coded("b", [], [], coder="c", lexicon="l")
    link_store(store, case)
    print_events(store, case)
    assert "ruling 1 (merge) has no effect" in capsys.readouterr().out


def test_versions_of_an_article_are_shown_with_what_changed(
    store: Store, case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = "The ferry sank.\n\nTwo are missing.", "The ferry sank.\n\nThree are missing."
    docs = [
        replace(document("v1", "Cape Post", "2024-03-02", title="Ferry sinks"), text=old, sha256="1"),
        replace(document("v2", "Cape Post", "2024-03-03", title="Ferry sinks"), text=new, sha256="2"),
    ]
    store.add_documents(docs)
    store.put_copies({"v1": (None, ""), "v2": ("v1", "mostly the same")})
    print_events(store, case)
    told = capsys.readouterr().out
    assert "2 versions of one article: Cape Post, “Ferry sinks” (2024-03-02, 2024-03-03)" in told
    assert "− “Two are missing.”" in told and "+ “Three are missing.”" in told
