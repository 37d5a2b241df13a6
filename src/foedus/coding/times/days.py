"""Days and months by name: complete, or completed from the document's date."""

from __future__ import annotations

import datetime as dt

from foedus.coding.times.hits import Context, Hit, Reading, Rule, rule, year_of
from foedus.coding.times.stamps import Stamp
from foedus.model.dates import Period

MONTH = "(?:<month>|<mon><dot>?|<maymonth>)"
YEAR = "(?:<comma>?<of>?<year>|<comma>?<shortyear>)"
EDGE = """(?:<the>?<edge><dash>?<the>?|<the>?<edgenoun><of><the>?|<edgenoun><dash>
    |<edge|earlier|later><in><the>?
    |<earlier|later>)"""
WEEKDAY = "(?:(?:<this>?<last|next>)?(?:<weekday>|<shortday><dot>?)<comma>?<the>?)"
THIS_YEAR = "(?:<comma>?<of>?<last|next|this|previous|that><unit>)"
POINT = "(?:<this>?<last|next>|<the>?<previous|following>|<this>)"


def nearest(ctx: Context, hit: Hit, candidates: list[Stamp], pull: float = 3.0) -> Stamp | None:
    """Of the like dates in neighbouring years, the one that the text means.

    The nearest to the anchor; tense lengthens the other side's distance by the factor pull, no tense by
    half of it. "By" and "for" look ahead as easily as back.
    """
    anchor = ctx.anchor
    if anchor is None or not candidates:
        return None
    aimed = hit.before() in ("through", "by", "for")
    tense = None if aimed else hit.tense(ctx)
    ahead_cost = {"past": pull, "future": 1.0, None: 1.3 if aimed else pull / 2}[tense]
    back_cost = {"past": 1.0, "future": pull, None: 1.0}[tense]

    def distance(stamp: Stamp) -> float:
        if stamp.since > anchor:
            return (stamp.since - anchor).days * ahead_cost
        return max(0, (anchor - stamp.until).days + 1) * back_cost

    return min(candidates, key=distance)


def around(ctx: Context) -> range:
    """The anchor's year with the one before and the one after."""
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
        return ctx.anchor.year + hit.has("next") - hit.has("last", "previous")
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
        ctx.years[month, day] = year
        return Reading.of(stamp, mod=hit.mod()) if stamp else None
    if (month, day) in ctx.years:
        return Reading.of(_safe(ctx.years[month, day], month, day), mod=hit.mod())
    if ctx.anchor is None:
        return Reading.of(None, f"XXXX-{month:02d}-{day:02d}")
    weekday = hit.number("weekday", "shortday")
    found = [stamp for year in around(ctx) if (stamp := _safe(year, month, day))]
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
    if year is None and ctx.anchor is None:
        value = f"XXXX-{months[0]:02d}-{days[0]:02d}/XXXX-{months[-1]:02d}-{days[1]:02d}"
        return Reading("duration", value, told=False)
    years = [year] if year is not None else list(around(ctx))
    starts = [stamp for one in years if (stamp := _safe(one, months[0], days[0]))]
    first = starts[0] if year is not None and starts else nearest(ctx, hit, starts)
    if first is None:
        return None
    last = _safe(first.since.year + (months[-1] < months[0]), months[-1], days[1])
    if last is None or last.since <= first.since:
        return None
    value = f"{first.value}/{last.value}"
    return Reading("duration", value, stamp=first, period=Period(first.since, last.until, "range"))


def read_two_days(hit: Hit, ctx: Context) -> Reading | None:
    """September 10 and 11: neighbouring days are one stretch."""
    first, second = (int(str(day)) for day in hit.all("daynum"))
    return read_day_range(hit, ctx) if second == first + 1 else None


def read_second_day(hit: Hit, ctx: Context) -> Reading | None:
    """The 11 of "September 10 and 11", which TimeML marks by itself."""
    day = hit.number("daynum")
    told = ctx.last
    if told is None or told.unit != "day" or not day or hit.glued() or hit.after() in ("%", "percent"):
        return None
    stamp = _safe(told.since.year, told.since.month, day) if day > told.since.day else None
    return Reading.of(stamp) if stamp else None


def read_month(hit: Hit, ctx: Context) -> Reading | None:
    """A month, alone or with its year."""
    month = hit.number("month", "mon", "maymonth")
    assert month
    if hit.has("unit") and hit.word("unit") != "Y":
        return None
    year = told_year(hit, ctx)
    if year is None and not _sure_month(hit):
        return None
    mod = hit.mod()
    if year is not None:
        return Reading.of(Stamp("month", dt.date(year, month, 1)), mod=mod)
    if ctx.anchor is None:
        return Reading.of(None, f"XXXX-{month:02d}", mod)
    if hit.has("last", "next", "this", "previous"):
        return Reading.of(_pointed_month(hit, ctx.anchor, month), mod=mod)
    found = [Stamp("month", dt.date(one, month, 1)) for one in around(ctx)]
    return Reading.of(nearest(ctx, hit, found, pull=8.0), mod=mod)


