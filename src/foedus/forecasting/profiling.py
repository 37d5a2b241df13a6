"""Learning of profiles, day by day, from what has just happened and from draws of the past.

Recent events are drawn more often. Sampled softmax [jean2015]: each fact against wrong answers drawn by how
usual they are; steps by Adagrad [duchi2011].
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, compiled, inner
from foedus.forecasting.histories import HEAD, KIND, TAIL
from foedus.forecasting.profiles import FADING_COMPANY, ProfileOptions, Profiles

SHARED = 8
"""Facts that share one draw of wrong answers, and one step of theirs."""

TICKETS = 1 << 14
"""Wrong answers are drawn from so many tickets, handed out anew each day to actors by their share."""

LEAST_SLOPE = np.float32(1e-3)
"""Slopes nearer to zero than this teach nothing."""


class Draws(NamedTuple):
    """What one day's learning goes through. rows: (n,), of the index. wrong: (batches, wrong), actors.

    log_odds: (actors,), of being drawn as wrong. company: (n, COMPANY).
    """

    rows: Array
    wrong: Array
    log_odds: Array
    company: Array


def draw_lessons(
    start: int, stop: int, seen: Array, company: Array, day: int, options: ProfileOptions
) -> Draws:
    """The day's rows, start to stop, and draws from all that is past, with wrong answers beside them.

    seen: (actors,), how often each was a tail, with the day. company: (rows, COMPANY), up to stop.
    """
    draw = np.random.default_rng((options.seed, day))
    new, memory = stop - start, options.memory_days * stop / (day + 1)
    back = stop - 1 - draw.exponential(memory, new * options.replays).astype(np.int64)
    back = np.where(back < 0, draw.integers(0, stop, len(back)), back)
    rows = np.concatenate([np.arange(start, stop), back])
    share = seen**0.75
    upto = np.cumsum(share)
    batches = -(-len(rows) // SHARED)
    tickets = np.searchsorted(upto, (np.arange(TICKETS) + draw.random()) * (upto[-1] / TICKETS))
    wrong = tickets.astype(np.int32)[draw.integers(0, TICKETS, (batches, options.wrong), np.int32)]
    log_odds = np.log(share / upto[-1] * options.wrong).astype(np.float32)
    mates = company[rows] if options.company else np.zeros((len(rows), 0), np.int32)
    return Draws(rows, wrong, log_odds, mates)


@inner
def _soft(scores: Array, top: float) -> float:
    """Turn scores into exp(score - top), by (1 + x / 1024) ** 1024; returns their sum."""
    total = np.float32(0)
    for i in range(len(scores)):
        y = max(np.float32(0), np.float32(1) + (scores[i] - top) * np.float32(1 / 1024))
        y *= y
        y *= y
        y *= y
        y *= y
        y *= y
        y *= y
        y *= y
        y *= y
        y *= y
        y *= y
        scores[i] = y
    for i in range(len(scores)):
        total += scores[i]
    return float(total)


@inner
def _ask(p: Profiles, head: int, kind: int, mates: Array, weight: Array, asked: Array) -> None:
    total = np.float32(0)
    for j in range(len(mates)):
        weight[j] = FADING_COMPANY[j] if mates[j] > 0 else np.float32(0)
        total += weight[j]
    for k in range(len(asked)):
        asked[k] = p.heads[head, k] * p.stretch[kind, k] + p.shift[kind, k]
    for j in range(len(mates)):
        if weight[j] > 0:
            weight[j] /= total
            for k in range(len(asked)):
                asked[k] += weight[j] * p.company[mates[j] - 1, k]


@inner
def _move(p: Profiles, head: int, kind: int, mates: Array, weight: Array, pull: Array, rate: float) -> None:
    """One step of Adagrad of what a question is made of; pull: slope towards the answers."""
    width = len(pull)
    a = b = c = np.float32(0)
    for k in range(width):
        a += (pull[k] * p.stretch[kind, k]) ** 2
        b += (pull[k] * p.heads[head, k]) ** 2
        c += pull[k] ** 2
    p.heads_sum[head] += a / width
    p.stretch_sum[kind] += b / width
    p.shift_sum[kind] += c / width
    to_head = np.float32(rate / np.sqrt(p.heads_sum[head]))
    to_stretch = np.float32(rate / np.sqrt(p.stretch_sum[kind]))
    to_shift = np.float32(rate / np.sqrt(p.shift_sum[kind]))
    shrink = np.float32(1 - 1e-4 * rate)
    for k in range(width):
        on_head = to_head * pull[k] * p.stretch[kind, k]
        p.stretch[kind, k] += to_stretch * pull[k] * p.heads[head, k]
        p.heads[head, k] = p.heads[head, k] * shrink + on_head
        p.shift[kind, k] += to_shift * pull[k]
    for j in range(len(mates)):
        if weight[j] > 0:
            m = mates[j] - 1
            p.company_sum[m] += c * weight[j] ** 2 / width
            step = np.float32(rate * weight[j] / np.sqrt(p.company_sum[m]))
            for k in range(width):
                p.company[m, k] += step * pull[k]


@compiled
def learn_profiles(event: Array, p: Profiles, d: Draws, rate: float) -> None:
    """Learn one day's draws: each fact against the wrong answers of its batch.

    The wrong answers of a batch move once, at its end; everything else moves with every fact.
    """
    width, n = p.heads.shape[1], d.wrong.shape[1]
    turned, slopes = np.empty((width, n), np.float32), np.empty((n, width), np.float32)
    base, score = np.empty(n, np.float32), np.empty(n, np.float32)
    move, sums = np.empty(n, np.float32), np.empty(n, np.float32)
    asked, pull = np.empty(width, np.float32), np.empty(width, np.float32)
    weight = np.empty(d.company.shape[1], np.float32)
    for batch in range(len(d.wrong)):
        wrong = d.wrong[batch]
        for i in range(n):
            c = wrong[i]
            base[i], move[i], sums[i] = p.popularity[c] - d.log_odds[c], 0, 0
            for k in range(width):
                turned[k, i] = p.tails[c, k]
                slopes[i, k] = 0
        for x in range(batch * SHARED, min((batch + 1) * SHARED, len(d.rows))):
            head, kind, tail = event[d.rows[x], HEAD], event[d.rows[x], KIND], event[d.rows[x], TAIL]
            _ask(p, head, kind, d.company[x], weight, asked)
            right, square = p.popularity[tail], np.float32(0)
            for k in range(width):
                right += asked[k] * p.tails[tail, k]
                square += asked[k] * asked[k]
                pull[k] = 0
            for i in range(n):
                score[i] = base[i]
            for k in range(width):
                by, row = asked[k], turned[k]
                for i in range(n):
                    score[i] += by * row[i]
            top = right
            for i in range(n):
                if wrong[i] == tail:
                    score[i] = np.float32(-1e9)
                top = max(top, score[i])
            chance = np.float32(np.exp(right - top))
            share = np.float32(1) / (chance + _soft(score, top))
            for i in range(n):
                slope = -score[i] * share
                if slope < -LEAST_SLOPE:
                    for k in range(width):
                        pull[k] += slope * p.tails[wrong[i], k]
                    for k in range(width):
                        slopes[i, k] += slope * asked[k]
                    move[i] += slope
                    sums[i] += slope * slope
            slope = np.float32(1) - chance * share
            if slope > LEAST_SLOPE:
                p.tails_sum[tail] += slope * slope * square / width
                p.popularity_sum[tail] += slope * slope
                step = np.float32(rate * slope / np.sqrt(p.tails_sum[tail]))
                for k in range(width):
                    pull[k] += slope * p.tails[tail, k]
                    p.tails[tail, k] += step * asked[k]
                p.popularity[tail] += np.float32(rate * slope / np.sqrt(p.popularity_sum[tail]))
            _move(p, head, kind, d.company[x], weight, pull, rate)
        _move_wrong(p, wrong, slopes, move, sums, rate)


@inner
def _move_wrong(p: Profiles, wrong: Array, slopes: Array, move: Array, sums: Array, rate: float) -> None:
    """One step of Adagrad of the wrong answers of a batch."""
    width = slopes.shape[1]
    for i in range(len(wrong)):
        if move[i] == 0:
            continue
        c, square = wrong[i], np.float32(0)
        for k in range(width):
            square += slopes[i, k] * slopes[i, k]
        p.tails_sum[c] += square / width
        p.popularity_sum[c] += sums[i]
        step = np.float32(rate / np.sqrt(p.tails_sum[c]))
        for k in range(width):
            p.tails[c, k] += step * slopes[i, k]
        p.popularity[c] += np.float32(rate * move[i] / np.sqrt(p.popularity_sum[c]))
