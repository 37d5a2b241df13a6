"""Figures of dyads from imported data sets, each with its span: outside it the answer is unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import polars as pl

from foedus.measuring.panel import QUADS, Coverage, build_panel, fill_panel
from foedus.measuring.similarity import Measure
from foedus.measuring.votes import vote_similarity
from foedus.model.dates import Period
from foedus.model.finding import Finding

Kind = Literal["events", "ties", "votes", "positions", "transfers", "capabilities", "treaties", "obligations"]
VOTING = (Measure("kappa", "quadratic"), Measure("agreement", "linear"))


@dataclass(frozen=True, slots=True)
class DataSet:
    """An imported table in tidy form, and the days that it covers (until exclusive)."""

    name: str
    kind: Kind
    table: pl.DataFrame | pl.LazyFrame
    since: dt.date
    until: dt.date


def measure_data(
    data: Iterable[DataSet], dyads: Sequence[tuple[str, str]], *, year: int, latest: bool = False
) -> list[Finding]:
    """Similarity of votes, ideal-point gap, transfers, clauses and events of each dyad in one year.

    A year that a data set does not cover whole gives a finding without value that says so; with latest,
    the last year before it that is covered whole, with its own period and a note.
    """
    found: list[Finding] = []
    for one in data:
        measure = _MEASURES.get(one.kind)
        if measure is None:
            continue
        taken = min(year, one.until.year - 1) if latest else year
        if one.since > dt.date(taken, 1, 1) or one.until < dt.date(taken + 1, 1, 1):
            found += [_unknown(one, pair, year) for pair in dyads]
        else:
            note = f"{one.name} does not reach {year}; this is {taken}" if taken < year else ""
            found += [_with_note(finding, note) for finding in measure(one, dyads, taken)]
    return found


def _with_note(finding: Finding, note: str) -> Finding:
    return replace(finding, note="; ".join(part for part in (finding.note, note) if part))


def _votes(data: DataSet, dyads: Sequence[tuple[str, str]], year: int) -> list[Finding]:
    states = sorted({state for pair in dyads for state in pair})
    votes = data.table.lazy().filter((pl.col("year") == year) & pl.col("state").is_in(states)).collect()
    if votes.is_empty():
        return [_unknown(data, pair, year, "no votes in the year") for pair in dyads]
    table = vote_similarity(votes, by="year", measures=VOTING)
    rows = {(row["state1"], row["state2"]): row for row in table.to_dicts()}
    found = []
    for pair in dyads:
        row = rows.get(pair)
        if row is None:
            found.append(_unknown(data, pair, year, "the two shared no vote"))
            continue
        found += [
            _finding(
                data, f"voting similarity, {m.id.replace('_', ' ')}", pair, year, row[m.id], "index",
                row["n"], f"{m.method}; votes by calendar year; absent is unknown",
            )
            for m in VOTING
        ]  # fmt: skip
    return found


def _positions(data: DataSet, dyads: Sequence[tuple[str, str]], year: int) -> list[Finding]:
    rows = data.table.lazy().filter(pl.col("year") == year).select("iso", "value").collect()
    points = dict(rows.iter_rows())
    return [
        _finding(
            data, "ideal-point gap", pair, year, abs(points[pair[0]] - points[pair[1]]), "units", 2,
            "absolute difference of ideal points",
        )
        if pair[0] in points and pair[1] in points
        else _unknown(data, pair, year, "no ideal point of one of the two")
        for pair in dyads
    ]  # fmt: skip


def _transfers(data: DataSet, dyads: Sequence[tuple[str, str]], year: int) -> list[Finding]:
    rows = data.table.lazy().filter(pl.col("year") == year).select("source", "target", "value").collect()
    values: dict[tuple[str, str], float] = {}
    for source, target, value in rows.iter_rows():
        values[source, target] = values.get((source, target), 0.0) + value
    return [
        _finding(
            data, "material transfers", way, year, values.get(way, 0.0), "trend-indicator values, millions",
            int(way in values), "sum by direction; no row inside the span means none",
        )
        for pair in dyads
        for way in (pair, (pair[1], pair[0]))
    ]  # fmt: skip


def _ties(data: DataSet, dyads: Sequence[tuple[str, str]], year: int) -> list[Finding]:
    names = ("defense", "offense", "neutrality", "nonaggression", "consultation")
    table = data.table.lazy().filter(pl.col("year") == year).select("iso1", "iso2", *names).collect()
    rows = {(row["iso1"], row["iso2"]): row for row in table.to_dicts()}
    found = []
    for pair in dyads:
        row = rows.get(pair, {})
        held = [name for name in names if row.get(name) == 1]
        found.append(
            _finding(
                data, "alliance clauses in force", pair, year, float(len(held)), "clauses", len(held),
                "kinds of clause by which an alliance binds the two", note=", ".join(held) or "none",
            )
        )  # fmt: skip
    return found


def _events(data: DataSet, dyads: Sequence[tuple[str, str]], year: int) -> list[Finding]:
    since, until = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    rows = data.table.lazy().filter(pl.col("date").is_between(since, until, closed="left"))
    panel = build_panel(rows, every="year", directed=False)
    pairs = [(min(pair), max(pair)) for pair in dyads]
    covered = Coverage(data.name, data.since, data.until)
    table = fill_panel(panel, pairs, every="year", since=since, until=until, coverage=covered)
    return [
        _finding(
            data, quad.replace("_", " ") + ", data set", (row["state1"], row["state2"]), year,
            float(row[quad]), "events", row["events"], "dyadic events by quad class, both directions",
        )
        for row in table.to_dicts()
        for quad in QUADS
    ]  # fmt: skip


_MEASURES = {
    "votes": _votes, "positions": _positions, "transfers": _transfers, "ties": _ties, "events": _events,
}  # fmt: skip


def _finding(
    data: DataSet, name: str, pair: tuple[str, str], year: int, value: float | None, unit: str, n: int,
    method: str, note: str = "",
) -> Finding:  # fmt: skip
    return Finding(
        id=f"data:{data.name}:{name}:{'-'.join(pair)}:{year}".replace(" ", "_"),
        name=name,
        value=value,
        unit=unit,
        method=f"{data.name}: {method}",
        period=Period.year(year),
        evidence=(f"{data.name}:{'-'.join(pair)}:{year}",) if value is not None else (),
        n=n,
        actors=pair,
        note=note if value is not None else (note or "not defined for this dyad"),
    )


def _unknown(data: DataSet, pair: tuple[str, str], year: int, why: str = "") -> Finding:
    why = (
        why
        or f"unknown: {data.name} covers {data.since} to {data.until} (exclusive), not the whole of {year}"
    )
    return _finding(data, data.kind, pair, year, None, "", 0, "no value", why)
