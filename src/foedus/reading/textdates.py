"""Explicit calendar dates in a text: day and year, month and year, or day without year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.model.dates import Period

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_NUMBERS = {name: i + 1 for i, name in enumerate(_MONTHS)}
_NUMBERS |= {name[:3]: i + 1 for i, name in enumerate(_MONTHS)} | {"sept": 9}
_M = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?|Jul\."
    r"|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_D = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"(?:\s?(?:-|–|—|to|and|through)\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
_Y = r"(?P<year>(?:18|19|20)\d\d)"
_PATTERNS = (
    re.compile(
        rf"(?<![\w/.-]){_Y}(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>[12]\d|3[01]|0?[1-9])(?!\d)"
    ),
    re.compile(rf"(?<![\w/.-])(?P<first>\d{{1,2}})(?P<sep>[-/.])(?P<second>\d{{1,2}})(?P=sep){_Y}(?!\w)"),
    re.compile(rf"\b{_D}{_TO},?\s+(?:of\s+)?{_M},?\s+{_Y}\b", re.IGNORECASE),
    re.compile(rf"\b{_M}\s+{_D}{_TO},?\s+{_Y}\b", re.IGNORECASE),
    re.compile(rf"\b{_M},?\s+(?:of\s+)?{_Y}\b", re.IGNORECASE),
)
_YEARLESS = re.compile(rf"\b(?:{_M}\s+{_D}|{_D.replace('day', 'day2')}\s+{_M.replace('month', 'month2')})\b")


@dataclass(frozen=True, slots=True)
class TextDate:
    """A date as a text writes it, and where."""

    start: int
    end: int
    text: str
    period: Period


def find_dates(text: str) -> Iterator[TextDate]:
    """Every date that gives at least month and year, in order of place; overlaps give the longest.

    >>> [str(d.period.since) for d in find_dates("On 7 September 2023, not in May 1961.")]
    ['2023-09-07', '1961-05-01']
    """
    found = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            period = _period(match)
            if period:
                found.append(TextDate(match.start(), match.end(), match[0], period))
    found.sort(key=lambda d: (d.start, -d.end))
    end = -1
    for date in found:
        if date.start >= end:
            yield date
            end = date.end


def read_date(text: str) -> Period | None:
    """The first date in a short text such as a metadata field; None if there is none.

    >>> read_date("Thu, 07 Sep 2023 10:00:00 GMT").since
    datetime.date(2023, 9, 7)
    """
    iso = re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T\s].*)?$", text, re.DOTALL)
    if iso:
        return _day(*(int(part) for part in iso.groups()))
    first = next(find_dates(text), None)
    if first:
        return first.period
    short = re.fullmatch(r"\s*(\d{4})(?:-(\d\d))?\s*", text)
    if short and short[2] and 1 <= int(short[2]) <= 12:
        return Period.month(int(short[1]), int(short[2]))
    if re.fullmatch(r"\s*1\d{9}(?:\d{3})?(?:\.\d+)?\s*", text):
        seconds = float(text) / (1000 if len(text.strip().split(".")[0]) == 13 else 1)
        return Period.day(dt.datetime.fromtimestamp(seconds, dt.UTC).date())
    return None


def read_yearless(text: str) -> tuple[int, int] | None:
    """Month and day of a date without year, as datelines have it.

    >>> read_yearless("Sept. 7")
    (9, 7)
    """
    match = _YEARLESS.search(text)
    if not match:
        return None
    month = (match["month"] or match["month2"]).lower().rstrip(".")
    return _NUMBERS[month if month in _NUMBERS else month[:3]], int(match["day"] or match["day2"])


def _period(match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if "first" in groups:
        return _numeric(int(groups["first"]), int(groups["second"]), year, groups["sep"])
    word = groups["month"].lower().rstrip(".")
    month = int(word) if word.isdigit() else _NUMBERS[word if word in _NUMBERS else word[:3]]
    if groups.get("day") is None:
        return Period.month(year, month)
    return _day(year, month, int(groups.get("last") or groups["day"]))


def _numeric(first: int, second: int, year: int, sep: str) -> Period | None:
    """Day first with dots; with slashes whatever is possible, and the month alone where both are."""
    if sep == "." or first > 12:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    days = [day for day in (_day(year, second, first), _day(year, first, second)) if day and day.since]
    if len(days) == 2 and first != second:
        a, b = sorted(day.since for day in days if day.since)
        return Period(a, b + dt.timedelta(days=1))
    return days[0] if days else None


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        return Period.day(dt.date(year, month, day))
    except ValueError:
        return None
