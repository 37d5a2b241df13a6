"""What changed in a case since it was last reported on: pure comparison of what it holds with what was told.

Everything is told once. Events are recognised by the claims they share, for linking anew may part or join
them. A weight is compared with the last one that was told, so that small moves add up until they are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from foedus.model import codec
from foedus.model.actor import state_of
from foedus.model.claim import Claim
from foedus.model.document import Document, Unread
from foedus.model.event import Event
from foedus.weighing.indicators import Reading
from foedus.weighing.weighed import Weighed

POINTS = 5.0


@dataclass(frozen=True, slots=True)
class Held:
    """What a case holds now; coder: what coded it, and with which lexicon."""

    documents: Sequence[Document]
    claims: Sequence[Claim]
    events: Sequence[Event]
    unread: Sequence[Unread] = ()
    indicators: Sequence[Reading] = ()
    weighed: Weighed | None = None
    coder: str = ""


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event as it was told: values by disputed field."""

    id: str
    status: str
    origins: int
    claims: tuple[str, ...]
    disputes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a case held when it was last reported on.

    number: of reports so far. documents: original by id, None for an original. unread: paths. indicators:
    state by id. weights: by hypothesis, as last told.
    """

    number: int = 0
    documents: Mapping[str, str | None] | None = None
    unread: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    events: tuple[KnownEvent, ...] = ()
    indicators: Mapping[str, str] | None = None
    weights: Mapping[str, float] | None = None
    coder: str = ""


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event whose status or number of origins is no longer what was told."""

    event: Event
    was: KnownEvent


