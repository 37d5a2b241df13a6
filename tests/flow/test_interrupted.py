"""Runs that end before their time, and runs that meet: nothing stored is lost, and the next run finishes."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .outputs import faults
from .running import DEMO, command, environment, foedus, write_article, written

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """The demonstration's articles coded in one go, and how long that took."""
    out = tmp_path_factory.mktemp("undisturbed")
    began = time.monotonic()
    assert foedus("code", DEMO / "articles", "--out", out).returncode == 0
    return out, time.monotonic() - began


def start(*words: object) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen(command(*words), stdout=pipe, stderr=pipe, text=True, env=environment())


def test_killed_again_and_again_the_last_run_writes_the_same_bytes(
    undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    whole, seconds = undisturbed
    for share in (0.1, 0.3, 0.5, 0.65, 0.8, 0.95):
        run = start("code", DEMO / "articles", "--out", tmp_path)
        time.sleep(seconds * share)
        run.kill()
        run.communicate()
    assert foedus("code", DEMO / "articles", "--out", tmp_path).returncode == 0
    assert written(tmp_path) == written(whole)
    assert not list(tmp_path.glob("*.partial"))


def test_articles_added_in_two_runs_give_what_one_run_gives(
    undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    articles = sorted((DEMO / "articles").iterdir())
    for some in (articles[6:], articles[:7]):
        assert foedus("code", *some, "--out", tmp_path).returncode == 0
    assert written(tmp_path) == written(undisturbed[0])


@pytest.mark.parametrize("after", [0.0, 0.02, 0.1, 0.3])
def test_stopped_by_hand_says_so_in_one_line(tmp_path: Path, after: float) -> None:
    run = start("code", DEMO / "articles", "--out", tmp_path)
    wait_for(lambda: (tmp_path / "case.duckdb").exists())
    time.sleep(after)
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=120)
    assert run.returncode == 130
    assert errors.splitlines() == [
        "foedus: stopped; what was coded is kept, and the same command goes on from there"
    ]


def test_stopped_by_hand_with_two_workers_leaves_no_process(tmp_path: Path) -> None:
    run = start("code", DEMO / "articles", "--out", tmp_path, "--workers", 2)
    wait_for(lambda: len(children(run.pid)) >= 2)
    time.sleep(1)
    workers = children(run.pid)
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=120)
    assert run.returncode == 130 and len(errors.splitlines()) == 1, errors
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))


def test_workers_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    run = start("code", DEMO / "articles", "--out", tmp_path, "--workers", 2)
    wait_for(lambda: len(children(run.pid)) >= 2)
    workers = children(run.pid)
    run.kill()
    wait_for(lambda: not any(alive(pid) for pid in workers))
    run.communicate()


def test_second_process_is_told_and_the_first_is_unharmed(
    undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    first = start("code", DEMO / "articles", "--out", tmp_path)
    wait_for(lambda: (tmp_path / "case.duckdb").exists())
    second = foedus("code", DEMO / "articles", "--out", tmp_path)
    assert first.poll() is None, "the first was over before the second came"
    assert second.returncode == 2 and "another process is using this case" in second.stderr
    assert len(second.stderr.splitlines()) == 1
    first.communicate(timeout=300)
    assert first.returncode == 0 and written(tmp_path) == written(undisturbed[0])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "foedus-test", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk is not permitted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("left_kb", [0, 40])
def test_full_disk_loses_nothing_and_the_next_run_completes(
    undisturbed: tuple[Path, float], small_disk: Path, left_kb: int
) -> None:
    filler = small_disk / "filler"
    early = write_article(small_disk / "early.md")
    out = small_disk / "out"
    assert foedus("code", early, "--out", out).returncode == 0
    before = written(out)
    filler.write_bytes(bytes(max(0, shutil.disk_usage(small_disk).free - left_kb * 1024)))
    done = foedus("code", DEMO / "articles", "--out", out)
    assert done.returncode == 2 and "the disk is full" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert written(out) == before
    filler.unlink()
    assert foedus("code", early, DEMO / "articles", "--out", out).returncode == 0
    assert faults(out) == []
    assert set(before["claims.jsonl"].splitlines()) <= set(written(out)["claims.jsonl"].splitlines())
    whole = written(undisturbed[0])["claims.jsonl"].splitlines()
    assert set(whole) <= set(written(out)["claims.jsonl"].splitlines())


def test_case_that_could_not_even_be_begun_is_begun_anew(tmp_path: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    article = write_article(tmp_path / "a.md")
    done = foedus("code", article, "--out", tmp_path, preexec_fn=limit)
    assert done.returncode == 2 and "the disk is full" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert foedus("code", article, "--out", tmp_path).returncode == 0
    assert faults(tmp_path) == []


def wait_for(happened: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def children(pid: int) -> list[int]:
    """Processes that code, below this one."""
    task = Path(f"/proc/{pid}/task/{pid}/children")
    found = [int(child) for child in task.read_text().split()] if task.exists() else []
    return [child for child in found if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
