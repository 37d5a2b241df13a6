"""What `foedus origins` prints after the origins: how reliable sources are, and versions of one article."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from foedus.briefing.grades import say_bounds, say_share
from foedus.flow.names import call_ids
from foedus.flow.sources import Sources, worth_showing
from foedus.lexicon.admiralty import load_admiralty
from foedus.linking.grading import Graded
from foedus.linking.records import TrackRecord
from foedus.linking.versions import Versions
from foedus.model.document import Document

CHANGE_CHARS = 100
SHOWN_CHANGES = 3
WORDS_BEFORE = 3


def show_sources(sources: Sources, name: Callable[[str], str]) -> None:
    """Print outlets, and of speakers those with a grade or a record; name: what an actor is called."""
    console = Console()
    shown = worth_showing(sources.graded)
    table = Table(title="Sources", title_justify="left", box=None, header_style="bold", pad_edge=False)
    table.add_column("source", overflow="fold")
    table.add_column("reliability", no_wrap=True)
    table.add_column("came true", justify="right", no_wrap=True)
    table.add_column("95 %", justify="right", no_wrap=True)
    table.add_column("why")
    for one in shown:
        record = one.grade.record
        who = call_ids(one.grade.source, name) + ("" if one.kind == "outlet" else f", {one.kind}")
        table.add_row(
            escape(who), say_letter(one), _settled(record), say_bounds(record), escape(one.grade.why)
        )
    console.print()
    console.print(table)
    words = load_admiralty().letters
    used = sorted({one.grade.letter for one in shown})
    notes = [f"{letter}: {words[letter]}." for letter in used]
    notes.append(
        "Came true: of what a source told as planned or alleged, how much others later told as done;"
    )
    notes.append("what nobody took up again counts as not come true.")
    if left := len(sources.graded) - len(shown):
        notes.append(f"{left} speakers and articles without a grade or a record are left out here.")
    notes.append("You grade a source in case.yaml, under sources.")
    console.print(f"[dim]{escape(' '.join(notes))}[/dim]", highlight=False)
    for line in sources.unmet:
        console.print(escape(line), highlight=False)


def say_letter(one: Graded) -> str:
    """The letter, and whose it is: "B, analyst"."""
    by = {"analyst": ", analyst", "record": ", record", "": ""}[one.grade.by]
    return f"{one.grade.letter}{by}"


def _settled(record: TrackRecord | None) -> str:
    """How many of how many, and how many are open: "3 of 4, 2 open"."""
    return say_share(record) + (f", {record.pending} open" if record and record.pending else "")


def show_versions(found: Sequence[Versions], docs: Mapping[str, Document]) -> None:
    """Print articles of which there are several versions, and what changed from one to the next."""
    console = Console()
    for item in found:
        first = docs[item.docs[0]]
        days = ", ".join(_day(docs[key]) for key in item.docs)
        title = f"“{first.title}”" if first.title else first.id
        head = (
            f"{len(item.docs)} versions of one article: {item.outlet or 'outlet unknown'}, {title} ({days})"
        )
        console.print(f"\n[bold]{escape(head)}[/bold]", highlight=False)
        for change in item.changes:
            _line(console, f"{change.before} → {change.after} changed:")
            sides = (("−", change.dropped, change.added), ("+", change.added, change.dropped))
            for mark, parts, others in sides:
                for part in parts[:SHOWN_CHANGES]:
                    _line(console, f"{mark} “{_where_changed(part, others)}”", 4)
                if len(parts) > SHOWN_CHANGES:
                    _line(console, f"{mark} {len(parts) - SHOWN_CHANGES} more paragraphs", 4)
            if not change.dropped and not change.added:
                _line(console, "no paragraph, only their order or the space between them", 4)


def _day(doc: Document) -> str:
    return doc.published.since.isoformat() if doc.published.since else "date unknown"


def _where_changed(text: str, others: Sequence[str]) -> str:
    """A paragraph from a little before the word in which it parts from its counterpart, cut to a line.

    >>> _where_changed("one two three four five six seven", ["one two three four five six eight"])
    '…four five six seven'
    """
    words = text.split()
    near = difflib.get_close_matches(text, others, n=1)
    same = 0
    if near:
        pairs = enumerate(zip(words, near[0].split(), strict=False))
        same = next((i for i, (one, other) in pairs if one != other), 0)
    start = max(0, same - WORDS_BEFORE)
    flat = ("…" if start else "") + " ".join(words[start:])
    return flat if len(flat) <= CHANGE_CHARS else flat[: CHANGE_CHARS - 1] + "…"


def _line(console: Console, text: str, indent: int = 2) -> None:
    console.print(Padding(escape(text), (0, 0, 0, indent), expand=False), highlight=False)
