"""A file that is edited is one article still; another article under the same name is another one."""

from __future__ import annotations

from pathlib import Path

from foedus.flow.run import read_into
from foedus.model.document import Document
from foedus.reading.options import ReadingOptions
from foedus.store.database import Store

BODY = (
    "The envoys of both countries met in Bergen on Monday and agreed to hold a naval exercise in May,"
    " officials of both ministries said after the meeting. Four ships will take part, two from each side, and"
    " the harbour will be closed to other traffic for three days, the port authority said."
)
OTHER = (
    "Fishermen in the north have caught less cod than in any year since records began, the institute of the"
    " sea reported. It asked for lower quotas next spring, when the ministers of three states decide on"
    " them at their yearly conference, and warned that the stock might not recover for a decade."
)


def read(store: Store, path: Path, text: str, outlet: str = "Gazette") -> list[Document]:
    path.write_text(f"---\noutlet: {outlet}\ndate: 2024-03-04\n---\n\n{text}\n", encoding="utf-8")
    read_into(store, [path.parent], ReadingOptions(), lambda step, done, total: None)
    return store.documents()


def test_an_edited_file_replaces_what_was_read_from_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with Store(tmp_path / "case.duckdb") as store:
        (old,) = read(store, tmp_path / "in" / "a.txt", BODY)
        store.put_coded(old.id, [], [], coder="c", lexicon="l")
        (new,) = read(store, tmp_path / "in" / "a.txt", BODY + " Nobody else was asked to come.")
        assert new.id != old.id and new.original is None
        assert store.uncoded("c", "l") == [new.id]
        assert read(store, tmp_path / "in" / "a.txt", BODY)[0].id == old.id


def test_metadata_that_is_mended_keeps_what_was_coded(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with Store(tmp_path / "case.duckdb") as store:
        (old,) = read(store, tmp_path / "in" / "a.txt", BODY)
        (new,) = read(store, tmp_path / "in" / "a.txt", BODY, "Courier")
        assert len(store.documents()) == 1 and new.outlet == "Courier" and new.text == old.text


def test_another_article_under_the_same_name_is_kept_beside_the_first(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with Store(tmp_path / "case.duckdb") as store:
        read(store, tmp_path / "in" / "latest.txt", BODY)
        assert len(read(store, tmp_path / "in" / "latest.txt", OTHER)) == 2
