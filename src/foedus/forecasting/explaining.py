"""Why an actor ranks where it does: points by named reason, each with counts and dates, as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from foedus.errors import ForecastError
from foedus.forecasting.compiling import Array
from foedus.forecasting.evidence import MEASURES, REASONS, fill_measures, fill_profiles
from foedus.forecasting.gathering import (
    choose_candidates,
    clear_head,
    clear_type,
    gather_head,
    gather_type,
)
from foedus.forecasting.histories import History, faded, find_fan
from foedus.forecasting.precedents import ANY, confidence, frequency_class, gap_class
from foedus.forecasting.profiles import fill_affinity
from foedus.forecasting.ranking import Ranker


@dataclass(frozen=True, slots=True)
class RankReason:
    """Points under one name; count and latest of the events behind it; middle: actor in between."""

    name: str
    points: float
    count: int
    latest: date | None
    sentence: str
    middle: str = ""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One actor in a ranking; score is exactly the sum of the reasons' points."""

    actor: str
    score: float
    reasons: tuple[RankReason, ...]


def rank_actors(
    ranker: Ranker, actor: str, type: str, *, on: date, asks: str = "target", best: int = 10
) -> list[Ranked]:
    """Rank who will be the target (or, with asks="source", the source) of an actor's act on a day.

    The day must not lie before the events counted, nor more than a year after them.
    Raises ForecastError for unknown names or such a day.
    """
    head, kind, day = _question(ranker, actor, type, on, asks)
    h, w = ranker.history, ranker.work
    chosen = np.zeros(sum(ranker.options.candidates), np.int32)
    gather_head(h, w, head, day)
    gather_type(h, ranker.precedents, w, head, kind, day)
    tails = np.ascontiguousarray(ranker.profiles[0].tails.T)
    fill_affinity(ranker.profiles[0], tails, head, kind, w.affinity)
    n = choose_candidates(w, np.array(ranker.options.candidates, np.int64), chosen)
    measures = np.zeros((n, len(MEASURES)), np.float32)
    for k in range(n):
        fill_measures(h, w, day, chosen[k], measures[k])
        fill_profiles(ranker.profiles, head, kind, chosen[k], measures[k])
    clear_type(w, chosen, n)
    clear_head(h, w, head)
    points = ranker.card.points[np.arange(len(MEASURES)), ranker.card.classes_of(measures)]
    order = np.argsort(-points.sum(axis=1), kind="stable")[:best]
    return [_explain(ranker, head, kind, day, int(chosen[i]), points[i]) for i in order]


def _question(ranker: Ranker, actor: str, type: str, on: date, asks: str) -> tuple[int, int, int]:
    table, h = ranker.table, ranker.history
    if actor not in table.actors or type not in table.types:
        raise ForecastError(f"{table.origin} has no event of {actor} or of type {type} before {on}")
    if asks not in ("target", "source"):
        raise ForecastError(f"asks must be target or source, not {asks}")
    day = table.day_of(on)
    latest = int(h.actor_last.max())
    if not latest < day < h.decay.shape[1]:
        raise ForecastError(f"{on} must lie after {table.date_of(latest)} and within a year of it")
    kind = table.types.index(type) + (h.n_types if asks == "source" else 0)
    return table.actors.index(actor), kind, day


def _explain(ranker: Ranker, head: int, kind: int, day: int, actor: int, points: Array) -> Ranked:
    evidence = {
        "precedent": _tell_precedent, "same act": _tell_same_act, "same pair": _tell_pair,
        "usual target": _tell_target, "active": _tell_active, "common partner": _tell_common,
        "like profile": _tell_like,
    }  # fmt: skip
    reasons = []
    for name in REASONS:
        total = float(sum(points[i] for i, m in enumerate(MEASURES) if m.reason == name))
        count, last, sentence, middle = evidence[name](ranker, head, kind, day, actor)
        latest = ranker.table.date_of(last) if last >= 0 else None
        reasons.append(RankReason(name, total, count, latest, sentence, middle))
    reasons.sort(key=lambda reason: -abs(reason.points))
    return Ranked(ranker.table.actors[actor], float(sum(r.points for r in reasons)), tuple(reasons))


Told = tuple[int, int, str, str]
"""Count, day of the latest (-1: none), sentence, actor in between."""


def _times(n: int) -> str:
    return "once" if n == 1 else f"{n} times"


def _said(ranker: Ranker, kind: int, head: int, tail: int) -> str:
    """An act in words: type by source to target, whichever way the question goes."""
    names, kinds = ranker.table.actors, ranker.history.n_types
    source, target = (head, tail) if kind < kinds else (tail, head)
    return f"{ranker.table.types[kind % kinds]} by {names[source]} to {names[target]}"


def _pair(h: History, head: int, tail: int) -> int:
    start = int(h.head_from[head])
    stop = start + int(h.head_met[head])
    met = h.pairs_met[start:stop]
    found = met[h.pair_tail[met] == tail]
    return int(found[0]) if len(found) else -1


