"""Outlines of land and large lakes, coarse enough to be drawn by hand, for small maps.

Source: lexicon/data/places/sources.yaml, under outline.yaml.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from foedus.errors import LexiconError
from foedus.lexicon.load import Node, load_yaml
from foedus.lexicon.places import Place, load_places
from foedus.lexicon.tables import DATA

FILE = DATA / "places" / "outline.yaml"
SHOWN_AS = "lexicon/data/places/outline.yaml"

Ring: TypeAlias = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """Rings of (longitude, latitude) in degrees by name; the last point joins the first.

    Longitudes run from -180 to 360, without a jump within a ring. About half a degree exact.
    """

    land: Mapping[str, Ring]
    water: Mapping[str, Ring]


@functools.cache
def load_outline(path: Path = FILE) -> Outline:
    """The outline that ships with foedus.

    Raises LexiconError for a ring of fewer than three points, or a point off the globe.
    """
    root = load_yaml(path, SHOWN_AS if path == FILE else None)
    fields = root.fields(("land", "water"), ("land", "water"))
    land, water = (
        {name: _ring(name, node) for name, node in fields[kind].fields().items()}
        for kind in ("land", "water")
    )
    return Outline(land, water)


@functools.cache
def capital_of(state: str) -> Place | None:
    """The capital of a state in the table of places; None for one that the table lacks.

    >>> capital_of("RUS").name, capital_of("XXX")
    ('Moscow', None)
    """
    places = load_places().by_name.values()
    return next((place for place in places if place.kind == "capital" and place.country == state), None)


def is_land(outline: Outline, lon: float, lat: float) -> bool:
    """Whether a point lies on land that the outline holds, by counting crossings of its rings.

    >>> is_land(load_outline(), 90.0, 60.0), is_land(load_outline(), -40.0, 40.0)
    (True, False)
    """

    def inside(ring: Ring) -> bool:
        return any(_crosses(ring, shifted, lat) for shifted in (lon - 360, lon, lon + 360))

    return any(map(inside, outline.land.values())) and not any(map(inside, outline.water.values()))


def _crosses(ring: Ring, lon: float, lat: float) -> bool:
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            odd = not odd
    return odd


def _ring(name: str, node: Node) -> Ring:
    points = []
    for pair in node.text().split(","):
        try:
            lon, lat = map(float, pair.split())
        except ValueError:
            raise node.fail(f"{name}: expected a longitude and a latitude, not {pair.strip()!r}") from None
        if not (-180 <= lon <= 360 and -90 <= lat <= 90):
            raise node.fail(f"{name}: {lon} {lat} lies off the globe")
        points.append((lon, lat))
    if len(points) < 3:
        raise LexiconError(f"{node.file}:{node.line}: {name}: a ring needs three points or more")
    return tuple(points)
