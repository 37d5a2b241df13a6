"""The quotation layer: where a paragraph's text stands in quotation marks, and whether it is speech.

It works on the paragraph's characters, not on the parser's sentences, because quotations run over
sentences, end without a closing mark when the next paragraph goes on, and lose their marks on the web.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.coding.marks import ANY_QUOTE, EDGE_QUOTES, EM_DASH, EN_DASH, SINGLE_CLOSE, SINGLE_OPEN
from foedus.coding.parse import Parse

DOUBLE = re.compile("[“”„«»\"]|``|''")
SINGLE = re.compile(f"[{SINGLE_OPEN}{SINGLE_CLOSE}']")
OPENERS = frozenset(("“", "``", "„", "«", SINGLE_OPEN))
DOUBLE_OPENERS = frozenset(("“", "„", "«"))
CLOSERS = frozenset(("”", "»"))
BEFORE_OPENING = frozenset(f" \t\n([{{-:,;/…“{EN_DASH}{EM_DASH}{SINGLE_OPEN}\u00a0\u2009\u202f")
SPEECH_WORDS = 6
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks; start and end take in the marks, in the paragraph's own offsets.

    closed: False where the closing mark is missing; the quotation then runs to the paragraph's end.
    speech: False for titles, names and single words between marks.
    """

    start: int
    end: int
    closed: bool
    speech: bool


def find_quotations(parse: Parse, *, following_opens: bool = False) -> list[Quotation]:
    """Quotations of one paragraph in order, outermost only.

    following_opens: the next paragraph begins with an opening mark, so a missing close is no slip.
    """
    spans = pair_marks(parse.text, following_opens=following_opens)
    return [Quotation(start, end, closed, _is_speech(parse, start, end)) for start, end, closed in spans]


def pair_marks(text: str, *, following_opens: bool = False) -> list[tuple[int, int, bool]]:
    """Start, end and closed of every quotation of a text.

    >>> pair_marks('"Go," he said. "Now."')
    [(0, 5, True), (15, 21, True)]
    """
    marks = [(m.start(), m.end(), m.group()) for m in DOUBLE.finditer(text)]
    if marks:
        return _pair(text, marks, following_opens)
    singles = [(m.start(), m.end(), m.group()) for m in SINGLE.finditer(text)]
    return _pair_single(text, singles)


def quoted_tokens(parse: Parse, *, following_opens: bool = False) -> dict[int, bool]:
    """Tokens inside quotations; True where the quotation begins as a sentence does, so is whole speech."""
    found: dict[int, bool] = {}
    for start, end, _ in pair_marks(parse.text, following_opens=following_opens):
        inner = parse.text[start:end].lstrip(ANY_QUOTE)
        for token in range(bisect_left(parse.starts, start), bisect_left(parse.starts, end)):
            found[token] = inner[:1].isupper()
    return found


def opens_quoted(text: str) -> bool:
    """Whether a paragraph begins inside a quotation mark."""
    return text[:1] in EDGE_QUOTES or text[:2] == "``"


def _pair(
    text: str, marks: Sequence[tuple[int, int, str]], following_opens: bool
) -> list[tuple[int, int, bool]]:
    spans: list[tuple[int, int, bool]] = []
    opened: int | None = None
    inner = False
    for number, (start, end, mark) in enumerate(marks):
        opening = _opens(text, start, end, mark)
        if opened is not None and text[opened] == '"':
            if mark in DOUBLE_OPENERS and not inner:
                inner = True
                continue
            if inner and mark in CLOSERS:
                inner = False
                continue
        inner = False
        if opened is None:
            if opening is not False or number == len(marks) - 1:
                if opening:
                    opened = start
                elif opening is None and start == 0:
                    opened = start
        elif mark in OPENERS and text[end : end + 1] in (".", ",", ";", ""):
            spans.append((opened, end, True))
            opened = None
        elif opening is True and mark in OPENERS and start > opened:
            if "\n" not in text[opened:start] and text[opened] in "“``":
                spans.append((opened, _sentence_end(text, opened, start), False))
            opened = start
        elif opening is not True or mark not in OPENERS:
            spans.append((opened, end, True))
            opened = None
    if opened is not None:
        if following_opens or opened == 0:
            spans.append((opened, len(text), False))
        else:
            spans.append((opened, _sentence_end(text, opened, len(text)), False))
    return spans


def _opens(text: str, start: int, end: int, mark: str) -> bool | None:
    """Whether a mark opens, by its own shape or by the space around it; None: it could be either."""
    if mark in OPENERS:
        return True
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else " "
    if mark in CLOSERS:
        return before == "\n" and not after.isspace()
    if before in BEFORE_OPENING and not after.isspace():
        return True
    if not before.isspace() and before not in "([":
        return False
    return None


def _sentence_end(text: str, start: int, limit: int) -> int:
    stop = re.search(r"[.!?](?=\s|$)", text[start:limit])
    return start + stop.end() if stop else limit


def _pair_single(text: str, marks: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, bool]]:
    """Single marks: an apostrophe is not a quotation, so both ends need space or punctuation outside."""
    spans: list[tuple[int, int, bool]] = []
    opened: int | None = None
    for start, end, mark in marks:
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if opened is None:
            if before in BEFORE_OPENING and (after.isalnum() or after in "…$[") and mark != SINGLE_CLOSE:
                opened = start
        elif not after.isalnum() and not before.isspace() and start - opened > 3:
            if text[start - 1] in "sS" and after == " " and text[end : end + 2].strip().islower():
                continue
            spans.append((opened, end, True))
            opened = None
    return spans


def _is_speech(parse: Parse, start: int, end: int) -> bool:
    """Speech holds a clause or runs long; a title is in capitals and carries no stop of its own."""
    first, last = bisect_left(parse.starts, start), bisect_right(parse.ends, end)
    tokens = [i for i in range(first, last) if parse.words[i][0].isalnum()]
    inner = parse.text[start:end].strip(ANY_QUOTE)
    stopped = inner[-1:] in ".,!?…" or parse.text[end : end + 1] in (",", "?", "!")
    if not tokens:
        return False
    content = [
        i for i in tokens if parse.tags[i][:2] in ("NN", "VB", "JJ", "RB") or parse.tags[i] in ("MD", "PRP")
    ]
    capital = sum(parse.words[i][0].isupper() for i in content)
    if len(tokens) <= 12 and not stopped and content and capital >= 0.75 * len(content) and len(content) > 1:
        return False
    if (
        len(content) > 2
        and capital >= 0.8 * len(content)
        and not any(parse.tags[i] in ("PRP", "MD") for i in tokens)
    ):
        return False
    if inner[-1:] in ".!?" and start == 0:
        return True
    if any(parse.tags[i] in FINITE for i in tokens) and len(tokens) >= 2:
        return True
    return len(tokens) >= SPEECH_WORDS or (stopped and inner[-1:] in ",!?" and len(tokens) >= 1)
