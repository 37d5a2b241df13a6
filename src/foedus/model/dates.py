"""Half-open stretches of time whose precision is part of the value."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

MONTHS = tuple(calendar.month_name)[1:]

Precision = Literal["day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "range"]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: `since` inclusive, `until` exclusive; either may be open (None).

    precision says how the source put it: "in July" is a month, not thirty-one days.
    """

    since: dt.date | None
    until: dt.date | None
    precision: Precision = "range"

    def __post_init__(self) -> None:
        if self.since and self.until and self.since >= self.until:
            raise ValueError(f"empty or reversed period: {self.since} .. {self.until}")

    @classmethod
    def day(cls, date: dt.date) -> Period:
        """One day.

        >>> Period.day(dt.date(2023, 9, 13)).until
        datetime.date(2023, 9, 14)
        """
        return cls(date, date + dt.timedelta(days=1), "day")

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One calendar month."""
        days = calendar.monthrange(year, month)[1]
        first = dt.date(year, month, 1)
        return cls(first, first + dt.timedelta(days=days), "month")

    @classmethod
    def year(cls, year: int) -> Period:
        """One calendar year."""
        return cls(dt.date(year, 1, 1), dt.date(year + 1, 1, 1), "year")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read an ISO date, month or year.

        >>> Period.parse("2023-08").precision
        'month'
        """
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 1:
            return cls.year(parts[0])
        if len(parts) == 2:
            return cls.month(parts[0], parts[1])
        return cls.day(dt.date(*parts))

    @property
    def days(self) -> int | None:
        """Length in days; None when an end is open."""
        return (self.until - self.since).days if self.since and self.until else None

    def contains(self, date: dt.date) -> bool:
        """Whether the date lies inside."""
        return (self.since is None or self.since <= date) and (self.until is None or date < self.until)

    def overlaps(self, other: Period) -> bool:
        """Whether the two share at least one day."""
        return (self.since is None or other.until is None or self.since < other.until) and (
            other.since is None or self.until is None or other.since < self.until
        )

    def encloses(self, other: Period) -> bool:
        """Whether all of the other lies inside; False where an end of it is open.

        >>> Period.month(2023, 9).encloses(Period.day(dt.date(2023, 9, 12)))
        True
        """
        if other.since is None or other.until is None:
            return False
        return self.contains(other.since) and self.contains(other.until - dt.timedelta(days=1))

    def gap_days(self, other: Period) -> int:
        """Days between the two; 0 when they overlap or touch."""
        if self.overlaps(other):
            return 0
        if self.until and other.since and self.until <= other.since:
            return (other.since - self.until).days
        assert self.since and other.until
        return (self.since - other.until).days


def say_day(date: dt.date) -> str:
    """A day as people write it.

    >>> say_day(dt.date(2023, 9, 12))
    '12 September 2023'
    """
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
