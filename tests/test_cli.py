"""The command line as a user meets it: real processes, real files."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .flow.outputs import faults

DEMO = Path(__file__).parents[1] / "examples" / "demo"


def foedus(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "foedus", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, timeout=300)


@pytest.fixture(scope="module")
def briefed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration case, briefed in a copy."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(DEMO, folder / "case", ignore=shutil.ignore_patterns("*.duckdb*"))
    done = foedus("brief", folder / "case", "--out", folder / "out")
    assert done.returncode == 0, done.stderr
    return folder


def test_help_answers_at_once() -> None:
    seconds = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert foedus("--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        # Time on the processor: the clock on the wall also counts what else the machine is doing.
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(seconds) < 0.5


def test_brief_writes_everything(briefed: Path) -> None:
    out = briefed / "out"
    names = {path.name for path in out.iterdir()}
    assert {"brief.html", "brief.md", "documents.jsonl", "statements.jsonl", "claims.jsonl"} <= names
    assert faults(out) == []


def test_every_status_appears_where_the_text_calls_for_it(briefed: Path) -> None:
    claims = [json.loads(line) for line in (briefed / "out" / "claims.jsonl").read_text().splitlines()]
    expected = {"occurred", "planned", "proposed", "alleged", "possible", "conditional", "denied"}
    assert expected <= {claim["status"] for claim in claims}


def test_second_run_changes_nothing(briefed: Path) -> None:
    out = briefed / "out"
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    done = foedus("brief", briefed / "case", "--out", out)
    assert done.returncode == 0, done.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_two_workers_write_the_same_bytes_as_one(briefed: Path, tmp_path: Path) -> None:
    done = foedus("code", DEMO / "articles", "--out", tmp_path / "two", "--workers", 2)
    assert done.returncode == 0, done.stderr
    done = foedus("code", DEMO / "articles", "--out", tmp_path / "one")
    assert done.returncode == 0, done.stderr
    for name in ("statements.jsonl", "claims.jsonl"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_what_cannot_be_read_is_listed_and_the_run_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Norway and Sweden held talks in Oslo on Monday, both foreign ministries said.\n" * 3
    )
    (folder / "empty.txt").write_text("")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    done = foedus("code", folder, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    for name in ("empty.txt", "noise.txt", "broken.pdf"):
        assert f"left out: {folder / name}: " in done.stdout
    assert "1 article" in done.stdout


def test_no_articles_is_a_clear_error(tmp_path: Path) -> None:
    done = foedus("code", "--out", tmp_path)
    assert done.returncode == 2 and "name at least one file" in done.stderr and "Traceback" not in done.stderr


def test_unknown_case_key_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("title: T\nquestoin: what?\n")
    done = foedus("brief", "--case", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 2 and "did you mean 'question'" in done.stderr


def test_lexicon_check_passes() -> None:
    done = foedus("lexicon", "check")
    assert done.returncode == 0, done.stdout + done.stderr
