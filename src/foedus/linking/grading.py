"""Admiralty grading: reliability of the source (A to F) and credibility of the item (1 to 6), each by itself.

F and 6 mean that it cannot be judged; they are missing values and take part in no mean. Reliability is the
analyst's, or follows from a track record: of what a source called planned, proposed, alleged or possible,
the share that others later reported as done. Credibility follows from independent origins and disputes.
Source: NATO STANAG 2511, Intelligence reports, 2003 (the scales); E. B. Wilson, Probable inference, 1927
(the interval).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from foedus.linking.view import STAGES
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.event import Event

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]

LEAST_N = 10
# From which lower bound of the share on each letter stands; the bounds are ours, the scale is verbal.
BOUNDS: tuple[tuple[float, Reliability], ...] = ((0.8, "A"), (0.6, "B"), (0.4, "C"), (0.2, "D"), (0.0, "E"))
Z = 1.96
FORESEEN = frozenset({"planned", "proposed", "alleged", "possible"})
DONE = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What became of a source's claims that were not yet done: how many of n later occurred.

    low, high: 95 % interval of the share (Wilson); None where n is 0.
    """

    source: str
    n: int
    occurred: int
    low: float | None
    high: float | None

    @property
    def share(self) -> float | None:
        """Share that occurred; None where n is 0."""
        return self.occurred / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Grade:
    """Reliability of a source, and why: the analyst's own word, or a track record with its n."""

    source: str
    letter: Reliability
    why: str
    record: TrackRecord | None = None

    @property
    def known(self) -> bool:
        """False for F, which is a missing value."""
        return self.letter != "F"


def keep_records(
    events: Iterable[Event], claims: Mapping[str, Claim], docs: Mapping[str, Document]
) -> tuple[TrackRecord, ...]:
    """Track record by outlet, from events that it foresaw.

    An event counts once for an outlet, by its first claim; it occurred if a later document of another
    outlet reports it as done. Documents without outlet or date of publication are left out.
    """
    foreseen: dict[str, int] = defaultdict(int)
    came: dict[str, int] = defaultdict(int)
    for event in events:
        told = [(claims[key], docs[claims[key].doc]) for key in event.claims]
        seen: set[str] = set()
        for claim, doc in told:
            outlet, since = doc.outlet, doc.published.since
            if outlet is None or since is None or outlet in seen:
                continue
            seen.add(outlet)
            if claim.status not in FORESEEN:
                continue
            foreseen[outlet] += 1
            came[outlet] += any(
                other.status in DONE
                and other_doc.outlet != outlet
                and other_doc.published.since is not None
                and other_doc.published.since > since
                for other, other_doc in told
            )
    return tuple(
        TrackRecord(outlet, n, came[outlet], *wilson(came[outlet], n))
        for outlet, n in sorted(foreseen.items())
    )


def grade_source(
    source: str, *, given: Reliability | None = None, record: TrackRecord | None = None
) -> Grade:
    """Reliability: the analyst's letter where given, else by track record from ten cases on, else F.

    The letter rests on the lower bound of the share's interval, so that few cases never make an A.
    """
    if given is not None:
        return Grade(source, given, "graded by the analyst", record)
    if record is None or record.low is None or record.n < LEAST_N:
        n = record.n if record else 0
        return Grade(source, "F", f"cannot be judged: {n} cases, at least {LEAST_N} are needed", record)
    letter = next(letter for bound, letter in BOUNDS if record.low >= bound)
    why = f"{record.occurred} of {record.n} foreseen events were later reported as done by others"
    return Grade(source, letter, why, record)


def grade_item(event: Event) -> tuple[Credibility, str]:
    """Credibility of an event, and why; the source's reliability plays no part in it.

    1 confirmed by other independent sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable,
    6 cannot be judged.
    """
    origins = len(event.origins)
    stages = [STAGES[status] for _, status in event.history]
    denials = sum(status == "denied" for _, status in event.history)
    conflicts = [dispute.field for dispute in event.disputes if dispute.kind == "conflict"]
    if denials and 2 * denials > len(stages):
        return 5, f"{denials} of {len(stages)} reports deny it"
    if denials:
        return 4, f"{denials} of {len(stages)} reports deny it"
    if origins < 2:
        return 6, "one origin only, nothing to compare it with"
    if conflicts:
        return 3, f"{origins} independent origins, at odds on {', '.join(conflicts)}"
    if origins == 2:
        return 2, "two independent origins agree"
    return 1, f"{origins} independent origins agree"


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
    return middle - half, middle + half
