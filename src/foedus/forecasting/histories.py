"""An index of dated events by actor, pair and type, which remembers only what is already past.

Every event is kept twice: as it is, and seen from its target (type + n_types). So "who did it to X?"
is asked like "to whom did X do it?". The shape of the index is laid out for all events at once, but
every count in it is zero until the event's day has been absorbed: a forecast cannot see ahead.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, compiled
from foedus.forecasting.tables import EventTable

RATES = (0.004, 0.02, 0.15)
"""Forgetting per day: half-lives of 173, 35 and 5 days."""

RECENT = 64
"""How many of an actor's most recently met partners are searched for two-step reasons."""


class History(NamedTuple):
    """Events sorted by day, and running counts over them.

    cell: one (head, type, tail); pair: one (head, tail), its cells adjacent; role: one (type, tail);
    fan: one (head, type). `*_last`: day of the latest event, -1 before the first; `*_count`: events
    so far; `*_weight`: (n, 3), counts that fade at RATES, as of `*_last`.
    `pairs_met`, `roles_met`, `fan_met`: slots filled in order of first meeting.
    """

    n_actors: int
    n_types: int
    head: Array
    kind: Array
    tail: Array
    day: Array
    order: Array
    day_from: Array
    cell: Array
    cell_kind: Array
    cell_pair: Array
    cell_role: Array
    cell_fan: Array
    cell_last: Array
    cell_count: Array
    cell_weight: Array
    pair_tail: Array
    pair_from: Array
    pair_last: Array
    pair_count: Array
    pair_weight: Array
    head_from: Array
    head_met: Array
    pairs_met: Array
    role_tail: Array
    role_last: Array
    role_count: Array
    role_weight: Array
    kind_from: Array
    kind_met: Array
    roles_met: Array
    fan_key: Array
    fan_from: Array
    fan_size: Array
    fan_met: Array
    actor_last: Array
    actor_count: Array
    actor_weight: Array
    recent: Array
    recent_size: Array
    decay: Array


def _ids(values: Array) -> Array:
    return np.ascontiguousarray(values, dtype=np.int32)


