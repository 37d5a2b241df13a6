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
JUDGED = 3
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
    judged = _judgements(brief, numbers)
    parts += judged
    # What was judged leads; what it rests on is then told more shortly.
    parts += _acts(brief, numbers, most=(2, 2) if judged else (5, 3))
    parts += _ties(brief, most=1 if judged else 3)
    parts += _speakers(brief, most=2 if judged else 4)
    parts += _disputes(brief, most=2 if judged else 4)
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
    """The first few, most probable first; the first with its best evidence and what would change it."""
    from rich.text import Text

    items = [
        item
        for block in _blocks(brief, "judgements")
        if isinstance(block, Items)
        for item in block.items[:JUDGED]
    ]
    if not items:
        return []
    found: list[RenderableType] = [_line(("Key judgements", "bold"))]
    for number, item in enumerate(items, 1):
        found.append(Text(f"{number} {item.head[0].text}"))
        for part in item.parts if number == 1 else ():
            first = part.sentences[0]
            words = (f"  {part.label.text}: ", "dim"), (first.text, ""), (f" {_cited(first, numbers)}", "dim")
            found.append(_line(*words))
    return [*found, Text()]


def _acts(brief: Brief, numbers: dict[Citation, int], *, most: tuple[int, int]) -> list[RenderableType]:
    """Reported acts by group. most: of the first group, and of each other."""
    found: list[RenderableType] = []
    for block in _blocks(brief, "acts"):
        if isinstance(block, Items):
            if block.heading:
                found.append(_line((block.heading.text, "bold")))
            for item in islice(block.items, most[0] if len(found) <= 1 else most[1]):
                colour = "" if item.quad is None else "red" if item.quad > 2 else "blue"
                mark = f"{MARKS[item.status] if item.status else '-'} {item.status or '':<11} "
                head = item.head[0]
                found.append(
                    _line((mark, colour), (shorten(head.text, 150), ""), (f" {_cited(head, numbers)}", "dim"))
                )
    return found


def _ties(brief: Brief, *, most: int) -> list[RenderableType]:
    for block in _blocks(brief, "ties"):
        if isinstance(block, Figure):
            found: list[RenderableType] = [_line(("Ties: ", "bold"), (block.title.text, ""))]
            for name, good, _, bad, *_ in islice(block.table.rows, most):
                found.append(
                    _line(
                        (f"  {shorten(name.text, 48):<50}", ""),
                        (f"+{good.text:<4}", "blue"),
                        (f"−{bad.text}", "red"),
                    )
                )
            return found
    return []


def _speakers(brief: Brief, *, most: int) -> list[RenderableType]:
    found: list[RenderableType] = []
    for block in islice((b for b in _blocks(brief, "speakers") if isinstance(b, Quotations)), most):
        quote = block.quotations[0].quote.text
        found.append(_line((f"  {shorten(block.heading.text, 44)} ", ""), (quote, "italic")))
    return [_line(("Who says what", "bold")), *found] if found else []


def _disputes(brief: Brief, *, most: int) -> list[RenderableType]:
    """One line an event: what is told, and what its reports differ on."""
    found: list[RenderableType] = []
    told = ""
    for block in _blocks(brief, "disputes"):
        if isinstance(block, Items) and block.items:
            told = block.items[0].head[0].text
        elif isinstance(block, Quotations) and told and len(found) < most:
            found.append(_line(("  " + shorten(told, 44) + " ", ""), (block.heading.text, "dim")))
            told = ""
    return [_line(("Disputes between outlets", "bold")), *found] if found else []
