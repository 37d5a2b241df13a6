"""Places that news about states names: what country they lie in, and a point to draw them at.

Source of the table: lexicon/data/places/sources.yaml.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from foedus.errors import LexiconError
from foedus.lexicon.tables import DATA, cell_list, cell_number, read_table

KINDS = ("capital", "city", "port", "base", "site", "island", "reef", "sea", "region")
COLUMNS = ("id", "name", "aliases", "country", "lat", "lon", "kind")


@dataclass(frozen=True, slots=True)
class Place:
    """One place; country is ISO 3166 alpha-3, None for seas and disputed places; degrees, rounded to .1."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    lat: float
    lon: float
    kind: str


@dataclass(frozen=True, slots=True)
class Places:
    """Places by name. longest: words in the longest name."""

    by_name: Mapping[str, Place]
    longest: int

    def find(self, name: str) -> Place | None:
        """The place of this name, letter for letter; None if it is not known.

        >>> load_places().find("Najin").country
        'PRK'
        """
        return self.by_name.get(name)


@functools.cache
def load_places() -> Places:
    """The table that ships with foedus.

    Raises LexiconError for a name that stands twice, an unknown kind or a point off the globe.
    """
    by_name: dict[str, Place] = {}
    for at, row in read_table(DATA / "places" / "places.csv", COLUMNS):
        key, name, aliases, country, lat, lon, kind = row
        place = Place(
            key, name, cell_list(aliases), country or None, cell_number(at, lat), cell_number(at, lon), kind
        )
        if kind not in KINDS:
            raise LexiconError(f"{at}: unknown kind {kind!r}; known are {', '.join(KINDS)}")
        if abs(place.lat) > 90 or abs(place.lon) > 180:
            raise LexiconError(f"{at}: {lat}, {lon} lies off the globe")
        for form in (name, *place.aliases):
            if form in by_name:
                raise LexiconError(f"{at}: {form!r} names {by_name[form].id!r} already")
            by_name[form] = place
    return Places(by_name, max(len(form.split()) for form in by_name))
