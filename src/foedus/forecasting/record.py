"""A record of forecasts that cannot be rewritten: each entry carries the hash of the one before it.

Entries are forecasts, and resolutions of forecasts. Changing, removing or reordering any of them breaks
every later hash, and `check_chain` names the first broken one. Entries cut off the end break none: so the
record's head, how many there are and the hash of the last, is kept and shown elsewhere, and `check_head`
holds a record to it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal

import numpy as np

from foedus.errors import ForecastError
from foedus.forecasting.question import Question, find_events
from foedus.forecasting.scoring import Scores, score_forecasts
from foedus.forecasting.tables import EventTable

START = "0" * 64
"""What the first entry carries in place of a hash before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record.

    number: from 0. made: the day it was written. kind: "forecast", or "resolution" of the forecast
    whose number is `about`. probability, word, interval, baselines, method, origin, reasons: of a forecast.
    outcome: of a resolution; evidence: ids or dates of the events that settle it. before: hash of the
    entry before; hash: SHA-256 of all the rest as JSON with sorted keys.
    """

    number: int
    made: date
    kind: Literal["forecast", "resolution"]
    question: Question
    before: str
    hash: str
    about: int | None = None
    probability: float | None = None
    word: str = ""
    interval: tuple[float, float] | None = None
    baselines: tuple[tuple[str, float], ...] = ()
    method: str = ""
    origin: str = ""
    reasons: tuple[str, ...] = ()
    outcome: bool | None = None
    evidence: tuple[str, ...] = ()


def hash_entry(entry: Entry) -> str:
    """SHA-256 of everything in an entry but its own hash."""
    content = {key: value for key, value in asdict(entry).items() if key != "hash"}
    text = json.dumps(content, sort_keys=True, default=str, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def append(record: Sequence[Entry], entry: Entry) -> Entry:
    """Number, chain and hash an entry so that it can follow the record; the record itself is not changed.

    Raises ForecastError if it is dated before the last entry, or after its question's window began.
    """
    last = record[-1] if record else None
    if last and entry.made < last.made:
        raise ForecastError(
            f"an entry of {entry.made} cannot follow one of {last.made}: nothing is backdated"
        )
    if entry.kind == "forecast" and entry.made > entry.question.since:
        raise ForecastError(
            f"the window began on {entry.question.since}; a forecast made on {entry.made} comes too late"
        )
    values = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    values |= {"number": len(record), "before": last.hash if last else START, "hash": ""}
    chained = Entry(**values)
    return Entry(**(values | {"hash": hash_entry(chained)}))


def check_chain(record: Sequence[Entry]) -> None:
    """Raise ForecastError at the first entry that was changed, removed, added or moved."""
    before = START
    for place, entry in enumerate(record):
        if entry.number != place or entry.before != before:
            raise ForecastError(f"forecast record, entry {place}: does not follow the entry before it")
        if hash_entry(entry) != entry.hash:
            raise ForecastError(f"forecast record, entry {place}: changed after it was written")
        before = entry.hash


@dataclass(frozen=True, slots=True)
class Head:
    """Where a record stood: entries so far, and the hash of the last of them (START before the first).

    >>> Head.read("2 " + "ab" * 32).length
    2
    """

    length: int
    hash: str

    def __str__(self) -> str:
        return f"{self.length} {self.hash}"

    @classmethod
    def read(cls, text: str) -> Head:
        """Read a head as it was written; raises ForecastError if it is none."""
        length, _, value = text.strip().partition(" ")
        if not length.isdecimal() or len(value) != len(START):
            raise ForecastError(f"not the head of a forecast record (number, space, SHA-256): {text[:80]!r}")
        return cls(int(length), value)


def head_of(record: Sequence[Entry]) -> Head:
    """Where a record stands now."""
    return Head(len(record), record[-1].hash if record else START)


def check_head(record: Sequence[Entry], head: Head) -> None:
    """Raise ForecastError if a record is not what it was at a head, or that and more."""
    if len(record) < head.length:
        raise ForecastError(
            f"forecast record: {head.length} entries were written, {len(record)} are left; "
            "restore the case's database from a copy"
        )
    if head_of(record[: head.length]) != head:
        raise ForecastError(
            f"forecast record, entry {head.length - 1}: not the one that was written; "
            "restore the case's database from a copy"
        )


def resolve(record: Sequence[Entry], table: EventTable, *, on: date, known_until: date) -> list[Entry]:
    """Resolutions, ready to be appended in order, of all open forecasts whose window has ended.

    known_until: the data cover every day before it. A window that reaches beyond it stays open, unless
    an event in it has already happened.
    """
    settled = {entry.about for entry in record if entry.kind == "resolution"}
    grown = list(record)
    new: list[Entry] = []
    for entry in record:
        if entry.kind != "forecast" or entry.number in settled:
            continue
        found = find_events(table, entry.question)
        if not found and entry.question.until > known_until:
            continue
        resolution = Entry(
            0, on, "resolution", entry.question, "", "", about=entry.number, outcome=bool(found),
            evidence=found, origin=table.origin,
        )  # fmt: skip
        new.append(append(grown, resolution))
        grown.append(new[-1])
    return new


def running_score(record: Iterable[Entry], *, first_time: bool | None = None) -> Scores | None:
    """Scores of all resolved forecasts so far beside their baselines, or None if none is resolved.

    first_time: only forecasts whose question had, or had not, a precedent when they were made.
    Raises ForecastError if the chain is broken.
    """
    entries = list(record)
    check_chain(entries)
    outcome = {e.about: bool(e.outcome) for e in entries if e.kind == "resolution"}
    asked = [e for e in entries if e.kind == "forecast" and e.number in outcome]
    if first_time is not None:
        asked = [e for e in asked if (e.question.precedents == 0 and first_time) or
                 (e.question.precedents > 0 and not first_time)]  # fmt: skip
    if not asked:
        return None
    names = [n for n, _ in asked[0].baselines if all(n in dict(e.baselines) for e in asked)]
    return score_forecasts(
        np.array([e.probability for e in asked], float), np.array([outcome[e.number] for e in asked], float),
        baselines={n: np.array([dict(e.baselines)[n] for e in asked]) for n in names},
        clusters=np.array([" ".join(e.question.actors) for e in asked]),
    )  # fmt: skip