def lay_out(table: EventTable, *, horizon_days: int = 400) -> History:
    """Lay out the index of a table, all counts zero; `absorb` then fills it day by day.

    horizon_days: how far beyond the last event a question may lie.
    """
    n, kinds = len(table.actors), len(table.types)
    source, act, target = (x.astype(np.int64) for x in (table.source, table.type, table.target))
    head, tail = np.concatenate([source, target]), np.concatenate([target, source])
    kind = np.concatenate([act, act + kinds])
    day = np.concatenate([table.day, table.day])
    by_day = np.argsort(day, kind="stable")
    head, kind, tail, day = head[by_day], kind[by_day], tail[by_day], day[by_day]
    both = 2 * kinds
    cells, cell = np.unique((head * n + tail) * both + kind, return_inverse=True)
    cell_kind = cells % both
    pairs, cell_pair = np.unique(cells // both, return_inverse=True)
    roles, cell_role = np.unique(cell_kind * n + (pairs % n)[cell_pair], return_inverse=True)
    fans, cell_fan = np.unique((pairs // n)[cell_pair] * both + cell_kind, return_inverse=True)
    span = int(day.max()) + 1 if len(day) else 0
    order = np.lexsort((kind, head, day))

    def zeros(size: int) -> Array:
        return np.zeros(size, np.int32)

    def never(size: int) -> Array:
        return np.full(size, -1, np.int32)

    def weights(size: int) -> Array:
        return np.zeros((size, len(RATES)), np.float32)

    return History(
        n_actors=n, n_types=kinds, head=_ids(head), kind=_ids(kind), tail=_ids(tail), day=_ids(day),
        order=_ids(order), day_from=_ids(np.searchsorted(day, np.arange(span + 1))),
        cell=_ids(cell), cell_kind=_ids(cell_kind), cell_pair=_ids(cell_pair), cell_role=_ids(cell_role),
        cell_fan=_ids(cell_fan), cell_last=never(len(cells)), cell_count=zeros(len(cells)),
        cell_weight=weights(len(cells)), pair_tail=_ids(pairs % n),
        pair_from=_ids(np.searchsorted(cell_pair, np.arange(len(pairs) + 1))),
        pair_last=never(len(pairs)), pair_count=zeros(len(pairs)), pair_weight=weights(len(pairs)),
        head_from=_ids(np.searchsorted(pairs // n, np.arange(n + 1))), head_met=zeros(n),
        pairs_met=zeros(len(pairs)), role_tail=_ids(roles % n), role_last=never(len(roles)),
        role_count=zeros(len(roles)), role_weight=weights(len(roles)),
        kind_from=_ids(np.searchsorted(roles // n, np.arange(both + 1))), kind_met=zeros(both),
        roles_met=zeros(len(roles)), fan_key=fans,
        fan_from=_ids(np.concatenate([[0], np.cumsum(np.bincount(cell_fan, minlength=len(fans)))])),
        fan_size=zeros(len(fans)), fan_met=zeros(len(cells)), actor_last=never(n), actor_count=zeros(n),
        actor_weight=weights(n), recent=np.zeros((n, RECENT), np.int32), recent_size=zeros(n),
        decay=np.exp(-np.outer(RATES, np.arange(span + horizon_days))).astype(np.float32),
    )  # fmt: skip


@compiled
def _count(i: int, day: int, last: Array, count: Array, weight: Array, decay: Array) -> None:
    gap = day - last[i] if count[i] > 0 else 0
    for k in range(weight.shape[1]):
        weight[i, k] = weight[i, k] * decay[k, gap] + 1
    count[i] += 1
    last[i] = day


@compiled
def _meet(h: History, head: int, pair: int) -> None:
    """Move a pair to the front of its head's list of recent partners."""
    size = h.recent_size[head]
    j = 0
    while j < size and h.recent[head, j] != pair:
        j += 1
    if j == size:
        if size < h.recent.shape[1]:
            h.recent_size[head] = size + 1
        else:
            j = size - 1
    while j > 0:
        h.recent[head, j] = h.recent[head, j - 1]
        j -= 1
    h.recent[head, 0] = pair


@compiled
def absorb(h: History, start: int, stop: int) -> None:
    """Count the events start to stop (rows of the index, sorted by day) as past."""
    for i in range(start, stop):
        day, cell, head, tail, kind = h.day[i], h.cell[i], h.head[i], h.tail[i], h.kind[i]
        pair, role, fan = h.cell_pair[cell], h.cell_role[cell], h.cell_fan[cell]
        if h.pair_count[pair] == 0:
            h.pairs_met[h.head_from[head] + h.head_met[head]] = pair
            h.head_met[head] += 1
        if h.cell_count[cell] == 0:
            h.fan_met[h.fan_from[fan] + h.fan_size[fan]] = cell
            h.fan_size[fan] += 1
        if h.role_count[role] == 0:
            h.roles_met[h.kind_from[kind] + h.kind_met[kind]] = role
            h.kind_met[kind] += 1
        _count(cell, day, h.cell_last, h.cell_count, h.cell_weight, h.decay)
        _count(pair, day, h.pair_last, h.pair_count, h.pair_weight, h.decay)
        _count(role, day, h.role_last, h.role_count, h.role_weight, h.decay)
        _count(tail, day, h.actor_last, h.actor_count, h.actor_weight, h.decay)
        _meet(h, head, pair)


@compiled
def find_fan(h: History, head: int, kind: int) -> int:
    """Index of (head, type) among the fans, or -1 if no event ever has it."""
    key = head * 2 * h.n_types + kind
    at = np.searchsorted(h.fan_key, key)
    return int(at) if at < len(h.fan_key) and h.fan_key[at] == key else -1


@compiled
def faded(weight: Array, i: int, k: int, gap: int, decay: Array) -> float:
    """A running count as of `gap` days after its latest event."""
    return float(weight[i, k] * decay[k, gap])
