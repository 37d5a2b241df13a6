"""A time axis that gives its room to where the events are, with bands for the early and the undated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.briefing.charts.marks import number as n
from foedus.briefing.charts.marks import text
from foedus.model.dates import MONTHS

SPANS_DAYS = (120, 366, 731, 1827, 3653, 18263)
SHARE = 0.66
PAD = 14


@dataclass(frozen=True, slots=True)
class Axis:
    """Days to pixels.

    first, last: day numbers of the window. left: where the plot begins. early, undated: widths of the
    bands on either side of the window, or 0.
    """

    first: float
    last: float
    left: int
    width: int
    early: int
    undated: int
    as_of: dt.date | None

    def x(self, day: float | None) -> float:
        """Where a day lies; None lies in the band of the undated."""
        if day is None:
            return self.width - self.undated + 14
        if day < self.first:
            return self.left + 14
        return self.start + (day - self.first) / max(self.last - self.first, 1) * (self.end - self.start)

    @property
    def start(self) -> float:
        """Left end of the window."""
        return self.left + self.early + PAD

    @property
    def end(self) -> float:
        """Right end of the window."""
        return self.width - self.undated - PAD

    def right_of(self, day: float | None) -> float:
        """How far to the right a label of this day may reach."""
        if day is not None and day < self.first:
            return self.left + self.early
        return self.width if day is None or not self.undated else self.width - self.undated - 2

    def extent(self, since: dt.date, until: dt.date) -> tuple[float, float] | None:
        """The part of a period that lies in the window; None for a few pixels or less."""
        first, last = max(since.toordinal(), self.first), min(until.toordinal(), self.last)
        if last <= first or self.x(last) - self.x(first) < 8:
            return None
        return self.x(first), self.x(last)

    def grid(self, top: float, bottom: float, *, narrow: bool) -> Markup:
        """Ticks with labels at the top, the bands, and the line of the day as of which this is known."""
        body = Markup()
        if self.early:
            body += Markup('<rect class="band" x="{}" y="{}" width="{}" height="{}"/>').format(
                self.left, n(top), self.early, n(bottom - top)
            ) + text(self.left + 4, top - 8, "earlier", css="tick")
        if self.undated:
            body += Markup('<rect class="band" x="{}" y="{}" width="{}" height="{}"/>').format(
                self.width - self.undated, n(top), self.undated, n(bottom - top)
            ) + text(
                self.width - self.undated + 4, top - 8, "undated" if narrow else "date unknown", css="tick"
            )
        free = 0.0
        for day, words in self.ticks(5 if narrow else 9):
            x = self.x(day.toordinal())
            body += Markup('<line class="grid" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(
                n(x), n(top), n(bottom)
            )
            if x >= free:
                body += text(x + 3, top - 8, words, css="tick")
                free = x + 7 * len(words) + 6
        if self.as_of and self.first <= self.as_of.toordinal() <= self.last:
            x = self.x(self.as_of.toordinal())
            body += Markup('<line class="as-of" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(
                n(x), n(top), n(bottom + 5)
            ) + text(
                x,
                bottom + 17,
                f"as of {self.as_of.day} {MONTHS[self.as_of.month - 1]}",
                css="tick",
                anchor="middle",
            )
        return body

    def ticks(self, most: int) -> list[tuple[dt.date, str]]:
        """Firsts of months or years inside the window, at most so many."""
        first, last = dt.date.fromordinal(int(self.first)), dt.date.fromordinal(int(self.last))
        months = (last.year - first.year) * 12 + last.month - first.month
        step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 600) if months / s <= most)
        found: list[tuple[dt.date, str]] = []
        for count in range(first.year * 12, last.year * 12 + 12):
            day = dt.date(count // 12, count % 12 + 1, 1)
            if count % step or (step > 12 and day.year % (step // 12)) or not first <= day <= last:
                continue
            name = MONTHS[day.month - 1][:3]
            with_year = not found or day.month <= min(step, 12)
            found.append((day, str(day.year) if step >= 12 else f"{name} {day.year}" if with_year else name))
        return found


def choose_axis(
    days: Sequence[float | None], as_of: dt.date | None, *, left: int, width: int, narrow: bool
) -> Axis:
    """The shortest window up to the last event that holds two thirds of the dated events."""
    dated = sorted(day for day in days if day is not None)
    undated = 0 if len(dated) == len(days) else (62 if narrow else 156)
    if not dated:
        today = (as_of or dt.date(2000, 1, 1)).toordinal()
        return Axis(today - 30, today + 30, left, width, 0, undated, as_of)
    last = dated[-1]
    first = dated[0]
    for span in SPANS_DAYS:
        inside = [day for day in dated if day >= last - span]
        if len(inside) >= SHARE * len(dated):
            first = inside[0]
            break
    early = (50 if narrow else 118) if dated[0] < first else 0
    pad = max((last - first) * 0.03, 6)
    return Axis(first - pad, last + pad, left, width, early, undated, as_of)
