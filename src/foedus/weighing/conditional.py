"""How often one thing followed another in the record, and how often it came without it.

A lever's figure without its base rate misleads: what comes every month also comes after everything. So each
is counted over windows of the same length, those that begin with the lever and those that lie free of it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.errors import WeighingError
from foedus.model.event import Event

LEVEL = 0.95
LEAST = 5
"""Windows of either kind below which there is too little to say."""

LONGEST_DAYS = 31
"""An event dated only within a longer period than this has no day to be counted on."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A dated event, of a case or of a data set. since, until: half-open, at most LONGEST_DAYS apart."""

    id: str
    since: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True)
class Frequency:
    """In how many windows it came. rate: Jeffreys' estimate; interval: Jeffreys', 95 %; None without any.

    evidence: ids of what each window began with (where it began with anything) and of what came in it first.
    """

    hits: int
    windows: int
    rate: float | None
    interval: tuple[float, float] | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What followed a lever within a horizon, beside windows of the same length without it.

    since, until: the days on which the record speaks (until exclusive). after: windows that begin on the day
    after the lever, no two of which overlap; those that are not over by then are in still_open. within:
    happenings of the lever that fell into a window of an earlier one and begin none of their own. without:
    windows that lie free of the lever and of its horizon, end to end. undated: happenings of the lever that
    have no day. source: "the articles" or the name of a data set.
    """

    source: str
    horizon_days: int
    since: dt.date
    until: dt.date
    after: Frequency
    without: Frequency
    still_open: int
    within: int
    undated: int

    @property
    def enough(self) -> bool:
        """Whether there are LEAST windows of either kind."""
        return min(self.after.windows, self.without.windows) >= LEAST

    @property
    def difference(self) -> float | None:
        """Rate after the lever minus rate without it; None where there is too little to say."""
        if not self.enough or self.after.rate is None or self.without.rate is None:
            return None
        return self.after.rate - self.without.rate

    @property
    def ratio(self) -> float | None:
        """How many times as often it came after the lever; None where there is too little to say."""
        if not self.enough or self.after.rate is None or self.without.rate is None:
            return None
        return self.after.rate / self.without.rate

    @property
    def bounds(self) -> tuple[float, float] | None:
        """95 % interval of the difference, from those of the two rates by squaring and adding.

        Source: R. Newcombe, Statistics in Medicine 17(8), 1998, with Jeffreys' bounds in place of Wilson's.
        """
        one, other = self.after, self.without
        if not self.enough or one.interval is None or other.interval is None:
            return None
        assert one.rate is not None and other.rate is not None
        gap = one.rate - other.rate
        down = math.hypot(one.rate - one.interval[0], other.interval[1] - other.rate)
        up = math.hypot(one.interval[1] - one.rate, other.rate - other.interval[0])
        return gap - down, gap + up


@dataclass(frozen=True, slots=True)
class Followed:
    """What the record says of an indicator given a lever.

    claims: ids of a report of each event that was counted. note: which imported data could not be
    asked, and why.
    """

    comparison: Comparison | None
    claims: tuple[str, ...] = ()
    note: str = ""


def compare_rates(
    given: Sequence[Happening],
    then: Iterable[Happening],
    *,
    horizon_days: int,
    since: dt.date,
    until: dt.date,
    source: str = "the articles",
    undated: int = 0,
) -> Comparison:
    """How often `then` came within a horizon after `given`, and in windows of that length without it.

    A happening counts for a window if it lies wholly inside, and never if it is one of `given` itself. The
    record speaks from since to until (exclusive): a window that ends later is open, hit or not, so that
    waiting does not favour hits. Raises WeighingError for a horizon below one day.
    """
    if horizon_days < 1:
        raise WeighingError(f"the horizon is a number of days, at least 1, not {horizon_days}")
    levers = {item.id for item in given}
    starts = sorted(given, key=lambda item: (item.until, item.id))
    follows = sorted(
        (item for item in then if item.id not in levers), key=lambda item: (item.until, item.since, item.id)
    )
    horizon = dt.timedelta(days=horizon_days)
    after: list[tuple[str, ...]] = []
    free_from = since
    still_open = within = 0
    for start in starts:
        if start.since < since or start.until > until:
            continue
        if start.until < free_from:
            within += 1
        elif start.until + horizon > until:
            still_open += 1
        else:
            free_from = start.until + horizon
            after.append((start.id, *_first_inside(follows, start.until, free_from)))
    free = _free_windows(given, horizon_days, since, until)
    without = [_first_inside(follows, begin, begin + horizon) for begin in free]
    return Comparison(
        source=source,
        horizon_days=horizon_days,
        since=since,
        until=until,
        after=_frequency([found[1:] for found in after], [key for found in after for key in found]),
        without=_frequency(without, [key for found in without for key in found]),
        still_open=still_open,
        within=within,
        undated=undated,
    )


def happenings(events: Iterable[Event]) -> tuple[tuple[Happening, ...], int]:
    """Events that have a day, or a month at most, and the number of those that have none."""
    found, undated = [], 0
    for event in events:
        period = event.when.period if event.when else None
        if period is None or period.since is None or period.until is None:
            undated += 1
        elif (period.until - period.since).days > LONGEST_DAYS:
            undated += 1
        else:
            found.append(Happening(event.id, period.since, period.until))
    return tuple(found), undated


def choose(comparisons: Sequence[Comparison]) -> Comparison | None:
    """The first that suffices, else the one with most windows after the lever; None if there is none."""
    for one in comparisons:
        if one.enough:
            return one
    return max(comparisons, key=lambda one: one.after.windows, default=None)


def _first_inside(follows: Sequence[Happening], since: dt.date, until: dt.date) -> tuple[str, ...]:
    return next(((item.id,) for item in follows if since <= item.since and item.until <= until), ())


def _free_windows(
    given: Iterable[Happening], horizon_days: int, since: dt.date, until: dt.date
) -> list[dt.date]:
    """First days of windows end to end that hold neither a lever nor a day within its horizon."""
    horizon = dt.timedelta(days=horizon_days)
    found: list[dt.date] = []
    day = since
    taken = sorted((item.since, item.until + horizon) for item in given)
    for begin, end in [*taken, (until, until)]:
        while day + horizon <= min(begin, until):
            found.append(day)
            day += horizon
        day = max(day, end)
    return found


def _frequency(windows: Sequence[tuple[str, ...]], evidence: Iterable[str]) -> Frequency:
    """Source of estimate and interval: L. Brown, T. Cai and A. DasGupta, Statistical Science 16(2), 2001."""
    from scipy.special import betaincinv

    trials, hits = len(windows), sum(map(bool, windows))
    if not trials:
        return Frequency(0, 0, None, None, ())
    low, high = betaincinv(hits + 0.5, trials - hits + 0.5, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Frequency(
        hits,
        trials,
        (hits + 0.5) / (trials + 1),
        (0.0 if hits == 0 else float(low), 1.0 if hits == trials else float(high)),
        tuple(dict.fromkeys(evidence)),
    )
