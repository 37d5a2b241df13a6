"""`foedus show`: an event down to the characters it rests on, claim by claim, with what is behind each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console
from rich.text import Text

from foedus.errors import UsageError
from foedus.flow.names import call_ids
from foedus.flow.show_linked import STATUS_MARKS, Shown, show_disputes, show_when
from foedus.linking.grading import grade_item
from foedus.linking.ledger import DisputeRow, OriginRow
from foedus.model import codec
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.event import Event
from foedus.model.span import Span


@dataclass(frozen=True, slots=True)
class Trail:
    """An event with the claims it was made of, in its order, their documents, origins and disputes."""

    event: Event
    claims: tuple[Claim, ...]
    docs: dict[str, Document]
    origins: tuple[OriginRow, ...]
    disputes: tuple[DisputeRow, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain data: the event, its claims with the words around them, origins and disputes."""
        told = [
            codec.encode_claim(claim)
            | {"outlet": self.docs[claim.doc].outlet, "path": self.docs[claim.doc].path}
            | {key: getattr(self._span(claim), key) for key in ("prefix", "suffix")}
            for claim in self.claims
        ]
        return {
            "event": codec.encode_event(self.event),
            "claims": told,
            "origins": [asdict(row) for row in self.origins],
            "disputes": [asdict(row) for row in self.disputes],
        }

    def _span(self, claim: Claim) -> Span:
        return Span.cut(claim.doc, self.docs[claim.doc].text, claim.start, claim.end)


def pick_event(id: str, events: Sequence[Event]) -> Event:
    """The event that an id names: its own or that of one of its claims, or the beginning of either.

    Raises UsageError where nothing, or more than one event, is meant.
    """
    found = [event for event in events if any(key.startswith(id) for key in (event.id, *event.claims))]
    exact = [event for event in found if id in (event.id, *event.claims)]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        raise UsageError(
            f"--event {id}: {len(found)} events begin like this: {', '.join(e.id for e in found)}"
        )
    raise UsageError(f"--event {id}: no event and no claim begins like this; foedus link prints their ids")


def make_trail(
    event: Event,
    *,
    claims: Iterable[Claim],
    docs: Iterable[Document],
    origins: Iterable[OriginRow],
    disputes: Iterable[DisputeRow],
) -> Trail:
    """Put together what stands behind an event."""
    by_id = {claim.id: claim for claim in claims}
    told = tuple(by_id[key] for key in event.claims)
    needed = {claim.doc for claim in told}
    return Trail(
        event=event,
        claims=told,
        docs={doc.id: doc for doc in docs if doc.id in needed},
        origins=tuple(row for row in origins if row.event == event.id),
        disputes=tuple(row for row in disputes if row.event == event.id),
    )


def show_trail(trail: Trail, name: Callable[[str], str]) -> None:
    """Print it for people; the words that fired the coding stand out."""
    console = Console(highlight=False)
    event = trail.event
    console.print(Text.assemble((_parties(event, name), "bold"), f"  {event.id}"))
    where = f", in {event.where.name}" if event.where else ""
    told = f"{STATUS_MARKS[event.status]} {event.status}, {show_when(event.when)}{where}"
    behind = f"{_count(len(event.origins), 'independent origin')}, {_count(len(event.outlets), 'outlet')}"
    console.print(Text(f"{told}; {behind}"))
    digit, why = grade_item(event)
    console.print(Text(f"credibility {digit}: {why}", style="dim"))
    for claim in trail.claims:
        console.print()
        _show_claim(console, trail, claim, name)
    if trail.disputes:
        console.print()
        show_disputes(trail.disputes, Shown(name, {event.id: event}, trail.docs))


def _show_claim(console: Console, trail: Trail, claim: Claim, name: Callable[[str], str]) -> None:
    doc = trail.docs[claim.doc]
    day = doc.published.since.isoformat() if doc.published.since else "date unknown"
    head = f"{doc.outlet or 'an unnamed outlet'}, {day}, characters {claim.start} to {claim.end}"
    console.print(Text.assemble((head, "bold"), f"  {claim.id}"))
    console.print(Text(f"  {doc.path or doc.id}", style="dim"))
    console.print(_quote(doc.text, claim))
    console.print(Text(f"  coded {_parties(claim, name)}, {claim.status}, {show_when(claim.when)}"))
    fired = ", ".join(f"“{word}”" for word in claim.words)
    console.print(Text(f"  by rule {claim.rule}" + (f", from {fired}" if fired else ""), style="dim"))
    if claim.speakers:
        console.print(Text(f"  told by {' ← '.join(reversed(claim.speakers))}"))
    for row in (row for row in trail.origins if row.claim == claim.id):
        words = f": “{' '.join(row.quote.split())}”" if row.quote else ""
        console.print(Text(f"  origin {call_ids(row.origin, name)}  ({row.why}{words})", style="dim"))


def _quote(text: str, claim: Claim) -> Text:
    """The claim's words in grey surroundings, with what fired it underlined."""
    span = Span.cut(claim.doc, text, claim.start, claim.end)
    first, last = (min(max(end, claim.start), claim.end) for end in claim.trigger)
    parts = (
        (f"…{span.prefix}", "dim"),
        (text[claim.start : first], ""),
        (text[first:last], "bold underline"),
        (text[last : claim.end], ""),
        (f"{span.suffix}…", "dim"),
    )
    return Text.assemble("  ", *((re.sub(r"\s+", " ", words), style) for words, style in parts))


def _parties(act: Event | Claim, name: Callable[[str], str]) -> str:
    parties = (" + " if act.joint else ", ").join(map(name, act.who)) or "nobody named"
    if act.whom:
        parties += " → " + ", ".join(map(name, act.whom))
    what = " ".join(part for part in (act.type, act.mode) if part)
    return f"{parties}: {act.subject} ({what})" if act.subject else f"{parties}: {what}"


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def dump_trails(trails: Iterable[Trail]) -> str:
    """JSON text: a list, one object an event."""
    return json.dumps([trail.as_json() for trail in trails], ensure_ascii=False, indent=2, default=str)
