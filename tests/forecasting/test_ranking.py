from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from foedus.errors import ForecastError
from foedus.forecasting.explaining import rank_actors
from foedus.forecasting.histories import LAST
from foedus.forecasting.questions import every_kth, questions_of
from foedus.forecasting.rank_scores import score_ranking
from foedus.forecasting.ranking import Ranker, RankingOptions, fit_ranker
from foedus.forecasting.tables import EventTable
from tests.forecasting.worlds import habitual_world

OPTIONS = RankingOptions(candidates=(10, 5, 5))


@pytest.fixture(scope="module")
def table() -> EventTable:
    return habitual_world()


@pytest.fixture(scope="module")
def ranker(table: EventTable) -> Ranker:
    return fit_ranker(table, OPTIONS)


def test_ranking_beats_recurrence_where_acts_follow_acts(table: EventTable) -> None:
    scores = score_ranking(fit_ranker(table, OPTIONS, until=100))
    assert scores.n > 200
    assert scores.mrr > scores.baseline_mrr
    assert 0 <= scores.hits_1 <= scores.hits_3 <= scores.hits_10 <= 1


def test_later_events_change_nothing_that_was_learned(table: EventTable) -> None:
    later = table.day >= 100
    target = np.where(later, (table.target + 1) % len(table.actors), table.target).astype(np.int32)
    other = replace(table, target=target)
    one, two = (fit_ranker(world, OPTIONS, until=100) for world in (table, other))
    np.testing.assert_array_equal(one.card.points, two.card.points)
    np.testing.assert_array_equal(one.profiles[0].heads, two.profiles[0].heads)
    on = table.date_of(100)
    assert rank_actors(one, "actor_03", "MEET", on=on) == rank_actors(two, "actor_03", "MEET", on=on)


def test_events_of_the_day_itself_are_not_known(table: EventTable) -> None:
    until = replace(table, target=np.where(table.day == 100, 0, table.target).astype(np.int32))
    rankers = [fit_ranker(world, OPTIONS, until=100) for world in (table, until)]
    on = table.date_of(100)
    said = [rank_actors(r, "actor_05", "TRADE", on=on) for r in rankers]
    assert said[0] == said[1]


def test_score_is_exactly_the_sum_of_its_reasons(table: EventTable, ranker: Ranker) -> None:
    on = table.date_of(int(table.day[-1]) + 1)
    for ranked in rank_actors(ranker, "actor_01", "TRADE", on=on, best=5):
        assert ranked.score == sum(reason.points for reason in ranked.reasons)


def test_reasons_are_sentences_with_counts_and_dates(table: EventTable, ranker: Ranker) -> None:
    on = table.date_of(int(table.day[-1]) + 1)
    first = rank_actors(ranker, "actor_01", "TRADE", on=on)[0]
    by_name = {reason.name: reason for reason in first.reasons}
    pair = by_name["same pair"]
    between = {("actor_01", first.actor), (first.actor, "actor_01")}
    rows = [
        i for i in range(len(table))
        if (table.actors[table.source[i]], table.actors[table.target[i]]) in between
    ]  # fmt: skip
    assert pair.count == len(rows)
    assert pair.latest == table.date_of(int(table.day[rows[-1]]))
    assert first.actor in pair.sentence and str(pair.latest) in pair.sentence
    assert "cases" in by_name["precedent"].sentence


def test_middle_actor_of_a_two_step_reason_is_named(table: EventTable, ranker: Ranker) -> None:
    on = table.date_of(int(table.day[-1]) + 1)
    ranking = rank_actors(ranker, "actor_01", "MEET", on=on, best=20)
    common = [r for ranked in ranking for r in ranked.reasons if r.name == "common partner" and r.count]
    assert common
    assert all(reason.middle and reason.middle in reason.sentence for reason in common)


def test_source_can_be_asked_for(table: EventTable, ranker: Ranker) -> None:
    on = table.date_of(int(table.day[-1]) + 1)
    ranking = rank_actors(ranker, "actor_01", "MEET", on=on, asks="source", best=3)
    assert len(ranking) == 3 and ranking[0].score >= ranking[-1].score


def test_day_already_counted_or_far_ahead_is_refused(table: EventTable, ranker: Ranker) -> None:
    for on in (table.date_of(10), table.date_of(int(table.day[-1])) + timedelta(days=3000)):
        with pytest.raises(ForecastError, match="must lie after"):
            rank_actors(ranker, "actor_01", "MEET", on=on)


def test_unknown_actor_is_refused(table: EventTable, ranker: Ranker) -> None:
    with pytest.raises(ForecastError, match="nobody"):
        rank_actors(ranker, "nobody", "MEET", on=table.date_of(200))


def test_too_little_history_says_so_with_counts() -> None:
    with pytest.raises(ForecastError, match=r"too little to say: \d+ events on 5 days"):
        fit_ranker(habitual_world(5), OPTIONS)


def test_multi_step_learns_nothing_on_the_way(table: EventTable) -> None:
    ranker = fit_ranker(table, OPTIONS, until=110)
    score_ranking(ranker, multi_step=True)
    assert ranker.history.actor[:, LAST].max() < 110


def test_same_input_gives_the_same_points(table: EventTable, ranker: Ranker) -> None:
    np.testing.assert_array_equal(fit_ranker(table, OPTIONS).card.points, ranker.card.points)


def test_points_are_learned_from_fewer_questions_where_days_are_full(table: EventTable) -> None:
    few = fit_ranker(table, replace(OPTIONS, learned_answers=400), until=100)
    scores = score_ranking(few)
    assert scores.mrr > scores.baseline_mrr


def test_every_kth_question_keeps_all_its_answers(ranker: Ranker) -> None:
    asked = questions_of(ranker.history, 50)
    thin = every_kth(asked, 3, first=1)
    assert thin.head.tolist() == asked.head[1::3].tolist()
    for place, question in enumerate(range(1, len(asked.head), 3)):
        mine = thin.answers[thin.answers_from[place] : thin.answers_from[place + 1]]
        whole = asked.answers[asked.answers_from[question] : asked.answers_from[question + 1]]
        assert mine.tolist() == whole.tolist()
