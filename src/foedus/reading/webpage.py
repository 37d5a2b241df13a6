"""HTML: trafilatura finds the article's body, htmldate and the markup its date."""

from __future__ import annotations

import logging
import re
from typing import Any

from foedus.errors import EmptyDocument, ReadingError
from foedus.model.document import LeftOut, ParagraphKind
from foedus.reading.options import ReadingOptions
from foedus.reading.source import Block, Source

_OPEN_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^>]*?(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr p li".split())
_SCRIPT = re.compile(
    r"<(script|style|noscript|template|svg|iframe|object)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_LD_JSON = re.compile(r"application/ld\+json", re.IGNORECASE)
_KINDS: dict[str, ParagraphKind] = {"head": "heading", "quote": "quote", "item": "list"}


def read_webpage(text: str, path: str | None, options: ReadingOptions, url: str | None = None) -> Source:
    """A source from a page of HTML.

    Raises EmptyDocument when no article is found in it, ReadingError when it is nested too deep.
    """
    depth = _depth(text)
    if depth > options.max_depth:
        raise ReadingError(f"HTML nested {depth} levels deep (limit {options.max_depth}); not read")
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    found: Any = bare_extraction(
        text, url=url, with_metadata=True, include_comments=False, include_tables=False, config=config
    )
    if found is None or found.body is None:
        raise EmptyDocument("no article was found in the page")
    blocks = tuple(_blocks(found.body))
    if not blocks:
        raise EmptyDocument("no article was found in the page")
    address = url or _address(found.url)
    site = found.sitename
    return Source(
        blocks=blocks,
        path=path,
        url=address,
        title=" ".join(found.title.split()) if found.title else None,
        titled=bool(found.title),
        outlet=site if site and not site.startswith("@") else None,
        outlet_name="the page's markup",
        byline=found.author or None,
        published=_markup_date(text, options),
        published_name="the page's markup",
        language=_declared_language(text),
        left_out=tuple(LeftOut(f"<{name}>", "a script or an embedded object") for name in _scripts(text)),
    )


def _depth(text: str) -> int:
    """How deep elements are nested, as far as a quick count tells."""
    depth = deepest = 0
    for match in _OPEN_TAG.finditer(text):
        if match[2].lower() in _VOID or match[3]:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _scripts(text: str) -> list[str]:
    return sorted({match[1].lower() for match in _SCRIPT.finditer(text)} & {"iframe", "object"})


def _blocks(body: Any) -> list[Block]:
    """Paragraphs of trafilatura's body, in order."""
    blocks: list[Block] = []
    for element in body:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "list":
            blocks += [Block(words, "list") for item in element for words in [_words(item)] if words]
        elif tag == "quote" and len(element):
            inner = [_words(child) for child in element if _words(child)]
            own = " ".join((element.text or "").split())
            blocks += [Block(words, "quote") for words in ([own] if own else []) + inner]
        else:
            blocks += [Block(words, _KINDS.get(tag)) for words in _lines(element)]
        tail = " ".join((element.tail or "").split())
        if tail:
            blocks.append(Block(tail))
    return blocks


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _lines(element: Any) -> list[str]:
    """The text of a paragraph; a line break within it (`lb`) parts it."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        else:
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return [" ".join(line.split()) for line in "".join(parts).split("\n") if line.strip()]


def _address(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _markup_date(text: str, options: ReadingOptions) -> str | None:
    """The date that the markup states; nothing is guessed from the words of the page."""
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = find_date(
            text,
            extensive_search=False,
            original_date=True,
            min_date=options.earliest.isoformat(),
            max_date=(options.latest or options.earliest.replace(year=2100)).isoformat(),
        )
    except (ValueError, TypeError, RecursionError):
        return None
    return str(found) if found else None


def _declared_language(text: str) -> str | None:
    match = re.search(r"<html\b[^>]*\blang\s*=\s*[\"']?([A-Za-z-]{2,12})", text[:20_000], re.IGNORECASE)
    return match[1] if match else None
