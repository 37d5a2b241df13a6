"""Named events read as times: the third Belt and Road Forum, the 70th anniversary of the armistice."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from foedus.coding.times.hits import Context, Hit, Reading
from foedus.coding.times.stamps import Stamp, add_months
from foedus.coding.times.tokens import Tokens
from foedus.model.dates import Period

if TYPE_CHECKING:
    from foedus.lexicon.named_times import NamedTime, NamedTimes


def find_named(tokens: Tokens, named: NamedTimes, ctx: Context) -> list[tuple[Hit, Reading, str]]:
    """Every named event whose time is known, in order, with its id."""
    found: list[tuple[Hit, Reading, str]] = []
    reached = 0
    firsts = named.by_word
    for at, lower in enumerate(tokens.lowers):
        if lower not in firsts or at < reached:
            continue
        for name, event in firsts[lower]:
            last = _matches(tokens, at, name)
            if last is None:
                continue
            read = _read(tokens, at, last, event, ctx, short=name in event.short)
            if read:
                found.append((*read, event.id))
                reached = last
            break
    return found


def _matches(tokens: Tokens, at: int, name: str) -> int | None:
    start = tokens.starts[at]
    end = start + len(name)
    words = tokens.text[start:end]
    if words.casefold() != name.casefold() or (name[0].isupper() and not words[0].isupper()):
        return None
    after = tokens.text[end : end + 1]
    if after.isalnum() or (after and name[-1].isdigit() and after == "/"):
        return None
    last = at
    while last < len(tokens.ends) and tokens.starts[last] < end:
        last += 1
    return last


def _read(
    tokens: Tokens, first: int, last: int, event: NamedTime, ctx: Context, *, short: bool
) -> tuple[Hit, Reading] | None:
    text = tokens.text
    near = text[max(0, tokens.starts[first] - 24) : tokens.ends[last - 1] + 24]
    begun, ordinal, year = first, None, None
    while begun and tokens.name(begun - 1) in ("ord", "ordnum", "secondword", "year"):
        value = int(str(tokens.values[begun - 1]))
        if tokens.name(begun - 1) == "year":
            year = value
        else:
            ordinal = value
        begun -= 1
    if year is None and tokens.name(last) == "in" and tokens.name(last + 1) == "year":
        year = int(str(tokens.values[last + 1]))
    edition = event.edition(ctx.anchor, ordinal=ordinal, year=year, near=near)
    if edition is None or edition.period.since is None:
        return None
    anniversary = _anniversary(tokens, begun, edition.period.since)
    if anniversary:
        begun, day = anniversary
        if short and (ctx.anchor is None or abs(day.year - ctx.anchor.year) > 1):
            return None
        return Hit(tokens, begun, last), Reading.of(Stamp("day", day))
    return None if short else (Hit(tokens, begun, last), _reading(edition.period))


def _reading(period: Period) -> Reading:
    assert period.since and period.until
    end = period.until - dt.timedelta(days=1)
    if end == period.since:
        return Reading.of(Stamp("day", period.since))
    value = f"{period.since.isoformat()}/{end.isoformat()}"
    return Reading("date", value, period=period, told=False)


def _anniversary(tokens: Tokens, first: int, since: dt.date) -> tuple[int, dt.date] | None:
    """The Nth anniversary of the event: its first token, and the day."""
    at = first - 1
    if at >= 0 and tokens.lowers[at] == "the":
        at -= 1
    if at < 2 or tokens.lowers[at] != "of" or tokens.lowers[at - 1] != "anniversary":
        return None
    if tokens.name(at - 2) not in ("ord", "ordnum", "secondword"):
        return None
    return at - 2, add_months(since, 12 * int(str(tokens.values[at - 2])))
