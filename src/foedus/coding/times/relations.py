"""What the word before an expression does to its period: since, until, by, before, after."""

from __future__ import annotations

from foedus.coding.times.hits import Hit
from foedus.coding.times.mention import Mod
from foedus.model.dates import Period


def placed(hit: Hit, period: Period | None, mod: Mod | None) -> tuple[Period | None, Mod | None]:
    """Open the period to one side where a preposition says so: "since 2012" has no end."""
    if period is None or period.since is None or period.until is None:
        return period, mod
    word = hit.before()
    if word == "the":
        word = hit.before(2)
    if word in ("since",):
        return Period(period.since, None), "after"
    if word in ("until", "till", "by", "through"):
        return Period(None, period.until), "before"
    if word == "before":
        return Period(None, period.since), "before"
    if word in ("after", "beyond"):
        return Period(period.until, None), "after"
    if word == "from" and hit.after() in ("onward", "onwards", "on"):
        return Period(period.since, None), "after"
    return period, mod
