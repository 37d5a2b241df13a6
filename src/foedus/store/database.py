"""One DuckDB file a case: what was read, what was coded, what was linked.

Everything about one document is written in one transaction, so a run that is killed leaves whole
documents and nothing else; the next run goes on from there.
"""

from __future__ import annotations

import datetime as dt
import errno
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from foedus.errors import StoreError, StoreFull, StoreLocked, StoreVersion
from foedus.model import codec
from foedus.model.claim import Claim, When
from foedus.model.document import Document, Unread
from foedus.model.event import Event
from foedus.model.statement import Statement
from foedus.store.migrations import MIGRATIONS, SCHEMA_VERSION

if TYPE_CHECKING:
    import duckdb


class Store:
    """A case's database, held by one process at a time.

    Raises StoreLocked if another process holds it, StoreVersion if a newer foedus wrote it,
    StoreFull if the disk is full, StoreError for a file that is no case database.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._speaking():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = _connect(path)
        try:
            with self._speaking():
                self._migrate()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    # -- documents ---------------------------------------------------------------------------

    def add_documents(self, docs: Iterable[Document]) -> int:
        """Keep documents; one already kept is replaced where its metadata changed.

        Returns how many are new.
        What was coded from a document stays: its text, which ids and offsets rest on, cannot change.
        """
        with self._transaction():
            known = dict(self._db.execute("SELECT id, line FROM documents").fetchall())
            rows = {doc.id: _document_row(doc) for doc in docs}
            changed = [row for row in rows.values() if known.get(row[0]) != row[-1]]
            self._db.execute(
                "DELETE FROM documents WHERE id IN (SELECT unnest(?))", [[row[0] for row in changed]]
            )
            self._insert("documents", changed)
            paths = [row[1] for row in changed]
            self._db.execute("DELETE FROM unread WHERE path IN (SELECT unnest(?))", [paths])
        return len(rows.keys() - known.keys())

    def add_unread(self, items: Iterable[Unread]) -> None:
        """Keep what could not be read, with the reason."""
        with self._transaction():
            for item in items:
                self._db.execute(
                    "INSERT OR REPLACE INTO unread VALUES (?, ?, ?)", [item.path, item.reason, item.error]
                )

    def documents(self) -> list[Document]:
        """Every document, by date of publication, then id; those without a date last."""
        return [
            codec.decode_document(line)
            for line in self._lines("SELECT line FROM documents ORDER BY since NULLS LAST, id")
        ]

    def unread(self) -> list[Unread]:
        """What could not be read, by path."""
        with self._speaking():
            rows = self._db.execute("SELECT path, reason, error FROM unread ORDER BY path").fetchall()
        return [Unread(*row) for row in rows]

    # -- what was coded ----------------------------------------------------------------------

    def uncoded(self, coder: str, lexicon: str) -> list[Document]:
        """Originals that this coder with this lexicon has not coded yet."""
        return [
            codec.decode_document(line)
            for line in self._lines(
                "SELECT line FROM documents d WHERE original IS NULL AND NOT EXISTS (SELECT 1 FROM coded c"
                " WHERE c.doc = d.id AND c.coder = ? AND c.lexicon = ?) ORDER BY since NULLS LAST, id",
                [coder, lexicon],
            )
        ]

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
        with self._transaction():
            for table in ("statements", "claims"):
                self._db.execute(f"DELETE FROM {table} WHERE doc = ?", [doc])  # table names are ours
            self._insert(
                "statements",
                [
                    (item.id, doc, item.start, item.parent, _dump(codec.encode_statement(item)))
                    for item in statements
                ],
            )
            self._insert("claims", [_claim_row(claim) for claim in claims])
            self._db.execute("INSERT OR REPLACE INTO coded VALUES (?, ?, ?)", [doc, coder, lexicon])

    def statements(self) -> list[Statement]:
        """Every statement, by document and place."""
        query = "SELECT line FROM statements ORDER BY doc, start, id"
        return [codec.decode_statement(line) for line in self._lines(query)]

    def claims(self) -> list[Claim]:
        """Every claim, by document and place."""
        query = "SELECT line FROM claims ORDER BY doc, start, id"
        return [codec.decode_claim(line) for line in self._lines(query)]

    # -- what was linked ---------------------------------------------------------------------

    def put_events(self, events: Sequence[Event]) -> None:
        """Replace the events; they follow wholly from claims and judgements."""
        with self._transaction():
            self._db.execute("DELETE FROM events")
            self._insert("events", [_event_row(event) for event in events])

    def events(self) -> list[Event]:
        """Every event, by time, then id."""
        query = "SELECT line FROM events ORDER BY since NULLS LAST, id"
        return [codec.decode_event(line) for line in self._lines(query)]

    # -- within ------------------------------------------------------------------------------

    def _lines(self, query: str, values: Sequence[object] = ()) -> Iterator[codec.Line]:
        with self._speaking():
            rows = self._db.execute(query, list(values)).fetchall()
        for (line,) in rows:
            yield json.loads(line)

    def _insert(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert rows in one go, a column a parameter: a statement a row is a hundred times slower."""
        if not rows:
            return
        columns = [list(column) for column in zip(*rows, strict=True)]
        places = ", ".join("unnest(?)" for _ in columns)
        self._db.execute(f"INSERT INTO {table} SELECT {places}", columns)  # table names are ours

    def _migrate(self) -> None:
        self._db.execute("CREATE TABLE IF NOT EXISTS meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)")
        row = self._db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        version = int(row[0]) if row else 0
        if version > SCHEMA_VERSION:
            raise StoreVersion(
                f"{self.path}: written by a newer foedus (schema {version}, this one knows {SCHEMA_VERSION});"
                " update foedus"
            )
        for number in range(version, SCHEMA_VERSION):
            with self._transaction():
                self._db.execute(MIGRATIONS[number])
                self._db.execute("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", [str(number + 1)])

    def _full(self) -> StoreFull:
        return StoreFull(f"{self.path}: the disk is full; free some space and run the same command again")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._speaking():
            self._db.execute("BEGIN")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                _quietly(self._db.execute, "ROLLBACK")
                raise

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Turn the engine's errors into ours."""
        import duckdb

        try:
            yield
        except duckdb.IOException as error:
            text = str(error)
            if "lock" in text.lower():
                raise StoreLocked(
                    f"{self.path}: another process is using this case; wait for it to end, or write elsewhere"
                    " with --out"
                ) from error
            if "no space" in text.lower() or "disk" in text.lower():
                raise StoreFull(
                    f"{self.path}: the disk is full; free some space and run the same command again"
                ) from error
            raise StoreError(f"{self.path}: {text}") from error
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise StoreFull(
                    f"{self.path}: the disk is full; free some space and run the same command again"
                ) from error
            raise StoreError(f"{self.path}: {error.strerror or error}") from error
        except duckdb.Error as error:
            raise StoreError(f"{self.path}: {error}") from error


def _document_row(doc: Document) -> tuple[Any, ...]:
    published = doc.published
    line = _dump(codec.encode_document(doc))
    return (
        doc.id, doc.path, doc.outlet, published.since, published.until, doc.language, doc.original,
        doc.sha256, line,
    )  # fmt: skip


def _claim_row(claim: Claim) -> tuple[Any, ...]:
    since, until = _bounds(claim.when)
    line = _dump(codec.encode_claim(claim))
    return (claim.id, claim.doc, claim.start, claim.type, claim.subject, claim.status, since, until, line)


def _event_row(event: Event) -> tuple[Any, ...]:
    since, until = _bounds(event.when)
    line = _dump(codec.encode_event(event))
    return (event.id, event.type, event.subject, event.status, since, until, line)


def _bounds(when: When | None) -> tuple[dt.date | None, dt.date | None]:
    return (when.period.since, when.period.until) if when and when.period else (None, None)


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    import duckdb

    config: dict[str, Any] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "threads": "2",
    }
    return duckdb.connect(str(path), config=config)


def _quietly(call: Callable[[str], object], query: str) -> None:
    import duckdb

    try:
        call(query)
    except duckdb.Error:
        return


def _dump(line: codec.Line) -> str:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))
