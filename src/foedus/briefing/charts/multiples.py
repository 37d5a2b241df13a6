"""Small multiples: a panel for each component, a row for each pair, one scale in a panel and never across.

What is unknown is a dotted line and the word; zero is a mark at zero.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.briefing.blocks import Number
from foedus.briefing.charts.marks import link, mark, text
from foedus.briefing.charts.marks import number as n
from foedus.briefing.sentences import Sentence

WIDE, NARROW = 760, 340
NAMES = {False: 176, True: 166}
ABREAST = {False: 4, True: 1}
ROW, HEAD, FOOT, GAP = 22, 40, 22, 18
# Room for the value at the right of each panel.
VALUE = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """One value; None is unknown. interval: both ends. words: as printed. title: all of it, cited."""

    value: float | None
    interval: tuple[float, float] | None
    words: str
    title: Sentence


@dataclass(frozen=True, slots=True)
class Panel:
    """One component: its name, its unit, and a cell for every row."""

    name: Sentence
    unit: Sentence
    cells: tuple[Cell, ...]
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Multiples:
    """Panels with the same rows; each has a scale of its own."""

    rows: tuple[Sentence, ...]
    panels: tuple[Panel, ...]

    def sentences(self) -> tuple[Sentence, ...]:
        """Names of rows and panels, units, and titles of cells."""
        panels = ((panel.name, panel.unit, *(cell.title for cell in panel.cells)) for panel in self.panels)
        return (*self.rows, *(sentence for panel in panels for sentence in panel))

    def svg(self, number: Number, *, narrow: bool) -> str:
        """Panels side by side on a page, below each other on a phone; names of rows once a band."""
        width, many = (NARROW if narrow else WIDE), ABREAST[narrow]
        band = HEAD + ROW * len(self.rows) + FOOT
        body = Markup()
        bands = [self.panels[start : start + many] for start in range(0, len(self.panels), many)]
        for place, panels in enumerate(bands):
            top = place * (band + GAP)
            body += self._rows(top, width, narrow=narrow)
            room = (width - NAMES[narrow]) / min(many, len(self.panels))
            for index, panel in enumerate(panels):
                left = NAMES[narrow] + index * room
                body += _panel(panel, left, top, room - (0 if narrow else GAP), number)
        height = len(bands) * (band + GAP) - GAP
        return Markup(
            '<svg class="chart multiples" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="group" '
            'aria-label="Components by pair">{2}</svg>'
        ).format(width, height, body)

    def _rows(self, top: float, width: float, *, narrow: bool) -> Markup:
        body = Markup()
        for index, row in enumerate(self.rows):
            y = top + HEAD + ROW * index
            body += Markup('<line class="lane" x1="0" x2="{}" y1="{}" y2="{}"/>').format(width, n(y), n(y))
            body += text(0, y + 15, row.text, css="row-name")
        return body


def _panel(panel: Panel, left: float, top: float, width: float, number: Number) -> Markup:
    """Name, unit, a line at zero, the scale's ends, and the cells."""
    low, high = _domain(panel.cells)
    start, end = left + 8, left + width - VALUE

    def x(value: float) -> float:
        return start + (value - low) / (high - low) * (end - start)

    bottom = top + HEAD + ROW * len(panel.cells)
    body = text(left, top + 13, panel.name.text, css="lane-name") + text(
        left, top + 29, panel.unit.text, css="tick"
    )
    body += Markup('<line class="zero-line" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(
        n(x(0)), n(top + HEAD), n(bottom + 4)
    )
    for value in sorted({low, 0.0, high}):
        if value and abs(x(value) - x(0)) < 26:
            continue
        anchor = "end" if value > 0 else "start" if value < 0 else "middle"
        body += text(x(value), bottom + 17, _say(value), css="tick", anchor=anchor)
    for index, cell in enumerate(panel.cells):
        y = top + HEAD + ROW * (index + 0.5)
        drawn = _cell(cell, x, y, start, end, conflict=panel.conflict)
        drawn += text(
            left + width, y + 4, cell.words, css="value" if cell.value else "value none", anchor="end"
        )
        if cell.title.citations:
            drawn = link(number(cell.title.citations[0]), cell.title.text, drawn)
        body += drawn
    return Markup('<g class="{}">{}</g>').format("conf" if panel.conflict else "coop", body)


def _cell(cell: Cell, x, y: float, start: float, end: float, *, conflict: bool) -> Markup:  # type: ignore[no-untyped-def]
    if cell.value is None:
        return Markup('<line class="unknown" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
            n(start), n(end), n(y), n(y)
        )
    if not cell.value and (cell.interval is None or not any(cell.interval)):
        return Markup('<line class="nil" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>').format(
            n(x(0)), n(y - 5), n(y + 5)
        )
    body = Markup('<rect class="hit" x="{}" y="{}" width="{}" height="{}"/>').format(
        n(start), n(y - ROW / 2), n(end - start), ROW
    )
    if cell.interval:
        body += Markup('<line class="extent" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
            *map(n, (x(cell.interval[0]), x(cell.interval[1]), y, y))
        )
    return body + Markup('<g transform="translate({} {})">{}</g>').format(
        n(x(cell.value)), n(y), mark("occurred", conflict=conflict, radius=4.5)
    )


def _domain(cells: Sequence[Cell]) -> tuple[float, float]:
    """From zero or below to zero or above, to round figures that hold all values and intervals."""
    ends = [0.0]
    for cell in cells:
        if cell.value is not None:
            ends += [cell.value, *(cell.interval or ())]
    low, high = 0.0 - _round_up(-min(ends)), _round_up(max(ends))
    return (low, high) if high > low else (0.0, 1.0)


def _round_up(value: float) -> float:
    """The next of 1, 2, 3, 5 times a power of ten; 0 stays.

    >>> _round_up(21.1), _round_up(0.27), _round_up(0)
    (30.0, 0.3, 0.0)
    """
    if value <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(
        float(f"{step * power:.6g}") for step in (1, 2, 3, 5, 10) if step * power >= value * (1 - 1e-9)
    )


def _say(value: float) -> str:
    return f"{value or 0:g}".replace("-", "−")
