"""Two values of one field, compared in their setting: which stage, which source, published when."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from foedus.linking.view import BEFORE
from foedus.model.claim import Claim, Where
from foedus.model.dates import Period
from foedus.model.document import Document
from foedus.model.event import DisputeKind

Verdict = tuple[DisputeKind, str]
NEAR_KM = 50.0
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Setting:
    """A claim with what decides how its values are to be read against another's."""

    claim: Claim
    published: dt.date | None
    origin: str | None

    @classmethod
    def of(cls, claim: Claim, doc: Document | None, origin: str | None) -> Setting:
        """The setting of a claim."""
        return cls(claim, doc.published.since if doc else None, origin)

    @property
    def ahead(self) -> bool:
        """Whether the claim looks ahead to an act that is not done yet."""
        return self.claim.status in BEFORE

    def apart_from(self, other: Setting) -> bool:
        """Whether the two are two voices: one writer's own two sentences do not dispute each other."""
        return self.claim.doc != other.claim.doc or self.origin != other.origin


def superseded(a: Setting, b: Setting) -> str | None:
    """Why one of the two claims replaces the other; None if neither does."""
    if a.ahead != b.ahead:
        return "expected so beforehand, reported otherwise once it happened"
    if a.origin and a.origin == b.origin and a.published and b.published and a.published != b.published:
        return "the same source later says otherwise"
    return None


def compare_dates(a: Setting, b: Setting) -> Verdict | None:
    """How two dates differ; None where they say the same or one gives none."""
    one, other = _period(a.claim), _period(b.claim)
    if (one is None and _occasion(a.claim)) or (other is None and _occasion(b.claim)):
        return (
            "scope",
            "an occasion is named: whether it was on the date or occasion of the others is not told",
        )
    if one is None or other is None or one == other:
        return None
    if one.overlaps(other):
        return "precision", "one date is given more precisely than another"
    why = superseded(a, b)
    if why:
        return "update", why
    if looks_like_slip(one, other):
        return "slip", "the dates differ by one day, or only by the year: a time zone or a slip"
    return "conflict", "the dates given exclude each other"


def looks_like_slip(one: Period, other: Period) -> bool:
    """Two days that are neighbours, or one day of the month in neighbouring years, or day and month changed.

    >>> looks_like_slip(Period.parse("2023-07-25"), Period.parse("2022-07-25"))
    True
    """
    if one.days != 1 or other.days != 1 or one.since is None or other.since is None:
        return False
    a, b = one.since, other.since
    return (
        abs((a - b).days) == 1
        or ((a.month, a.day) == (b.month, b.day) and abs(a.year - b.year) == 1)
        or (a.year == b.year and (a.month, a.day) == (b.day, b.month))
    )


def compare_places(a: Setting, b: Setting) -> Verdict | None:
    """How two places differ; None where they are one or one claim gives none."""
    one, other = a.claim.where, b.claim.where
    if one is None or other is None or one.name == other.name:
        return None
    km = distance_km(one, other)
    if km is not None and km <= NEAR_KM:
        return "precision", f"the places lie {km:.0f} km apart"
    if one.country and one.country == other.country and km is None:
        return "precision", "one country, named more or less exactly"
    why = superseded(a, b)
    if why:
        return "update", why
    if one.country is None or other.country is None:
        return "precision", "where one of the places lies is not known"
    return "conflict", "the places named exclude each other"


def distance_km(one: Where, other: Where) -> float | None:
    """Great-circle distance; None where a place has no coordinates.

    >>> round(distance_km(Where("a", lat=0.0, lon=0.0), Where("b", lat=0.0, lon=1.0)))
    111
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b = math.radians(one.lat), math.radians(other.lat)
    across = math.radians(one.lon - other.lon)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(across)
    return EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))


def show_period(period: Period) -> str:
    """A period as a value of a dispute: a day alone, else both ends.

    >>> show_period(Period.parse("2023-07")), show_period(Period.parse("2023-07-25"))
    ('2023-07', '2023-07-25')
    """
    if period.since and period.days == 1:
        return period.since.isoformat()
    if period.since and period.precision in ("month", "year"):
        return period.since.isoformat()[: 7 if period.precision == "month" else 4]
    since = period.since.isoformat() if period.since else ""
    return f"{since}/{period.until.isoformat() if period.until else ''}"


def _occasion(claim: Claim) -> str:
    """Words such as "during his visit" that give the time without a date."""
    return claim.when.text if claim.when and not claim.when.recurring else ""


def _period(claim: Claim) -> Period | None:
    return claim.when.period if claim.when and not claim.when.recurring else None
