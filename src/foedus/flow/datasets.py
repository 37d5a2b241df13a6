"""`foedus import`: public data sets that the user has, kept in tidy form beside a case."""

from __future__ import annotations

from collections.abc import Sequence
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


def imported_data(folder: Path) -> tuple[DataSet, ...]:
    """Data sets imported for a case before; none where there is no data folder."""
    place = folder / DATA_FOLDER
    if not place.is_dir():
        return ()
    return tuple(
        DataSet(item.dataset, item.kind, item.table, item.since, item.until)
        for item in open_imported(place)
        if item.since and item.until  # without a span nothing can be told from silence
    )


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
