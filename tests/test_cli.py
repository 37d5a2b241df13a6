"""The command line as a user meets it: real processes, real files."""

from __future__ import annotations

import json
import re
import resource
import shutil
from pathlib import Path

import pytest

from .flow.outputs import faults
from .flow.running import DEMO, foedus

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def briefed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration case, briefed in a copy."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(DEMO, folder / "case", ignore=shutil.ignore_patterns("*.duckdb*"))
    done = foedus("brief", folder / "case", "--out", folder / "out")
    assert done.returncode == 0, done.stderr
    return folder


def commands() -> list[tuple[str, ...]]:
    """Every command, as the help lists them."""
    from typer.main import get_command

    from foedus.cli import app

    found: list[tuple[str, ...]] = [()]
    for name, command in sorted(getattr(get_command(app), "commands", {}).items()):
        found.append((name,))
        found.extend((name, below) for below in sorted(getattr(command, "commands", {})))
    return found


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_help_answers_at_once_and_says_what_every_option_is(words: tuple[str, ...]) -> None:
    seconds: list[float] = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = foedus(*words, "--help")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        # Time on the processor: the clock on the wall also counts what else the machine is doing.
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        if seconds[-1] < 0.5:
            break
    assert done.returncode == 0 and min(seconds) < 0.5
    for line in re.findall(r"^│ +(?:\* +)?--\w.*│$", done.stdout, re.MULTILINE):
        assert re.search(r"[a-z]{2,} .*[a-z]\.?", line.partition("--")[2]), f"no help: {line}"
    assert "Exit status: 0 done" in done.stdout or words


def test_a_slip_in_a_command_is_met_with_what_was_meant() -> None:
    done = foedus("breif")
    assert done.returncode == 2 and "brief" in done.stderr


def test_version_is_printed() -> None:
    assert foedus("--version").stdout.startswith("foedus ")


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


@pytest.mark.slow
def test_check_holds_the_demonstration_to_the_standards_and_fails_one_that_does_not(briefed: Path) -> None:
    case = briefed / "case"
    done = foedus("brief", case, "--out", briefed / "checked", "--check")
    assert done.returncode == 0 and "standards:" not in done.stderr, done.stderr
    wrong = (
        (case / "case.yaml").read_text(encoding="utf-8").replace("because: Judgement", "because: Perhaps", 1)
    )
    shutil.copytree(case, briefed / "wrong")
    (briefed / "wrong" / "case.yaml").write_text(wrong, encoding="utf-8")
    done = foedus("brief", briefed / "wrong", "--out", briefed / "checked", "--check")
    assert done.returncode == 1 and "because: “Perhaps”: is on no scale" in done.stderr


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
        "Talks in Oslo\n\nNorway and Sweden held talks in Oslo on Monday, both foreign ministries said.\n"
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
