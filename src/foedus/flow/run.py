"""The order of the steps for one case: read, code, link; each picks up where the last run stopped.

Reading and coding hold a few articles at a time, whatever their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.coding.coder import CoderOptions
from foedus.flow.events import link_store
from foedus.flow.executor import Executor, Local
from foedus.flow.files import KeptFiles
from foedus.model.document import Document, Unread
from foedus.reading.duplicates import CopyFinder, measure_overlap, shingle
from foedus.reading.options import ReadingOptions
from foedus.reading.paths import read_paths
from foedus.settings import Case
from foedus.store.database import Counts, Store

Progress = Callable[[str, int, int], None]


READ_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Tally:
    """What a run did, and what the case holds after it.

    new: documents not known before. coded: documents coded now. linked: whether events are up to date.
    """

    new: int
    coded: int
    linked: bool
    held: Counts


def run_case(
    store: Store,
    paths: Sequence[Path | str],
    *,
    case: Case,
    reading: ReadingOptions,
    coder: CoderOptions,
    executor: Executor | None = None,
    progress: Progress | None = None,
    link: bool = True,
) -> Tally:
    """Read what is new at paths, code what is not coded yet, link all. Running it again changes nothing.

    link: False leaves the events as they were.
    """
    tell = progress or _silent
    new = read_into(store, paths, reading, tell)
    coded = code_pending(store, coder, executor or Local(), tell)
    if link:
        tell("Linking", 0, 0)
        link_store(store, case)
    return Tally(new=new, coded=coded, linked=link, held=store.count())


def read_into(store: Store, paths: Sequence[Path | str], options: ReadingOptions, tell: Progress) -> int:
    """Read documents into the store, and settle which are copies; returns how many are new.

    A file whose bytes are those of an earlier run is not read again.
    """
    new = done = 0
    batch: list[Document | Unread] = []
    kept = KeptFiles(store, options)
    for item in read_paths(paths, options=options, register=kept):
        batch.append(item)
        done += 1
        tell("Reading", done, 0)
        if len(batch) == READ_AT_ONCE:
            new += _keep(store, batch)
            kept.flush()
            batch = []
    new += _keep(store, batch)
    kept.flush()
    if store.copies_due():
        settle_copies(store)
    return new


def settle_copies(store: Store) -> None:
    """Find which documents are copies of which, and keep it."""
    finder = CopyFinder()
    for doc in store.stream_documents():
        finder.add(doc)
    store.put_copies(finder.find())


def _keep(store: Store, items: Iterable[Document | Unread]) -> int:
    read = list(items)
    docs = {item.path or item.id: item for item in read if isinstance(item, Document)}
    store.add_unread(item for item in read if isinstance(item, Unread))
    new = store.add_documents(docs.values())
    local = [path for path in docs if "://" not in path]
    store.forget(old.id for old in store.documents_at(local) if _is_edited(old, docs[old.path or ""]))
    return new


def _is_edited(old: Document, new: Document) -> bool:
    """Whether a file now holds another text of the same article: edited, or cut otherwise than before.

    Another article under the same name is another document, and both are kept.
    """
    return old.id != new.id and measure_overlap(shingle(old.text), shingle(new.text)).is_copy


def code_pending(store: Store, options: CoderOptions, executor: Executor, tell: Progress) -> int:
    """Code what this coder with this lexicon has not coded; each document is kept as soon as it is done."""
    coder, lexicon = options.versions()
    pending = store.uncoded(coder, lexicon)
    if not pending:
        return 0
    tell("Coding", 0, len(pending))
    for done, coded in enumerate(executor.code(store.pick_documents(pending), options), 1):
        store.put_coded(coded.doc, coded.statements, coded.claims, coder=coder, lexicon=lexicon)
        tell("Coding", done, len(pending))
    return len(pending)


def _silent(step: str, done: int, total: int) -> None:
    return
