"""States around a circle, friends beside each other; a line for each sign, with the number on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from markupsafe import Markup

from foedus.briefing.blocks import Number
from foedus.briefing.charts.marks import link, text
from foedus.briefing.charts.marks import number as n
from foedus.briefing.charts.placing import Box, Page, spots_around
from foedus.briefing.charts.projection import Point
from foedus.briefing.sentences import Sentence

SIZES = {False: (720, 424), True: (340, 372)}


Style = Literal["solid", "dashed", "dotted", "denied"]


@dataclass(frozen=True, slots=True)
class Tie:
    """Acts of one sign between two nodes.

    style: solid where at least one is reported as having occurred or under way, else dashed where one is
    planned, proposed or conditional, else dotted (alleged or possible); denied where all are denied.
    """

    ends: tuple[str, str]
    positive: bool
    acts: int
    style: Style
    title: Sentence

    @property
    def sign(self) -> str:
        """The class that colours it."""
        return "coop" if self.positive else "conf"

    @property
    def css(self) -> str:
        """The classes of its line."""
        return f"{self.sign} {self.style}"


def crossed(x: float, y: float) -> Markup:
    """The mark that crosses a denied tie out."""
    return Markup('<path class="tie-cross" transform="translate({} {})" d="M-5 -5L5 5M-5 5L5 -5"/>').format(
        n(x), n(y)
    )


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by name and the ties between them."""

    nodes: tuple[tuple[str, Sentence], ...]
    ties: tuple[Tie, ...]

    def sentences(self) -> tuple[Sentence, ...]:
        """Names of nodes and titles of ties."""
        return (*(name for _, name in self.nodes), *(tie.title for tie in self.ties))

    def svg(self, number: Number, *, narrow: bool) -> str:
        """The network in a fixed layout that depends on the ties alone."""
        width, height = SIZES[narrow]
        places = self._places(width, height, narrow=narrow)
        both = {
            ends for ends in (tie.ends for tie in self.ties) if sum(t.ends == ends for t in self.ties) > 1
        }
        lines, labels = Markup(), Markup()
        taken = list(places.values())
        for tie in sorted(self.ties, key=lambda tie: (-tie.acts, tie.positive, tie.ends)):
            bend = 0.0 if tie.ends not in both else 0.13 if tie.positive else -0.13
            line, label = _tie(tie, places, number, bend, taken)
            lines += line
            labels += label
        names = self._names(places, taken, width, height)
        return Markup(
            '<svg class="chart network" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="group" '
            'aria-label="Network of ties">{2}{3}{4}</svg>'
        ).format(width, height, lines, names, labels)

    def _names(self, places: dict[str, Point], taken: list[Point], width: int, height: int) -> Markup:
        """Dots with names, outside the circle where there is room, clear of the numbers on the ties."""
        page = Page(width, height)
        room = {node: page.take(x, y, 8) for node, (x, y) in places.items()}
        for x, y in taken[len(places) :]:
            page.taken.append(Box(x - 15, y - 8, x + 15, y + 8))
        for tie in self.ties:
            (x1, y1), (x2, y2) = places[tie.ends[0]], places[tie.ends[1]]
            page.lines += [(x1 + (x2 - x1) * t / 20, y1 + (y2 - y1) * t / 20) for t in range(21)]
        drawn = Markup()
        for node, name in self.nodes:
            x, y = places[node]
            away = ((x - width / 2) / width, (y - height / 2) / height)
            spot = page.put(spots_around(x, y, name.text, size=14, away=away), own=room[node])
            drawn += Markup('<circle class="node" cx="{}" cy="{}" r="5"/>').format(n(x), n(y))
            drawn += text(spot.x, spot.y, name.text, css="node-name", anchor=spot.anchor)
        return drawn

    def _places(self, width: int, height: int, *, narrow: bool) -> dict[str, tuple[float, float]]:
        order = _order([node for node, _ in self.nodes], self.ties)
        angles = [2 * math.pi * index / len(order) - math.pi / 2 for index in range(len(order))]
        margin = 66 if narrow else 150
        across = _stretch([math.cos(angle) for angle in angles], margin, width - margin)
        down = _stretch([math.sin(angle) for angle in angles], 32, height - 44)
        return dict(zip(order, zip(across, down, strict=True), strict=True))


def _stretch(values: list[float], low: float, high: float) -> list[float]:
    """The values moved and scaled so that they reach from low to high."""
    least, most = min(values), max(values)
    if most - least < 1e-9:
        return [(low + high) / 2 for _ in values]
    return [low + (value - least) / (most - least) * (high - low) for value in values]


def _order(nodes: list[str], ties: tuple[Tie, ...]) -> list[str]:
    """Around the circle so that positive ties are short and negative ones long; by swaps, always the same."""
    weight = {frozenset(pair): 0.0 for pair in combinations(nodes, 2)}
    for tie in ties:
        if frozenset(tie.ends) in weight:
            weight[frozenset(tie.ends)] += tie.acts if tie.positive else -tie.acts
    size = len(nodes)

    def cost(order: list[str]) -> float:
        at = {node: index for index, node in enumerate(order)}
        return sum(
            value * min(abs(at[a] - at[b]), size - abs(at[a] - at[b]))
            for (a, b), value in ((sorted(pair), value) for pair, value in weight.items())
        )

    best = sorted(nodes)
    for _ in range(8):
        swaps = []
        for i, j in combinations(range(size), 2):
            trial = best.copy()
            trial[i], trial[j] = trial[j], trial[i]
            swaps.append((round(cost(trial), 6), trial))
        if not swaps or min(swaps)[0] >= round(cost(best), 6):
            break
        best = min(swaps)[1]
    return best


def _tie(
    tie: Tie,
    places: dict[str, tuple[float, float]],
    number: Number,
    bend: float,
    taken: list[tuple[float, float]],
) -> tuple[Markup, Markup]:
    """Line and label; the label takes a free place along the line, and marks it as taken."""
    (x1, y1), (x2, y2) = places[tie.ends[0]], places[tie.ends[1]]
    mx, my = (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend
    # The curve's control point lies twice as far out as its middle.
    cx, cy = 2 * mx - (x1 + x2) / 2, 2 * my - (y1 + y2) / 2

    def at(t: float) -> tuple[float, float]:
        return (
            (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t**2 * x2,
            (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t**2 * y2,
        )

    def room(t: float) -> float:
        return min(min(math.dist(at(t), other) for other in taken), 30.0)

    lx, ly = at(max((0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74), key=room))
    taken.append((lx, ly))
    path = Markup('<path class="tie {}" d="M{} {}Q{} {} {} {}" stroke-width="{}"/>').format(
        tie.css, *(n(v) for v in (x1, y1, cx, cy, x2, y2)), n(min(7.0, 1.2 + 0.9 * tie.acts**0.7))
    )
    sign = "✕" if tie.style == "denied" else "+" if tie.positive else "−"
    words = text(lx, ly + 4, f"{sign}{tie.acts}", css=f"tie-name {tie.sign}", anchor="middle")
    hit = Markup('<circle class="hit" cx="{}" cy="{}" r="13"/>').format(n(lx), n(ly))
    return path, link(number(tie.title.citations[0]), tie.title.text, hit + words)
