"""`foedus import`: public data sets that the user has, kept in tidy form beside a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from foedus.measuring.datasets import DataSet
from foedus.store.importing.imported import Imported
from foedus.store.importing.readers import import_files, open_imported

DATA_FOLDER = "data"


def import_into(
    folder: Path,
    paths: Sequence[Path],
    *,
    format: str | None = None,
    mapping: Path | None = None,
    roll_calls: Path | None = None,
) -> Imported:
    """Read files into the data folder of a case (or of an output folder).

    Raises StoreError for a file that is missing or in no format that is known.
    """
    return import_files(
        paths, format=format, mapping=mapping, roll_calls=roll_calls, into=folder / DATA_FOLDER
    )


def imported_data(folder: Path, *, by: dt.date | None = None) -> tuple[DataSet, ...]:
    """Data sets imported for a case before; none where there is no data folder.

    by: only what they say of the days up to this one, and of years that were over; how a later edition of
    a data set corrected these rows cannot be told.
    """
    place = folder / DATA_FOLDER
    if not place.is_dir():
        return ()
    found = (
        DataSet(item.dataset, item.kind, item.table, item.since, item.until)
        for item in open_imported(place)
        if item.since and item.until  # without a span nothing can be told from silence
    )
    if by is None:
        return tuple(found)
    return tuple(_cut(data, by + dt.timedelta(days=1)) for data in found if data.since <= by)


def _cut(data: DataSet, end: dt.date) -> DataSet:
    """A data set as far as it speaks of the days before `end`; what was to end later has no end yet."""
    import polars as pl

    table = data.table.lazy()
    columns = set(table.collect_schema().names())
    if "date" in columns:
        table = table.filter(pl.col("date") < end)
    if "year" in columns:
        table = table.filter(pl.col("year") < end.year)
    if {"since", "until"} <= columns:
        open_ended = pl.when(pl.col("until") <= end).then(pl.col("until"))
        table = table.filter(pl.col("since") < end).with_columns(open_ended.alias("until"))
    until = min(data.until, dt.date(end.year, 1, 1) if "year" in columns else end)
    return replace(data, table=table, until=max(until, data.since))


def show_imported(imported: Imported) -> None:
    """Say what was read, from when to when, and list rows that were left out, with reasons."""
    console = Console()
    console.print(imported.note, highlight=False, markup=False)
    if imported.since and imported.until:
        console.print(
            f"covers {imported.since} to {imported.until} (not included); outside, nothing is known"
        )
    for row in imported.bad[:20]:
        console.print(f"  left out: row {row.row}, {row.reason}: {row.text}", highlight=False, markup=False)
