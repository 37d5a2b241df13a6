"""A report of what changed: as Markdown for people, and as plain data for machines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.briefing.wording import plural, shorten
from foedus.flow.changes import Changes, EventChange, IndicatorChange, Move, NewDispute, act_of
from foedus.flow.names import call_ids
from foedus.model import codec
from foedus.model.claim import Claim
from foedus.model.document import Document, Unread

MOST = 10


@dataclass(frozen=True, slots=True)
class Report:
    """What is delivered.

    number: counts reports of the case. docs: every document of the case, by id. name: what an actor is called
    in what people read; plain data keep ids.
    """

    number: int
    title: str
    at: dt.datetime
    changes: Changes
    docs: Mapping[str, Document]
    points: float
    name: Callable[[str], str] = str

    def as_text(self, most: int | None = None) -> str:
        """Markdown, a heading a kind. most: lines of a kind; the rest is counted."""
        lines = [f"## {self.at:%Y-%m-%d %H:%M} UTC, report {self.number}: {self.title}", ""]
        if self.changes.recoded:
            lines += ["Coded anew by another coder or lexicon: part of what is new comes from that.", ""]
        for heading, items in self._parts():
            if items:
                kept = items if most is None else items[:most]
                lines += [f"### {heading}: {len(items)}", "", *(f"- {item}" for item in kept)]
                if len(kept) < len(items):
                    lines.append(f"- and {len(items) - len(kept)} more")
                lines.append("")
        return "\n".join(lines)

    def as_json(self) -> codec.Line:
        """All of it, as plain data; text: the short form, for what only shows a message."""
        changes = self.changes
        return {
            "report": self.number,
            "case": self.title,
            "at": self.at.isoformat(timespec="seconds"),
            "text": self.as_text(MOST),
            "recoded": changes.recoded,
            "documents": [_doc_line(doc) for doc in changes.documents],
            "copies": [_doc_line(doc) for doc in changes.copies],
            "left_out": [{"path": item.path, "reason": item.reason} for item in changes.left_out],
            "claims": [_claim_line(claim, self.docs[claim.doc]) for claim in changes.claims],
            "events": [_event_line(change) for change in changes.events],
            "disputes": [_dispute_line(new) for new in changes.disputes],
            "indicators": [_indicator_line(change) for change in changes.indicators],
            "weights": [_move_line(move) for move in changes.weights],
        }

    def _parts(self) -> Iterator[tuple[str, Sequence[str]]]:
        changes = self.changes
        yield "Hypotheses", [_move(move, self.points) for move in changes.weights]
        yield "Indicators", [_indicator(change) for change in changes.indicators]
        yield "Events told otherwise", [_event(change, self.name) for change in changes.events]
        yield "New disputes", [_dispute(new, self.name) for new in changes.disputes]
        yield "New claims", [_claim(claim, self.docs[claim.doc], self.name) for claim in changes.claims]
        yield "New articles", [self._doc(doc) for doc in changes.documents]
        yield "Now known to be copies", [self._doc(doc) for doc in changes.copies]
        yield "Left out", [_left_out(item) for item in changes.left_out]

    def _doc(self, doc: Document) -> str:
        text = f"{_outlet(doc)}, {_day(doc)}: {doc.title or 'untitled'} ({doc.path or doc.url or doc.id})"
        original = self.docs.get(doc.original or "")
        return f"{text}; a copy of {_outlet(original)}, {_day(original)}" if original else text


def _outlet(doc: Document) -> str:
    return doc.outlet or "an unnamed outlet"


def _day(doc: Document) -> str:
    return doc.published.since.isoformat() if doc.published.since else "date unknown"


def _left_out(item: Unread) -> str:
    return f"{item.path}: {item.reason}"


def _claim(claim: Claim, doc: Document, name: Callable[[str], str]) -> str:
    quote = shorten(" ".join(claim.quote.split()), 160)
    return f"{act_of(claim, name)}, {claim.status}: “{quote}” ({_outlet(doc)}, {_day(doc)})"


def _event(change: EventChange, name: Callable[[str], str]) -> str:
    event, was, parts = change.event, change.was, []
    if event.status != was.status:
        parts.append(f"{was.status}, now {event.status}")
    if len(event.origins) != was.origins:
        parts.append(f"{plural(was.origins, 'origin')}, now {len(event.origins)}")
    return f"{act_of(event, name)}: {'; '.join(parts)} ({event.id})"


def _dispute(new: NewDispute, name: Callable[[str], str]) -> str:
    values = " | ".join(call_ids(value, name) for value in new.values)
    return f"{act_of(new.event, name)}: {new.field} ({new.kind}): {values} ({new.event.id})"


def _indicator(change: IndicatorChange) -> str:
    reading = change.reading
    was = f", was {change.was}" if change.was else ""
    evidence = f" ({', '.join(reading.evidence)})" if reading.evidence else ""
    note = f"; {reading.note}" if reading.note else ""
    return f"{reading.state}{was}: {reading.indicator.statement.rstrip('.')}{evidence}{note}"


def _move(move: Move, points: float) -> str:
    if move.was is None:
        return f"{move.now:.0%}, weighed for the first time: {move.statement.rstrip('.')}"
    return f"{move.was:.0%}, now {move.now:.0%} (more than {points:g} points): {move.statement.rstrip('.')}"


def _doc_line(doc: Document) -> codec.Line:
    return {
        "id": doc.id, "title": doc.title, "outlet": doc.outlet, "path": doc.path, "url": doc.url,
        "published": doc.published.since.isoformat() if doc.published.since else None,
        "original": doc.original,
    }  # fmt: skip


def _claim_line(claim: Claim, doc: Document) -> codec.Line:
    return {
        "id": claim.id, "doc": doc.id, "outlet": doc.outlet, "start": claim.start, "end": claim.end,
        "quote": claim.quote, "type": claim.type, "mode": claim.mode, "subject": claim.subject,
        "who": list(claim.who), "whom": list(claim.whom), "joint": claim.joint, "status": claim.status,
    }  # fmt: skip


def _event_line(change: EventChange) -> codec.Line:
    event, was = change.event, change.was
    return {
        "id": event.id, "act": act_of(event), "claims": list(event.claims), "origins": list(event.origins),
        "status": event.status, "was": {"id": was.id, "status": was.status, "origins": was.origins},
    }  # fmt: skip


def _dispute_line(new: NewDispute) -> codec.Line:
    return {
        "event": new.event.id, "act": act_of(new.event), "field": new.field, "kind": new.kind,
        "values": list(new.values), "why": new.why,
    }  # fmt: skip


def _indicator_line(change: IndicatorChange) -> codec.Line:
    reading = change.reading
    return {
        "id": reading.indicator.id, "statement": reading.indicator.statement, "was": change.was,
        "state": reading.state, "evidence": list(reading.evidence), "claims": list(reading.claims),
        "note": reading.note,
    }  # fmt: skip


def _move_line(move: Move) -> codec.Line:
    return {"id": move.id, "statement": move.statement, "was": move.was, "now": move.now}