@dataclass(frozen=True, slots=True)
class NewDispute:
    """A field of an event on which its reports differ, with at least one value that was not told."""

    event: Event
    field: str
    kind: str
    values: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator that stands otherwise; was: None if it was never told of."""

    reading: Reading
    was: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """A hypothesis whose probability moved; was: None if it was never told of."""

    id: str
    statement: str
    was: float | None
    now: float


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is new, in the case's order; documents: with copies; copies: known ones now found to be such.

    recoded: whether another coder or lexicon was at work than the last time.
    """

    documents: tuple[Document, ...] = ()
    copies: tuple[Document, ...] = ()
    left_out: tuple[Unread, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[EventChange, ...] = ()
    disputes: tuple[NewDispute, ...] = ()
    indicators: tuple[IndicatorChange, ...] = ()
    weights: tuple[Move, ...] = ()
    recoded: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return any(getattr(self, field.name) for field in fields(self))


def find_changes(held: Held, told: Told, *, about: Collection[str] = (), points: float = POINTS) -> Changes:
    """What of the held was not told yet.

    about: states (ISO3) and grouping ids; claims, events and disputes without any of them are left out;
    empty: all count. points: percentage points by more than which a weight must have moved.
    """
    known = told.documents or {}
    unread = {item.path for item in held.unread}
    before = _before(held.events, told.events, about)
    return Changes(
        documents=tuple(doc for doc in held.documents if doc.id not in known),
        copies=tuple(
            doc for doc in held.documents if doc.original and doc.id in known and known[doc.id] is None
        ),
        left_out=tuple(item for item in held.unread if item.path in unread - told.unread),
        claims=tuple(
            claim for claim in held.claims if claim.id not in told.claims and _concerns(claim, about)
        ),
        events=tuple(
            EventChange(event, was)
            for event, was in before
            if was and (event.status, len(event.origins)) != (was.status, was.origins)
        ),
        disputes=tuple(new for event, was in before for new in _disputes(event, was)),
        indicators=tuple(_indicators(held.indicators, told.indicators or {})),
        weights=tuple(_moves(held.weighed, told.weights or {}, points)),
        recoded=bool(told.coder and held.coder and told.coder != held.coder),
    )


def remember(held: Held, told: Told, changes: Changes) -> Told:
    """What is told of once these changes are; numbered anew if there is anything to tell."""
    weights = held.weighed.answer if held.weighed else {}
    moved = {move.id for move in changes.weights}
    last = told.weights or {}
    return Told(
        number=told.number + bool(changes),
        documents={doc.id: doc.original for doc in held.documents},
        unread=frozenset(item.path for item in held.unread),
        claims=frozenset(claim.id for claim in held.claims),
        events=tuple(_known(event) for event in held.events),
        indicators={reading.indicator.id: reading.state for reading in held.indicators},
        weights={key: value if key in moved else last[key] for key, value in weights.items()},
        coder=held.coder or told.coder,
    )


def encode_told(told: Told) -> codec.Line:
    """As plain data."""
    return {
        "number": told.number,
        "documents": dict(told.documents or {}),
        "unread": sorted(told.unread),
        "claims": sorted(told.claims),
        "events": [[e.id, e.status, e.origins, e.claims, dict(e.disputes)] for e in told.events],
        "indicators": dict(told.indicators or {}),
        "weights": dict(told.weights or {}),
        "coder": told.coder,
    }


def decode_told(line: codec.Line | None) -> Told:
    """From plain data; nothing was told where there is none."""
    if line is None:
        return Told()
    events = tuple(
        KnownEvent(id, status, origins, tuple(claims), {key: tuple(of) for key, of in disputes.items()})
        for id, status, origins, claims, disputes in line["events"]
    )
    sets = {key: frozenset(line[key]) for key in ("unread", "claims")}
    return Told(**{**line, **sets, "events": events})


def act_of(event: Event | Claim, name: Callable[[str], str] = str) -> str:
    """Who did what to whom, in codes, or as name calls the actors.

    The same shape as `foedus link` prints: parties, subject, type and mode.
    """
    parties = (" + " if event.joint else ", ").join(map(name, event.who))
    if event.whom:
        parties += " → " + ", ".join(map(name, event.whom))
    what = " ".join(part for part in (event.type, event.mode) if part)
    return f"{parties}: {event.subject} ({what})" if event.subject else f"{parties}: {what}"


def _concerns(item: Claim | Event, about: Collection[str]) -> bool:
    parties = (*item.who, *item.whom)
    return not about or any(party in about or state_of(party) in about for party in parties)


def _before(
    events: Iterable[Event], told: Iterable[KnownEvent], about: Collection[str]
) -> list[tuple[Event, KnownEvent | None]]:
    """Each event with the one it was when told: the one it shares most claims with."""
    holder = {claim: event for event in told for claim in event.claims}
    by_id = {event.id: event for event in holder.values()}
    found: list[tuple[Event, KnownEvent | None]] = []
    for event in events:
        shared = Counter(holder[claim].id for claim in event.claims if claim in holder)
        best = min(shared, key=lambda key: (-shared[key], key != event.id, key), default=None)
        if _concerns(event, about):
            found.append((event, by_id[best] if best is not None else None))
    return found


def _disputes(event: Event, was: KnownEvent | None) -> Iterator[NewDispute]:
    for dispute in event.disputes:
        values = tuple(version.value for version in dispute.versions)
        if not was or not set(values) <= set(was.disputes.get(dispute.field, ())):
            yield NewDispute(event, dispute.field, dispute.kind, values, dispute.why)


def _indicators(readings: Iterable[Reading], told: Mapping[str, str]) -> Iterator[IndicatorChange]:
    for reading in readings:
        was = told.get(reading.indicator.id)
        if reading.state != (was or "not tripped"):
            yield IndicatorChange(reading, was)


def _moves(weighed: Weighed | None, told: Mapping[str, float], points: float) -> Iterator[Move]:
    if weighed is None:
        return
    answer = weighed.answer
    for row in weighed.rows:
        was, now = told.get(row.id), answer[row.id]
        if was is None or round(abs(now - was) * 100, 9) > points:
            yield Move(row.id, row.statement, was, now)


def _known(event: Event) -> KnownEvent:
    values: dict[str, tuple[str, ...]] = {}
    for dispute in event.disputes:
        said = (version.value for version in dispute.versions)
        values[dispute.field] = tuple(dict.fromkeys((*values.get(dispute.field, ()), *said)))
    return KnownEvent(event.id, event.status, len(event.origins), event.claims, values)
