"""A table of plain words whose every row names the claims that it rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet. claims: ids that it rests on."""

    id: str
    cells: tuple[str, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. numeric: indices of columns that hold numbers. notes: sentences to print beneath it."""

    id: str
    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    numeric: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
