"""Cells of tables and small sentences, in the few forms that all sections share."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.briefing.describe import parties, quote_sentence, say_chain
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried
from foedus.briefing.sentences import Citation, Row, Sentence, cite_claims, count
from foedus.briefing.wording import join, plural
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.event import Event

CITED_IN_CELL = 8


def number_cell(name: str, ids: Sequence[str], citations: tuple[Citation, ...] = ()) -> Sentence:
    """A count of ids."""
    row = count(name, tuple(ids))
    return Sentence(row.values[0], citations, (row,))


def said(text: str, rows: tuple[Row, ...] = (), citations: tuple[Citation, ...] = ()) -> Sentence:
    """A sentence or cell, rows first."""
    return Sentence(text, citations, rows)


def counted(noun: str, ids: Sequence[str], many: str | None = None) -> tuple[str, Row]:
    """Say "3 outlets", with the row that carries the 3."""
    row = count(many or f"{noun}s", tuple(ids))
    return plural(int(row.values[0]), noun, many), row


def parties_cell(look: Lookup, event: Event) -> Sentence:
    """The parties of an event, → between the sides of a directed act; quoted clause if not carried."""
    claims = [look.claims[claim] for claim in event.claims]
    who, whom = parties(look, event.who), parties(look, event.whom)
    text = " → ".join(side.words for side in (who, whom) if side.words) or "not stated"
    cell = Sentence(text, cite_claims(event.claims[:4]), who.rows + whom.rows)
    return (
        cell
        if carried(look, cell)
        else Sentence(
            quote_sentence(look, claims[0]).text,
            cite_claims(event.claims[:1]),
            (look.document_row(look.documents[claims[0].doc]),),
        )
    )


def by_cell(look: Lookup, doc: Document, citation: Citation) -> Sentence:
    """Who says it: outlet ← speaker ← the speaker's own source."""
    names = [look.outlet(doc), *say_chain(look, look.chain_of(citation))]
    row = look.document_row(doc)
    cell = Sentence(" ← ".join(names), (citation,), (row,))
    return cell if carried(look, cell) else Sentence(look.outlet(doc), (citation,), (row,))


def outlets_words(look: Lookup, event: Event) -> tuple[str, tuple[Row, ...]]:
    """The outlets that report an event, as a list, with their rows."""
    docs = {look.claims[claim].doc: look.documents[look.claims[claim].doc] for claim in event.claims}
    names = list(dict.fromkeys(look.outlet(doc) for doc in docs.values()))
    rows = tuple(look.document_row(doc) for doc in docs.values())
    if len(names) > 4:
        left = names[3:]
        return f"{', '.join(names[:3])} and {len(left)} others", (*rows, count("other outlets", tuple(left)))
    return join(names), rows


def claim_citation(claim: Claim) -> Citation:
    """The citation of a claim."""
    return Citation("claim", claim.id)
