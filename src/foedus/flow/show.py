"""What commands print for people: what was read, what happened, what is wrong with the lexicon."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from foedus.errors import ReadingError
from foedus.flow.names import call_ids
from foedus.linking.ledger import DisputeRow, OriginRow
from foedus.model import codec
from foedus.model.claim import When
from foedus.model.document import Document, Unread
from foedus.model.event import Event
from foedus.reading.duplicates import mark_copies
from foedus.reading.language import why_not_coded
from foedus.reading.options import ReadingOptions
from foedus.reading.paths import read_paths

STATUS_MARKS = {
    "occurred": "●", "ongoing": "◐", "planned": "○", "proposed": "◌", "alleged": "◍", "possible": "·",
    "conditional": "◇", "denied": "✕",
}  # fmt: skip


def show_reading(paths: Sequence[str], *, fetch: bool, as_json: bool) -> None:
    """Print what would be read, and why each date and outlet is believed."""
    given: list[Path | str] = [path if "://" in path else Path(path) for path in paths]
    docs: list[Document] = []
    unread: list[Unread] = []
    for item in read_paths(given, options=ReadingOptions(network=fetch)):
        if isinstance(item, Document):
            docs.append(item)
        else:
            unread.append(item)
    found = mark_copies(docs)
    foreign = [reason for doc in found if (reason := why_not_coded(doc)) is not None]
    if as_json:
        shown = {
            "documents": [codec.encode_document(doc) for doc in found],
            "left_out": [asdict(item) for item in (*unread, *foreign)],
        }
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    console = Console()
    for doc in found:
        _show_document(console, doc)
    for item in unread:
        console.print(f"[dim]left out[/dim]  {escape(f'{item.path}: {item.reason}')}", highlight=False)
    for item in foreign:
        console.print(f"[dim]not coded[/dim]  {escape(f'{item.path}: {item.reason}')}", highlight=False)
    console.print(f"\n{len(found)} read, {len(unread)} left out", highlight=False)
    if not found:
        raise ReadingError("no article could be read")


def _show_document(console: Console, doc: Document) -> None:
    published = doc.published
    when = published.since.isoformat() if published.since else "unknown"
    console.print(f"[bold]{escape(doc.title or '(no title)')}[/bold]", highlight=False)
    facts = Table.grid(padding=(0, 2))
    facts.add_row("  file", escape(doc.path or "unknown"), "")
    facts.add_row("  outlet", escape(doc.outlet or "unknown"), _dim(doc.outlet_reason))
    facts.add_row("  date", when, _dim(published.reason))
    facts.add_row("  language", doc.language or "unknown", _dim(f"{len(doc.text):,} characters"))
    if doc.byline:
        facts.add_row("  byline", escape(doc.byline), "")
    if doc.original:
        facts.add_row("  copy of", doc.original, _dim(doc.copy_reason))
    for item in doc.left_out:
        facts.add_row("  set aside", escape(_short(item.text)), _dim(item.reason))
    console.print(facts)


def _dim(text: str) -> str:
    """In grey; square brackets in an article's words are no markup."""
    return f"[dim]{escape(text)}[/dim]" if text else ""


def _short(text: str, limit: int = 48) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def show_events(events: Sequence[Event], name: Callable[[str], str]) -> None:
    """Print events, dated ones first: when, status, who did what to whom, told by how many; then disputes.

    name: what an actor is called.
    """
    table = Table.grid(padding=(0, 2))
    for event in events:
        told = f"{_count(len(event.origins), 'origin')}, {_count(len(event.outlets), 'outlet')}"
        status = f"{STATUS_MARKS[event.status]} {event.status}"
        table.add_row(
            show_when(event.when),
            status,
            escape(_act(event, name)),
            f"[dim]{told}[/dim]",
            f"[dim]{event.id}[/dim]",
        )
        for dispute in event.disputes:
            values = " | ".join(call_ids(version.value, name) for version in dispute.versions)
            table.add_row("", "", f"[dim]differ on {dispute.field} ({dispute.kind}): {escape(values)}[/dim]")
    Console().print(table)


