"""Panels: dyads by periods, from the events of a case or from imported event rows of any size."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from foedus.errors import MeasureError
from foedus.measuring.participants import HAPPENED, Members, first_day, states_in
from foedus.model.actor import state_of
from foedus.model.claim import Status
from foedus.model.event import Event

Every = Literal["day", "week", "month", "quarter", "year"]
_STEP = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "1q", "year": "1y"}
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
COUNTS = ("events", *QUADS)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Days that a source speaks for (until exclusive); inside, no row means none; outside, unknown.

    states: the states it speaks for; None for all.
    """

    dataset: str
    since: dt.date
    until: dt.date
    states: frozenset[str] | None = None

    def __post_init__(self) -> None:
        if self.since >= self.until:
            raise MeasureError(f"{self.dataset}: covers nothing from {self.since} to {self.until}")


def event_rows(
    events: Iterable[Event], *, statuses: Collection[Status] = HAPPENED, members: Members | None = None
) -> pl.DataFrame:
    """Events of a case as rows of a directed dyad each; a joint act gives a row for each direction.

    Columns event, date (first possible day; null: unknown), source, target (ISO3), quad, score, status,
    joint, parties (states in all), origins (independent ones).
    """
    rows = []
    for event in events:
        if event.status not in statuses:
            continue
        for source, target in directed_pairs(event, members):
            rows.append(
                (
                    event.id, first_day(event), source, target, event.quad, event.score, event.status,
                    event.joint, len(states_in(event, members)), max(1, len(event.origins)),
                )
            )  # fmt: skip
    schema = {
        "event": pl.String, "date": pl.Date, "source": pl.String, "target": pl.String, "quad": pl.Int8,
        "score": pl.Float64, "status": pl.String, "joint": pl.Boolean, "parties": pl.Int64,
        "origins": pl.Int64,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def directed_pairs(event: Event, members: Members | None = None) -> list[tuple[str, str]]:
    """The directed dyads of states in an event, in order; for a joint act both directions of each."""
    who, whom = _states(event.who, members), _states(event.whom, members)
    if event.joint or not whom:
        both = sorted(set(who) | set(whom))
        return list(itertools.permutations(both, 2)) if event.joint else []
    return sorted({(first, second) for first in who for second in whom if first != second})


def build_panel(rows: pl.LazyFrame | pl.DataFrame, *, every: Every, directed: bool = True) -> pl.LazyFrame:
    """Counts and scores by dyad and period, only where there is a row; see `fill_panel` for the rest.

    rows: columns date, source, target, quad, score, as event importers and `event_rows` give them; with
    a column event, an undirected panel counts each event of a dyad once.
    Returns state1, state2, period (first day; weeks begin on Monday), events, one count for each quad
    class, score (sum) and last (latest day). Undirected: state1 < state2.
    """
    if every not in _STEP:
        raise MeasureError(f"unknown period {every!r}; known are {', '.join(_STEP)}")
    frame = rows.lazy().filter(pl.col("date").is_not_null())
    names = frame.collect_schema().names()
    first, second = pl.col("source"), pl.col("target")
    if not directed:
        first, second = pl.min_horizontal("source", "target"), pl.max_horizontal("source", "target")
    frame = frame.with_columns(
        first.alias("state1"),
        second.alias("state2"),
        pl.col("date").dt.truncate(_STEP[every]).alias("period"),
    )
    if not directed and "event" in names:
        frame = frame.unique(["event", "state1", "state2"], keep="first", maintain_order=True)
    sums = [(pl.col("quad") == place).sum().alias(name) for place, name in enumerate(QUADS, 1)]
    found = frame.group_by("state1", "state2", "period").agg(
        pl.len().alias("events"),
        *sums,
        _exact_sum("score"),
        pl.col("date").max().alias("last"),
    )
    return found.sort("state1", "state2", "period")


def _exact_sum(column: str) -> pl.Expr:
    """Sum in thousandths: the same to the last bit whatever the order in which workers add."""
    return ((pl.col(column) * 1000).round().cast(pl.Int64).sum() / 1000).alias(column)


def fill_panel(
    panel: pl.DataFrame | pl.LazyFrame,
    dyads: Sequence[tuple[str, str]],
    *,
    every: Every,
    since: dt.date,
    until: dt.date,
    coverage: Coverage,
) -> pl.DataFrame:
    """Every asked dyad and period: 0 where the source covers them and has no row, null where it does not.

    A period that the source covers only in part is null too: half a month says nothing of the whole.
    """
    starts = pl.date_range(since, until - dt.timedelta(days=1), "1d", eager=True).dt.truncate(_STEP[every])
    periods = pl.DataFrame({"period": starts.unique().sort()})
    grid = pl.DataFrame(dyads, schema={"state1": pl.String, "state2": pl.String}, orient="row").join(
        periods, how="cross"
    )
    after = pl.col("period").dt.offset_by(_STEP[every])
    inside = (pl.col("period") >= coverage.since) & (after <= coverage.until)
    if coverage.states is not None:
        known = list(coverage.states)
        inside = inside & pl.col("state1").is_in(known) & pl.col("state2").is_in(known)
    values = (*COUNTS, "score")
    joined = grid.join(
        panel.lazy().select("state1", "state2", "period", *values).collect(),
        on=["state1", "state2", "period"],
        how="left",
        maintain_order="left",
    )
    return joined.with_columns(
        [pl.when(inside).then(pl.col(name).fill_null(0)).alias(name) for name in values]
        + [inside.alias("covered")]
    )


def _states(actors: Iterable[str], members: Members | None) -> list[str]:
    found: list[str] = []
    for actor in actors:
        state = state_of(actor)
        if state is not None:
            found.append(state)
        elif members:
            found.extend(members.get(actor, ()))
    return found
