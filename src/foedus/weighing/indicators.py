"""Indicators: what would speak for a hypothesis, written down beforehand and resolved by rule."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from foedus.errors import WeighingError
from foedus.model.event import Event
from foedus.weighing.query import Query
from foedus.weighing.record import Record

State = Literal["tripped", "not tripped", "expired"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A query that was registered on one day and has to be met by events before another.

    registered: first day (inclusive) on which an event counts. before: deadline (exclusive). at_least:
    events needed; origins: independent origins needed for each. probability: of tripping, as judged when
    registered.
    """

    id: str
    statement: str
    hypothesis: str
    find: Query
    registered: dt.date
    before: dt.date
    at_least: int = 1
    origins: int = 1
    probability: float | None = None
    why: str = ""

    def __post_init__(self) -> None:
        if self.registered >= self.before:
            raise WeighingError(f"indicator {self.id!r}: the deadline must come after the day of registering")
        if self.at_least < 1 or self.origins < 1:
            raise WeighingError(f"indicator {self.id!r}: at_least and origins are 1 or more")
        if self.find.since or self.find.until:
            raise WeighingError(
                f"indicator {self.id!r}: the window is registered and before, not the query's"
            )


@dataclass(frozen=True, slots=True)
class Reading:
    """How an indicator stands on a day.

    evidence: ids of the events that count, in order of time. unclear: events that fit, but of which it is
    not known whether they fall into the window. tripped_on: day by which the threshold was reached.
    outcome: 1 tripped, 0 expired, None open or unknown. brier: (probability - outcome) squared.
    """

    indicator: Indicator
    state: State
    as_of: dt.date
    evidence: tuple[str, ...]
    claims: tuple[str, ...]
    unclear: tuple[str, ...]
    tripped_on: dt.date | None
    outcome: int | None
    brier: float | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """Mean Brier score of the indicators that are settled and carry a probability; None if none is.

    reference: the score of always saying one half, 0.25.
    """

    brier: float | None
    n: int
    reference: float = 0.25


def watch(indicators: Iterable[Indicator], record: Record, as_of: dt.date) -> tuple[Reading, ...]:
    """How every indicator stands at the end of a day, with its evidence.

    An event counts if its time lies wholly inside the window; one whose time is unknown, or lies only partly
    inside, is unclear and listed apart. Silence is an outcome only if something was read that came out at or
    after the deadline; else the outcome stays unknown.
    """
    last = record.last_published()
    return tuple(_read(indicator, record, as_of, last) for indicator in indicators)


def score(readings: Iterable[Reading]) -> Score:
    """Mean Brier score; 0 is perfect. Source: G. W. Brier, Monthly Weather Review 78(1), 1950."""
    scores = [reading.brier for reading in readings if reading.brier is not None]
    return Score(math.fsum(scores) / len(scores) if scores else None, len(scores))


def find_events(query: Query, record: Record) -> tuple[Event, ...]:
    """Events that meet a query in everything but time, or are named by id, in the order of their ids."""
    found = []
    for event in record.events.values():
        claims = [record.claims[key] for key in event.claims if key in record.claims]
        quotes = [claim.quote for claim in claims]
        named = event.id in query.events or any(key in query.claims for key in event.claims)
        if named or (query.asks and query.fits(event, quotes=quotes, outlets=event.outlets)):
            found.append(event)
    return tuple(sorted(found, key=lambda event: event.id))


def _read(indicator: Indicator, record: Record, as_of: dt.date, last: dt.date | None) -> Reading:
    end = min(indicator.before, as_of + dt.timedelta(days=1))
    window = Query(since=indicator.registered, until=end)
    inside: list[tuple[dt.date, str, Event]] = []
    unclear = []
    for event in find_events(indicator.find, record):
        if len(event.origins) < indicator.origins:
            continue
        place = window.place(event.when)
        if place == "inside":
            inside.append((_end(event), event.id, event))
        elif place == "unclear":
            unclear.append(event)
    inside.sort(key=lambda entry: entry[:2])
    state, note = _state(indicator, len(inside), as_of)
    outcome = {"tripped": 1, "expired": 0, "not tripped": None}[state]
    if state == "expired" and (last is None or last < indicator.before):
        outcome = None
        note = "nothing that came out at or after the deadline was read, so the outcome is unknown"
    elif state != "tripped" and len(inside) + len(unclear) >= indicator.at_least:
        outcome = None
        note = "met if the events of unclear date fall into the window"
    return Reading(
        indicator=indicator,
        state=state,
        as_of=as_of,
        evidence=tuple(key for _, key, _ in inside),
        claims=tuple(dict.fromkeys(claim for _, _, event in inside for claim in event.claims)),
        unclear=tuple(event.id for event in unclear),
        tripped_on=inside[indicator.at_least - 1][0] if state == "tripped" else None,
        outcome=outcome,
        brier=_brier(indicator.probability, outcome),
        note=note,
    )


def _brier(probability: float | None, outcome: int | None) -> float | None:
    return None if probability is None or outcome is None else (probability - outcome) ** 2


def _state(indicator: Indicator, count: int, as_of: dt.date) -> tuple[State, str]:
    if count >= indicator.at_least:
        return "tripped", ""
    if as_of >= indicator.before:
        return "expired", ""
    if as_of < indicator.registered:
        return "not tripped", "not registered yet on that day"
    return "not tripped", ""


def _end(event: Event) -> dt.date:
    """Last day of an event that lies wholly inside a window."""
    assert event.when and event.when.period and event.when.period.until
    return event.when.period.until - dt.timedelta(days=1)
