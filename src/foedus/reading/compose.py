"""A cleaned source to a Document: text, paragraphs, and what is believed of it with the reason."""

from __future__ import annotations

import re

from foedus.errors import EmptyDocument, OversizeDocument
from foedus.model.document import Document, LeftOut, document_id
from foedus.reading.clean import clean_blocks
from foedus.reading.dateline import Dateline, find_dateline
from foedus.reading.dating import find_published
from foedus.reading.language import tell_language
from foedus.reading.options import DEFAULT, ReadingOptions
from foedus.reading.outlet import find_publisher
from foedus.reading.segment import join_blocks
from foedus.reading.source import Block, Source

MIN_WORDS = 3
DATELINE_PARAGRAPHS = 3
MAX_BLOCKS = 20_000

_WORD = re.compile(r"[^\W\d_]{2,}")


def compose_document(source: Source, *, options: ReadingOptions = DEFAULT) -> Document:
    """Clean a source and say what it is.

    Raises EmptyDocument if nothing of the text is left once the page around it is taken off, and
    OversizeDocument if there are more words than the options allow.
    """
    words = sum(block.words for block in source.blocks)
    if words > options.max_words or len(source.blocks) > MAX_BLOCKS:
        raise OversizeDocument(
            f"{words:,} words in {len(source.blocks):,} paragraphs, for one article; the limit is "
            f"{options.max_words:,} words and {MAX_BLOCKS:,} paragraphs (raise it, or split the file)"
        )
    page = clean_blocks(source.blocks, title=source.title, titled=source.titled, byline=source.byline)
    text, paragraphs = join_blocks(page.blocks)
    running = any(paragraph.kind != "heading" for paragraph in paragraphs)
    if not running or len(_WORD.findall(text, 0, 10_000)) < MIN_WORDS:
        raise EmptyDocument(
            "no running text is left once the page around it is taken off; give the article itself"
        )
    dateline = _find_dateline(page.blocks)
    published = find_published(
        source, options, text=text, lines=page.dates, dateline=dateline, notes=(*source.notes, *page.notes)
    )
    outlet, outlet_reason = find_publisher(source, options, page=page, dateline=dateline)
    language, language_reason = (
        (options.language, "given for this reading")
        if options.language
        else tell_language(text, source.language)
    )
    return Document(
        id=document_id(text, outlet=outlet, title=page.title, url=source.url),
        text=text,
        path=source.path,
        url=source.url,
        outlet=outlet,
        outlet_reason=outlet_reason,
        title=page.title,
        byline=page.byline,
        published=published,
        language=language,
        language_reason=language_reason,
        paragraphs=paragraphs,
        notes=(*source.notes, *page.notes),
        left_out=(*source.left_out, *_in_order(page.left_out, source.blocks)),
        dateline=dateline.text if dateline else None,
    )


def _in_order(left_out: list[LeftOut], blocks: tuple[Block, ...]) -> list[LeftOut]:
    """What was set aside, as it stood on the page; what was cut out of a paragraph comes last."""
    places = {block.text: place for place, block in reversed(list(enumerate(blocks)))}
    return sorted(left_out, key=lambda item: places.get(item.text, len(blocks)))


def _find_dateline(blocks: list[Block]) -> Dateline | None:
    """The dateline of the first full paragraph, or of one of the short ones above it."""
    for block in blocks[:DATELINE_PARAGRAPHS]:
        found = find_dateline(block.text)
        if found:
            return found
    return None
