"""When an article came out, and why that is believed: the strongest evidence wins and is named."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from foedus.lexicon.landmarks import load_landmarks
from foedus.model.dates import Period
from foedus.model.document import Published, PublishedSource
from foedus.reading.dateline import Dateline
from foedus.reading.options import ReadingOptions
from foedus.reading.source import Source
from foedus.reading.textdates import find_dates, read_date, read_yearless

MAX_DATED_CHARS = 200_000

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/_.-]?(0?[1-9]|1[0-2])[/_.-]?([12]\d|3[01]|0?[1-9])(?=[/_.-]|$)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?=/)")
_URL_NAMED = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/([12]\d|3[01]|0?[1-9])(?=/)")
_FILE_DAY = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|(?-i:may)|might|could|should|due|scheduled|slated|set to"
    r"|plans? to|planned|planning|expected|expects?|upcoming"
    r"|next|by|until|till|before|deadline|expires?|ahead of|later this|forthcoming|is to"
    r"|are to|to be held|proposed)\b",
    re.IGNORECASE,
)
_AHEAD_AFTER = re.compile(
    r"^[,’'\w ]{0,30}\b(?:elections?|referendum|vote|deadline|summit will)\b", re.IGNORECASE
)
_FOR = re.compile(r"\b(?:for|from|starting|beginning) (?:the )?$", re.IGNORECASE)
_CHANGED = re.compile(r"\W*(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?]\s")


def find_published(
    source: Source,
    options: ReadingOptions,
    *,
    text: str,
    lines: Sequence[tuple[str, str]] = (),
    dateline: Dateline | None = None,
    notes: Sequence[str] = (),
) -> Published:
    """The publication date by the best evidence that there is.

    lines: date lines of the page, each with the whole line. From the strongest: given by the
    analyst; metadata; a date line; the dateline; the address; the file's name; and, as "not before",
    the latest date that text or notes mention.
    """
    strong = (
        _given(options),
        _metadata(source, options),
        _lines(lines, options),
        _dateline(dateline, options),
        _address(source.url, options),
        _file(source.path, options),
    )
    best = next((found for found in strong if found), None)
    if best:
        return best
    bound = _latest(text[:MAX_DATED_CHARS], notes, options)
    if dateline and dateline.date and bound and bound.since:
        return _complete_dateline(dateline, bound)
    if bound:
        return bound
    if dateline and dateline.date:
        return Published(reason=f"the dateline “{dateline.text}” gives a day but no year")
    return Published()


def _given(options: ReadingOptions) -> Published | None:
    if options.published is None:
        return None
    return _publish(Period.day(options.published), "given", f"given for this reading: {options.published}")


def _metadata(source: Source, options: ReadingOptions) -> Published | None:
    if not source.published:
        return None
    period = read_date(source.published)
    if not _believable(period, options):
        return None
    return _publish(
        period, source.published_from, f"{source.published_name} says “{source.published.strip()}”"
    )


def _lines(lines: Sequence[tuple[str, str]], options: ReadingOptions) -> Published | None:
    """A line that says when it was published comes before one that says when it was changed."""
    for date, line in sorted(lines, key=lambda found: bool(_CHANGED.match(found[1]))):
        period = read_date(date)
        if _believable(period, options):
            return _publish(period, "dateline", f"a line of the page says “{line}”")
    return None


def _dateline(dateline: Dateline | None, options: ReadingOptions) -> Published | None:
    period = read_date(dateline.date) if dateline and dateline.date else None
    if dateline is None or not _believable(period, options):
        return None
    return _publish(period, "dateline", f"the dateline says “{dateline.text}”")


def _address(url: str | None, options: ReadingOptions) -> Published | None:
    if not url:
        return None
    path = url.split("://", 1)[-1].split("?", 1)[0].split("#", 1)[0]
    named = _URL_NAMED.search(path)
    day = _URL_DAY.search(path)
    period: Period | None = None
    if named:
        period = read_date(f"{named[3]} {named[2]} {named[1]}")
    elif day:
        period = read_date(f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}")
    elif month := _URL_MONTH.search(path):
        period = Period.month(int(month[1]), int(month[2]))
    if not _believable(period, options):
        return None
    return _publish(period, "url", f"the address holds the date: {url}")


def _file(path: str | None, options: ReadingOptions) -> Published | None:
    name = PurePath(path.split("#", 1)[0]).stem if path else ""
    match = _FILE_DAY.search(name)
    period = read_date(f"{match[1]}-{match[3]}-{match[4]}") if match else None
    return (
        _publish(period, "file", f"the file's name holds the date: {name}")
        if _believable(period, options)
        else None
    )


def _latest(text: str, notes: Sequence[str], options: ReadingOptions) -> Published | None:
    """The latest date mentioned that is not plainly ahead of the writer: the article is no older."""
    candidates: list[tuple[dt.date, PublishedSource, str]] = [
        (
            date.period.since,
            "text",
            f"the latest date in the text is “{date.text}”, so it came out no earlier",
        )
        for date in find_dates(text)
        if _believable(date.period, options)
        and date.period.since
        and not _is_ahead(text, date.start, date.end)
    ]
    candidates += [
        (since, "footnote", f"a footnote gives “{words}”, so it came out no earlier")
        for since, words in _note_dates(notes, options)
    ]
    candidates += _landmarks(text, options)
    if not candidates:
        return None
    since, origin, reason = max(candidates, key=lambda found: (found[0], found[1] == "footnote"))
    return Published(since, None, origin, reason)


def _landmarks(text: str, options: ReadingOptions) -> list[tuple[dt.date, PublishedSource, str]]:
    """The latest of the known happenings that the text speaks of as past."""
    for landmark in load_landmarks():
        if not _believable(Period.day(landmark.since), options):
            continue
        for match in landmark.mentions(text):
            if not _is_ahead(text, match.start(), match.end()):
                reason = f"the text speaks of “{match[0]}”, that is, {landmark.name} ({landmark.since})"
                return [(landmark.since, "text", f"{reason}, so it came out no earlier")]
    return []


def _note_dates(notes: Sequence[str], options: ReadingOptions) -> Iterator[tuple[dt.date, str]]:
    for note in notes:
        for date in find_dates(note):
            if date.period.since and _believable(date.period, options):
                before = note[max(0, date.start - 16) : date.start]
                label = re.search(
                    r"[\w ]+: ?$|\b(?:accessed|retrieved|visited)(?: on)? $", before, re.IGNORECASE
                )
                yield date.period.since, (label[0].lstrip() if label else "") + date.text
        for match in _URL_DAY.finditer(note):
            period = read_date(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}")
            if period and period.since and _believable(period, options):
                yield period.since, match[0].strip("/")


def _is_ahead(text: str, start: int, end: int) -> bool:
    """Whether the clause up to this place, or the noun after it, speaks of what may be still to come."""
    window = text[max(0, start - 160) : start]
    stops = [match.end() for match in _STOP.finditer(window)]
    clause = window[stops[-1] if stops else 0 :]
    return bool(_AHEAD.search(clause) or _FOR.search(clause) or _AHEAD_AFTER.match(text[end : end + 60]))


def _complete_dateline(dateline: Dateline, bound: Published) -> Published:
    """A dateline without a year takes the first year that the text's own dates allow."""
    monthday = read_yearless(dateline.date or "")
    if monthday is None or bound.since is None:
        return bound
    for year in (bound.since.year, bound.since.year + 1):
        try:
            day = dt.date(year, *monthday)
        except ValueError:
            continue
        if day >= bound.since or (
            bound.source == "text" and day.month == bound.since.month and bound.since.day == 1
        ):
            reason = f"the dateline says “{dateline.text}”; the year follows from the text ({bound.reason})"
            return _publish(Period.day(day), "dateline", reason)
    return bound


def _believable(period: Period | None, options: ReadingOptions) -> bool:
    if period is None or period.since is None:
        return False
    return period.since >= options.earliest and (options.latest is None or period.since <= options.latest)


def _publish(period: Period | None, source: PublishedSource, reason: str) -> Published:
    assert period is not None
    return Published(period.since, period.until, source, reason)
