"""Obligations in force between states, clause by clause, and how a group's sides are closed by them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from foedus.errors import MeasureError
from foedus.lexicon.groupings import Grouping, Obligation

# How much a clause binds, as alliance portfolios rank it: to fight, to stay out, to talk or work together.
STRENGTH = {
    "defense": 3, "offense": 3, "neutrality": 2, "nonaggression": 2, "consultation": 1, "cooperation": 1,
    "intelligence": 1, "basing": 1, "arms": 1, "exercise": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class InForce:
    """One clause that binds two states, from `since` until `until` (exclusive; None: open).

    row: where the clause stands, as evidence: `groupings:GROUPING/OBLIGATION`.
    """

    grouping: str
    obligation: str
    type: str
    clause: str
    article: str
    source: str
    since: dt.date | None
    until: dt.date | None

    @property
    def row(self) -> str:
        """Evidence id of the clause."""
        return f"groupings:{self.grouping}/{self.obligation}"


@dataclass(frozen=True, slots=True)
class Side:
    """Two states of a group, what binds them, and the strongest rank of it (0 none, 3 to fight)."""

    pair: tuple[str, str]
    clauses: tuple[InForce, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Closure:
    """A group's sides by obligation on a day.

    weakest: the side that binds least. shared: clauses that bind every state of the group at once.
    closed: whether every side carries a clause of the rank; by rank 1 to 3.
    """

    group: tuple[str, ...]
    date: dt.date
    sides: tuple[Side, ...]
    weakest: Side
    shared: tuple[InForce, ...]
    closed: Mapping[int, bool]


def clauses_between(groupings: Iterable[Grouping], first: str, second: str, date: dt.date) -> list[InForce]:
    """Clauses in force between two states on a day, strongest first."""
    found = [
        spell
        for spell in clause_spells(groupings, first, second)
        if (spell.since is None or spell.since <= date) and (spell.until is None or date < spell.until)
    ]
    return sorted(found, key=lambda one: (-STRENGTH[one.type], one.grouping, one.obligation))


def clause_spells(groupings: Iterable[Grouping], *states: str) -> list[InForce]:
    """Every stretch of days on which a clause binds all of these states together."""
    if len(states) < 2 or len(set(states)) != len(states):
        raise MeasureError("obligations lie between two or more different states")
    return [
        InForce(grouping.id, duty.id, duty.type, duty.clause, duty.article, duty.source, since, until)
        for grouping in groupings
        for duty in grouping.obligations
        for since, until in _together(grouping, duty, states)
    ]


def find_closure(groupings: Sequence[Grouping], group: Sequence[str], date: dt.date) -> Closure:
    """Which sides of a group carry which clause, the weakest side, and whether one instrument binds all."""
    if len(group) < 3:
        raise MeasureError("closure is asked of three states or more")
    sides = []
    for pair in itertools.combinations(sorted(group), 2):
        clauses = tuple(clauses_between(groupings, *pair, date))
        sides.append(Side(pair, clauses, max((STRENGTH[one.type] for one in clauses), default=0)))
    shared = tuple(
        spell
        for spell in clause_spells(groupings, *group)
        if (spell.since is None or spell.since <= date) and (spell.until is None or date < spell.until)
    )
    closed = {rank: all(side.rank >= rank for side in sides) for rank in (1, 2, 3)}
    weakest = min(sides, key=lambda side: (side.rank, len(side.clauses), side.pair))
    return Closure(tuple(group), date, tuple(sides), weakest, shared, closed)


def obligation_table(groupings: Sequence[Grouping], dyads: Iterable[tuple[str, str]]) -> pl.DataFrame:
    """Clauses of dyads as dated intervals, one row each (until exclusive; null: open)."""
    rows = [
        (first, second, one.grouping, one.obligation, one.type, one.since, one.until, one.article, one.source)
        for first, second in dyads
        for one in clause_spells(groupings, first, second)
    ]
    texts = ("state1", "state2", "grouping", "obligation", "type")
    schema = {name: pl.String for name in texts} | {"since": pl.Date, "until": pl.Date}
    return pl.DataFrame(rows, schema=schema | {"article": pl.String, "source": pl.String}, orient="row")


def _together(
    grouping: Grouping, duty: Obligation, states: Sequence[str]
) -> list[tuple[dt.date | None, dt.date | None]]:
    """Stretches in which the clause holds and binds every one of the states."""
    stretches = [(duty.since, duty.until)]
    if duty.parties:
        return stretches if set(states) <= set(duty.parties) else []
    for state in states:
        terms = [(member.since, member.until) for member in grouping.members if member.state == state]
        stretches = [cut for one in stretches for term in terms if (cut := _overlap(one, term)) is not None]
    return stretches


def _overlap(
    first: tuple[dt.date | None, dt.date | None], second: tuple[dt.date | None, dt.date | None]
) -> tuple[dt.date | None, dt.date | None] | None:
    begins = [date for date in (first[0], second[0]) if date is not None]
    ends = [date for date in (first[1], second[1]) if date is not None]
    since, until = max(begins, default=None), min(ends, default=None)
    return None if since is not None and until is not None and since >= until else (since, until)
