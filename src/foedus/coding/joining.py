"""Quotations and the reports they join: which content a quotation lies in, and what it adds to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.coding.attributions import Attribution
from foedus.coding.clauses import span_of
from foedus.coding.owners import noun_beside
from foedus.coding.parse import Parse
from foedus.coding.quotations import Quotation

GOES_ON = re.compile(r" (?:and|or|of|in|to|who|that|for|by|with|at|from|on|if|because|when|about|than|as)\b")
SENTENCE_END = re.compile(r"[.?!;](?:[\s\"\u201d]|$)|,? (?:said|says|adding|saying)\b")
GAP = re.compile(r"[^.?!;]{0,40}")
INVERTED = frozenset(("clause", "quote", "object"))


def holder_of(parse: Parse, quote: Quotation, listed: Sequence[Attribution]) -> Attribution | None:
    """The attribution in whose content a quotation lies; the widest where there are several."""
    start, end = parse.offset + quote.start, parse.offset + quote.end
    best: Attribution | None = None
    best_size = 0
    for found in listed:
        at = parse.offset + parse.starts[found.head]
        if found.inside or start <= at < end:
            continue
        for a, b in found.content:
            overlap = min(b, end) - max(a, start)
            if overlap > 0.34 * (end - start) or (overlap > 0 and a <= start):
                size = b - a
                if best is None or size > best_size:
                    best, best_size = found, size
    return best


def reach_on(parse: Parse, quote: Quotation, listed: Sequence[Attribution]) -> Attribution | None:
    """The report that a quotation follows by a few words: 'she said the dam leaks, but "not much"'.

    Its content is stretched into the quotation, so that the two become one piece.
    """
    start = parse.offset + quote.start
    best: tuple[int, int] | None = None
    owner: Attribution | None = None
    for found in listed:
        if found.inside or not found.content:
            continue
        piece = max(found.content)
        at = parse.offset + parse.starts[found.head]
        near = at < piece[1] <= start and GAP.fullmatch(parse.text, piece[1] - parse.offset, quote.start)
        if not near or (best is not None and piece[1] <= best[1]):
            continue
        if not any(piece[1] <= parse.offset + parse.starts[a.head] < start for a in listed):
            best, owner = piece, found
    if owner is not None and best is not None:
        owner.content = [*(piece for piece in owner.content if piece != best), (best[0], start + 1)]
    return owner


def invert(parse: Parse, owner: Attribution, quote: Quotation) -> None:
    """Right after a quotation the tag's own words are its speaker: '"We stay," said Ann Lee, who saw it'."""
    at = parse.starts[owner.head]
    if owner.speaker is not None or owner.frame not in INVERTED or not 0 < at - quote.end <= 2:
        return
    head = noun_beside(parse, owner.head)
    if head is not None and head > owner.head:
        owner.content = [(a, b) for a, b in owner.content if b <= parse.offset + at]
        owner.speaker_head, owner.speaker = head, span_of(parse, head, avoid=owner.head)


def join(parse: Parse, owner: Attribution, quote: Quotation) -> None:
    """Add a quotation to the content, stretching the piece that it overlaps."""
    start, end = parse.offset + quote.start, parse.offset + quote.end
    owner.attached = owner.attached or quote.speech
    pieces = []
    for a, b in owner.content:
        if a < end and b > start:
            start, end = min(a, start), max(b, end)
        else:
            pieces.append((a, b))
    if not quote.speech or start < parse.offset + quote.start:
        if parse.text[end - parse.offset - 2] != "," and not _acts_next(parse, owner, end):
            end = _rest_of_sentence(parse, end)
    pieces.append((start, end))
    owner.content = sorted(pieces)


def _acts_next(parse: Parse, owner: Attribution, end: int) -> bool:
    """Whether the speaker's next act follows a quotation: 'called it "a gift" and left', in one tense."""
    at = end - parse.offset
    first = next((i for i in range(owner.head, len(parse)) if parse.starts[i] >= at), None)
    if first is None or parse.tags[first] != "CC":
        return False
    i = first + 1
    while i < len(parse) - 1 and parse.tags[i] == "RB":
        i += 1
    return parse.tags[i] == parse.tags[owner.head] and parse.tags[i] in ("VBD", "VBZ", "VBP", "VBG")


def _rest_of_sentence(parse: Parse, end: int) -> int:
    """Where a clause goes on after a quoted fragment: 'called it "a gift" to the north'."""
    text, at = parse.text, end - parse.offset
    if not GOES_ON.match(text, at):
        return end
    stop = SENTENCE_END.search(text, at)
    last = stop.start() if stop else len(text.rstrip())
    return end if text[at:last].strip() in ("and", "or") else parse.offset + last
