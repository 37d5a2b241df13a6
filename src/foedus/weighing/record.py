"""What may be weighed: documents, claims and events, and where each claim really comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from foedus.errors import WeighingError
from foedus.model.claim import Claim
from foedus.model.document import Document, Published
from foedus.model.event import Event
from foedus.model.finding import Finding

MAX_COPIES = 50


@dataclass(frozen=True, slots=True)
class Record:
    """The values of a case that hypotheses, indicators and scenarios may use, each by id.

    origins: claim id -> key of the independent origin it is traced to; a claim that is not there counts
    for the outlet that first published it.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        documents: Iterable[Document],
        claims: Iterable[Claim],
        *,
        events: Iterable[Event] = (),
        findings: Iterable[Finding] = (),
        origins: Mapping[str, str] | None = None,
    ) -> Record:
        """Index the values of a case by id.

        Raises WeighingError if a claim stands in a document that is not there.
        """
        docs = {doc.id: doc for doc in documents}
        held = {claim.id: claim for claim in claims}
        for claim in held.values():
            if claim.doc not in docs:
                raise WeighingError(f"claim {claim.id} stands in document {claim.doc}, which is not given")
        return cls(
            documents=docs,
            claims=held,
            events={event.id: event for event in events},
            findings={finding.id: finding for finding in findings},
            origins=dict(origins or {}),
        )

    def outlet(self, claim: Claim) -> str:
        """The outlet of the document that a claim stands in, or what else names the document."""
        return outlet_of(self.documents[claim.doc])

    def origin(self, claim: Claim) -> str:
        """The independent origin of a claim."""
        return self.origins.get(claim.id) or outlet_of(self._original(claim.doc))

    def last_published(self) -> dt.date | None:
        """The latest day on which something here is known to have come out; None if no date is known."""
        days = [day for doc in self.documents.values() if (day := latest_day(doc.published))]
        return max(days, default=None)

    def _original(self, doc_id: str) -> Document:
        doc = self.documents[doc_id]
        for _ in range(MAX_COPIES):
            if doc.original is None or doc.original not in self.documents:
                break
            doc = self.documents[doc.original]
        return doc


def outlet_of(doc: Document) -> str:
    """What names the publisher of a document: outlet, byline, title, or its id."""
    return doc.outlet or doc.byline or doc.title or doc.id


def latest_day(published: Published) -> dt.date | None:
    """The last day on which a document may have come out; None where it may be any day."""
    return published.until - dt.timedelta(days=1) if published.until else None
