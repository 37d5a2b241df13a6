import math
from datetime import date, timedelta

import pytest

from foedus.forecasting.answer import answer_question, choose_table
from foedus.forecasting.question import Question
from foedus.forecasting.tables import table_of_rows
from tests.forecasting.worlds import habitual_world

WORLD = habitual_world(180, daily=6)
START = date(2031, 1, 1)


def ask(*actors: str, since: date, days: int = 15, type: str | None = "MEET") -> Question:
    return Question(tuple(sorted(actors)), type, since, since + timedelta(days=days))


def likeliest_pair() -> tuple[str, str]:
    i = max(
        range(len(WORLD)),
        key=lambda k: ((WORLD.source == WORLD.source[k]) & (WORLD.target == WORLD.target[k])).sum(),
    )
    return WORLD.actors[WORLD.source[i]], WORLD.actors[WORLD.target[i]]


def test_learned_answer_has_reasons_that_sum_to_its_log_odds() -> None:
    answer = answer_question(WORLD, ask(*likeliest_pair(), since=WORLD.date_of(170)))
    assert answer.probability is not None and answer.interval is not None
    low, high = answer.interval
    assert low <= answer.probability <= high
    odds = math.log(answer.probability / (1 - answer.probability))
    assert sum(r.points for r in answer.reasons) == pytest.approx(odds)
    assert dict(answer.baselines).keys() == {"base_rate", "persistence", "recency_frequency"}
    assert answer.origin == "habitual world"


def test_group_is_at_least_as_likely_as_a_pair_in_it() -> None:
    pair = likeliest_pair()
    third = next(a for a in WORLD.actors if a not in pair)
    on = WORLD.date_of(170)
    two, three = (answer_question(WORLD, ask(*who, since=on)) for who in (pair, (*pair, third)))
    assert two.probability is not None and three.probability is not None
    assert three.probability >= two.probability


def small(events: int) -> list[tuple[str, str, str, date]]:
    return [("a", "MEET", "b", START + timedelta(days=17 * k)) for k in range(events)]


def test_few_events_are_answered_by_counted_windows() -> None:
    table = table_of_rows(small(8), origin="case")
    answer = answer_question(table, ask("a", "b", since=START + timedelta(days=130)))
    assert answer.method.startswith("share of past windows")
    assert "not learned: case: too little to say" in answer.note
    assert answer.probability is not None and 0.5 < answer.probability < 1


def test_too_little_to_say_comes_with_the_counts() -> None:
    table = table_of_rows(small(3), origin="case")
    answer = answer_question(table, ask("a", "b", since=START + timedelta(days=60)))
    assert answer.probability is None and answer.word == ""
    assert answer.note.startswith("too little to say: 3 such events in 4 windows of 15 days")


def test_imported_events_stand_in_when_the_case_has_too_few() -> None:
    case, imported = table_of_rows(small(3), origin="case"), table_of_rows(small(9), origin="imported")
    question = ask("a", "b", since=START + timedelta(days=150))
    assert choose_table(case, imported, day_of=question).origin == "imported"
    assert choose_table(case, None, day_of=question).origin == "case"
