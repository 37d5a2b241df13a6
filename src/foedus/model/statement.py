"""Who says so: a speaker, a cue and what is said; statements sit inside statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Quoted = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to speak.

    start, end, text: where the text names the speaker (a pronoun's own span for "he said").
    actor: id as claims carry it; None when the text gives no more than a crowd ("experts").
    name: full name where known, after resolving "he" or "Koh".
    affiliation: the organisation or office that the text gives.
    group: for anonymous and collective speakers, the group in the text's own word ("officials").
    """

    start: int
    end: int
    text: str
    actor: str | None = None
    name: str | None = None
    affiliation: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that report the saying."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution in one document; offsets are half-open into the document's text.

    content: the spans of what is said, in order (a split quotation has two).
    parent: id of the statement that this one sits in; None for the writer's own.
    """

    id: str
    doc: str
    start: int
    end: int
    speaker: Speaker | None
    cue: Cue | None
    content: tuple[tuple[int, int], ...]
    quoted: Quoted
    parent: str | None = None
