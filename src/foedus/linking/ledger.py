"""What outlets agree and differ on, as lines that people read: disputes and origins, with where to look.

These are the rows of `foedus disputes` and `foedus origins`. How a case stood on a past day is seen by
linking anew what was out then (`flow/past.py`); nothing here looks at dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.linking.dependences import DependenceKind
from foedus.linking.origins import Tracer
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.event import DisputeKind, Event


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a disputed field as one document gives it; start and end: its words in the text."""

    value: str
    claim: str
    doc: str
    outlet: str | None
    published: dt.date | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A line of the ledger: event, field, kind, why, since when it is open, and every side of it."""

    event: str
    field: str
    kind: DisputeKind
    why: str
    since: dt.date | None
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A claim of an event, the origin it is traced to, and one step of the way ("" where there is none)."""

    event: str
    claim: str
    doc: str
    outlet: str | None
    origin: str
    kind: DependenceKind | None
    on: str
    quote: str
    start: int | None
    why: str


def list_disputes(
    events: Iterable[Event], claims: Mapping[str, Claim], docs: Mapping[str, Document]
) -> tuple[DisputeRow, ...]:
    """Every dispute with its sides, in the events' order; sides by date of publication."""
    rows = []
    for event in events:
        for dispute in event.disputes:
            sides = sorted(
                (
                    _side(version.value, version.spans, claims[key], docs)
                    for version in dispute.versions
                    for key in version.claims
                ),
                key=lambda side: (side.published or dt.date.max, side.doc, side.start, side.value),
            )
            opened = _opened(sides)
            rows.append(DisputeRow(event.id, dispute.field, dispute.kind, dispute.why, opened, tuple(sides)))
    return tuple(rows)


def list_origins(
    events: Iterable[Event], claims: Mapping[str, Claim], tracer: Tracer
) -> tuple[OriginRow, ...]:
    """Every claim of the events with its origin: a row for each step that leads there, or one without."""
    rows = []
    for event in events:
        traced = tracer.trace([claims[key] for key in event.claims])
        for key in event.claims:
            doc = tracer.docs[claims[key].doc]
            origin = traced[key]
            for step in origin.steps or (None,):
                rows.append(
                    OriginRow(
                        event=event.id,
                        claim=key,
                        doc=step.doc if step else doc.id,
                        outlet=doc.outlet,
                        origin=origin.key,
                        kind=step.kind if step else None,
                        on=step.on if step else origin.key,
                        quote=step.quote if step else "",
                        start=step.quote_start if step else None,
                        why=step.why if step else "nothing in the text points elsewhere",
                    )
                )
    return tuple(rows)


def _side(
    value: str, spans: tuple[tuple[str, int, int], ...], claim: Claim, docs: Mapping[str, Document]
) -> Side:
    """The words that give the value within the claim's document; the claim's own where none are kept."""
    doc = docs[claim.doc]
    here = [(start, end) for key, start, end in spans if key == claim.doc]
    here.sort(key=lambda span: (abs(span[0] - claim.trigger[0]), span))
    start, end = here[0] if here else (claim.start, claim.end)
    return Side(value, claim.id, doc.id, doc.outlet, doc.published.since, start, end, doc.text[start:end])


def _opened(sides: list[Side]) -> dt.date | None:
    """The day on which a second value came out; None where dates are missing."""
    first = sides[0].value if sides else None
    return next((side.published for side in sides if side.value != first), None)
