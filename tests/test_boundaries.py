"""Who may know whom, and who may touch the network."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "foedus"
NETWORK = frozenset(
    {"httpx", "requests", "urllib3", "aiohttp", "socket", "socketserver", "ssl", "ftplib", "smtplib"}
    | {"http.client", "urllib.request", "xmlrpc.client", "webbrowser"}
)
MAY_FETCH = {"reading/fetch.py"}


def imported(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def touches_network(path: Path) -> bool:
    return any(name in NETWORK or name.partition(".")[0] in NETWORK for name in imported(path))


def test_only_fetch_touches_the_network() -> None:
    found = {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if touches_network(path)}
    assert found <= MAY_FETCH and found


def test_layers_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    if not lint.exists():
        pytest.skip("import-linter is not installed")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_package_is_in_a_layer() -> None:
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert [name for name in sorted(packages) if f"foedus.{name}" not in contract] == []


def test_help_imports_nothing_heavy() -> None:
    heavy = "spacy polars duckdb altair trafilatura numba scipy numpy networkx datasketch pypdf lxml".split()
    script = (
        "import sys\nfrom foedus.cli import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        f"print(sorted(set({heavy}) & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
