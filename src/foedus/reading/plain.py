"""Plain text and Markdown with front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from foedus.errors import LexiconError
from foedus.lexicon.load import Node, parse_yaml
from foedus.model.document import LeftOut, ParagraphKind
from foedus.reading.clean import is_furniture
from foedus.reading.layout import lay_out
from foedus.reading.records import pick_fields
from foedus.reading.source import Block, Source

MAX_MARKED_CHARS = 20_000
MAX_NESTED_MARKS = 3

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_FRONT = re.compile(r"\A---[ ]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
_HEADER = re.compile(
    r"\A(?:(?:title|url|link|outlet|source|publisher|author|byline|date|published"
    r"|language|headline)[ ]?:[ ]?\S[^\n]*\n){2,}\s*\n",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})$")
_FENCE = re.compile(r"^(?:```|~~~)")
_PICTURE = re.compile(r"!\[([^\]]{0,500})\]\([^)]{0,1000}\)")
_LINK = re.compile(
    r"\[([^\[\]]{1,500})\]\((?:[^()\s]|\([^()]{0,200}\)){0,1000}(?:\s+\"[^\"]{0,300}\")?\)"
    r"|\[([^\[\]]{1,500})\]\[[^\]]{0,100}\]|<(https?://[^>\s]{1,1000})>"
)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.{1,500}?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`]{1,500})`")
_NOTE = re.compile(r"^\[\^([\w-]+)\]:\s*(.+)$")
_NOTE_MARK = re.compile(r"\[\^[\w-]+\]")
_TAG = re.compile(
    r"</?(?:p|br|div|span|em|strong|b|i|u|sup|sub|a|figure|figcaption|img|hr)\b[^>]{0,500}>", re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(.*)$")


def read_text(text: str, path: str | None = None) -> Source:
    """A source from plain text; front matter or a block of `key: value` lines on top is the metadata."""
    front = _FRONT.match(text)
    if front:
        fields, left = _front_matter(front, path)
        blocks = tuple(lay_out(text[front.end() :].lstrip("\n"), is_furniture))
        return replace(pick_fields(fields, blocks, "the front matter").at(path), left_out=left)
    header = _HEADER.match(text)
    if header:
        pairs = (line.partition(":") for line in header[0].strip().split("\n"))
        named = {key.strip(): value.strip() for key, _, value in pairs}
        body = text[header.end() :]
        return pick_fields(named, tuple(lay_out(body, is_furniture)), "the lines on top").at(path)
    return Source(tuple(lay_out(text, is_furniture)), path=path)


def read_markdown(text: str, path: str | None = None) -> Source:
    """A source from Markdown; front matter between `---` lines gives the metadata."""
    front = _FRONT.match(text)
    fields, left = _front_matter(front, path) if front else ({}, ())
    text = text[front.end() :] if front else text
    blocks, notes, pictures = _parse(text)
    source = pick_fields(fields, blocks, "the front matter")
    title, titled = source.title, source.titled
    if title is None and blocks and blocks[0].kind == "heading":
        title, blocks, titled = blocks[0].text, blocks[1:], True
    return Source(
        blocks=blocks, path=path, url=source.url, title=title, titled=titled, outlet=source.outlet,
        outlet_name=source.outlet_name, byline=source.byline, published=source.published,
        published_name=source.published_name, language=source.language, notes=notes,
        left_out=(*left, *pictures),
    )  # fmt: skip


def _front_matter(front: re.Match[str], path: str | None) -> tuple[Mapping[str, object], tuple[LeftOut, ...]]:
    """What the lines between `---` say; lines that are no YAML are left out, with the reason."""
    try:
        return _scalars(parse_yaml(front["yaml"], path or "front matter")), ()
    except LexiconError as error:
        return {}, (LeftOut(front["yaml"], f"front matter that is not YAML ({error})"),)


def _scalars(node: Node) -> dict[str, object]:
    if not isinstance(node.value, dict):
        return {}
    return {
        key: value.value if isinstance(value.value, str) else _flatten(value)
        for key, value in node.value.items()
    }


def _flatten(node: Node) -> str:
    if isinstance(node.value, list):
        return ", ".join(item.value for item in node.value if isinstance(item.value, str))
    return ""


def _parse(text: str) -> tuple[tuple[Block, ...], tuple[str, ...], tuple[LeftOut, ...]]:
    """Blocks, notes and pictures. A line break within a paragraph is a space, as Markdown has it."""
    blocks: list[Block] = []
    notes: list[str] = []
    pictures: list[LeftOut] = []
    fenced = False
    for group in re.split(r"\n\s*\n", _COMMENT.sub("", text)):
        open_block: list[str] = []
        kind: ParagraphKind | None = None
        for line in [*group.split("\n"), ""]:
            if _FENCE.match(line.strip()):
                fenced = not fenced
                continue
            heading, item, note = _HEADING.match(line.strip()), _ITEM.match(line), _NOTE.match(line)
            quote = line.lstrip().startswith(">")
            breaks = (
                not line.strip() or heading or item or note or (quote != (kind == "quote") and open_block)
            )
            if breaks and open_block and _UNDERLINE.match(line.strip()) is None:
                _close(blocks, pictures, open_block, kind)
                open_block, kind = [], None
            if fenced or not line.strip():
                continue
            if _UNDERLINE.match(line.strip()):
                if open_block:
                    _close(blocks, pictures, open_block, "heading")
                    open_block, kind = [], None
            elif heading:
                _close(blocks, pictures, [heading[2]], "heading")
            elif note:
                notes.append(_plain(note[2]))
            elif item and not fenced:
                open_block, kind = [item[1]], "list"
            else:
                kind = "quote" if quote else kind
                open_block.append(line.lstrip("> ") if quote else line.strip())
    return tuple(blocks), tuple(notes), tuple(pictures)


def _close(
    blocks: list[Block], pictures: list[LeftOut], lines: list[str], kind: ParagraphKind | None
) -> None:
    text = " ".join(lines)
    pictures += [LeftOut(match[1], "the description of a picture") for match in _PICTURE.finditer(text)]
    text = _plain(_PICTURE.sub("", text))
    if text:
        blocks.append(Block(text, kind))


def _plain(text: str) -> str:
    """The words without their markup; in a line of absurd length the markup stays."""
    text = _NOTE_MARK.sub("", _TAG.sub("", text))
    if len(text) <= MAX_MARKED_CHARS:
        text = _LINK.sub(lambda match: match[1] or match[2] or match[3], _CODE.sub(r"\1", text))
        for _ in range(MAX_NESTED_MARKS):
            text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", " ".join(text.split()))
