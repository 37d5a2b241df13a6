"""Blocks to paragraphs: their kinds, and the text that their offsets count."""

from __future__ import annotations

import re

from foedus.model.document import Paragraph, ParagraphKind
from foedus.reading.layout import BULLET, ends_sentence
from foedus.reading.source import Block

MAX_HEADING_WORDS = 14
_QUOTED = re.compile(r"^[\"“«][^\"“”«»]+[\"”»]\.?(?: ?[—–-] ?.{3,60})?$")
_BULLET_MARK = re.compile(r"^(?:[•·▪◦‣●■*–—-])\s+")


def join_blocks(blocks: list[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """The text, one blank line between paragraphs, and the paragraphs that cover it."""
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for i, block in enumerate(blocks):
        kind = block.kind or tell_kind(block.text, last=i == len(blocks) - 1)
        text = _BULLET_MARK.sub("", block.text) if kind == "list" else block.text
        if not text:
            continue
        pieces.append(text)
        paragraphs.append(Paragraph(at, at + len(text), kind))
        at += len(text) + 2
    return "\n\n".join(pieces), tuple(paragraphs)


def tell_kind(text: str, *, last: bool = False) -> ParagraphKind:
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
