"""Where states lie and what ties them: capitals at their true places on a coarse outline of the land.

A line says who is tied to whom, not a route. States too far off for the others to be told apart stand at
the frame, in the direction in which they lie.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from markupsafe import Markup

from foedus.briefing.blocks import Number
from foedus.briefing.charts.marks import link, text
from foedus.briefing.charts.marks import number as n
from foedus.briefing.charts.network import Tie, crossed
from foedus.briefing.charts.placing import Page, spots_around
from foedus.briefing.charts.projection import Point, Projection
from foedus.briefing.sentences import Sentence
from foedus.lexicon.outline import Ring, load_outline

SIZES = {False: (760, 440), True: (340, 400)}
# Two capitals closer than this many pixels cannot be told apart.
APART = {False: 13.0, True: 8.5}
# The least that a frame shows across, in radians: the outline is too coarse for more.
LEAST = math.radians(42)
EDGE = 16


@dataclass(frozen=True, slots=True)
class Seat:
    """A state at its capital. title: what the label opens and what a screen reader hears."""

    id: str
    lon: float
    lat: float
    name: Sentence
    title: Sentence


@dataclass(frozen=True, slots=True)
class Map:
    """Seats and the ties between them; ties of others are not drawn."""

    seats: tuple[Seat, ...]
    ties: tuple[Tie, ...]

    def sentences(self) -> tuple[Sentence, ...]:
        """Names and titles of seats and ties."""
        named = (sentence for seat in self.seats for sentence in (seat.name, seat.title))
        return (*named, *(tie.title for tie in self.ties))

    def svg(self, number: Number, *, narrow: bool) -> str:
        """The map in a frame that depends on the seats alone."""
        width, height = SIZES[narrow]
        view = _find_view(self.seats, width, height, APART[narrow])
        at = {seat.id: view.seat(seat) for seat in self.seats}
        lines = Markup().join(
            _tie(tie, at, self.ties, number)
            for tie in sorted(self.ties, key=lambda tie: (-tie.acts, tie.positive, tie.ends))
            if set(tie.ends) <= set(at)
        )
        return Markup(
            '<svg class="chart map" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="group" '
            'aria-label="Map of states and ties">{2}{3}{4}</svg>'
        ).format(width, height, view.ground(), lines, self._names(at, view, number))

    def _names(self, at: dict[str, Point], view: _View, number: Number) -> Markup:
        """Dots and labels, with a thin line where a label had to stand nearer to another dot."""
        page = Page(view.width, view.height)
        room = {key: page.take(x, y, 10) for key, (x, y) in at.items()}
        for tie in self.ties:
            if set(tie.ends) <= set(at):
                page.lines += _samples(*_curve(tie, at, self.ties))
        drawn = Markup()
        # Those with most neighbours have least choice, and choose first.
        crowd = {
            seat.id: sum(math.dist(at[seat.id], at[other.id]) < 90 for other in self.seats)
            for seat in self.seats
        }
        for seat in sorted(self.seats, key=lambda seat: (-crowd[seat.id], seat.id)):
            x, y = at[seat.id]
            spots = spots_around(x, y, seat.name.text, size=13, away=_away(x, y, at.values()))
            spot = page.put(spots, own=room[seat.id])
            if min(at, key=lambda key: math.dist(at[key], spot.box.reach(*at[key]))) != seat.id:
                drawn += Markup('<line class="leader" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
                    *map(n, (x, y, *spot.box.reach(x, y)))
                )
            body = view.dot(seat, x, y) + text(
                spot.x, spot.y, seat.name.text, css="node-name", anchor=spot.anchor
            )
            if seat.title.citations:
                body = link(number(seat.title.citations[0]), seat.title.text, body)
            drawn += body
        return drawn


@dataclass(frozen=True, slots=True)
class _View:
    """A window on a projection: scale in pixels per unit, and the pixel at which its origin lies."""

    projection: Projection
    scale: float
    origin: Point
    width: int
    height: int
    inside: frozenset[str]

    def pixel(self, point: Point) -> Point:
        return self.origin[0] + self.scale * point[0], self.origin[1] + self.scale * point[1]

    def seat(self, seat: Seat) -> Point:
        """Where a seat stands: at its place, or where the way to it leaves the frame."""
        x, y = self.pixel(self.projection.place(seat.lon, seat.lat))
        if seat.id in self.inside:
            return x, y
        cx, cy = self.width / 2, self.height / 2
        dx, dy = x - cx, y - cy
        share = min((cx - EDGE) / abs(dx) if dx else math.inf, (cy - EDGE) / abs(dy) if dy else math.inf, 1.0)
        return cx + dx * share, cy + dy * share

    def dot(self, seat: Seat, x: float, y: float) -> Markup:
        """A dot at a place; a wedge that points outwards for a state beyond the frame."""
        if seat.id in self.inside:
            return Markup('<circle class="node" cx="{}" cy="{}" r="4.5"/>').format(n(x), n(y))
        turn = math.degrees(math.atan2(y - self.height / 2, x - self.width / 2))
        return Markup(
            '<path class="node" transform="translate({} {}) rotate({})" d="M9 0L-4 -6L-4 6Z"/>'
        ).format(n(x), n(y), n(turn))

    def ground(self) -> Markup:
        """Sea, lines of longitude and latitude every ten degrees, land and lakes, cut to the frame."""
        outline = load_outline()
        grid = " ".join(filter(None, map(self._line, _graticule())))
        land = "".join(map(self._ring, outline.land.values()))
        water = "".join(map(self._ring, outline.water.values()))
        return Markup(
            '<svg width="{0}" height="{1}" aria-hidden="true"><path class="graticule" d="{2}"/>'
            '<path class="land" d="{3}"/><path class="lake" d="{4}"/>'
            '<rect class="frame" x=".5" y=".5" width="{5}" height="{6}"/></svg>'
        ).format(self.width, self.height, grid, land, water, self.width - 1, self.height - 1)

    def _ring(self, ring: Ring) -> str:
        points = [self.pixel(point) for point in self.projection.ring(_dense(ring))]
        if len(points) < 3 or not self._meets(points):
            return ""
        return f"M{' '.join(f'{n(x)} {n(y)}' for x, y in _thin(points))}Z"

    def _line(self, places: Sequence[Point]) -> str:
        points = [self.pixel(self.projection.place(*place)) for place in places]
        near = [-40 < x < self.width + 40 and -40 < y < self.height + 40 for x, y in points]
        if not any(near):
            return ""
        first, last = near.index(True), len(near) - near[::-1].index(True)
        return "M" + " ".join(f"{n(x)} {n(y)}" for x, y in points[max(first - 1, 0) : last + 1])

    def _meets(self, points: Sequence[Point]) -> bool:
        return (
            max(x for x, _ in points) > 0
            and min(x for x, _ in points) < self.width
            and max(y for _, y in points) > 0
            and min(y for _, y in points) < self.height
        )


def _find_view(seats: Sequence[Seat], width: int, height: int, apart: float) -> _View:
    """All seats if they can be told apart; else without the farthest, one by one, down to half of them."""
    inside = list(seats)
    while True:
        view = _fit(inside, width, height)
        at = [view.seat(seat) for seat in inside]
        close = min((math.dist(a, b) for a, b in combinations(at, 2)), default=math.inf)
        if close >= apart or len(inside) <= max(2, len(seats) / 2):
            return view
        middle = (sum(x for x, _ in at) / len(at), sum(y for _, y in at) / len(at))
        far = max(range(len(at)), key=lambda i: (math.dist(at[i], middle), inside[i].id))
        del inside[far]


def _fit(inside: Sequence[Seat], width: int, height: int) -> _View:
    projection = Projection.around([(seat.lon, seat.lat) for seat in inside])
    points = [projection.place(seat.lon, seat.lat) for seat in inside]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    # Room for names: a sixth of the frame at either side, and a seventh above and below.
    scale = min(
        width * 0.68 / max(right - left, 1e-6), height * 0.72 / max(bottom - top, 1e-6), width / LEAST
    )
    origin = width / 2 - scale * (left + right) / 2, height / 2 - scale * (top + bottom) / 2
    return _View(projection, scale, origin, width, height, frozenset(seat.id for seat in inside))


def _curve(tie: Tie, at: dict[str, Point], ties: Sequence[Tie]) -> tuple[Point, Point, Point]:
    """Both ends and the control point between; two ties of one pair bend apart."""
    (x1, y1), (x2, y2) = at[tie.ends[0]], at[tie.ends[1]]
    two = sum(other.ends == tie.ends for other in ties) > 1
    bend = 0.1 + (0.12 if tie.positive else -0.12) * two
    return (x1, y1), ((x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend), (x2, y2)


def _samples(start: Point, middle: Point, end: Point) -> list[Point]:
    """Points along a curve, some ten pixels apart."""
    steps = max(2, round(math.dist(start, end) / 10))
    parts = [((1 - t) ** 2, 2 * t * (1 - t), t**2) for t in (step / steps for step in range(steps + 1))]
    return [
        (a * start[0] + b * middle[0] + c * end[0], a * start[1] + b * middle[1] + c * end[1])
        for a, b, c in parts
    ]


def _tie(tie: Tie, at: dict[str, Point], ties: Sequence[Tie], number: Number) -> Markup:
    curve = (x1, y1), (cx, cy), (x2, y2) = _curve(tie, at, ties)
    path = f"M{n(x1)} {n(y1)}Q{n(cx)} {n(cy)} {n(x2)} {n(y2)}"
    cross = crossed(*_samples(*curve)[len(_samples(*curve)) // 2]) if tie.style == "denied" else Markup()
    body = Markup(
        '<path class="hit-line" d="{0}"/><path class="tie {1}" d="{0}" stroke-width="{2}"/>'
    ).format(path, tie.css, n(min(7.0, 1.2 + 0.9 * tie.acts**0.7)))
    return link(number(tie.title.citations[0]), tie.title.text, body + cross, css=tie.sign)


def _away(x: float, y: float, others: Iterable[Point]) -> Point:
    """The direction from a point that leads out of the crowd around it."""
    dx = dy = 0.0
    for ox, oy in others:
        if 0 < (near := math.hypot(x - ox, y - oy)) < 150:
            dx, dy = dx + (x - ox) / near**2, dy + (y - oy) / near**2
    return (dx, dy) if dx or dy else (1.0, 0.0)


def _graticule() -> list[list[Point]]:
    meridians = [[(float(lon), float(lat)) for lat in range(-80, 81, 4)] for lon in range(-180, 180, 10)]
    parallels = [[(float(lon), float(lat)) for lon in range(-180, 181, 4)] for lat in range(-80, 81, 10)]
    return meridians + parallels


def _dense(ring: Ring) -> list[Point]:
    """The ring with points at least every six degrees, so that long sides bend with the globe."""
    found: list[Point] = []
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        steps = max(1, math.ceil(max(abs(x2 - x1), abs(y2 - y1)) / 6))
        found += [(x1 + (x2 - x1) * k / steps, y1 + (y2 - y1) * k / steps) for k in range(steps)]
    return found


def _thin(points: Sequence[Point]) -> list[Point]:
    """Without points that lie less than a pixel from the one before."""
    found = [points[0]]
    for point in points[1:]:
        if math.dist(point, found[-1]) >= 1:
            found.append(point)
    return found
