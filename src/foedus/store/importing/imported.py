"""What an import gives: a tidy table, the span that it covers, and every row left out with its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import polars as pl

from foedus.errors import StoreError

Kind = Literal["events", "ties", "obligations", "votes", "positions", "transfers", "capabilities", "treaties"]
SHOWN = 20


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out: its number in the file (first row 1), the reason, and what stood there."""

    row: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A data set in tidy form.

    table: columns of each kind are listed in docs/measuring.md; kept: its rows. rows: data rows in the
    file. left_out: rows by reason; bad: some of them. since, until: days covered (until exclusive);
    outside them nothing is known, inside no row means none.
    """

    dataset: str
    kind: Kind
    table: pl.LazyFrame
    rows: int
    kept: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    bad: tuple[BadRow, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def note(self) -> str:
        """What was read and what was not, in one line."""
        parts = [f"{self.dataset}: {self.rows:,} rows read, {self.kept:,} kept"]
        parts += [f"{count:,} {reason}" for reason, count in sorted(self.left_out.items())]
        return "; ".join(parts)


def split_bad(
    frame: pl.DataFrame, shown: Sequence[str]
) -> tuple[pl.DataFrame, dict[str, int], tuple[BadRow, ...]]:
    """Part a frame by its column `reason` (null: good).

    frame: with columns row and reason. shown: the columns to quote of a bad row.
    Returns the good rows without row and reason, the counts by reason, and the first bad rows.
    """
    bad = frame.filter(pl.col("reason").is_not_null())
    counts = {reason: count for reason, count in bad["reason"].value_counts().sort("reason").iter_rows()}
    first = tuple(
        BadRow(int(row), reason, " | ".join("" if cell is None else str(cell) for cell in cells))
        for row, reason, *cells in bad.head(SHOWN).select("row", "reason", *shown).iter_rows()
    )
    return frame.filter(pl.col("reason").is_null()).drop("row", "reason"), counts, first


def read_texts(path: Path, columns: Sequence[str] = (), *, separator: str = ",") -> pl.DataFrame:
    """A CSV file, plain or gzipped, with every cell a text and a column row.

    columns: that must be there. Raises StoreError, naming file and column, for what is missing.
    """
    if not path.is_file():
        raise StoreError(f"{path}: no such file")
    try:
        frame = pl.read_csv(
            path, separator=separator, infer_schema=False, truncate_ragged_lines=True, encoding="utf8-lossy"
        )
    except pl.exceptions.PolarsError as error:
        raise StoreError(f"{path}: not a table: {error}") from None
    require(frame.columns, columns, path)
    return frame.with_row_index("row", offset=1)


def require(found: Sequence[str], wanted: Sequence[str], path: Path) -> None:
    """Refuse a file that lacks columns; says which there are."""
    missing = [column for column in wanted if column not in found]
    if missing:
        raise StoreError(
            f"{path}: lacks the columns {', '.join(missing)}; it has {', '.join(list(found)[:12])}"
        )


def cover_years(years: pl.Series) -> tuple[dt.date | None, dt.date | None]:
    """From the first day of the first year to the day after the last."""
    first, last = years.min(), years.max()
    if not isinstance(first, int) or not isinstance(last, int):
        return None, None
    return dt.date(first, 1, 1), dt.date(last + 1, 1, 1)
