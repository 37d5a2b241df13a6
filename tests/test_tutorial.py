"""The tutorial's own case, as it is printed there, gives a weighed brief without a fault."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foedus.cli import app

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")


def test_every_page_that_the_tutorial_links_to_is_there() -> None:
    for page in re.findall(r"\]\(([\w-]+\.md)\)", TUTORIAL):
        assert (ROOT / "docs" / page).is_file(), page


@pytest.mark.slow
def test_the_case_of_the_tutorial_is_weighed_and_keeps_to_the_standards(tmp_path: Path) -> None:
    case = tmp_path / "mine"
    shutil.copytree(ROOT / "examples" / "demo" / "articles", case / "articles")
    whole = "".join(re.findall(r"```yaml\n(.*?)```", TUTORIAL, re.DOTALL))
    (case / "case.yaml").write_text(whole, encoding="utf-8")
    words = ["brief", "--case", str(case), "--out", str(case / "out"), "--check", "--as-of", "2024-07-31"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0 and "standards:" not in done.stderr, done.output
    assert re.search(r"It is \w[\w ]*\(\d\d%\)\s+that\s+they\s+trade\s+favours", done.stdout)
    page = (case / "out" / "brief.md").read_text(encoding="utf-8")
    for told in ("E1. ", "The three hold an exercise together", "As of 31 July 2024"):
        assert told in page
