"""Holidays with a rule for their date; movable ones are computed.

Those that several countries keep on different days (Labor Day, Thanksgiving, Memorial Day, Independence
Day, Election Day) are read as the United States keeps them, as the wires do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from foedus.coding.times.days import THIS_YEAR, YEAR, nearest, told_year
from foedus.coding.times.hits import Context, Hit, Reading, Rule, rule
from foedus.coding.times.stamps import Stamp


def easter(year: int) -> dt.date:
    """Easter Sunday, Gregorian. Source: the anonymous algorithm, Nature 1876; Meeus 1991.

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return dt.date(year, month, (h - m + r + month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The nth such weekday (Monday 1) of a month; nth -1 is the last.

    >>> nth_weekday(2023, 11, 4, 4)
    datetime.date(2023, 11, 23)
    """
    if nth < 0:
        last = (dt.date(year + month // 12, month % 12 + 1, 1)) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], dt.date]:
    return lambda year: nth_weekday(year, month, weekday, nth)


HOLIDAYS: dict[str, Callable[[int], dt.date]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year": _fixed(1, 1),
    "new year day": _fixed(1, 1),
    "new year eve": _fixed(12, 31),
    "valentine day": _fixed(2, 14),
    "may day": _fixed(5, 1),
    "victory day": _fixed(5, 9),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "martin luther king day": _nth(1, 1, 3),
    "memorial day": _nth(5, 1, -1),
    "labor day": _nth(9, 1, 1),
    "labour day": _nth(9, 1, 1),
    "columbus day": _nth(10, 1, 2),
    "thanksgiving": _nth(11, 4, 4),
    "thanksgiving day": _nth(11, 4, 4),
    "election day": lambda year: nth_weekday(year, 11, 1, 1) + dt.timedelta(days=1),
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + dt.timedelta(days=1),
    "good friday": lambda year: easter(year) - dt.timedelta(days=2),
}


def _named_words(hit: Hit) -> list[int]:
    names = ("holiday", "newword", "goodword", "maymonth", "eve")
    return [i for i in range(hit.first, hit.last) if hit.tokens.name(i) in names]


def read_holiday(hit: Hit, ctx: Context) -> Reading | None:
    """A holiday, in its year or in the one nearest the anchor."""
    if any(not hit.tokens.text[hit.tokens.starts[i]].isupper() for i in _named_words(hit)):
        return None
    lowers = [
        word for word in hit.lowers() if word.isalpha() and word not in ("s", "the", "last", "next", "this")
    ]
    name = " ".join(lowers)
    names = [key for key in HOLIDAYS if name == key or name.startswith(key + " ")]
    if not names:
        return None
    rule_of = HOLIDAYS[max(names, key=len)]
    if name.endswith(" week") and (reading := _week(rule_of, hit, ctx)):
        return reading
    year = told_year(hit, ctx) if hit.has("year", "shortyear") or hit.lowers()[-1] == "year" else None
    if year is not None:
        return Reading.of(Stamp("day", rule_of(year)))
    if ctx.anchor is None:
        return Reading.of(None, "XXXX-XX-XX")
    found = [Stamp("day", rule_of(ctx.anchor.year + step)) for step in (-1, 0, 1)]
    if hit.has("last"):
        return Reading.of(max((one for one in found if one.since < ctx.anchor), key=lambda one: one.since))
    if hit.has("next"):
        return Reading.of(min((one for one in found if one.since > ctx.anchor), key=lambda one: one.since))
    return Reading.of(nearest(ctx, hit, found))


def _week(rule_of: Callable[[int], dt.date], hit: Hit, ctx: Context) -> Reading | None:
    """Easter week: the week that holds the day."""
    year = told_year(hit, ctx) if hit.has("year", "shortyear") else None
    around = [year] if year else [ctx.anchor.year + step for step in (-1, 0, 1)] if ctx.anchor else []
    found = nearest(ctx, hit, [Stamp.holding(rule_of(one), "week") for one in around])
    return Reading.of(found) if found else None


_YEAR = f"(?:{YEAR}|{THIS_YEAR})?"
_REST = "<genitive>?(?:<holidaypart>|<eve>|<holiday>|<weekday>|<unit>)*"
RULES: tuple[Rule, ...] = (
    rule("holiday", f"<deictic>?<holiday>{_REST}{_YEAR}", read_holiday),
    rule("New Year's Day", f"<newword><unit>{_REST}{_YEAR}", read_holiday),
    rule("Good Friday", f"<goodword><weekday>{_YEAR}", read_holiday),
    rule("May Day", f"<maymonth><unit>{_YEAR}", read_holiday),
)
