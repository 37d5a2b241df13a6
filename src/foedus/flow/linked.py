"""What `link` and `origins` tell of a case: its events, its origins with their sources, its versions."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from foedus.flow.events import ledger_of, lost_rulings, origins_of, tracer_of
from foedus.flow.names import names_of
from foedus.flow.show_linked import Shown, show_disputes, show_events, show_origins
from foedus.flow.show_sources import show_sources, show_versions
from foedus.flow.sources import Sources, source_line, sources_of
from foedus.linking.versions import find_versions
from foedus.settings import Case
from foedus.store.database import Store
from foedus.store.exporting import write_lines


def shown_of(store: Store, case: Case, sources: Sources) -> Shown:
    """What the rows of origins and disputes are about, with the letters of sources."""
    letters = {one.grade.source: one.grade.letter for one in sources.graded if one.grade.known}
    events = {event.id: event for event in store.events()}
    return Shown(names_of(case).name, events, {doc.id: doc for doc in store.documents()}, letters)


def print_events(store: Store, case: Case) -> None:
    """Print the events, articles that came in versions, and rulings that found nothing to rule on."""
    docs = {doc.id: doc for doc in store.documents()}
    show_events(store.events(), names_of(case).name)
    show_versions(find_versions(docs.values()), docs)
    for ruling in lost_rulings(store):
        print(f"ruling {ruling.number} ({ruling.kind}) has no effect: a claim that it names is not there")


def print_disputes(store: Store, case: Case, *, as_json: bool) -> None:
    """Print on what the reports of one event differ."""
    rows = ledger_of(store)
    if as_json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2, default=str))
    else:
        sources = sources_of(store, case, tracer_of(store, case))
        show_disputes(rows, shown_of(store, case, sources))


def print_origins(store: Store, case: Case, out: Path, *, as_json: bool) -> None:
    """Print every report's origin, the sources with their grades, and versions; write sources.jsonl."""
    tracer = tracer_of(store, case)
    rows = origins_of(store, tracer)
    sources = sources_of(store, case, tracer)
    versions = find_versions(tracer.docs.values())
    lines = [source_line(one) for one in sources.graded]
    write_lines(out / "sources.jsonl", lines)
    if as_json:
        found = {
            "origins": [asdict(row) for row in rows],
            "sources": lines,
            "versions": [asdict(item) for item in versions],
            "unmet": list(sources.unmet),
        }
        print(json.dumps(found, ensure_ascii=False, indent=2, default=str))
        return
    shown = shown_of(store, case, sources)
    show_origins(rows, shown)
    show_sources(sources, shown.name)
    show_versions(versions, tracer.docs)
