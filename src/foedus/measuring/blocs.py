"""Blocs over time: the camps of each quarter, from what its own events say of each pair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import polars as pl

from foedus.measuring.camps import Balance, balance_over_time, camps_table, networks_from_panel, spell_camps
from foedus.measuring.panel import build_panel, event_rows
from foedus.measuring.participants import HAPPENED, Members
from foedus.measuring.triads import unbalanced_triads
from foedus.model.claim import Status
from foedus.model.dates import Period
from foedus.model.event import Event
from foedus.model.finding import Finding

THRESHOLD = 1.0
LEAST_TIES = 2
MOST_TRIADS = 5
METHOD = (
    "camps that leave fewest ties frustrated (exact), of the quarter's own events; a tie has the sign of the "
    f"pair's summed PLOVER scores, beyond {THRESHOLD:g} point; camps keep their side from quarter to quarter"
)


@dataclass(frozen=True, slots=True)
class Bloc:
    """A quarter with events of the case's states. events: their ids. balance: camps, ties and triads."""

    quarter: Period
    balance: Balance
    events: tuple[str, ...]

    @property
    def name(self) -> str:
        """The quarter as people write it: `2023 Q3`."""
        assert self.quarter.since is not None
        return f"{self.quarter.since.year} Q{(self.quarter.since.month + 2) // 3}"

    @property
    def told(self) -> bool:
        """Whether there are ties enough to speak of camps."""
        return self.balance.network.ties >= LEAST_TIES


def find_blocs(
    events: Iterable[Event],
    states: Collection[str],
    *,
    since: dt.date,
    until: dt.date,
    statuses: Collection[Status] = HAPPENED,
    members: Members | None = None,
) -> tuple[Bloc, ...]:
    """The camps of every quarter in which dated events of these states fall; quarters without are left out.

    since, until: the days that count (until exclusive), so that the first and the last quarter may be cut.
    """
    kept = list(states)
    inside = pl.col("source").is_in(kept) & pl.col("target").is_in(kept)
    rows = event_rows(events, statuses=statuses, members=members).filter(
        inside & pl.col("date").is_not_null() & (pl.col("date") >= since) & (pl.col("date") < until)
    )
    if rows.is_empty():
        return ()
    panel = build_panel(rows, every="quarter", directed=False).collect()
    balances = balance_over_time(networks_from_panel(panel, threshold=THRESHOLD))
    dated = rows.with_columns(pl.col("date").dt.truncate("1q").cast(pl.String).alias("quarter"))
    found = []
    for one in balances:
        ids = dated.filter(pl.col("quarter") == one.period)["event"].unique().sort()
        found.append(Bloc(_quarter(one.period), one, tuple(ids.to_list())))
    return tuple(found)


def blocs_table(blocs: Iterable[Bloc]) -> pl.DataFrame:
    """One row per quarter (its first day) and state: camp, ties, ties to flip, and margin."""
    return camps_table(one.balance for one in blocs if one.told)


def findings_of_blocs(blocs: Iterable[Bloc]) -> Iterator[Finding]:
    """A finding a quarter: ties to flip, with camps and unbalanced triads; None where ties are too few."""
    for one in blocs:
        network = one.balance.network
        yield Finding(
            id=f"measure:blocs:{one.balance.period}",
            name=f"blocs: {one.name}",
            value=float(one.balance.frustration.index) if one.told else None,
            unit="ties to flip",
            method=METHOD,
            period=one.quarter,
            evidence=one.events,
            n=network.ties,
            actors=network.states,
            note=_note(one),
        )


def name_unbalanced(balance: Balance) -> str:
    """The triads that are not balanced, by name; the first few and how many more; "none" without any."""
    names = ["-".join(states) for states in unbalanced_triads(balance.network)]
    more = len(names) - MOST_TRIADS
    return ", ".join(names[:MOST_TRIADS]) + (f" and {more} more" if more > 0 else "") or "none"


def _note(one: Bloc) -> str:
    if not one.told:
        return f"too little to say: {one.balance.network.ties} tie"
    triads = one.balance.triads
    camps = spell_camps(one.balance.network, one.balance.frustration)
    counted = f"{triads.balanced} of {triads.total} triads balanced"
    if triads.balanced == triads.total:
        return f"{camps}; {counted}"
    return f"{camps}; {counted}, unbalanced: {name_unbalanced(one.balance)}"


def _quarter(first: str) -> Period:
    since = dt.date.fromisoformat(first)
    months = since.year * 12 + since.month + 2
    return Period(since, dt.date(months // 12, months % 12 + 1, 1))
