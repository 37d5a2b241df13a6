"""An index of dated events by actor, pair and type, which remembers only what is already past.

Every event is kept twice: as it is, and seen from its target (type + n_types). So "who did it to X?"
is asked like "to whom did X do it?". The shape of the index is laid out for all events at once, but
every count in it is zero until the event's day has been absorbed: a forecast cannot see ahead.

What belongs to one thing stands in one row, and what belongs to one actor stands together: counting
the past actor by actor then stays within the processor's cache, however long the past is.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, compiled, inner
from foedus.forecasting.sorting import first_of_each, group_rows, sort_stably
from foedus.forecasting.tables import EventTable

RATES = (0.004, 0.02, 0.15)
"""Forgetting per day: half-lives of 173, 35 and 5 days."""

RECENT = 64
"""How many of an actor's most recently met partners are searched for two-step reasons."""

# Columns of the arrays of a History. FIRST: where a list begins; the next row's FIRST is where it ends.
LAST, COUNT = 0, 1
HEAD, KIND, TAIL, DAY, CELL = range(5)
CELL_KIND, CELL_PAIR, CELL_FAN, CELL_ROLE = range(2, 6)
PAIR_TAIL, PAIR_FIRST = 2, 3
ROLE_TAIL = 2
FAN_FIRST, FAN_MET, FAN_KIND = range(3)
ACTOR_PAIR, ACTOR_MET, ACTOR_FAN, ACTOR_LATELY = range(2, 6)


class History(NamedTuple):
    """Events sorted by day, and running counts over them.

    event: (rows, 5), HEAD, KIND, TAIL, DAY, CELL. day_from: (days + 1,), first row of each day.
    cell: one (head, kind, tail); pair: one (head, tail), its cells adjacent; role: one (kind, tail);
    fan: one (head, kind); each with the columns named above: LAST, day of the latest event, -1 before the
    first; COUNT, events so far. CELL_ROLE is the role that the head plays in the act seen from the tail.
    `*_weight`: (n, 3), counts that fade at RATES, as of LAST.
    pairs_met, fan_met: slots of an actor, or of a fan, filled in order of first meeting (ACTOR_MET,
    FAN_MET how many). kind_role, kind_from: roles listed by kind. recent: (actors, RECENT), pairs.
    decay: (3, days), e ** (-rate * days).
    """

    n_actors: int
    n_types: int
    event: Array
    day_from: Array
    cell: Array
    cell_weight: Array
    pair: Array
    pair_weight: Array
    pairs_met: Array
    role: Array
    role_weight: Array
    kind_role: Array
    kind_from: Array
    fan: Array
    fan_met: Array
    actor: Array
    actor_weight: Array
    recent: Array
    decay: Array


