"""Dated events as plain columns: what every forecast starts from, whether coded here or imported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np

from foedus.errors import ForecastError
from foedus.forecasting.compiling import Array
from foedus.model.event import Event

COUNTED = ("occurred", "ongoing")
"""Statuses that count as having happened; what is planned or alleged has not."""

LONGEST_DAYS = 31
"""An event dated only within a longer period than this has no day to be counted on."""


@dataclass(frozen=True, slots=True)
class EventTable:
    """Events sorted by day, each (source, type, target, day) once.

    source, type, target: (n,), indices into `actors` and `types`. day: (n,), days since `epoch`.
    origin: "case", or the name of the imported data set. ids: event ids or data rows, or empty.
    """

    actors: tuple[str, ...]
    types: tuple[str, ...]
    source: Array
    type: Array
    target: Array
    day: Array
    epoch: date
    origin: str
    ids: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.day)

    def date_of(self, day: int) -> date:
        """The calendar date of a day number."""
        return date.fromordinal(self.epoch.toordinal() + int(day))

    def day_of(self, when: date) -> int:
        """The day number of a calendar date; below 0 before the epoch."""
        return when.toordinal() - self.epoch.toordinal()

    def before(self, day: int) -> EventTable:
        """Only the events earlier than a day; actors and types stay the same."""
        stop = int(np.searchsorted(self.day, day))
        return EventTable(
            self.actors, self.types, self.source[:stop], self.type[:stop], self.target[:stop],
            self.day[:stop], self.epoch, self.origin, self.ids[:stop],
        )  # fmt: skip


def make_table(
    columns: Array, *, actors: Sequence[str], types: Sequence[str], epoch: date, origin: str,
    ids: Sequence[str] = (),
) -> EventTable:  # fmt: skip
    """Make a table from (n, 4) integers: source, type, target, day; repeats are counted once.

    Raises ForecastError if an index lies outside actors or types, or a day before the epoch.
    """
    rows = np.asarray(columns, dtype=np.int64).reshape(-1, 4)
    limits = (len(actors), len(types), len(actors))
    for name, column, limit in zip(("source", "type", "target"), rows.T, limits, strict=False):
        if len(rows) and not 0 <= column.min() <= column.max() < limit:
            raise ForecastError(f"{origin}: {name} outside 0..{limit - 1}; check the list of names")
    if len(rows) and rows[:, 3].min() < 0:
        raise ForecastError(f"{origin}: an event lies before {epoch}; give an earlier epoch")
    _, first = np.unique(rows[:, [3, 0, 1, 2]], axis=0, return_index=True)
    rows = rows[first]
    kept = tuple(ids[i] for i in first) if len(ids) else ()
    source, kind, target, day = (np.ascontiguousarray(x, dtype=np.int32) for x in rows.T)
    return EventTable(tuple(actors), tuple(types), source, kind, target, day, epoch, origin, kept)


def table_of_rows(
    rows: Iterable[tuple[str, str, str, date]], *, origin: str, ids: Sequence[str] = ()
) -> EventTable:
    """Make a table from (source, type, target, date) by name, as an importer reads them.

    Raises ForecastError if there is none.
    """
    listed = list(rows)
    if not listed:
        raise ForecastError(f"{origin}: no dated event to forecast from")
    actors = sorted({name for row in listed for name in (row[0], row[2])})
    types = sorted({row[1] for row in listed})
    actor, kind = ({name: i for i, name in enumerate(names)} for names in (actors, types))
    epoch = min(row[3] for row in listed)
    start = epoch.toordinal()
    columns = np.array([(actor[s], kind[t], actor[o], d.toordinal() - start) for s, t, o, d in listed])
    return make_table(columns, actors=actors, types=types, epoch=epoch, origin=origin, ids=ids)


def _day_of(event: Event) -> date | None:
    period = event.when.period if event.when else None
    if event.status not in COUNTED or period is None or period.since is None or period.until is None:
        return None
    return period.since if (period.until - period.since).days <= LONGEST_DAYS else None


def _state_of(actor: str) -> str:
    """The state behind a sector (`ARD.MIL` is `ARD`); other actors stay what they are."""
    return actor if ":" in actor else actor.partition(".")[0]


def table_of_events(events: Iterable[Event], *, origin: str = "case", by_state: bool = True) -> EventTable:
    """Make a table from a case's events: dated ones that happened, one row a pair of parties.

    A joint act gives a row in both directions for each pair of parties. An event is dated by the
    first day of its period; events not yet happened, or dated no closer than a month, are left out.
    by_state: a state's sectors (ministries, forces) count as the state; acts within one are left out.
    Raises ForecastError if none is left.
    """
    rows: list[tuple[str, str, str, date]] = []
    ids: list[str] = []
    for event in events:
        day = _day_of(event)
        if day is None:
            continue
        name = _state_of if by_state else str
        who, whom = (tuple(dict.fromkeys(map(name, side))) for side in (event.who, event.whom))
        if event.joint:
            pairs = [x for a, b in combinations(who, 2) for x in ((a, b), (b, a))]
        else:
            pairs = [(a, b) for a in who for b in whom if a != b]
        rows += [(a, event.type, b, day) for a, b in pairs]
        ids += [event.id] * len(pairs)
    return table_of_rows(rows, origin=origin, ids=ids)
