"""Events in lanes over time. Shape is status, form and colour cooperation or conflict, size origins."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from markupsafe import Markup

from foedus.briefing.blocks import Number
from foedus.briefing.charts.axis import Axis, choose_axis
from foedus.briefing.charts.marks import link, mark, text
from foedus.briefing.charts.marks import number as n
from foedus.briefing.sentences import Sentence
from foedus.model.claim import Status

WIDE, NARROW = 760, 340
NAMES = 148
ROW, HEAD, TOP, BOTTOM, GAP = 22, 20, 26, 22, 6
CHAR = 6.1
UNDATED_NAMED = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """One event. since, until: half-open, None where unknown. title: cites what the mark opens."""

    since: dt.date | None
    until: dt.date | None
    label: str
    status: Status
    conflict: bool
    origins: int
    title: Sentence

    @property
    def middle(self) -> float | None:
        """Middle of its period as a day number."""
        if self.since is None and self.until is None:
            return None
        since, until = self.since or self.until, self.until or self.since
        assert since and until
        return (since.toordinal() + until.toordinal()) / 2

    @property
    def radius(self) -> float:
        """One origin 5.5 px, growing with the root of their number up to 9 px."""
        return min(9.0, 5.5 * math.sqrt(max(self.origins, 1)))


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one set of parties. more: how many are left to the table."""

    name: Sentence
    marks: tuple[Mark, ...]
    more: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes over one axis; what lies long before stands in a band on the left, the undated on the right."""

    lanes: tuple[Lane, ...]
    as_of: dt.date | None

    def sentences(self) -> tuple[Sentence, ...]:
        """Names of lanes and titles of marks."""
        return tuple(
            sentence
            for lane in self.lanes
            for sentence in (lane.name, *(mark.title for mark in lane.marks), lane.more)
            if sentence
        )

    def svg(self, number: Number, *, narrow: bool) -> str:
        """The chart, as tall as its lanes need."""
        width = NARROW if narrow else WIDE
        marks = [mark for lane in self.lanes for mark in lane.marks]
        axis = choose_axis(
            [m.middle for m in marks], self.as_of, left=0 if narrow else NAMES, width=width, narrow=narrow
        )
        body, y = Markup(), float(TOP)
        for lane in self.lanes:
            drawn, height = _lane(lane, axis, number, y, narrow=narrow)
            body += drawn
            y += height
        body += Markup('<line class="lane" x1="0" x2="{}" y1="{}" y2="{}"/>').format(width, n(y), n(y))
        grid = axis.grid(TOP, y, narrow=narrow)
        return Markup(
            '<svg class="chart timeline" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="group" '
            'aria-label="Timeline">{2}{3}</svg>'
        ).format(width, n(y + BOTTOM), grid, body)


def _lane(lane: Lane, axis: Axis, number: Number, top: float, *, narrow: bool) -> tuple[Markup, float]:
    """One lane and its height; marks that would touch move to a row below."""
    body = Markup('<line class="lane" x1="0" x2="{}" y1="{}" y2="{}"/>').format(axis.width, n(top), n(top))
    lines = [lane.name.text] if narrow else _wrap(lane.name.text, 19)
    for index, words in enumerate(lines):
        body += text(0, top + 18 + 15 * index, words, css="lane-name")
    head = HEAD if narrow else 0
    rows = _Rows(axis, limit=3 if narrow else 6)
    ordered = sorted(lane.marks, key=lambda m: (m.middle is None, m.middle or 0, m.title.text))
    many = sum(mark.middle is None for mark in lane.marks) > UNDATED_NAMED
    for item in ordered:
        x, row, words, left = rows.place(item, named=not (many and item.middle is None))
        body += _mark(item, axis, number, x, top + head + ROW * (row + 0.5) + 2, words, left=left)
    if lane.more:
        rows.taken.append([])
        y = top + head + ROW * (len(rows.taken) - 0.5) + 6
        body += text(axis.x(None) - 6, y, lane.more.text, css="mark-name")
    return body, max(head + ROW * max(len(rows.taken), 1), 15 * len(lines) + 4) + GAP


class _Rows:
    """Which stretches of which rows of a lane are taken."""

    def __init__(self, axis: Axis, *, limit: int) -> None:
        self.axis, self.limit = axis, limit
        self.taken: list[list[tuple[float, float]]] = []

    def place(self, item: Mark, *, named: bool) -> tuple[float, int, str, bool]:
        """Position, row and label of a mark, and whether the label stands on its left.

        The label goes right, else left, else away: the table and the title still say it.
        """
        x, size = self.axis.x(item.middle), item.radius
        reach = size + 7 + CHAR * len(item.label)
        if named:
            if (
                x + reach <= self.axis.right_of(item.middle)
                and (row := self._row(x - size, x + reach)) is not None
            ):
                return x, row, item.label, False
            dated = item.middle is not None
            if dated and x - reach >= self.axis.left and (row := self._row(x - reach, x + size)) is not None:
                return x, row, item.label, True
        if item.middle is None:
            return self._pack(x, size)
        return x, self._row(x - size, x + size, limit=99) or 0, "", False

    def _pack(self, x: float, size: float) -> tuple[float, int, str, bool]:
        """Marks without date and label side by side, row by row."""
        for row in range(99):
            at = x
            while at + size + 2 < self.axis.width:
                if not self._blocked(at - size, at + size, row):
                    self._take(row, at - size, at + size)
                    return at, row, "", False
                at += 4
        return x, 0, "", False

    def _blocked(self, start: float, end: float, row: int) -> bool:
        return row < len(self.taken) and any(
            start < other[1] + 4 and other[0] < end + 4 for other in self.taken[row]
        )

    def _row(self, start: float, end: float, limit: int | None = None) -> int | None:
        for row in range(limit or self.limit):
            if not self._blocked(start, end, row):
                self._take(row, start, end)
                return row
        return None

    def _take(self, row: int, start: float, end: float) -> None:
        while row >= len(self.taken):
            self.taken.append([])
        self.taken[row].append((start, end))


def _mark(item: Mark, axis: Axis, number: Number, x: float, y: float, words: str, *, left: bool) -> Markup:
    name = "conf" if item.conflict else "coop"
    extent = Markup()
    if item.since and item.until and (ends := axis.extent(item.since, item.until)):
        extent = Markup('<line class="extent {}" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
            name, n(ends[0]), n(ends[1]), n(y), n(y)
        )
    shape = mark(item.status, conflict=item.conflict, radius=item.radius)
    body = Markup('<circle class="hit" r="12"/>') + shape
    if words:
        offset = -(item.radius + 5) if left else item.radius + 5
        body += text(offset, 4, words, css="mark-name", anchor="end" if left else "start")
    group = link(number(item.title.citations[0]), item.title.text, body)
    return extent + Markup('<g transform="translate({} {})">{}</g>').format(n(x), n(y), group)


def _wrap(words: str, limit: int) -> list[str]:
    """A lane's name in lines of at most about so many characters, broken at spaces."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > limit:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
