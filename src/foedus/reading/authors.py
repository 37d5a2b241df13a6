"""Who wrote it: bylines above the text, and the note on the author below or above it."""

from __future__ import annotations

import re

from foedus.reading.source import Block

MAX_BIO_WORDS = 260
_LETTER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ"
_NAME_WORD = rf"(?:[{_LETTER}][\w’'-]*\.?|al|bin|bint|de|del|den|der|di|du|el|ibn|la|le|van|von|da|dos)"
_TITLES = (
    r"(?:(?:Assoc|Asst)?\.? ?(?:Dr|Prof|Professor|Sir|Dame|Mr|Mrs|Ms|Amb|Ambassador|Gen|Col"
    r"|Lt|Maj|Capt|Adm|Ret)\.? )*"
)
NAME = re.compile(rf"{_TITLES}[{_LETTER}][\w’'-]*\.?(?: {_NAME_WORD}){{1,4}}")
_NAMES_LEAD = re.compile(rf"(?P<who>{NAME.pattern}(?:(?:, | and |, and | & ){NAME.pattern})*)(?=[ ,(])")
_THE_AUTHOR = re.compile(
    r"(?:the|this) (?:authors?|writers?|columnists?|contributors?)\b.{0,40}?\b(?:is|are|was|were)\b", re.I
)
_VERB = re.compile(
    r"[ ,(].{0,90}?\b(?:is|are|was|has been|serves|served|works|worked|teaches|taught"
    r"|covers|writes|holds|graduated"
    r"|received|completed|earned|specializes|specialises|reports|leads|directs|edits|heads)\b"
)
_CALLING = re.compile(
    r"\b(?:fellow|professor|lecturer|analyst|researcher|research|specialist|expert|scholar|columnist|correspondent"
    r"|reporter|editor|journalist|writer|author|contributor|historian|director|chair|president|consultant|adviser"
    r"|advisor|diplomat|ambassador|officer|student|candidate|graduated|graduate|degree|thesis|universit(?:y|ies)|institute"
    r"|ph\.?d|teaches|covers|freelance|founder|veteran|consul)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:(?:opinion|staff|senior|chief|guest|foreign|diplomatic|political|defen[cs]e|contributing|associate|special"
    r"|deputy|national|international|security) )*(?:columnist|correspondent|writer|reporter|editor|analyst"
    r"|contributor|bureau chief)(?:(?:,| in| at| for) .{2,50})?",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|added|adds|warned|warns|argued|argues|notes|noted|explains|explained|insists|insisted"
    r"|thinks|believes|announced|according to)\b"
)
_FOLLOWS_UP = re.compile(r"(?:He|She|They|His|Her|Their|Dr|Prof|Mr|Ms|Mrs|Follow|You can|Contact|E-?mail)\b")


def fold_name(name: str) -> str:
    """A name without title, case and stops, to compare two of them.

    >>> fold_name("Dr. Ana ROE") == fold_name("Ana Roe")
    True
    """
    return re.sub(r"[^\w ]", "", re.sub(rf"^{_TITLES}", "", name)).casefold().strip()


def trim_roles(byline: str) -> str:
    """A byline without what its people are.

    >>> trim_roles("Ana Roe, Foreign Correspondent")
    'Ana Roe'
    """
    parts = [part for part in byline.split(", ") if not _ROLE.fullmatch(part)]
    return ", ".join(parts) or byline


def is_name(text: str) -> bool:
    """Whether a line is nothing but a person's name, as far as its form goes."""
    ends_open = not text.endswith(".") or text.endswith(("Jr.", "Sr."))
    return len(text.split()) <= 6 and ends_open and NAME.fullmatch(text) is not None


