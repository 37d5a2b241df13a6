"""Why an actor ranks where it does: points by named reason, each with counts and dates, as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from foedus.errors import ForecastError
from foedus.forecasting.compiling import Array
from foedus.forecasting.evidence import MEASURES, REASONS
from foedus.forecasting.histories import (
    ACTOR_LATELY,
    ACTOR_MET,
    ACTOR_PAIR,
    CELL_KIND,
    CELL_PAIR,
    COUNT,
    FAN_FIRST,
    FAN_MET,
    LAST,
    PAIR_FIRST,
    PAIR_TAIL,
    ROLE_TAIL,
    History,
    faded,
    find_fan,
)
from foedus.forecasting.homes import FAMILIES, NONE, find_entry, relation_between, set_groups
from foedus.forecasting.precedents import ANY, confidence, frequency_class, gap_class
from foedus.forecasting.questions import Asked
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
    nobody = np.zeros(0, np.int32)
    asked = Asked(np.array([head], np.int32), np.array([kind], np.int32), np.zeros(2, np.int64), nobody)
    answered = ranker.ask(day, asked=asked)
    chosen, measures = answered.candidates, answered.measures
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
    latest = int(h.actor[:, LAST].max())
    if not latest < day < h.decay.shape[1]:
        raise ForecastError(f"{on} must lie after {table.date_of(latest)} and within a year of it")
    kind = table.types.index(type) + (h.n_types if asks == "source" else 0)
    return table.actors.index(actor), kind, day


def _explain(ranker: Ranker, head: int, kind: int, day: int, actor: int, points: Array) -> Ranked:
    evidence = {
        "precedent": _tell_precedent, "same act": _tell_same_act, "same pair": _tell_pair,
        "usual target": _tell_target, "active": _tell_active, "common partner": _tell_common,
        "home": _tell_home, "sector": _tell_sector, "like profile": _tell_like,
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
    start = int(h.actor[head, ACTOR_PAIR])
    met = h.pairs_met[start : start + int(h.actor[head, ACTOR_MET])]
    found = met[h.pair[met, PAIR_TAIL] == tail]
    return int(found[0]) if len(found) else -1


def _cells_of(h: History, head: int, kind: int) -> list[int]:
    """What a head did of a kind, in order of first meeting."""
    fan = find_fan(h.actor, h.fan, head, kind)
    if fan < 0:
        return []
    start = int(h.fan[fan, FAN_FIRST])
    return [int(cell) for cell in h.fan_met[start : start + int(h.fan[fan, FAN_MET])]]


def _tell_precedent(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h, p = ranker.history, ranker.precedents
    pair = _pair(h, head, actor)
    best, told = -1.0, (0, -1, "nothing happened between the two before", "")
    if pair < 0:
        return told
    for cell in range(int(h.pair[pair, PAIR_FIRST]), int(h.pair[pair + 1, PAIR_FIRST])):
        if h.cell[cell, COUNT] == 0:
            continue
        gap, seen = day - int(h.cell[cell, LAST]), int(h.cell[cell, CELL_KIND])
        often = frequency_class(faded(h.cell_weight, cell, 1, gap, h.decay))
        value = confidence(p, kind, seen, gap_class(gap), often, h.n_types)
        if value > best:
            best = value
            tries, hits = (int(x) for x in p.by_type[kind, seen, gap_class(gap), ANY])
            asked = ranker.table.types[kind % h.n_types]
            last = int(h.cell[cell, LAST])
            sentence = (
                f"{_said(ranker, seen, head, actor)}, last on {ranker.table.date_of(last)}: when {asked} "
                f"came after such an act as long ago, it was with the same actor in {hits} of {tries} cases"
            )
            told = (int(h.cell[cell, COUNT]), last, sentence, "")
    return told


def _tell_same_act(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h = ranker.history
    said = _said(ranker, kind, head, actor)
    for cell in _cells_of(h, head, kind):
        if int(h.pair[h.cell[cell, CELL_PAIR], PAIR_TAIL]) == actor:
            n, last = int(h.cell[cell, COUNT]), int(h.cell[cell, LAST])
            return n, last, f"{said} {_times(n)}, last on {ranker.table.date_of(last)}", ""
    return 0, -1, f"{said} never before", ""


def _tell_pair(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h, names = ranker.history, ranker.table.actors
    pair = _pair(h, head, actor)
    if pair < 0:
        return 0, -1, f"no event between {names[head]} and {names[actor]} before", ""
    n, last = int(h.pair[pair, COUNT]), int(h.pair[pair, LAST])
    when = ranker.table.date_of(last)
    return n, last, f"{n} events between {names[head]} and {names[actor]}, last on {when}", ""


def _tell_target(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h, name = ranker.history, ranker.table.actors[actor]
    roles = h.kind_role[int(h.kind_from[kind]) : int(h.kind_from[kind + 1])]
    found = roles[(h.role[roles, ROLE_TAIL] == actor) & (h.role[roles, COUNT] > 0)]
    act = ranker.table.types[kind % h.n_types]
    side = "target" if kind < h.n_types else "source"
    if not len(found):
        return 0, -1, f"{name} was never the {side} of {act} before", ""
    n, last = int(h.role[found[0], COUNT]), int(h.role[found[0], LAST])
    return n, last, f"{name} was the {side} of {act} {_times(n)}, last on {ranker.table.date_of(last)}", ""


def _tell_active(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h, name = ranker.history, ranker.table.actors[actor]
    n, last = int(h.actor[actor, COUNT]), int(h.actor[actor, LAST])
    if n == 0:
        return 0, -1, f"{name} is new", ""
    partners = int(h.actor[actor, ACTOR_MET])
    when = ranker.table.date_of(last)
    return n, last, f"{name} took part in {n} events with {partners} others, last on {when}", ""


def _tell_common(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    h, names = ranker.history, ranker.table.actors
    best, told = 0.0, (0, -1, "no common partner of late", "")
    for near in h.recent[head, : h.actor[head, ACTOR_LATELY]]:
        middle = int(h.pair[near, PAIR_TAIL])
        far = _pair(h, middle, actor)
        if middle in (head, actor) or far < 0:
            continue
        slow, onward = (
            faded(h.pair_weight, pair, 1, day - int(h.pair[pair, LAST]), h.decay) for pair in (near, far)
        )
        busy = faded(h.actor_weight, middle, 1, day - int(h.actor[middle, LAST]), h.decay) + 1
        if slow * onward / busy > best:
            best = slow * onward / busy
            n, m = int(h.pair[near, COUNT]), int(h.pair[far, COUNT])
            last = min(int(h.pair[near, LAST]), int(h.pair[far, LAST]))
            days = [ranker.table.date_of(int(h.pair[pair, LAST])) for pair in (near, far)]
            sentence = (
                f"both deal with {names[middle]}: {names[head]} {_times(n)}, last on {days[0]}; "
                f"{names[actor]} {_times(m)}, last on {days[1]}"
            )
            told = (n + m, last, sentence, names[middle])
    return told


def _home_entry(ranker: Ranker, head: int, kind: int, actor: int, family: int) -> tuple[int, int]:
    """How often a group of one family dealt with an actor, and the latest day (-1: never)."""
    homes, groups = ranker.homes, np.zeros(FAMILIES + 1, np.int64)
    set_groups(homes, head, kind, 2 * ranker.history.n_types, groups)
    relation = relation_between(int(homes.now[head]), int(homes.now[actor]))
    member = actor if family < 2 else (int(homes.sector[actor]) + 1) * 3 + relation
    entry = find_entry(homes, int(groups[family]), member)
    return (int(homes.at[entry, COUNT]), int(homes.at[entry, LAST])) if entry >= 0 else (0, -1)


def _tell_home(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    homes, names, h = ranker.homes, ranker.table.actors, ranker.history
    here, there = int(homes.now[head]), int(homes.now[actor])
    if here == NONE:
        return 0, -1, f"{names[head]} is counted to no home", ""
    where = ranker.named.homes
    place = f"{names[actor]} to {where[there] if there != NONE else 'none'}"
    who = f"{names[head]} is counted to {where[here]}, {place}"
    n, last = _home_entry(ranker, head, kind, actor, 1)
    if n == 0:
        return 0, -1, f"{who}; nobody of {where[here]} did so before", ""
    act, side = ranker.table.types[kind % h.n_types], "to" if kind < h.n_types else "by"
    other = "by" if kind < h.n_types else "to"
    said = f"{act} {side} {names[actor]} {other} actors of {where[here]} {_times(n)}"
    return n, last, f"{who}; {said}, last on {ranker.table.date_of(last)}", ""


def _tell_sector(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    homes, names = ranker.homes, ranker.table.actors
    n, last = _home_entry(ranker, head, kind, actor, 2)
    if n == 0:
        return 0, -1, f"no act of this type between such actors as {names[head]} and {names[actor]}", ""
    relation = relation_between(int(homes.now[head]), int(homes.now[actor]))
    how = ("", " of different homes", " of the same home")[relation]
    sides = [ranker.named.sector_of(a) for a in (head, actor)]
    source, target = sides if kind < ranker.history.n_types else sides[::-1]
    act = ranker.table.types[kind % ranker.history.n_types]
    said = f"{act} by {source} to {target}{how} {_times(n)}, last on {ranker.table.date_of(last)}"
    return n, last, said, ""


def _tell_like(ranker: Ranker, head: int, kind: int, day: int, actor: int) -> Told:
    """The actor most like the head among those that did the same to (or had it from) this one."""
    h, names = ranker.history, ranker.table.actors
    mirrored = (kind + h.n_types) % (2 * h.n_types)
    vectors = ranker.profiles[0].heads
    best, told = -2.0, (0, -1, "no other actor did so before; the profile alone speaks", "")
    for cell in _cells_of(h, actor, mirrored):
        like = int(h.pair[h.cell[cell, CELL_PAIR], PAIR_TAIL])
        size = float(np.linalg.norm(vectors[like]) * np.linalg.norm(vectors[head]))
        near = float(vectors[like] @ vectors[head]) / max(size, 1e-9)
        if like not in (head, actor) and near > best:
            best = near
            n, last = int(h.cell[cell, COUNT]), int(h.cell[cell, LAST])
            sentence = (
                f"{names[like]}, whose dealings are like those of {names[head]} (cosine {near:.2f}): "
                f"{_said(ranker, kind, like, actor)} {_times(n)}, last on {ranker.table.date_of(last)}"
            )
            told = (n, last, sentence, names[like])
    return told
