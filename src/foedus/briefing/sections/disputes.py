"""Where outlets agree and where they differ: field by field, quote beside quote."""

from __future__ import annotations

from foedus.briefing.blocks import Block, Item, Items, Prose, Quotation, Quotations, Section
from foedus.briefing.cells import claim_citation, counted, said
from foedus.briefing.describe import event_sentences, inner_quotes, say_chain
from foedus.briefing.differing import Told, ToldDispute, told_disputes
from foedus.briefing.focus import focal_states, states_in
from foedus.briefing.grades import graded
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried, first_carried
from foedus.briefing.sentences import Row, Sentence, cite_claims
from foedus.briefing.standing import standing
from foedus.briefing.wording import FIELDS, capital, join, say_published, shorten
from foedus.model.actor import state_of
from foedus.model.claim import Claim
from foedus.model.event import Event

MAX_EVENTS = 10
VERSION_QUOTES = 3
QUOTE_CHARS = 200
FIRST_KINDS = ("conflict", "update", "scope", "slip", "precision")


def disputes(look: Lookup) -> Section:
    """Disputes between outlets or origins on acts of the states of the question first; then agreements."""
    told = {event.id: told_disputes(look, event) for event in look.material.events if event.claims}
    focal = set(focal_states(look))

    def rank(event: Event) -> tuple[object, ...]:
        found = told[event.id]
        across = max(dispute.outlets for dispute in found) > 1
        conflict = any(dispute.dispute.kind == "conflict" for dispute in found)
        near = min(len(focal & set(states_in(event))), 2)
        return -near, not across, len(event.origins) < 2, not conflict, -len(event.outlets), event.id

    events = sorted((event for event in look.material.events if told.get(event.id)), key=rank)
    blocks: list[Block] = []
    for event in events[:MAX_EVENTS]:
        blocks += _event(look, event, told[event.id])
    if not events:
        blocks.append(Prose((said("No field of any event is given differently by different articles."),)))
    elif len(events) > MAX_EVENTS:
        words, row = counted("event", [event.id for event in events[MAX_EVENTS:]])
        blocks.append(Prose((said(f"Reports of another {words} differ too.", (row,)),), "note"))
    blocks += _agreements(look)
    return Section("disputes", "Agreements and disputes between outlets", tuple(blocks))


def _event(look: Lookup, event: Event, told: list[ToldDispute]) -> list[Block]:
    head = first_carried(look, event_sentences(look, event))
    if head is None:
        return []
    details = (graded(look, event), *_agreed(look, event))
    blocks: list[Block] = [Items((Item((head,), details, event.status, event.quad),))]
    ordered = sorted(told, key=lambda item: (item.outlets < 2, FIRST_KINDS.index(item.dispute.kind)))
    return blocks + [_dispute(look, item) for item in ordered]


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


def _dispute(look: Lookup, told: ToldDispute) -> Quotations:
    """The values as a heading, the kind of dispute and why, then quote beside quote."""
    dispute = told.dispute
    kind = standing("disputes")[dispute.kind]
    note: tuple[Sentence, ...] = (kind,)
    if dispute.why:
        why = capital(f"{dispute.why}.")
        note = (kind, said(why, (Row(f"dispute:{dispute.field}", (why,)),)))
    heading = Sentence(told.sentence.text.rpartition(" (")[0], told.sentence.citations, told.sentence.rows)
    quotations = [q for version in told.versions for q in _version(look, version)]
    return Quotations(heading, note, tuple(quotations))


def _version(look: Lookup, version: Told) -> list[Quotation]:
    """One quotation an outlet for this version."""
    found: list[Quotation] = []
    outlets: set[str] = set()
    for claim in version.claims:
        doc = look.documents[claim.doc]
        if look.outlet(doc) in outlets or len(found) == VERSION_QUOTES:
            continue
        outlets.add(look.outlet(doc))
        quote = Sentence(f"“{inner_quotes(shorten(claim.quote, QUOTE_CHARS))}”", (claim_citation(claim),))
        if carried(look, quote):
            found.append(Quotation(quote, _by(look, version, claim)))
    return found


def _by(look: Lookup, version: Told, claim: Claim) -> Sentence:
    """The version's value, then outlet ← speaker and its date; what is not carried is left to the quote."""
    doc = look.documents[claim.doc]
    row = look.document_row(doc)
    published = say_published(doc.published)
    since = "" if published.startswith("not before") else "as of "
    dated = "" if published == "unknown" else f", {since}{published}"
    chain = " ← ".join([look.outlet(doc), *say_chain(look, look.chain(claim.statement))])
    outlet = look.outlet(doc)
    for text in (
        f"{version.words} — {chain}{dated}",
        f"{version.words} — {outlet}{dated}",
        f"{chain}{dated}",
    ):
        cell = Sentence(text, cite_claims([claim.id]), (row, *version.rows))
        if carried(look, cell):
            return cell
    return Sentence(outlet, cite_claims([claim.id]), (row,))


def _agreements(look: Lookup) -> list[Block]:
    """Acts that two outlets or more report alike: the same states, the same status."""
    alike = {event.id: _alike(look, event) for event in look.material.events if event.claims}
    agreed = [e for e in look.material.events if len(e.origins) > 1 and len(alike.get(e.id, ())) > 1]
    agreed.sort(key=lambda e: (-len(alike[e.id]), -len(e.origins), e.id))
    items = []
    for event in agreed[:MAX_EVENTS]:
        head = first_carried(look, event_sentences(look, event))
        docs = [look.documents[claim.doc] for claim in alike[event.id].values()]
        outlets, row = counted("outlet", [look.outlet(doc) for doc in docs])
        names = join(list(dict.fromkeys(look.outlet(doc) for doc in docs)))
        detail = Sentence(f"Alike in {outlets}: {names}.", (), (row, *map(look.document_row, docs)))
        if head:
            items.append(Item((head,), (detail,) if carried(look, detail) else (), event.status, event.quad))
    if not items:
        return [Prose((said("No act is reported alike by more than a single outlet."),))]
    return [Prose((said("What outlets report alike:"),)), Items(tuple(items))]


def _alike(look: Lookup, event: Event) -> dict[str, Claim]:
    """By outlet, a claim with the states and the status that are told of the event."""
    told = look.claims[event.claims[0]]
    states = {state_of(actor) or actor for actor in (*told.who, *told.whom)}
    found: dict[str, Claim] = {}
    for claim in (look.claims[claim] for claim in event.claims):
        doc = look.documents[claim.doc]
        same = {state_of(actor) or actor for actor in (*claim.who, *claim.whom)} == states
        if same and claim.status == event.status and doc.original is None:
            found.setdefault(look.outlet(doc), claim)
    return found
