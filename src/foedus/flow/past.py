"""A case as it stood on a past day: only what had come out by then, linked anew from that alone.

Documents are chosen by day, it is settled again which are copies, what the case has coded from them is taken
over, the rest is coded, and all is linked: nothing that a later document taught can show. What analysts
ruled and judged is kept, and of the record of forecasts what was made by the day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from foedus.coding.coder import CoderOptions
from foedus.errors import ReadingError, UsageError
from foedus.flow.events import link_store
from foedus.flow.executor import Executor
from foedus.flow.run import Progress, Tally, code_pending, settle_copies
from foedus.model.document import Document, Unread
from foedus.settings import DATABASE_FILE, Case
from foedus.store.database import Store
from foedus.store.engine import batches
from foedus.weighing.as_of import why_left_out


@dataclass(frozen=True, slots=True)
class Past:
    """A case seen from a past day; store: holds what was out then, to be closed by whoever asked."""

    store: Store
    case: Case
    tally: Tally


def replay(
    store: Store,
    case: Case,
    day: dt.date,
    *,
    into: Path,
    coder: CoderOptions,
    executor: Executor,
    progress: Progress,
    earliest: bool = False,
) -> Past:
    """The case at the end of a day, in a database of its own; the case's own is not changed.

    into: an empty folder. A document counts from the last day on which it may have come out (with earliest,
    from the first); one without such a day is listed as unread, with the reason.
    Raises UsageError where the case's period begins later, ReadingError if nothing had come out.
    """
    if case.since and case.since > day:
        raise UsageError(f"--as-of {day}: the case's period begins only on {case.since}")
    path = into / DATABASE_FILE
    with Store(path) as past:
        undated: list[Unread] = []
        for batch in batches(_out_by(store.stream_documents(), day, undated, earliest=earliest)):
            past.add_documents(batch)
        past.add_unread((*store.unread(), *undated))
        settle_copies(past)
        kept = [doc.id for doc in past.stream_documents() if doc.original is None]
        if not kept:
            raise ReadingError(_nothing_yet(store, day, earliest=earliest))
    store.hand_over(path, kept, forecasts_by=day)
    past = Store(path, home=store.home, as_of=day)
    try:
        coded = code_pending(past, coder, executor, progress)
        progress("Linking", 0, 0)
        link_store(past, case)
        held = past.count()
        tally = Tally(new=0, coded=coded, linked=True, held=held)
    except BaseException:
        past.__exit__(None, None, None)
        raise
    return Past(past, clip_period(case, day), tally)


def clip_period(case: Case, day: dt.date) -> Case:
    """The case with a period that ends with the day, or before it."""
    end = day + dt.timedelta(days=1)
    return replace(case, until=min(case.until, end)) if case.until else case


def _out_by(
    docs: Iterable[Document], day: dt.date, undated: list[Unread], *, earliest: bool
) -> Iterator[Document]:
    """Documents that were out, each standing for itself; those that cannot be placed are listed."""
    for doc in docs:
        reason = why_left_out(doc, day, earliest=earliest)
        if reason is None:
            yield replace(doc, original=None, copy_reason="")
        elif doc.published.until is None and not (earliest and doc.published.since):
            undated.append(Unread(doc.path or doc.id, reason))


def _nothing_yet(store: Store, day: dt.date, *, earliest: bool) -> str:
    published = [doc.published for doc in store.stream_documents()]
    days = [one.until - dt.timedelta(days=1) for one in published if one.until]
    first = f"; the first article is of {min(days)}" if days else ""
    loose = sum(one.until is None and one.since is not None and one.since <= day for one in published)
    told = f"--as-of {day}: no article is known to have come out by then{first}"
    if loose and not earliest:
        told += f"; {loose} may have, and count from the first possible day with --earliest"
    elif not days:
        told += "; give dates in front matter"
    return told
