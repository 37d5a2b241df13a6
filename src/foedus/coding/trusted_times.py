"""Times of an article whose date of publication may itself be only a bound: what can be trusted of them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import replace

from foedus.coding.times import TimeMention, find_times
from foedus.lexicon.named_times import load_named_times
from foedus.model.document import Document

DATED = frozenset({"metadata", "dateline", "url", "feed", "given"})
_YEARLY = frozenset({"year", "years", "decade", "decades", "century", "centuries"})
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
_CALENDAR = frozenset(
    name.lower()
    for names in (calendar.month_name, calendar.month_abbr, ("sept",), _SEASONS)
    for name in names
) - {""}


def find_trusted_times(doc: Document) -> list[TimeMention]:
    """Time expressions of a document, resolved as far as its date of publication is known.

    A date that is only "not before" settles the year of "in July" and of "this year", but neither which day
    "Monday" was nor which month "this month".
    """
    published = doc.published
    times = find_times(doc.text, anchor=published.since, named=load_named_times())
    if published.source in DATED:
        return times
    return [time if _stands_alone(time, published.since) else _undated(time) for time in times]


def _stands_alone(time: TimeMention, anchor: dt.date | None) -> bool:
    period = time.period
    if period is None or anchor is None or time.named:
        return True
    if period.precision in _YEARLY or any(char.isdigit() for char in time.text):
        return True
    return not (_CALENDAR | _YEARLY).isdisjoint(re.split(r"\W+", time.text.lower()))


def _undated(time: TimeMention) -> TimeMention:
    return replace(time, period=None)
