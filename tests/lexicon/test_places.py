from __future__ import annotations

from foedus.lexicon.places import load_places


def test_every_place_lies_in_a_state_of_three_letters_or_in_none() -> None:
    places = {place.id: place for place in load_places().by_name.values()}
    assert len(places) > 200
    assert all(place.country is None or len(place.country) == 3 for place in places.values())
    assert all(place.country is None for place in places.values() if place.kind == "sea")


def test_other_spellings_name_the_same_place() -> None:
    places = load_places()
    assert places.find("Kiev") is places.find("Kyiv")
