"""Actors as points learned from whom they dealt with and how, so that likes can stand in for likes.

For each question (head, type) a vector is formed, head ∘ type + shift + company; answers are ranked by its
inner product with theirs, plus a popularity. The form is DistMult's [yang2015] with a vector of its own for
each side of an act. Company is a mean over the partners that the head met latest [rendle2010], so that the
vector follows what the head is about now. `profiling` learns them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, inner
from foedus.forecasting.histories import ACTOR_LATELY, PAIR_TAIL, History

COMPANY = 8
"""Latest partners that count as company."""

FADING_COMPANY = (0.8 ** np.arange(COMPANY)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class ProfileOptions:
    """How profiles are learned.

    width: numbers per actor. replays: past facts drawn per new one. memory_days: mean age of a draw.
    wrong: wrong answers drawn per fact. rate: learning rate. company: whether company counts.
    """

    width: int = 32
    replays: int = 4
    memory_days: float = 30.0
    wrong: int = 128
    rate: float = 0.1
    seed: int = 0
    company: bool = False


class Profiles(NamedTuple):
    """What was learned. sums hold Adagrad's sums of squares, one per row.

    heads, tails, company: (actors, width); stretch, shift: (2 types, width); popularity: (actors,).
    """

    heads: Array
    stretch: Array
    shift: Array
    tails: Array
    popularity: Array
    company: Array
    heads_sum: Array
    stretch_sum: Array
    shift_sum: Array
    tails_sum: Array
    popularity_sum: Array
    company_sum: Array


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
        np.zeros(n_actors, np.float32), near(0, 0.1 * options.company, n_actors), start(n_actors),
        start(both), start(both), start(n_actors), start(n_actors), start(n_actors),
    )  # fmt: skip


def company_of(h: History, heads: Array) -> Array:
    """Actors that heads met latest, latest first, counted from 1; (n,) -> (n, COMPANY), 0 for none."""
    met = h.pair[h.recent[heads, :COMPANY], PAIR_TAIL] + 1
    return np.where(np.arange(COMPANY) < h.actor[heads, ACTOR_LATELY][:, None], met, 0).astype(np.int32)


def question_vectors(p: Profiles, heads: Array, kinds: Array, company: Array) -> Array:
    """What is asked for; (n,), (n,), (n, COMPANY) -> (n, width)."""
    asked = p.heads[heads] * p.stretch[kinds] + p.shift[kinds]
    weight = np.where(company > 0, FADING_COMPANY, np.float32(0))
    weight /= np.maximum(weight.sum(axis=1, keepdims=True), np.float32(1e-9))
    for k in range(company.shape[1]):
        asked += weight[:, k : k + 1] * p.company[company[:, k] - 1]
    return np.asarray(asked)


@inner
def fill_affinity(asked: Array, tails: Array, popularity: Array, affinity: Array) -> None:
    """Fill affinity (actors,) with the profile score of every possible answer.

    tails: (width, actors), turned, so that the inner loop runs over neighbours in memory.
    """
    for c in range(len(affinity)):
        affinity[c] = popularity[c]
    for k in range(len(tails)):
        pull, row = asked[k], tails[k]
        for c in range(len(affinity)):
            affinity[c] += pull * row[c]


@inner
def affinity_of(asked: Array, tail: Array, popularity: float) -> float:
    """Profile score of one possible answer."""
    score = popularity
    for k in range(len(asked)):
        score += asked[k] * tail[k]
    return score
