"""Find the time expressions of a text and say which days they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from foedus.coding.times import (
    days,
    deictic,
    holidays,
    lengths,
    portions,
    quarters,
    references,
    sets,
    years,
)
from foedus.coding.times.hits import Context, Hit, Reading, Rule
from foedus.coding.times.joining import join
from foedus.coding.times.mention import Tense, TimeMention
from foedus.coding.times.named import find_named
from foedus.coding.times.relations import placed
from foedus.coding.times.tense import look
from foedus.coding.times.tokens import Tokens, split
from foedus.model.dates import Period

if TYPE_CHECKING:
    from foedus.lexicon.named_times import NamedTimes

Convention = Literal["own", "timeml"]
_OWN: tuple[Rule, ...] = (
    *days.RULES, *years.RULES, *holidays.RULES, *quarters.RULES, *deictic.RULES, *sets.RULES, *lengths.RULES,
    *references.RULES,
)  # fmt: skip
RULES: dict[str, tuple[Rule, ...]] = {
    "own": (*_OWN, *sets.OWN_RULES, *days.OWN_RULES, *deictic.OWN_RULES, *portions.OWN_RULES),
    "timeml": (*_OWN, *days.TIMEML_RULES, *references.TIMEML_RULES, *deictic.TIMEML_RULES),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its reading."""

    hit: Hit
    reading: Reading
    named: str = ""


def find_times(
    text: str,
    *,
    anchor: dt.date | Period | None = None,
    offset: int = 0,
    tense: Callable[[int, int], Tense | None] | None = None,
    named: NamedTimes | None = None,
    convention: Convention = "own",
) -> list[TimeMention]:
    """Time expressions of a text in order, none overlapping.

    anchor: the day from which "today" and "last week" count: the day of publication, or inside a quotation
    the day of speaking; None leaves them without a period. offset: added to every start and end.
    tense: called with the offsets (into `text`) of an expression that could lie on either side of the anchor;
    says "past", "future" or None; by default the words around decide.
    convention: "timeml" follows the extents and the extra words of TimeBank; "own" joins ranges and reads
    "since" and "until" into the period.
    named: events that stand for dates (foedus.lexicon.named_times).
    """
    tokens = split(text)
    day = anchor.since if isinstance(anchor, Period) else anchor
    ctx = Context(day)

    def tense_at(first: int, last: int) -> Tense | None:
        if tense is not None:
            return tense(tokens.starts[first], tokens.ends[last - 1])
        return look(tokens, first, last)

    ctx.tense_at = tense_at
    events = find_named(tokens, named, ctx) if named else []
    found = _read(tokens, RULES[convention], ctx, [Found(*event) for event in events])
    found = join(tokens, found, ranges=convention == "own")
    return [_mention(one, offset, convention) for one in found]


def _read(tokens: Tokens, rules: Sequence[Rule], ctx: Context, events: Sequence[Found]) -> list[Found]:
    """The readings in text order: leftmost first, the longest there, named events before all."""
    taken = {at for event in events for at in range(event.hit.first, event.hit.last)}
    candidates = [(event.hit.first, -event.hit.last, place, -1) for place, event in enumerate(events)]
    classes, places = tokens.runs()
    for order, rule in enumerate(rules):
        for match in rule.expression.finditer(classes):
            first, last = places[match.start()], places[match.end() - 1] + 1
            if not taken or taken.isdisjoint(range(first, last)):
                candidates.append((first, -last, 0, order))
    candidates.sort()
    found: list[Found] = []
    reached = 0
    for first, minus_last, place, order in candidates:
        if first < reached:
            continue
        if order < 0:
            found.append(events[place])
            reached = -minus_last
            continue
        hit = Hit(tokens, first, -minus_last)
        reading = _safely(rules[order], hit, ctx)
        if reading is None:
            continue
        reached = hit.last
        found.append(Found(hit, reading))
        if reading.told and reading.stamp:
            ctx.last, ctx.last_at = replace(reading.stamp, part=""), hit.last
            if ctx.last.unit == "quarter":
                ctx.quarter = ctx.last
    return found


def _safely(rule: Rule, hit: Hit, ctx: Context) -> Reading | None:
    """The rule's reading; none where it would leave the calendar's years 1 to 9999."""
    try:
        reading = rule.read(hit, ctx)
        if reading and reading.stamp:
            _ = reading.stamp.until
    except (OverflowError, ValueError):
        return None
    return reading


def _mention(found: Found, offset: int, convention: Convention) -> TimeMention:
    tokens, hit, reading = found.hit.tokens, found.hit, found.reading
    start, end = tokens.starts[hit.first], tokens.ends[hit.last - 1]
    period = reading.period
    if period is None and reading.stamp:
        stamp = reading.stamp
        period = stamp.third(reading.mod) if reading.mod in ("start", "mid", "end") else stamp.period
    mod = reading.mod
    if convention == "own":
        period, mod = placed(hit, period, mod)
    return TimeMention(
        start + offset, end + offset, tokens.text[start:end], reading.kind, reading.value, period,
        reading.recurring, mod, found.named,
    )  # fmt: skip