_BEFORE_MONTH = {
    "in", "since", "until", "till", "by", "during", "of", "through", "from", "before", "after", "to", "and",
    "throughout", "for", "between", "a", "its", "the",
}  # fmt: skip


def _sure_month(hit: Hit) -> bool:
    """Whether May, March or a short form is the month: a preposition or a modifier says so."""
    if hit.has("edge", "edgenoun", "last", "next", "this", "previous", "dot") or hit.has("month"):
        return True
    if hit.before() not in _BEFORE_MONTH:
        return False
    end = hit.tokens.ends[hit.last - 1]
    follows = hit.tokens.text[end : end + 2].strip()
    return not follows[:1].isupper() and not follows.startswith(("'", "\u2019"))


def _pointed_month(hit: Hit, anchor: dt.date, month: int) -> Stamp:
    here = Stamp("month", dt.date(anchor.year, month, 1))
    if hit.has("next"):
        return here if here.since > anchor else here.by_years(1)
    if hit.has("last", "previous"):
        return here if here.until <= anchor else here.by_years(-1)
    return here


def read_months(hit: Hit, ctx: Context) -> Reading | None:
    """January-July; from August to October 2022."""
    first, last = (int(str(month)) for month in hit.all("month", "mon", "maymonth"))
    year = told_year(hit, ctx)
    if ctx.anchor is None and year is None:
        return None
    ends = [Stamp("month", dt.date(year, last, 1))] if year else []
    ends = ends or [Stamp("month", dt.date(one, last, 1)) for one in around(ctx)]
    end = ends[0] if year else nearest(ctx, hit, ends, pull=8.0)
    if end is None or first == last:
        return None
    start = Stamp("month", dt.date(end.since.year - (first > last), first, 1))
    return Reading("duration", f"{start.value}/{end.value}", period=Period(start.since, end.until, "range"))


def read_iso(hit: Hit, ctx: Context) -> Reading | None:
    """2023-09-12."""
    try:
        return Reading.of(Stamp("day", dt.date.fromisoformat(hit.word("iso"))))
    except ValueError:
        return None


def read_slash(hit: Hit, ctx: Context) -> Reading | None:
    """09/12/98: month first, as American wires write it, unless only day first is possible; 24.10.2023."""
    if dotted := hit.word("dotted"):
        stamp = _safe(*(int(part) for part in reversed(dotted.split("."))))
        return Reading.of(stamp) if stamp else None
    first, second, year = hit.word("slash").split("/")
    stamp = _safe(year_of(year), int(first), int(second)) or _safe(year_of(year), int(second), int(first))
    return Reading.of(stamp) if stamp else None


_LINK = "(?:<dash>|<to>)"
RULES: tuple[Rule, ...] = (
    rule("iso", "<iso>", read_iso),
    rule("slash", "<slash|dotted>", read_slash),
    rule("day range", f"{WEEKDAY}?{MONTH}<daynum>{_LINK}(?:{MONTH})?<daynum>{YEAR}?", read_day_range),
    rule("range of days", f"<the>?<daynum>{_LINK}<the>?<daynum><of>?{MONTH}{YEAR}?", read_day_range),
    rule("day to day", f"<daynum>{MONTH}{_LINK}<daynum>{MONTH}{YEAR}?", read_day_range),
    rule("month day", f"{EDGE}?<about>?{WEEKDAY}?{MONTH}<the>?<daynum>(?:{YEAR}|{THIS_YEAR})?", read_day),
    rule("day month", f"{WEEKDAY}?<the>?<daynum><of>?{MONTH}(?:{YEAR}|{THIS_YEAR})?", read_day),
    rule("month", f"{EDGE}?{POINT}?{MONTH}(?:{YEAR}|{THIS_YEAR})?", read_month),
)
OWN_RULES: tuple[Rule, ...] = (
    rule("months", f"{MONTH}(?:<dash>|<to>){MONTH}{YEAR}?", read_months),
    rule("two days", f"{WEEKDAY}?{MONTH}<daynum><and><daynum>{YEAR}?", read_two_days),
)
TIMEML_RULES: tuple[Rule, ...] = (
    rule("second day", "(?:(?<=<month><daynum><and>)|(?<=<mon><dot><daynum><and>))<daynum>", read_second_day),
)