def lay_out(table: EventTable, *, horizon_days: int = 400) -> History:
    """Lay out the index of a table, all counts zero; `absorb` then fills it day by day.

    horizon_days: how far beyond the last event a question may lie.
    """
    n, kinds = len(table.actors), len(table.types)
    event = _both_ways(table)
    day = event[:, DAY]
    both, span = 2 * kinds, int(day[-1]) + 1 if len(day) else 0
    key = event[:, HEAD].astype(np.int64)
    for size, column in ((n, TAIL), (both, KIND)):
        key *= size
        key += event[:, column]
    cells, event[:, CELL] = group_rows(key)
    pairs, cell_pair = _groups(cells // both)
    cell_kind, cell_head = cells % both, pairs[cell_pair] // n
    fans, cell_fan = group_rows(cell_head * both + cell_kind)
    mirrored = (cell_kind + kinds) % both
    roles, cell_role = group_rows(cell_head * both + mirrored)
    cell = _rows(len(cells), (CELL_KIND, cell_kind), (CELL_PAIR, cell_pair), (CELL_FAN, cell_fan),
                 (CELL_ROLE, cell_role))  # fmt: skip
    first_cell = np.searchsorted(cell_pair, np.arange(len(pairs) + 1))
    pair = _rows(len(pairs) + 1, (PAIR_TAIL, np.append(pairs % n, -1)), (PAIR_FIRST, first_cell))
    role = _rows(len(roles), (ROLE_TAIL, roles // both))
    fan_first = np.concatenate([[0], np.cumsum(np.bincount(cell_fan, minlength=len(fans)))])
    fan = np.zeros((len(fans) + 1, 3), np.int32)
    fan[:, FAN_FIRST], fan[:-1, FAN_KIND] = fan_first, fans % both
    everyone = np.arange(n + 1)
    actor = _rows(
        n + 1, (ACTOR_PAIR, np.searchsorted(pairs // n, everyone)),
        (ACTOR_FAN, np.searchsorted(fans // both, everyone)), (ACTOR_MET, 0), (ACTOR_LATELY, 0),
    )  # fmt: skip
    role_kind = roles % both
    kind_role = sort_stably(role_kind)

    def weights(size: int) -> Array:
        return np.zeros((size, len(RATES)), np.float32)

    return History(
        n_actors=n, n_types=kinds, event=event,
        day_from=_ids(np.searchsorted(day, np.arange(span + 1))), cell=cell, cell_weight=weights(len(cells)),
        pair=pair, pair_weight=weights(len(pairs)), pairs_met=np.zeros(len(pairs), np.int32), role=role,
        role_weight=weights(len(roles)), kind_role=_ids(kind_role),
        kind_from=_ids(np.searchsorted(role_kind[kind_role], np.arange(both + 1))), fan=fan,
        fan_met=np.zeros(len(cells), np.int32), actor=actor, actor_weight=weights(n),
        recent=np.zeros((n, RECENT), np.int32),
        decay=np.exp(-np.outer(RATES, np.arange(span + horizon_days))).astype(np.float32),
    )  # fmt: skip


def _both_ways(table: EventTable) -> Array:
    """Every event as it is and seen from its target, by day; columns HEAD, KIND, TAIL, DAY, CELL."""
    n = len(table)
    rows = np.zeros((n, 2, 5), np.int32)
    rows[:, 0, HEAD] = rows[:, 1, TAIL] = table.source
    rows[:, 0, TAIL] = rows[:, 1, HEAD] = table.target
    rows[:, 0, KIND], rows[:, 1, KIND] = table.type, table.type + len(table.types)
    rows[:, :, DAY] = table.day[:, None]
    return rows.reshape(2 * n, 5)


def _ids(values: Array) -> Array:
    return np.ascontiguousarray(values, dtype=np.int32)


def _groups(keys: Array) -> tuple[Array, Array]:
    """Different values of sorted keys, and the place of each key among them."""
    new = first_of_each(keys)
    return keys[new], np.cumsum(new) - 1


def _rows(size: int, *columns: tuple[int, Array | int]) -> Array:
    out = np.zeros((size, 2 + len(columns)), np.int32)
    out[:, LAST] = -1
    for k, values in columns:
        out[:, k] = values
    return out


def order_day(h: History, day: int) -> Array:
    """Rows of a day by head and kind, so that those of one question stand together."""
    start, stop = h.day_from[day : day + 2]
    rows = h.event[start:stop]
    return _ids(start + np.lexsort((rows[:, KIND], rows[:, HEAD])))


def by_actor(h: History, stop: int) -> Array:
    """Rows before `stop`, actor by actor, each actor's in order: the order in which to absorb many."""
    return _ids(sort_stably(h.event[:stop, HEAD]))


@inner
def _count(i: int, day: int, at: Array, weight: Array, decay: Array) -> None:
    gap = day - at[i, LAST] if at[i, COUNT] > 0 else 0
    for k in range(weight.shape[1]):
        weight[i, k] = weight[i, k] * decay[k, gap] + 1
    at[i, COUNT] += 1
    at[i, LAST] = day


@inner
def _meet(recent: Array, actor: Array, head: int, pair: int) -> None:
    """Move a pair to the front of its head's list of recent partners."""
    size = actor[head, ACTOR_LATELY]
    j = 0
    while j < size and recent[head, j] != pair:
        j += 1
    if j == size:
        if size < recent.shape[1]:
            actor[head, ACTOR_LATELY] = size + 1
        else:
            j = size - 1
    while j > 0:
        recent[head, j] = recent[head, j - 1]
        j -= 1
    recent[head, 0] = pair


@compiled
def absorb(h: History, rows: Array) -> None:
    """Count events as past: rows of the index, those of one actor in order.

    An actor is counted once for every row that it heads, which is once for every event that it is in.
    """
    for i in rows:
        head, day, cell = h.event[i, HEAD], h.event[i, DAY], h.event[i, CELL]
        pair, fan = h.cell[cell, CELL_PAIR], h.cell[cell, CELL_FAN]
        if h.pair[pair, COUNT] == 0:
            h.pairs_met[h.actor[head, ACTOR_PAIR] + h.actor[head, ACTOR_MET]] = pair
            h.actor[head, ACTOR_MET] += 1
        if h.cell[cell, COUNT] == 0:
            h.fan_met[h.fan[fan, FAN_FIRST] + h.fan[fan, FAN_MET]] = cell
            h.fan[fan, FAN_MET] += 1
        _count(cell, day, h.cell, h.cell_weight, h.decay)
        _count(pair, day, h.pair, h.pair_weight, h.decay)
        _count(h.cell[cell, CELL_ROLE], day, h.role, h.role_weight, h.decay)
        _count(head, day, h.actor, h.actor_weight, h.decay)
        _meet(h.recent, h.actor, head, pair)


@compiled
def find_fan(actor: Array, fan: Array, head: int, kind: int) -> int:
    """Index of (head, kind) among the fans of an index, or -1 if no event ever has it."""
    low, high = actor[head, ACTOR_FAN], actor[head + 1, ACTOR_FAN]
    while low < high:
        middle = (low + high) // 2
        if fan[middle, FAN_KIND] < kind:
            low = middle + 1
        else:
            high = middle
    return int(low) if low < actor[head + 1, ACTOR_FAN] and fan[low, FAN_KIND] == kind else -1


@compiled
def faded(weight: Array, i: int, k: int, gap: int, decay: Array) -> float:
    """A running count as of `gap` days after its latest event."""
    return float(weight[i, k] * decay[k, gap])
