"""Places on a flat map: Lambert's azimuthal equal-area projection around the middle of what is shown."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Vector: TypeAlias = tuple[float, float, float]
Point: TypeAlias = tuple[float, float]

# Land beyond this angle from the middle is cut away; no frame reaches so far.
HORIZON = math.radians(120)


def to_vector(lon: float, lat: float) -> Vector:
    """A place in degrees as a unit vector."""
    x, y = math.radians(lon), math.radians(lat)
    return math.cos(y) * math.cos(x), math.cos(y) * math.sin(x), math.sin(y)


@dataclass(frozen=True, slots=True)
class Projection:
    """Azimuthal equal-area around a place in degrees; north is up there. One unit is one radian there."""

    lon: float
    lat: float

    @classmethod
    def around(cls, places: Iterable[Point]) -> Projection:
        """Centred on the mean of places (longitude, latitude), taken on the sphere."""
        x, y, z = (sum(part) for part in zip(*(to_vector(*place) for place in places), strict=True))
        return cls(
            round(math.degrees(math.atan2(y, x)), 1), round(math.degrees(math.atan2(z, math.hypot(x, y))), 1)
        )

    def seen(self, vector: Vector) -> Vector:
        """The vector turned so that the middle is the first axis, east the second and north the third."""
        x, y, z = vector
        a, b = math.radians(self.lon), math.radians(self.lat)
        east = y * math.cos(a) - x * math.sin(a)
        level = x * math.cos(a) + y * math.sin(a)
        return level * math.cos(b) + z * math.sin(b), east, z * math.cos(b) - level * math.sin(b)

    def place(self, lon: float, lat: float) -> Point:
        """Where a place stands: x to the right and y down, in units; the far point goes to the rim."""
        return _flat(self.seen(to_vector(lon, lat)))

    def ring(self, places: Sequence[Point]) -> list[Point]:
        """A closed outline, cut at the horizon; empty if all of it lies beyond."""
        cut = _cut([self.seen(to_vector(*place)) for place in places])
        return [_flat(vector) for vector in cut]


def _flat(seen: Vector) -> Point:
    ahead, east, north = seen
    k = math.sqrt(2 / max(1 + ahead, 1e-9))
    return k * east, -k * north


def _cut(ring: list[Vector]) -> list[Vector]:
    """The part of a ring within the horizon; along the horizon it follows the circle."""
    edge = math.cos(HORIZON)
    found: list[Vector] = []
    left: float | None = None
    # The walk begins inside, so that every way out is followed by its way back in.
    start = next((i for i, vector in enumerate(ring) if vector[0] >= edge), None)
    if start is None:
        return []
    walk = [*ring[start:], *ring[: start + 1]]
    for a, b in itertools.pairwise(walk):
        if a[0] >= edge:
            found.append(a)
        if (a[0] >= edge) != (b[0] >= edge):
            t = (edge - a[0]) / (b[0] - a[0])
            turn = math.atan2(a[2] + t * (b[2] - a[2]), a[1] + t * (b[1] - a[1]))
            if left is not None and b[0] >= edge:
                found += _along(left, turn, edge)
            left = turn
            found.append(_rim(turn, edge))
    return found


def _along(start: float, end: float, edge: float) -> list[Vector]:
    """Points on the horizon between two directions, the shorter way."""
    gap = (end - start + math.pi) % (2 * math.pi) - math.pi
    steps = int(abs(gap) / 0.2)
    return [_rim(start + gap * step / (steps + 1), edge) for step in range(1, steps + 1)]


def _rim(turn: float, edge: float) -> Vector:
    side = math.sqrt(1 - edge * edge)
    return edge, side * math.cos(turn), side * math.sin(turn)
