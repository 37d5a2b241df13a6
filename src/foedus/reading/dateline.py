"""The opening words that give place, date and wire: "SEOUL, Sept. 7 (Wire) —"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = (
    r"(?P<place>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þa-zß-ÿ'’.-]*(?:[ /][A-ZÀ-ÖØ-Þ][\w'’.-]*){0,3}(?:, "
    r"[A-Z][\w.]*(?: [A-Z][\w.]*)?){0,2})"
)
_DAY = (
    r"(?P<date>(?:[A-Z][a-z]{2,8}day,? )?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct"
    r"|Nov|Dec)[a-z]*\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)(?:,? \d{4})?)"
)
_WIRE = r"\((?P<wire>[A-Z][\w.&/ -]{1,30})\)"
_DASH = r"\s?(?:—|–|--+|-|―|:)\s?"
_DATELINE = re.compile(rf"{_PLACE}(?:,? ?{_DAY})?,?(?: ?{_WIRE})?{_DASH}(?=[\"“‘'A-Z\d])")
_WIRE_ONLY = re.compile(rf"(?:{_DAY} ?)?{_WIRE}{_DASH}(?=[\"“‘'A-Z\d])")
_CLEAR_DASH = re.compile(r"(?:—|–|―| --+| -)\s?$")
_NOT_A_PLACE = frozenset(
    "NATO OPEC ASEAN AUKUS BRICS UNESCO UNICEF KCNA TASS WATCH UPDATE BREAKING OPINION "
    "ANALYSIS EXCLUSIVE NOTE"
    " VIDEO READ LIVE RECAP FACTBOX EXPLAINER TIMELINE EDITORIAL INTERVIEW PODCAST PHOTOS UPDATED".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words as they stand at the start of the text, and their parts."""

    text: str
    place: str | None = None
    date: str | None = None
    wire: str | None = None


def find_dateline(text: str) -> Dateline | None:
    """The dateline at the very start of a text; None if it opens otherwise.

    A place alone counts only in capitals and before a dash.

    >>> find_dateline("KLOW, Sept. 7 (BNA) — The envoy left.").wire
    'BNA'
    >>> find_dateline("NATO — The alliance met.") is None
    True
    """
    opening = text[:140]
    match = _DATELINE.match(opening)
    if match:
        place, date, wire = match["place"], match["date"], match["wire"]
        alone = not date and not wire
        capitals = place.split(",")[0].isupper() and len(place) > 3 and place not in _NOT_A_PLACE
        if (alone and not (capitals and _CLEAR_DASH.search(match[0]))) or (
            not alone and not capitals and not _CLEAR_DASH.search(match[0])
        ):
            return None
        return Dateline(match[0].strip(), place, date, wire)
    match = _WIRE_ONLY.match(opening)
    return Dateline(match[0].strip(), date=match["date"], wire=match["wire"]) if match else None
