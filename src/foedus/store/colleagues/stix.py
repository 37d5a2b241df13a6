"""A STIX 2.1 bundle: an identity per actor, a report per article, a note per claim, opinions on denials.

An article without a date is a grouping, since a report must say when it was published. A denial is a note
and an opinion, held by who denies, on the notes that say the opposite of the same event. Ids are uuid5 in a
namespace of our own: the same case gives the same bundle.
Source: OASIS, STIX Version 2.1, sections 3 (common properties), 4 (objects), 7.3 (extensions) and
appendix A (confidence scales); required properties as in the technical committee's JSON schemas.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from foedus.errors import StoreError
from foedus.lexicon.ontology import load_ontology
from foedus.model.actor import state_of
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.finding import Finding
from foedus.store.colleagues.holdings import Act, Holdings, caption, day_read, day_text, days_of, kept

Thing: TypeAlias = dict[str, Any]

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:foedus:stix")
UNDATED = dt.date(1970, 1, 1)
SCHEMA = "urn:foedus:stix: coding of one claim; see docs/exports.md in the documentation of foedus"
# Appendix A, Admiralty credibility: 6 (cannot be judged) has no value, so that confidence is left out.
ADMIRALTY: Mapping[int, int] = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
# STIX has no place for the reliability of a source; MISP has a tag (misp-taxonomies, admiralty-scale).
RELIABILITY = 'admiralty-scale:source-reliability="{}"'
# Appendix A, DNI scale (ICD 203): from which percentage on each value stands.
DNI = ((90, 95), (80, 85), (60, 70), (40, 50), (20, 30), (10, 15), (0, 5))
CLASSES: Mapping[str, str] = {"person": "individual", "grouping": "group"}
SECTORS: Mapping[str, list[str]] = {
    "GOV": ["government"], "LEG": ["government"], "MIL": ["defense"], "BUS": ["commercial"],
    "EDU": ["education"], "NGO": ["non-profit"],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What a bundle says: articles by id with their day, actors by id with their name, acts, confidence.

    articles: None where the day is unknown. claims: in order of id. confidence: by claim id, 0 to 100.
    denials: (claim that denies, claims denied).
    """

    articles: Mapping[str, dt.date | None]
    actors: Mapping[str, str]
    claims: tuple[Act, ...]
    confidence: Mapping[str, int]
    denials: tuple[tuple[str, tuple[str, ...]], ...]


