"""Track records: of what a source told as planned or alleged, how much others later reported as done.

A source is an outlet or a speaker: whoever a report is traced through. What cannot have been settled yet is
set apart: a plan for a day after the last report, and what the last reports tell.
Source: E. B. Wilson, Probable inference, 1927 (the interval).
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.linking.origins import Tracer
from foedus.model.claim import Claim, Status
from foedus.model.event import Event

Z = 1.96
FORESEEN: frozenset[Status] = frozenset({"planned", "alleged"})
DONE: frozenset[Status] = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What became of a source's planned and alleged events: how many of n others later told as done.

    low, high: 95 % interval of the share (Wilson); None where n is 0. pending: events that cannot have been
    settled yet; they are not among the n.
    """

    source: str
    n: int
    occurred: int
    low: float | None
    high: float | None
    pending: int = 0

    @property
    def share(self) -> float | None:
        """Share that occurred; None where n is 0."""
        return self.occurred / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with all through whom it comes, and between which days it came out."""

    claim: Claim
    sources: frozenset[str]
    since: dt.date | None
    until: dt.date | None


def keep_records(
    events: Iterable[Event], claims: Mapping[str, Claim], tracer: Tracer
) -> tuple[TrackRecord, ...]:
    """Track record by source, from the events that it foresaw.

    An event counts once for a source, by its first claim that plans or alleges it; it occurred if a claim
    published later, in which the source has no part, tells it as done. What nobody took up again did not, as
    far as the case knows. Documents whose day of publication is only bounded below never count as earlier.
    """
    last = max((doc.published.since for doc in tracer.docs.values() if doc.published.since), default=None)
    tally: dict[str, list[int]] = {}
    for event in events:
        told = _tell([claims[key] for key in event.claims], tracer)
        for source, first in _foreseen(told).items():
            if first.until is None or last is None:
                continue
            counts = tally.setdefault(source, [0, 0, 0])
            if _is_pending(first, last):
                counts[2] += 1
            else:
                counts[0] += 1
                counts[1] += any(_settles(other, source, first.until) for other in told)
    found = []
    for source, (n, came, pending) in sorted(tally.items()):
        low, high = wilson(came, n)
        found.append(TrackRecord(source, n, came, low, high, pending))
    return tuple(found)


def _tell(claims: list[Claim], tracer: Tracer) -> list[_Told]:
    voices = tracer.voices(claims)
    origins = tracer.trace(claims)
    found = []
    for claim in claims:
        doc = tracer.docs[claim.doc]
        sources = {*voices[claim.id], origins[claim.id].key, *([doc.outlet] if doc.outlet else [])}
        found.append(_Told(claim, frozenset(sources), doc.published.since, doc.published.until))
    return found


def _foreseen(told: Iterable[_Told]) -> dict[str, _Told]:
    """What every source first planned or alleged, unless it told it as done before; claims come in order."""
    found: dict[str, _Told] = {}
    settled: set[str] = set()
    for one in told:
        if one.since is None:
            continue
        if one.claim.status in DONE:
            settled |= one.sources - found.keys()
        elif one.claim.status in FORESEEN:
            found |= dict.fromkeys(one.sources - settled - found.keys(), one)
    return found


def _is_pending(first: _Told, last: dt.date) -> bool:
    """Whether the event lies ahead of the last report, or nothing came out after it was told."""
    when = first.claim.when
    period = when.period if when else None
    ahead = period is not None and (period.until is None or period.until > last)
    return (first.claim.status == "planned" and ahead) or first.until is None or first.until > last


def _settles(other: _Told, source: str, told_until: dt.date) -> bool:
    later = other.since is not None and other.since >= told_until
    return later and other.claim.status in DONE and source not in other.sources


def wilson(k: int, n: int) -> tuple[float, float] | tuple[None, None]:
    """Interval of a share of k in n at 95 %; nothing where n is 0.

    >>> low, high = wilson(9, 10)
    >>> round(low, 3), round(high, 3)
    (0.596, 0.982)
    """
    if n == 0:
        return None, None
    p = k / n
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)
