"""What the reports of an event differ on: each version in words, with the claims that give it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from foedus.briefing.describe import parties
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried
from foedus.briefing.sentences import Citation, Row, Sentence, cite_claims
from foedus.briefing.wording import FIELDS, capital, join, say_period
from foedus.model.actor import state_of
from foedus.model.claim import Claim
from foedus.model.event import Dispute, Event


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a disputed field in words, and the claims that give it."""

    words: str
    claims: tuple[Claim, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ToldDispute:
    """A dispute whose versions still differ once they are put in words.

    sentence: "Status: occurred or proposed (update)." with a citation for each version.
    outlets, origins: how many outlets and speakers stand behind the versions.
    """

    dispute: Dispute
    versions: tuple[Told, ...]
    sentence: Sentence
    outlets: int
    origins: int


def told_disputes(look: Lookup, event: Event) -> list[ToldDispute]:
    """The disputes of an event whose values differ in words, in the order of linking."""
    found = (_tell(look, dispute, set(event.claims)) for dispute in event.disputes)
    return [told for told in found if told]


def name_field(field: str) -> str:
    """What a sentence calls a field."""
    return FIELDS.get(field, field.replace("_", " "))


def _tell(look: Lookup, dispute: Dispute, ids: set[str]) -> ToldDispute | None:
    merged: dict[object, Told] = {}
    for version in dispute.versions:
        for claim in (look.claims[claim] for claim in version.claims if claim in ids):
            words, rows = say_value(look, dispute.field, claim, version.value)
            if words:
                key = _key(dispute.field, claim, words)
                told = merged.get(key, Told(words, (), rows))
                merged[key] = replace(told, claims=(*told.claims, claim))
    if len(merged) < 2:
        return None
    versions = tuple(merged.values())
    claims = [claim for version in versions for claim in version.claims]
    return ToldDispute(
        dispute,
        versions,
        _sentence(look, dispute, versions),
        len({look.outlet(look.documents[claim.doc]) for claim in claims}),
        len({(claim.doc, claim.speakers[:1]) for claim in claims}),
    )


def _key(field: str, claim: Claim, words: str) -> object:
    """What makes two values one: parties are the same in whatever order."""
    who, whom = (frozenset(state_of(actor) or actor for actor in side) for side in (claim.who, claim.whom))
    return {"who": who, "whom": whom, "parties": (who, whom)}.get(field, words)


def _sentence(look: Lookup, dispute: Dispute, versions: tuple[Told, ...]) -> Sentence:
    """The values with their citations; without the values, if one of them is not carried."""
    field = capital(name_field(dispute.field))
    row = Row(f"dispute:{dispute.field}", (field, dispute.kind))
    rows = (row, *(row for version in versions for row in version.rows))
    first: list[Citation] = [c for version in versions for c in cite_claims([version.claims[0].id])]
    words = [version.words for version in versions]
    lists = any(" and " in value for value in words)
    values = "; or ".join(words) if lists else join(words, "or")
    full = Sentence(f"{field}: {values} ({dispute.kind}).", tuple(dict.fromkeys(first)), rows)
    if values and carried(look, full):
        return full
    return Sentence(f"The reports differ on {name_field(dispute.field)} ({dispute.kind}).", (), (row,))


def say_value(look: Lookup, field: str, claim: Claim, value: str) -> tuple[str, tuple[Row, ...]]:
    """What a claim gives for a field, in words, and the rows that carry a count in it.

    value: as linking keeps it; for an addressee, which a claim may only imply, the states by code.
    """
    match field:
        case "addressee":
            asked = parties(look, tuple(value.split()))
            return asked.words, asked.rows
        case "who" | "whom":
            named = parties(look, claim.who if field == "who" else claim.whom)
            return named.words or "nobody named", named.rows
        case "parties":
            sides = parties(look, claim.who), parties(look, claim.whom)
            words = " towards ".join(side.words for side in sides if side.words)
            return words or "nobody named", sides[0].rows + sides[1].rows
        case "when" | "date":
            when = claim.when
            return (say_period(when.period) if when.period else when.text) if when else "", ()
        case "where" | "place":
            return (claim.where.name if claim.where else ""), ()
        case "status":
            return claim.status, ()
        case _:
            unit = field.removeprefix("number of ")
            return next((q.text for q in claim.quantities if q.unit == unit), ""), ()
