"""From claims to events: linked, traced to their origins, settled field by field, with what is disputed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence

from foedus.linking.consensus import settle, settle_status, settle_when, unite
from foedus.linking.disputes import find_disputes
from foedus.linking.match import Links, link_claims
from foedus.linking.origins import Tracer, publisher
from foedus.linking.rulings import Ruling, apply_rulings
from foedus.linking.stories import Story, find_stories
from foedus.model.claim import Claim, When, Where
from foedus.model.dates import Period
from foedus.model.document import Document
from foedus.model.event import Event
from foedus.model.statement import Statement


def build_events(
    claims: Iterable[Claim],
    docs: Iterable[Document],
    statements: Iterable[Statement],
    *,
    stories: Iterable[Story] | None = None,
    rulings: Iterable[Ruling] = (),
    owners: Mapping[str, str] | None = None,
    keep: float = 0.0,
) -> tuple[tuple[Event, ...], Links]:
    """Join claims into events.

    stories: as `find_stories` gives them; found here where left out. rulings: what an analyst merged and
    split. owners: owner by outlet name, as the case says. keep: least score of the judgements returned.
    Returns events by time, then id, and the judgements behind them; no order of arguments matters.
    """
    by_doc = {doc.id: doc for doc in docs}
    by_id = {claim.id: claim for claim in claims}
    told = find_stories(by_doc.values()) if stories is None else stories
    bounds, _ = apply_rulings(rulings, by_id.values())
    links = link_claims(
        by_id.values(),
        published={doc.id: _published(doc) for doc in by_doc.values()},
        stories={doc: story.id for story in told for doc in story.docs},
        bounds=bounds,
        keep=keep,
    )
    tracer = Tracer.prepare(by_doc.values(), statements, owners=owners)
    copies = _copies(by_doc.values())
    events = [_event([by_id[key] for key in group], by_doc, tracer, copies) for group in links.groups]
    return tuple(sorted(events, key=lambda event: (_since(event.when), event.id))), links


def _settle_where(claims: Sequence[Claim], origin: Mapping[str, str]) -> Where | None:
    """The place that most origins name, with the words of the first that does."""
    name = settle(claims, origin, lambda claim: claim.where.name if claim.where else None, open_ties=True)
    return next((claim.where for claim in claims if claim.where and claim.where.name == name), None)


def _published(doc: Document) -> Period | None:
    """The day of publication; open towards later where the text only shows that it was no earlier."""
    if doc.published.since is None:
        return None
    if doc.published.source in ("text", "footnote"):
        return Period(doc.published.since, None, "range")
    return Period.day(doc.published.since)


def _since(when: When | None) -> str:
    return when.period.since.isoformat() if when and when.period and when.period.since else "9999"


def _copies(docs: Iterable[Document]) -> dict[str, list[Document]]:
    """Copies by the document that they name as their original."""
    found: dict[str, list[Document]] = {}
    for doc in docs:
        if doc.original:
            found.setdefault(doc.original, []).append(doc)
    return found


def _event(
    claims: Sequence[Claim],
    docs: Mapping[str, Document],
    tracer: Tracer,
    copies: Mapping[str, Sequence[Document]],
) -> Event:
    ordered = sorted(claims, key=lambda claim: (_appeared(docs[claim.doc]), claim.doc, claim.start, claim.id))
    origin = {key: found.key for key, found in tracer.trace(ordered).items()}
    kind = settle(ordered, origin, lambda claim: (claim.type, claim.mode))
    lead = next(claim for claim in ordered if (claim.type, claim.mode) == kind)
    joint = bool(settle(ordered, origin, lambda claim: claim.joint))
    sided = [claim for claim in ordered if claim.joint == joint]
    done = [claim for claim in ordered if claim.status in ("occurred", "ongoing")]
    sources = dict.fromkeys(claim.doc for claim in ordered)
    outlets = {publisher(doc, {doc: docs[doc]}) for doc in sources}
    outlets |= {publisher(copy.id, {copy.id: copy}) for doc in sources for copy in copies.get(doc, ())}
    return Event(
        id=_event_id(ordered),
        type=lead.type,
        mode=lead.mode,
        subject=settle(ordered, origin, lambda claim: claim.subject),
        quad=lead.quad,
        score=lead.score,
        who=unite(claim.who for claim in sided),
        whom=unite(claim.whom for claim in sided),
        joint=joint,
        when=settle_when(ordered, origin),
        where=_settle_where(done, origin) or _settle_where(ordered, origin),
        status=settle_status(ordered),
        claims=tuple(claim.id for claim in ordered),
        history=tuple((claim.id, claim.status) for claim in ordered),
        outlets=tuple(sorted(outlets)),
        origins=tuple(sorted(set(origin.values()))),
        disputes=find_disputes(ordered, docs, origin),
        traced=tuple((claim.id, origin[claim.id]) for claim in ordered),
    )


def _event_id(claims: Sequence[Claim]) -> str:
    """Named after its first report, so that later reports do not rename an event."""
    return "e" + hashlib.sha256(claims[0].id.encode()).hexdigest()[:12]


def _appeared(doc: Document) -> dt.date:
    return doc.published.since or dt.date.max
