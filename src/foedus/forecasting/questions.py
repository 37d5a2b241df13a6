"""All questions of one day, answered at once: measures of the candidates, and ranks of true answers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, compiled, inner
from foedus.forecasting.evidence import FIRST_PROFILE, MEASURES, fill_measures
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
    weigh_roles,
)
from foedus.forecasting.histories import HEAD, KIND, LAST, TAIL, History, order_day
from foedus.forecasting.homes import Homes, set_groups
from foedus.forecasting.precedents import Precedents
from foedus.forecasting.profiles import (
    Profiles,
    affinity_of,
    company_of,
    fill_affinity,
    question_vectors,
)


class Asked(NamedTuple):
    """The questions of a day. head, kind: (questions,). answers: actors, those of a question adjacent."""

    head: Array
    kind: Array
    answers_from: Array
    answers: Array


class Likeness(NamedTuple):
    """What profiles say of a day's questions, those of all profiles side by side.

    asked: (questions, widths). tails: (actors, widths); turned: (width of the first, actors).
    popularity: (profiles, actors). starts: (profiles + 1,), where each profile begins.
    """

    asked: Array
    tails: Array
    turned: Array
    popularity: Array
    starts: Array


class Day(NamedTuple):
    """The questions of one day with their candidates.

    groups: (questions, 4), answers from and to, rows of `measures` from and to.
    measures: (rows, measures). candidates: (rows,), actors. right: (rows,), 1 for a true answer.
    outside: by answer, -1 if it is a candidate, else its place after all of them.
    plain: by answer, rank by recurrence alone.
    """

    groups: Array
    measures: Array
    candidates: Array
    right: Array
    outside: Array
    plain: Array


@inner
def _rank_plainly(h: History, w: Work, answers: Array, out: Array) -> None:
    """Rank by recurrence: the latest same act first, then how usual a target is; ties averaged."""
    for c in range(len(w.key)):
        cell = int(w.row[c, CELL]) - 1
        w.key[c] = w.row[c, SHARE] + (h.cell[cell, LAST] + 1 if cell >= 0 else 0)
    _rank_among(w.key, answers, w.row, 2.0, out)


@inner
def _rank_among(score: Array, answers: Array, row: Array, left_out: float, out: Array) -> None:
    """Rank of each answer among all but the other answers; ties averaged; 1 is best.

    left_out: actors whose CHOSEN is this are left out; an answer that is gets -1.
    """
    for x in range(len(answers)):
        if row[answers[x], CHOSEN] == left_out:
            out[x] = -1
            continue
        own = score[answers[x]]
        better, ties = 0, -1
        for c in range(len(score)):
            if score[c] >= own and row[c, CHOSEN] != left_out:
                better += score[c] > own
                ties += score[c] == own
        for y in range(len(answers)):
            c = answers[y]
            if y != x and score[c] >= own and row[c, CHOSEN] != left_out:
                better -= score[c] > own
                ties -= score[c] == own
        out[x] = 1 + better + ties / 2


@compiled
def _fill_day(
    h: History, homes: Homes, p: Precedents, like: Likeness, w: Work, a: Asked, day: int, wanted: Array,
    ranked: bool, groups: Array, measures: Array, candidates: Array, right: Array, outside: Array,
    plain: Array,
) -> int:  # fmt: skip
    pos, last_head = 0, -1
    weigh_roles(h, w, day)
    for g in range(len(a.head)):
        head, kind, first, last = a.head[g], a.kind[g], a.answers_from[g], a.answers_from[g + 1]
        if head != last_head:
            if last_head >= 0:
                clear_head(w)
            gather_head(h, w, head, day)
            last_head = head
        gather_type(h, p, w, head, kind, day)
        set_groups(homes, head, kind, 2 * h.n_types, w.groups)
        fill_affinity(like.asked[g], like.turned, like.popularity[0], w.affinity)
        n = choose_candidates(w, wanted, candidates[pos:])
        answers = a.answers[first:last]
        fill_measures(h, homes, w, day, candidates[pos : pos + n], measures[pos : pos + n])
        for k in range(pos, pos + n):
            c = candidates[k]
            measures[k, FIRST_PROFILE] = w.affinity[c]
            for x in range(1, len(like.popularity)):
                part = slice(like.starts[x], like.starts[x + 1])
                measures[k, FIRST_PROFILE + x] = affinity_of(
                    like.asked[g, part], like.tails[c, part], like.popularity[x, c]
                )
            for answer in answers:
                if answer == c:
                    right[k] = 1
        if ranked:
            for c in range(len(w.key)):
                w.key[c] = w.affinity[c]
            _rank_among(w.key, answers, w.row, 1.0, outside[first:last])
            _rank_plainly(h, w, answers, plain[first:last])
        clear_type(w, candidates[pos:], n)
        groups[g, 0], groups[g, 1], groups[g, 2], groups[g, 3] = first, last, pos, pos + n
        pos += n
    if last_head >= 0:
        clear_head(w)
    return pos


def questions_of(h: History, day: int) -> Asked:
    """Every question that the events of a day answer, both ways."""
    rows = h.event[order_day(h, day)]
    new = np.ones(len(rows), bool)
    new[1:] = (np.diff(rows[:, HEAD]) != 0) | (np.diff(rows[:, KIND]) != 0)
    first = np.flatnonzero(new)
    return Asked(
        np.ascontiguousarray(rows[first, HEAD]), np.ascontiguousarray(rows[first, KIND]),
        np.append(first, len(rows)), np.ascontiguousarray(rows[:, TAIL]),
    )  # fmt: skip


def every_kth(asked: Asked, k: int, *, first: int = 0) -> Asked:
    """Every k-th question, with all its answers."""
    kept = np.arange(first % k, len(asked.head), k)
    sizes = np.diff(asked.answers_from)
    mask = np.zeros(len(sizes), bool)
    mask[kept] = True
    return Asked(
        asked.head[kept], asked.kind[kept], np.concatenate([[0], np.cumsum(sizes[kept])]),
        asked.answers[np.repeat(mask, sizes)],
    )  # fmt: skip


def _compare(h: History, profiles: tuple[Profiles, ...], asked: Asked) -> Likeness:
    company = company_of(h, asked.head)
    vectors = [question_vectors(p, asked.head, asked.kind, company) for p in profiles]
    return Likeness(
        np.hstack(vectors), np.hstack([p.tails for p in profiles]),
        np.ascontiguousarray(profiles[0].tails.T), np.stack([p.popularity for p in profiles]),
        np.cumsum([0] + [v.shape[1] for v in vectors]),
    )  # fmt: skip


def ask_day(
    h: History, homes: Homes, p: Precedents, profiles: tuple[Profiles, ...], w: Work, asked: Asked,
    day: int, wanted: Array, *, ranked: bool = False,
) -> Day:  # fmt: skip
    """Answer questions on a day from what has been absorbed before it.

    wanted: (3,), candidates by direct evidence, profile and common partners. ranked: also find the
    places of answers that are no candidates, and their ranks by recurrence alone.
    """
    questions, size = len(asked.head), len(asked.answers)
    most = questions * int(wanted.sum())
    out = Day(
        np.zeros((questions, 4), np.int64), np.zeros((most, len(MEASURES)), np.float32),
        np.zeros(most, np.int32), np.zeros(most, np.uint8), np.full(size, -1.0), np.zeros(size),
    )  # fmt: skip
    like = _compare(h, profiles, asked)
    used = _fill_day(h, homes, p, like, w, asked, day, wanted, ranked, *out)
    return Day(
        out.groups, out.measures[:used], out.candidates[:used], out.right[:used], out.outside, out.plain
    )
