"""What people ruled and what was forecast, only ever added to; and what was last reported."""

from __future__ import annotations

import json
from collections.abc import Sequence

from foedus.model import codec
from foedus.store.engine import Engine
from foedus.store.rows import dump


class Annals:
    """The part of a case's database that cannot be made again from articles."""

    _engine: Engine

    def rulings(self) -> list[codec.Line]:
        """What analysts merged and split, in order."""
        return self._numbered("rulings")

    def add_rulings(self, lines: Sequence[codec.Line]) -> None:
        """Keep rulings, numbered by their `number`; one that is there already is refused."""
        self._add_numbered("rulings", lines)

    def forecasts(self) -> list[codec.Line]:
        """The record of forecasts and resolutions, in order."""
        return self._numbered("forecasts")

    def add_forecasts(self, lines: Sequence[codec.Line]) -> None:
        """Add to the record; nothing in it can be replaced."""
        self._add_numbered("forecasts", lines)

    def told(self) -> codec.Line | None:
        """What the case held when it was last reported on; None if it never was."""
        rows = self._engine.rows("SELECT line FROM told")
        return json.loads(rows[0][0]) if rows else None

    def put_told(self, line: codec.Line) -> None:
        """Replace what was reported, by `number`; only once the report has arrived."""
        with self._engine.transaction():
            self._engine.run("DELETE FROM told WHERE number <> ?", [line["number"]])
            self._engine.run("INSERT OR REPLACE INTO told VALUES (?, ?)", [line["number"], dump(line)])

    def _numbered(self, table: str) -> list[codec.Line]:
        rows = self._engine.rows(f"SELECT line FROM {table} ORDER BY number")  # table names are ours
        return [json.loads(line) for (line,) in rows]

    def _add_numbered(self, table: str, lines: Sequence[codec.Line]) -> None:
        with self._engine.transaction():
            self._engine.insert(table, [(line["number"], dump(line)) for line in lines])
