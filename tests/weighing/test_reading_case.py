"""The sections of a case file, and errors that name file and line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from foedus.errors import CaseError
from foedus.lexicon.load import Node, parse_yaml
from foedus.settings import load_case
from foedus.weighing.hypotheses import NONE_OF_THESE
from foedus.weighing.playing import play
from foedus.weighing.reading_hypotheses import read_hypotheses
from foedus.weighing.reading_plans import read_indicators, read_scenarios
from foedus.weighing.record import Record
from foedus.weighing.weigh import weigh

EXAMPLES = Path(__file__).parents[2] / "examples"

HYPOTHESES = """
question: Will they ally?
none_of_these: 20%
rivals:
  - {id: pact, statement: They sign a pact., prior: unlikely, resolution: A text is signed.}
  - {id: trade, statement: They trade favours., prior: 60%, resolution: No text is signed.}
evidence:
  - id: drill
    statement: They drilled together.
    find: {subject: exercise, who: [AAA, BBB], joint: true}
    likelihood: {pact: very likely, trade: 1:2}
    rests_on: calm
assumptions:
  - {id: calm, statement: It stays calm., holds: 80%, supports: pact, if_wrong: {pact: 3:1}}
reliability:
  default: likely
  status: {alleged: 50%}
analysts:
  - {id: one, weight: 2, judged: {pact: 40%, trade: 70%}}
"""

INDICATORS = """
- id: text
  statement: A pact is signed.
  hypothesis: pact
  find: {type: AGREE, subject: treaty, parties: [AAA, BBB]}
  registered: 2030-01-01
  before: 2031-01-01
  probability: unlikely
"""

SCENARIOS = """
- id: camps
  statement: Who goes with whom.
  asks: [AAA, BBB]
  sizes: {AAA: 1, BBB: 2, CCC: 3}
  propensities:
    AAA-BBB: [1, 0, 2]
    CCC-AAA: -1
    BBB-CCC: {value: [-1, -2, 0], source: counted, why: because}
  levers:
    - {id: quarrel, statement: AAA and BBB fall out., set: {AAA-BBB: -3}}
    - {id: thaw, statement: CCC courts AAA., add: {AAA-CCC: 1.5}}
  given:
    - {indicator: text, lever: quarrel, probability: 5%}
"""


def node(text: str) -> Node:
    return parse_yaml(text, "case.yaml")


def test_hypotheses_are_read_with_words_as_numbers() -> None:
    inquiry = read_hypotheses(node(HYPOTHESES))
    assert inquiry.ids == ("pact", "trade", NONE_OF_THESE)
    # unlikely stands for 32.5 %; the rivals share what none of these leaves.
    assert inquiry.priors() == pytest.approx((0.8 * 0.325 / 0.925, 0.8 * 0.6 / 0.925, 0.2))
    drill = inquiry.items[0]
    assert drill.likelihood["pact"].value == pytest.approx(0.875 / 0.5)
    assert (drill.likelihood["pact"].low, drill.likelihood["trade"].value) == pytest.approx((1.6, 0.5))
    assert drill.rests_on == ("calm",)
    assert inquiry.assumptions[0].if_wrong == {"pact": 3.0}
    assert inquiry.reliability.default == pytest.approx(0.675)
    assert inquiry.analysts[0].judged == {"pact": 0.4, "trade": 0.7}


def test_indicators_and_scenarios_are_read() -> None:
    (indicator,) = read_indicators(node(INDICATORS), ("pact",))
    assert (indicator.before, indicator.find.types) == (dt.date(2031, 1, 1), ("AGREE",))
    (scenario,) = read_scenarios(node(SCENARIOS), indicators=("text",))
    assert scenario.propensities["AAA", "CCC"].value == -1
    assert scenario.propensities["BBB", "CCC"].source == "counted"
    assert scenario.pulled(scenario.levers[1]).propensities["AAA", "CCC"].value == 0.5
    assert scenario.given[0].lever == "quarrel"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "message"),
    [
        (HYPOTHESES, "very likely", "very lickely", r"case.yaml:11: .*did you mean 'very likely'"),
        (HYPOTHESES, "trade: 1:2", "trade: 0.7", r"case.yaml:11: 0.7 may mean two things"),
        (HYPOTHESES, "pact: very likely", "pakt: likely", r"case.yaml:11: unknown hypothesis 'pakt'"),
        (HYPOTHESES, "subject: exercise", "subject: drill", r"case.yaml:10: unknown subject 'drill'"),
        (HYPOTHESES, "[AAA, BBB], joint", "[Russia], joint", r"case.yaml:10: 'Russia' is no actor"),
        (HYPOTHESES, "rests_on: calm", "rests_on: clam", r"case.yaml:12: unknown assumption 'clam'"),
        (HYPOTHESES, "holds: 80%", "holds: 100%", r"case.yaml:14: a probability of exactly 0 or 1"),
        (
            HYPOTHESES,
            "  default: likely",
            "  outlets: {G: 60%}",
            r"case.yaml:16: outlets are graded under `sou",
        ),
        (
            HYPOTHESES,
            "  default: likely",
            "  origins: {G: 60%}",
            r"case.yaml:16: origins are graded under `sou",
        ),
        (INDICATORS, "hypothesis: pact", "hypothesis: war", r"case.yaml:4: unknown hypothesis 'war'"),
        (INDICATORS, "before: 2031-01-01", "before: 2029-01-01", r"case.yaml:2: .*deadline"),
        (SCENARIOS, "    CCC-AAA: -1\n", "", r"case.yaml:2: .*no propensity for AAA-CCC"),
        (SCENARIOS, "[1, 0, 2]", "[3, 0, 2]", r"case.yaml:7: .*between the bounds"),
        (SCENARIOS, "{AAA-BBB: -3}", "{AAA-DDD: -3}", r"case.yaml:11: 'AAA-DDD' is no pair"),
        (SCENARIOS, "indicator: text", "indicator: test", r"case.yaml:14: unknown indicator 'test'"),
    ],
)
def test_errors_name_file_and_line(text: str, wrong: str, right: str, message: str) -> None:
    assert wrong in text
    broken = node(text.replace(wrong, right))
    with pytest.raises(CaseError, match=message):
        if text is HYPOTHESES:
            read_hypotheses(broken)
        elif text is INDICATORS:
            read_indicators(broken, ("pact",))
        else:
            read_scenarios(broken, indicators=("text",))


@pytest.mark.parametrize("name", ["demo", "triangle"])
def test_the_example_cases_are_whole(name: str) -> None:
    case = load_case(EXAMPLES / name)
    inquiry = read_hypotheses(case.pending["hypotheses"])
    indicators = read_indicators(case.pending["indicators"], inquiry.ids)
    scenarios = read_scenarios(case.pending["scenarios"], indicators=[i.id for i in indicators])
    assert len(inquiry.hypotheses) >= 4
    assert len(indicators) >= 8
    assert len(scenarios) >= 3
    assert sum(weigh(inquiry, Record()).answer.values()) == pytest.approx(1)
    assert all(play(scenario, draws=50).minima for scenario in scenarios)
