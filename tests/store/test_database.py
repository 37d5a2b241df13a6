from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from foedus.errors import StoreError, StoreLocked, StoreVersion
from foedus.model.document import Document, Unread, document_id
from foedus.model.statement import Cue, Statement
from foedus.store.database import Store
from foedus.store.migrations import SCHEMA_VERSION


def article(text: str, path: str = "a.txt") -> Document:
    return Document(
        id=document_id(text, outlet=None, title=None, url=None), text=text, path=path, language="en"
    )


def saying(doc: Document, key: str) -> Statement:
    return Statement(key, doc.id, 0, 3, None, Cue(0, 3, doc.text[:3]), ((0, 2),), "indirect")


def test_adding_articles_twice_changes_nothing(tmp_path: Path) -> None:
    docs = [article("one"), article("two", "b.txt")]
    with Store(tmp_path / "case.duckdb") as store:
        assert store.add_documents(docs) == 2
        before = store.documents()
        assert store.add_documents(docs) == 0
        assert store.documents() == before


def test_document_counts_as_coded_only_with_its_coder_and_lexicon(tmp_path: Path) -> None:
    doc = article("one")
    with Store(tmp_path / "case.duckdb") as store:
        store.add_documents([doc])
        store.put_coded(doc.id, [saying(doc, "s1")], [], coder="c1", lexicon="l1")
        assert store.uncoded("c1", "l1") == []
        assert store.uncoded("c1", "l2") == [doc.id]
        store.put_coded(doc.id, [saying(doc, "s2")], [], coder="c1", lexicon="l2")
        assert [item.id for item in store.statements()] == ["s2"]


def test_copies_are_not_coded(tmp_path: Path) -> None:
    first = article("one")
    copy = Document(id="dcopy", text="one", original=first.id)
    with Store(tmp_path / "case.duckdb") as store:
        store.add_documents([first, copy])
        assert store.uncoded("c", "l") == [first.id]


def test_run_killed_while_writing_leaves_whole_documents(tmp_path: Path) -> None:
    path = tmp_path / "case.duckdb"
    script = f"""
        import os
        from pathlib import Path
        from foedus.model import codec
        from foedus.model.document import Document
        from foedus.model.statement import Cue, Statement
        from foedus.store.database import Store
        store = Store(Path({str(path)!r}))
        docs = [Document(id=f"d{{i}}", text="said so", language="en") for i in range(5)]
        store.add_documents(docs)
        def item(i, n):
            return Statement(f"s{{i}}.{{n}}", f"d{{i}}", 0, 4, None, Cue(0, 4, "said"), ((5, 7),), "direct")
        for i in (0, 1):
            store.put_coded(f"d{{i}}", [item(i, n) for n in range(9)], [], coder="c", lexicon="l")
        store._engine.insert = lambda *_: os._exit(9)
        store.put_coded("d2", [item(2, 0)], [], coder="c", lexicon="l")
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert done.returncode == 9
    with Store(path) as store:
        assert store.uncoded("c", "l") == ["d2", "d3", "d4"]
        assert len(store.statements()) == 18


def test_second_process_is_told_that_the_case_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "case.duckdb"
    script = f"from pathlib import Path; from foedus.store.database import Store; Store(Path({str(path)!r}))"
    with Store(path):
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode != 0 and StoreLocked.__name__ in done.stderr and "another process" in done.stderr


def test_case_of_a_newer_foedus_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "case.duckdb"
    with Store(path) as store:
        store._engine.run("UPDATE meta SET value = ? WHERE key = 'schema'", [str(SCHEMA_VERSION + 1)])
    with pytest.raises(StoreVersion, match="newer foedus"):
        Store(path)


def test_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "case.duckdb"
    path.write_text("not a database " * 500)
    with pytest.raises(StoreError, match=r"case\.duckdb"):
        Store(path)


def test_what_was_unread_is_forgotten_once_it_can_be_read(tmp_path: Path) -> None:
    with Store(tmp_path / "case.duckdb") as store:
        store.add_unread([Unread("a.txt", "empty file", "EmptyDocument")])
        assert [item.path for item in store.unread()] == ["a.txt"]
        store.add_documents([article("now it has words", "a.txt")])
        assert store.unread() == []


def test_article_found_to_be_a_copy_leaves_no_evidence_of_its_own(tmp_path: Path) -> None:
    late, early = article("one"), Document(id="dearly", text="one")
    with Store(tmp_path / "case.duckdb") as store:
        store.add_documents([late])
        store.put_copies({late.id: (None, "")})
        store.put_coded(late.id, [saying(late, "s1")], [], coder="c", lexicon="l")
        assert not store.copies_due()
        store.add_documents([early])
        assert store.copies_due()
        store.put_copies({late.id: (early.id, "the same"), early.id: (None, "")})
        assert store.statements() == [] and store.uncoded("c", "l") == ["dearly"]
        assert store.count().copies == 1 and not store.copies_due()
        store.put_copies({late.id: (None, ""), early.id: (None, "")})
        assert len(store.uncoded("c", "l")) == 2


def test_reading_again_keeps_what_an_article_is_a_copy_of(tmp_path: Path) -> None:
    first, copy = article("one"), Document(id="dcopy", text="one")
    with Store(tmp_path / "case.duckdb") as store:
        store.add_documents([first, copy])
        store.put_copies({first.id: (None, ""), copy.id: (first.id, "the same")})
        assert store.add_documents([first, copy]) == 0
        assert not store.copies_due() and store.count().copies == 1


def test_documents_stream_in_order_and_can_be_picked(tmp_path: Path) -> None:
    docs = [Document(id=f"d{number:03}", text="word", language="en") for number in range(150)]
    with Store(tmp_path / "case.duckdb") as store:
        store.add_documents(reversed(docs))
        assert list(store.stream_documents()) == docs == store.documents()
        assert [doc.id for doc in store.pick_documents(["d007", "none", "d003"])] == ["d007", "d003"]


def test_only_the_last_report_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "case.duckdb"
    with Store(path) as store:
        assert store.told() is None
        for number in (1, 2, 2):
            store.put_told({"number": number, "claims": ["c1"] * number})
    with Store(path) as store:
        assert store.told() == {"number": 2, "claims": ["c1", "c1"]}
