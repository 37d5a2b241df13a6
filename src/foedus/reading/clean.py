"""Parts the article from the page around it: by rules that are data, and by what stands where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from foedus.lexicon.boilerplate import Rule, load_rules
from foedus.model.document import LeftOut
from foedus.reading.authors import lead_name, split_end, split_top, trim_roles
from foedus.reading.footnotes import split_notes, take_markers
from foedus.reading.layout import ends_sentence
from foedus.reading.source import Block
from foedus.reading.textdates import find_dates

FULL_WORDS = 20
LONG_WORDS = 40
MAX_RULE_CHARS = 700
LATE_SHARE = 0.75
MAX_ROUNDS = 12
MAX_LINK_WORDS = 18
MIN_TITLE_WORDS = 3
MAX_LINES_ABOVE = 12
MIN_QUOTE_WORDS, MAX_QUOTE_WORDS = 6, 45

_SIGNOFF = re.compile(
    r"\s*[(\[](?:Reporting|Writing|Additional reporting|Editing|Compiled|Translated"
    r"|With (?:inputs?|files)) (?:by|from) "
    r"[^)\]]{3,300}[)\]]\.?$"
)
_SENTENCE_BREAK = re.compile(r"[.!?][\"”’)]* +[\"“‘(]?[A-Z]")


@dataclass(slots=True)
class Cleaned:
    """The article's blocks, and what the page said around them."""

    blocks: list[Block]
    title: str | None = None
    byline: str | None = None
    credits: list[tuple[str, str]] = field(default_factory=list)
    dates: list[tuple[str, str]] = field(default_factory=list)
    rights: list[str] = field(default_factory=list)
    biography: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    left_out: list[LeftOut] = field(default_factory=list)

    def leave(self, blocks: Sequence[Block], reason: str) -> None:
        """Record that these blocks are not the article's text."""
        self.left_out += [LeftOut(block.text, reason) for block in blocks]


def clean_blocks(
    blocks: Sequence[Block], *, title: str | None = None, titled: bool = False, byline: str | None = None
) -> Cleaned:
    """Part the article from what stands around it; nothing is lost, each part says why it was set aside.

    title, byline: as the format gave them. titled: the first line is not to be taken for a title.
    Cleaning the result again changes nothing.
    """
    page = Cleaned(list(blocks), title=title, byline=byline)
    for _ in range(MAX_ROUNDS):
        before = len(page.left_out)
        _apply_rules(page)
        if page.title is None and not titled:
            _take_title(page)
        _drop_title_again(page)
        _take_authors(page)
        _take_notes(page)
        _take_signoffs(page)
        _drop_pull_quotes(page)
        if len(page.left_out) == before:
            break
    return page


def _is_full(block: Block) -> bool:
    return block.words >= LONG_WORDS or (block.words >= FULL_WORDS and ends_sentence(block.text))


def _is_link(block: Block) -> bool:
    """A short line that is no sentence, as lists of links have them."""
    return block.words <= MAX_LINK_WORDS and not ends_sentence(block.text) and block.kind != "heading"


def is_furniture(line: str) -> bool:
    """Whether a line falls under any rule, wherever it stands."""
    return _match(" ".join(line.split()), ("any", "top", "end")) is not None


def _match(text: str, zones: tuple[str, ...]) -> tuple[Rule, re.Match[str]] | None:
    if len(text) > MAX_RULE_CHARS:
        return None
    for rule in load_rules():
        if rule.where in zones:
            match = rule.match(text)
            if match:
                return rule, match
    return None


def _apply_rules(page: Cleaned) -> None:
    """One pass over the blocks from the top; a rule that opens the rest of the page ends it."""
    blocks = page.blocks
    matched = [_match(block.text, ("any",)) for block in blocks]
    first_full = next(
        (i for i, block in enumerate(blocks) if matched[i] is None and _is_full(block)), len(blocks)
    )
    counts = [0 if matched[i] else block.words for i, block in enumerate(blocks)]
    total, seen = sum(counts) or 1, 0
    kept: list[Block] = []
    listed = ""
    for i, block in enumerate(blocks):
        zones = ("any", *(("top",) if i < first_full else ()), *(("end",) if 2 * seen >= total and i else ()))
        hit = matched[i] or _match(block.text, zones)
        seen += counts[i]
        if hit is None or (i == 0 and hit[0].where == "end"):
            listed = listed if listed and _is_link(block) else ""
            if listed:
                page.leave([block], listed)
            else:
                kept.append(block)
            continue
        rule, match = hit
        listed = rule.reason if rule.action == "list" and i else listed
        if rule.action in ("rest", "bio") and _may_cut(blocks[i + 1 :], seen / total):
            page.leave([block], rule.reason)
            if rule.action == "bio":
                page.biography += [b.text for b in blocks[i + 1 :]]
                page.byline = page.byline or next(
                    filter(None, (lead_name(b.text) for b in blocks[i + 1 :])), None
                )
            _leave_tail(page, blocks[i + 1 :], rule.reason)
            break
        _take(page, block, rule, match)
    page.blocks = kept


def _may_cut(after: Sequence[Block], share: float) -> bool:
    """Cutting to the end is safe late in the page, or where hardly a full paragraph follows."""
    return share >= LATE_SHARE or sum(map(_is_full, after)) <= 2


