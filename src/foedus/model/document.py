"""One article as published by one outlet."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Literal

PublishedSource = Literal[
    "metadata", "dateline", "url", "text", "footnote", "given", "feed", "file", "unknown"
]
ParagraphKind = Literal["body", "heading", "quote", "list"]


@dataclass(frozen=True, slots=True)
class Published:
    """When the article came out, and why we believe it.

    since inclusive, until exclusive, both None when unknown. reason is one sentence for people,
    with the words it rests on. source "text" and "footnote" mean "not before": the latest date
    that the article itself mentions. "file": a date in the file's name; "feed": the feed's entry.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    source: PublishedSource = "unknown"
    reason: str = "no date was found"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text that is parsed as one; offsets into the document's text."""

    start: int
    end: int
    kind: ParagraphKind = "body"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the source that is not the article's text, and why it was set aside."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read, or is no article: where it lies, why, and the error's name."""

    path: str
    reason: str
    error: str = "ReadingError"


@dataclass(frozen=True, slots=True)
class Document:
    """One article as published by one outlet; its text is frozen and hashed.

    text: clean body, paragraphs parted by one blank line; every offset counts its code points.
    paragraphs: cover all of text but the blank lines.
    dateline: the opening words that give place, date or wire, as they stand in the text.
    notes: footnotes in order, kept apart from the text.
    outlet_reason: why the outlet is believed; for an unknown outlet "", or a hint that is no proof.
    language: ISO 639-1; None where it could not be told, and language_reason says why.
    original: id of the document that this one copies, exactly or nearly; None for an original.
    copy_reason: how the copy was recognised.
    """

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_reason: str = ""
    title: str | None = None
    byline: str | None = None
    published: Published = Published()
    language: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    original: str | None = None
    copy_reason: str = ""
    dateline: str | None = None
    language_reason: str = ""
    sha256: str = field(default="")

    def __post_init__(self) -> None:
        if not self.sha256:
            object.__setattr__(self, "sha256", hashlib.sha256(self.text.encode()).hexdigest())


def document_id(text: str, *, outlet: str | None, title: str | None, url: str | None) -> str:
    """Name a document by what it is, not by where it lies.

    The same article read twice has one id; the same words from another outlet have another.

    >>> wire = document_id("x", outlet="Wire", title=None, url=None)
    >>> wire == document_id("x", outlet="Daily", title=None, url=None)
    False
    """
    parts = "\x1f".join((text, outlet or "", title or "", url or ""))
    return "d" + hashlib.sha256(parts.encode()).hexdigest()[:12]
