"""What a brief consists of, whatever it is rendered to: sections of blocks of sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from foedus.briefing.sentences import Citation, Sentence
from foedus.model.claim import Status

Number = Callable[[Citation], int]


class Drawing(Protocol):
    """A chart that can draw itself as SVG.

    narrow: for a phone (about 360 px) instead of a page (about 760 px).
    number: the number under which a citation stands in the brief, for links.
    """

    def sentences(self) -> tuple[Sentence, ...]:
        """Every label in the chart, to be proved; the marks link to what these cite."""
        ...

    def svg(self, number: Number, *, narrow: bool) -> str:
        """The chart as one <svg> element, all text in it escaped."""
        ...


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph. role: `lead` is the bottom line, `note` is small print."""

    sentences: tuple[Sentence, ...]
    role: Literal["body", "lead", "note"] = "body"


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled part of an entry, such as what would change it."""

    label: Sentence
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: what it says, then what is to be added in smaller type, then its parts."""

    head: tuple[Sentence, ...]
    detail: tuple[Sentence, ...] = ()
    status: Status | None = None
    quad: int | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list of entries under a heading, if it has one; start: number of the first, None for no numbers."""

    items: tuple[Item, ...]
    heading: Sentence | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """An article's own words, with who says so. by: the chain of speakers, outlet first."""

    quote: Sentence
    by: Sentence


@dataclass(frozen=True, slots=True)
class Quotations:
    """Quotations under a heading, to be read side by side. more: those shown only on request."""

    heading: Sentence
    note: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    more: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in rows. numeric: indices of columns that hold numbers. anchors: an id for each row, or ().

    folded: what the table folds open under; None to show it at once.
    """

    caption: Sentence
    columns: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    numeric: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    folded: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: its title says the finding; the note gives n; the same figures stand in a table.

    key: the statuses whose shapes are explained beneath it. more: tables that fold open below, under
    their captions.
    """

    id: str
    title: Sentence
    drawing: Drawing
    note: tuple[Sentence, ...]
    table: Table
    table_open: bool = False
    key: tuple[Status, ...] = ()
    more: tuple[Table, ...] = ()


Block = Prose | Items | Quotations | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief; other stages append theirs. id: short and lasting, for links."""

    id: str
    title: str
    blocks: tuple[Block, ...]


def sentences_of(block: Block) -> Iterator[Sentence]:
    """Every sentence of a block, in reading order."""
    match block:
        case Prose(sentences):
            yield from sentences
        case Items(items, heading):
            if heading:
                yield heading
            for item in items:
                yield from item.head
                yield from item.detail
                for part in item.parts:
                    yield part.label
                    yield from part.sentences
        case Quotations(heading, note, quotations, more):
            yield heading
            yield from note
            for quotation in (*quotations, *more):
                yield quotation.quote
                yield quotation.by
        case Table(caption, _, rows, folded=folded):
            if folded:
                yield folded
            yield caption
            for row in rows:
                yield from row
        case Figure(_, title, drawing, note, table, more=more):
            yield title
            yield from note
            yield from drawing.sentences()
            for one in (table, *more):
                yield from sentences_of(one)
