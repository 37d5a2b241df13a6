"""Lines of plain text to paragraphs: blank lines, one line a paragraph, wrapped lines, or one a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from foedus.reading.source import Block

MIN_WIDTH, MAX_WIDTH = 40, 130
WRAPPED_SHARE = 0.75

BULLET = re.compile(r"^(?:[•·▪◦‣●■*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
NUMBERED = re.compile(r"^\s*(?:\[\d{1,3}\]|\d{1,3}[.)]|\(\d{1,3}\))\s+\S")
_TERMINAL = re.compile(r"[.!?…][\s\"'”’»)\]]*$")
_CONTINUES = re.compile(r"^(?:[a-z]|\[[a-z]|[,;)”’])")
_INNER_STOP = re.compile(r"[a-z0-9%)”’\"][.!?][\"”’)]* +[\"“‘(]?[A-Z]")
_DATELINE_ONLY = re.compile(r"^[A-Z][A-Z.,' ]+(?:\([\w /]+\) *)?[—–-]+$")
_SPACES = re.compile(r"\s+")


def ends_sentence(text: str) -> bool:
    """Whether the last character but closing marks is a full stop, ! or ?.

    >>> ends_sentence("He said so.”"), ends_sentence("A heading")
    (True, False)
    """
    return bool(_TERMINAL.search(text.rstrip()))


def lay_out(text: str, is_furniture: Callable[[str], bool] = lambda line: False) -> list[Block]:
    """Blocks of a plain text, in order; none is empty.

    is_furniture: lines that are never joined to their neighbours.
    """
    groups = [[line for line in group.split("\n") if line.strip()] for group in re.split(r"\n\s*\n", text)]
    groups = [group for group in groups if group]
    width = wrap_width(groups)
    sentences = not width and _holds_sentence_lines(groups)
    lines: list[str] = []
    for group in groups:
        if width:
            group = _unwrap(group, width, alone=len(groups) < 3)
        elif sentences:
            group = _join_sentences(group, is_furniture)
        lines += _join_torn(group, is_furniture)
    return [Block(_SPACES.sub(" ", line).strip()) for line in _join_datelines(lines) if line.strip()]


def wrap_width(groups: list[list[str]]) -> int | None:
    """The width at which lines were broken by a machine; None if they were not.

    A line was broken if the next line's first word would not have fitted on it.
    """
    pairs = [(a.rstrip(), b) for group in groups for a, b in pairwise(group)]
    if len(pairs) < 3:
        return None
    lengths = sorted(len(a) for a, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not MIN_WIDTH <= width <= MAX_WIDTH or lengths[-1] > 2 * MAX_WIDTH:
        return None
    full = sum(len(a) + 1 + len(b.split(None, 1)[0]) > width - 3 for a, b in pairs)
    open_ended = sum(not ends_sentence(a) for a, _ in pairs)
    return width if full >= WRAPPED_SHARE * len(pairs) and open_ended >= 0.5 * len(pairs) else None


def _unwrap(group: list[str], width: int, *, alone: bool) -> list[str]:
    """Make wrapped lines whole. alone: no blank lines part paragraphs, so short last lines must."""
    joined = [group[0].strip()]
    for before, line in pairwise(group):
        room = width - len(before.rstrip()) - 1 - len(line.split(None, 1)[0])
        short = ends_sentence(before) and (room > 0 if alone else room > 0.3 * width)
        heading = alone and room > 0.4 * width
        indented = line.startswith(("   ", "\t")) and not before.startswith(("   ", "\t"))
        if short or heading or indented or _opens_item(line):
            joined.append(line.strip())
        else:
            joined[-1] = join_broken(joined[-1], line.strip())
    return joined


def _opens_item(line: str) -> bool:
    return bool(NUMBERED.match(line) or BULLET.match(line.lstrip()))


def join_broken(head: str, tail: str) -> str:
    """Join two parts of a line broken by a machine; a word cut by a hyphen is made whole.

    >>> join_broken("the alli-", "ance held"), join_broken("a US-", "led drill")
    ('the alliance held', 'a US-led drill')
    """
    if re.search(r"[a-z]{2}-$", head) and tail[:1].islower():
        return head[:-1] + tail
    return head + tail if head.endswith("-") and not head.endswith(" -") else f"{head} {tail}"


def _holds_sentence_lines(groups: list[list[str]]) -> bool:
    many = [group for group in groups if len(group) > 1]
    if len(groups) < 4 or len(many) < 3 or len(many) < 0.2 * len(groups):
        return False
    lines = [line for group in many for line in group]
    single = sum(not _INNER_STOP.search(line) for line in lines)
    closed = sum(ends_sentence(line) for line in lines)
    return single >= 0.7 * len(lines) and closed >= 0.6 * len(lines)


def _join_sentences(group: list[str], is_furniture: Callable[[str], bool]) -> list[str]:
    joined: list[str] = []
    for line in group:
        line = line.strip()
        before = joined[-1] if joined else ""
        glue = before and not is_furniture(before) and not is_furniture(line)
        if glue and (ends_sentence(before) or len(line) < 2):
            joined[-1] = before + ("" if len(line) < 2 else " ") + line
        else:
            joined.append(line)
    return joined


def _join_torn(lines: list[str], is_furniture: Callable[[str], bool]) -> list[str]:
    """A line that goes on in small letters belongs to the unfinished line above it."""
    joined: list[str] = []
    for line in lines:
        line = line.strip()
        torn = joined and _CONTINUES.match(line) and not ends_sentence(joined[-1]) and len(joined[-1]) > 25
        if torn and not is_furniture(joined[-1]) and not is_furniture(line):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _join_datelines(lines: list[str]) -> list[str]:
    """A dateline alone on its line opens the paragraph below it."""
    joined: list[str] = []
    for line in lines:
        if joined and _DATELINE_ONLY.match(joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined
