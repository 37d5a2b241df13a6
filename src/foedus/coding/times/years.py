"""Years, decades, centuries and seasons."""

from __future__ import annotations

import datetime as dt
import re

from foedus.coding.times.days import EDGE, POINT, THIS_YEAR, YEAR, around, nearest, told_year
from foedus.coding.times.hits import Context, Hit, Reading, Rule, rule
from foedus.coding.times.stamps import SEASON_MONTH, Stamp
from foedus.model.dates import Period

_NOT_YEAR = re.compile(r"[$\u00a3\u20ac#/:.]$|\d[-\u2013]$")
_COUNTED = {
    "people", "troops", "soldiers", "miles", "kilometers", "kilometres", "meters", "feet", "tons", "tonnes",
    "dollars", "points", "percent", "barrels", "men", "women", "children", "workers", "employees", "jobs",
    "pounds", "euros", "yuan", "rubles", "votes", "km", "kg", "yards", "homes", "shares", "words", "copies",
    "fighters", "guests", "delegates", "members", "prisoners", "refugees", "vehicles", "mw", "mm",
}  # fmt: skip
_YEAR_CUES = {"in", "since", "until", "by", "of", "from", "before", "after", "during", "to", "through"}


_AGES = {"his", "her", "their", "my", "our", "your", "its"}


def read_year(hit: Hit, ctx: Context) -> Reading | None:
    """A year in four figures, where the words around do not make it a count."""
    year = hit.number("year", "numword")
    assert year is not None
    if hit.has("numword") and not 1900 <= year <= 2100:
        return None
    if hit.has("unit") and hit.word("unit") != "Y":
        return None
    if not hit.has("edge", "edgenoun", "unit", "fiscal", "earlier", "later") and not _is_year(hit, year):
        return None
    return Reading.of(Stamp("year", dt.date(year, 1, 1)), mod=hit.mod())


def _is_year(hit: Hit, year: int) -> bool:
    text, start, end = hit.tokens.text, hit.tokens.starts[hit.first], hit.tokens.ends[hit.last - 1]
    if text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha():
        return False
    if _NOT_YEAR.search(text[max(0, start - 2) : start]) or text[end : end + 1] in ("%", "/", ":"):
        return False
    if hit.after() in _COUNTED or (text[end : end + 1] in ("-", ".") and text[end + 1 : end + 2].isdigit()):
        return False
    return 1900 <= year <= 2060 or (year >= 1400 and hit.before() in _YEAR_CUES)


def read_year_range(hit: Hit, ctx: Context) -> Reading | None:
    """1998-99; 2014-2022."""
    first, *rest = (int(str(year)) for year in hit.all("year", "number"))
    last = rest[0] if rest[0] > 99 else first // 100 * 100 + rest[0]
    if not 1400 <= first < last <= 2100 or last - first > 300:
        return None
    period = Period(dt.date(first, 1, 1), dt.date(last + 1, 1, 1), "range")
    return Reading("duration", f"{first}/{last}", period=period)


def read_decade(hit: Hit, ctx: Context) -> Reading | None:
    """The 1990s; the nineties."""
    if digits := re.sub(r"\D", "", hit.word("decade")):
        year = int(digits)
        if year < 100 and (hit.before() in _AGES or hit.before(2) in _AGES):
            return None
        year = year if year > 99 else year + 1900
    else:
        year = 1900 + (hit.number("decadeword") or 0)
    if not 1400 <= year <= 2100:
        return None
    return Reading.of(Stamp("decade", dt.date(year // 10 * 10, 1, 1)), mod=hit.mod())


def read_century(hit: Hit, ctx: Context) -> Reading | None:
    """The 21st century."""
    number = hit.number("anyord")
    if hit.word("unit") != "C" or not number or not 1 <= number <= 30:
        return None
    return Reading.of(Stamp("century", dt.date(max(1, (number - 1) * 100), 1, 1)), mod=hit.mod())


def read_season(hit: Hit, ctx: Context) -> Reading | None:
    """The summer of 2022; last spring; this winter."""
    code = hit.word("anyseason")
    year = told_year(hit, ctx)
    if year is None and not hit.has("deictic", "edge") and (hit.has("maybeseason") or not hit.has("the")):
        return None
    if year is None and ctx.anchor is None:
        return Reading.of(None, f"XXXX-{code}", hit.mod())
    month = SEASON_MONTH[code]

    def at(year: int) -> Stamp:
        return Stamp("season", dt.date(year - (code == "WI"), month, 1))

    if year is not None:
        return Reading.of(at(year), mod=hit.mod())
    anchor = ctx.anchor
    assert anchor
    found = [at(one) for one in around(ctx)]
    if hit.has("last", "previous") and not hit.has("this"):
        here = Stamp.holding(anchor, "season").since
        stamp = max((one for one in found if one.since < here), key=lambda one: one.since)
    elif hit.has("next", "following"):
        stamp = min((one for one in found if one.since > anchor), key=lambda one: one.since)
    elif hit.has("last"):
        stamp = max((one for one in found if one.since <= anchor), key=lambda one: one.since)
    elif hit.has("this"):
        stamp = at(anchor.year + (code == "WI" and anchor.month > 6))
    else:
        near = nearest(ctx, hit, found)
        assert near
        stamp = near
    return Reading.of(stamp, mod=hit.mod())


def read_juche(hit: Hit, ctx: Context) -> Reading | None:
    """Juche 112: the years that North Korea counted from 1912 until 2024."""
    count = hit.number("number")
    if not count or not 1 <= count <= 113 or hit.tokens.name(hit.last) in ("unit", "units"):
        return None
    return Reading.of(Stamp("year", dt.date(1911 + count, 1, 1)))


_OF_YEAR = "(?:<the>?<fiscal>|<the><fiscal>?<unit>|<fiscal><unit>)"
RULES: tuple[Rule, ...] = (
    rule("year", f"(?:{EDGE}{_OF_YEAR}?|{_OF_YEAR}|<edgenoun>)?<year>", read_year),
    rule("spelled year", "<the><unit><numword>", read_year),
    rule("year range", "<year><dash><year|number>", read_year_range),
    rule("decade", f"(?:{EDGE}|<the>)?<decade>", read_decade),
    rule("decade word", f"(?:{EDGE}|<the>)<decadeword>", read_decade),
    rule("century", f"(?:{EDGE}|<the>)?<anyord><dash>?<unit>", read_century),
    rule("Juche", "<juche><number>", read_juche),
    rule("season", f"(?:{EDGE}|<the>)?{POINT}?<anyseason>(?:{YEAR}|{THIS_YEAR})?", read_season),
)
