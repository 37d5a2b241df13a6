"""PDF: the text layer, page by page, without the lines that every page repeats."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from foedus.errors import EmptyDocument, EncryptedDocument, OversizeDocument, ReadingError
from foedus.model.document import LeftOut
from foedus.reading.clean import is_furniture
from foedus.reading.decode import normalise
from foedus.reading.layout import lay_out
from foedus.reading.options import ReadingOptions
from foedus.reading.source import Source

MAX_PAGES = 500
MIN_CHARS_PER_PAGE = 40
_DAY = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


def read_pdf(data: bytes, path: str | None, options: ReadingOptions) -> Source:
    """A source from a PDF with a text layer.

    Raises EncryptedDocument if a password is needed, EmptyDocument for a scan without text,
    OversizeDocument beyond 500 pages, ReadingError if the file is damaged.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedDocument("a password is needed; save a copy without one")
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise OversizeDocument(f"{count} pages; the limit is {MAX_PAGES}")
        pages = _pages(reader, options)
        meta = reader.metadata
        title = str(meta.title).strip() if meta and meta.title else None
        author = str(meta.author).strip() if meta and meta.author else None
        created = str(meta.get("/CreationDate") or "") if meta else ""
    except ReadingError:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
    ) as error:
        raise ReadingError(f"the PDF is damaged: {error or type(error).__name__}") from None
    if sum(map(len, pages)) < MIN_CHARS_PER_PAGE:
        raise EmptyDocument(
            "the PDF holds pictures of text, not text; run text recognition (OCR) on it first"
        )
    lines, running = _without_running_lines(pages)
    blocks = tuple(lay_out("\n".join(lines), is_furniture))
    day = _DAY.match(created)
    title_in_text = title if title and _is_title(title, lines) else None
    return Source(
        blocks=blocks,
        path=path,
        title=title_in_text,
        titled=title_in_text is not None,
        byline=author if author and re.fullmatch(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}", author) else None,
        published=f"{day[1]}-{day[2]}-{day[3]}" if day and day[2] and day[3] else None,
        published_name="the PDF's creation date",
        left_out=tuple(LeftOut(line, "a line that pages repeat") for line in running),
    )


def _pages(reader: object, options: ReadingOptions) -> list[str]:
    pages, total = [], 0
    for page in reader.pages:  # type: ignore[attr-defined]
        text = normalise(page.extract_text() or "")
        total += len(text)
        if total > options.max_bytes:
            raise OversizeDocument(f"more than {options.max_bytes:,} characters of text")
        pages.append(text)
    return pages


def _without_running_lines(pages: list[str]) -> tuple[list[str], list[str]]:
    """Lines of all pages without heads and feet that at least three pages share, numbers aside."""
    split = [[line.rstrip() for line in page.split("\n")] for page in pages]
    edges: Counter[str] = Counter()
    for page in split:
        filled = [line for line in page if line.strip()]
        edges.update({_shape(line) for line in filled[:2] + filled[-2:]})
    running = {shape for shape, count in edges.items() if count >= 3 and count >= 0.5 * len(pages) and shape}
    kept, taken = [], []
    for page in split:
        for line in page:
            if line.strip() and _shape(line) in running:
                taken.append(line.strip())
            else:
                kept.append(line)
    return kept, sorted(set(taken))


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line).strip()


def _is_title(title: str, lines: list[str]) -> bool:
    """A PDF's title field is often a file name; it counts only if the first page says the same."""
    head = re.sub(r"\W+", "", " ".join(lines[:40])).casefold()
    folded = re.sub(r"\W+", "", title).casefold()
    return len(folded) > 8 and folded in head
