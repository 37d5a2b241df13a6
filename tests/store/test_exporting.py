from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.errors import StoreError, StoreFull
from foedus.store.exporting import write_text


def test_file_is_whole_or_absent_when_the_disk_fills(tmp_path: Path) -> None:
    def parts() -> Iterator[str]:
        yield "first half"
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "brief.md"
    target.write_text("the brief of yesterday")
    with pytest.raises(StoreFull, match="disk is full"):
        write_text(target, parts())
    assert target.read_text() == "the brief of yesterday"
    assert list(tmp_path.iterdir()) == [target]


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where a folder should be")
    with pytest.raises(StoreError, match="out"):
        write_text(tmp_path / "out" / "brief.md", ["x"])
