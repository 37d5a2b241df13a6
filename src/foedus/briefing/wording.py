"""Dates, lists and counts in plain English, always in the same way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from foedus.model.dates import MONTHS, Period, say_day
from foedus.model.document import Published

# The fields on which reports may differ, as a sentence calls them; "number of ..." speaks for itself.
FIELDS = {
    "who": "who acted", "whom": "towards whom", "parties": "parties", "when": "date", "date": "date",
    "where": "place", "place": "place", "status": "status",
    "addressee": "addressee",
}  # fmt: skip


def say_period(period: Period) -> str:
    """A period with no more precision than it has, without preposition.

    >>> say_period(Period.month(2023, 7)), say_period(Period.day(dt.date(2023, 9, 12)))
    ('July 2023', '12 September 2023')
    >>> say_period(Period(dt.date(2023, 9, 10), dt.date(2023, 9, 14)))
    '10–13 September 2023'
    """
    since, until = period.since, period.until
    if since is None or until is None:
        return f"since {say_day(since)}" if since else f"before {say_day(until)}" if until else "unknown"
    last = until - dt.timedelta(days=1)
    if since == last:
        return say_day(since)
    if period == Period.year(since.year) or (
        since == dt.date(since.year, 1, 1) and period.days in (365, 366)
    ):
        return str(since.year)
    if since.day == 1 and (since.year, since.month) == (last.year, last.month) and (until.day == 1):
        return f"{MONTHS[since.month - 1]} {since.year}"
    if (since.year, since.month) == (last.year, last.month):
        return f"{since.day}–{last.day} {MONTHS[since.month - 1]} {since.year}"
    if since.day == 1 and until.day == 1:
        first, end = f"{MONTHS[since.month - 1]} {since.year}", f"{MONTHS[last.month - 1]} {last.year}"
        if since.month == 1 and last.month == 12:
            return f"{since.year} to {last.year}"
        return f"{first.removesuffix(f' {last.year}')} to {end}"
    return f"{say_day(since)} to {say_day(last)}"


def say_published(published: Published) -> str:
    """When an article came out, as far as that is known.

    >>> say_published(Published(dt.date(2023, 9, 5), dt.date(2023, 9, 6), "dateline"))
    '5 September 2023'
    >>> say_published(Published(dt.date(2023, 8, 18), None, "text"))
    'not before 18 August 2023'
    """
    since, until = published.since, published.until
    if since is None and until is None:
        return "unknown"
    if since and until and published.source not in ("text", "footnote"):
        return say_period(Period(since, until))
    return f"not before {say_day(since)}" if since else say_period(Period(since, until))


def say_when(period: Period) -> str:
    """A period with its preposition.

    >>> say_when(Period.month(2023, 7)), say_when(Period.day(dt.date(2023, 9, 12)))
    ('in July 2023', 'on 12 September 2023')
    """
    words = say_period(period)
    if words.startswith(("since", "before", "unknown")):
        return words
    if " to " in words:
        return f"between {words.replace(' to ', ' and ')}"
    one_day_or_more = words[0].isdigit() and not words.isdigit()
    return f"on {words}" if one_day_or_more else f"in {words}"


def join(words: Sequence[str], last: str = "and") -> str:
    """A list in words.

    >>> join(["China", "Russia", "North Korea"]), join(["China"])
    ('China, Russia and North Korea', 'China')
    """
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def plural(number: int, noun: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> plural(1, "outlet"), plural(3, "outlet"), plural(0, "country", "countries")
    ('1 outlet', '3 outlets', '0 countries')
    """
    return f"{number} {noun if number == 1 else many or noun + 's'}"


def capital(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]


def shorten(text: str, limit: int) -> str:
    """A text of at most about `limit` characters, cut between words, with an ellipsis.

    >>> shorten("one two three four", 10)
    'one two …'
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
