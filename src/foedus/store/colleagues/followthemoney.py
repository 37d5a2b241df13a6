"""FollowTheMoney entities as JSON lines: for Aleph, OpenAleph, yente and what else speaks that model.

Schemata: Person, Organization, PublicBody (states and their parts), Article, Event; Documentation ties an
article to an event (one a claim), UnknownLink an actor to whom it acts on (one a pair and event) and a
speaker to the article that quotes it.
Properties are lists of texts. Ids keep to what the model allows: letters, digits, dots and hyphens.
Source: OCCRP, FollowTheMoney, followthemoney/schema/*.yaml and types/entity.py, types/country.py.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, TypeAlias

from foedus.errors import StoreError
from foedus.lexicon.ontology import load_ontology
from foedus.model.actor import state_of
from foedus.model.claim import Claim, When
from foedus.model.document import Document
from foedus.model.event import Event
from foedus.store.colleagues.holdings import Act, Holdings, caption, day_read, kept

Entity: TypeAlias = dict[str, Any]

SCHEMATA: Mapping[str, str] = {
    "person": "Person",
    "organisation": "Organization",
    "grouping": "Organization",
    "outlet": "Organization",
}
# States that ISO 3166-1 does not, or no longer, list, under the codes of the model itself.
OTHER_COUNTRIES: Mapping[str, str] = {"XKX": "xk", "SUN": "suhh", "YUG": "yucs", "SCG": "csxx"}


@dataclass(frozen=True, slots=True)
class Told:
    """What the lines say: articles by id with their day, actors by id with their schema, events, claims."""

    articles: Mapping[str, dt.date | None]
    actors: Mapping[str, str]
    events: tuple[Act, ...]
    claims: Mapping[str, tuple[str, str]]


def followthemoney_lines(holdings: Holdings) -> Iterator[str]:
    """One entity a line: actors, articles, events, then what ties them; sorted by id within each."""
    for entity in entities_of(holdings):
        yield json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n"


def entities_of(holdings: Holdings) -> Iterator[Entity]:
    """Entities with `id`, `schema` and `properties`; what is unknown is left out."""
    days = {doc.id: doc.published.since for doc in holdings.documents}
    claims = {claim.id: claim for claim in holdings.claims}
    for actor in holdings.actors():
        yield _actor(actor, holdings)
    for doc in sorted(holdings.documents, key=lambda doc: doc.id):
        yield _article(doc, holdings)
    events = sorted(holdings.events, key=lambda event: event.id)
    for event in events:
        yield _event(event, holdings, claims)
    for event in events:
        for key in event.claims:
            if key in claims:
                yield _documentation(claims[key], event, days.get(claims[key].doc))
        yield from _links(event)
    yield from _quoted(holdings)


def read_followthemoney(lines: Iterable[str]) -> Told:
    """Read back what `followthemoney_lines` wrote.

    Raises StoreError, with the line's number, for a line that is no entity.
    """
    articles: dict[str, dt.date | None] = {}
    actors: dict[str, str] = {}
    events: list[Act] = []
    claims: dict[str, tuple[str, str]] = {}
    for number, line in enumerate(lines, 1):
        try:
            entity = json.loads(line)
            schema, props = entity["schema"], entity["properties"]
        except (ValueError, KeyError, TypeError):
            raise StoreError(f"line {number}: not a FollowTheMoney entity") from None
        if schema == "Article":
            articles[_plain(entity["id"])] = day_read(_first(props, "publishedAt"))
        elif schema == "Event":
            events.append(_read_event(props))
        elif schema == "Documentation":
            claims[props["recordId"][0]] = (_plain(props["document"][0]), _plain(props["entity"][0]))
        elif schema in ("Person", "Organization", "PublicBody"):
            actors[_actor_key(entity["id"])] = schema
    return Told(articles, actors, tuple(events), claims)


def entity_id(key: str) -> str:
    """The id of an actor, article, event or claim as the model allows it.

    >>> entity_id("person:jo_berg"), entity_id("RUS.MIL")
    ('foedus-person.jo-berg', 'foedus-RUS.MIL')
    """
    return "foedus-" + re.sub(r"[^0-9A-Za-z.]", "-", key.replace(":", ".")).strip("-.")


def _actor(actor: str, holdings: Holdings) -> Entity:
    state = state_of(actor)
    props: dict[str, list[str | None]] = {
        "name": [holdings.name(actor)],
        "keywords": [_reliability(actor, holdings)],
    }
    if state is not None:
        props["country"] = [country_code(state)]
    schema = "PublicBody" if state is not None else SCHEMATA[actor.partition(":")[0]]
    return _entity(entity_id(actor), schema, props)


def _article(doc: Document, holdings: Holdings) -> Entity:
    since = doc.published.since
    return _entity(
        entity_id(doc.id),
        "Article",
        {
            "name": [doc.title or doc.id],
            "fileName": [PurePath(doc.path).name if doc.path else doc.id],
            "title": [doc.title],
            "author": [doc.byline],
            "publisher": [doc.outlet],
            "sourceUrl": [doc.url],
            "language": [_language(doc.language)],
            "publishedAt": [since.isoformat() if since else None],
            "keywords": [_reliability(doc.outlet, holdings)],
        },
    )


def _reliability(source: str | None, holdings: Holdings) -> str | None:
    letter = holdings.reliability.get(source) if source else None
    return f"reliability:{letter}" if letter else None


def _event(event: Event, holdings: Holdings, claims: Mapping[str, Claim]) -> Entity:
    words = [
        f"type:{event.type}",
        f"root:{load_ontology().root(event.type)}",
        f"status:{event.status}",
        f"mode:{event.mode}" if event.mode else None,
        f"subject:{event.subject}" if event.subject else None,
        "joint" if event.joint else None,
        f"credibility:{digit}" if (digit := holdings.credibility.get(event.id, 6)) < 6 else None,
        *(f"who:{actor}" for actor in event.who),
        *(f"whom:{actor}" for actor in event.whom),
    ]
    where = event.where
    return _entity(
        entity_id(event.id),
        "Event",
        {
            "name": [caption(event, holdings.name)],
            "recordId": [event.id],
            "keywords": words,
            "summary": [claims[key].quote for key in event.claims[:1] if key in claims],
            "involved": [entity_id(actor) for actor in (*event.who, *event.whom)],
            "proof": [entity_id(claims[key].doc) for key in event.claims if key in claims],
            "location": [where.name if where else None],
            "country": [country_code(where.country) if where and where.country else None],
            **_dates(event.when),
        },
    )


def _documentation(claim: Claim, event: Event, day: dt.date | None) -> Entity:
    return _entity(
        entity_id("claim." + claim.id),
        "Documentation",
        {
            "document": [entity_id(claim.doc)],
            "entity": [entity_id(event.id)],
            "role": [claim.type],
            "status": [claim.status],
            "summary": [claim.quote],
            "recordId": [claim.id],
            "date": [day.isoformat() if day else None],
        },
    )


def _links(event: Event) -> Iterator[Entity]:
    for who in event.who:
        for whom in event.whom:
            if who != whom:
                yield _entity(
                    entity_id(f"link.{event.id}.{who}.{whom}"),
                    "UnknownLink",
                    {
                        "subject": [entity_id(who)],
                        "object": [entity_id(whom)],
                        "role": [event.type],
                        "status": [event.status],
                        "recordId": [event.id],
                        **_dates(event.when),
                    },
                )


def _quoted(holdings: Holdings) -> Iterator[Entity]:
    speakers = {(one.doc, one.speaker.actor) for one in holdings.statements if one.speaker}
    known = frozenset(holdings.actors())
    for doc, actor in sorted((doc, actor) for doc, actor in speakers if actor in known):
        props = {"subject": [entity_id(actor)], "object": [entity_id(doc)], "role": ["quoted in"]}
        yield _entity(entity_id(f"link.{doc}.{actor}"), "UnknownLink", props)


def _entity(key: str, schema: str, props: Mapping[str, Iterable[str | None]]) -> Entity:
    given = {name: values for name, texts in props.items() if (values := kept(texts))}
    return {"id": key, "schema": schema, "properties": given}


def _dates(when: When | None) -> dict[str, list[str | None]]:
    """First and last day, and the date as precise as it is known: the model reads 2023-07 as a month."""
    period = when.period if when else None
    if period is None:
        return {}
    since, until = period.since, period.until
    length = {"day": 10, "month": 7, "year": 4}.get(period.precision)
    return {
        "date": [since.isoformat()[:length] if since and length else None],
        "startDate": [since.isoformat() if since else None],
        "endDate": [(until - dt.timedelta(days=1)).isoformat() if until else None],
    }


@functools.cache
def country_code(iso3: str) -> str | None:
    """The model's code of a state: ISO 3166-1 alpha-2 in small letters; None where it has none.

    >>> country_code("NOR"), country_code("XKX"), country_code("QQQ")
    ('no', 'xk', None)
    """
    import pycountry

    found = pycountry.countries.get(alpha_3=iso3)
    return found.alpha_2.lower() if found else OTHER_COUNTRIES.get(iso3)


@functools.cache
def _language(iso1: str | None) -> str | None:
    """ISO 639-3, which the model wants."""
    import pycountry

    found = pycountry.languages.get(alpha_2=iso1) if iso1 else None
    return found.alpha_3 if found else None


def _read_event(props: Mapping[str, list[str]]) -> Act:
    words = [word.partition(":")[::2] for word in props["keywords"]]
    by_key = dict(words)
    last = day_read(_first(props, "endDate"))
    return Act(
        props["recordId"][0],
        by_key["type"],
        by_key["status"],
        tuple(sorted(value for key, value in words if key == "who")),
        tuple(sorted(value for key, value in words if key == "whom")),
        day_read(_first(props, "startDate")),
        last + dt.timedelta(days=1) if last else None,
    )


def _first(props: Mapping[str, list[str]], name: str) -> str | None:
    return next(iter(props.get(name, ())), None)


def _plain(key: str) -> str:
    return key.removeprefix("foedus-")


def _actor_key(key: str) -> str:
    kind, dot, slug = _plain(key).partition(".")
    return f"{kind}:{slug.replace('-', '_')}" if dot and kind in SCHEMATA else _plain(key)
