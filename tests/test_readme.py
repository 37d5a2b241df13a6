"""Every command in the README runs, in order, in a copy of the checkout's layout."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
# These set up a checkout from nothing, or run this very suite.
BY_HAND = ("git clone", "make demo", "make test")


def commands() -> list[str]:
    blocks = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like a checkout in which `make` has run."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(
        ROOT / "examples",
        folder / "examples",
        ignore=shutil.ignore_patterns("case.duckdb*", "forecasts.head"),
    )
    binaries = folder / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "foedus").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m foedus "$@"\n')
    (binaries / "foedus").chmod(0o755)
    return folder


def test_readme_commands_run_in_order(checkout: Path) -> None:
    ran = 0
    for command in commands():
        if command.startswith(BY_HAND):
            continue
        done = subprocess.run(
            shlex.split(command, comments=True),
            cwd=checkout,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ,
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        ran += 1
    assert ran >= 5


def test_readme_names_only_folders_that_exist() -> None:
    for path in re.findall(r"`((?:src|docs|examples|tests)/[\w/.]*)`", README):
        assert (ROOT / path).exists(), path
    for path in re.findall(r"\]\(((?:docs)/[\w/.-]*)\)", README):
        assert (ROOT / path).exists(), path
