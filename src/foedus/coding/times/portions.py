"""A part of a named stretch: the second half of August, the first week of May, the last days of July."""

from __future__ import annotations

import datetime as dt

from foedus.coding.times.days import MONTH, YEAR, read_month
from foedus.coding.times.deictic import read_unit
from foedus.coding.times.hits import Context, Hit, Reading, Rule, rule, unit_of
from foedus.coding.times.mention import Mod
from foedus.coding.times.stamps import Stamp, add_months
from foedus.coding.times.years import read_decade, read_year
from foedus.model.dates import Period, Precision

_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12}
_PRECISION: dict[str, Precision] = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}


def read_portion(hit: Hit, ctx: Context) -> Reading | None:
    """Half of a month or decade, or the first or last days, weeks, months of a month, year or decade."""
    tokens = hit.tokens
    link = next(
        at
        for at in range(hit.last - 1, hit.first, -1)
        if tokens.name(at) in ("of", "in") and tokens.name(at - 1) in ("half", "unit", "units")
    )
    whole = _whole(Hit(tokens, link + 1, hit.last), ctx)
    if whole is None:
        return None
    part = Hit(tokens, hit.first, link)
    final = part.has("last", "final")
    period = _half(part, whole) if part.has("half") else _units(part, whole, final=final)
    if period is None:
        return None
    early = period.since == whole.since
    mod: Mod = "start" if early else "end" if period.until == whole.until else "mid"
    return Reading("date", whole.value, period=period, mod=mod, told=False)


def _whole(hit: Hit, ctx: Context) -> Stamp | None:
    if hit.has("anymonth", "mon"):
        found = read_month(hit, ctx)
    elif hit.has("decade"):
        found = read_decade(hit, ctx)
    elif hit.has("year"):
        found = read_year(hit, ctx)
    elif hit.has("deictic"):
        found = read_unit(hit, ctx)
    else:
        unit = unit_of(hit.word("unit"))
        return ctx.now(unit) if unit in ("month", "year", "decade") else None
    return found.stamp if found else None


def _half(part: Hit, whole: Stamp) -> Period | None:
    number = part.number("anyord") or (2 if part.has("last", "final") else 0)
    if whole.unit == "month":
        middle = whole.since + dt.timedelta(days=15)
    elif whole.unit in ("quarter", "year", "decade"):
        months = (whole.until.year - whole.since.year) * 12 + whole.until.month - whole.since.month
        if months % 2:
            return None
        middle = add_months(whole.since, months // 2)
    else:
        return None
    if number == 1:
        return Period(whole.since, middle)
    return Period(middle, whole.until) if number == 2 else None


def _units(part: Hit, whole: Stamp, *, final: bool) -> Period | None:
    """So many days, weeks or months from one end; the nth of them; a third where the number is open."""
    unit = part.word("anyunit")
    if unit not in _DAYS and unit not in _MONTHS:
        return None
    plural = part.has("units")
    ordinal = part.number("anyord") or 1
    if plural and ordinal > 1:
        return None
    count = part.number("number") if plural else 1
    if count is None:
        return whole.third("end" if final else "start")

    def step(date: dt.date, steps: int) -> dt.date:
        if unit in _DAYS:
            return date + dt.timedelta(days=_DAYS[unit] * steps)
        return add_months(date, _MONTHS[unit] * steps)

    since = step(whole.until, -count) if final else step(whole.since, ordinal - 1)
    until = whole.until if final else step(since, count)
    if not whole.since <= since < until <= whole.until or (since, until) == (whole.since, whole.until):
        return None
    return Period(since, until, _PRECISION[unit] if count == 1 and unit != "W" else "range")


_WHOLE = f"(?:<the>?{MONTH}{YEAR}?|<the>?<decade|year>|<the>?<this|last|next>?<unit>)"
OWN_RULES: tuple[Rule, ...] = (
    rule("half of", f"<the>?(?:<anyord>|<last|final>)<half><of>{_WHOLE}", read_portion),
    rule(
        "first days of",
        f"<the>?(?:<anyord>|<last|final>)(?:<number>|<few>|<couple><of>)?<unit|units><of|in>{_WHOLE}",
        read_portion,
    ),
)
