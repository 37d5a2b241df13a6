"""The material by id: which characters stand behind a citation, who said so, and in which outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from foedus.briefing.material import Material
from foedus.briefing.sentences import Citation, Row
from foedus.briefing.wording import say_published
from foedus.errors import ProofError
from foedus.model.actor import state_of
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.span import Span
from foedus.model.statement import Statement


@dataclass(frozen=True, eq=False)
class Lookup:
    """Indexes over one material; sees nothing that the material does not hold."""

    material: Material
    _spans: dict[Citation, tuple[Span, ...]] = field(default_factory=dict, repr=False)
    _forms: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {doc.id: doc for doc in self.material.documents}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.material.claims}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.material.statements}

    def document_of(self, citation: Citation) -> Document:
        """The article that a citation opens; ProofError if it cites what is not there."""
        try:
            if citation.kind == "claim":
                return self.documents[self.claims[citation.id].doc]
            if citation.kind == "statement":
                return self.documents[self.statements[citation.id].doc]
            return self.documents[citation.id]
        except KeyError as missing:
            raise ProofError(
                f"a sentence cites {citation.kind} {missing}, which is not in the material"
            ) from None

    def chain(self, statement: str | None) -> tuple[Statement, ...]:
        """The statement and those around it, outermost first."""
        found: list[Statement] = []
        while statement is not None and statement in self.statements and len(found) < 8:
            found.append(self.statements[statement])
            statement = found[-1].parent
        return tuple(reversed(found))

    def chain_of(self, citation: Citation) -> tuple[Statement, ...]:
        """The chain of statements that a citation stands in, outermost first."""
        if citation.kind == "claim":
            return self.chain(self.claims[citation.id].statement)
        return self.chain(citation.id) if citation.kind == "statement" else ()

    def main_span(self, citation: Citation) -> Span | None:
        """The characters that a click highlights; None for an article as a whole."""
        doc = self.document_of(citation)
        if citation.kind == "claim":
            claim = self.claims[citation.id]
            return Span.cut(doc.id, doc.text, claim.start, claim.end)
        if citation.kind == "statement":
            statement = self.statements[citation.id]
            return Span.cut(doc.id, doc.text, statement.start, statement.end)
        return None

    def spans(self, citation: Citation) -> tuple[Span, ...]:
        """All characters that a citation brings as evidence: clause, parties, time, place, speakers."""
        if citation not in self._spans:
            self._spans[citation] = self._cut_spans(citation)
        return self._spans[citation]

    def forms(self, actor: str) -> re.Pattern[str]:
        """One pattern for every name of an actor; a state may have hundreds, its officials among them."""
        if actor not in self._forms:
            names = self.material.names
            state = state_of(actor)
            words = {*names.aliases(actor), names.name(actor)}
            if state:
                words |= {*names.aliases(state), names.name(state)}
            longest = sorted((flat(word) for word in words if word), key=lambda word: (-len(word), word))
            self._forms[actor] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
        return self._forms[actor]

    def _cut_spans(self, citation: Citation) -> tuple[Span, ...]:
        doc = self.document_of(citation)
        places: list[Place] = []
        if citation.kind == "claim":
            places += _claim_places(self.claims[citation.id])
        for statement in self.chain_of(citation):
            places += _statement_places(statement, doc.text)
        known = dict.fromkeys((start, end) for start, end in places if start is not None and end is not None)
        return tuple(Span.cut(doc.id, doc.text, start, end) for start, end in known if start < end)

    def document_row(self, doc: Document) -> Row:
        """What is on record about an article: outlet, title, date and its reason."""
        published = doc.published
        values = (doc.outlet or "", doc.title or "", published.reason, say_published(published))
        return Row(f"document:{doc.id}", tuple(value for value in values if value))

    def outlet(self, doc: Document) -> str:
        """The outlet's name, or what to call an article whose outlet is unknown."""
        return doc.outlet or "an unnamed outlet"

    def outlet_first(self, doc: Document) -> str:
        """The outlet at the head of a sentence; a name is never changed, even if it begins small."""
        return doc.outlet or "An unnamed outlet"


_PUNCTUATION = str.maketrans("’‘“”–—\u00a0", "''\"\"-- ")


def flat(text: str) -> str:
    """Plain quotation marks, dashes and spaces, so that typography does not matter in comparisons."""
    return " ".join(text.translate(_PUNCTUATION).split())


Place = tuple[int | None, int | None]


def _claim_places(claim: Claim) -> list[Place]:
    places: list[Place] = [(claim.start, claim.end)]
    for mention in claim.mentions:
        places += [(mention.start, mention.end), *mention.antecedents]
    if claim.when:
        places.append((claim.when.start, claim.when.end))
    if claim.where:
        places.append((claim.where.start, claim.where.end))
    places += [(quantity.start, quantity.end) for quantity in claim.quantities]
    return places


def _statement_places(statement: Statement, text: str) -> list[Place]:
    places: list[Place] = [(statement.start, statement.end), *statement.content]
    if statement.cue:
        places.append((statement.cue.start, statement.cue.end))
    speaker = statement.speaker
    if speaker:
        places.append((speaker.start, speaker.end))
        # "Koh said": the full name and the office stand elsewhere in the article, once is enough.
        for words in (speaker.name, speaker.affiliation):
            at = text.find(words) if words else -1
            if words and at >= 0:
                places.append((at, at + len(words)))
    return places
