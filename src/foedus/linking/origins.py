"""Where a report really comes from: copies and one briefing told by many are one origin.

A claim is traced to the innermost source that its text gives: who said it, whom the sentence cites, whose
words it repeats, whom the article credits, whose copy it is; failing all, whoever published it. Within
one event, speakers who pass on another's words are traced on to that other. Corroboration is the number of
origins left.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.lexicon.outlets import load_outlets
from foedus.linking.dependences import Dependence, find_dependences
from foedus.linking.versions import first_versions, original
from foedus.model.actor import state_of
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.statement import Speaker, Statement

MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Origin:
    """The source that a claim is traced to, and each step of the way.

    key: a speaker's name or actor id, an outlet's name, or what else identifies the source.
    """

    claim: str
    key: str
    steps: tuple[Dependence, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Tracer:
    """Everything that tracing needs, prepared once.

    owners: owner by outlet name, as the case says; outlets of one owner are one origin. firsts: by a later
    version of an article, its first one, whose publisher is that of all.
    """

    docs: Mapping[str, Document]
    statements: Mapping[str, Statement]
    owners: Mapping[str, str] = field(default_factory=dict)
    by_doc: Mapping[str, tuple[Dependence, ...]] = field(default_factory=dict)
    firsts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def prepare(
        cls,
        docs: Iterable[Document],
        statements: Iterable[Statement],
        *,
        owners: Mapping[str, str] | None = None,
    ) -> Tracer:
        """Read every dependence off the texts."""
        by_id = {doc.id: doc for doc in docs}
        said = {statement.id: statement for statement in statements}
        grouped: dict[str, list[Dependence]] = defaultdict(list)
        for item in find_dependences(by_id.values(), said.values()):
            grouped[item.doc].append(item)
        found = {doc: tuple(items) for doc, items in grouped.items()}
        return cls(by_id, said, owners or {}, found, first_versions(by_id.values()))

    def trace(self, claims: Sequence[Claim]) -> dict[str, Origin]:
        """Origin of each claim of one event, by claim id."""
        chains = {claim.id: _inwards(claim, self.statements) for claim in claims}
        keys = _speaker_keys(chains.values())
        passed_on = _passed_on(chains.values(), keys)
        return {claim.id: self._trace(claim, chains[claim.id], keys, passed_on) for claim in claims}

    def voices(self, claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
        """Named speakers behind each claim of one event, innermost first, by claim id; keys as in `trace`."""
        chains = {claim.id: _inwards(claim, self.statements) for claim in claims}
        keys = _speaker_keys(chains.values())
        return {
            claim: tuple(dict.fromkeys(keys[one.id] for one in chain if one.id in keys))
            for claim, chain in chains.items()
        }

    def publisher(self, doc_id: str) -> str:
        """The outlet that a document comes from: of the original for a copy, of the first for a version."""
        source = original(doc_id, self.docs)
        return publisher(self.firsts.get(source, source), self.docs)

    def _trace(
        self,
        claim: Claim,
        chain: Sequence[Statement],
        keys: Mapping[str, str],
        passed_on: Mapping[str, tuple[str, Statement]],
    ) -> Origin:
        for statement in chain:
            key = keys.get(statement.id)
            if key is None:
                continue
            steps = [self._step(statement, statement.speaker, key, "these words give the speaker")]
            seen = {key}
            while key in passed_on and passed_on[key][0] not in seen:
                key, witness = passed_on[key]
                seen.add(key)
                steps.append(self._step(witness, witness.speaker, key, "this report gives the source behind"))
            return Origin(claim.id, key, tuple(steps))
        return self._trace_text(claim)

    def _step(self, statement: Statement, speaker: Speaker | None, key: str, why: str) -> Dependence:
        text = self.docs[statement.doc].text if statement.doc in self.docs else ""
        start = statement.cue.start if statement.cue else statement.start
        if speaker:
            start = min(start, speaker.start)
        end = max(speaker.end if speaker else start, statement.cue.end if statement.cue else start)
        return Dependence(
            statement.doc, key, "briefing", statement.start, statement.end, text[start:end], start, why
        )

    def _trace_text(self, claim: Claim) -> Origin:
        """Origin of a claim that no named speaker stands behind."""
        items = self.by_doc.get(claim.doc, ())
        for kind in ("citation", "told", "quotation", "overlap"):
            for item in items:
                if item.kind == kind and item.start < claim.end and claim.start < item.end:
                    on = self.publisher(item.on) if kind == "overlap" else item.on
                    return self._owned(claim, on, (item,))
        steps: tuple[Dependence, ...] = tuple(item for item in items if item.kind == "copy")[:1]
        source = original(claim.doc, self.docs)
        credit = [item for item in self.by_doc.get(source, ()) if item.kind == "wire"][:1]
        if not credit:
            return self._owned(claim, *self._translated(source, steps))
        return self._owned(claim, credit[0].on, (*steps, *credit))

    def _translated(self, source: str, steps: tuple[Dependence, ...]) -> tuple[str, tuple[Dependence, ...]]:
        """The publisher of a document, or the outlet of which it says that it is a translation."""
        said = [item for item in self.by_doc.get(source, ()) if item.kind == "translation"][:1]
        from_outlet = [item.on for item in said if item.on != item.quote]
        return (from_outlet or [self.publisher(source)])[0], (*steps, *said)

    def _owned(self, claim: Claim, key: str, steps: tuple[Dependence, ...]) -> Origin:
        owner = self.owners.get(key)
        if owner is None:
            return Origin(claim.id, key, steps)
        why = f"the case says that {key} belongs to {owner}"
        own = Dependence(claim.doc, owner, "ownership", claim.start, claim.end, "", None, why)
        return Origin(claim.id, owner, (*steps, own))


def publisher(doc_id: str, docs: Mapping[str, Document]) -> str:
    """The outlet that a document comes from, through its original; the document itself if unknown."""
    doc = docs[original(doc_id, docs)]
    return doc.outlet or doc.byline or doc.title or doc.id


def _inwards(claim: Claim, statements: Mapping[str, Statement]) -> list[Statement]:
    """Statements around the claim, innermost first."""
    chain: list[Statement] = []
    key = claim.statement
    while key is not None and key in statements and len(chain) < MAX_DEPTH:
        chain.append(statements[key])
        key = statements[key].parent
    return chain


def _speaker_keys(chains: Iterable[Sequence[Statement]]) -> dict[str, str]:
    """Key of each statement's speaker; a person and the body spoken for without a name count as one.

    A state is one speaker under any name ("Beijing", "China").

    An unnamed crowd ("officials") has no key: it counts for whoever vouches for it.
    """
    found = {
        statement.id: statement.speaker
        for chain in chains
        for statement in chain
        if statement.speaker is not None and statement.speaker.actor is not None
    }
    nameless = {speaker.actor for speaker in found.values() if speaker.name is None}
    outlets = {outlet.actor: outlet.name for outlet in load_outlets().all}
    keys = {}
    for key, speaker in found.items():
        assert speaker.actor is not None
        whole = speaker.name is None or speaker.actor in nameless or state_of(speaker.actor) == speaker.actor
        keys[key] = outlets.get(speaker.actor) or (speaker.actor if whole else speaker.name) or speaker.actor
    return keys


def _passed_on(
    chains: Iterable[Sequence[Statement]], keys: Mapping[str, str]
) -> dict[str, tuple[str, Statement]]:
    """For speakers who were heard passing on another's words: whose, and the statement that shows it."""
    found: dict[str, tuple[str, Statement]] = {}
    for chain in sorted(chains, key=lambda chain: [statement.id for statement in chain]):
        named = [(keys[statement.id], statement) for statement in chain if statement.id in keys]
        for (inner, statement), (outer, _) in itertools.pairwise(named):
            if inner != outer:
                found.setdefault(outer, (inner, statement))
    return found
