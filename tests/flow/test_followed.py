"""What followed a lever, counted in the case's events or in imported ones, as known on a day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from foedus.flow.datasets import import_into
from foedus.flow.events import link_store
from foedus.flow.followed import cannot_ask
from foedus.flow.names import names_of
from foedus.flow.readings import Readings, sheets_of, weigh_store
from foedus.settings import Case, load_case
from foedus.store.database import Store
from foedus.weighing.query import Query

from ..linking.claims import claim, document, on

CASE = """\
title: Two states
states: [NOR, SWE]
indicators:
  - id: drill
    statement: Norway and Sweden drill together.
    hypothesis: friends
    find: {INDICATOR}
    registered: 2024-01-01
    before: 2025-01-01
scenarios:
  - id: two
    statement: Two choose.
    asks: [NOR, SWE]
    sizes: {NOR: 1, SWE: 1}
    propensities: {NOR-SWE: [1, 0, 2]}
    levers:
      - {id: talk, statement: They talk., add: {NOR-SWE: 1}, find: {LEVER}}
    given:
      - {indicator: drill, lever: talk, horizon_days: 20, probability: likely}
"""
BY_TYPE = ("{type: COOPERATE, parties: [NOR, SWE]}", "{type: CONSULT, parties: [NOR, SWE]}")
BY_SUBJECT = ("{subject: exercise, parties: [NOR, SWE]}", "{subject: talks, parties: [NOR, SWE]}")
START = dt.date(2024, 1, 1)


def write_case(folder: Path, queries: tuple[str, str]) -> Case:
    text = CASE.replace("{INDICATOR}", queries[0]).replace("{LEVER}", queries[1])
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    return load_case(folder)


def fill(folder: Path, case: Case, rounds: int) -> Store:
    """Talks every fifty days, and a drill ten days after each but the last."""
    store = Store(folder / "case.duckdb")
    for i in range(rounds + 1):
        for j, (offset, kind, subject) in enumerate(((0, "CONSULT", "talks"), (10, "COOPERATE", "exercise"))):
            if i == rounds and j:
                continue
            day = (START + dt.timedelta(days=50 * i + offset)).isoformat()
            doc = document(f"d{i}{j}", day=day)
            store.add_documents([doc])
            told = claim(doc.id, id=f"c{i}{j}", type=kind, subject=subject, when=on(day))  # type: ignore[arg-type]
            store.put_coded(doc.id, [], [told], coder="c", lexicon="l")
    link_store(store, case)
    return store


def told_of(readings: Readings, case: Case) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Cells, claims and notes of the one entry."""
    sheet = sheets_of(readings, names_of(case), case.states)["scenarios"][-1]
    (line,) = sheet.lines
    return line.cells[2:], line.claims, sheet.notes


def test_the_record_stands_before_the_judgement_and_cites_its_claims(tmp_path: Path) -> None:
    case = write_case(tmp_path, BY_SUBJECT)
    with fill(tmp_path, case, 6) as store:
        cells, claims, notes = told_of(weigh_store(store, case), case)
    assert cells[0].startswith("6 of 6 times within 20 days: 93%")
    assert cells[1].startswith("0 of 6 windows of 20 days: 7%")
    assert cells[2].startswith("+86 points (") and cells[3] == "likely (68%)"
    assert len(claims) == 12
    assert notes[0].startswith("Counted in the articles, from 2024-01-01 until before 2024-10-28")
    assert any("“They talk”, left out: 1 with a window not yet over" in note for note in notes)


def test_few_windows_are_counted_and_no_figure_is_given(tmp_path: Path) -> None:
    case = write_case(tmp_path, BY_SUBJECT)
    with fill(tmp_path, case, 2) as store:
        readings = weigh_store(store, case)
    cells, _, _ = told_of(readings, case)
    assert cells[:3] == ("2 of 2 times within 20 days", "0 of 2 windows", "too little to say")
    (plain,) = readings.as_json()["followed"]
    assert (plain["indicator"], plain["lever"], plain["difference"]) == ("drill", "talk", None)
    assert plain["comparison"]["after"]["windows"] == 2


def test_what_came_later_is_not_known_on_the_day(tmp_path: Path) -> None:
    case = write_case(tmp_path, BY_SUBJECT)
    with fill(tmp_path, case, 6) as store:
        readings = weigh_store(store, case, today=START + dt.timedelta(days=105))
    (found,) = readings.followed.values()
    assert found.comparison is not None
    assert (found.comparison.after.windows, found.comparison.still_open) == (2, 1)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Event data of four years: talks every sixty days, a drill five days after every second one."""
    lines = ["date,source,target,type"]
    for i in range(24):
        day = dt.date(2020, 1, 1) + dt.timedelta(days=60 * i)
        lines.append(f"{day},NOR,SWE,CONSULT")
        if i % 2:
            lines += [f"{day + dt.timedelta(days=5)},SWE,NOR,COOPERATE"] * 3
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    mapping = tmp_path / "mapping.yaml"
    columns = "{date: date, source: source, target: target, type: type}"
    mapping.write_text(f"name: Rows\nacts: plover\ncolumns: {columns}\n", encoding="utf-8")
    import_into(tmp_path, [path], mapping=mapping)
    return path


def test_imported_events_are_counted_where_the_articles_do_not_suffice(tmp_path: Path, rows: Path) -> None:
    case = write_case(tmp_path, BY_TYPE)
    with fill(tmp_path, case, 2) as store:
        cells, claims, notes = told_of(weigh_store(store, case), case)
    assert cells[0].startswith("11 of 23 times within 20 days: 48%")
    assert cells[1].startswith("0 of 2")
    assert not claims and any("Counted in" in note and "articles" not in note for note in notes)


def test_data_that_cannot_tell_what_is_asked_are_left_and_named(tmp_path: Path, rows: Path) -> None:
    case = write_case(tmp_path, BY_SUBJECT)
    with fill(tmp_path, case, 2) as store:
        cells, _, notes = told_of(weigh_store(store, case), case)
    assert cells[2] == "too little to say" and "cannot tell subjects" in notes[-1]


@pytest.mark.parametrize(
    ("query", "why"),
    [
        (Query(types=("AID",), parties=("NOR", "SWE"), statuses=("occurred", "ongoing")), ""),
        (Query(types=("AID",), statuses=("proposed",)), "statuses other than occurred"),
        (Query(who=("NOR.MIL",)), "actors other than states"),
        (Query(parties=("NOR", "SWE", "FIN")), "acts of more than two"),
        (Query(who=("NOR",), joint=False), "joint acts"),
    ],
)
def test_what_rows_of_event_data_cannot_tell(query: Query, why: str) -> None:
    assert cannot_ask(query) == why
