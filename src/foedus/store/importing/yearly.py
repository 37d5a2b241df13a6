"""Yearly data sets: alliance clauses (ATOP), arms transfers (SIPRI), capabilities (CINC), ideal points."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from foedus.errors import StoreError
from foedus.store.importing.codes import numbered_states
from foedus.store.importing.imported import Imported, Kind, cover_years, read_texts, require, split_bad

CLAUSES = ("defense", "offense", "neutrality", "nonaggression", "consultation")
FIRST_YEAR = 1816
_ATOP_DYADS = {
    "defense": ("atop_defense", "defense"), "offense": ("atop_offense", "offense"),
    "neutrality": ("atop_neutral", "neutral"), "nonaggression": ("atop_nonagg", "nonagg"),
    "consultation": ("atop_consul", "consul"),
}  # fmt: skip
_DYAD_STATES = (("ccode1", "ccode2"), ("stateA", "stateB"), ("mem1", "mem2"))


def import_atop_dyads(path: Path) -> Imported:
    """ATOP dyad-years: clauses in force between two states in a year, both directions.

    Columns state1, state2 (CoW numbers), year, iso1, iso2, and 0 or 1 for each of `CLAUSES`.
    Source: Leeds, Ritter, Mitchell and Long, ATOP 5.1, 2022.
    """
    frame = read_texts(path, ("year",))
    first, second = _pair_columns(frame, path)
    names = {clause: _first_of(frame, wanted, path) for clause, wanted in _ATOP_DYADS.items()}
    frame = frame.with_columns(
        _number(first).alias("state1"), _number(second).alias("state2"), _number("year").alias("year"),
        *(_number(column).alias(clause) for clause, column in names.items()),
    )  # fmt: skip
    frame = numbered_states(frame, {"state1": "iso1", "state2": "iso2"}, "cow").with_columns(
        _reason({"state1": "iso1", "state2": "iso2"}, "year", CLAUSES)
    )
    table, counts, bad = split_bad(frame, [first, second, "year"])
    table = table.select("state1", "state2", "year", "iso1", "iso2", *CLAUSES)
    swapped = table.rename({"state1": "state2", "state2": "state1", "iso1": "iso2", "iso2": "iso1"}).select(
        table.columns
    )
    both = (
        pl.concat([table, swapped])
        .group_by("state1", "state2", "year", "iso1", "iso2")
        .agg(pl.col(CLAUSES).max())
        .sort("state1", "state2", "year")
    )
    return _imported("atop", "ties", both, frame.height, counts, bad)


def import_atop_members(path: Path) -> Imported:
    """ATOP member file: one row a treaty, phase and member, with the days for which its clauses bind.

    Columns treaty, state (CoW), iso, since, until (exclusive; null: still in force when the data end),
    and 0 or 1 for each of `CLAUSES`. Days that the file leaves open are read as the first of the month
    or year, for an end as the last.
    """
    needed = ("atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit")
    frame = read_texts(path, (*needed, "defense", "offense", "neutral", "nonagg", "consul"))
    entered = _day("yrent", "moent", "dayent", last=False)
    left = _day("yrexit", "moexit", "dayexit", last=True)
    clauses = zip(CLAUSES, ("defense", "offense", "neutral", "nonagg", "consul"), strict=True)
    frame = frame.with_columns(
        pl.col("atopid").alias("treaty"), _number("member").alias("state"),
        _number("yrent").clip(FIRST_YEAR).alias("year"),
        entered.alias("since"), left.dt.offset_by("1d").alias("until"),
        *(_number(column).alias(clause) for clause, column in clauses),
    )  # fmt: skip
    frame = numbered_states(frame, {"state": "iso"}, "cow").with_columns(
        pl.when(pl.col("since").is_null())
        .then(pl.lit("no readable day of entry"))
        .when(pl.col("until") <= pl.col("since"))
        .then(pl.lit("ends before it begins"))
        .when(pl.col("iso").is_null())
        .then(pl.lit("member is no state of the system when it enters"))
        .alias("reason")
    )
    table, counts, bad = split_bad(frame, needed)
    table = table.select("treaty", "state", "iso", "since", "until", *CLAUSES).sort(
        "treaty", "state", "since"
    )
    years = pl.concat([table["since"].dt.year(), table["until"].dt.year()]).drop_nulls()
    return Imported(
        "atop_members",
        "obligations",
        table.lazy(),
        frame.height,
        table.height,
        counts,
        bad,
        *cover_years(years),
    )


def import_sipri(path: Path) -> Imported:
    """Arms transfers by directed dyad and year, in SIPRI trend-indicator values (millions).

    Columns source, target (ISO3), state1, state2 (CoW), year, value.
    """
    frame = read_texts(path, ("year", "ccode1", "ccode2", "value"))
    frame = frame.with_columns(
        _number("ccode1").alias("state1"), _number("ccode2").alias("state2"), _number("year").alias("year"),
        pl.col("value").cast(pl.Float64, strict=False).alias("value"),
    )  # fmt: skip
    frame = numbered_states(frame, {"state1": "source", "state2": "target"}, "cow").with_columns(
        _reason({"state1": "source", "state2": "target"}, "year", ("value",))
    )
    table, counts, bad = split_bad(frame, ["ccode1", "ccode2", "year"])
    table = table.select("source", "target", "state1", "state2", "year", "value")
    return _imported("sipri", "transfers", table.sort("source", "target", "year"), frame.height, counts, bad)


def import_cinc(path: Path) -> Imported:
    """Composite capabilities by state and year; -9 in the file is unknown, and left out.

    Columns iso, state (CoW), year, value (share of the system, 0 to 1).
    Source: Singer, Bremer and Stuckey 1972; Correlates of War, National Material Capabilities.
    """
    frame = read_texts(path, ("ccode", "year", "cinc"))
    value = pl.col("cinc").cast(pl.Float64, strict=False)
    frame = frame.with_columns(
        _number("ccode").alias("state"), _number("year").alias("year"),
        pl.when(value >= 0).then(value).alias("value"),
    )  # fmt: skip
    frame = numbered_states(frame, {"state": "iso"}, "cow")
    frame = frame.with_columns(_reason({"state": "iso"}, "year", ("value",)))
    table, counts, bad = split_bad(frame, ["ccode", "year", "cinc"])
    table = table.select("iso", "state", "year", "value").sort("state", "year")
    return _imported("cinc", "capabilities", table, frame.height, counts, bad)


def import_ideal_points(path: Path) -> Imported:
    """Ideal points from UN votes by state and session; session s is read as the year 1945 + s.

    Columns iso, state (CoW), year, session, value. Source: Bailey, Strezhnev and Voeten 2017.
    """
    frame = read_texts(path, ("ccode", "session", "IdealPoint"))
    frame = frame.with_columns(
        _number("ccode").alias("state"), _number("session").alias("session"),
        (_number("session") + 1945).alias("year"),
        pl.col("IdealPoint").cast(pl.Float64, strict=False).alias("value"),
    )  # fmt: skip
    frame = numbered_states(frame, {"state": "iso"}, "cow")
    frame = frame.with_columns(_reason({"state": "iso"}, "year", ("value",)))
    table, counts, bad = split_bad(frame, ["ccode", "session", "IdealPoint"])
    table = table.select("iso", "state", "year", "session", "value").sort("state", "session")
    return _imported("un_ideal_points", "positions", table, frame.height, counts, bad)


def _imported(
    name: str, kind: Kind, table: pl.DataFrame, rows: int, counts: Mapping[str, int], bad: object
) -> Imported:
    return Imported(name, kind, table.lazy(), rows, table.height, counts, bad, *cover_years(table["year"]))  # type: ignore[arg-type]


def _pair_columns(frame: pl.DataFrame, path: Path) -> tuple[str, str]:
    for pair in _DYAD_STATES:
        if set(pair) <= set(frame.columns):
            return pair
    require(frame.columns, _DYAD_STATES[0], path)
    raise StoreError(f"{path}: lacks the columns of the two states")


def _first_of(frame: pl.DataFrame, wanted: tuple[str, ...], path: Path) -> str:
    found = next((name for name in wanted if name in frame.columns), None)
    if found is None:
        raise StoreError(f"{path}: lacks a column {' or '.join(wanted)}")
    return found


def _number(column: str) -> pl.Expr:
    """Whole numbers, also where a file writes them with a decimal point."""
    return pl.col(column).str.strip_chars().cast(pl.Float64, strict=False).cast(pl.Int64, strict=False)


def _day(year: str, month: str, day: str, *, last: bool) -> pl.Expr:
    """A date from three columns; an unknown month or day is the first, or the last, that it may be."""
    known_month = pl.when(_number(month).is_between(1, 12)).then(_number(month))
    known_year = pl.when(_number(year) > 0).then(_number(year))
    begin = pl.date(known_year, known_month.fill_null(12 if last else 1), 1)
    known_day = pl.when(_number(day).is_between(1, 31)).then(_number(day))
    if not last:
        return pl.coalesce(pl.date(begin.dt.year(), begin.dt.month(), known_day), begin)
    return pl.coalesce(pl.date(begin.dt.year(), begin.dt.month(), known_day), begin.dt.month_end())


def _reason(states: Mapping[str, str], year: str, values: tuple[str, ...]) -> pl.Expr:
    numbers = pl.any_horizontal(pl.col(column).is_null() for column in (*states, year))
    unlisted = pl.any_horizontal(pl.col(name).is_null() for name in states.values())
    return (
        pl.when(numbers)
        .then(pl.lit("no readable state or year"))
        .when(unlisted)
        .then(pl.lit("state not in the system that year"))
        .when(pl.any_horizontal(pl.col(value).is_null() for value in values))
        .then(pl.lit("no value"))
        .alias("reason")
    )
