"""What `foedus link`, `disputes` and `origins` print: events, on what reports differ, whose they are."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from foedus.flow.names import call_ids
from foedus.linking.grading import grade_item
from foedus.linking.ledger import DisputeRow, OriginRow, Side
from foedus.model.claim import When
from foedus.model.document import Document
from foedus.model.event import Event

STATUS_MARKS = {
    "occurred": "●", "ongoing": "◐", "planned": "○", "proposed": "◌", "alleged": "◍", "possible": "·",
    "conditional": "◇", "denied": "✕",
}  # fmt: skip
# From this width on, what stands behind an event has columns of its own.
WIDE = 110
QUOTE_CHARS = 90
# Where a time of two parts is broken, so that its column stays as narrow as a day.
_LONG = re.compile(r"(/|\b(?:from|before)) ?(?=\d{4}-)")


@dataclass(frozen=True, slots=True)
class Shown:
    """What rows are about: actors' names, events and documents by id, letters of sources that are graded."""

    name: Callable[[str], str]
    events: Mapping[str, Event]
    docs: Mapping[str, Document]
    letters: Mapping[str, str] = field(default_factory=dict)

    def source(self, key: str) -> str:
        """A source as people call it, with its letter where it has one."""
        letter = self.letters.get(key)
        return f"{call_ids(key, self.name)} ({letter})" if letter else call_ids(key, self.name)

    def outlet(self, doc: str) -> str:
        """The outlet of a document with its letter; without an outlet, the article's title."""
        known = self.docs[doc]
        if known.outlet:
            return self.source(known.outlet)
        return f"“{_short(known.title, 50)}”, outlet unknown" if known.title else f"{doc}, outlet unknown"


def show_events(events: Sequence[Event], name: Callable[[str], str]) -> None:
    """Print events, dated ones first: when, status, who did what to whom, told by how many; then disputes.

    name: what an actor is called.
    """
    console = Console()
    wide = console.width >= WIDE
    table = Table.grid(padding=(0, 2, 0, 0))
    for column in (True, True, False, *((True, True) if wide else ())):
        table.add_column(no_wrap=column)
    for event in events:
        told = [_count(len(event.origins), "origin"), _count(len(event.outlets), "outlet")]
        told.append(f"credibility {grade_item(event)[0]}")
        when = _LONG.sub("\\1\n", show_when(event.when))
        told_of = [_act(event, name), *(_differ(event, name))]
        if wide:
            behind = [f"[dim]{', '.join(told)}[/dim]", f"[dim]{event.id}[/dim]"]
        else:
            told_of.insert(1, f"[dim]{', '.join(told)} · {event.id}[/dim]")
            behind = []
        table.add_row(when, f"{STATUS_MARKS[event.status]} {event.status}", "\n".join(told_of), *behind)
    console.print(table, highlight=False)
    console.print(f"\n{_count(len(events), 'event')}", highlight=False)


def show_disputes(rows: Sequence[DisputeRow], shown: Shown) -> None:
    """Print the ledger of disputes: an event, its fields, every side with its outlet, day and words."""
    console = Console()
    for event, group in itertools.groupby(rows, key=lambda row: row.event):
        _head(console, event, shown)
        for row in group:
            since = f" since {row.since}" if row.since else ""
            why = f": {row.why}" if row.why else ""
            _line(console, 2, escape(f"{row.field} · {row.kind}{since}{why}"))
            # Two claims of one document may rest on the same words.
            for side in {(one.doc, one.start, one.end, one.value): one for one in row.sides}.values():
                _show_side(console, side, shown)
    console.print(f"\n{_count(len(rows), 'dispute')}", highlight=False)


def _show_side(console: Console, side: Side, shown: Shown) -> None:
    day = side.published.isoformat() if side.published else "date unknown"
    quote = _short(side.quote, QUOTE_CHARS)
    _line(console, 4, escape(f"{call_ids(side.value, shown.name)}: “{quote}”"))
    where = f"{shown.outlet(side.doc)}, {day}, {side.doc} {side.start}-{side.end}"
    _line(console, 6, f"[dim]{escape(where)}[/dim]")


def show_origins(rows: Sequence[OriginRow], shown: Shown) -> None:
    """Print where each claim of each event comes from, and what shows it; the same way twice is one line."""
    console = Console()
    for event, group in itertools.groupby(rows, key=lambda row: row.event):
        _head(console, event, shown)
        ways = Counter(_way(row, shown) for row in group)
        for (told, why), times in ways.items():
            _line(console, 2, escape(told + (f"  ({times} reports)" if times > 1 else "")))
            if why:
                _line(console, 6, f"[dim]{escape(why)}[/dim]")


def _way(row: OriginRow, shown: Shown) -> tuple[str, str]:
    """Through whom a report comes, and what shows it."""
    doc = shown.docs[row.doc]
    outlet = shown.outlet(row.doc)
    if row.kind is None and row.origin in (doc.outlet, doc.title, doc.id):
        return f"{outlet}, in its own voice", ""
    if row.kind == "translation" and row.origin == doc.outlet:
        return f"{outlet}, in its own voice", f"{row.why}: “{_short(row.quote, 60)}”"
    if row.kind is None and row.origin == doc.byline:
        return f"{outlet} ← {row.origin}, its author", ""
    words = f": “{_short(row.quote, 60)}”" if row.quote else ""
    return f"{outlet} ← {shown.source(row.origin)}", row.why + words


def _head(console: Console, event: str, shown: Shown) -> None:
    """An event: what it is, when, its status; then its id for other commands, and how credible it is."""
    known = shown.events[event]
    when = show_when(known.when)
    parts = [_act(known, shown.name, bold=True), known.status, *([] if when == "unknown" else [when])]
    digit, why = grade_item(known)
    console.print(", ".join(parts), highlight=False)
    _line(console, 2, f"[dim]{event} · credibility {digit}: {escape(why)}[/dim]")


def _line(console: Console, indent: int, text: str) -> None:
    """A line whose continuation keeps its indent."""
    console.print(Padding(text, (0, 0, 0, indent), expand=False), highlight=False)


def _differ(event: Event, name: Callable[[str], str]) -> list[str]:
    found = []
    for dispute in event.disputes:
        values = " | ".join(call_ids(version.value, name) for version in dispute.versions)
        found.append(f"[dim]differ on {dispute.field} ({dispute.kind}): {escape(values)}[/dim]")
    return found


def _act(event: Event, name: Callable[[str], str], *, bold: bool = False) -> str:
    """Who did what to whom, as markup: "Russia + North Korea: treaty (SUPPORT)"."""
    parties = (" + " if event.joint else ", ").join(map(name, event.who))
    if event.whom:
        parties += " → " + ", ".join(map(name, event.whom))
    what = " ".join(part for part in (event.type, event.mode) if part)
    text = escape(f"{parties}: {event.subject} ({what})" if event.subject else f"{parties}: {what}")
    return f"[bold]{text}[/bold]" if bold else text


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _short(text: str, limit: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def show_when(when: When | None) -> str:
    """A time in a few characters, as precise as it is known."""
    if when is None or when.period is None:
        return "unknown"
    period = when.period
    if period.since is None:
        return f"before {period.until}"
    if period.precision == "day":
        return period.since.isoformat()
    if period.precision == "month":
        return period.since.strftime("%Y-%m")
    if period.precision == "year":
        return str(period.since.year)
    return f"{period.since}/{period.until}" if period.until else f"from {period.since}"
