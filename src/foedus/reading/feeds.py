"""An address to documents: a page is one article, an RSS or Atom feed is many."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from foedus.errors import FetchError, ReadingError
from foedus.model.document import Document, Unread
from foedus.reading.fetch import Fetcher, FetchOptions, Page
from foedus.reading.options import DEFAULT, ReadingOptions
from foedus.reading.paths import read_bytes
from foedus.reading.source import Source

MAX_ENTRIES = 100
MIN_ENTRY_WORDS = 80
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)

Fetch = Callable[[str], Page]


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as its feed announces it; html is the whole text where the feed carries it."""

    url: str
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    html: str = ""


def read_address(
    url: str, *, options: ReadingOptions = DEFAULT, fetch: Fetch | None = None
) -> Iterator[Document | Unread]:
    """The article at an address, or every article that a feed there announces, in the feed's order.

    fetch: replaced in tests. What cannot be fetched or read is an Unread.
    """
    ask = fetch or Fetcher(FetchOptions(max_bytes=options.max_bytes)).fetch
    try:
        page = ask(url)
    except FetchError as error:
        yield Unread(url, str(error), "FetchError")
        return
    if not is_feed(page.body):
        yield from _read_page(page, options)
        return
    title, entries = parse_feed(page.body)
    for entry in entries[:MAX_ENTRIES]:
        yield from _read_entry(entry, title, ask, options)
    if not entries:
        yield Unread(url, "a feed without entries", "EmptyDocument")
    for entry in entries[MAX_ENTRIES:]:
        yield Unread(entry.url or url, f"beyond the first {MAX_ENTRIES} entries of the feed")


def is_feed(body: bytes) -> bool:
    """Whether these bytes are an RSS or Atom feed.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">')
    True
    """
    head = body[:2000]
    return bool(_FEED.search(head)) and b"<html" not in head.lower()


def parse_feed(body: bytes) -> tuple[str | None, list[Entry]]:
    """The feed's title and its entries."""
    import feedparser

    feed = feedparser.parse(body)
    return feed.feed.get("title"), [_entry(item) for item in feed.entries]


def _entry(item: Any) -> Entry:
    contents = [part.get("value", "") for part in item.get("content", [])] + [item.get("summary", "")]
    return Entry(
        url=item.get("link", ""),
        title=item.get("title"),
        published=item.get("published") or item.get("updated"),
        byline=item.get("author"),
        html=max(contents, key=len, default=""),
    )


def _read_page(
    page: Page, options: ReadingOptions, amend: Callable[[Source], Source] | None = None
) -> Iterator[Any]:
    yield from read_bytes(
        page.body, name=page.url, options=options, url=page.url, charset=page.charset, amend=amend
    )


def _read_entry(
    entry: Entry, feed: str | None, ask: Fetch, options: ReadingOptions
) -> Iterator[Document | Unread]:
    amend = partial(_complete, entry=entry, feed=feed)
    if not entry.url.startswith(("http://", "https://")):
        yield Unread(entry.title or "an entry of the feed", "the entry has no address")
        return
    try:
        page = ask(entry.url)
    except ReadingError as error:
        if len(re.sub(r"<[^>]+>", " ", entry.html).split()) < MIN_ENTRY_WORDS:
            yield Unread(entry.url, str(error), "FetchError")
            return
        shell = f"<html><body><article>{entry.html}</article></body></html>"
        page = Page(entry.url, shell.encode(), "text/html", "utf-8")
    yield from _read_page(page, options, amend)


def _complete(source: Source, *, entry: Entry, feed: str | None) -> Source:
    """What the page does not say of itself, its feed may."""
    if source.published is None and entry.published:
        source = replace(
            source, published=entry.published, published_from="feed", published_name="the feed's entry"
        )
    return replace(
        source,
        title=source.title or entry.title,
        titled=source.titled or bool(entry.title),
        byline=source.byline or entry.byline,
        outlet=source.outlet,
        url=source.url or entry.url,
    )
