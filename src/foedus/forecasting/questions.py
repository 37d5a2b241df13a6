"""All questions of one day, answered at once: measures of the candidates, and ranks of true answers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, compiled
from foedus.forecasting.evidence import MEASURES, fill_measures, fill_profiles
from foedus.forecasting.gathering import (
    CELL,
    CHOSEN,
    SHARE,
    Work,
    choose_candidates,
    clear_head,
    clear_type,
    gather_head,
    gather_type,
)
from foedus.forecasting.histories import History
from foedus.forecasting.precedents import Precedents
from foedus.forecasting.profiles import Profiles, fill_affinity


class Day(NamedTuple):
    """The questions of one day with their candidates.

    groups: (questions, 4), rows of `order` from and to, rows of `measures` from and to.
    measures: (rows, measures). candidates: (rows,), actors. right: (rows,), 1 for a true answer.
    outside: by row of `order`, -1 if the answer is a candidate, else its place after all of them.
    plain: by row of `order`, rank by recurrence alone.
    """

    groups: Array
    measures: Array
    candidates: Array
    right: Array
    outside: Array
    plain: Array


@compiled
def _rank_plainly(h: History, w: Work, score: Array, answers: Array, out: Array) -> None:
    """Rank by recurrence: the latest same act first, then how usual a target is; ties averaged."""
    for c in range(len(score)):
        cell = int(w.row[c, CELL]) - 1
        score[c] = w.row[c, SHARE] + (h.cell_last[cell] + 1 if cell >= 0 else 0)
    _rank_among(score, answers, out)


@compiled
def _rank_among(score: Array, answers: Array, out: Array) -> None:
    """Rank of each answer among all but the other answers; ties averaged; 1 is best."""
    for x in range(len(answers)):
        own = score[answers[x]]
        better, ties = 0, -1
        for c in range(len(score)):
            better += score[c] > own
            ties += score[c] == own
        for y in range(len(answers)):
            if y != x:
                better -= score[answers[y]] > own
                ties -= score[answers[y]] == own
        out[x] = 1 + better + ties / 2


@compiled
def _place_outside(w: Work, answers: Array, out: Array) -> None:
    """Place of each answer that is no candidate among the actors that are none, by profile."""
    score = w.key
    for c in range(len(score)):
        score[c] = w.affinity[c]
    for x in range(len(answers)):
        if w.row[answers[x], CHOSEN] == 1:
            out[x] = -1
            continue
        own = score[answers[x]]
        better, ties = 0, -1
        for c in range(len(score)):
            if w.row[c, CHOSEN] == 0:
                better += score[c] > own
                ties += score[c] == own
        for y in range(len(answers)):
            if y != x and w.row[answers[y], CHOSEN] == 0:
                better -= score[answers[y]] > own
                ties -= score[answers[y]] == own
        out[x] = better + ties / 2


@compiled
def _fill_day(
    h: History, p: Precedents, profiles: tuple[Profiles, ...], w: Work, start: int, stop: int,
    wanted: Array, ranked: bool, groups: Array, measures: Array, candidates: Array, right: Array,
    outside: Array, plain: Array,
) -> int:  # fmt: skip
    i, g, pos, last_head = start, 0, 0, -1
    tails = np.ascontiguousarray(profiles[0].tails.T)
    while i < stop:
        row = h.order[i]
        head, kind, day, first = h.head[row], h.kind[row], h.day[row], i
        while i < stop and h.head[h.order[i]] == head and h.kind[h.order[i]] == kind:
            i += 1
        if head != last_head:
            if last_head >= 0:
                clear_head(h, w, last_head)
            gather_head(h, w, head, day)
            last_head = head
        gather_type(h, p, w, head, kind, day)
        fill_affinity(profiles[0], tails, head, kind, w.affinity)
        n = choose_candidates(w, wanted, candidates[pos:])
        answers = h.tail[h.order[first:i]]
        for k in range(n):
            fill_measures(h, w, day, candidates[pos + k], measures[pos + k])
            fill_profiles(profiles, head, kind, candidates[pos + k], measures[pos + k])
            for a in answers:
                if a == candidates[pos + k]:
                    right[pos + k] = 1
        if ranked:
            _place_outside(w, answers, outside[first - start : i - start])
            _rank_plainly(h, w, w.key, answers, plain[first - start : i - start])
        clear_type(w, candidates[pos:], n)
        groups[g] = first - start, i - start, pos, pos + n
        g += 1
        pos += n
    if last_head >= 0:
        clear_head(h, w, last_head)
    return g


def ask_day(
    h: History, p: Precedents, profiles: tuple[Profiles, ...], w: Work, rows: tuple[int, int],
    wanted: Array, *, ranked: bool,
) -> Day:  # fmt: skip
    """Answer every question of a day (rows of `order`) from what has been absorbed before it.

    wanted: (3,), candidates by direct evidence, profile and common partners. ranked: also find the
    places of answers that are no candidates, and their ranks by recurrence alone.
    """
    start, stop = rows
    size = stop - start
    asked = h.order[start:stop]
    questions = 1 + int(
        np.count_nonzero(np.diff(h.head[asked].astype(np.int64) * 2 * h.n_types + h.kind[asked]))
    )
    most = questions * int(wanted.sum()) if size else 0
    day = Day(
        np.zeros((questions, 4), np.int64), np.zeros((most, len(MEASURES)), np.float32),
        np.zeros(most, np.int32), np.zeros(most, np.uint8), np.full(size, -1.0), np.zeros(size),
    )  # fmt: skip
    found = _fill_day(h, p, profiles, w, start, stop, wanted, ranked, *day)
    rows_used = int(day.groups[found - 1, 3]) if found else 0
    return Day(
        day.groups[:found], day.measures[:rows_used], day.candidates[:rows_used], day.right[:rows_used],
        day.outside, day.plain,
    )  # fmt: skip
