"""What commands print for people: what was read, and what is wrong with the lexicon."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from foedus.errors import ReadingError
from foedus.model import codec
from foedus.model.document import Document, Unread
from foedus.reading.duplicates import mark_copies
from foedus.reading.language import why_not_coded
from foedus.reading.options import ReadingOptions
from foedus.reading.paths import read_paths


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
    for _ in range(3):
        facts.add_column(overflow="fold")
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
