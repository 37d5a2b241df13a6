"""A record as it stood on a past day: only what had been published then, and nothing learned since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.event import Dispute, Event
from foedus.weighing.record import Record, latest_day, outlet_of

Trust = Literal["latest", "earliest"]


@dataclass(frozen=True, slots=True)
class Left:
    """A document that was left out, and why."""

    doc: str
    reason: str


@dataclass(frozen=True, slots=True)
class Past:
    """The record of a day, and what was left out of it."""

    record: Record
    as_of: dt.date
    left_out: tuple[Left, ...]


def as_of(record: Record, date: dt.date, *, trust: Trust = "latest") -> Past:
    """The record as someone could have had it at the end of a day.

    trust: a document counts from the last day on which it may have come out ("latest"), so that nothing
    of the future leaks in; a document without such a day is left out. "earliest" counts it from the
    first day on which it may have come out, for articles that give only a lower bound.
    Events keep what the remaining claims say; for a full consensus, link the remaining claims anew.
    """
    left = tuple(item for doc in record.documents.values() if (item := _left_out(doc, date, trust)))
    gone = {item.doc for item in left}
    docs = {key: _without_future(doc, gone) for key, doc in record.documents.items() if key not in gone}
    claims = {key: claim for key, claim in record.claims.items() if claim.doc in docs}
    return Past(
        Record(
            documents=docs,
            claims=claims,
            events=trim_events(record.events, claims, docs),
            findings={
                key: finding
                for key, finding in record.findings.items()
                if finding.period is not None and finding.period.until and finding.period.until <= _next(date)
            },
            origins={key: origin for key, origin in record.origins.items() if key in claims},
        ),
        date,
        left,
    )


def trim_events(
    events: Mapping[str, Event], claims: Mapping[str, Claim], docs: Mapping[str, Document]
) -> dict[str, Event]:
    """Events as the claims that are left tell them; events without a claim are gone."""
    found = {}
    for key, event in events.items():
        kept = tuple(claim for claim in event.claims if claim in claims)
        if kept == event.claims:
            found[key] = event
        elif kept:
            found[key] = _trim(event, kept, claims, docs)
    return found


def _trim(
    event: Event, kept: tuple[str, ...], claims: Mapping[str, Claim], docs: Mapping[str, Document]
) -> Event:
    """An event by its last claim that is left: what later claims taught must not show."""
    last = claims[kept[-1]]
    outlets = tuple(dict.fromkeys(outlet_of(docs[claims[claim].doc]) for claim in kept))
    told = [claims[claim] for claim in kept]
    return replace(
        event,
        type=last.type,
        mode=last.mode,
        subject=last.subject,
        quad=last.quad,
        score=last.score,
        who=last.who,
        whom=last.whom,
        joint=last.joint,
        when=next((c.when for c in reversed(told) if c.when and c.when.period), last.when),
        where=next((c.where for c in reversed(told) if c.where), None),
        status=last.status,
        claims=kept,
        history=tuple(step for step in event.history if step[0] in kept),
        outlets=outlets,
        origins=tuple(origin for origin in event.origins if origin in outlets) or outlets,
        disputes=tuple(cut for dispute in event.disputes if (cut := _cut(dispute, set(kept)))),
    )


def _cut(dispute: Dispute, kept: Collection[str]) -> Dispute | None:
    """A dispute among the claims that are left; None if they agree."""
    versions = tuple(
        replace(
            version,
            claims=tuple(claim for claim in version.claims if claim in kept),
            spans=(),
        )
        for version in dispute.versions
        if any(claim in kept for claim in version.claims)
    )
    return replace(dispute, versions=versions) if len(versions) > 1 else None


def _left_out(doc: Document, date: dt.date, trust: Trust) -> Left | None:
    day = latest_day(doc.published) if trust == "latest" else doc.published.since or latest_day(doc.published)
    if day is None:
        return Left(doc.id, "no day is known by which it had come out")
    if day > date:
        return Left(doc.id, f"came out on {day.isoformat()}, or may have")
    return None


def _without_future(doc: Document, gone: Collection[str]) -> Document:
    """A copy whose original had not come out yet stands for itself."""
    return replace(doc, original=None, copy_reason="") if doc.original in gone else doc


def _next(date: dt.date) -> dt.date:
    return date + dt.timedelta(days=1)
