"""Dates that name a month, a day, a year, a quarter: complete, or completed from the document's date."""

from __future__ import annotations

import datetime as dt
import re

from foedus.coding.times.hits import Context, Hit, Reading, Rule, rule, year_of
from foedus.coding.times.stamps import SEASON_MONTH, Stamp, add_months
from foedus.coding.times.words import WEEKDAYS

MONTH = "(?:<month>|<mon><dot>?|<maymonth>)"
YEAR = "(?:<comma>?<of>?<year>|<comma>?<shortyear>)"
EDGE = "(?:<the>?(?:<edge|earlier|later|sometime>)(?:<dash>|<of>|<in>)?<the>?)"
WEEKDAY = "(?:(?:<weekday>|<shortday><dot>?)<comma>?<the>?)"
THIS_YEAR = "(?:<comma>?<of>?<last|next|this|previous|that><unit>)"
_FAR = 100_000


def nearest(ctx: Context, hit: Hit, candidates: list[Stamp]) -> Stamp | None:
    """Of the like dates in neighbouring years, the one that the text means.

    The nearest to the anchor, unless the tense points the other way and the other is not absurdly far.
    """
    anchor = ctx.anchor
    if anchor is None:
        return None
    tense = hit.tense(ctx)

    def distance(stamp: Stamp) -> float:
        if stamp.since <= anchor < stamp.until:
            return 0.0
        gap = float((stamp.since - anchor).days if stamp.since > anchor else (anchor - stamp.until).days + 1)
        ahead = stamp.since > anchor
        if tense == "past":
            return gap * (3.5 if ahead else 1.0)
        if tense == "future":
            return gap * (1.0 if ahead else 8.0)
        return gap * (1.2 if ahead else 1.0)

    return min(candidates, key=distance)


def _around(ctx: Context) -> range:
    assert ctx.anchor
    return range(ctx.anchor.year - 1, ctx.anchor.year + 2)


def _safe(year: int, month: int, day: int) -> Stamp | None:
    try:
        return Stamp("day", dt.date(year, month, day))
    except ValueError:
        return None


def told_year(hit: Hit, ctx: Context) -> int | None:
    """The year that the expression names, in figures or as "last year"."""
    if (year := hit.number("year")) is not None:
        return year
    if short := hit.word("shortyear"):
        return year_of(short)
    if hit.has("unit") and ctx.anchor:
        if hit.has("that"):
            return ctx.last.since.year if ctx.last else None
        steps = -1 if hit.has("last", "previous") else 1 if hit.has("next") else 0
        return ctx.anchor.year + steps
    return None


def read_day(hit: Hit, ctx: Context) -> Reading | None:
    """Month and day, with or without the year, in either order."""
    month = hit.number("month", "mon", "maymonth")
    day = hit.number("daynum")
    assert month and day
    if day > 31 or (hit.has("unit") and hit.word("unit") != "Y"):
        return None
    year = told_year(hit, ctx)
    if year is not None:
        stamp = _safe(year, month, day)
        return Reading.of(stamp, mod=hit.mod()) if stamp else None
    if ctx.anchor is None:
        return Reading.of(None, f"XXXX-{month:02d}-{day:02d}")
    weekday = hit.number("weekday", "shortday")
    found = [stamp for year in _around(ctx) if (stamp := _safe(year, month, day))]
    if weekday:
        found = [stamp for stamp in found if stamp.since.isoweekday() == weekday] or found
    return Reading.of(nearest(ctx, hit, found), mod=hit.mod()) if found else None


def read_day_range(hit: Hit, ctx: Context) -> Reading | None:
    """September 10-13; 30 August to 2 September 2023."""
    months = [int(str(month)) for month in hit.all("month", "mon", "maymonth")]
    days = [int(str(day)) for day in hit.all("daynum")]
    if len(days) != 2 or max(days) > 31:
        return None
    year = told_year(hit, ctx)
    years = [year] if year is not None else list(_around(ctx)) if ctx.anchor else []
    if not years:
        return Reading("duration", f"XXXX-{months[0]:02d}-{days[0]:02d}/XXXX-{months[-1]:02d}-{days[1]:02d}")
    starts = [stamp for one in years if (stamp := _safe(one, months[0], days[0]))]
    first = starts[0] if year is not None and starts else nearest(ctx, hit, starts) if starts else None
    if first is None:
        return None
    wraps = months[-1] < months[0]
    last = _safe(first.since.year + wraps, months[-1], days[1])
    if last is None or last.since <= first.since:
        return None
    from foedus.model.dates import Period

    return Reading(
        "duration",
        f"{first.value}/{last.value}",
        stamp=first,
        period=Period(first.since, last.until, "range"),
    )


