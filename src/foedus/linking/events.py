"""From linked claims to events: consensus by origin, history, origins and disputes."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from foedus.linking.disputes import find_disputes
from foedus.linking.match import Links, link_claims
from foedus.linking.origins import find_origin, publisher
from foedus.model.claim import Claim, Status, When
from foedus.model.dates import Period
from foedus.model.document import Document
from foedus.model.event import Event
from foedus.model.statement import Statement

T = TypeVar("T", bound=Hashable)

# How far a status goes towards the act being done; the furthest stage that a claim vouches for stands.
_FURTHEST: tuple[Status, ...] = (
    "occurred", "ongoing", "alleged", "planned", "proposed", "possible", "conditional", "denied",
)  # fmt: skip


def build_events(
    claims: Iterable[Claim], docs: Iterable[Document], statements: Iterable[Statement]
) -> tuple[tuple[Event, ...], Links]:
    """Join claims into events.

    Claims of a copy are counted with its original's outlet. Returns events by time, then id, and the
    judgements behind them.
    """
    by_doc = {doc.id: doc for doc in docs}
    by_id = {claim.id: claim for claim in claims}
    said = {statement.id: statement for statement in statements}
    published = {doc.id: _published(doc) for doc in by_doc.values()}
    links = link_claims(by_id.values(), published=published)
    events = [_event([by_id[key] for key in group], by_doc, said) for group in links.groups]
    return tuple(sorted(events, key=lambda event: (_since(event.when), event.id))), links


def _published(doc: Document) -> Period | None:
    if doc.published.since is None:
        return None
    return Period.day(doc.published.since)


def _since(when: When | None) -> str:
    return when.period.since.isoformat() if when and when.period and when.period.since else "9999"


def _event(
    claims: Sequence[Claim], docs: Mapping[str, Document], statements: Mapping[str, Statement]
) -> Event:
    ordered = sorted(claims, key=lambda claim: (_appeared(docs[claim.doc]), claim.doc, claim.start, claim.id))
    origin = {claim.id: find_origin(claim, docs, statements) for claim in ordered}

    def settle(value: Callable[[Claim], T | None]) -> T | None:
        return _majority(ordered, origin, value)

    lead = next(c for c in ordered if (c.type, c.mode) == settle(lambda claim: (claim.type, claim.mode)))
    joint = bool(settle(lambda claim: claim.joint))
    sided = [claim for claim in ordered if claim.joint == joint]
    copies = [doc for doc in docs.values() if doc.original in {claim.doc for claim in ordered}]
    outlets = {_outlet(docs[claim.doc]) for claim in ordered} | {_outlet(doc) for doc in copies}
    return Event(
        id=_event_id(ordered),
        type=lead.type,
        mode=lead.mode,
        subject=settle(lambda claim: claim.subject),
        quad=lead.quad,
        score=lead.score,
        who=_union(claim.who for claim in sided),
        whom=_union(claim.whom for claim in sided),
        joint=joint,
        when=_when(ordered, origin),
        where=settle(lambda claim: claim.where),
        status=_status(ordered),
        claims=tuple(claim.id for claim in ordered),
        history=tuple((claim.id, claim.status) for claim in ordered),
        outlets=tuple(sorted(outlets)),
        origins=tuple(sorted(set(origin.values()))),
        disputes=find_disputes(ordered, docs),
    )


def _event_id(claims: Sequence[Claim]) -> str:
    """Named after its earliest claim by id, so that later reports do not rename an event."""
    return "e" + hashlib.sha256(min(claim.id for claim in claims).encode()).hexdigest()[:12]


def _appeared(doc: Document) -> dt.date:
    return doc.published.since or dt.date.max


def _outlet(doc: Document) -> str:
    return publisher(doc.id, {doc.id: doc})


def _majority(
    claims: Sequence[Claim], origin: Mapping[str, str], value: Callable[[Claim], T | None]
) -> T | None:
    """What most independent origins say; the first to say it wins a tie, copies add nothing."""
    votes: dict[T, set[str]] = defaultdict(set)
    for claim in claims:
        said = value(claim)
        if said is not None:
            votes[said].add(origin[claim.id])
    return max(votes, key=lambda said: len(votes[said])) if votes else None


def _union(sides: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Actors named by any claim; a bare state is dropped where a claim names its sector too."""
    found = dict.fromkeys(actor for side in sides for actor in side)
    return tuple(actor for actor in found if not any(other.startswith(actor + ".") for other in found))


def _when(claims: Sequence[Claim], origin: Mapping[str, str]) -> When | None:
    """The shortest period that most origins' periods allow; None if no claim gives a date."""
    given = [claim for claim in claims if claim.when and claim.when.period]
    if not given:
        return next((claim.when for claim in claims if claim.when and claim.when.recurring), None)

    def support(claim: Claim) -> tuple[int, int]:
        period = claim.when.period if claim.when else None
        assert period is not None
        agree = {
            origin[other.id]
            for other in given
            if other.when and other.when.period and other.when.period.overlaps(period)
        }
        return len(agree), -(period.days or 100_000)

    return max(given, key=support).when


def _status(claims: Sequence[Claim]) -> Status:
    """The furthest stage that any claim vouches for; a denial stands only where nothing else does."""
    stages = {claim.status for claim in claims}
    return next(status for status in _FURTHEST if status in stages)
