"""The brief as Markdown: the same sections, charts as their tables, citations as footnotes with quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedus.briefing.blocks import Block, Figure, Item, Items, Prose, Quotation, Quotations, Table
from foedus.briefing.brief import Brief
from foedus.briefing.references import Reference, list_references, number_citations
from foedus.briefing.sentences import Citation, Sentence
from foedus.briefing.wording import capital

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~$&])")


def render_markdown(brief: Brief) -> str:
    """The whole brief; words from articles are escaped, so that none of them becomes markup."""
    return "\n".join(_Writer(number_citations(brief)).lines(brief)).rstrip() + "\n"


def escape(text: str) -> str:
    r"""Text in which no character is markup.

    >>> print(escape("<b>3_4</b>"))
    \<b\>3\_4\</b\>
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


class _Writer:
    def __init__(self, numbers: dict[Citation, int]) -> None:
        self.numbers = numbers

    def lines(self, brief: Brief) -> Iterator[str]:
        top = brief.headline
        yield f"# {escape(top.question.text)}"
        yield ""
        if top.dated:
            yield capital(f"{top.dated.text}.")
            yield ""
        yield f"**{self.run(top.lead[:1])}** {self.run(top.lead[1:])}".rstrip()
        yield ""
        yield " · ".join(escape(sentence.text) for sentence in top.rests)
        yield from ("", escape(top.limits.text))
        for section in brief.sections:
            yield ""
            yield f"## {escape(section.title)}"
            for block in section.blocks:
                yield ""
                yield from self.block(block)
        yield ""
        yield "## References"
        yield ""
        for reference in list_references(brief):
            yield _footnote(reference)
        yield ""
        proof = brief.proof
        yield (
            f"*{proof.sentences} sentences were checked before this was written: {proof.names} names, "
            f"{proof.numbers} numbers, {proof.dates} dates and {proof.quotations} quotations stand in what "
            "they cite.*"
        )

    def say(self, sentence: Sentence) -> str:
        marks = "".join(f"[^{self.numbers[citation]}]" for citation in sentence.citations)
        return escape(sentence.text) + marks

    def run(self, sentences: Sequence[Sentence]) -> str:
        return " ".join(self.say(sentence) for sentence in sentences)

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Prose(sentences):
                yield self.run(sentences)
            case Items(items, heading, start):
                if heading:
                    yield from (f"### {self.say(heading)}", "")
                for index, item in enumerate(items):
                    yield self.item(item, f"{start + index}." if start else "-")
                    for part in item.parts:
                        yield f"    - *{self.say(part.label)}*"
                        yield from (f"        - {self.say(sentence)}" for sentence in part.sentences)
            case Quotations(heading, note, quotations, more):
                yield f"**{self.say(heading)}** {self.run(note)}".rstrip()
                for quotation in (*quotations, *more):
                    yield from ("", self.quotation(quotation))
            case Table():
                yield from self.table(block)
            case Figure(_, title, _, note, table, more=more):
                yield from (f"**{self.say(title)}**", "")
                for one in (table, *more):
                    yield from (*self.table(one), "")
                yield self.run(note)

    def item(self, item: Item, bullet: str) -> str:
        status = f"*{item.status}*: " if item.status else ""
        return f"{bullet} {status}{self.run((*item.head, *item.detail))}"

    def quotation(self, quotation: Quotation) -> str:
        return f"> {self.say(quotation.quote)}  \n> {escape(quotation.by.text)}"

    def table(self, table: Table) -> Iterator[str]:
        if table.folded:
            yield from (f"**{self.say(table.folded)}**", "")
        yield from (self.say(table.caption), "")
        yield f"| {' | '.join(table.columns)} |"
        rules = ("---:" if index in table.numeric else "---" for index in range(len(table.columns)))
        yield f"| {' | '.join(rules)} |"
        for row in table.rows:
            yield f"| {' | '.join(self.say(cell) for cell in row)} |"


def _footnote(reference: Reference) -> str:
    """Quote, article, date and its reason, speakers, status and rule on one line."""
    parts = [f"*{escape(reference.outlet)}*, {escape(reference.title)}, {escape(reference.date)}"]
    if reference.quote:
        parts.insert(0, f"“{escape(reference.quote)}”")
    if reference.chain:
        parts.append(escape(" ← ".join((reference.outlet, *reference.chain))))
    if reference.status:
        parts.append(reference.status)
    if reference.rule:
        parts.append(escape(reference.rule))
    return f"[^{reference.number}]: {'. '.join(parts)}."
