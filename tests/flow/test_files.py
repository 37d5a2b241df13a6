"""A file is read again only if its bytes changed, and passing it over changes nothing in the case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from foedus.flow import files
from foedus.flow.run import read_into
from foedus.reading import paths
from foedus.reading.options import DEFAULT, ReadingOptions
from foedus.store.database import Store
from tests.flow.running import write_article


@pytest.fixture
def read_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files whose bytes were parsed."""
    done: list[str] = []
    parse = paths.read_bytes

    def read(data: bytes, *, name: str, **more: Any) -> Iterator[paths.Read]:
        done.append(Path(name).name)
        return parse(data, name=name, **more)

    monkeypatch.setattr(paths, "read_bytes", read)
    return done


def update(place: Path, *, options: ReadingOptions = DEFAULT) -> list[tuple[str, str]]:
    """Bring the case up to date; what it holds after: documents by path, and what was left out."""
    with Store(place / "case.duckdb") as store:
        read_into(store, [place / "inbox"], options, lambda *_: None)
        docs = [(Path(doc.path or "").name, doc.id) for doc in store.documents()]
        return sorted([*docs, *((Path(item.path).name, item.reason[:16]) for item in store.unread())])


def test_what_did_not_change_is_not_read_again(tmp_path: Path, read_now: list[str]) -> None:
    for day in (4, 5):
        write_article(tmp_path / "inbox" / f"{day}.md", day)
    first = update(tmp_path)
    assert len(first) == 2 and read_now == ["4.md", "5.md"]
    assert update(tmp_path) == first and len(read_now) == 2
    write_article(tmp_path / "inbox" / "6.md", 6)
    assert len(update(tmp_path)) == 3 and read_now[2:] == ["6.md"]


def test_an_edited_file_is_read_even_if_its_size_and_date_say_nothing(
    tmp_path: Path, read_now: list[str]
) -> None:
    import os

    place = write_article(tmp_path / "inbox" / "4.md", more="Norway will send two ships.")
    stat = place.stat()
    first = update(tmp_path)
    write_article(place, more="Norway will send six ships.")
    os.utime(place, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert place.stat().st_size == stat.st_size
    assert update(tmp_path) != first and len(read_now) == 2


def test_other_options_or_rules_read_all_anew(
    tmp_path: Path, read_now: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_article(tmp_path / "inbox" / "4.md")
    update(tmp_path)
    update(tmp_path, options=ReadingOptions(max_words=500))
    monkeypatch.setattr(files, "_reader", lambda options: "other rules")
    update(tmp_path)
    assert len(read_now) == 3


def test_a_twin_stays_left_out_and_takes_the_place_of_one_that_is_gone(
    tmp_path: Path, read_now: list[str]
) -> None:
    first, twin = (write_article(tmp_path / "inbox" / name) for name in ("a.md", "b.md"))
    held = update(tmp_path)
    assert held == update(tmp_path) and [name for name, _ in held] == ["a.md", "b.md"]
    assert held[1][1].startswith("the same article")
    first.unlink()
    ((name, id),) = update(tmp_path)
    assert (name, id) == ("b.md", held[0][1]) and twin.is_file()
    write_article(first)
    assert update(tmp_path) == held


def test_what_cannot_be_read_is_left_out_still(tmp_path: Path, read_now: list[str]) -> None:
    write_article(tmp_path / "inbox" / "4.md")
    (tmp_path / "inbox" / "empty.txt").write_text("")
    held = update(tmp_path)
    assert len(held) == 2 and held == update(tmp_path) and read_now == ["4.md", "empty.txt"]