def _tell_precedent(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h, p = ranker.history, ranker.precedents
    pair = _pair(h, head, actor)
    best, told = -1.0, (0, -1, "nothing happened between the two before", "")
    if pair < 0:
        return told
    for cell in range(int(h.pair_from[pair]), int(h.pair_from[pair + 1])):
        if h.cell_count[cell] == 0:
            continue
        gap, seen = day - int(h.cell_last[cell]), int(h.cell_kind[cell])
        often = frequency_class(faded(h.cell_weight, cell, 1, gap, h.decay))
        value = confidence(p, kind, seen, gap_class(gap), often, h.n_types)
        if value > best:
            best = value
            tries, hits = (int(x) for x in p.by_type[kind, seen, gap_class(gap), ANY])
            asked = ranker.table.types[kind % h.n_types]
            last = int(h.cell_last[cell])
            sentence = (
                f"{_said(ranker, seen, head, actor)}, last on {ranker.table.date_of(last)}: when {asked} "
                f"came after such an act as long ago, it was with the same actor in {hits} of {tries} cases"
            )
            told = (int(h.cell_count[cell]), last, sentence, "")
    return told


def _tell_same_act(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h = ranker.history
    fan = find_fan(h, head, kind)
    said = _said(ranker, kind, head, actor)
    for slot in range(int(h.fan_from[fan]), int(h.fan_from[fan] + h.fan_size[fan])) if fan >= 0 else ():
        cell = int(h.fan_met[slot])
        if int(h.pair_tail[h.cell_pair[cell]]) == actor:
            n, last = int(h.cell_count[cell]), int(h.cell_last[cell])
            return n, last, f"{said} {_times(n)}, last on {ranker.table.date_of(last)}", ""
    return 0, -1, f"{said} never before", ""


def _tell_pair(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h, names = ranker.history, ranker.table.actors
    pair = _pair(h, head, actor)
    if pair < 0:
        return 0, -1, f"no event between {names[head]} and {names[actor]} before", ""
    n, last = int(h.pair_count[pair]), int(h.pair_last[pair])
    when = ranker.table.date_of(last)
    return n, last, f"{n} events between {names[head]} and {names[actor]}, last on {when}", ""


def _tell_target(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h, name = ranker.history, ranker.table.actors[actor]
    start, stop = int(h.kind_from[kind]), int(h.kind_from[kind] + h.kind_met[kind])
    roles = h.roles_met[start:stop]
    found = roles[h.role_tail[roles] == actor]
    act = ranker.table.types[kind % h.n_types]
    side = "target" if kind < h.n_types else "source"
    if not len(found):
        return 0, -1, f"{name} was never the {side} of {act} before", ""
    n, last = int(h.role_count[found[0]]), int(h.role_last[found[0]])
    return n, last, f"{name} was the {side} of {act} {_times(n)}, last on {ranker.table.date_of(last)}", ""


def _tell_active(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h, name = ranker.history, ranker.table.actors[actor]
    n, last = int(h.actor_count[actor]), int(h.actor_last[actor])
    if n == 0:
        return 0, -1, f"{name} is new", ""
    partners = int(h.head_met[actor])
    when = ranker.table.date_of(last)
    return n, last, f"{name} took part in {n} events with {partners} others, last on {when}", ""


def _tell_common(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h, names = ranker.history, ranker.table.actors
    best, told = 0.0, (0, -1, "no common partner of late", "")
    for near in h.recent[head, : h.recent_size[head]]:
        middle = int(h.pair_tail[near])
        far = _pair(h, middle, actor)
        if middle in (head, actor) or far < 0:
            continue
        slow, onward = (
            faded(h.pair_weight, pair, 1, day - int(h.pair_last[pair]), h.decay) for pair in (near, far)
        )
        busy = faded(h.actor_weight, middle, 1, day - int(h.actor_last[middle]), h.decay) + 1
        if slow * onward / busy > best:
            best = slow * onward / busy
            n, m = int(h.pair_count[near]), int(h.pair_count[far])
            last = min(int(h.pair_last[near]), int(h.pair_last[far]))
            days = [ranker.table.date_of(int(h.pair_last[pair])) for pair in (near, far)]
            sentence = (
                f"both deal with {names[middle]}: {names[head]} {_times(n)}, last on {days[0]}; "
                f"{names[actor]} {_times(m)}, last on {days[1]}"
            )
            told = (n + m, last, sentence, names[middle])
    return told


def _tell_like(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    """The actor most like the head among those that did the same to (or had it from) this one."""
    h, names = ranker.history, ranker.table.actors
    mirrored = (kind + h.n_types) % (2 * h.n_types)
    fan = find_fan(h, actor, mirrored)
    vectors = ranker.profiles[0].heads
    best, told = -2.0, (0, -1, "no other actor did so before; the profile alone speaks", "")
    for slot in range(int(h.fan_from[fan]), int(h.fan_from[fan] + h.fan_size[fan])) if fan >= 0 else ():
        cell = int(h.fan_met[slot])
        like = int(h.pair_tail[h.cell_pair[cell]])
        size = float(np.linalg.norm(vectors[like]) * np.linalg.norm(vectors[head]))
        near = float(vectors[like] @ vectors[head]) / max(size, 1e-9)
        if like not in (head, actor) and near > best:
            best = near
            n, last = int(h.cell_count[cell]), int(h.cell_last[cell])
            sentence = (
                f"{names[like]}, whose dealings are like those of {names[head]} (cosine {near:.2f}): "
                f"{_said(ranker, kind, like, actor)} {_times(n)}, last on {ranker.table.date_of(last)}"
            )
            told = (n, last, sentence, names[like])
    return told
