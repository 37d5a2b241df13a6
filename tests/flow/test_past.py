"""As of a past day, nothing shows that came out later: not a byte of what any command prints or writes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from benchmarks.watching_world import write_case
from typer.testing import CliRunner

from foedus.cli import app
from foedus.flow.datasets import imported_data
from foedus.model.document import Document, Published
from foedus.store.database import Store

DAY = "2024-03-10"
EARLY = {
    "a.md": ("Harbour Gazette", "2024-03-04", "Norway and Sweden will hold a naval exercise with four ships"
             " in May 2024, the Norwegian government said. The foreign ministers of Norway and Sweden met in"
             " Oslo on 4 March 2024, both ministries said."),
    "b.md": ("Fjord Courier", "2024-03-06", "Sweden proposed a joint naval exercise to Norway and Finland,"
             " the defence ministry in Stockholm said. Denmark imposed sanctions on Finland on 5 March."),
    "c.md": ("Skerry Post", None, "Finland signed a trade agreement with Denmark in Helsinki."),
}  # fmt: skip
# A later report settles, doubts and corroborates what the early ones say, and one of them is reprinted.
LATE = {
    "d.md": ("Northern Ledger", "2024-05-20", "Norway and Sweden held a naval exercise with nine ships near"
             " Bergen in May 2024. Norway denied that the foreign ministers of Norway and Sweden had met in"
             " Oslo on 4 March 2024. Sweden and Norway signed a treaty on 18 May 2024."),
    "e.md": ("Northern Ledger", "2024-03-11", EARLY["a.md"][2]),
}  # fmt: skip
COMMANDS = ("link", "disputes", "origins", "measure", "weigh", "forecast", "score", "brief", "export")


def write(folder: Path, articles: dict[str, tuple[str, str | None, str]]) -> None:
    for name, (outlet, date, text) in articles.items():
        dated = f"date: {date}\n" if date else ""
        head = f"---\ntitle: Report {name[0].upper()}\noutlet: {outlet}\n{dated}---\n\n"
        (folder / "inbox" / name).write_text(f"{head}{text}\n", encoding="utf-8")


def told(case: Path, command: str, out: Path, *options: str) -> tuple[str, dict[str, bytes]]:
    """What a command prints, and the files that it leaves."""
    more = ["--between", "NOR,SWE"] if command == "forecast" else []
    done = CliRunner().invoke(app, [command, "--case", str(case), "--out", str(out), *more, *options])
    assert done.exit_code == 0, f"{command}: {done.output}"
    files = {path.name: path.read_bytes() for path in sorted(out.iterdir())} if out.exists() else {}
    return done.stdout, files


@pytest.mark.slow
def test_a_later_document_changes_nothing_as_of_an_earlier_day(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    write(case, EARLY)
    before = {command: told(case, command, tmp_path / command, "--as-of", DAY) for command in COMMANDS}
    write(case, LATE)
    told(case, "link", tmp_path / "now")
    after = {command: told(case, command, tmp_path / command, "--as-of", DAY) for command in COMMANDS}
    for command in COMMANDS:
        assert after[command] == before[command], command
    brief = before["brief"][1]["brief.md"].decode()
    assert brief.splitlines()[2].startswith("As of 10 March 2024") and "Northern Ledger" not in brief
    assert "no day is known by which it had come out" in brief
    assert "from 2024-03-10" in before["forecast"][0]
    now, _ = told(case, "brief", tmp_path / "now")
    assert "treaty" in now and "treaty" not in before["brief"][0]
    with Store(case / "case.duckdb") as store:
        assert len(store.documents()) == 5 and store.forecasts() == []


@pytest.mark.slow
def test_a_day_before_all_articles_or_no_day_at_all_is_one_clear_line(tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    write(case, EARLY)
    words = ["brief", "--case", str(case), "--out", str(tmp_path / "out"), "--as-of"]
    early = CliRunner().invoke(app, [*words, "2024-01-01"])
    assert early.exit_code == 2 and "the first article is of 2024-03-04" in early.stderr
    lone = CliRunner().invoke(app, [*words[:-1], "--earliest"])
    assert lone.exit_code == 2 and "--earliest goes with --as-of" in lone.stderr
    slip = CliRunner().invoke(app, [*words, "4 March"])
    assert slip.exit_code == 2 and "--as-of wants a day as YYYY-MM-DD" in slip.stderr


def test_a_copy_of_what_had_not_come_out_stands_for_itself(tmp_path: Path) -> None:
    from foedus.coding.coder import CoderOptions
    from foedus.flow.executor import Local
    from foedus.flow.past import replay
    from foedus.settings import Case

    day = dt.date(2024, 3, 4)
    out = Published(day, day + dt.timedelta(days=1), "metadata", "given")
    with Store(tmp_path / "case.duckdb") as store:
        store.add_documents([Document("d1", "Fog.", published=out), Document("d2", "Fog.")])
        store.put_copies({"d1": ("d2", "the same text"), "d2": (None, "")})
        (tmp_path / "past").mkdir()
        past = replay(
            store, Case("T"), day, into=tmp_path / "past", coder=CoderOptions(), executor=Local(workers=1),
            progress=lambda step, done, total: None,
        )  # fmt: skip
        with past.store:
            assert [(doc.id, doc.original) for doc in past.store.documents()] == [("d1", None)]
            assert [item.path for item in past.store.unread()] == ["d2"]


def test_data_sets_are_cut_at_the_day(tmp_path: Path) -> None:
    from foedus.flow.datasets import import_into

    mapped = tmp_path / "map.yaml"
    mapped.write_text(
        "name: acts\nacts: plover\ncolumns: {date: day, source: who, target: whom, type: act}\n",
        encoding="utf-8",
    )
    acts = tmp_path / "acts.csv"
    acts.write_text("day,who,whom,act\n2005-01-01,NOR,SWE,CONSULT\n2015-01-01,NOR,SWE,CONSULT\n")
    import_into(tmp_path, [acts], format="csv", mapping=mapped)
    whole, cut = imported_data(tmp_path), imported_data(tmp_path, by=dt.date(2006, 6, 30))
    assert [data.table.lazy().collect().height for data in (*whole, *cut)] == [2, 1]
    assert cut[0].until == dt.date(2006, 7, 1)
    assert imported_data(tmp_path, by=dt.date(2000, 1, 1)) == ()


@pytest.mark.slow
def test_articles_with_a_lower_bound_alone_count_only_when_asked_and_the_brief_says_so(
    tmp_path: Path,
) -> None:
    case = write_case(tmp_path / "case")
    text = "Norway and Sweden held a naval exercise on 4 March 2024, the Norwegian government said."
    write(case, {"a.md": ("Harbour Gazette", None, text)})
    words = ["brief", "--case", str(case), "--out", str(tmp_path / "out"), "--as-of", "2024-04-01"]
    strict = CliRunner().invoke(app, words)
    assert strict.exit_code == 2 and "1 may have, and count from the first possible day" in strict.stderr
    loose = CliRunner().invoke(app, [*words, "--earliest"])
    assert loose.exit_code == 0, loose.output
    head = (tmp_path / "out" / "brief.md").read_text(encoding="utf-8").splitlines()[2]
    assert head.startswith("As of 1 April 2024, with 1 article that may have come out later")


def test_years_that_were_not_over_are_cut_and_later_ends_of_treaties_are_not_known() -> None:
    import polars as pl

    from foedus.flow.datasets import _cut
    from foedus.measuring.datasets import DataSet

    first, end = dt.date(2000, 1, 1), dt.date(2006, 7, 1)
    years = DataSet("votes", "votes", pl.DataFrame({"year": [2004, 2005, 2006]}), first, dt.date(2020, 1, 1))
    cut = _cut(years, end)
    assert cut.table.lazy().collect()["year"].to_list() == [2004, 2005]
    assert cut.until == dt.date(2006, 1, 1)
    spans = {
        "since": [first, first, dt.date(2012, 1, 1)],
        "until": [dt.date(2003, 1, 1), dt.date(2010, 1, 1), None],
    }
    treaties = _cut(DataSet("list", "treaties", pl.DataFrame(spans), first, dt.date(2020, 1, 1)), end)
    assert treaties.table.lazy().collect()["until"].to_list() == [dt.date(2003, 1, 1), None]
