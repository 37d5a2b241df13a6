"""Footnotes: the list at the end, kept apart in order, and the markers in the text that point to it."""

from __future__ import annotations

import re

from foedus.model.document import LeftOut
from foedus.reading.source import Block

_NOTE = re.compile(r"^(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]|\^?(\d{1,3})(?=\s+[\"“‘A-Z]))\s*(?=\S)")
_SOURCED = re.compile(
    r"https?://|www\.|\bdoi\b|\bibid\b|\bop\. ?cit|accessed|retrieved|erişim"
    r"|дата обращения|\bpp?\. ?\d|\bvol\. ?\d"
    r"|\(\d{4}\)|\bno\. ?\d|, \d{4}\b",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\s?\[(\d{1,3})\](?=[\s.,;:!?)”\"’]|$|[A-Z])|(?<=[a-z.,”\"’)])[¹²³⁰⁴-⁹]+")


def split_notes(blocks: list[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """Part the numbered notes near the end from the text.

    A list counts as notes when its numbers run 1, 2, 3 … and it is bracketed or names sources.
    What follows the list (an author's biography, say) stays with the blocks.
    """
    for first, block in enumerate(blocks):
        if _number(block.text) == 1 and first > 0:
            last = _run_end(blocks, first)
            if _is_note_list(blocks[first:last], blocks[:first]):
                return blocks[:first] + blocks[last:], tuple(b.text for b in blocks[first:last])
    return blocks, ()


def _number(text: str) -> int | None:
    match = _NOTE.match(text)
    return int(next(group for group in match.groups() if group)) if match else None


def _run_end(blocks: list[Block], first: int) -> int:
    expected, end = 1, first
    while end < len(blocks) and _number(blocks[end].text) == expected:
        expected, end = expected + 1, end + 1
    return end


def _is_note_list(notes: list[Block], before: list[Block]) -> bool:
    bracketed = all(note.text.startswith("[") for note in notes)
    sourced = sum(bool(_SOURCED.search(note.text)) for note in notes) >= 0.5 * len(notes)
    marked = any(f"[{number}]" in block.text for block in before for number in (1, 2))
    return (bracketed and (marked or sourced)) or (marked and sourced) or (sourced and len(notes) >= 2)


def take_markers(blocks: list[Block], notes: int) -> tuple[list[Block], tuple[LeftOut, ...]]:
    """Take footnote markers out of the text, so that no sentence is broken by them.

    notes: how many notes were found; with none, bracketed numbers are left alone unless they count up
    from 1.
    """
    found = [int(m[1]) for block in blocks for m in _MARKER.finditer(block.text) if m[1] and m.start()]
    limit = notes or (max(found) if found and set(found) == set(range(1, max(found) + 1)) else 0)
    if not limit:
        return blocks, ()
    taken: list[str] = []

    def drop(match: re.Match[str]) -> str:
        if match.start() == 0 or (match[1] and int(match[1]) > limit):
            return match[0]
        taken.append(match[0].strip())
        follows = match.string[match.end() : match.end() + 1]
        return " " if follows.isalnum() else ""

    blocks = [Block(_MARKER.sub(drop, block.text).strip(), block.kind) for block in blocks]
    if not taken:
        return blocks, ()
    return blocks, (LeftOut(" ".join(taken), "footnote markers; the notes are kept apart"),)
