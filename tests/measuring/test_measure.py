"""A whole case measured: findings with their evidence, and plain words where there is too little."""

import datetime as dt

import polars as pl
import pytest

from foedus.errors import MeasureError
from foedus.measuring.components import ComponentOptions, measure_dyads
from foedus.measuring.datasets import DataSet, measure_data
from foedus.measuring.graphs import as_gexf, as_graphml, graph_of, graph_of_components
from foedus.measuring.groups import groups_of
from foedus.measuring.linkends import find_case_links
from foedus.measuring.measure import CaseInput, Measured, measure_case
from foedus.model.claim import Claim, When
from foedus.model.dates import Period
from foedus.model.document import Document
from foedus.model.finding import Finding
from foedus.model.statement import Cue, Speaker, Statement
from tests.measuring.events import event, repeat
from tests.measuring.test_components import grouping

LEAGUE = grouping("league", {"NOR": (2031, None), "SWE": (2031, None), "FIN": (2031, None)}, ("defense", ""))
DAY = dt.date(2031, 6, 1)
TEXT = (
    "Moravia offered the lake drill in July. An analyst said the offered drill was "
    "“a direct response” to the League."
)


def case(events: list, **given: object) -> Measured:
    fields: dict = {
        "states": ("NOR", "SWE", "FIN", "DNK", "ISL", "EST"), "groupings": (LEAGUE,), "events": tuple(events),
        "since": dt.date(2031, 1, 1), "until": dt.date(2032, 1, 1), "treaties": (LEAGUE,),
    }  # fmt: skip
    return measure_case(CaseInput(**(fields | given)))


def named(measured: Measured, name: str, *actors: str) -> Finding:
    return next(
        one
        for one in measured.findings
        if one.name == name and (not actors or set(one.actors) == set(actors))
    )


def test_few_events_are_too_little_to_say_with_their_counts_and_evidence() -> None:
    events = [event("NOR SWE FIN", status="proposed", date=DAY, id="offer"), event("NOR SWE", date=DAY)]
    finding = named(case(events), "pact or pairs", "NOR", "SWE", "FIN")
    assert finding.value is None
    assert finding.note.startswith("too little to say")
    assert "1 joint act, proposed" in finding.note
    assert finding.evidence == ("offer",)


def test_many_joint_acts_are_a_pact_with_effect_interval_and_p() -> None:
    events = [*repeat(40, "NOR SWE FIN", date=DAY), *repeat(40, "DNK EST", date=DAY)]
    for pair, count in (("NOR SWE", 6), ("SWE FIN", 6), ("NOR FIN", 6), ("NOR DNK", 20), ("SWE DNK", 20)):
        events += repeat(count, pair, date=DAY)
    events += repeat(20, "FIN DNK", date=DAY)
    finding = named(case(events), "pact or pairs", "NOR", "SWE", "FIN")
    assert finding.value is not None and finding.value > 0
    assert finding.note.startswith("pact: 40 joint events")
    assert len(finding.evidence) == 40


def test_rest_of_the_case_is_a_group_of_its_own_and_answers_the_grouping() -> None:
    measured = case([event("NOR SWE", date=DAY)])
    assert [one.group.id for one in measured.groups] == ["grouping:league", "states:DNK-ISL-EST"]
    assert "too few" in named(measured, "response", "grouping:league", "states:DNK-ISL-EST").note


def test_closure_stands_on_the_clause() -> None:
    finding = named(case([]), "weakest side by obligation", "NOR", "SWE", "FIN")
    assert finding.value == 3
    assert finding.evidence == ("groupings:league/league_0",)


def test_every_finding_has_an_id_of_its_own_and_a_method() -> None:
    findings = case([event("NOR SWE", date=DAY), event("NOR", "DNK", quad=4, joint=False, date=DAY)]).findings
    assert len({one.id for one in findings}) == len(findings)
    assert all(one.method and (one.value is not None or one.note) for one in findings)


def test_measuring_twice_gives_the_same() -> None:
    events = [event("NOR SWE", date=DAY), event("NOR SWE FIN", date=DAY)]
    assert case(events).findings == case(events).findings


def test_panel_covers_every_dyad_and_week() -> None:
    panel = case([event("NOR SWE", date=DAY)]).panel
    assert panel["state1"].n_unique() == 5
    assert panel.filter(pl.col("events") > 0).height == 1


def test_case_without_states_is_refused() -> None:
    with pytest.raises(MeasureError, match="two states or more"):
        case([], states=("NOR",))


def offer(when: When | None) -> Claim:
    return Claim(
        id="c1", doc="d1", start=0, end=38, quote=TEXT[0:38], type="COOPERATE", mode=None, contexts=(),
        subject="exercise", cameo=None, quad=2, score=5.0, goldstein=None, who=("NOR",), whom=(),
        joint=False, when=when, where=None, status="proposed", statement=None, speakers=(), trigger=(8, 15),
        rule="r", words=(),
    )  # fmt: skip


