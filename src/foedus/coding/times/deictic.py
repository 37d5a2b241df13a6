"""Expressions that point: from the document's date (yesterday, last week) or from the last date told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import cast

from foedus.coding.times.apparent import is_age, is_titled
from foedus.coding.times.days import EDGE, POINT
from foedus.coding.times.hits import Context, Hit, Reading, Rule, rule, unit_of
from foedus.coding.times.lengths import AMOUNT, APPROX, Length, read_length
from foedus.coding.times.stamps import Stamp, Unit, add_months
from foedus.model.dates import Period

_STEP = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def read_today(hit: Hit, ctx: Context) -> Reading | None:
    """Today, yesterday evening, tonight."""
    name = next(word for word in hit.lowers() if word in _STEP)
    if is_age(hit) or is_titled(hit):
        return None
    part = "TNI" if name == "tonight" else _part(hit)
    here = ctx.now("day")
    if here is None:
        return Reading.of(None, "XXXX-XX-XX" + part)
    return Reading.of(replace(here.shifted(_STEP[name]), part=part))


def _part(hit: Hit) -> str:
    found = hit.word("part") or hit.word("noon")
    return f"T{found}" if found else ""


def read_weekday(hit: Hit, ctx: Context) -> Reading | None:
    """On Monday; last Friday; next Tuesday morning."""
    number = hit.number("weekday")
    assert number
    part = _part(hit)
    if ctx.anchor is None:
        return Reading.of(None, f"XXXX-WXX-{number}{part}")
    back = (ctx.anchor.isoweekday() - number) % 7
    ahead = (number - ctx.anchor.isoweekday()) % 7
    anchor = ctx.anchor
    if hit.has("previous", "following") and ctx.last and ctx.last.unit == "day":
        sign = -1 if hit.has("previous") else 1
        gap = (sign * (number - ctx.last.since.isoweekday())) % 7 or 7
        day = ctx.last.since + dt.timedelta(days=sign * gap)
    elif hit.has("last", "previous"):
        day = anchor - dt.timedelta(days=back or 7)
    elif hit.has("next"):
        day = anchor + dt.timedelta(days=ahead or 7)
    elif hit.has("this"):
        day = anchor + dt.timedelta(days=number - anchor.isoweekday())
    elif hit.tense(ctx) == "future":
        day = anchor + dt.timedelta(days=ahead)
    else:
        day = anchor - dt.timedelta(days=back)
    return Reading.of(Stamp("day", day, part))


def read_part(hit: Hit, ctx: Context) -> Reading | None:
    """This morning, last night, that evening, overnight."""
    part = "TNI" if hit.has("overnight") else _part(hit)
    here = ctx.now("day")
    if hit.has("that", "same", "following", "previous") or (hit.has("the") and not hit.has("last", "this")):
        here = ctx.last if ctx.last and ctx.last.unit == "day" else here
        here = here.shifted(hit.has("following") - hit.has("previous")) if here else None
    elif here and hit.has("last"):
        here = here.shifted(-1)
    elif here and hit.has("next"):
        here = here.shifted(1)
    return Reading.of(replace(here, part=part) if here else None, "XXXX-XX-XX" + part)


def read_the_part(hit: Hit, ctx: Context) -> Reading | None:
    """In the morning: of the day being told."""
    return read_part(hit, ctx) if hit.before() == "in" else None


def read_unit(hit: Hit, ctx: Context) -> Reading | None:
    """Last week, this year, the following month, that day, the weekend."""
    code = hit.word("unit")
    unit = unit_of(code)
    if unit is None or (code == "S" and not hit.has("this")) or is_titled(hit):
        return None
    if not hit.has("this") and (
        hit.word("last") == "past" or (hit.has("last") and unit in ("decade", "century"))
    ):
        return None
    if code == "N":
        return read_part(hit, ctx)
    if hit.has("that", "same", "following", "previous") and not hit.has("this"):
        base = Stamp.holding(ctx.last.since, unit) if ctx.last else ctx.now(unit)
    else:
        base = ctx.now(unit)
    if base is None:
        return Reading.of(None, "XXXX" if unit == "year" else "XXXX-XX-XX", hit.mod())
    if unit == "weekend" and not hit.has("lastnext") and ctx.anchor and ctx.anchor.weekday() < 5:
        tense = hit.tense(ctx)
        ended = tense == "past" or (tense is None and ctx.anchor.weekday() < 2)
        steps = -1 if ended else 0
    elif unit == "weekend" and hit.has("last", "previous"):
        steps = -1
    else:
        steps = hit.has("next", "following") - hit.has("last", "previous")
    if hit.has("this") and hit.has("last"):
        steps = -1
    return Reading.of(base.shifted(steps), mod=hit.mod())


def read_the_unit(hit: Hit, ctx: Context) -> Reading | None:
    """The year, the week, the weekend: the one that is being told, else the current one."""
    code = hit.word("unit")
    unit = unit_of(code)
    if code not in ("Y", "W", "WE", "M") or hit.after() in ("of", "when", "that", "-", "after", "before"):
        return None
    if code != "WE" and not hit.has("edge", "edgenoun", "earlier", "later", "full", "fiscal", "genitive"):
        return None
    assert unit
    if unit == "weekend":
        return read_unit(hit, ctx)
    base = Stamp.holding(ctx.last.since, unit) if ctx.last and not ctx.anchor else ctx.now(unit)
    return Reading.of(base, "XXXX", hit.mod()) if base else None


def read_in_the_day(hit: Hit, ctx: Context) -> Reading | None:
    """Earlier in the day: the day being told."""
    if hit.word("unit") != "D":
        return None
    told = ctx.last if ctx.last and ctx.last.unit == "day" and hit.near(ctx) else ctx.now("day")
    return Reading.of(replace(told, part="") if told else None, "XXXX-XX-XX")


def back_from(stamp: Stamp, length: Length, sign: int) -> Stamp | None:
    """The calendar unit that lies a length before (sign -1) or after (+1) a stamp."""
    unit = unit_of(length.unit)
    if unit is None:
        return Stamp("day", stamp.since) if stamp.unit == "day" else stamp
    steps = length.amount
    if steps is None:
        return None
    if length.unit == "F":
        unit, steps = "week", steps * 2
    try:
        if unit in ("decade", "century"):
            years = int(steps * (10 if unit == "decade" else 100))
            return Stamp.holding(add_months(stamp.since, sign * years * 12), "year")
        if steps != int(steps):
            return Stamp.holding(
                add_months(stamp.since, sign * round(steps * 12)), "month" if unit == "year" else unit
            )
        if unit == "day":
            return Stamp("day", stamp.since + dt.timedelta(days=sign * int(steps)))
        if unit == "weekend":
            return Stamp.holding(stamp.since, unit).shifted(sign * int(steps))
        return Stamp.holding(stamp.since, cast("Unit", unit)).shifted(sign * int(steps))
    except (OverflowError, ValueError):
        return None


def read_ago(hit: Hit, ctx: Context) -> Reading | None:
    """Three days ago, a decade ago, years ago."""
    length = read_length(hit)
    if length is None:
        return None
    here = ctx.now("day")
    mod = hit.mod()
    mod = "approx" if mod in ("more", "less") else mod
    if length.unit == "Y" and length.amount == 1 and ctx.quarter:
        return replace(Reading.of(ctx.quarter.by_years(-1)), told=False)
    if length.amount is None:
        until = here.since if here else None
        return Reading("date", "PAST_REF", period=Period(None, until) if until else None, told=False)
    if here is None:
        return Reading("date", "PAST_REF", told=False)
    return _or_none(back_from(here, length, -1), mod)


def _or_none(stamp: Stamp | None, mod: object) -> Reading | None:
    return Reading.of(stamp, mod=mod) if stamp else None  # type: ignore[arg-type]


_ENDS = {
    "",
    ",",
    ".",
    ";",
    ":",
    ")",
    "and",
    "but",
    "in",
    "at",
    "that",
    "'",
    "”",
    '"',
    "when",
    "with",
    "as",
    "from",
    "on",
}


def read_earlier(hit: Hit, ctx: Context) -> Reading | None:
    """Two days earlier, a week later, the day before: from the last date told, else the document's."""
    if hit.has("beforeword", "afterword") and hit.after() not in _ENDS:
        return None
    length = read_length(hit)
    base = ctx.last or ctx.now("day")
    if length is None or length.amount is None or base is None:
        return Reading("date", "PAST_REF" if hit.has("earlier", "beforeword") else "FUTURE_REF", told=False)
    sign = -1 if hit.has("earlier", "beforeword") else 1
    if length.unit.startswith("T"):
        day = base.period if base.unit == "day" else None
        return Reading("time", length.value, period=day, told=False)
    if length.unit == "Y" and length.amount == 1 and ctx.quarter:
        return replace(Reading.of(ctx.quarter.by_years(sign)), told=False)
    if length.unit == "Y" and base.unit in ("quarter", "half", "month"):
        return Reading.of(base.by_years(sign * int(length.amount)))
    stamp = back_from(base, length, sign)
    if stamp and sign > 0 and ctx.last is None and hit.tense(ctx) != "future":
        return Reading("date", stamp.value, told=False)
    return _or_none(stamp, None)


