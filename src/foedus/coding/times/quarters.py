"""Quarters and halves of a year, by name or from the quarter that is being told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from foedus.coding.times.days import EDGE, THIS_YEAR, YEAR, nearest, told_year
from foedus.coding.times.hits import Context, Hit, Reading, Rule, rule
from foedus.coding.times.stamps import Stamp


def _at(year: int, number: int, half: bool) -> Stamp:
    return Stamp("half" if half else "quarter", dt.date(year, (number - 1) * (6 if half else 3) + 1, 1))


def read_quarter(hit: Hit, ctx: Context) -> Reading | None:
    """The third quarter, the first half of 2024, Q3 2023, this year's second quarter."""
    half = hit.has("half", "hletter")
    number = hit.number("anyord") or hit.number("day")
    codes = [str(code) for code in hit.all("anyunit")]
    if not half and not hit.has("qletter") and "Q" not in codes:
        return None
    if number is None or not 1 <= number <= (2 if half else 4):
        return None
    if half and (hit.tokens.name(hit.last) == "of" or (codes and codes[-1] != "Y")):
        return None
    year = _year(hit, ctx, codes)
    if year is not None:
        return Reading.of(_at(year, number, half), mod=hit.mod())
    if (half and not hit.has("the", "its")) or ctx.anchor is None:
        return None if half else Reading.of(None, f"XXXX-Q{number}")
    found = [_at(ctx.anchor.year + step, number, half) for step in (-1, 0, 1)]
    if hit.tense(ctx) != "future" or hit.has("fiscal"):
        found = [stamp for stamp in found if stamp.since <= ctx.anchor][-1:]
    return Reading.of(nearest(ctx, hit, found), mod=hit.mod())


def _year(hit: Hit, ctx: Context, codes: list[str]) -> int | None:
    if hit.has("year", "shortyear"):
        return told_year(hit, ctx)
    if "Y" in codes and ctx.anchor:
        if hit.has("ago", "earlier"):
            return ctx.anchor.year - 1
        return ctx.anchor.year + hit.has("next", "following") - hit.has("last", "previous")
    return None


def _current(ctx: Context) -> Stamp | None:
    """The quarter being told: the last one named, else the last that had ended by the anchor."""
    if ctx.quarter:
        return ctx.quarter
    here = ctx.now("quarter")
    return here.shifted(-1) if here else None


def read_the_quarter(hit: Hit, ctx: Context) -> Reading | None:
    """The quarter, the latest quarter, that quarter."""
    if hit.has("unit") and hit.word("unit") != "Q":
        return None
    ended = _ended(hit, ctx)
    if hit.has("periodword") and not (ended or hit.has("latest") or ctx.quarter):
        return None
    return Reading.of(ended or _current(ctx), "XXXX-QX")


def _ended(hit: Hit, ctx: Context) -> Stamp | None:
    """The quarter that "ended Sept. 30": the one that holds most of the three months before that day."""
    if hit.after() not in ("ended", "ending") or ctx.anchor is None:
        return None
    dated = Hit(hit.tokens, hit.last + 1, min(hit.last + 5, len(hit.tokens.lowers)))
    month, day = dated.number("month", "mon", "maymonth"), dated.number("daynum")
    if not month or not day:
        return None
    middle = dt.date(ctx.anchor.year, month, 1) + dt.timedelta(days=min(day, 31) - 45)
    return nearest(ctx, hit, [Stamp.holding(middle, "quarter").by_years(step) for step in (-1, 0, 1)])


def read_year_ago(hit: Hit, ctx: Context) -> Reading | None:
    """The year-ago quarter; the comparable year-earlier period; the quarter a year ago."""
    codes = [str(code) for code in hit.all("unit")]
    if "Y" not in codes:
        return None
    quarter = _current(ctx)
    if number := hit.number("anyord"):
        here = ctx.anchor
        return (
            replace(Reading.of(_at(here.year - 1, number, half=False)), told=False)
            if here and number < 5
            else None
        )
    return replace(Reading.of(quarter.by_years(-1) if quarter else None, "XXXX"), told=False)


def read_year_period(hit: Hit, ctx: Context) -> Reading | None:
    """The 1988 period; last year's quarter; the corresponding period last year."""
    year = told_year(hit, ctx)
    codes = [str(code) for code in hit.all("unit")]
    if (
        year is None
        or (codes and codes[-1] not in ("Q", "Y"))
        or (not hit.has("periodword") and "Q" not in codes)
    ):
        return None
    quarter = _current(ctx)
    if quarter is None or quarter.unit != "quarter":
        return Reading.of(Stamp("year", dt.date(year, 1, 1)))
    return replace(Reading.of(quarter.by_years(year - quarter.since.year)), told=False)


_AGO = "(?:<a>?<unit><dash>?<ago|earlier>)"
_QUARTER = "<anyord><dash>?<unit>"
RULES: tuple[Rule, ...] = (
    rule(
        "quarter",
        f"(?:{EDGE}|<the>)?<full>?(?:<fiscal><dash>?)?<lastnext>?<anyord><unit>(?:{YEAR}|{THIS_YEAR})?",
        read_quarter,
    ),
    rule(
        "quarter, joined",
        "(?:<fiscal><dash>?)?<anyord><dash><unit>",
        read_quarter,
    ),
    rule("year quarter", f"<the>?<year><genitive>?<fiscal>?{_QUARTER}", read_quarter),
    rule("this year's quarter", f"(?:<this|last|next>)<unit><genitive>{_QUARTER}", read_quarter),
    rule("half", f"(?:{EDGE}|<the>)?<anyord><half>(?:{YEAR}|{THIS_YEAR}|<of><the><unit>)?", read_quarter),
    rule("Q3", f"<qletter><day>{YEAR}?", read_quarter),
    rule("the quarter", "<the|that><latest>?(?:<unit|periodword>)", read_the_quarter),
    rule(
        "year-ago quarter",
        "<the>?<comparable>?<unit><dash><ago|earlier><anyord>?(?:<unit|periodword>)",
        read_year_ago,
    ),
    rule(
        "year-ago",
        "<unit><dash><ago|earlier>",
        read_year_ago,
    ),
    rule("quarter a year ago", f"<the>(?:<unit|periodword>){_AGO}", read_year_ago),
    rule(
        "year's quarter", "(?:<the><year>|<last|this><unit><genitive>)(?:<unit|periodword>)", read_year_period
    ),
    rule(
        "period of a year",
        "<the><comparable|same>(?:<unit|periodword>)(?:<of|in>?<last|this><unit>|<of|in><year>)",
        read_year_period,
    ),
)
