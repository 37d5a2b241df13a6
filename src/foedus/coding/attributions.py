"""What the parts of the statement finder pass to one another, in tokens of one passage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Attribution:
    """A cue with what was found around it; spans are (first, last) tokens, both included.

    passage: index of the parse. head: the cue's own word. content: document offsets, half-open.
    frame: which complement holds the content. attached: quotations were joined to it. inside: the cue
    stands in a quotation. within: the report that cites this one. glued: a space was lost before the cue.
    """

    passage: int
    head: int
    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    speaker_head: int | None
    content: list[tuple[int, int]]
    frame: str
    attached: bool = False
    inside: bool = False
    lemma: str = ""
    within: Attribution | None = None
    glued: bool = False
