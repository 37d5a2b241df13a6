"""Where a report really comes from: copies and one briefing told by many are one origin."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.statement import Statement


def find_origin(claim: Claim, docs: Mapping[str, Document], statements: Mapping[str, Statement]) -> str:
    """The innermost named source behind a claim; without one, whoever published it first.

    A lawmaker who tells what an agency's director was told gives the agency: five papers that report him
    are one origin. An unnamed crowd ("officials") counts for the outlet that vouches for it.
    """
    for statement in _inwards(claim, statements):
        speaker = statement.speaker
        if speaker is not None and speaker.actor is not None:
            return speaker.name or speaker.actor
    return publisher(claim.doc, docs)


def publisher(doc_id: str, docs: Mapping[str, Document]) -> str:
    """The outlet that a document comes from, through its original; the document itself if unknown."""
    doc = docs[doc_id]
    seen = {doc.id}
    while doc.original and doc.original in docs and doc.original not in seen:
        doc = docs[doc.original]
        seen.add(doc.id)
    return doc.outlet or doc.byline or doc.title or doc.id


def _inwards(claim: Claim, statements: Mapping[str, Statement]) -> list[Statement]:
    """Statements around the claim, innermost first."""
    chain: list[Statement] = []
    key = claim.statement
    while key is not None and key in statements and len(chain) < 20:
        chain.append(statements[key])
        key = statements[key].parent
    return chain
