"""Events in lanes over time. Shape is status, form and colour cooperation or conflict, size origins."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from foedus.briefing.blocks import Number
from foedus.briefing.charts.axis import Axis, choose_axis
from foedus.briefing.charts.marks import link, mark, number as n, text
from foedus.briefing.sentences import Sentence
from foedus.model.claim import Status

WIDE, NARROW = 760, 340
ROW, HEAD, TOP, BOTTOM, GAP = 22, 22, 26, 8, 10
CHAR = 5.9


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
        """One origin 5.5 px, growing with the root of their number."""
        return min(11.0, 5.5 * max(self.origins, 1) ** 0.5)


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one set of parties."""

    name: Sentence
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes over one axis; what lies long before stands in a band on the left, the undated on the right."""

    lanes: tuple[Lane, ...]
    as_of: dt.date | None

    def sentences(self) -> tuple[Sentence, ...]:
        """Names of lanes and titles of marks."""
        return tuple(s for lane in self.lanes for s in (lane.name, *(mark.title for mark in lane.marks)))

    def svg(self, number: Number, *, narrow: bool) -> str:
        """The chart, as tall as its lanes need."""
        width = NARROW if narrow else WIDE
        marks = [mark for lane in self.lanes for mark in lane.marks]
        axis = choose_axis([m.middle for m in marks], self.as_of, width)
        body, y = Markup(), float(TOP)
        for lane in self.lanes:
            drawn, height = _lane(lane, axis, number, y, narrow=narrow)
            body += drawn
            y += height + GAP
        grid = axis.grid(TOP, y, narrow=narrow)
        return Markup(
            '<svg class="chart timeline" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="group" '
            'aria-label="Timeline">{2}{3}</svg>'
        ).format(width, n(y + BOTTOM), grid, body)


def _lane(lane: Lane, axis: Axis, number: Number, top: float, *, narrow: bool) -> tuple[Markup, float]:
    """One lane and its height; marks that would touch move to a row below."""
    taken: list[list[tuple[float, float]]] = []
    body = Markup('<line class="lane" x1="0" x2="{}" y1="{}" y2="{}"/>').format(axis.width, n(top), n(top))
    body += text(0, top + 15, _fit(lane.name.text, axis.width), css="lane-name")
    ordered = sorted(lane.marks, key=lambda m: (m.middle is None, m.middle or 0, m.title.text))
    for item in ordered:
        x = axis.x(item.middle)
        words = item.label
        reach = item.radius + 6 + CHAR * len(words)
        left = x + reach > axis.width
        span = (x - reach, x + item.radius) if left else (x - item.radius, x + reach)
        row = _free_row(taken, span, limit=3 if narrow else 6) if span[0] >= 0 else None
        if row is None:
            words, span = "", (x - item.radius - 1, x + item.radius + 1)
            row = _free_row(taken, span, limit=99)
        assert row is not None
        taken[row].append(span)
        y = top + HEAD + ROW * (row + 0.5)
        body += _mark(item, axis, number, x, y, words, left=left)
    return body, HEAD + ROW * max(len(taken), 1)


def _free_row(taken: list[list[tuple[float, float]]], span: tuple[float, float], *, limit: int) -> int | None:
    for row in range(limit):
        if row == len(taken):
            taken.append([])
        if all(span[1] + 4 < other[0] or other[1] + 4 < span[0] for other in taken[row]):
            return row
    return None


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


def _fit(words: str, width: float) -> str:
    room = int(width / 6.8)
    return words if len(words) <= room else words[: room - 1] + "…"
