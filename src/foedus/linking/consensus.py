"""What the origins of an event agree on, field by field: copies add no vote, later words replace earlier.

A category needs more origins than any other; a tie stays open. Dates are settled by intersecting the
periods that most origins allow; where they exclude each other and none has more, the date is the whole
stretch that they span. Where a plan and its happening both give a value, the happening's counts.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from foedus.linking.view import STAGES, is_offer
from foedus.model.claim import Claim, Status, When
from foedus.model.dates import Period

T = TypeVar("T", bound=Hashable)

# The furthest stage that a claim vouches for stands.
FURTHEST: tuple[Status, ...] = (
    "occurred", "ongoing", "alleged", "planned", "proposed", "possible", "conditional", "denied",
)  # fmt: skip


def settle(
    claims: Sequence[Claim],
    origins: Mapping[str, str],
    value: Callable[[Claim], T | None],
    *,
    open_ties: bool = False,
) -> T | None:
    """What most independent origins say, each with its latest word; claims come in order of publication.

    open_ties: None where several values are equally well supported; else the first of them to be said.
    """
    votes: dict[T, set[str]] = defaultdict(set)
    latest: dict[str, T] = {}
    for claim in claims:
        said = value(claim)
        if said is not None:
            latest[origins[claim.id]] = said
    for claim in claims:
        said = value(claim)
        if said is not None and latest[origins[claim.id]] == said:
            votes[said].add(origins[claim.id])
    if not votes:
        return None
    most = max(len(voters) for voters in votes.values())
    best = [said for said, voters in votes.items() if len(voters) == most]
    return None if open_ties and len(best) > 1 else best[0]


def settle_status(claims: Iterable[Claim]) -> Status:
    """The furthest stage that any claim vouches for; a denial stands only where nothing else does.

    What is alleged to have been offered is offered at most.
    """
    stages = {"proposed" if is_offer(claim) else claim.status for claim in claims}
    return next(status for status in FURTHEST if status in stages)


def settle_when(claims: Sequence[Claim], origins: Mapping[str, str]) -> When | None:
    """The stretch of time that most origins allow; a yearly rhythm where no claim gives a date."""
    given = [claim for claim in claims if claim.when and claim.when.period and not claim.when.recurring]
    if not given:
        return next((claim.when for claim in claims if claim.when and claim.when.recurring), None)
    furthest = max(STAGES[claim.status] for claim in given)
    counted = [claim for claim in given if STAGES[claim.status] == furthest]
    periods = [(claim, claim.when.period) for claim in counted if claim.when and claim.when.period]

    def support(day: dt.date) -> int:
        return len({origins[claim.id] for claim, period in periods if period.contains(day)})

    starts = sorted({period.since or dt.date.min for _, period in periods})
    most = max(support(day) for day in starts)
    best = [day for day in starts if support(day) == most]
    shared = [_intersection([period for _, period in periods if period.contains(day)]) for day in best]
    if len(shared) == 1 or _nested(shared):
        period = min(shared, key=lambda item: (item.days or 100_000, item.since or dt.date.min))
        return _worded(period, [claim for claim, _ in periods])
    return When(_hull(shared), "")


def unite(sides: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Actors named by any claim; a bare state is dropped where a claim names its sector too."""
    found = dict.fromkeys(actor for side in sides for actor in side)
    return tuple(actor for actor in found if not any(other.startswith(actor + ".") for other in found))


def _intersection(periods: Sequence[Period]) -> Period:
    shortest = min(periods, key=lambda period: (period.days or 100_000, period.since or dt.date.min))
    since = max((p.since for p in periods if p.since), default=None)
    until = min((p.until for p in periods if p.until), default=None)
    if (since, until) == (shortest.since, shortest.until):
        return shortest
    return Period(since, until, "range")


def _nested(periods: Sequence[Period]) -> bool:
    return all(a.overlaps(b) for i, a in enumerate(periods) for b in periods[i + 1 :])


def _hull(periods: Sequence[Period]) -> Period:
    since = None if any(p.since is None for p in periods) else min(p.since for p in periods if p.since)
    until = None if any(p.until is None for p in periods) else max(p.until for p in periods if p.until)
    return Period(since, until, "range")


def _worded(period: Period, claims: Sequence[Claim]) -> When:
    """The period with the words of a claim that gives exactly it, if there is one."""
    for claim in claims:
        if claim.when and claim.when.period == period:
            return claim.when
    return When(period, "")
