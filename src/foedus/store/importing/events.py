"""Dyadic event data, streamed: CSV or Parquet of any size into (date, source, target, act) rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from foedus.errors import StoreError
from foedus.lexicon.ontology import load_ontology
from foedus.store.importing.codes import add_states
from foedus.store.importing.imported import SHOWN, BadRow, Imported, require
from foedus.store.importing.layouts import Layout

TIDY = ("id", "date", "source", "target", "code", "type", "quad", "score", "reports", "origins")
_NUMBERS = {"quad": pl.Int8, "score": pl.Float64, "reports": pl.Int64, "origins": pl.Int64}


def scan_events(paths: Sequence[Path], layout: Layout) -> pl.LazyFrame:
    """Event rows in tidy columns, not yet read.

    Returns `TIDY` (id text, date, source and target ISO3, code CAMEO or null, type PLOVER or null, quad
    1 to 4, score -10 to 10, reports and origins counts or null), and reason: null for a row that can be
    used, else why not; first columns row, raw_date, raw_source, raw_target show what stood there.
    Raises StoreError for a file that is missing or lacks a column.
    """
    if not paths:
        raise StoreError("no file was given to import")
    raw = pl.concat([_scan(path, layout) for path in paths])
    tidy = raw.with_columns(
        pl.col("raw_date").str.strip_chars().str.to_date(layout.date_format, strict=False).alias("date")
    )
    tidy = add_states(tidy, {"raw_source": "source", "raw_target": "target"}, layout.states)
    tidy = _add_acts(tidy, layout)
    reason = (
        pl.when(pl.col("date").is_null())
        .then(pl.lit("no readable date"))
        .when(pl.col("quad").is_null())
        .then(pl.lit("no known act"))
        .when(pl.col("source").is_null())
        .then(pl.lit("source is no state"))
        .when(pl.col("target").is_null())
        .then(pl.lit("target is no state"))
        .when(pl.col("source") == pl.col("target"))
        .then(pl.lit("source and target are one state"))
    )
    return tidy.with_columns(reason.alias("reason")).select(
        "row", "raw_date", "raw_source", "raw_target", *TIDY, "reason"
    )


def import_events(paths: Sequence[Path], layout: Layout, *, into: Path | None = None) -> Imported:
    """Read event files in one pass; with `into`, the good rows are streamed to that Parquet file.

    The span covered runs from the first to the last day that a row bears, good or not.
    """
    scanned = scan_events(paths, layout)
    good = scanned.filter(pl.col("reason").is_null()).select(TIDY)
    summary = scanned.group_by("reason").agg(
        pl.len(), pl.col("date").min(), pl.col("date").max().alias("last")
    )
    bad = scanned.filter(pl.col("reason").is_not_null()).select(
        "row", "reason", "raw_date", "raw_source", "raw_target"
    )
    kept = good.sink_parquet(into, lazy=True) if into is not None else good
    try:
        table, counted, first = pl.collect_all([kept, summary, bad.head(SHOWN)], engine="streaming")
    except pl.exceptions.PolarsError as error:
        raise StoreError(f"{paths[0]}: not in the layout {layout.name}: {error}") from None
    counts = {r: n for r, n in counted.sort("reason").select("reason", "len").iter_rows() if r is not None}
    rows = int(counted["len"].sum())
    return Imported(
        layout.name,
        "events",
        pl.scan_parquet(into) if into is not None else table.lazy(),
        rows,
        rows - sum(counts.values()),
        counts,
        tuple(
            BadRow(int(row), reason, " | ".join(str(cell or "") for cell in cells))
            for row, reason, *cells in first.sort("row").iter_rows()
        ),
        *_span(counted["date"].min(), counted["last"].max()),
    )


def _span(first: object, last: object) -> tuple[dt.date | None, dt.date | None]:
    if isinstance(first, dt.date) and isinstance(last, dt.date):
        return first, last + dt.timedelta(days=1)
    return None, None


def _scan(path: Path, layout: Layout) -> pl.LazyFrame:
    if not path.is_file():
        raise StoreError(f"{path}: no such file")
    if path.suffix == ".parquet":
        frame = pl.scan_parquet(path).with_row_index("row", offset=1)
    else:
        frame = pl.scan_csv(
            path,
            separator=layout.separator,
            has_header=not layout.names,
            new_columns=list(layout.names) or None,
            infer_schema=False,
            quote_char='"' if layout.quoted else None,
            truncate_ragged_lines=True,
            missing_columns="insert" if layout.names else "raise",
            encoding="utf8-lossy",
            row_index_name="row",
            row_index_offset=1,
        )
    found = frame.collect_schema().names()
    needed = [layout.columns[name] for name in ("date", "source", "target") if name in layout.columns]
    if len(needed) < 3:
        raise StoreError(f"the layout {layout.name} must name the columns of date, source and target")
    require(found, needed, path)
    chosen: list[pl.Expr] = [pl.col("row")]
    for name in ("date", "source", "target"):
        chosen.append(pl.col(layout.columns[name]).cast(pl.String).alias(f"raw_{name}"))
    for name in TIDY:
        if name in ("date", "source", "target"):
            continue
        column = layout.columns.get(name)
        kept = pl.col(column).cast(pl.String) if column in found and column else pl.lit(None, pl.String)
        chosen.append(kept.alias(name))
    return frame.select(chosen)


def _add_acts(frame: pl.LazyFrame, layout: Layout) -> pl.LazyFrame:
    """Quad class, score and type: as the file gives them, else from the ontology."""
    ontology = load_ontology()
    numbers = [
        pl.col(name).str.strip_chars().cast(kind, strict=False).alias(name) for name, kind in _NUMBERS.items()
    ]
    frame = frame.with_columns(numbers)
    if layout.acts == "cameo":
        frame = frame.with_columns(pl.col("code").str.strip_chars()).join(
            _cameo_table(), on="code", how="left", maintain_order="left"
        )
        return frame.with_columns(
            pl.col("known_type").alias("type"),
            pl.coalesce("quad", "known_quad").alias("quad"),
            pl.coalesce("score", "known_score").alias("score"),
        ).with_columns(pl.when(pl.col("quad").is_between(1, 4)).then(pl.col("quad")).alias("quad"))
    if layout.acts == "plover":
        name = pl.col("type").str.strip_chars().str.to_uppercase()
        quads = {kind: ontology.quad(kind) for kind in ontology.types}
        return frame.with_columns(
            name.replace_strict({k: k for k in quads}, default=None, return_dtype=pl.String).alias("type"),
            pl.coalesce(name.replace_strict(quads, default=None, return_dtype=pl.Int8), "quad").alias("quad"),
        )
    return frame


def _cameo_table() -> pl.LazyFrame:
    """Every CAMEO code from two to four digits; one that has no row of its own is read as its parent."""
    ontology = load_ontology()
    rows = []
    for number in (*range(1, 21), *range(10, 210), *range(100, 2100)):
        for width in (2, 3, 4):
            code = str(number).zfill(width)
            found = next((c for c in (code, code[:3], code[:2] + "0") if c in ontology.codes), None)
            if len(code) == width and found:
                row = ontology.codes[found]
                rows.append((code, row.type, row.quad, row.goldstein))
    schema = {"code": pl.String, "known_type": pl.String, "known_quad": pl.Int8, "known_score": pl.Float64}
    return pl.LazyFrame(rows, schema=schema, orient="row").unique("code", maintain_order=True)
