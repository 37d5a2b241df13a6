"""The coarse outline against the table of places: land is land, and the sea is not."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from foedus.errors import LexiconError
from foedus.lexicon.outline import Outline, capital_of, is_land, load_outline
from foedus.lexicon.places import Place, load_places

# Capitals on islands that are too small for the outline.
SMALL = {"honiara", "manama"}


def places(*kinds: str) -> list[tuple[str, Place]]:
    return sorted({p.id: p for p in load_places().by_name.values() if p.kind in kinds}.items())


def to_coast(outline: Outline, place: Place) -> float:
    """Degrees to the nearest coast."""
    best = math.inf
    for ring in (*outline.land.values(), *outline.water.values()):
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            for k in range(11):
                east = (x1 + (x2 - x1) * k / 10 - place.lon + 180) % 360 - 180
                north = y1 + (y2 - y1) * k / 10 - place.lat
                best = min(best, math.hypot(east * math.cos(math.radians(place.lat)), north))
    return best


def test_capitals_and_cities_stand_on_land_or_within_a_quarter_degree_of_it() -> None:
    outline = load_outline()
    wet = [
        key
        for key, place in places("capital", "city", "base", "site")
        if key not in SMALL and not is_land(outline, place.lon, place.lat) and to_coast(outline, place) > 0.25
    ]
    assert wet == []


def test_ports_lie_near_a_coast_and_seas_in_the_water() -> None:
    outline = load_outline()
    assert [key for key, place in places("port") if to_coast(outline, place) > 0.6] == []
    assert [key for key, place in places("sea") if is_land(outline, place.lon, place.lat)] == []


def test_state_without_a_capital_in_the_table_has_none() -> None:
    assert capital_of("ZZZ") is None


def test_point_off_the_globe_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "outline.yaml"
    file.write_text('land:\n  here: "0 0, 1 1, 2 95"\nwater: {}\n')
    with pytest.raises(LexiconError, match=r"2: here: 2\.0 95\.0 lies off the globe"):
        load_outline(file)