def read_month(hit: Hit, ctx: Context) -> Reading | None:
    """A month, alone or with its year."""
    month = hit.number("month", "mon", "maymonth")
    assert month
    if hit.has("unit") and hit.word("unit") != "Y":
        return None
    year = told_year(hit, ctx)
    if year is None and hit.has("maymonth") and not _sure_month(hit):
        return None
    mod = hit.mod()
    if year is not None:
        return Reading.of(Stamp("month", dt.date(year, month, 1)), mod=mod)
    if ctx.anchor is None:
        return Reading.of(None, f"XXXX-{month:02d}", mod)
    if hit.has("last", "next", "this", "previous"):
        return Reading.of(_deictic_month(hit, ctx, month), mod=mod)
    found = [Stamp("month", dt.date(one, month, 1)) for one in _around(ctx)]
    return Reading.of(nearest(ctx, hit, found), mod=mod)


def _sure_month(hit: Hit) -> bool:
    """Whether May or March is the month: a preposition or a modifier says so."""
    prepositions = {
        "in", "since", "until", "till", "by", "during", "of", "through", "from", "before", "after", "to",
        "and", "throughout", "for", "between", "a", "its", "this",
    }  # fmt: skip
    if hit.has("edge", "last", "next", "this", "previous"):
        return True
    return hit.before() in prepositions and not hit.after()[:1].isupper() and hit.after() not in ("'s", "\u2019s")


def _deictic_month(hit: Hit, ctx: Context, month: int) -> Stamp:
    assert ctx.anchor
    here = Stamp("month", dt.date(ctx.anchor.year, month, 1))
    if hit.has("this"):
        past = hit.word("last") == "past"
        return here.by_years(-1) if past and here.since > ctx.anchor else here
    if hit.has("next"):
        return here if here.since > ctx.anchor else here.by_years(1)
    return here if here.until <= ctx.anchor else here.by_years(-1)


def read_iso(hit: Hit, ctx: Context) -> Reading | None:
    """2023-09-12."""
    try:
        return Reading.of(Stamp("day", dt.date.fromisoformat(hit.word("iso"))))
    except ValueError:
        return None


def read_slash(hit: Hit, ctx: Context) -> Reading | None:
    """09/12/98: month first, as American wires write it, unless only day first is possible."""
    first, second, year = (part for part in hit.word("slash").split("/"))
    stamp = _safe(year_of(year), int(first), int(second)) or _safe(year_of(year), int(second), int(first))
    return Reading.of(stamp) if stamp else None


_NOT_YEAR = re.compile(r"[$£€#/:]|\d[-\u2013]")
_COUNTED = {
    "people", "troops", "soldiers", "miles", "kilometers", "kilometres", "meters", "feet", "tons", "tonnes",
    "dollars", "points", "percent", "barrels", "men", "women", "children", "workers", "employees", "jobs",
    "pounds", "euros", "yuan", "rubles", "votes", "km", "kg", "yards", "homes", "shares", "words", "copies",
    "fighters", "guests", "delegates", "members", "prisoners", "refugees", "vehicles", "mw", "mm",
}  # fmt: skip
_YEAR_CUES = {
    "in",
    "since",
    "until",
    "by",
    "of",
    "from",
    "before",
    "after",
    "during",
    "year",
    "to",
    "through",
}


def read_year(hit: Hit, ctx: Context) -> Reading | None:
    """A year in four figures, where the words around do not make it a count."""
    year = hit.number("year", "numword")
    assert year is not None
    text, start = hit.tokens.text, hit.tokens.starts[hit.first]
    end = hit.tokens.ends[hit.last - 1]
    modified = hit.has("edge", "unit", "fiscal", "earlier", "later")
    if hit.has("numword") and not 1900 <= year <= 2100:
        return None
    if not modified:
        if _NOT_YEAR.search(text[max(0, start - 2) : start]) or text[end : end + 1] in ("%", "/", ":"):
            return None
        if hit.after() in _COUNTED or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit()):
            return None
        if not 1900 <= year <= 2060 and (hit.before() not in _YEAR_CUES or year < 1400):
            return None
    return Reading.of(Stamp("year", dt.date(year, 1, 1)), mod=hit.mod())


