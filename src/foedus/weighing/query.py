"""Which claims and events a question is about: conditions that all must hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from foedus.model.claim import Claim, Status, Subject, When
from foedus.model.dates import Period
from foedus.model.event import Event
from foedus.weighing.looking import DisputeQuery, FindingQuery

Placing = Literal["inside", "outside", "unclear"]


@dataclass(frozen=True, slots=True)
class Query:
    """Conditions on a claim or an event; an empty one asks nothing, and all others must hold.

    who, whom: each of these acts, or is acted upon. parties: each is on either side. without: none of
    these is on either side. A state stands for its parts: `RUS` is met by `RUS.GOV`.
    since, until: half-open; the time of the act must lie inside. words: at least one of
    these stands in the quote (of one claim, for an event), case ignored. claims, events, disputes
    (`EVENT:FIELD`), findings: ids by hand; given alone they are the whole query. dispute: the other
    conditions choose events, and the claims on the sides of such disputes of theirs are found. finding:
    what such figures rest on is found; no other condition goes with it.
    """

    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    quads: tuple[int, ...] = ()
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    joint: bool | None = None
    statuses: tuple[Status, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    words: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    dispute: DisputeQuery | None = None
    disputes: tuple[str, ...] = ()
    finding: FindingQuery | None = None
    findings: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether it has any condition on claims or events, besides ids."""
        return self.joint is not None or any(
            (self.types, self.modes, self.subjects, self.quads, self.who, self.whom, self.parties,
             self.without, self.statuses, self.since, self.until, self.words, self.outlets)
        )  # fmt: skip

    def fits(self, item: Claim | Event, *, quotes: Sequence[str], outlets: Collection[str]) -> bool:
        """Whether a claim or an event meets every condition but the time.

        quotes: the words it rests on, one text a claim. outlets: who published it.
        """
        return (
            (not self.types or item.type in self.types)
            and (not self.modes or item.mode in self.modes)
            and (not self.subjects or item.subject in self.subjects)
            and (not self.quads or item.quad in self.quads)
            and (self.joint is None or item.joint == self.joint)
            and (not self.statuses or item.status in self.statuses)
            and self._parties_fit(item)
            and (not self.outlets or any(outlet in self.outlets for outlet in outlets))
            and (not self.words or any(_says(quote, self.words) for quote in quotes))
        )

    def place(self, when: When | None) -> Placing:
        """Where the time of an act lies to the query's; unknown or overlapping is unclear."""
        if self.since is None and self.until is None:
            return "inside"
        if when is None or when.period is None:
            return "unclear"
        return place_period(when.period, self.since, self.until)

    def _parties_fit(self, item: Claim | Event) -> bool:
        both = (*item.who, *item.whom)
        return (
            all(_among(actor, item.who) for actor in self.who)
            and all(_among(actor, item.whom) for actor in self.whom)
            and all(_among(actor, both) for actor in self.parties)
            and not any(_among(actor, both) for actor in self.without)
        )


def place_period(period: Period, since: dt.date | None, until: dt.date | None) -> Placing:
    """Where a period lies to a window [since, until): wholly inside, wholly outside, or unclear.

    >>> place_period(Period.month(2023, 9), dt.date(2023, 9, 16), None)
    'unclear'
    """
    if period.until and since and period.until <= since:
        return "outside"
    if period.since and until and period.since >= until:
        return "outside"
    begins = since is None or (period.since is not None and period.since >= since)
    ends = until is None or (period.until is not None and period.until <= until)
    return "inside" if begins and ends else "unclear"


def _among(actor: str, actors: Collection[str]) -> bool:
    """Whether an actor, or a part of that state, is among these.

    >>> _among("RUS", ("RUS.GOV",)), _among("RUS.GOV", ("RUS",))
    (True, False)
    """
    return any(other == actor or other.startswith(actor + ".") for other in actors)


def _says(quote: str, words: Collection[str]) -> bool:
    folded = " ".join(quote.split()).casefold()
    return any(word.casefold() in folded for word in words)
