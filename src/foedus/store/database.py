"""One DuckDB file a case: what was read, what was coded, what was linked.

Everything about one document is written in one transaction, so a run that is killed leaves whole
documents and nothing else; the next run goes on from there. Whatever grows with the number of articles
can be had as a stream.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from foedus.errors import StoreVersion
from foedus.model import codec
from foedus.model.claim import Claim
from foedus.model.document import Document, Unread
from foedus.model.statement import Statement
from foedus.store.annals import Annals
from foedus.store.engine import Engine
from foedus.store.linked import Linked
from foedus.store.migrations import MIGRATIONS, SCHEMA_VERSION
from foedus.store.rows import claim_row, document_row, dump

DOCUMENT_IDS = "SELECT id FROM documents ORDER BY since NULLS LAST, id"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each a case holds; copies are among the documents."""

    documents: int
    copies: int
    unread: int
    statements: int
    claims: int
    events: int


class Store(Linked, Annals):
    """A case's database, held by one process at a time.

    home: folder of the case, where its data sets lie; that of the file if left out. as_of: the day
    whose state it holds, where it was made for a replay.
    Raises StoreLocked if another process holds it, StoreVersion if a newer foedus wrote it,
    StoreFull if the disk is full, StoreError for a file that is no case database.
    """

    def __init__(self, path: Path, *, home: Path | None = None, as_of: dt.date | None = None) -> None:
        self.path, self.home, self.as_of = path, home or path.parent, as_of
        self._engine = Engine(path)
        try:
            self._migrate()
        except BaseException:
            self._engine.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.close()

    def count(self) -> Counts:
        """How much the case holds."""
        tables = ("documents", "documents WHERE original IS NOT NULL", "unread", "statements", "claims")
        queries = ", ".join(f"(SELECT count(*) FROM {table})" for table in (*tables, "events"))
        return Counts(*self._engine.rows(f"SELECT {queries}")[0])

    # -- documents ---------------------------------------------------------------------------

    def add_documents(self, docs: Iterable[Document]) -> int:
        """Keep documents; one already kept is replaced where its metadata changed.

        Returns how many are new. What was coded from a document stays: its text, which ids and offsets
        rest on, cannot change. So does what it was found to be a copy of, until `put_copies`.
        """
        lines = {doc.id: codec.encode_document(doc) for doc in docs}
        with self._engine.transaction():
            known = dict(self._engine.lines("documents", lines))
            for key, line in known.items():
                lines[key] |= {"original": line["original"], "copy_reason": line["copy_reason"]}
            changed = [line for key, line in lines.items() if known.get(key) != line]
            if changed:
                self._engine.run(
                    "DELETE FROM documents WHERE id IN (SELECT unnest(?))", [[line["id"] for line in changed]]
                )
                self._engine.insert("documents", [document_row(line) for line in changed])
                self._remember("copies", "due")
            paths = [line["path"] for line in lines.values()]
            self._engine.run("DELETE FROM unread WHERE path IN (SELECT unnest(?))", [paths])
        return len(lines.keys() - known.keys())

    def add_unread(self, items: Iterable[Unread]) -> None:
        """Keep what could not be read, with the reason."""
        rows = {item.path: (item.path, item.reason, item.error) for item in items}
        with self._engine.transaction():
            self._engine.run("DELETE FROM unread WHERE path IN (SELECT unnest(?))", [list(rows)])
            self._engine.insert("unread", list(rows.values()))

    def copies_due(self) -> bool:
        """Whether documents came or changed since it was last settled which are copies of which."""
        return self._recall("copies") != "settled"

    def put_copies(self, found: Mapping[str, tuple[str | None, str]]) -> None:
        """Keep, for every document, its original (None if it is one) and the reason.

        What was coded from a document that turns out to be a copy is forgotten: it is no evidence of its
        own, and an article that came earlier must leave the same case as one that came later.
        """
        with self._engine.transaction():
            for key, line in self._engine.lines("documents", found):
                original, reason = found[key]
                if (line["original"], line["copy_reason"]) == (original, reason):
                    continue
                line |= {"original": original, "copy_reason": reason}
                self._engine.run(
                    "UPDATE documents SET original = ?, line = ? WHERE id = ?", [original, dump(line), key]
                )
                if original is not None:
                    for table in ("statements", "claims", "coded"):
                        self._engine.run(f"DELETE FROM {table} WHERE doc = ?", [key])
            self._remember("copies", "settled")

    def documents(self) -> list[Document]:
        """Every document, by date of publication, then id; those without a date last."""
        return list(self.stream_documents())

    def stream_documents(self) -> Iterator[Document]:
        """Every document in the same order, a few at a time; nothing may be written meanwhile."""
        return self.pick_documents(self._engine.stream_ids(DOCUMENT_IDS))

    def pick_documents(self, ids: Iterable[str]) -> Iterator[Document]:
        """The documents of these ids, in the order given, a few at a time."""
        return (codec.decode_document(line) for _, line in self._engine.lines("documents", ids))

    def documents_at(self, paths: Sequence[str]) -> list[Document]:
        """Documents that were read from these paths, in order of their ids."""
        rows = self._engine.rows(
            "SELECT id FROM documents WHERE path IN (SELECT unnest(?)) ORDER BY id", [list(paths)]
        )
        return list(self.pick_documents(row[0] for row in rows))

    def document_paths(self) -> dict[str, str]:
        """Where each document was read from, by id; those from nowhere are left out."""
        return dict(self._engine.rows("SELECT id, path FROM documents WHERE path IS NOT NULL"))

    def files(self, reader: str) -> dict[str, tuple[str, list[tuple[str, str]]]]:
        """Files that this reader has read, by path: the hash of their bytes, and articles by id and place."""
        rows = self._engine.rows("SELECT path, sha256, line FROM files WHERE reader = ?", [reader])
        return {path: (sha256, [(id, at) for id, at in json.loads(line)]) for path, sha256, line in rows}

    def put_files(self, read: Mapping[str, tuple[str, Sequence[tuple[str, str]]]], *, reader: str) -> None:
        """Keep what was read from files, by path, as `files` gives it back."""
        if not read:
            return
        with self._engine.transaction():
            self._engine.run("DELETE FROM files WHERE path IN (SELECT unnest(?))", [list(read)])
            rows = [(path, sha256, reader, json.dumps(held)) for path, (sha256, held) in read.items()]
            self._engine.insert("files", rows)

    def forget(self, ids: Iterable[str]) -> None:
        """Drop documents with all that was coded from them."""
        gone = list(ids)
        if not gone:
            return
        with self._engine.transaction():
            self._engine.run("DELETE FROM documents WHERE id IN (SELECT unnest(?))", [gone])
            for table in ("statements", "claims", "coded"):
                self._engine.run(f"DELETE FROM {table} WHERE doc IN (SELECT unnest(?))", [gone])
            self._remember("copies", "due")

    def documents_not_in(self, languages: Sequence[str]) -> Iterator[Document]:
        """Documents known to be in another language than these."""
        rows = self._engine.rows(
            "SELECT id FROM documents WHERE language IS NOT NULL AND NOT list_contains(?, language)"
            " ORDER BY since NULLS LAST, id",
            [list(languages)],
        )
        return self.pick_documents(row[0] for row in rows)

    def unread(self) -> list[Unread]:
        """What could not be read, by path."""
        return [
            Unread(*row) for row in self._engine.rows("SELECT path, reason, error FROM unread ORDER BY path")
        ]

    # -- what was coded ----------------------------------------------------------------------

    def uncoded(self, coder: str, lexicon: str) -> list[str]:
        """Ids of the originals that this coder with this lexicon has not coded yet."""
        rows = self._engine.rows(
            "SELECT id FROM documents d WHERE original IS NULL AND NOT EXISTS (SELECT 1 FROM coded c"
            " WHERE c.doc = d.id AND c.coder = ? AND c.lexicon = ?) ORDER BY since NULLS LAST, id",
            [coder, lexicon],
        )
        return [row[0] for row in rows]

    def put_coded(
        self,
        doc: str,
        statements: Sequence[Statement],
        claims: Sequence[Claim],
        *,
        coder: str,
        lexicon: str,
    ) -> None:
        """Replace all that was coded from one document, at once or not at all."""
        said = [
            (item.id, doc, item.start, item.parent, dump(codec.encode_statement(item))) for item in statements
        ]
        with self._engine.transaction():
            for table in ("statements", "claims"):
                self._engine.run(f"DELETE FROM {table} WHERE doc = ?", [doc])  # table names are ours
            self._engine.insert("statements", said)
            self._engine.insert("claims", [claim_row(claim) for claim in claims])
            self._engine.run("INSERT OR REPLACE INTO coded VALUES (?, ?, ?)", [doc, coder, lexicon])

    def statements(self) -> list[Statement]:
        """Every statement, by document and place."""
        return list(self.stream_statements())

    def stream_statements(self) -> Iterator[Statement]:
        """Every statement in the same order, a few at a time; nothing may be written meanwhile."""
        return (codec.decode_statement(line) for line in self._coded_lines("statements"))

    def claims(self) -> list[Claim]:
        """Every claim, by document and place."""
        return list(self.stream_claims())

    def stream_claims(self) -> Iterator[Claim]:
        """Every claim in the same order, a few at a time; nothing may be written meanwhile."""
        return (codec.decode_claim(line) for line in self._coded_lines("claims"))

    def _coded_lines(self, table: str) -> Iterator[codec.Line]:
        ids = self._engine.stream_ids(f"SELECT id FROM {table} ORDER BY doc, start, id")
        return (line for _, line in self._engine.lines(table, ids))

    # -- for a replay ----------------------------------------------------------------------------

    def hand_over(self, path: Path, docs: Sequence[str], *, forecasts_by: dt.date) -> None:
        """Copy into another case's file what was coded from these documents, and what people said.

        path: of a database that nobody holds, of the same schema. forecasts_by: the record of forecasts is
        copied as far as this day.
        """
        chosen, held = list(docs), "WHERE doc IN (SELECT unnest(?))"
        entries = [
            (line["number"], dump(line)) for line in self.forecasts() if line["made"] <= str(forecasts_by)
        ]
        with self._engine.attached(path, "other"):
            for table in ("coded", "statements", "claims"):  # table names are ours
                self._engine.run(f"INSERT INTO other.{table} SELECT * FROM {table} {held}", [chosen])
            self._engine.run("INSERT INTO other.rulings SELECT * FROM rulings")
            self._engine.insert("other.forecasts", entries)

    # -- within ------------------------------------------------------------------------------

    def _migrate(self) -> None:
        self._engine.run("CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)")
        version = int(self._recall("schema") or 0)
        if version > SCHEMA_VERSION:
            raise StoreVersion(
                f"{self.path}: written by a newer foedus (schema {version}, this one knows {SCHEMA_VERSION});"
                " update foedus"
            )
        for number in range(version, SCHEMA_VERSION):
            with self._engine.transaction():
                self._engine.run(MIGRATIONS[number])
                self._remember("schema", str(number + 1))
