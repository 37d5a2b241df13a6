"""What the reader of a format hands on: blocks of text, and what the format itself says about them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from foedus.model.document import LeftOut, ParagraphKind, PublishedSource


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as the format gives it; kind None where the format does not say."""

    text: str
    kind: ParagraphKind | None = None

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Source:
    """One article before it is cleaned.

    published: the date as the format gives it, unread. published_from: what gave it.
    published_name: how the reason calls it ("the front matter's 'date'").
    titled: the format holds the title apart, so the first line of the text is not taken for one.
    """

    blocks: tuple[Block, ...]
    path: str | None = None
    url: str | None = None
    title: str | None = None
    titled: bool = False
    outlet: str | None = None
    outlet_name: str = "the metadata"
    byline: str | None = None
    published: str | None = None
    published_from: PublishedSource = "metadata"
    published_name: str = "the metadata"
    language: str | None = None
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def at(self, path: str | None) -> Source:
        """The same, lying at this path."""
        return replace(self, path=path)
