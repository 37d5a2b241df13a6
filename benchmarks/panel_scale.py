"""Panels from a large event file: ten million rows in GDELT's layout, written here, then read and counted.

PATH is a folder for the generated file; it is written once and used again. Peak memory is this process's.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import time
from pathlib import Path

from benchmarks.common import print_line, stop

STATES = (
    "USA CHN RUS PRK KOR JPN GBR FRA DEU IND PAK IRN ISR SAU TUR UKR POL ITA ESP AUS CAN BRA MEX EGY ROM "
    "SYR IRQ AFG VNM PHL"
).split()
CODES = ("010", "036", "040", "042", "043", "046", "051", "057", "062", "071", "0841", "111", "112", "120",
         "130", "141", "152", "163", "173", "190", "193", "999")  # fmt: skip
CHUNK = 500_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--format", choices=("csv", "parquet"), default="csv")
    options = parser.parse_args()
    if not options.path.is_dir():
        stop(f"{options.path}: no such folder; name one with 3 GB to spare")
    file = options.path / f"events_{options.rows}.{options.format}"
    if not file.exists():
        write_file(file, options.rows)
    figures = measure(file, options.path / "tidy.parquet")
    head = hashlib.sha256(file.open("rb").read(1 << 20) + str(file.stat().st_size).encode()).hexdigest()
    seconds = float(str(figures.pop("seconds")))
    print_line("panel_scale", n=options.rows, seconds=seconds, sha256=head, format=options.format, **figures)


def measure(file: Path, tidy: Path) -> dict[str, object]:
    """Import the file whole and build daily, weekly, monthly and yearly panels."""
    from foedus.measuring.panel import Every, build_panel
    from foedus.store.importing.events import import_events
    from foedus.store.importing.layouts import LAYOUTS

    started, spent = time.perf_counter(), time.process_time()
    read = import_events([file], LAYOUTS["gdelt2"], into=tidy)
    imported = time.perf_counter()
    every: tuple[Every, ...] = ("day", "week", "month", "year")
    sizes = {
        f"{one}_rows": build_panel(read.table, every=one, directed=one != "year")
        .collect(engine="streaming")
        .height
        for one in every
    }
    ended = time.perf_counter()
    return {
        "import_seconds": imported - started,
        "panel_seconds": ended - imported,
        "seconds": ended - started,
        "cpu_seconds": time.process_time() - spent,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "kept": read.kept,
        "left_out": dict(read.left_out),
        "since": str(read.since),
        "until": str(read.until),
        **sizes,
    }


def write_file(file: Path, rows: int) -> None:
    """Write made-up events, the same for every run, in pieces."""
    import polars as pl

    from foedus.store.importing.layouts import GDELT2_COLUMNS

    partial = file.with_suffix(".partial")
    if file.suffix == ".csv":
        with partial.open("wb") as out:
            for start in range(0, rows, CHUNK):
                made_up(start, min(CHUNK, rows - start)).write_csv(out, separator="\t", include_header=False)
    else:
        import pyarrow.parquet

        writer = None
        for start in range(0, rows, CHUNK):
            table = made_up(start, min(CHUNK, rows - start)).to_arrow()
            writer = writer or pyarrow.parquet.ParquetWriter(partial, table.schema)
            writer.write_table(table)
        if writer:
            writer.close()
    assert len(GDELT2_COLUMNS) == 61 and pl.__version__
    partial.rename(file)


def made_up(start: int, rows: int):  # type: ignore[no-untyped-def]
    """Rows start .. start + rows as a frame of texts in GDELT's 61 columns."""
    import numpy as np
    import polars as pl

    from foedus.store.importing.layouts import GDELT2_COLUMNS

    rng = np.random.default_rng(start)
    names = np.array([*STATES, "", "EUR"])
    weights = np.r_[np.linspace(3, 1, len(STATES)), 12.0, 1.0]
    first, second = (names[rng.choice(len(names), rows, p=weights / weights.sum())] for _ in range(2))
    days = np.datetime64("2015-02-18") + rng.integers(0, 3650, rows).astype("timedelta64[D]")
    code = np.array(CODES)[rng.integers(0, len(CODES), rows)]
    date = pl.Series(days).dt.strftime("%Y%m%d")
    given = {
        "GLOBALEVENTID": pl.Series(np.arange(start, start + rows)).cast(pl.String),
        "SQLDATE": date,
        "MonthYear": date.str.slice(0, 6),
        "Year": date.str.slice(0, 4),
        "Actor1CountryCode": pl.Series(first),
        "Actor2CountryCode": pl.Series(second),
        "EventCode": pl.Series(code),
        "EventRootCode": pl.Series(code).str.slice(0, 2),
        "QuadClass": pl.Series(rng.integers(1, 5, rows)).cast(pl.String),
        "GoldsteinScale": pl.Series(np.round(rng.uniform(-10, 10, rows), 1)).cast(pl.String),
        "NumMentions": pl.Series(rng.integers(1, 50, rows)).cast(pl.String),
        "NumSources": pl.Series(rng.integers(1, 5, rows)).cast(pl.String),
        "SOURCEURL": pl.Series(
            np.full(rows, "https://news.example/a/long/enough/path/to-be-like-an-address")
        ),
    }
    empty = pl.Series(np.full(rows, ""))
    return pl.DataFrame({name: given.get(name, empty).alias(name) for name in GDELT2_COLUMNS})


if __name__ == "__main__":
    main()
