"""What is exported for colleagues' tools is read back as it was: ids, types, dates, actors."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import StoreError
from foedus.model.claim import Claim, Status, When, Where
from foedus.model.dates import Period
from foedus.model.document import Document, Published
from foedus.model.event import Event
from foedus.model.finding import Finding
from foedus.model.statement import Cue, Speaker, Statement
from foedus.store.colleagues.followthemoney import entities_of, followthemoney_lines, read_followthemoney
from foedus.store.colleagues.geojson import geojson_text, read_geojson
from foedus.store.colleagues.holdings import Holdings, act_of
from foedus.store.colleagues.networks import join_graphs, name_nodes, read_gexf, read_graphml
from foedus.store.colleagues.stix import (
    admiralty_confidence,
    bundle_of,
    dni_confidence,
    read_stix,
    stix_text,
)
from foedus.store.colleagues.tables import acts_of, join, part, read_table, tables_of

JULY = When(Period.month(2024, 7), "in July")
DAY = When(Period.day(dt.date(2024, 3, 4)), "on Monday")
BERGEN = Where("Bergen", "NOR", 60.4, 5.3)

# Properties of each schema, its parents' among them, and those that must be there.
SCHEMATA = {
    "Person": ({"name", "country", "keywords"}, {"name"}),
    "Organization": ({"name", "country", "keywords"}, {"name"}),
    "PublicBody": ({"name", "country", "keywords"}, {"name"}),
    "Article": (
        {"name", "fileName", "title", "author", "publisher", "sourceUrl", "language", "publishedAt"}
        | {"keywords"},
        {"fileName"},
    ),
    "Event": (
        {"name", "summary", "keywords", "proof", "location", "country", "involved"}
        | {"recordId", "date", "startDate", "endDate"},
        {"name"},
    ),
    "Documentation": (
        {"document", "entity", "role", "status", "summary", "recordId", "date"},
        {"document", "entity"},
    ),
    "UnknownLink": (
        {"subject", "object", "role", "status", "recordId", "date", "startDate", "endDate"},
        {"subject", "object"},
    ),
}
REQUIRED = {
    "identity": {"name"},
    "report": {"name", "published", "object_refs"},
    "grouping": {"context", "object_refs"},
    "note": {"content", "object_refs"},
    "opinion": {"opinion", "object_refs"},
    "extension-definition": {"name", "schema", "version", "extension_types", "created_by_ref"},
}
STIX_ID = re.compile(r"[a-z][a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def claim(key: str, doc: str, status: Status = "occurred", **more: Any) -> Claim:
    fields: dict[str, Any] = {
        "id": key, "doc": doc, "start": 0, "end": 10, "quote": "Norway, he said, \"drilled\nwith\" | Sweden",
        "type": "COOPERATE", "mode": None, "contexts": ("military",), "subject": "exercise", "cameo": "062",
        "quad": 2, "score": 9.5, "goldstein": 7.4, "who": ("SWE", "NOR.MIL"), "whom": (), "joint": True,
        "when": JULY, "where": BERGEN, "status": status, "statement": None, "speakers": (),
        "trigger": (0, 4), "rule": "r", "words": (),
    }  # fmt: skip
    return Claim(**(fields | more))


def event(key: str, claims: tuple[Claim, ...], **more: Any) -> Event:
    first = claims[0]
    fields: dict[str, Any] = {
        "id": key, "type": first.type, "mode": None, "subject": first.subject, "quad": 2, "score": 9.5,
        "who": first.who, "whom": first.whom, "joint": first.joint, "when": first.when, "where": first.where,
        "status": first.status, "claims": tuple(one.id for one in claims),
        "history": tuple((one.id, one.status) for one in claims),
        "outlets": ("Gazette", "Ledger"), "origins": ("Gazette", "Ledger"),
    }  # fmt: skip
    return Event(**(fields | more))


def holdings() -> Holdings:
    out = Published(dt.date(2024, 3, 5), dt.date(2024, 3, 6), "metadata", "given")
    docs = (
        Document("d1", 'Berg said they "drilled | together".', outlet="Gazette", title="Drill", published=out,
                 language="en", url="https://gazette.example/1", byline="Ola Lund"),
        Document("d2", "x" * 40, title="No date here"),
    )  # fmt: skip
    said = Statement("d1.s1", "d1", 0, 30, Speaker(0, 4, "Berg", "person:jo_berg", "Jo Berg"),
                     Cue(5, 9, "said"), ((10, 20), (22, 30)), "mixed")  # fmt: skip
    drill = claim("c1", "d1", statement="d1.s1", speakers=("Jo Berg",))
    denial = claim("c2", "d2", "denied", speakers=("the ministry",))
    aid = claim("c3", "d2", "planned", type="RETREAT", who=("NOR",), whom=("grouping:nordic_ring", "SWE"),
                joint=False, when=DAY, where=None)  # fmt: skip
    unknown = claim("c4", "d2", "possible", who=(), whom=("SWE",), joint=False, when=None,
                    where=Where("Fjordheim"))  # fmt: skip
    return Holdings(
        documents=docs,
        statements=(said,),
        claims=(denial, drill, aid, unknown),
        events=(event("e1", (drill, denial)), event("e2", (aid,)), event("e3", (unknown,))),
        findings=(
            Finding("f1", "a bloc is forming", 0.62, "probability", "by hand", None, ("c1",), 2),
            Finding(
                "f2", "ties to flip", None, "ties", "exact", None, (), 0, note="too few", actors=("SWE",)
            ),
        ),
        credibility={"e1": 2, "e2": 6},
        reliability={"Gazette": "B", "person:jo_berg": "C"},
    )


def test_followthemoney_gives_back_ids_types_dates_and_actors() -> None:
    held = holdings()
    told = read_followthemoney(followthemoney_lines(held))
    assert told.events == tuple(act_of(one) for one in held.events)
    assert told.articles == {"d1": dt.date(2024, 3, 5), "d2": None}
    assert tuple(sorted(told.actors)) == held.actors()
    assert told.actors["person:jo_berg"] == "Person"
    assert told.actors["grouping:nordic_ring"] == "Organization"
    assert told.actors["NOR.MIL"] == "PublicBody"
    assert told.claims == {"c1": ("d1", "e1"), "c2": ("d2", "e1"), "c3": ("d2", "e2"), "c4": ("d2", "e3")}


def test_followthemoney_entities_keep_to_the_model() -> None:
    entities = list(entities_of(holdings()))
    ids = {one["id"] for one in entities}
    assert len(ids) == len(entities)
    for one in entities:
        known, required = SCHEMATA[one["schema"]]
        props = one["properties"]
        assert required <= props.keys() <= known
        assert all(isinstance(text, str) and text for texts in props.values() for text in texts)
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", one["id"])
        for name in ("document", "entity", "subject", "object", "involved", "proof"):
            assert ids.issuperset(props.get(name, ()))


def test_stix_times_have_the_decimals_that_the_libraries_of_the_model_write() -> None:
    for one in bundle_of(holdings())["objects"]:
        assert one["created"].endswith(".000Z") and one["created"] == one["modified"]
        assert one["type"] != "report" or one["published"] == "2024-03-05T00:00:00Z"
        assert one["type"] != "extension-definition" or one["description"]


def test_followthemoney_date_is_as_precise_as_the_text() -> None:
    dates = {
        one["properties"]["recordId"][0]: one["properties"].get("date")
        for one in entities_of(holdings())
        if one["schema"] == "Event"
    }
    assert dates == {"e1": ["2024-07"], "e2": ["2024-03-04"], "e3": None}


def test_stix_gives_back_ids_types_dates_actors_and_confidence() -> None:
    held = holdings()
    told = read_stix(stix_text(held))
    assert told.claims == tuple(act_of(one) for one in sorted(held.claims, key=lambda one: one.id))
    assert told.articles == {"d1": dt.date(2024, 3, 5), "d2": None}
    assert tuple(sorted(told.actors)) == held.actors()
    assert told.confidence == {"c1": 70}  # c2 denies, c3 is graded 6, c4 not graded
    assert told.denials == (("c2", ("c1",)),)


def test_stix_objects_have_what_the_standard_requires() -> None:
    bundle = bundle_of(holdings())
    ids = {one["id"] for one in bundle["objects"]}
    assert len(ids) == len(bundle["objects"])
    assert STIX_ID.fullmatch(bundle["id"]) and "spec_version" not in bundle
    kinds = {one["type"] for one in bundle["objects"]}
    assert kinds == set(REQUIRED)
    for one in bundle["objects"]:
        assert {"spec_version", "created", "modified"} | REQUIRED[one["type"]] <= one.keys()
        assert STIX_ID.fullmatch(one["id"]) and one["id"].startswith(one["type"] + "--")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\.000Z", one["created"])
        assert ids.issuperset(one.get("object_refs", ())) and one.get("object_refs", [1])
        assert ids.issuperset(one.get("extensions", ()))
        assert not any(value in (None, [], "") for value in one.values())


def test_stix_confidence_scales_are_those_of_the_appendix() -> None:
    assert [admiralty_confidence(digit) for digit in (1, 2, 3, 4, 5, 6, None)] == [
        90, 70, 50, 30, 10, None, None,
    ]  # fmt: skip
    assert [dni_confidence(p) for p in (0, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1)] == [
        5, 15, 30, 50, 70, 85, 95, 95,
    ]  # fmt: skip
    notes = {one["abstract"]: one for one in bundle_of(holdings())["objects"] if one["type"] == "note"}
    assert notes["a bloc is forming"]["confidence"] == 70
    assert "confidence" not in notes["ties to flip"] and "unknown" in notes["ties to flip"]["content"]


def test_graded_sources_have_their_letter_and_what_cannot_be_judged_has_none() -> None:
    held = holdings()
    entities = {one["id"]: one["properties"].get("keywords", []) for one in entities_of(held)}
    assert entities["foedus-d1"] == ["reliability:B"] and entities["foedus-d2"] == []
    assert entities["foedus-person.jo-berg"] == ["reliability:C"]
    assert "credibility:2" in entities["foedus-e1"]
    assert not any(word.startswith("credibility") for word in entities["foedus-e2"])
    labels = [label for one in json.loads(stix_text(held))["objects"] for label in one.get("labels", [])]
    assert sorted(label for label in labels if label.startswith("admiralty")) == [
        'admiralty-scale:source-reliability="b"',
        'admiralty-scale:source-reliability="c"',
    ]
    tables = tables_of(held)
    assert tables["documents"]["reliability"].to_list() == ["B", None]
    assert tables["events"]["credibility"].to_list() == [2, None, None]
    assert tables["events"]["credibility"].mean() == 2


def test_denial_is_an_opinion_of_who_denies() -> None:
    opinions = [one for one in bundle_of(holdings())["objects"] if one["type"] == "opinion"]
    assert [(one["authors"], one["opinion"]) for one in opinions] == [(["the ministry"], "disagree")]


def test_geojson_gives_back_events_and_places() -> None:
    held = holdings()
    told = read_geojson(geojson_text(held))
    assert [act for act, _ in told] == [act_of(held.events[0]), act_of(held.events[2])]
    assert [where for _, where in told] == [BERGEN, Where("Fjordheim")]
    features = json.loads(geojson_text(held))["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [5.3, 60.4]}
    assert features[1]["geometry"] is None


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_tables_give_back_every_cell(tmp_path: Path, suffix: str) -> None:
    held = holdings()
    for name, table in tables_of(held).items():
        path = tmp_path / f"{name}.{suffix}"
        if suffix == "csv":
            path.write_text(table.write_csv(), encoding="utf-8", newline="")
        else:
            table.write_parquet(path)
        back = read_table(path)
        assert back.schema == table.schema
        assert back.equals(table)
        if name in ("claims", "events"):
            one_by_id = sorted(held.claims if name == "claims" else held.events, key=lambda one: one.id)
            assert acts_of(back) == tuple(map(act_of, one_by_id))


def test_tables_show_type_root_and_status_side_by_side() -> None:
    table = tables_of(holdings())["claims"]
    assert table.columns[2:5] == ["type", "root", "status"]
    assert table.row(2, named=True)["root"] == "YIELD"
    assert table.row(0, named=True)["who"] == "SWE|NOR.MIL"


@settings(deadline=None)
@given(st.lists(st.text(min_size=1), max_size=5))
def test_joined_lists_part_again(items: list[str]) -> None:
    assert part(join(items)) == items


def test_networks_give_back_states_and_ties() -> None:
    import networkx as nx

    from foedus.measuring.graphs import as_gexf, as_graphml

    ties = nx.Graph()
    ties.add_edge("SWE", "NOR", cooperation=4.5)
    signs = nx.Graph()
    signs.add_node("FIN", camp=1)
    signs.add_edge("NOR", "SWE", sign=1)
    graph = name_nodes(join_graphs(signs, ties), {"SWE": "Sweden", "NOR": "Norway", "FIN": "Finland"}.get)
    for back in (read_graphml(as_graphml(graph)), read_gexf(as_gexf(graph))):
        assert sorted(back.nodes) == ["FIN", "NOR", "SWE"]
        assert back.nodes["SWE"]["label"] == "Sweden" and back.nodes["FIN"]["camp"] == 1
        assert back.edges["NOR", "SWE"]["cooperation"] == 4.5 and back.edges["NOR", "SWE"]["sign"] == 1


def test_exports_are_the_same_every_time() -> None:
    assert stix_text(holdings()) == stix_text(holdings())
    assert list(followthemoney_lines(holdings())) == list(followthemoney_lines(holdings()))


def test_empty_case_exports_to_empty_formats(tmp_path: Path) -> None:
    empty = Holdings((), (), (), ())
    assert list(followthemoney_lines(empty)) == []
    assert read_geojson(geojson_text(empty)) == []
    assert read_stix(stix_text(empty)).claims == ()
    (tmp_path / "claims.csv").write_text(tables_of(empty)["claims"].write_csv())
    assert acts_of(read_table(tmp_path / "claims.csv")) == ()


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    for read, text in ((read_stix, "{}"), (read_geojson, "[]"), (read_stix, "no"), (read_graphml, "no")):
        with pytest.raises(StoreError):
            read(text)
    with pytest.raises(StoreError):
        read_gexf("<a/>")
    with pytest.raises(StoreError, match="line 1"):
        read_followthemoney(["{}"])
    with pytest.raises(StoreError, match="claims"):
        read_table(tmp_path / "other.csv")
