"""Calendar units with a place in time: a day, a week, a quarter, a decade, and how to step between them."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from foedus.model.dates import Period, Precision

Unit = Literal[
    "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"
]  # fmt: skip

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_PRECISION: dict[Unit, Precision] = {
    "day": "day", "weekend": "range", "week": "week", "month": "month", "season": "season",
    "quarter": "quarter", "half": "half", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


def add_months(date: dt.date, months: int) -> dt.date:
    """The same day some months on; the last day of a shorter month stands in for a missing one.

    >>> add_months(dt.date(2023, 3, 31), -1)
    datetime.date(2023, 2, 28)
    """
    total = date.year * 12 + date.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9998:
        raise OverflowError(f"outside the calendar: year {year}")
    return dt.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Stamp:
    """One calendar unit; part narrows a day ("TMO" morning, "T17:00")."""

    unit: Unit
    since: dt.date
    part: str = ""

    @classmethod
    def holding(cls, date: dt.date, unit: Unit) -> Stamp:
        """The unit that the date lies in; winter is counted with the year of its January.

        >>> Stamp.holding(dt.date(1989, 10, 27), "quarter").value
        '1989-Q4'
        """
        if unit == "day":
            return cls(unit, date)
        if unit == "week":
            return cls(unit, date - dt.timedelta(days=date.weekday()))
        if unit == "weekend":
            return cls(unit, date - dt.timedelta(days=date.weekday() - 5))
        if unit == "season":
            first = add_months(date.replace(day=1), -(date.month % 3))
            return cls(unit, first)
        size = _MONTHS[unit]
        if size <= 12:
            return cls(unit, date.replace(month=(date.month - 1) // size * size + 1, day=1))
        years = size // 12
        first_year = (date.year // 10 * 10) if unit == "decade" else (date.year - 1) // years * years + 1
        return cls(unit, dt.date(max(1, first_year), 1, 1))

    @property
    def until(self) -> dt.date:
        """First day after it."""
        if self.unit == "day":
            return self.since + dt.timedelta(days=1)
        if self.unit == "week":
            return self.since + dt.timedelta(days=7)
        if self.unit == "weekend":
            return self.since + dt.timedelta(days=2)
        return add_months(self.since, _MONTHS[self.unit])

    def shifted(self, steps: int) -> Stamp:
        """The same unit, some units later or (negative) earlier."""
        if self.unit == "day":
            return replace(self, since=self.since + dt.timedelta(days=steps))
        if self.unit in ("week", "weekend"):
            return replace(self, since=self.since + dt.timedelta(days=7 * steps))
        return replace(self, since=add_months(self.since, steps * _MONTHS[self.unit]))

    def by_years(self, years: int) -> Stamp:
        """The like unit in another year: a quarter stays that quarter."""
        moved = add_months(self.since, 12 * years)
        return Stamp.holding(moved, self.unit) if self.unit != "season" else replace(self, since=moved)

    @property
    def value(self) -> str:
        """As TIMEX3 writes it.

        >>> Stamp.holding(dt.date(1998, 7, 4), "weekend").value
        '1998-W27-WE'
        """
        year = f"{self.since.year:04d}"
        if self.unit == "day":
            return self.since.isoformat() + self.part
        if self.unit in ("week", "weekend"):
            iso = self.since.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit == "weekend" else "")
        if self.unit == "month":
            return f"{year}-{self.since.month:02d}"
        if self.unit == "season":
            code = ("SP", "SU", "FA", "WI")[self.since.month // 3 - 1]
            return f"{self.until.year if code == 'WI' else self.since.year:04d}-{code}"
        if self.unit == "quarter":
            return f"{year}-Q{(self.since.month + 2) // 3}"
        if self.unit == "half":
            return f"{year}-H{1 if self.since.month == 1 else 2}"
        return {"year": year, "decade": year[:3], "century": year[:2]}[self.unit]

    @property
    def period(self) -> Period:
        """The days it covers."""
        return Period(self.since, self.until, _PRECISION[self.unit])

    def third(self, which: Literal["start", "mid", "end"]) -> Period:
        """Its first, middle or last third: what "early", "mid" and "late" are taken to mean."""
        days = (self.until - self.since).days
        if days < 3:
            return self.period
        place = {"start": 0, "mid": 1, "end": 2}[which]
        if self.unit in _MONTHS and _MONTHS[self.unit] % 3 == 0:
            step = _MONTHS[self.unit] // 3
            return Period(add_months(self.since, place * step), add_months(self.since, (place + 1) * step))
        cuts = (0, days // 3, days - days // 3, days)
        first, last = cuts[place], cuts[place + 1]
        return Period(self.since + dt.timedelta(days=first), self.since + dt.timedelta(days=last))
