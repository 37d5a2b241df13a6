"""A watch tells everything once, whatever the order, and what it was about to tell outlives a kill."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
from benchmarks.watching_world import generate_articles, write_case

from foedus.errors import FetchError, UsageError
from foedus.flow import watch
from foedus.flow.named import SessionOptions
from foedus.flow.watch import WatchOptions, watch_case, watch_once
from foedus.reading.fetch import Fetcher, FetchOptions

NOW = dt.datetime(2024, 6, 30, 12, 0, tzinfo=dt.UTC)
LINES = ("documents.jsonl", "statements.jsonl", "claims.jsonl", "unread.jsonl", "events.jsonl")
pytestmark = pytest.mark.slow


def options(folder: Path, **more: Any) -> WatchOptions:
    return WatchOptions(SessionOptions(paths=(), case=folder, out=folder / "out", fetch=True), **more)


def silent(step: str, done: int, total: int) -> None:
    return


def look(folder: Path, **more: Any) -> dict[str, Any]:
    """One round; its report, {} if nothing was new."""
    report = watch_once(options(folder, **more), silent, clock=lambda: NOW)
    return report.as_json() if report else {}


def arrive(folder: Path, articles: dict[str, str], names: Sequence[str]) -> None:
    for name in names:
        (folder / "inbox" / name).write_text(articles[name], encoding="utf-8")


def lines(folder: Path) -> dict[str, bytes]:
    return {name: (folder / "out" / name).read_bytes() for name in LINES}


def told(reports: Sequence[dict[str, Any]], kind: str) -> list[str]:
    return [item["id"] for report in reports for item in report.get(kind, [])]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write_case(tmp_path / "case")


def test_sixty_articles_in_any_order_leave_the_case_of_one_batch(case: Path) -> None:
    articles = generate_articles(60)
    names = sorted(articles)
    random.Random(3).shuffle(names)
    reports = []
    for first in range(0, 60, 15):
        arrive(case, articles, names[first : first + 15])
        reports.append(look(case))
    in_rounds = lines(case)
    (case / "case.duckdb").unlink()
    shutil.rmtree(case / "out")
    whole = look(case)
    assert lines(case) == in_rounds
    assert len(whole["documents"]) == 60 and len(whole["claims"]) > 30
    assert len(in_rounds["events.jsonl"].splitlines()) > 20

    documents = told(reports, "documents")
    assert len(documents) == len(set(documents)) and set(documents) == set(told([whole], "documents"))
    claims = told(reports, "claims")
    assert len(claims) == len(set(claims)) and set(claims) >= set(told([whole], "claims"))
    assert [report["report"] for report in reports] == [1, 2, 3, 4]
    copies = {doc["id"] for report in reports for kind in ("documents", "copies") for doc in report[kind]
              if doc["original"]}  # fmt: skip
    assert len(copies) >= 5
    assert any(report["events"] for report in reports[1:])


def test_second_look_at_the_same_articles_tells_nothing(
    case: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    articles = generate_articles(6)
    arrive(case, articles, sorted(articles))
    file = tmp_path / "reports.md"
    assert look(case, report=file)["report"] == 1
    first = file.read_text(encoding="utf-8")
    capsys.readouterr()
    assert look(case, report=file) == {}
    assert capsys.readouterr().out == "2024-06-30 12:00 UTC: nothing new\n"
    assert file.read_text(encoding="utf-8") == first
    assert first.startswith("## 2024-06-30 12:00 UTC, report 1: Four northern states\n")
    assert "Norway" in first and not re.search(r"- (NOR|SWE|FIN|DNK)\b", first)


STORY = {
    "plan.md": ("Harbour Gazette", "2024-02-01",
                "Norway and Sweden will hold a naval exercise in Bergen on 2 May 2024."),
    "done.md": ("Fjord Courier", "2024-05-03",
                "Norway and Sweden held a naval exercise in Bergen on 2 May 2024. The Norwegian"
                " and Swedish foreign ministers met in Oslo on 3 May 2024, both ministries said."),
}  # fmt: skip


def story(*names: str) -> dict[str, str]:
    return {
        name: f"---\ntitle: {name}\noutlet: {outlet}\ndate: {day}\n---\n\n{text}\n"
        for name, (outlet, day, text) in STORY.items()
        if name in names
    }


def test_what_happens_after_a_plan_is_told_as_a_change(case: Path) -> None:
    arrive(case, story("plan.md"), ["plan.md"])
    first = look(case)
    assert first["indicators"] == [] and first["events"] == []
    assert [move["was"] for move in first["weights"]] == [None, None, None]
    arrive(case, story("done.md"), ["done.md"])
    second = look(case)
    (event,) = second["events"]
    assert (event["was"]["status"], event["status"]) == ("planned", "occurred")
    assert (event["was"]["origins"], len(event["origins"])) == (1, 2)
    (indicator,) = second["indicators"]
    assert (indicator["id"], indicator["was"], indicator["state"]) == ("drill", "not tripped", "tripped")
    moves = {move["id"]: move for move in second["weights"]}
    assert moves["closer"]["now"] - moves["closer"]["was"] > 0.05
    assert [doc["title"] for doc in second["documents"]] == ["done.md"]


def test_indicator_expires_with_the_day_though_nothing_arrives(case: Path) -> None:
    arrive(case, story("plan.md"), ["plan.md"])
    look(case)
    late = watch_once(options(case), silent, clock=lambda: NOW + dt.timedelta(days=1))
    assert late is not None
    (change,) = late.changes.indicators
    assert (change.was, change.reading.state, change.reading.outcome) == ("not tripped", "expired", None)


def test_report_that_did_not_arrive_is_told_by_the_next_run(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrive(case, story("plan.md"), ["plan.md"])
    with monkeypatch.context() as patch:
        patch.setattr(watch, "deliver", interrupt)
        with pytest.raises(KeyboardInterrupt):
            look(case)
    assert len(look(case)["documents"]) == 1
    assert look(case) == {}


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_killed_between_coding_and_reporting_loses_and_repeats_nothing(case: Path, tmp_path: Path) -> None:
    articles = generate_articles(8)
    names = sorted(articles)
    arrive(case, articles, names[:4])
    file = tmp_path / "reports.md"
    look(case, report=file)
    arrive(case, articles, names[4:])
    script = f"""
        import os
        from pathlib import Path
        from foedus.cli import app
        from foedus.flow import watch
        watch.deliver = lambda *_: os._exit(9)
        app(["watch", "--case", {str(case)!r}, "--out", {str(case / "out")!r}, "--report", {str(file)!r}])
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False, capture_output=True)
    assert done.returncode == 9, done.stderr
    caught_up = look(case, report=file)
    assert {Path(doc["path"]).name for doc in caught_up["documents"]} == set(names[4:])
    assert file.read_text(encoding="utf-8").count("### New articles: 4\n") == 2
    assert look(case, report=file) == {}


