"""The map: places keep their directions and areas, far states go to the frame, labels stay apart."""

from __future__ import annotations

import math
import re
from itertools import combinations

import pytest

from foedus.briefing.charts.map import Map, Seat
from foedus.briefing.charts.network import Tie
from foedus.briefing.charts.placing import Page, spots_around
from foedus.briefing.charts.projection import Projection
from foedus.briefing.sentences import Citation, Sentence
from foedus.lexicon.outline import capital_of, load_outline

CITED = (Citation("claim", "c1"),)


def seats(*states: str) -> tuple[Seat, ...]:
    found = []
    for state in states:
        place = capital_of(state)
        assert place
        found.append(
            Seat(state, place.lon, place.lat, Sentence(state), Sentence(f"{state}, {place.name}", CITED))
        )
    return tuple(found)


def draw(found: tuple[Seat, ...], ties: tuple[Tie, ...] = (), *, narrow: bool = False) -> str:
    return Map(found, ties).svg(lambda citation: 1, narrow=narrow)


def test_projection_keeps_north_up_at_its_middle_and_distances_from_it() -> None:
    view = Projection(20.0, 50.0)
    assert view.place(20.0, 50.0) == pytest.approx((0.0, 0.0), abs=1e-12)
    x, y = view.place(20.0, 60.0)
    assert x == pytest.approx(0.0, abs=1e-12) and y < 0
    assert -y == pytest.approx(2 * math.sin(math.radians(5)))


def test_outline_is_cut_at_the_horizon_and_never_leaps_over_the_map() -> None:
    rim = 2 * math.sin(math.radians(60))
    for lon in range(-180, 180, 45):
        view = Projection(float(lon), 30.0)
        for ring in load_outline().land.values():
            points = view.ring(ring)
            assert all(math.hypot(*point) <= rim + 1e-9 for point in points)


def test_states_close_together_push_the_far_one_to_the_frame() -> None:
    near = draw(seats("RUS", "CHN", "PRK"))
    assert "M9 0L-4 -6L-4 6Z" not in near
    far = draw(seats("CHN", "PRK", "KOR", "JPN", "USA"))
    assert far.count("M9 0L-4 -6L-4 6Z") == 1


def test_every_tie_is_a_link_with_its_words_and_its_style() -> None:
    found = seats("RUS", "PRK")
    ties = (
        Tie(("PRK", "RUS"), True, 3, "solid", Sentence("3 acts of cooperation", CITED)),
        Tie(("PRK", "RUS"), False, 1, "denied", Sentence("1 denied act of conflict", CITED)),
    )
    svg = draw(found, ties)
    assert 'aria-label="3 acts of cooperation"' in svg and 'class="tie coop solid"' in svg
    assert 'aria-label="1 denied act of conflict"' in svg and "tie-cross" in svg
    assert len(re.findall(r'class="tie ', svg)) == 2


@pytest.mark.parametrize("narrow", [False, True])
def test_drawing_twice_gives_the_same(narrow: bool) -> None:
    found = seats("RUS", "PRK", "KOR", "JPN", "CHN", "USA")
    assert draw(found, narrow=narrow) == draw(found, narrow=narrow)


def test_labels_of_neighbours_do_not_touch() -> None:
    page = Page(400, 300)
    points = {"North": (200.0, 150.0), "South": (207.0, 158.0), "West": (170.0, 152.0)}
    room = {name: page.take(*point, 10) for name, point in points.items()}
    boxes = [
        page.put(spots_around(*point, name, size=13), own=room[name]).box for name, point in points.items()
    ]
    assert not any(a.touches(b, 0) for a, b in combinations(boxes, 2))