def stix_text(holdings: Holdings) -> str:
    """The bundle as JSON."""
    return json.dumps(bundle_of(holdings), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def bundle_of(holdings: Holdings) -> Thing:
    """The bundle; objects in a fixed order, created on the last day of publication that the case knows."""
    objects = list(_Maker(holdings).objects())
    whole = ",".join(one["id"] for one in objects)
    return {"type": "bundle", "id": stix_id("bundle", whole), "objects": objects}


def stix_id(kind: str, key: str) -> str:
    """A deterministic identifier.

    >>> stix_id("identity", "NOR") == stix_id("identity", "NOR") != stix_id("identity", "SWE")
    True
    """
    return f"{kind}--{uuid.uuid5(NAMESPACE, f'{kind}:{key}')}"


EXTENSION = stix_id("extension-definition", "claim")


def admiralty_confidence(credibility: int | None) -> int | None:
    """Confidence by Admiralty credibility, 1 to 5; None for 6 and for what is not graded.

    >>> admiralty_confidence(2), admiralty_confidence(6)
    (70, None)
    """
    return ADMIRALTY.get(credibility) if credibility is not None else None


def dni_confidence(probability: float) -> int:
    """Confidence by the scale of the Director of National Intelligence (ICD 203) for a probability.

    >>> dni_confidence(0.62), dni_confidence(0.03)
    (70, 5)
    """
    return next(value for least, value in DNI if 100 * probability >= least)


def read_stix(text: str) -> Told:
    """Read back what `stix_text` wrote.

    Raises StoreError if the text is no bundle.
    """
    try:
        whole = json.loads(text)
    except ValueError as error:
        raise StoreError(f"not JSON: {error}") from None
    if not isinstance(whole, dict) or whole.get("type") != "bundle":
        raise StoreError("not a STIX bundle")
    objects = whole["objects"]
    own = {one["id"]: key for one in objects if (key := _own_id(one))}
    coded = [one for one in objects if EXTENSION in one.get("extensions", {})]
    return Told(
        {
            own[one["id"]]: day_read(one.get("published", "")[:10])
            for one in objects
            if one["type"] in ("report", "grouping")
        },
        {own[one["id"]]: one["name"] for one in objects if one["type"] == "identity" and one["id"] in own},
        tuple(_read_note(one, own) for one in coded),
        {own[one["id"]]: one["confidence"] for one in coded if "confidence" in one},
        tuple(
            (own[one["id"]], tuple(own[ref] for ref in one["object_refs"]))
            for one in objects
            if one["type"] == "opinion"
        ),
    )


class _Maker:
    """Makes the objects of one bundle, all with one creator and one time."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self.time = _stamp(holdings.last_day() or UNDATED)
        self.creator = stix_id("identity", "foedus")
        self.events = {key: event for event in holdings.events for key in event.claims}
        self.claims = {claim.id: claim for claim in sorted(holdings.claims, key=lambda claim: claim.id)}
        self.docs = {doc.id: doc for doc in sorted(holdings.documents, key=lambda doc: doc.id)}
        self.told: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            self.told.setdefault(claim.doc, []).append(claim)
        self.known = frozenset(holdings.actors())

    def objects(self) -> Iterator[Thing]:
        yield self._make("identity", "foedus", name="foedus", identity_class="system")
        yield self._make(
            "extension-definition",
            "claim",
            name="foedus claim",
            description="How an act is coded: type, status, who did it to whom, when, and who says so.",
            schema=SCHEMA,
            version="1.0.0",
            extension_types=["property-extension"],
        )
        for actor in self.holdings.actors():
            yield self._identity(actor)
        for claim in self.claims.values():
            yield self._note(claim)
            if claim.status == "denied":
                yield from self._opinion(claim)
        for doc in self.docs.values():
            yield self._report(doc)
        for finding in sorted(self.holdings.findings, key=lambda finding: finding.id):
            yield self._finding(finding)

    def _make(self, kind: str, key: str, **given: Any) -> Thing:
        made = {"type": kind, "spec_version": "2.1", "id": stix_id(kind, key)}
        made |= {"created": self.time, "modified": self.time}
        if key != "foedus":
            made["created_by_ref"] = self.creator
        return made | {name: value for name, value in given.items() if value not in (None, [], "")}

    def _identity(self, actor: str) -> Thing:
        state = state_of(actor)
        return self._make(
            "identity",
            actor,
            name=self.holdings.name(actor),
            identity_class=CLASSES.get(actor.partition(":")[0], "organization"),
            sectors=SECTORS.get(actor[4:7], []) if state is not None else [],
            labels=self._reliability(actor),
            external_references=[{"source_name": "foedus", "external_id": actor}],
        )

    def _reliability(self, source: str | None) -> list[str]:
        """The letter of a graded source, as a tag that other tools know."""
        letter = self.holdings.reliability.get(source) if source else None
        return [RELIABILITY.format(letter.lower())] if letter else []

    def _note(self, claim: Claim) -> Thing:
        parties = [*claim.who, *claim.whom, *self.holdings.speakers_of(claim)]
        since, until = days_of(claim.when)
        coding = {
            "extension_type": "property-extension",
            "act_type": claim.type,
            "status": claim.status,
            "who": list(claim.who),
            "whom": list(claim.whom),
            "speakers": list(claim.speakers),
            "since": day_text(since),
            "until": day_text(until),
        }
        return self._make(
            "note",
            claim.id,
            abstract=caption(claim, self.holdings.name),
            content=claim.quote,
            object_refs=[*self._actors(parties), *self._article(claim.doc)] or [self.creator],
            labels=[
                f"type:{claim.type}",
                f"root:{load_ontology().root(claim.type)}",
                f"status:{claim.status}",
            ],
            confidence=self._confidence(claim),
            external_references=[{"source_name": "foedus", "external_id": claim.id}],
            extensions={EXTENSION: {key: value for key, value in coding.items() if value not in (None, [])}},
        )

    def _confidence(self, claim: Claim) -> int | None:
        """How credible the event is; says nothing of a claim that denies it, which then has none."""
        event = self.events.get(claim.id)
        if event is None or claim.status == "denied":
            return None
        return admiralty_confidence(self.holdings.credibility.get(event.id))

    def _opinion(self, claim: Claim) -> Iterator[Thing]:
        """What a denial contradicts: the claims of its event that do not deny it."""
        event = self.events.get(claim.id)
        against = [
            key
            for key in (event.claims if event else ())
            if key in self.claims and self.claims[key].status != "denied"
        ]
        if against:
            doc = self.docs.get(claim.doc)
            yield self._make(
                "opinion",
                claim.id,
                opinion="disagree",
                explanation=claim.quote,
                authors=list(claim.speakers[-1:]) or kept([doc.outlet if doc else None]),
                object_refs=[stix_id("note", key) for key in against],
                external_references=[{"source_name": "foedus", "external_id": claim.id}],
            )

    def _report(self, doc: Document) -> Thing:
        told = self.told.get(doc.id, [])
        actors = kept(actor for claim in told for actor in (*claim.who, *claim.whom))
        since = doc.published.since
        source = {"source_name": doc.outlet or "unknown outlet"}
        source |= {"url": doc.url} if doc.url else {"description": doc.title or doc.id}
        dated = {"published": f"{since}T00:00:00Z", "report_types": ["observed-data"]} if since else {}
        return self._make(
            "report" if since else "grouping",
            doc.id,
            name=doc.title or doc.id,
            context=None if since else "unspecified",
            object_refs=[*self._actors(actors), *(stix_id("note", claim.id) for claim in told)]
            or [self.creator],
            labels=[f"published-source:{doc.published.source}", *self._reliability(doc.outlet)],
            lang=doc.language,
            external_references=[{"source_name": "foedus", "external_id": doc.id}, source],
            **dated,
        )

    def _finding(self, finding: Finding) -> Thing:
        value = finding.value
        likely = value is not None and finding.unit == "probability"
        shown = "unknown" if value is None else f"{value:.4g} {finding.unit}"
        claims = [stix_id("note", key) for key in finding.evidence if key in self.claims]
        return self._make(
            "note",
            finding.id,
            abstract=finding.name,
            content=f"{finding.name}: {shown}. Method: {finding.method}. {finding.note}".strip(),
            object_refs=[*self._actors(finding.actors), *claims] or [self.creator],
            labels=["finding"],
            confidence=dni_confidence(value) if likely and value is not None else None,
            external_references=[{"source_name": "foedus", "external_id": finding.id}],
        )

    def _actors(self, actors: Iterable[str]) -> list[str]:
        return kept(stix_id("identity", actor) for actor in actors if actor in self.known)

    def _article(self, key: str) -> list[str]:
        doc = self.docs.get(key)
        return [stix_id("report" if doc.published.since else "grouping", key)] if doc else []


def _stamp(day: dt.date) -> str:
    """A time of making: it has three decimals always, as other times do not (STIX 2.1, 3.2)."""
    return f"{day.isoformat()}T00:00:00.000Z"


def _own_id(one: Thing) -> str | None:
    references = one.get("external_references", ())
    return next((ref["external_id"] for ref in references if ref["source_name"] == "foedus"), None)


def _read_note(one: Thing, own: Mapping[str, str]) -> Act:
    coding = one["extensions"][EXTENSION]
    return Act(
        own[one["id"]],
        coding["act_type"],
        coding["status"],
        tuple(sorted(coding.get("who", ()))),
        tuple(sorted(coding.get("whom", ()))),
        day_read(coding.get("since")),
        day_read(coding.get("until")),
    )
