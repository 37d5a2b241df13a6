"""Join neighbouring expressions: an hour with its day, the two ends of a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from foedus.coding.times.hits import Hit, Reading
from foedus.coding.times.tokens import Tokens
from foedus.model.dates import Period

if TYPE_CHECKING:
    from foedus.coding.times.find import Found


def join(tokens: Tokens, found: Sequence[Found], *, ranges: bool) -> list[Found]:
    """Hours joined to the day they stand beside; with ranges, "from 1995 to 1998" made one."""
    joined: list[Found] = []
    for one in found:
        if joined and (both := _hour_and_day(tokens, joined[-1], one)):
            joined[-1] = both
        elif joined and ranges and (both := _range(tokens, joined[-1], one)):
            joined[-1] = both
        else:
            joined.append(one)
    for place in range(len(joined) - 1):
        joined[place] = _with_day(tokens, joined[place], joined[place + 1])
    return joined


def _between(tokens: Tokens, left: Found, right: Found) -> list[str]:
    return tokens.lowers[left.hit.last : right.hit.first]


def _is_hour(reading: Reading) -> bool:
    return reading.kind == "time" and not reading.told


def _hour_and_day(tokens: Tokens, left: Found, right: Found) -> Found | None:
    words = _between(tokens, left, right)
    hour, day = (left.reading, right.reading) if _is_hour(left.reading) else (right.reading, left.reading)
    if not _is_hour(hour) or day.kind not in ("date", "time") or _is_hour(day):
        return None
    if words not in ([], [","], ["on"]) and (words != ["at"] or _is_hour(left.reading)):
        return None
    if day.stamp is None or day.stamp.unit != "day" or hour.stamp is None:
        return None
    stamp = replace(day.stamp, part=hour.stamp.part)
    hit = Hit(tokens, left.hit.first, right.hit.last)
    return replace(left, hit=hit, reading=Reading("time", stamp.value, stamp=stamp))


def _with_day(tokens: Tokens, left: Found, right: Found) -> Found:
    """An hour with the day that only the other end of its range names: "from 9 a.m. to 5 p.m. on Friday"."""
    hour, day = left.reading.stamp, right.reading.stamp
    if not _is_hour(left.reading) or hour is None or day is None or right.reading.kind != "time":
        return left
    if not right.reading.told or _between(tokens, left, right) not in _TO:
        return left
    stamp = replace(day, part=hour.part)
    return replace(left, reading=replace(left.reading, value=stamp.value, stamp=stamp))


_TO = (["to"], ["until"], ["till"], ["through"], ["and"], ["-"], ["\u2013"])


def _range(tokens: Tokens, left: Found, right: Found) -> Found | None:
    words = _between(tokens, left, right)
    if len(words) != 1 or left.reading.kind != "date" or right.reading.kind != "date":
        return None
    opener = left.hit.before()
    link = words[0]
    if not (
        (opener == "from" and link in ("to", "through", "until", "till"))
        or (opener == "between" and link == "and")
        or (link in ("through", "\u2013") and left.reading.stamp)
    ):
        return None
    first, last = left.reading.stamp, right.reading.stamp
    if first is None or last is None or first.since >= last.until:
        return None
    value = f"{left.reading.value}/{right.reading.value}"
    period = Period(first.since, last.until, "range")
    hit = Hit(tokens, left.hit.first, right.hit.last)
    return replace(left, hit=hit, reading=Reading("duration", value, stamp=None, period=period))
