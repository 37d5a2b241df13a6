"""Key judgements: evidence, what would change them, dissent, each with what it rests on."""

from __future__ import annotations

import datetime as dt

import pytest

from foedus.lexicon.probability_words import probability_words, say_probability
from foedus.weighing.hypotheses import Analyst, Assumption
from foedus.weighing.indicators import Indicator, Reading, watch
from foedus.weighing.judging import judge, odds_factor, run_on, say_judgement
from foedus.weighing.query import Query
from foedus.weighing.weigh import weigh
from tests.weighing.material import claim, inquiry, item, record

HELD = record([claim("c1", "d1"), claim("c2", "d2", status="denied")])


def test_each_judgement_has_evidence_for_and_against_it_with_its_claims() -> None:
    weighed = weigh(inquiry(item("for_a", "c1", a=4.0, b=0.5), item("for_b", "c2", b=2.0)), HELD)
    first, second = judge(weighed)
    assert (first.id, second.id) == ("a", "b")
    assert [(p.claims, p.origins) for p in first.evidence] == [(("c1",), ("Outlet d1",))]
    assert first.evidence[0].text.startswith("Item for_a (odds ×\N{NO-BREAK SPACE}")
    assert [p.claims for p in first.dissent if p.claims] == [("c2",)]
    assert [p.claims for p in second.evidence] == [("c2",)] and second.dissent[0].claims == ("c1",)


def test_factor_of_odds_is_the_ratio_against_all_rivals_at_the_priors() -> None:
    weighed = weigh(inquiry(item("i", "c1", a=4.0, b=0.5)), HELD)
    (column,) = weighed.columns
    priors = {row.id: row.prior for row in weighed.rows}
    rivals = (0.4 * column.ratios["b"] + 0.2 * 1.0) / 0.6
    assert odds_factor(column, "a", priors) == pytest.approx(column.ratios["a"] / rivals)


def test_what_would_change_the_first_is_its_key_assumption_its_key_report_and_rival_indicators() -> None:
    assumption = Assumption("x", "It is meant.", 0.9, ("a",), {"b": 50.0})
    asked = inquiry(item("i", "c1", a=2.0), assumptions=(assumption,))
    indicator = Indicator(
        "t", "They drill.", "b", Query(who=("ZZZ",)), dt.date(2030, 1, 1), dt.date(2031, 1, 1)
    )
    readings: tuple[Reading, ...] = watch([indicator], HELD, dt.date(2030, 6, 1))
    first, second = judge(weigh(asked, HELD), readings)
    told = " ".join(point.text for point in first.would_change)
    assert "if this assumption holds with a probability below" in told and "It is meant" in told
    assert "before 1 January 2031, it speaks for another reading: They drill" in told
    assert any("comes first if this assumption fails" in point.text for point in second.would_change)


def test_a_report_without_which_another_comes_first_is_named() -> None:
    asked = inquiry(item("only", "c1", a=3.0), item("other", "c2", b=1.5))
    (first, *_) = judge(weigh(asked, HELD))
    (told,) = [point.text for point in first.would_change if point.text.startswith("Without ")]
    assert told == "Without any one of these, “It is not so” comes first: “Item only”; the outlet Outlet d1"


def test_an_analyst_who_sees_it_otherwise_dissents_and_a_lone_one_is_said_to_be_alone() -> None:
    views = (Analyst("one", judged={"a": 0.8, "b": 0.1}), Analyst("two", judged={"a": 0.3, "b": 0.6}))
    (first, *_) = judge(weigh(inquiry(item("i", "c1", a=2.0), analysts=views), HELD))
    told = [point.text for point in first.dissent if not point.claims]
    assert any(text.startswith("Analyst two holds it to be unlikely (3") for text in told)
    (alone, *_) = judge(weigh(inquiry(item("i", "c1", a=2.0)), HELD))
    assert alone.dissent[-1].text == "No second analyst’s view is stated in the case"


@pytest.mark.parametrize("word", [entry.word for entry in probability_words()])
def test_every_word_of_the_scale_makes_a_sentence(word: str) -> None:
    entry = next(entry for entry in probability_words() if entry.word == word)
    text = say_judgement("Each pair trades.", entry.middle)
    assert word in text and text.endswith(f"({entry.middle:.0%}) that each pair trades.")
    assert say_probability(entry.middle) == word


def test_a_name_keeps_its_capital() -> None:
    assert run_on("China stays out") == "China stays out." and run_on("The two agree.") == "the two agree."
