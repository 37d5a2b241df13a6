"""The order of the steps for one case: read, code, link; each picks up where the last run stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.coding.coder import CoderOptions
from foedus.flow.executor import Executor, Local
from foedus.linking.events import build_events
from foedus.model.document import Document, Unread
from foedus.reading.duplicates import mark_copies
from foedus.reading.options import ReadingOptions
from foedus.reading.paths import read_paths
from foedus.settings import Case
from foedus.store.database import Store

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run did: new documents, copies, files left out, documents coded now, events in all."""

    documents: int
    new: int
    copies: int
    unread: int
    coded: int
    events: int


def run_case(
    store: Store,
    paths: Sequence[Path | str],
    *,
    case: Case,
    reading: ReadingOptions,
    coder: CoderOptions,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Tally:
    """Read what is new at paths, code what is not coded yet, link all. Running it again changes nothing."""
    tell = progress or _silent
    new = read_into(store, paths, reading, tell)
    coded = code_pending(store, coder, executor or Local(), tell)
    events = link_all(store, tell)
    docs = store.documents()
    return Tally(
        documents=len(docs),
        new=new,
        copies=sum(doc.original is not None for doc in docs),
        unread=len(store.unread()),
        coded=coded,
        events=events,
    )


def read_into(store: Store, paths: Sequence[Path | str], options: ReadingOptions, tell: Progress) -> int:
    """Read documents into the store; returns how many are new."""
    read: list[Document] = []
    unread: list[Unread] = []
    for item in read_paths(paths, options=options):
        if isinstance(item, Document):
            read.append(item)
        else:
            unread.append(item)
        tell("Reading", len(read) + len(unread), 0)
    known = {doc.id: doc for doc in store.documents()}
    known |= {doc.id: doc for doc in read}
    new = store.add_documents(mark_copies(list(known.values())))
    store.add_unread(unread)
    return new


def code_pending(store: Store, options: CoderOptions, executor: Executor, tell: Progress) -> int:
    """Code what this coder with this lexicon has not coded; each document is kept as soon as it is done."""
    coder, lexicon = options.versions()
    pending = store.uncoded(coder, lexicon)
    tell("Coding", 0, len(pending))
    for done, coded in enumerate(executor.code(pending, options), 1):
        store.put_coded(coded.doc, coded.statements, coded.claims, coder=coder, lexicon=lexicon)
        tell("Coding", done, len(pending))
    return len(pending)


def link_all(store: Store, tell: Progress) -> int:
    """Join all claims into events; returns how many."""
    tell("Linking", 0, 0)
    events, _ = build_events(store.claims(), store.documents(), store.statements())
    store.put_events(events)
    return len(events)


def _silent(step: str, done: int, total: int) -> None:
    return
