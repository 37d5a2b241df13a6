"""Actors as points learned from whom they dealt with and how, so that likes can stand in for likes.

For each question (head, type) a vector is formed, head ∘ type + shift; answers are ranked by its inner
product with theirs, plus a popularity. Learned day by day on what has just happened and on draws from
the past, recent events more often, by sampled softmax [jean2015] with Adagrad [duchi2011]. The form is
DistMult's [yang2015] with a vector of its own for each side of an act.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, compiled
from foedus.forecasting.histories import History

SHARED = 8
"""Facts that share one draw of wrong answers."""


@dataclass(frozen=True, slots=True)
class ProfileOptions:
    """How profiles are learned.

    width: numbers per actor. replays: past facts drawn per new one. memory_days: mean age of a draw.
    wrong: wrong answers drawn per fact. rate: learning rate.
    """

    width: int = 32
    replays: int = 4
    memory_days: float = 30.0
    wrong: int = 128
    rate: float = 0.1
    seed: int = 0


class Profiles(NamedTuple):
    """heads, tails: (actors, width); stretch, shift: (2 types, width); popularity: (actors,).

    The others hold Adagrad's sums of squares, one per row. seen: how often each actor was a tail.
    """

    heads: Array
    stretch: Array
    shift: Array
    tails: Array
    popularity: Array
    heads_sum: Array
    stretch_sum: Array
    shift_sum: Array
    tails_sum: Array
    popularity_sum: Array
    seen: Array


def blank_profiles(n_actors: int, n_types: int, *, options: ProfileOptions) -> Profiles:
    """Profiles before any event: small random numbers from the seed."""
    draw = np.random.default_rng(options.seed)
    width, both = options.width, 2 * n_types

    def near(centre: float, spread: float, rows: int) -> Array:
        return (centre + draw.normal(0, spread, (rows, width))).astype(np.float32)

    def start(rows: int) -> Array:
        return np.full(rows, 0.1, np.float32)

    return Profiles(
        near(0, 0.3, n_actors), near(1, 0.1, both), near(0, 0.1, both), near(0, 0.3, n_actors),
        np.zeros(n_actors, np.float32), start(n_actors), start(both), start(both), start(n_actors),
        start(n_actors), np.ones(n_actors, np.float32),
    )  # fmt: skip


@compiled
def fill_affinity(p: Profiles, tails: Array, head: int, kind: int, affinity: Array) -> None:
    """Fill affinity (actors,) with the profile score of every possible answer.

    tails: (width, actors), p.tails turned, so that the inner loop runs over neighbours in memory.
    """
    affinity[:] = p.popularity
    for k in range(len(tails)):
        pull = p.heads[head, k] * p.stretch[kind, k] + p.shift[kind, k]
        row = tails[k]
        for c in range(len(affinity)):
            affinity[c] += pull * row[c]


@compiled
def affinity_of(p: Profiles, head: int, kind: int, tail: int) -> float:
    """Profile score of one possible answer."""
    score = p.popularity[tail]
    for k in range(p.heads.shape[1]):
        score += (p.heads[head, k] * p.stretch[kind, k] + p.shift[kind, k]) * p.tails[tail, k]
    return float(score)


@compiled
def _step(
    p: Profiles, head: int, kind: int, tail: int, wrong: Array, log_odds: Array, rate: float,
    question: Array, pull: Array, score: Array,
) -> None:  # fmt: skip
    """One step of Adagrad on one fact against the wrong answers drawn."""
    width = len(question)
    right = p.popularity[tail]
    for k in range(width):
        question[k] = p.heads[head, k] * p.stretch[kind, k] + p.shift[kind, k]
        pull[k] = 0
        right += question[k] * p.tails[tail, k]
    top = right
    for i in range(len(wrong)):
        c = wrong[i]
        s = p.popularity[c] - log_odds[c]
        for k in range(width):
            s += question[k] * p.tails[c, k]
        score[i] = s if c != tail else np.float32(-1e9)
        top = max(top, score[i])
    total = np.exp(right - top)
    for i in range(len(wrong)):
        score[i] = np.exp(score[i] - top)
        total += score[i]
    for i in range(-1, len(wrong)):
        c = tail if i < 0 else wrong[i]
        slope = np.float32(1 - np.exp(right - top) / total) if i < 0 else np.float32(-score[i] / total)
        if abs(slope) < np.float32(1e-3):
            continue
        square = np.float32(0)
        for k in range(width):
            pull[k] += slope * p.tails[c, k]
            square += (slope * question[k]) ** 2
        p.tails_sum[c] += square / width
        p.popularity_sum[c] += slope * slope
        step = np.float32(rate * slope / np.sqrt(p.tails_sum[c]))
        for k in range(width):
            p.tails[c, k] += step * question[k]
        p.popularity[c] += np.float32(rate * slope / np.sqrt(p.popularity_sum[c]))
    a = b = c_ = np.float32(0)
    for k in range(width):
        a += (pull[k] * p.stretch[kind, k]) ** 2
        b += (pull[k] * p.heads[head, k]) ** 2
        c_ += pull[k] ** 2
    p.heads_sum[head] += a / width
    p.stretch_sum[kind] += b / width
    p.shift_sum[kind] += c_ / width
    to_head = np.float32(rate / np.sqrt(p.heads_sum[head]))
    to_stretch = np.float32(rate / np.sqrt(p.stretch_sum[kind]))
    to_shift = np.float32(rate / np.sqrt(p.shift_sum[kind]))
    for k in range(width):
        on_head = to_head * pull[k] * p.stretch[kind, k]
        p.stretch[kind, k] += to_stretch * pull[k] * p.heads[head, k]
        p.heads[head, k] += on_head - np.float32(1e-4 * rate) * p.heads[head, k]
        p.shift[kind, k] += to_shift * pull[k]


@compiled
def learn_profiles(
    h: History, p: Profiles, start: int, stop: int, replays: int, memory: float, n_wrong: int,
    rate: float, seed: int,
) -> None:  # fmt: skip
    """Learn one day's facts (rows start to stop of the index), and draws from all that is past.

    memory: mean age of a draw, in rows of the index.
    """
    np.random.seed(seed)
    width = p.heads.shape[1]
    for i in range(start, stop):
        p.seen[h.tail[i]] += 1
    share = p.seen.astype(np.float64) ** 0.75
    upto = np.cumsum(share)
    log_odds = np.log(share / upto[-1] * n_wrong).astype(np.float32)
    question, pull = np.zeros(width, np.float32), np.zeros(width, np.float32)
    score, wrong = np.zeros(n_wrong, np.float32), np.zeros(n_wrong, np.int64)
    new = stop - start
    for x in range(new * (1 + replays)):
        i = start + x
        if x >= new:
            i = stop - 1 - int(np.random.exponential(memory))
            if i < 0:
                i = np.random.randint(0, stop)
        if x % SHARED == 0:
            for k in range(n_wrong):
                wrong[k] = np.searchsorted(upto, np.random.random() * upto[-1])
        _step(p, h.head[i], h.kind[i], h.tail[i], wrong, log_odds, rate, question, pull, score)