def links(when: When | None, **given: object) -> list:
    doc = Document("d1", TEXT)
    said = Statement("s1", "d1", 40, len(TEXT), Speaker(40, 50, "An analyst"), Cue(51, 55, "said"),
                     ((56, len(TEXT)),), "mixed")  # fmt: skip
    return find_case_links([doc], claims=[offer(when)], statements=[said], groupings=[LEAGUE], **given)  # type: ignore[arg-type]


def test_offer_named_again_is_found_to_precede_the_grouping_it_is_said_to_answer() -> None:
    (found,) = links(When(Period.month(2030, 7)))
    assert (found.link.answer.key, found.link.cause.key) == ("c1", "grouping:league")
    assert found.link.order == "precedes"
    assert found.speaker == "An analyst"


def test_only_date_in_the_clause_dates_an_act_without_one() -> None:
    assert links(None)[0].link.order == "unknown"
    july = (31, 35, Period.month(2031, 7))
    assert links(None, times={"d1": [july]})[0].link.order == "follows"


def test_claim_of_cause_becomes_a_finding_that_says_the_order() -> None:
    measured = case([], documents=(Document("d1", TEXT),), claims=(offer(When(Period.month(2030, 7))),))
    assert named(measured, "claim of cause").note.startswith("the answer precedes its cause by 153 days")


def test_year_outside_a_data_set_is_unknown_and_says_so() -> None:
    arms = DataSet(
        "sipri", "transfers",
        pl.DataFrame({"source": ["NOR"], "target": ["SWE"], "year": [2030], "value": [2.5]}),
        dt.date(2030, 1, 1), dt.date(2031, 1, 1),
    )  # fmt: skip
    there, back = measure_data([arms], [("NOR", "SWE")], year=2030)
    assert (there.value, back.value) == (2.5, 0.0)
    (unknown,) = measure_data([arms], [("NOR", "SWE")], year=2031)
    assert unknown.value is None and "covers 2030-01-01 to 2031-01-01" in unknown.note
    there, _ = measure_data([arms], [("NOR", "SWE")], year=2033, latest=True)
    assert (there.value, there.period) == (2.5, Period.year(2030))
    assert there.note == "sipri does not reach 2033; this is 2030"


def test_every_kind_of_data_set_gives_figures() -> None:
    span = (dt.date(2030, 1, 1), dt.date(2031, 1, 1))
    votes = pl.DataFrame(
        [(n, s, p, 1, 2030) for n, a, b in ((1, "yes", "yes"), (2, "no", "abstain"), (3, "yes", "no"))
         for s, p in (("NOR", a), ("SWE", b))],
        schema=["rollcall", "state", "position", "session", "year"], orient="row",
    )  # fmt: skip
    clauses = {"defense": [1], "offense": [0], "neutrality": [0], "nonaggression": [0], "consultation": [1]}
    points = pl.DataFrame({"iso": ["NOR", "SWE"], "year": [2030, 2030], "value": [1.0, -0.5]})
    pair = {"iso1": ["NOR"], "iso2": ["SWE"], "year": [2030]}
    data = [
        DataSet("votes", "votes", votes, *span),
        DataSet("ideal", "positions", points, *span),
        DataSet("atop", "ties", pl.DataFrame(pair | clauses), *span),
        DataSet("rows", "events", pl.DataFrame({
            "date": [dt.date(2030, 5, 1)], "source": ["SWE"], "target": ["NOR"], "quad": [2], "score": [7.0],
        }), *span),
    ]  # fmt: skip
    found = {one.name: one for one in measure_data(data, [("NOR", "SWE")], year=2030)}
    assert found["voting similarity, agreement linear"].value == pytest.approx(0.5)
    assert found["ideal-point gap"].value == 1.5
    assert found["alliance clauses in force"].note == "defense, consultation"
    assert found["material cooperation, data set"].value == 1
    assert found["verbal conflict, data set"].value == 0


def test_network_is_written_for_other_tools() -> None:
    late = dt.date(2031, 12, 1)
    events = [event("NOR SWE", date=late), event("NOR", "DNK", quad=4, score=-9.5, joint=False, date=late)]
    measured = case(events)
    assert measured.balance is not None
    graph = graph_of(measured.balance.network, measured.balance.frustration)
    assert 'attr.name="sign"' in as_graphml(graph) and ">-1</data>" in as_graphml(graph)
    assert as_gexf(graph) == as_gexf(graph)
    dyads = graph_of_components(measure_dyads(events, [("NOR", "SWE")], options=ComponentOptions(late)))
    assert dyads.edges["NOR", "SWE"]["joint_acts"] == 1.0


def test_set_that_was_chosen_for_its_joint_acts_is_asked_and_says_so() -> None:
    groups = groups_of(("NOR", "SWE", "FIN", "DNK"), (), None, sets=(("NOR", "SWE", "FIN"),))
    assert [(group.id, group.chosen) for group in groups] == [("states:NOR-SWE-FIN", True)]
