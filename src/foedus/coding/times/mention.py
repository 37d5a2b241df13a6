"""A time expression as found: where it stands, what it says, which days it covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedus.model.dates import Period

Kind = Literal["date", "time", "duration", "set"]
Mod = Literal["approx", "start", "mid", "end", "before", "after", "more", "less"]
Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One time expression.

    start, end: half-open offsets, shifted by the caller's offset; text: the words.
    value: as in TIMEX3 ("1998-01-08", "1998-W10", "P2Y", "PRESENT_REF", "XXXX-WXX-1" for every Monday).
    period: the days it covers, None when the text and the anchor do not settle them.
    recurring: a set of times rather than one. mod: what the words do to the value; "more" and "less"
    bound a length, "before" and "after" open one end of the period. named: id of a named event.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: str
    period: Period | None
    recurring: bool = False
    mod: Mod | None = None
    named: str = ""
