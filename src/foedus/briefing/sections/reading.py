"""What was read, what was left out and why."""

from __future__ import annotations

from collections import Counter

from foedus.briefing.blocks import Block, Item, Items, Prose, Section, Table
from foedus.briefing.cells import number_cell, said
from foedus.briefing.describe import inner_quotes
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Citation, Row, Sentence, count
from foedus.briefing.wording import join, plural, say_published, shorten
from foedus.model.document import Document


def reading(look: Lookup) -> Section:
    """Every article with the reason for its date; then copies, files that could not be read, boilerplate."""
    blocks: list[Block] = []
    if look.material.documents:
        blocks.append(_table(look))
    blocks += _left_out(look)
    return Section("reading", "What was read, and what was left out", tuple(blocks))


def _table(look: Lookup) -> Table:
    rows = []
    for doc in sorted(look.material.documents, key=lambda d: (str(d.published.since or "9999"), d.id)):
        row = look.document_row(doc)
        cited = (Citation("document", doc.id),)
        claims = [claim.id for claim in look.material.claims if claim.doc == doc.id]
        rows.append(
            (
                Sentence(look.outlet(doc), (), (row,)),
                Sentence(
                    f"“{shorten(inner_quotes(doc.title), 110)}”" if doc.title else "untitled", cited, (row,)
                ),
                Sentence(say_published(doc.published), (), (row,)),
                Sentence(doc.published.reason, (), (row,)),
                number_cell("claims", claims),
            )
        )
    return Table(
        said("Every article that was read"),
        ("Outlet", "Title", "Published", "Why this date", "Claims"),
        tuple(rows),
        numeric=(4,),
    )


def _left_out(look: Lookup) -> list[Block]:
    items: list[Item] = []
    for doc in look.material.documents:
        if doc.original:
            items.append(_copy(look, doc))
    for unread in look.material.unread:
        row = Row(f"unread:{unread.path}", (unread.path, unread.reason))
        items.append(Item((Sentence(f"{unread.path}: {unread.reason}", (), (row,)),)))
    reasons = Counter(item.reason for doc in look.material.documents for item in doc.left_out)
    if reasons:
        ids = [f"{doc.id}:{i}" for doc in look.material.documents for i, _ in enumerate(doc.left_out)]
        row = count("passages", ids)
        why = Row("left_out:reasons", tuple(reasons) + tuple(str(number) for number in reasons.values()))
        said_reasons = join([f"{reason} ({number})" for reason, number in sorted(reasons.items())])
        text = f"{plural(int(row.values[0]), 'passage')} around the articles: {said_reasons}."
        items.append(Item((Sentence(text, (), (row, why)),)))
    if not items:
        return [Prose((said("Nothing was left out."),))]
    return [Prose((said("Left out, or not counted as evidence of its own:"),)), Items(tuple(items))]


def _copy(look: Lookup, doc: Document) -> Item:
    first = look.documents.get(doc.original or "")
    rows = [look.document_row(doc), Row(f"document:{doc.id}.copy", (doc.copy_reason,))]
    own = first is not None and doc.outlet is not None and first.outlet == doc.outlet
    text = f"{look.outlet_first(doc)} carries " + (
        "another version of an article of its own; they count as one" if own else "a copy"
    )
    if first and not own:
        rows.append(look.document_row(first))
        text += f" of {look.outlet(first)}"
    text += f": {doc.copy_reason}." if doc.copy_reason else "."
    return Item((Sentence(text, (Citation("document", doc.id),), tuple(rows)),))