def is_biography(text: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a paragraph by its form tells who the author is.

    known: folded names of the author; with one of them in front, a verb of being is enough.
    """
    if len(text.split()) > MAX_BIO_WORDS or _SPEECH.search(text):
        return False
    if _THE_AUTHOR.match(text):
        return True
    lead = _NAMES_LEAD.match(text)
    if lead is None or not _VERB.match(text[lead.end() :]):
        return False
    folded = fold_name(lead["who"])
    return any(folded.startswith(name) or name.startswith(folded) for name in known) or bool(
        _CALLING.search(text)
    )


def lead_name(text: str) -> str | None:
    """The name that opens a paragraph."""
    lead = _NAMES_LEAD.match(text)
    return lead["who"] if lead else None


def split_top(blocks: list[Block], byline: str | None) -> tuple[list[Block], str | None, list[Block]]:
    """Part a name line and "The author is …" from above the text.

    Returns the rest, the byline, and what was taken.
    """
    for at, block in enumerate(blocks[:4]):
        if block.words > 60:
            break
        if _THE_AUTHOR.match(block.text) and _CALLING.search(block.text):
            taken = [block]
            first = at
            if at and is_name(blocks[at - 1].text):
                byline = byline or blocks[at - 1].text
                first, taken = at - 1, [blocks[at - 1], block]
            return blocks[:first] + blocks[at + 1 :], byline, taken
        if at and _ROLE.fullmatch(block.text) and is_name(blocks[at - 1].text):
            return blocks[: at - 1] + blocks[at + 1 :], byline or blocks[at - 1].text, blocks[at - 1 : at + 1]
        if byline and fold_name(block.text) == fold_name(byline):
            return blocks[:at] + blocks[at + 1 :], byline, [block]
    return blocks, byline, []


def split_end(blocks: list[Block], byline: str | None) -> tuple[list[Block], str | None, list[Block]]:
    """Part the note on the author from the end of the text.

    It is taken when it names the byline, stands under a line with that name, or tells of a person of
    whom the article says nothing. Returns the rest, the byline, and what was taken.
    """
    names = frozenset(fold_name(part) for part in re.split(r",| and | & ", byline)) if byline else frozenset()
    for at in range(max(1, len(blocks) - 6), len(blocks)):
        lead = lead_name(blocks[at].text)
        first = _first_head(blocks, at, lead)
        known = names | {fold_name(block.text) for block in blocks[first:at]}
        if (
            is_biography(blocks[at].text, known)
            and _is_tail(blocks[at + 1 :], known)
            and (first < at or _belongs(blocks[at].text, names, blocks[:first]))
        ):
            who = blocks[first].text if first < at else lead
            return blocks[:first], byline or who, blocks[first:]
    return blocks, byline, []


def _first_head(blocks: list[Block], at: int, lead: str | None) -> int:
    """Where the lines begin that hold nothing but the name that opens block `at`; `at` if there are none."""
    while lead and at > 1 and is_name(blocks[at - 1].text) and _same_name(blocks[at - 1].text, lead):
        at -= 1
    over = blocks[at - 1].text if at > 2 else ""
    if lead and len(over.split()) <= 6 and not over.endswith(".") and _same_name(blocks[at - 2].text, lead):
        at -= 2
    return at


def _same_name(one: str, other: str) -> bool:
    a, b = fold_name(one), fold_name(other)
    return bool(a and b) and (a.startswith(b) or b.startswith(a))


def _belongs(text: str, names: frozenset[str], before: list[Block]) -> bool:
    if _THE_AUTHOR.match(text):
        return True
    lead = lead_name(text)
    if lead is None:
        return False
    folded = fold_name(lead)
    if any(folded.startswith(name) for name in names if name):
        return True
    surname = folded.split()[-1]
    return not any(surname in block.text.casefold() for block in before)


def _is_tail(blocks: list[Block], names: frozenset[str]) -> bool:
    return all(
        is_biography(block.text, names)
        or (_FOLLOWS_UP.match(block.text) and block.words < 80)
        or is_name(block.text)
        for block in blocks
    )
