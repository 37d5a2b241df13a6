"""Queries on what was found rather than reported: disputes between reports, and measured figures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from foedus.model.event import Dispute, Event
from foedus.model.finding import Finding

FIELDS = ("who", "whom", "parties", "date", "place", "status", "number")


def sort_of(field: str) -> str:
    """The field as a query names it: every "number of ..." is a number.

    >>> sort_of("number of ships"), sort_of("status")
    ('number', 'status')
    """
    return field.partition(" of ")[0]


@dataclass(frozen=True, slots=True)
class DisputeQuery:
    """Which disputes: on any of these fields, of any of these kinds; empty for any."""

    fields: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def fits(self, dispute: Dispute) -> bool:
        """Whether a dispute meets both conditions."""
        return (not self.fields or sort_of(dispute.field) in self.fields) and (
            not self.kinds or dispute.kind in self.kinds
        )


@dataclass(frozen=True, slots=True)
class FindingQuery:
    """Which figures: of this name, for these actors, above or below a value.

    names: any of them. of: all of these actors and no others; () for any. above, below: bounds of the
    value, both excluded. sure: the whole interval must lie there; a figure without one never does.
    """

    names: tuple[str, ...]
    of: tuple[str, ...] = ()
    above: float | None = None
    below: float | None = None
    sure: bool = False

    def fits(self, finding: Finding) -> bool:
        """Whether a figure is meant and its value lies in the bounds; one that is unknown never does."""
        if finding.name not in self.names or (self.of and set(finding.actors) != set(self.of)):
            return False
        if finding.value is None:
            return False
        low = high = finding.value
        if self.sure:
            if finding.interval is None:
                return False
            low, high = finding.interval
        return (self.above is None or low > self.above) and (self.below is None or high < self.below)


def claims_of_disputes(event: Event, query: DisputeQuery | None, by_hand: Collection[str]) -> tuple[str, ...]:
    """Claims on any side of the disputes of an event that are meant, or named by hand as `EVENT:FIELD`."""
    found = [
        claim
        for dispute in event.disputes
        if (query is not None and query.fits(dispute)) or f"{event.id}:{dispute.field}" in by_hand
        for version in dispute.versions
        for claim in version.claims
    ]
    return tuple(dict.fromkeys(found))
