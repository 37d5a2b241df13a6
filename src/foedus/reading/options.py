"""How articles are read: limits, what is given, and whether the network may be asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Limits and givens of one reading.

    max_bytes: a larger file is an OversizeDocument. max_words: a longer article is, too.
    outlet, published, language: what the analyst knows of every article read; they outrank the text.
    earliest: a date in a text or address before this day says nothing about publication.
    latest: a date after this day is not believed (None: any).
    network: whether an address (http, https) among the paths may be fetched.
    """

    max_bytes: int = 20_000_000
    max_words: int = 200_000
    max_records: int = 1_000_000
    max_depth: int = 400
    outlet: str | None = None
    published: dt.date | None = None
    language: str | None = None
    earliest: dt.date = dt.date(1990, 1, 1)
    latest: dt.date | None = None
    network: bool = False


DEFAULT = ReadingOptions()
