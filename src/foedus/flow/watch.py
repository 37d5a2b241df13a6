"""`foedus watch`: bring a case up to date again and again, and report what changed since the last report.

What was told is kept only after the report has arrived: a run that ends at any moment loses nothing, and at
worst tells a thing twice.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.errors import FetchError, ReadingError, StoreLocked, UsageError
from foedus.flow.changes import POINTS, Held, Told, decode_told, encode_told, find_changes, remember
from foedus.flow.material import find_figures, list_left_out
from foedus.flow.named import SessionOptions
from foedus.flow.names import names_of
from foedus.flow.readings import weigh_store
from foedus.flow.run import Progress
from foedus.flow.session import Session
from foedus.flow.show_changes import MOST, Report
from foedus.settings import Case
from foedus.store.database import Store

if TYPE_CHECKING:
    from foedus.reading.fetch import Fetcher

Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """What is watched, how often, and where reports go.

    every_minutes: pause between two rounds; None for one round. report: file that each report is added to.
    webhook: address that each report is posted to. points: percentage points by more than which a
    hypothesis must have moved to be told.
    """

    session: SessionOptions
    every_minutes: float | None = None
    report: Path | None = None
    webhook: str | None = None
    points: float = POINTS
    as_json: bool = False


def watch_case(
    options: WatchOptions,
    tell: Progress,
    *,
    sleep: Callable[[float], None] = time.sleep,
    clock: Clock | None = None,
    fetcher: Fetcher | None = None,
) -> None:
    """One round, or round after round until Ctrl-C.

    Between rounds the case is free for other commands. A round that fails for what may pass (a source or a
    webhook that does not answer, a case in use) is told and made up for by the next one.
    Raises UsageError for options that do not go together.
    """
    _check(options)
    while True:
        try:
            watch_once(options, tell, clock=clock or _now, fetcher=fetcher)
        except (ReadingError, StoreLocked) as error:
            if options.every_minutes is None:
                raise
            print(f"foedus: {error}; the next round tries again", file=sys.stderr)
        if options.every_minutes is None:
            return
        sys.stdout.flush()
        try:
            sleep(options.every_minutes * 60)
        except KeyboardInterrupt:
            print("foedus: watch ended", file=sys.stderr)
            return


def watch_once(
    options: WatchOptions, tell: Progress, *, clock: Clock, fetcher: Fetcher | None = None
) -> Report | None:
    """Bring the case up to date and deliver what is new; None if nothing is."""
    with Session(options.session) as session:
        _expect_outside(options, session)
        session.update(tell)
        session.write_lines()
        at = clock()
        store, told = session.store, decode_told(session.store.told())
        held = gather_held(store, session.case, at.date())
        about = {*session.case.states, *(f"grouping:{key}" for key in session.case.groupings)}
        changes = find_changes(held, told, about=about, points=options.points)
        after = remember(held, told, changes)
        docs = {doc.id: doc for doc in held.documents}
        report = Report(
            after.number, session.case.title, at, changes, docs, options.points, names_of(session.case).name
        )
        if changes:
            deliver(report, options, fetcher)
        elif not options.as_json:
            print(f"{report.at:%Y-%m-%d %H:%M} UTC: nothing new")
        keep(store, told, after)
        return report if changes else None


def gather_held(store: Store, case: Case, today: dt.date) -> Held:
    """What a case holds, with its indicators read as of today and its hypotheses weighed, if it has any."""
    figures = find_figures(store, case) if "hypotheses" in case.pending else ()
    asks = "hypotheses" in case.pending or "indicators" in case.pending
    readings = weigh_store(store, case, findings=figures, today=today) if asks else None
    claims = store.claims()
    return Held(
        documents=store.documents(),
        claims=claims,
        events=store.events(),
        unread=list_left_out(store),
        indicators=readings.indicators if readings else (),
        weighed=readings.weighed if readings else None,
        coder=f"{claims[0].coder} {claims[0].lexicon}" if claims else "",
    )


def deliver(report: Report, options: WatchOptions, fetcher: Fetcher | None = None) -> None:
    """Post, append and print a report; the webhook first, for it is what fails most.

    Raises FetchError if the webhook does not take it; then it went nowhere, and is due again.
    """
    if options.webhook:
        if fetcher is None:
            from foedus.reading.fetch import Fetcher

            fetcher = Fetcher()
        fetcher.post_json(options.webhook, _dump(report).encode())
    if options.report:
        append(options.report, report.as_text())
    print(_dump(report) if options.as_json else report.as_text(MOST), flush=True)


def append(path: Path, text: str) -> None:
    """Add a block to a file, and wait until it is on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"{text}\n")
        file.flush()
        os.fsync(file.fileno())


def keep(store: Store, told: Told, after: Told) -> None:
    """Remember what was told, once it was."""
    if after != told:
        store.put_told(encode_told(after))


def _dump(report: Report) -> str:
    return json.dumps(report.as_json(), ensure_ascii=False)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _check(options: WatchOptions) -> None:
    if options.every_minutes is not None and not options.every_minutes > 0:
        raise UsageError("--every wants a number of minutes greater than 0")
    if not 0 <= options.points <= 100:
        raise UsageError("--points wants a number of percentage points from 0 to 100")
    if not options.webhook:
        return
    if not options.session.fetch:
        raise UsageError("--webhook sends what was found to an address; allow it with --fetch")
    from foedus.reading.fetch import check_address

    try:
        check_address(options.webhook)
    except FetchError as error:
        raise UsageError(f"--webhook: {error}") from None


def _expect_outside(options: WatchOptions, session: Session) -> None:
    """A report that lies among the articles would be read as one of them in the next round."""
    if options.report is None or options.report.suffix == ".log":
        return
    place, out = options.report.resolve(), options.session.out.resolve()
    for folder in (path.resolve() for path in session.paths if isinstance(path, Path)):
        apart = out != folder and place.is_relative_to(out)
        if place.is_relative_to(folder) and not apart:
            raise UsageError(
                f"{options.report}: lies among the articles that are watched, and would be read as one; put"
                f" it elsewhere, or into {options.session.out}"
            )
