"""Sentences that carry what they rest on: claims, statements, spans of articles, rows of tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedus.model.claim import Status

CitationKind = Literal["claim", "statement", "document"]


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Something that a reader can open: a claim, a statement, or an article as a whole.

    id: of the claim, statement or document. Its characters are found through the material, so that a
    citation can never quote what the article does not say.
    """

    kind: CitationKind
    id: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that a sentence rests on.

    id: table and row (`count:joint_acts`, `document:d12`). values: what stands in it, as words.
    counted: where the value is a count, the ids that were counted; their number must be the value.
    """

    id: str
    values: tuple[str, ...]
    counted: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading or table cell made by foedus, and what carries it.

    status: where the sentence reports acts, their status; its word must stand in the text.
    stress: words of the text that a page underlines, such as the probability.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    rows: tuple[Row, ...] = ()
    status: Status | None = None
    stress: str = ""


def count(name: str, ids: tuple[str, ...] | list[str]) -> Row:
    """A row that holds how many different ids there are, and the ids.

    >>> count("outlets", ["a", "b", "a"]).values
    ('2',)
    """
    distinct = tuple(dict.fromkeys(ids))
    return Row(f"count:{name}", (str(len(distinct)),), distinct)


def cite_claims(ids: tuple[str, ...] | list[str]) -> tuple[Citation, ...]:
    """Citations of these claims, each once, in order."""
    return tuple(Citation("claim", claim) for claim in dict.fromkeys(ids))


def cite_statements(ids: tuple[str, ...] | list[str]) -> tuple[Citation, ...]:
    """Citations of these statements, each once, in order."""
    return tuple(Citation("statement", statement) for statement in dict.fromkeys(ids))