def read_year_range(hit: Hit, ctx: Context) -> Reading | None:
    """1998-99; 2014-2022."""
    from foedus.model.dates import Period

    first, *rest = (int(str(year)) for year in hit.all("year", "number"))
    last = rest[0] if rest[0] > 99 else first // 100 * 100 + rest[0]
    if not 1400 <= first < last <= 2100 or last - first > 300:
        return None
    period = Period(dt.date(first, 1, 1), dt.date(last + 1, 1, 1), "range")
    return Reading("duration", f"{first}/{last}", period=period)


def read_decade(hit: Hit, ctx: Context) -> Reading | None:
    """The 1990s; the nineties."""
    if text := hit.word("decade").strip("'\u2019s").replace("'", "").replace("\u2019", ""):
        year = int(text)
        year = year if year > 99 else year + 1900
    else:
        year = 1900 + (hit.number("decadeword") or 0)
    return Reading.of(Stamp("decade", dt.date(year // 10 * 10, 1, 1)), mod=hit.mod())


def read_century(hit: Hit, ctx: Context) -> Reading | None:
    """The 21st century."""
    number = hit.number("anyord")
    if hit.word("unit") != "C" or not number or not 1 <= number <= 30:
        return None
    first = max(1, (number - 1) * 100)
    return Reading.of(Stamp("century", dt.date(first, 1, 1)), mod=hit.mod())


def read_season(hit: Hit, ctx: Context) -> Reading | None:
    """The summer of 2022; last spring; this winter."""
    code = hit.word("anyseason")
    year = told_year(hit, ctx)
    if hit.has("maybeseason") and year is None and not hit.has("deictic", "edge"):
        return None
    if year is None and ctx.anchor is None:
        return Reading.of(None, f"XXXX-{code}", hit.mod())
    month = SEASON_MONTH[code]

    def at(year: int) -> Stamp:
        return Stamp("season", dt.date(year - (code == "WI"), month, 1))

    if year is not None:
        return Reading.of(at(year), mod=hit.mod())
    assert ctx.anchor
    found = [at(one) for one in _around(ctx)]
    if hit.has("last", "previous"):
        stamp = max((one for one in found if one.until <= ctx.anchor), key=lambda one: one.since)
    elif hit.has("next", "following"):
        stamp = min((one for one in found if one.since > ctx.anchor), key=lambda one: one.since)
    elif hit.has("this"):
        stamp = at(ctx.anchor.year)
    else:
        near = nearest(ctx, hit, found)
        assert near
        stamp = near
    return Reading.of(stamp, mod=hit.mod())


def read_century_end(hit: Hit, ctx: Context) -> Reading | None:
    """The turn of the century: around the year 2000 for us."""
    from foedus.model.dates import Period

    return Reading("date", "2000", period=Period(dt.date(1998, 1, 1), dt.date(2003, 1, 1)), mod="approx")


RULES: tuple[Rule, ...] = (
    rule("iso", "<iso>", read_iso),
    rule("slash", "<slash>", read_slash),
    rule(
        "day range", f"{WEEKDAY}?{MONTH}<daynum>(?:<dash>|<to>|<and>){MONTH}?<daynum>{YEAR}?", read_day_range
    ),
    rule("range of days", f"<daynum>(?:<dash>|<to>){MONTH}?<daynum>{MONTH}{YEAR}?", read_day_range),
    rule("month day", f"{EDGE}?{WEEKDAY}?<about>?{MONTH}<the>?<daynum>(?:{YEAR}|{THIS_YEAR})?", read_day),
    rule("day month", f"{WEEKDAY}?<the>?<daynum><of>?{MONTH}(?:{YEAR}|{THIS_YEAR})?", read_day),
    rule("month", f"{EDGE}?<deictic>*{MONTH}(?:{YEAR}|{THIS_YEAR})?", read_month),
    rule("year", f"(?:{EDGE}<fiscal>?|<the>?<fiscal>|<the><fiscal>?<unit>|<fiscal><unit>)?<year>", read_year),
    rule("spelled year", "<the><unit><numword>", read_year),
    rule("year range", "<year><dash><year|number>", read_year_range),
    rule("decade", f"(?:{EDGE}|<the>)?<decade>", read_decade),
    rule("decade word", f"(?:{EDGE}|<the>)<decadeword>", read_decade),
    rule("century", f"(?:{EDGE}|<the>)?<anyord><dash>?<unit>", read_century),
    rule("season", f"(?:{EDGE}|<the>)?<deictic>*<anyseason>(?:{YEAR}|{THIS_YEAR})?", read_season),
)

__all__ = ["EDGE", "MONTH", "RULES", "THIS_YEAR", "WEEKDAYS", "YEAR", "add_months", "nearest", "told_year"]
