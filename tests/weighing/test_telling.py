"""Sheets say what was computed, and every row names its claims."""

from __future__ import annotations

import datetime as dt
import json

from foedus.weighing.findings import encode, find_findings
from foedus.weighing.hypotheses import Analyst, Assumption
from foedus.weighing.indicators import Indicator, watch
from foedus.weighing.playing import play
from foedus.weighing.query import Query
from foedus.weighing.scenarios import Given, Lever, Propensity, Scenario
from foedus.weighing.telling import tell_weighed
from foedus.weighing.telling_plans import tell_indicators, tell_played
from foedus.weighing.weigh import weigh
from tests.weighing.material import claim, doc, event, inquiry, item, record


def test_sheets_of_a_weighing() -> None:
    calm = Assumption("calm", "It stays calm.", 0.75, supports=("a",), if_wrong={"b": 4.0})
    case = inquiry(item("e1", "c1", a=1.75, b=0.25), assumptions=(calm,), analysts=(Analyst("one"),))
    weighed = weigh(case, record([claim("c1")]))
    sheets = {sheet.id: sheet for sheet in tell_weighed(weighed)}
    assert set(sheets) == {"hypotheses", "matrix", "evidence", "sensitivity", "assumptions", "analysts"}
    first = sheets["hypotheses"].lines[0]
    assert (first.id, first.claims) == ("a", ("c1",))
    assert first.cells[-1] == "likely"
    assert all(len(line.cells) == len(sheet.columns) for sheet in sheets.values() for line in sheet.lines)
    findings = find_findings(weighed)
    assert [f.evidence for f in findings] == [("c1",)] * 3
    assert sum(f.value or 0 for f in findings) > 0.999
    assert json.loads(json.dumps(encode(weighed)))["pooled"]["a"] == weighed.answer["a"]


def test_sheets_of_indicators_and_scenarios() -> None:
    day = dt.date(2030, 5, 1)
    told = record([claim("c1", day=day)], [doc("d1", day=day)], events=[event("e1", [claim("c1", day=day)])])
    plan = Indicator(
        "i", "A drill.", "a", Query(who=("AAA",)), dt.date(2030, 1, 1), dt.date(2031, 1, 1), 1, 1, 0.7
    )
    sheet = tell_indicators(watch([plan], told, day))
    assert sheet.lines[0].cells[3:5] == ("likely (70%)", "tripped on 2030-05-01")
    assert sheet.lines[0].claims == ("c1",)
    assert "0.090" in sheet.notes[0]
    tie = Propensity(1, 0, 2)
    lever = Lever("l", "They fall out.", {("A", "B"): Propensity(-1, -2, 0)}, {})
    world = Scenario(
        "s", "Two.", ("A", "B"), (1, 1), {("A", "B"): tie}, ("A", "B"), (lever,), (Given("i", "l", 0.3),)
    )
    sheets = tell_played(play(world, draws=20), {"A": "Aland"})
    assert [sheet.id for sheet in sheets] == ["s.minima", "s.levers", "s.tornado", "s.given"]
    assert "Aland stands with B in 100% of 20 draws." in sheets[0].notes
    assert json.dumps(encode(play(world, draws=20)))
