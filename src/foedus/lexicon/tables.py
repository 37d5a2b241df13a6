"""Strict CSV for the flat tables of the lexicon: known columns, every error with its line."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from foedus.errors import LexiconError
from foedus.lexicon.load import unknown

DATA = Path(str(files("foedus.lexicon"))) / "data"


def read_table(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Rows of a CSV file in order, each with "file:line" to name it in errors.

    columns: the header that the file must have, in this order; every row has as many cells.
    Raises LexiconError for a missing file, another header, a row of another width, or a cell with
    blanks at its ends.
    """
    shown = _shown(path)
    try:
        handle = path.open(encoding="utf-8", newline="")
    except FileNotFoundError:
        raise LexiconError(f"{shown}: no such file") from None
    with handle:
        reader = csv.reader(handle, strict=True)
        header = next(reader, [])
        for got in header:
            if got not in columns:
                raise LexiconError(f"{shown}:1: {unknown('column', got, columns)}")
        if header != list(columns):
            raise LexiconError(f"{shown}:1: the columns must be {','.join(columns)}")
        for row in reader:
            place = f"{shown}:{reader.line_num}"
            if len(row) != len(columns):
                raise LexiconError(f"{place}: {len(row)} cells where {len(columns)} belong")
            if any(cell != cell.strip() for cell in row):
                raise LexiconError(f"{place}: a cell has blanks at its start or end")
            yield place, row


def cell_date(place: str, text: str) -> dt.date | None:
    """A cell as a day; an empty cell is open (None)."""
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise LexiconError(f"{place}: expected a date as YYYY-MM-DD, not {text!r}") from None


def cell_number(place: str, text: str) -> float:
    """A cell as a number."""
    try:
        return float(text)
    except ValueError:
        raise LexiconError(f"{place}: expected a number, not {text!r}") from None


def cell_list(text: str) -> tuple[str, ...]:
    """A cell as a list whose items are parted by a bar.

    >>> cell_list("Russia|Russian Federation")
    ('Russia', 'Russian Federation')
    """
    return tuple(text.split("|")) if text else ()


def _shown(path: Path) -> str:
    try:
        return f"lexicon/data/{path.relative_to(DATA).as_posix()}"
    except ValueError:
        return str(path)
