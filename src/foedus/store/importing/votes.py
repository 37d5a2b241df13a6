"""Votes of the UN General Assembly: long or wide, with the roll calls that give session and date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl

from foedus.errors import StoreError
from foedus.store.importing.codes import spellings
from foedus.store.importing.imported import Imported, read_texts, split_bad

# Voeten's coding; 8 is absent, 9 not a member. In the wide table absent is 0.
POSITIONS = {
    "1": "yes", "2": "abstain", "3": "no", "8": "absent", "0": "absent",
    "yes": "yes", "abstain": "abstain", "no": "no", "absent": "absent",
}  # fmt: skip


def import_un_votes(path: Path, roll_calls: Path) -> Imported:
    """Votes, a row for each state and roll call on which it was a member.

    path: long (rcid, a column of the state, vote) or wide (rcid, one column a state by name, with 0 for
    absent or not a member: read as absent). roll_calls: rcid, session, date.
    Columns rollcall, state (ISO3), position (yes, abstain, no, absent), session, year.
    Source: Voeten, Strezhnev and Bailey, United Nations General Assembly Voting Data.
    """
    frame = read_texts(path, ("rcid",))
    long = _long(frame, path)
    calls = (
        read_texts(roll_calls, ("rcid", "session", "date"))
        .select(
            "rcid",
            pl.col("session").cast(pl.Float64, strict=False).cast(pl.Int64).alias("session"),
            pl.col("date").str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False).alias("day"),
        )
        .with_columns(pl.col("day").dt.year().alias("year"))
    )
    names = dict(spellings("name"))
    long = long.join(calls, on="rcid", how="left", maintain_order="left").with_columns(
        pl.col("rcid").cast(pl.Float64, strict=False).cast(pl.Int64).alias("rollcall"),
        pl.col("spelled").replace_strict(names, default=None, return_dtype=pl.String).alias("state"),
        pl.col("vote").str.to_lowercase().replace_strict(POSITIONS, default=None, return_dtype=pl.String)
        .alias("position"),
    )  # fmt: skip
    long = long.with_columns(
        pl.when(pl.col("session").is_null() | pl.col("year").is_null())
        .then(pl.lit("roll call without session or date"))
        .when(pl.col("state").is_null())
        .then(pl.lit("voter is no state"))
        .when(pl.col("position").is_null())
        .then(pl.lit("no vote that is known"))
        .alias("reason")
    )
    taken = pl.col("position") != "absent"
    long = long.sort("rollcall", "state", taken, descending=[False, False, True], maintain_order=True)
    again = pl.struct("rollcall", "state").is_first_distinct().not_() & pl.col("reason").is_null()
    long = long.with_columns(
        pl.when(again)
        .then(pl.lit("a second row of a state for one vote"))
        .otherwise("reason")
        .alias("reason")
    )
    table, counts, bad = split_bad(long, ["rcid", "spelled", "vote"])
    table = table.select("rollcall", "state", "position", "session", "year")
    return Imported(
        "un_votes", "votes", table.lazy(), long.height, table.height, counts, bad, *_span(calls["day"])
    )


def _span(days: pl.Series) -> tuple[dt.date | None, dt.date | None]:
    """From the first day of voting to the day after the last: the year of the last is not covered whole."""
    first, last = days.min(), days.max()
    if not isinstance(first, dt.date) or not isinstance(last, dt.date):
        return None, None
    return first, last + dt.timedelta(days=1)


def _long(frame: pl.DataFrame, path: Path) -> pl.DataFrame:
    if "vote" in frame.columns:
        for column in ("iso3c", "country_code", "Country", "country", "ccode"):
            if column in frame.columns and column != "ccode":
                return frame.select("row", "rcid", pl.col(column).alias("spelled"), "vote")
        raise StoreError(f"{path}: lacks a column of the state (iso3c or country)")
    states = [column for column in frame.columns if column not in ("row", "rcid")]
    return frame.unpivot(states, index=["row", "rcid"], variable_name="spelled", value_name="vote").filter(
        pl.col("vote").is_not_null()
    )