def _act(event: Event, name: Callable[[str], str]) -> str:
    """Who did what to whom: "Russia + North Korea: treaty (SUPPORT)"."""
    parties = (" + " if event.joint else ", ").join(map(name, event.who))
    if event.whom:
        parties += " → " + ", ".join(map(name, event.whom))
    what = " ".join(part for part in (event.type, event.mode) if part)
    return f"{parties}: {event.subject} ({what})" if event.subject else f"{parties}: {what}"


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def show_disputes(
    rows: Sequence[DisputeRow], name: Callable[[str], str], *, events: Mapping[str, Event]
) -> None:
    """Print the ledger of disputes: an event, its fields, every side with its outlet, day and words."""
    console = Console()
    event = None
    for row in rows:
        if row.event != event:
            console.print(_heading(row.event, events, name), highlight=False)
            event = row.event
        since = f" since {row.since}" if row.since else ""
        why = f": {row.why}" if row.why else ""
        console.print(f"  {row.field} · {row.kind}{since}{why}", highlight=False, markup=False)
        for side in row.sides:
            day = side.published.isoformat() if side.published else "date unknown"
            where = f"{side.outlet or 'an unnamed outlet'}, {day}, {side.doc} {side.start}-{side.end}"
            console.print(
                f"    {call_ids(side.value, name)}: “{_short(side.quote, 90)}”", highlight=False, markup=False
            )
            console.print(f"      [dim]{escape(where)}[/dim]", highlight=False)
    console.print(f"\n{_count(len(rows), 'dispute')}", highlight=False)


def show_origins(
    rows: Sequence[OriginRow], name: Callable[[str], str], *, events: Mapping[str, Event]
) -> None:
    """Print where each claim of each event comes from, and what shows it."""
    console = Console()
    for event, group in itertools.groupby(rows, key=lambda row: row.event):
        console.print(_heading(event, events, name), highlight=False)
        for row in group:
            told = f"  {row.outlet or 'an unnamed outlet'} ← {call_ids(row.origin, name)}"
            words = f": “{_short(row.quote, 60)}”" if row.quote else ""
            console.print(f"{escape(told)}  [dim]{escape(row.why + words)}[/dim]", highlight=False)


def _heading(event: str, events: Mapping[str, Event], name: Callable[[str], str]) -> str:
    """An event in a line: what it is, when, its status, and its id for other commands."""
    if event not in events:
        return f"[bold]{event}[/bold]"
    known = events[event]
    when = show_when(known.when)
    parts = [_act(known, name), known.status, *([] if when == "unknown" else [when])]
    return f"[bold]{escape(', '.join(parts))}[/bold]  [dim]{event}[/dim]"


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


def show_lexicon_check() -> int:
    """Run the lexicon's own examples; returns 1 if anything is wrong."""
    from foedus.flow.checking import check_all

    report = check_all()
    for line in report.counts:
        print(line)
    for problem in report.problems:
        print(f"wrong: {problem}")
    print(f"{len(report.problems)} wrong" if report.problems else "every example holds")
    return 1 if report.problems else 0


def show_lexicon_sources(*, state: str, unverified: bool) -> None:
    """How many tenures of office rest on which source, or those that no source bears out row by row."""
    from foedus.lexicon.evidence import count_evidence, load_evidence

    tenures = [row for row in load_evidence() if not state or row.state == state]
    if unverified:
        for row in tenures:
            if not row.verified:
                span = f"{row.role.since or ''}..{row.role.until or ''}"
                print(f"{row.state or '-'}  {span:22}  {row.name}, {row.title}  ({row.place})")
    else:
        for source, count in count_evidence(tenures).most_common():
            print(f"{count:5}  {source}")
    borne_out = sum(row.verified for row in tenures)
    print(f"{borne_out} of {len(tenures)} tenures checked row by row, {len(tenures) - borne_out} unverified")
