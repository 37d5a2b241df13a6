"""The same brief in forty lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from foedus.briefing.blocks import Figure, Items, Quotations
from foedus.briefing.brief import Brief
from foedus.briefing.references import number_citations
from foedus.briefing.sentences import Citation, Sentence
from foedus.briefing.wording import shorten
from foedus.model.claim import Status

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

LINES = 40
MARKS: dict[Status, str] = {
    "occurred": "●", "ongoing": "◉", "planned": "○", "proposed": "◌", "alleged": "◍", "possible": "·",
    "conditional": "◐", "denied": "✕",
}  # fmt: skip


def render_terminal(brief: Brief) -> RenderableType:
    """Question, bottom line, judgements, ties, speakers, disputes, and what it rests on.

    At most forty lines of 80 columns or more; text from articles is never read as markup.
    """
    from rich.console import Group
    from rich.text import Text

    numbers = number_citations(brief)
    top = brief.headline
    parts: list[RenderableType] = [Text(top.question.text, style="bold"), Text()]
    lead = Text()
    # The counts of pairs and of conflict stand below as ties.
    short = [s for i, s in enumerate(top.lead) if i < 2 or s.text.startswith("Nothing")]
    for index, sentence in enumerate(short):
        lead.append((" " if index else "") + sentence.text, style="" if index else "bold")
    parts += [lead, Text(" · ".join(sentence.text for sentence in top.rests), style="dim"), Text()]
    parts += _judgements(brief, numbers)
    parts += _ties(brief)
    parts += _speakers(brief)
    parts += _disputes(brief)
    proof = brief.proof
    parts.append(
        Text(f"{proof.sentences} sentences checked, {proof.facts} facts found in what they cite", style="dim")
    )
    return Group(*parts)


def _blocks(brief: Brief, section: str) -> Iterator[object]:
    for candidate in brief.sections:
        if candidate.id == section:
            yield from candidate.blocks


def _line(*parts: tuple[str, str]) -> Text:
    from rich.text import Text

    line = Text(no_wrap=True, overflow="ellipsis")
    for words, style in parts:
        line.append(words, style=style)
    return line


def _cited(sentence: Sentence, numbers: dict[Citation, int]) -> str:
    return "".join(f"[{numbers[citation]}]" for citation in sentence.citations[:3])


def _judgements(brief: Brief, numbers: dict[Citation, int]) -> list[RenderableType]:
    found: list[RenderableType] = []
    for block in _blocks(brief, "acts"):
        if isinstance(block, Items):
            if block.heading:
                found.append(_line((block.heading.text, "bold")))
            for item in islice(block.items, 5 if len(found) == 0 else 3):
                colour = "" if item.quad is None else "red" if item.quad > 2 else "blue"
                mark = f"{MARKS[item.status] if item.status else '-'} {item.status or '':<11} "
                head = item.head[0]
                found.append(
                    _line((mark, colour), (shorten(head.text, 150), ""), (f" {_cited(head, numbers)}", "dim"))
                )
    return found


def _ties(brief: Brief) -> list[RenderableType]:
    for block in _blocks(brief, "ties"):
        if isinstance(block, Figure):
            found: list[RenderableType] = [_line(("Ties: ", "bold"), (block.title.text, ""))]
            for name, good, _, bad, *_ in islice(block.table.rows, 3):
                found.append(
                    _line(
                        (f"  {shorten(name.text, 48):<50}", ""),
                        (f"+{good.text:<4}", "blue"),
                        (f"−{bad.text}", "red"),
                    )
                )
            return found
    return []


def _speakers(brief: Brief) -> list[RenderableType]:
    found: list[RenderableType] = []
    for block in islice((b for b in _blocks(brief, "speakers") if isinstance(b, Quotations)), 4):
        quote = block.quotations[0].quote.text
        found.append(_line((f"  {shorten(block.heading.text, 44)} ", ""), (quote, "italic")))
    return [_line(("Who says what", "bold")), *found] if found else []


def _disputes(brief: Brief) -> list[RenderableType]:
    """One line an event: what is told, and what its reports differ on."""
    found: list[RenderableType] = []
    told = ""
    for block in _blocks(brief, "disputes"):
        if isinstance(block, Items) and block.items:
            told = block.items[0].head[0].text
        elif isinstance(block, Quotations) and told and len(found) < 4:
            found.append(_line(("  " + shorten(told, 44) + " ", ""), (block.heading.text, "dim")))
            told = ""
    return [_line(("Disputes between outlets", "bold")), *found] if found else []
