"""What follows wholly from claims: events and judgements, and what they were made from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.model import codec
from foedus.model.event import Event
from foedus.store.engine import Engine, batches
from foedus.store.rows import dump, event_row


class Linked:
    """The part of a case's database that linking makes again whenever its basis changed."""

    _engine: Engine

    def fingerprint(self) -> str:
        """Changes with every document, statement, claim and ruling: with all that events rest on."""
        found = [
            self._engine.rows(f"SELECT count(*), coalesce(bit_xor(hash(line)), 0) FROM {table}")[0]
            for table in ("documents", "statements", "claims", "rulings")  # table names are ours
        ]
        return " ".join(f"{count}:{mixed}" for count, mixed in found)

    def linked_from(self) -> str:
        """What `put_linked` kept with the events that are there; "" where they may be incomplete."""
        return self._recall("linked") or ""

    def put_linked(self, basis: str) -> None:
        """Keep what events and judgements were made from, once both are there."""
        self._remember("linked", basis)

    def put_events(self, events: Sequence[Event]) -> None:
        """Replace the events; they follow wholly from claims and judgements."""
        with self._engine.transaction():
            self._remember("linked", "")
            self._engine.run("DELETE FROM events")
            for batch in batches(events, 1024):
                self._engine.insert("events", [event_row(event) for event in batch])

    def events(self) -> list[Event]:
        """Every event, by time, then id."""
        ids = self._engine.stream_ids("SELECT id FROM events ORDER BY since NULLS LAST, id")
        return [codec.decode_event(line) for _, line in self._engine.lines("events", ids)]

    def put_judgements(self, rows: Iterable[tuple[str, str, float, codec.Line]]) -> None:
        """Replace the judgements on pairs of claims: first and second id, score, points by feature."""
        with self._engine.transaction():
            self._engine.run("DELETE FROM judgements")
            for batch in batches(rows, 4096):
                self._engine.insert("judgements", [(*row[:3], dump(row[3])) for row in batch])

    def _recall(self, key: str) -> str | None:
        rows = self._engine.rows("SELECT value FROM meta WHERE key = ?", [key])
        return str(rows[0][0]) if rows else None

    def _remember(self, key: str, value: str) -> None:
        self._engine.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])