def _leave_tail(page: Cleaned, blocks: Sequence[Block], reason: str) -> None:
    """What is cut off with the end of the page keeps a reason of its own, and may still name the outlet."""
    for block in blocks:
        hit = _match(block.text, ("any", "end"))
        page.leave([block], hit[0].reason if hit else reason)
        if hit:
            _note_evidence(page, *hit, block)


def _take(page: Cleaned, block: Block, rule: Rule, match: re.Match[str]) -> None:
    page.leave([block], rule.reason)
    _note_evidence(page, rule, match, block)


def _note_evidence(page: Cleaned, rule: Rule, match: re.Match[str], block: Block) -> None:
    if rule.language:
        page.languages.append(rule.language)
    if rule.action == "byline" and page.byline is None:
        page.byline = trim_roles(match["who"].strip())
    elif rule.action == "date":
        page.dates.append((match["date"].strip(), block.text))
    elif rule.action == "credit":
        name = match["outlet"] if "outlet" in rule.pattern.groupindex else None
        page.credits.append(((name or "").strip(), block.text))
    elif rule.id == "copyright":
        page.rights.append(block.text)


def _take_title(page: Cleaned) -> None:
    """The first line above the text that could be a title; shorter lines above it go."""
    if len(page.blocks) < 2:
        return
    first = page.blocks[0]
    if first.text.endswith((";", ":")) and first.words <= 15 and page.blocks[1].words <= 25:
        page.blocks[:2] = [Block(f"{first.text} {page.blocks[1].text}")]
    above = list(takewhile(lambda block: not _is_full(block), page.blocks[:-1][:MAX_LINES_ABOVE]))
    fit = [i for i, block in enumerate(above) if _could_be_title(block)]
    at = next((i for i in fit if above[i].words >= MIN_TITLE_WORDS), fit[0] if fit else None)
    if at is None or any(ends_sentence(block.text) for block in above[:at]):
        at = 0 if fit[:1] == [0] else None
    if at is not None:
        page.title = page.blocks[at].text
        page.leave(page.blocks[:at], "a line above the title")
        page.blocks = page.blocks[at + 1 :]


def _could_be_title(block: Block) -> bool:
    if block.kind == "heading":
        return True
    text = block.text
    if text.rstrip('”"’').endswith("."):
        return False  # a whole sentence: a lead taken for a title would be lost to coding
    dated = block.words <= 8 and next(find_dates(text), None) is not None
    sentences = len(_SENTENCE_BREAK.findall(text)) + 1
    return block.words <= 32 and sentences <= 2 and len(text) <= 220 and not dated


def _fold(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _drop_title_again(page: Cleaned) -> None:
    if not page.title:
        return
    folded = _fold(page.title)
    for i, block in enumerate(page.blocks[:6]):
        if folded and _fold(block.text) == folded:
            page.leave([block], "the title again")
            del page.blocks[i]
            return
        if _is_full(block):
            return


def _take_authors(page: Cleaned) -> None:
    for split, reason in ((split_top, "who wrote it"), (split_end, "a note about the author")):
        page.blocks, page.byline, taken = split(page.blocks, page.byline)
        page.leave(taken, reason)
        page.biography += [block.text for block in taken]


def _take_notes(page: Cleaned) -> None:
    page.blocks, notes = split_notes(page.blocks)
    page.notes += notes
    page.left_out += [LeftOut(note, "a footnote, kept apart") for note in notes]
    page.blocks, markers = take_markers(page.blocks, len(page.notes))
    page.left_out += markers


def _take_signoffs(page: Cleaned) -> None:
    for i in range(max(0, len(page.blocks) - 3), len(page.blocks)):
        block = page.blocks[i]
        match = _SIGNOFF.search(block.text)
        if match and match.start() > 0:
            page.credits.append(("", match[0].strip()))
            page.left_out.append(LeftOut(match[0].strip(), "who reported and edited it"))
            page.blocks[i] = Block(block.text[: match.start()], block.kind)


def _drop_pull_quotes(page: Cleaned) -> None:
    """A short block whose very words stand in another paragraph, or stood above, is a pull quote."""
    words = [re.findall(r"\w+", block.text.casefold()) for block in page.blocks]
    openings: dict[tuple[str, ...], list[int]] = {}
    for i, block in enumerate(page.blocks):
        if MIN_QUOTE_WORDS <= len(words[i]) <= MAX_QUOTE_WORDS and not _SENTENCE_BREAK.search(block.text):
            openings.setdefault(tuple(words[i][:MIN_QUOTE_WORDS]), []).append(i)
    again: set[int] = set()
    for j, others in enumerate(words):
        for at in range(len(others) - MIN_QUOTE_WORDS + 1):
            for i in openings.get(tuple(others[at : at + MIN_QUOTE_WORDS]), ()):
                longer = len(others) > len(words[i]) or j < i
                if i != j and longer and others[at : at + len(words[i])] == words[i]:
                    again.add(i)
    page.leave([page.blocks[i] for i in sorted(again)], "a pull quote: its words stand in the text")
    page.blocks = [block for i, block in enumerate(page.blocks) if i not in again]