def read_from_now(hit: Hit, ctx: Context) -> Reading | None:
    """Two weeks from now; a year from today."""
    length = read_length(hit)
    here = ctx.now("day")
    if length is None or here is None or length.amount is None:
        return Reading("date", "FUTURE_REF", told=False)
    return _or_none(back_from(here, length, 1), None)


def read_bare_unit(hit: Hit, ctx: Context) -> Reading | None:
    """The year, the week: TimeML marks them; without a modifier we do not trust them."""
    unit = unit_of(hit.word("unit"))
    if hit.word("unit") not in ("Y", "W") or unit is None or hit.after() in ("of", "when", "that", "-"):
        return None
    return Reading.of(ctx.now(unit), "XXXX")


def read_year_end(hit: Hit, ctx: Context) -> Reading | None:
    """By year-end; at year's end."""
    here = ctx.now("year")
    if hit.word("unit") != "Y" or here is None:
        return None
    if hit.has("dash"):
        return Reading.of(Stamp("day", dt.date(here.since.year, 12, 31)))
    return Reading.of(here, mod="end")


RULES: tuple[Rule, ...] = (
    rule("today", "(?:<edge|earlier|later>)?<today|yesterday|tomorrow|tonight>(?:<part>)?", read_today),
    rule("mid-part yesterday", "(?:<edge><dash>?)?(?:<part|noon>)<today|yesterday|tomorrow>", read_today),
    rule("weekday", f"{EDGE}?{POINT}?<weekday>(?:<part|noon>)?", read_weekday),
    rule("part", f"{EDGE}?(?:{POINT}|<the|that>?<same>|<that>)(?:<part>)", read_part),
    rule("in the morning", "<the><part>", read_the_part),
    rule("overnight", "<overnight>", read_part),
    rule("unit", f"(?:{EDGE}|<the>)?(?:{POINT}|<the|that>?<same>|<that>)<fiscal>?<unit>", read_unit),
    rule("the unit", f"(?:{EDGE}<the>?|<the>)<full>?<fiscal>?<unit>", read_the_unit),
    rule("year-end", "<the>?<unit>(?:<dash>|<genitive>)?<edgenoun>", read_year_end),
    rule("ago", f"{APPROX}?{AMOUNT}<ago>", read_ago),
    rule("earlier", f"{APPROX}?(?:{AMOUNT}|<the><unit>)<earlier|later|beforeword|afterword>", read_earlier),
    rule("from now", f"{APPROX}?{AMOUNT}<from>(?:<adverb|today>)", read_from_now),
)
OWN_RULES: tuple[Rule, ...] = (
    rule("earlier in the day", "<earlier|later|edge><in><the><unit>", read_in_the_day),
)
TIMEML_RULES: tuple[Rule, ...] = (rule("bare unit", "<the><unit>", read_bare_unit),)
