"""Free places for labels: the first of several that touches nothing that stands already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Anchor = Literal["start", "middle", "end"]
CHAR = 8.6


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box, gap: float = 1.0) -> bool:
        """Whether two boxes come closer than the gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def reach(self, x: float, y: float) -> tuple[float, float]:
        """The point of the box that is nearest to this one."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label stands: x and y of its baseline, how it is anchored, and its box."""

    x: float
    y: float
    anchor: Anchor
    box: Box


@dataclass(slots=True)
class Page:
    """What is taken on a drawing of this size; points of lines may be covered, but better not."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)
    lines: list[tuple[float, float]] = field(default_factory=list)

    def take(self, x: float, y: float, radius: float) -> Box:
        """Keep the place around a point free, for all labels but its own."""
        self.taken.append(Box(x - radius, y - radius, x + radius, y + radius))
        return self.taken[-1]

    def put(self, spots: Sequence[Spot], *, own: Box) -> Spot:
        """The first spot that is free and on the page; else the one that touches least. own: its point."""

        def cost(spot: Spot) -> float:
            box = spot.box
            off = max(0.0, -box.left, -box.top, box.right - self.width, box.bottom - self.height)
            under = sum(box.left < x < box.right and box.top < y < box.bottom for x, y in self.lines)
            return (
                100 * off
                + 10 * sum(box.touches(other) for other in self.taken if other is not own)
                + 0.3 * under
            )

        # A label far from its point is read as another's: each step away costs as much as a line beneath.
        best = min(enumerate(spots), key=lambda item: cost(item[1]) + 0.2 * item[0])[1]
        self.taken.append(best.box)
        return best


def spots_around(
    x: float, y: float, words: str, *, size: float, away: tuple[float, float] = (1.0, 0.0), char: float = CHAR
) -> list[Spot]:
    """Spots for a label around a point: nearest first, those in the direction `away` before others.

    size: height of its letters.

    >>> spots_around(0, 0, "Riga", size=12)[0].anchor
    'start'
    """
    width = char * len(words)
    directions: list[tuple[float, float, Anchor]] = [
        (1, 0, "start"), (-1, 0, "end"), (0.75, 0.75, "start"), (0.75, -0.75, "start"), (-0.75, 0.75, "end"),
        (-0.75, -0.75, "end"), (0, 1.4, "middle"), (0, -1.4, "middle"),
    ]  # fmt: skip
    directions.sort(key=lambda one: -(one[0] * away[0] + one[1] * away[1]))
    found = []
    for reach in (9.0, 18.0, 30.0):
        for dx, dy, anchor in directions:
            left = x + dx * reach - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
            base = y + dy * reach + size * 0.35
            box = Box(left, base - size * 0.85, left + width, base + size * 0.25)
            found.append(Spot(x + dx * reach, base, anchor, box))
    return found
