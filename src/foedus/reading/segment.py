"""Blocks to paragraphs: their kinds, and the text that their offsets count."""

from __future__ import annotations

import re

from foedus.model.document import Paragraph, ParagraphKind
from foedus.reading.layout import BULLET, ends_sentence
from foedus.reading.source import Block

MAX_HEADING_WORDS = 14
MAX_PARAGRAPH_CHARS = 10_000
_QUOTED = re.compile(r"^[\"“«][^\"“”«»]+[\"”»]\.?(?: ?[—–-] ?.{3,60})?$")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]* (?=[\"“‘(]?[A-Z])")
_BULLET_MARK = re.compile(r"^(?:[•·▪◦‣●■*–—-])\s+")


def join_blocks(blocks: list[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text, one blank line between paragraphs, and the paragraphs that cover it."""
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for block in (part for whole in blocks for part in _split_long(whole)):
        kind = block.kind or tell_kind(block.text)
        text = _BULLET_MARK.sub("", block.text) if kind == "list" else block.text
        if not text:
            continue
        pieces.append(text)
        paragraphs.append(Paragraph(at, at + len(text), kind))
        at += len(text) + 2
    return "\n\n".join(pieces), tuple(paragraphs)


def _split_long(block: Block) -> list[Block]:
    """A paragraph too long to be parsed at once is parted where a sentence ends, or else at a space."""
    parts = []
    text = block.text
    while len(text) > MAX_PARAGRAPH_CHARS:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, MAX_PARAGRAPH_CHARS)]
        cut = ends[-1] if ends else text.rfind(" ", 1, MAX_PARAGRAPH_CHARS)
        cut = cut if cut > 0 else MAX_PARAGRAPH_CHARS
        parts.append(Block(text[:cut].strip(), block.kind))
        text = text[cut:].strip()
    return [*parts, Block(text, block.kind)]


def tell_kind(text: str) -> ParagraphKind:
    """What a block is, by its form alone.

    >>> tell_kind("A new axis"), tell_kind("• grain"), tell_kind("They met."), tell_kind("“We stay.”")
    ('heading', 'list', 'body', 'quote')
    """
    if BULLET.match(text):
        return "list"
    if _QUOTED.match(text) and (ends_sentence(text) or len(text.split()) > MAX_HEADING_WORDS):
        return "quote"
    bare = text.rstrip('"”’»)]')
    if len(text.split()) <= MAX_HEADING_WORDS and bare[-1:] not in ".!?…:;,—–-" and not ends_sentence(text):
        return "heading"
    return "body"
