"""States around a circle, friends beside each other; a line for each sign, with the number on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

from markupsafe import Markup

from foedus.briefing.blocks import Number
from foedus.briefing.charts.marks import link, text
from foedus.briefing.charts.marks import number as n
from foedus.briefing.sentences import Sentence

SIZES = {False: (720, 424), True: (340, 372)}


@dataclass(frozen=True, slots=True)
class Tie:
    """Acts of one sign between two nodes. solid: at least one is reported as having occurred."""

    ends: tuple[str, str]
    positive: bool
    acts: int
    solid: bool
    title: Sentence


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
        names = Markup().join(_node(name.text, places[node], width) for node, name in self.nodes)
        return Markup(
            '<svg class="chart network" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="group" '
            'aria-label="Network of ties">{2}{3}{4}</svg>'
        ).format(width, height, lines, names, labels)

    def _places(self, width: int, height: int, *, narrow: bool) -> dict[str, tuple[float, float]]:
        order = _order([node for node, _ in self.nodes], self.ties)
        angles = [2 * math.pi * index / len(order) - math.pi / 2 for index in range(len(order))]
        across = _stretch(
            [math.cos(angle) for angle in angles], 92 if narrow else 150, width - (92 if narrow else 150)
        )
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
    css = f"{'coop' if tie.positive else 'conf'} {'solid' if tie.solid else 'dashed'}"
    path = Markup('<path class="tie {}" d="M{} {}Q{} {} {} {}" stroke-width="{}"/>').format(
        css, *(n(v) for v in (x1, y1, cx, cy, x2, y2)), n(min(7.0, 1.2 + 0.9 * tie.acts**0.7))
    )
    sign = "+" if tie.positive else "−"
    words = text(
        lx, ly + 4, f"{sign}{tie.acts}", css=f"tie-name {'coop' if tie.positive else 'conf'}", anchor="middle"
    )
    hit = Markup('<circle class="hit" cx="{}" cy="{}" r="13"/>').format(n(lx), n(ly))
    return path, link(number(tie.title.citations[0]), tie.title.text, hit + words)


def _node(name: str, place: tuple[float, float], width: int) -> Markup:
    x, y = place
    anchor = "middle" if abs(x - width / 2) < 30 else "end" if x < width / 2 else "start"
    dx = {"middle": 0, "end": -11, "start": 11}[anchor]
    dy = 4.0 if dx else (-14.0 if y < 200 else 24.0)
    dot = Markup('<circle class="node" cx="{}" cy="{}" r="5"/>').format(n(x), n(y))
    return dot + text(x + dx, y + dy, name, css="node-name", anchor=anchor)
