"""The command line as a user meets it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

DEMO = Path(__file__).parents[2] / "examples" / "demo"
LINES = ("documents.jsonl", "statements.jsonl", "claims.jsonl", "unread.jsonl")

ARTICLE = """\
---
title: {title}
outlet: Harbour Gazette
date: 2024-03-0{day}
---

The Norwegian and Swedish foreign ministers met in Bergen on {weekday}, both ministries said in a statement.

{more}
"""


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "foedus", *map(str, words)]


def foedus(*words: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run to the end; a traceback is a failure, whatever the test asks."""
    asked = {"capture_output": True, "text": True, "check": False, "timeout": 600, "env": environment()}
    done = subprocess.run(command(*words), **(asked | options))
    assert "Traceback" not in (done.stderr or ""), done.stderr
    return done


def environment(**more: str) -> dict[str, str]:
    return os.environ | {"COLUMNS": "200", "NO_COLOR": "1"} | more


def write_article(
    path: Path, day: int = 4, *, more: str = "Norway will send two ships to the drill in May."
) -> Path:
    weekday = ("Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday")[day - 1]
    text = ARTICLE.format(title=f"Ministers meet, day {day}", day=day, weekday=weekday, more=more)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def written(folder: Path) -> dict[str, bytes]:
    """What a run of `code` promises, byte for byte."""
    return {name: (folder / name).read_bytes() for name in LINES}
