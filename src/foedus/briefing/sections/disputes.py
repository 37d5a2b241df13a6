"""Where outlets agree and where they differ: field by field, quote beside quote."""

from __future__ import annotations

from foedus.briefing.blocks import Block, Item, Items, Prose, Quotation, Quotations, Section
from foedus.briefing.cells import claim_citation, counted, outlets_words, said
from foedus.briefing.describe import event_sentences, inner_quotes, parties, say_chain
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried, first_carried
from foedus.briefing.sentences import Row, Sentence, cite_claims
from foedus.briefing.standing import standing
from foedus.briefing.wording import FIELDS, capital, join, say_period, shorten
from foedus.model.claim import Claim
from foedus.model.event import Dispute, Event, Version

MAX_EVENTS = 12
VERSION_QUOTES = 4
QUOTE_CHARS = 200


def disputes(look: Lookup) -> Section:
    """Disputes of the best attested events first; then what independent origins agree on."""
    events = [event for event in look.material.events if event.disputes and event.claims]
    events.sort(key=lambda e: (not any(d.kind == "conflict" for d in e.disputes), -len(e.outlets), e.id))
    blocks: list[Block] = []
    for event in events[:MAX_EVENTS]:
        blocks += _event(look, event)
    if not events:
        blocks.append(Prose((said("No field of any event is given differently by different articles."),)))
    elif len(events) > MAX_EVENTS:
        words, row = counted("event", [event.id for event in events[MAX_EVENTS:]])
        blocks.append(Prose((said(f"Reports of another {words} differ too.", (row,)),), "note"))
    blocks += _agreements(look)
    return Section("disputes", "Agreements and disputes between outlets", tuple(blocks))


def _event(look: Lookup, event: Event) -> list[Block]:
    head = first_carried(look, event_sentences(look, event))
    if head is None:
        return []
    blocks: list[Block] = [Items((Item((head,), _agreed(look, event), event.status, event.quad),))]
    for dispute in event.disputes:
        blocks.append(_dispute(look, dispute))
    return blocks


def _agreed(look: Lookup, event: Event) -> tuple[Sentence, ...]:
    """The fields on which two outlets or more give the same, though they differ on another."""
    claims = [look.claims[claim] for claim in event.claims]
    fields = []
    for field in ("who", "whom", "when", "where", "status"):
        if any(FIELDS.get(dispute.field) == FIELDS[field] for dispute in event.disputes):
            continue
        given = {(look.documents[c.doc].outlet, v) for c in claims if (v := _comparable(field, c))}
        if len(given) > 1 and len({value for _, value in given}) == 1:
            fields.append(FIELDS[field])
    return (said(f"They agree on {join(fields)}."),) if fields else ()


def _comparable(field: str, claim: Claim) -> object:
    match field:
        case "who":
            return frozenset(claim.who)
        case "whom":
            return frozenset(claim.whom)
        case "when" | "date":
            return claim.when.period if claim.when else None
        case "where":
            return claim.where.name if claim.where else None
        case _:
            return claim.status


def _dispute(look: Lookup, dispute: Dispute) -> Quotations:
    field = dispute.field.replace("_", " ")
    field = capital(FIELDS[field]) if field in FIELDS else field
    versions, row = counted("version", [version.value for version in dispute.versions])
    note: tuple[Sentence, ...] = (standing("disputes")[dispute.kind],)
    if dispute.why:
        why = capital(f"{dispute.why}.")
        note = (said(why, (Row(f"dispute:{dispute.field}", (why,)),)), *note)
    quotations = [q for version in dispute.versions for q in _version(look, dispute.field, version)]
    return Quotations(
        said(f"{field}: {versions}", (row, Row(f"dispute:{dispute.field}", (field,)))),
        note,
        tuple(quotations),
    )


def _version(look: Lookup, field: str, version: Version) -> list[Quotation]:
    """One quotation an outlet for this version."""
    found: list[Quotation] = []
    outlets: set[str] = set()
    for claim in (look.claims[claim] for claim in version.claims if claim in look.claims):
        doc = look.documents[claim.doc]
        if look.outlet(doc) in outlets or len(found) == VERSION_QUOTES:
            continue
        outlets.add(look.outlet(doc))
        quote = Sentence(f"“{inner_quotes(shorten(claim.quote, QUOTE_CHARS))}”", (claim_citation(claim),))
        if carried(look, quote):
            found.append(Quotation(quote, _by(look, field, claim)))
    return found


def _by(look: Lookup, field: str, claim: Claim) -> Sentence:
    """The version's value first, then outlet ← speaker; values that are not carried are left to the quote."""
    doc = look.documents[claim.doc]
    row = look.document_row(doc)
    chain = " ← ".join([look.outlet(doc), *say_chain(look, look.chain(claim.statement))])
    value, rows = _value(look, field, claim)
    for text in ([f"{value} — {chain}", f"{value} — {look.outlet(doc)}"] if value else []) + [chain]:
        cell = Sentence(text, cite_claims([claim.id]), (row, *rows))
        if carried(look, cell):
            return cell
    return Sentence(look.outlet(doc), cite_claims([claim.id]), (row,))


def _value(look: Lookup, field: str, claim: Claim) -> tuple[str, tuple[Row, ...]]:
    match field:
        case "who" | "whom":
            named = parties(look, claim.who if field == "who" else claim.whom)
            return named.words or "nobody named", named.rows
        case "parties":
            sides = parties(look, claim.who), parties(look, claim.whom)
            words = " → ".join(side.words for side in sides if side.words)
            return words or "nobody named", sides[0].rows + sides[1].rows
        case "when" | "date":
            return (say_period(claim.when.period) if claim.when and claim.when.period else "no date"), ()
        case "where" | "place":
            return (claim.where.name if claim.where else "no place"), ()
        case "status":
            return claim.status, ()
        case _:
            unit = field.removeprefix("number of ")
            return next((q.text for q in claim.quantities if q.unit == unit), ""), ()


def _agreements(look: Lookup) -> list[Block]:
    """Events that two or more independent origins report."""
    agreed = [e for e in look.material.events if len(e.origins) > 1 and not _conflicts(e)]
    agreed.sort(key=lambda e: (-len(e.origins), e.id))
    items = []
    for event in agreed[:MAX_EVENTS]:
        head = first_carried(look, event_sentences(look, event))
        outlets, rows = outlets_words(look, event)
        origins, row = counted("independent origin", event.origins)
        detail = Sentence(f"Agreed by {outlets}; {origins}.", (), (*rows, row))
        if head:
            items.append(Item((head,), (detail,) if carried(look, detail) else (), event.status, event.quad))
    if not items:
        return [Prose((said("No act is reported alike by more than a single independent origin."),))]
    return [Prose((said("What independent origins agree on:"),)), Items(tuple(items))]


def _conflicts(event: Event) -> bool:
    return any(dispute.kind == "conflict" for dispute in event.disputes)
