"""Which documents someone could have read on a past day."""

from __future__ import annotations

import datetime as dt

from foedus.model.document import Document
from foedus.weighing.record import latest_day


def why_left_out(doc: Document, date: dt.date, *, earliest: bool = False) -> str | None:
    """Why a document does not count as of a day; None where it does.

    It counts from the last day on which it may have come out, so that nothing of the future leaks in; one
    without such a day never does. earliest: it counts from the first such day, for articles that give only
    a lower bound; what they say may then come from later.
    """
    day = doc.published.since if earliest else None
    day = day or latest_day(doc.published)
    if day is None:
        return "left out as of a past day: no day is known by which it had come out"
    if day > date:
        return f"came out on {day.isoformat()}, or may have"
    return None