def hook(answers: Iterator[int], seen: list[dict[str, Any]]) -> Fetcher:
    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(json.loads(request.read()))
        return httpx.Response(next(answers))

    quick = FetchOptions(pause_seconds=0)
    return Fetcher(quick, httpx.MockTransport(handle), lambda host, port: ["93.184.216.34"])


def test_webhook_that_fails_is_served_in_the_next_round_until_the_watch_is_stopped(
    case: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    arrive(case, story("plan.md"), ["plan.md"])
    seen: list[dict[str, Any]] = []
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            raise KeyboardInterrupt

    file = tmp_path / "reports.md"
    asked = options(case, every_minutes=30, webhook="https://hook.example/secret", report=file)
    watch_case(asked, silent, sleep=sleep, clock=lambda: NOW, fetcher=hook(iter([503, 200]), seen))
    assert pauses == [1800, 1800, 1800]
    assert [len(report["documents"]) for report in seen] == [1, 1] and seen[0] == seen[1]
    assert file.read_text(encoding="utf-8").count("## 2024") == 1
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2 and "503" in errors[0] and errors[1] == "foedus: watch ended"


def test_single_round_whose_webhook_fails_is_an_error(case: Path) -> None:
    arrive(case, story("plan.md"), ["plan.md"])
    asked = options(case, webhook="https://hook.example/secret")
    with pytest.raises(FetchError, match="500"):
        watch_case(asked, silent, clock=lambda: NOW, fetcher=hook(iter([500]), []))


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"every_minutes": 0.0}, "--every"),
        ({"points": 101.0}, "--points"),
        ({"webhook": "ftp://hook.example/x"}, "only http and https"),
        ({"report": Path("inbox/report.md")}, "lies among the articles"),
    ],
)
def test_options_that_cannot_work_are_refused(case: Path, more: dict[str, Any], why: str) -> None:
    if "report" in more:
        more = {"report": case / more["report"]}
    with pytest.raises(UsageError, match=why):
        watch_case(options(case, **more), silent)


def test_webhook_is_not_served_unless_the_network_is_allowed(case: Path) -> None:
    closed = SessionOptions(paths=(), case=case, out=case / "out")
    with pytest.raises(UsageError, match="--fetch"):
        watch_case(WatchOptions(closed, webhook="https://hook.example/x"), silent)
