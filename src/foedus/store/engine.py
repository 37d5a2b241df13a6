"""What speaks to DuckDB for a case: connection, transactions, rows in and out, its errors as ours."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from foedus.errors import StoreError, StoreFull, StoreLocked
from foedus.model import codec

if TYPE_CHECKING:
    import duckdb

Item = TypeVar("Item")
BATCH = 64
HEADER_BYTES = 4096
# The engine's own cache would otherwise grow with the file, up to most of the machine's memory.
CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "2",
    "memory_limit": "512MB",
}
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Engine:
    """One database file, held by one process at a time; all that goes wrong comes out as a StoreError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._speaking():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = _connect(path)

    def close(self) -> None:
        """Let go of the file."""
        with self._speaking():
            self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is run within is kept, or nothing of it."""
        with self._speaking():
            self._db.execute("BEGIN")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def attached(self, path: Path, name: str) -> Iterator[None]:
        """Another database file by name, within one transaction on it; let go of at the end."""
        quoted = str(path).replace("'", "''")
        with self._speaking():
            self._db.execute(f"ATTACH '{quoted}' AS {name}")
        try:
            with self.transaction():
                yield
        finally:
            with self._speaking():
                self._db.execute(f"DETACH {name}")

    def run(self, query: str, values: Sequence[object] = ()) -> None:
        """Run a statement whose rows nobody reads."""
        with self._speaking():
            self._db.execute(query, list(values))

    def rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Every row of a query."""
        with self._speaking():
            return self._db.execute(query, list(values)).fetchall()

    def insert(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Insert rows in one go, a column a parameter: a statement a row is a hundred times slower."""
        if rows:
            columns = [list(column) for column in zip(*rows, strict=True)]
            places = ", ".join("unnest(?)" for _ in columns)
            self.run(f"INSERT INTO {table} SELECT {places}", columns)  # table names are ours

    def lines(self, table: str, ids: Iterable[str]) -> Iterator[tuple[str, codec.Line]]:
        """Id and line of each of these ids that the table holds, in the order given, a batch at a time.

        The ids stand in the query one by one: only so does the engine look them up in its index.
        """
        for batch in batches(ids):
            places = ", ".join("?" for _ in batch)
            found = dict(self.rows(f"SELECT id, line FROM {table} WHERE id IN ({places})", batch))
            for key in batch:
                if key in found:
                    yield key, json.loads(found[key])

    def stream_ids(self, query: str) -> Iterator[str]:
        """First column of a query's rows, without holding them all; nothing may be written meanwhile."""
        with self._speaking():
            cursor = self._db.cursor()
            cursor.execute(query)
        try:
            while True:
                with self._speaking():
                    rows = cursor.fetchmany(1024)
                if not rows:
                    return
                yield from (row[0] for row in rows)
        finally:
            cursor.close()

    def _roll_back(self) -> None:
        import duckdb

        try:
            self._db.execute("ROLLBACK")
        except duckdb.Error:
            return  # the engine has rolled back by itself; the error that led here is told

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Turn the engine's errors into ours."""
        import duckdb

        try:
            yield
        except duckdb.InterruptException:
            raise KeyboardInterrupt from None
        except RuntimeError as error:  # so the engine tells it while it prepares a statement
            if "interrupted" in str(error).lower():
                raise KeyboardInterrupt from None
            raise
        except duckdb.Error as error:
            raise self._ours(str(error)) from error
        except OSError as error:
            if error.errno in NO_ROOM:
                raise self._full() from error
            raise StoreError(f"{self.path}: {error.strerror or error}") from error

    def _ours(self, text: str) -> StoreError:
        low = text.lower()
        if "no space left" in low or "disk quota" in low or "file too large" in low:
            return self._full()
        if "could not set lock" in low or "conflicting lock" in low or "being used by another" in low:
            return StoreLocked(
                f"{self.path}: another process is using this case; wait for it to end, or write elsewhere"
                " with --out"
            )
        if "permission denied" in low or "read-only file system" in low:
            return StoreError(
                f"{self.path}: cannot be written; give yourself the right, or use another --out"
            )
        return StoreError(f"{self.path}: {text}")

    def _full(self) -> StoreFull:
        return StoreFull(
            f"{self.path}: the disk is full; what was stored before is whole. Free some space and run the"
            " same command again"
        )


def batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """Items in lists of at most size.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    import duckdb

    try:
        return duckdb.connect(str(path), config=dict(CONFIG))
    except duckdb.Error:
        if not _is_stillborn(path):
            raise
    path.unlink()
    return duckdb.connect(str(path), config=dict(CONFIG))


def _is_stillborn(path: Path) -> bool:
    """Whether a run ended while it made the file: its three headers are not all there, so nothing else is."""
    try:
        head = path.read_bytes()[:16] if path.stat().st_size < 3 * HEADER_BYTES else b""
    except OSError:
        return False
    return head[8:12] == b"DUCK"
