"""GeoJSON: events with a place, for maps. Source: RFC 7946.

A place that is named but has no coordinates is a feature without geometry (section 3.2), so that none is
lost. Coordinates are longitude, latitude.
"""

from __future__ import annotations

import json
from typing import Any

from foedus.errors import StoreError
from foedus.lexicon.ontology import load_ontology
from foedus.model.claim import Where
from foedus.model.event import Event
from foedus.store.colleagues.holdings import Act, Holdings, caption, day_read, day_text, days_of


def geojson_text(holdings: Holdings) -> str:
    """A FeatureCollection, one feature an event that has a place, sorted by id."""
    features = [
        _feature(event, event.where, holdings)
        for event in sorted(holdings.events, key=lambda event: event.id)
        if event.where
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def read_geojson(text: str) -> list[tuple[Act, Where]]:
    """Events and their places, as `geojson_text` wrote them.

    Raises StoreError if the text is no FeatureCollection.
    """
    try:
        whole = json.loads(text)
    except ValueError as error:
        raise StoreError(f"not JSON: {error}") from None
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        raise StoreError("not a GeoJSON FeatureCollection")
    return [_read_feature(feature) for feature in whole["features"]]


def _feature(event: Event, where: Where, holdings: Holdings) -> dict[str, Any]:
    since, until = days_of(event.when)
    known = where.lat is not None and where.lon is not None
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [where.lon, where.lat]} if known else None,
        "properties": {
            "name": caption(event, holdings.name),
            "type": event.type,
            "root": load_ontology().root(event.type),
            "mode": event.mode,
            "subject": event.subject,
            "quad": event.quad,
            "score": event.score,
            "status": event.status,
            "who": list(event.who),
            "whom": list(event.whom),
            "joint": event.joint,
            "since": day_text(since),
            "until": day_text(until),
            "precision": event.when.period.precision if event.when and event.when.period else None,
            "place": where.name,
            "country": where.country,
            "claims": list(event.claims),
            "outlets": list(event.outlets),
            "origins": len(event.origins),
        },
    }


def _read_feature(feature: dict[str, Any]) -> tuple[Act, Where]:
    props, geometry = feature["properties"], feature["geometry"]
    lon, lat = geometry["coordinates"] if geometry else (None, None)
    act = Act(
        feature["id"],
        props["type"],
        props["status"],
        tuple(sorted(props["who"])),
        tuple(sorted(props["whom"])),
        day_read(props["since"]),
        day_read(props["until"]),
    )
    return act, Where(props["place"], props["country"], lat, lon)
