"""Disputes and measured figures as evidence, by query and by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from foedus.errors import CaseError, LexiconError
from foedus.lexicon.load import Node, parse_yaml
from foedus.model.event import Dispute, Version
from foedus.model.finding import Finding
from foedus.weighing.attaching import find_claims
from foedus.weighing.hypotheses import Item
from foedus.weighing.query import Query
from foedus.weighing.reading_plans import read_indicators
from foedus.weighing.reading_query import read_query
from foedus.weighing.record import Record
from foedus.weighing.weigh import weigh
from tests.weighing.material import claim, event, inquiry, ratio, record

SAID, DENIED, OTHER = claim("c1", "d1"), claim("c2", "d2", status="denied"), claim("c3", "d3", who="BBB")


def figure(id: str, value: float | None, evidence: tuple[str, ...] = (), **more: object) -> Finding:
    fields = {"name": "pact or pairs", "unit": "ratio", "method": "votes: kappa", "period": None, "n": 4}
    return Finding(id=id, value=value, evidence=evidence, **(fields | more))  # type: ignore[arg-type]


def held() -> Record:
    """An event that one report denies, with a number that differs, and another event; four figures."""
    doubt = Dispute("status", "conflict", (Version("occurred", ("c1",)), Version("denied", ("c2",))))
    ships = Dispute("number of ships", "update", (Version("2", ("c1",)), Version("3", ("c2",))))
    doubted = replace(event("e1", [SAID, DENIED]), disputes=(doubt, ships))
    figures = [
        figure("f1", 0.4, ("e1",), actors=("AAA", "BBB"), interval=(0.2, 0.6)),
        figure("f2", None, ("c3",)),
        figure("f3", 0.9, ("votes:1",), name="voting similarity"),
        figure("f4", 0.9, (), name="voting similarity", n=0),
    ]
    return record([SAID, DENIED, OTHER], events=[doubted, event("e2", [OTHER])], findings=figures)


def found(query: str) -> tuple[list[str], list[str]]:
    got = find_claims(read_query(parse_yaml(query, "case.yaml")), held())
    return [one.id for one in got.claims], [one.id for one in got.figures]


@pytest.mark.parametrize(
    ("query", "claims", "figures"),
    [
        ("dispute: {field: status, kind: conflict}", ["c1", "c2"], []),
        ("dispute: any", ["c1", "c2"], []),
        ("dispute: {field: number}", ["c1", "c2"], []),
        ("dispute: {kind: [scope, slip]}", [], []),
        ("{who: BBB, dispute: any}", [], []),
        ("disputes: 'e1:number of ships'", ["c1", "c2"], []),
        ("disputes: e2:status", [], []),
        ("finding: {name: pact or pairs, of: [BBB, AAA], below: 0.5}", ["c1", "c2"], []),
        ("finding: {name: pact or pairs, below: 0.5, sure: true}", [], []),
        ("finding: {name: pact or pairs, below: 0.7, above: 0.1, sure: true}", ["c1", "c2"], []),
        ("finding: {name: pact or pairs, of: AAA}", [], []),
        ("finding: {name: voting similarity, above: 0.5}", [], ["f3"]),
        ("findings: [f1, f3]", ["c1", "c2"], ["f3"]),
        ("{finding: {name: pact or pairs}, claims: c3}", ["c1", "c2", "c3"], []),
    ],
)
def test_a_query_finds_what_disputes_and_figures_rest_on(
    query: str, claims: list[str], figures: list[str]
) -> None:
    assert found(query) == (claims, figures)


def test_a_dispute_of_unknown_date_is_listed_apart_from_a_window() -> None:
    query = Query(**{**vars_of("dispute: any"), "since": dt.date(2030, 1, 1)})
    got = find_claims(query, held())
    assert not got.claims and [one.id for one in got.undated] == ["c1", "c2"]


def vars_of(query: str) -> dict[str, object]:
    read = read_query(parse_yaml(query, "case.yaml"))
    return {name: getattr(read, name) for name in ("dispute", "disputes")}


def weighed_with(*queries: str) -> object:
    items = [
        Item(f"i{n}", "Said.", read_query(parse_yaml(query, "case.yaml")), {"a": ratio(4.0 + n)})
        for n, query in enumerate(queries)
    ]
    return weigh(inquiry(*items), held())


def test_an_origin_counts_once_across_reports_disputes_and_figures() -> None:
    alone = weighed_with("claims: [c1, c2]")
    thrice = weighed_with("claims: [c1, c2]", "dispute: any", "finding: {name: pact or pairs}")
    counted = [len([s for s in c.supports if s.counted is None]) for c in thrice.columns]  # type: ignore[attr-defined]
    assert counted == [0, 0, 2] and len(alone.origins) == len(thrice.origins) == 2  # type: ignore[attr-defined]


def test_a_figure_from_a_data_set_counts_with_the_set_as_its_origin() -> None:
    weighed = weighed_with("finding: {name: voting similarity}")
    assert weighed.origins == ("votes",)  # type: ignore[attr-defined]
    assert weighed.rows[0].posterior > weighed.rows[0].prior  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("finding: {above: 1}", "the key 'name' is missing"),
        ("{who: AAA, finding: {name: x}}", "take out who"),
        ("finding: {name: x, above: 2, below: 1}", "no value lies above 2 and below 1"),
        ("dispute: {field: stauts}", "did you mean 'status'"),
        ("dispute: {kind: quarrel}", "unknown kind of dispute"),
        ("dispute: {}", "write 'any'"),
        ("disputes: e1", "EVENT:FIELD"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(query: str, message: str) -> None:
    with pytest.raises(LexiconError, match=rf"case\.yaml:1: .*{message}"):
        read_query(parse_yaml(query, "case.yaml"))


def test_an_indicator_is_met_by_events_alone() -> None:
    node: Node = parse_yaml(
        "- {id: i, statement: S., hypothesis: h, find: {dispute: any}, registered: 2030-01-01,"
        " before: 2031-01-01}",
        "case.yaml",
    )
    with pytest.raises(CaseError, match="belongs in the evidence"):
        read_indicators(node)
