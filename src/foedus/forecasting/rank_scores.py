"""How good the ranking is: mean reciprocal rank and hits, beside recurrence alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.forecasting.compiling import Array, compiled
from foedus.forecasting.histories import CELL, COUNT, TAIL, order_day
from foedus.forecasting.questions import Day
from foedus.forecasting.ranking import Ranker


@dataclass(frozen=True, slots=True)
class RankScores:
    """Figures over all questions, in shares of 1; both directions of each event are asked.

    n: questions. baseline_mrr: rank by the latest same act, then by how usual a target is.
    mrr_recurring, mrr_first_time: for events of a (source, type, target) seen before, or never.
    """

    n: int
    mrr: float
    hits_1: float
    hits_3: float
    hits_10: float
    baseline_mrr: float
    mrr_recurring: float
    mrr_first_time: float
    first_time_share: float


def score_ranking(ranker: Ranker, *, multi_step: bool = False) -> RankScores:
    """Rank the answers of every event after what was learned.

    Facts before a day are known, that day's never; with multi_step, only those before the first day.
    Other true answers of the same day are left out of a ranking; ties are averaged.
    """
    h = ranker.history
    ranks, plain, known = [], [], []
    for day in range(ranker.learned, len(h.day_from) - 1):
        if h.day_from[day] == h.day_from[day + 1]:
            continue
        asked = ranker.ask(day, ranked=True)
        rows = h.event[order_day(h, day)]
        ranks.append(_ranks(ranker, asked, np.ascontiguousarray(rows[:, TAIL])))
        plain.append(asked.plain)
        known.append(h.cell[rows[:, CELL], COUNT] > 0)
        if not multi_step:
            ranker.count(day)
    return _summarise(np.concatenate(ranks), np.concatenate(plain), np.concatenate(known))


def _summarise(rank: Array, plain: Array, known: Array) -> RankScores:
    def mrr(of: Array) -> float:
        return float((1 / of).mean()) if len(of) else float("nan")

    first, third, tenth = (float((rank <= k).mean()) for k in (1, 3, 10))
    return RankScores(
        len(rank), mrr(rank), first, third, tenth, mrr(plain), mrr(rank[known]), mrr(rank[~known]),
        float((~known).mean()),
    )  # fmt: skip


def _ranks(ranker: Ranker, day: Day, answers: Array) -> Array:
    score = ranker.card.score(ranker.card.classes_of(day.measures))
    out = np.zeros(len(answers))
    _rank_candidates(score, day.candidates, day.right, day.groups, answers, day.outside, out)
    return out


@compiled
def _rank_candidates(
    score: Array, candidates: Array, right: Array, groups: Array, answers: Array, outside: Array, out: Array
) -> None:
    for g in range(len(groups)):
        first, last = groups[g, 2], groups[g, 3]
        for x in range(groups[g, 0], groups[g, 1]):
            own, wrong = 0.0, 0
            for c in range(first, last):
                wrong += right[c] == 0
                if candidates[c] == answers[x]:
                    own = score[c]
            if outside[x] >= 0:
                out[x] = wrong + outside[x]
                continue
            out[x] = 1.0
            for c in range(first, last):
                if right[c] == 0:
                    out[x] += 1.0 if score[c] > own else (0.5 if score[c] == own else 0.0)
