"""Every format that `foedus import` knows, and how it is told from a file's columns."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import hashlib
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from foedus.errors import StoreError
from foedus.store.exporting import write_text
from foedus.store.importing.events import import_events
from foedus.store.importing.imported import BadRow, Imported
from foedus.store.importing.layouts import LAYOUTS, Layout
from foedus.store.importing.lists import check_format, import_treaties, read_mapping
from foedus.store.importing.votes import import_un_votes
from foedus.store.importing.yearly import (
    import_atop_dyads,
    import_atop_members,
    import_cinc,
    import_ideal_points,
    import_sipri,
)

_YEARLY: dict[str, Callable[[Path], Imported]] = {
    "atop": import_atop_dyads,
    "atop_members": import_atop_members,
    "sipri": import_sipri,
    "cinc": import_cinc,
    "un_ideal_points": import_ideal_points,
    "treaties": import_treaties,
}
MOST_BYTES = 40 << 30
FORMATS = (*LAYOUTS, *_YEARLY, "un_votes", "csv")

# A format is told by columns that it alone has; the first that fits wins.
_SIGNS: tuple[tuple[str, frozenset[str]], ...] = (
    ("gdelt2", frozenset({"GLOBALEVENTID", "EventCode"})),
    ("icews", frozenset({"CAMEO Code", "Source Country"})),
    ("polecat", frozenset({"Event Type", "Recipient Country"})),
    ("phoenix", frozenset({"story_date", "source_root", "target_root"})),
    ("atop_members", frozenset({"atopid", "member", "yrent"})),
    ("atop", frozenset({"atop_defense", "year"})),
    ("cinc", frozenset({"cinc", "ccode"})),
    ("sipri", frozenset({"ccode1", "ccode2", "sender", "value"})),
    ("un_ideal_points", frozenset({"IdealPoint", "session"})),
    ("treaties", frozenset({"parties", "type", "since"})),
    ("un_votes", frozenset({"rcid"})),
)


def import_files(
    paths: Sequence[Path],
    *,
    format: str | None = None,
    mapping: Path | None = None,
    roll_calls: Path | None = None,
    into: Path | None = None,
) -> Imported:
    """Read a public data set from the user's own files.

    format: one of `FORMATS`; None to tell it from the columns. mapping: YAML for the format csv.
    roll_calls: for un_votes. into: folder for the tidy table (`NAME.parquet`) and what is known about it
    (`NAME.json`: files with their hashes, rows, span, rows left out with reasons).
    Raises StoreError for a file that is missing, or in none of the formats.
    """
    if not paths:
        raise StoreError("no file was given to import")
    if format is None and mapping is None:
        with unpacked(paths[:1]) as files:
            format = find_format(files[0])
    format = format or "csv"
    check_format(format, dict.fromkeys(FORMATS))
    table = into / f"{_name(format, mapping)}.parquet" if into else None
    if into:
        into.mkdir(parents=True, exist_ok=True)
    with unpacked(paths) as files:
        read = _read(files, format, mapping, roll_calls, table)
    if into and table:
        if read.kind != "events":
            read.table.collect().write_parquet(table)
        write_text(into / f"{table.stem}.json", [_sidecar(read, paths)])
    return read


@contextlib.contextmanager
def unpacked(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The files, those in ZIP archives unpacked beside for as long as they are read.

    Raises StoreError for an archive that is broken or unpacks to more than 40 GB.
    """
    with tempfile.TemporaryDirectory() as place:
        files: list[Path] = []
        for number, path in enumerate(paths):
            if path.suffix.lower() != ".zip" or not path.is_file():
                files.append(path)
                continue
            folder = Path(place) / str(number)
            try:
                with zipfile.ZipFile(path) as archive:
                    if sum(item.file_size for item in archive.infolist()) > MOST_BYTES:
                        raise StoreError(f"{path}: unpacks to more than {MOST_BYTES >> 30} GB")
                    archive.extractall(folder)
            except zipfile.BadZipFile:
                raise StoreError(f"{path}: not a ZIP archive, or broken") from None
            files += sorted(item for item in folder.rglob("*") if item.is_file())
        yield files


def find_format(path: Path) -> str:
    """The format of a file, from its header; GDELT's files have none and are told by their width."""
    if not path.is_file():
        raise StoreError(f"{path}: no such file")
    if path.suffix == ".parquet":
        import polars as pl

        columns = set(pl.read_parquet_schema(path))
    else:
        first = _first_line(path)
        tabs = first.split("\t")
        if len(tabs) in (57, 58, 61) and tabs[0].isdigit():
            return "gdelt2" if len(tabs) == 61 else "gdelt1"
        cells = tabs if len(tabs) > 1 else first.split(",")
        columns = {cell.strip().strip('"') for cell in cells}
    for format, signs in _SIGNS:
        if signs <= columns:
            return format
    raise StoreError(
        f"{path}: in none of the formats {', '.join(FORMATS)}; name one, or give a mapping for the format csv"
    )


def open_imported(folder: Path) -> list[Imported]:
    """Data sets that were imported into a folder before, in order of name; tables are not read yet.

    Raises StoreError where a table lacks its description or the other way round.
    """
    import polars as pl

    found = []
    for path in sorted(folder.glob("*.json")):
        table = path.with_suffix(".parquet")
        if not table.is_file():
            raise StoreError(f"{path}: the table {table.name} is missing; import the data again")
        known = json.loads(path.read_text(encoding="utf-8"))
        found.append(
            Imported(
                known["dataset"],
                known["kind"],
                pl.scan_parquet(table),
                known["rows"],
                known["kept"],
                known["left_out"],
                tuple(BadRow(**row) for row in known["bad"]),
                *(dt.date.fromisoformat(known[end]) if known[end] else None for end in ("since", "until")),
            )
        )
    return found


def _read(
    paths: Sequence[Path], format: str, mapping: Path | None, roll_calls: Path | None, table: Path | None
) -> Imported:
    if format in LAYOUTS or format == "csv":
        return import_events(paths, _layout(format, mapping), into=table)
    if len(paths) > 1:
        raise StoreError(f"the format {format} takes one file, not {len(paths)}")
    if format == "un_votes":
        if roll_calls is None:
            raise StoreError("UN votes need the table of roll calls too, for sessions and dates")
        return import_un_votes(paths[0], roll_calls)
    return _YEARLY[format](paths[0])


def _layout(format: str, mapping: Path | None) -> Layout:
    if format != "csv":
        return LAYOUTS[format]
    if mapping is None:
        raise StoreError("the format csv needs a mapping of columns")
    return read_mapping(mapping)


def _name(format: str, mapping: Path | None) -> str:
    return read_mapping(mapping).name if format == "csv" and mapping else format


def _first_line(path: Path) -> str:
    opened = gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")
    with opened as file:
        return file.readline(65_536).decode("utf-8-sig", "replace").rstrip("\r\n")


def _sidecar(read: Imported, paths: Sequence[Path]) -> str:
    known = {
        "dataset": read.dataset,
        "kind": read.kind,
        "files": {path.name: _digest(path) for path in paths},
        "rows": read.rows,
        "kept": read.kept,
        "since": read.since.isoformat() if read.since else None,
        "until": read.until.isoformat() if read.until else None,
        "left_out": dict(read.left_out),
        "bad": [asdict(row) for row in read.bad],
    }
    return json.dumps(known, indent=1, ensure_ascii=False) + "\n"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
