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

BATCH = 512
"""Rows that are looked up together while counting."""

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
    cell_kind, everyone = _ids(cells % both), np.arange(n + 1)
    first_pair = np.searchsorted(pairs // n, everyone)
    first_cell = np.searchsorted(cell_pair, np.arange(len(pairs) + 1))
    kinds_of = _group_by_kind(cell_kind, first_cell[first_pair], both)
    cell = _rows(len(cells), (CELL_KIND, cell_kind), (CELL_PAIR, cell_pair), (CELL_FAN, kinds_of.cell_fan),
                 (CELL_ROLE, kinds_of.cell_role))  # fmt: skip
    pair = _rows(len(pairs) + 1, (PAIR_TAIL, np.append(pairs % n, -1)), (PAIR_FIRST, first_cell))
    role = _rows(len(kinds_of.kind), (ROLE_TAIL, np.repeat(everyone[:-1], np.diff(kinds_of.fan_from))))
    fan = np.zeros((len(kinds_of.kind) + 1, 3), np.int32)
    fan[1:, FAN_FIRST], fan[:-1, FAN_KIND] = np.cumsum(kinds_of.size), kinds_of.kind
    actor = _rows(n + 1, (ACTOR_PAIR, first_pair), (ACTOR_FAN, kinds_of.fan_from), (ACTOR_MET, 0),
                  (ACTOR_LATELY, 0))  # fmt: skip
    kind_role = sort_stably(kinds_of.role_kind)

    def weights(size: int) -> Array:
        return np.zeros((size, len(RATES)), np.float32)

    return History(
        n_actors=n, n_types=kinds, event=event,
        day_from=_ids(np.searchsorted(day, np.arange(span + 1))), cell=cell, cell_weight=weights(len(cells)),
        pair=pair, pair_weight=weights(len(pairs)), pairs_met=np.zeros(len(pairs), np.int32), role=role,
        role_weight=weights(len(role)), kind_role=_ids(kind_role),
        kind_from=_ids(np.searchsorted(kinds_of.role_kind[kind_role], np.arange(both + 1))), fan=fan,
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


class _Kinds(NamedTuple):
    """An actor's fans and roles: one of each for a kind that it has, fans by kind, roles by the other side's.

    fan_from: (actors + 1,). kind, size, role_kind: (fans,). cell_fan, cell_role: (cells,).
    """

    fan_from: Array
    kind: Array
    size: Array
    role_kind: Array
    cell_fan: Array
    cell_role: Array


def _group_by_kind(cell_kind: Array, first_cell: Array, both: int) -> _Kinds:
    """Group the cells of each actor, which stand together, by kind; first_cell: (actors + 1,)."""
    n, most = len(first_cell) - 1, min(len(cell_kind), (len(first_cell) - 1) * both)
    fan_from, cell_fan, cell_role = (np.zeros(size, np.int32) for size in (n + 1, *(len(cell_kind),) * 2))
    kind, size, role_kind = (np.zeros(most, np.int32) for _ in range(3))
    fans = _fill_kinds(cell_kind, first_cell, both, fan_from, kind, size, role_kind, cell_fan, cell_role)
    return _Kinds(fan_from, kind[:fans], size[:fans], role_kind[:fans], cell_fan, cell_role)


@compiled
def _fill_kinds(
    cell_kind: Array, first_cell: Array, both: int, fan_from: Array, kind: Array, size: Array,
    role_kind: Array, cell_fan: Array, cell_role: Array,
) -> int:  # fmt: skip
    many, place = np.zeros(both, np.int32), np.zeros((2, both), np.int32)
    fans = 0
    for head in range(len(first_cell) - 1):
        first, last = first_cell[head], first_cell[head + 1]
        for i in range(first, last):
            many[cell_kind[i]] += 1
        roles = fans
        for k in range(both if last > first else 0):
            if many[k] > 0:
                place[0, k], kind[fans], size[fans] = fans, k, many[k]
                fans += 1
            there = (k + both // 2) % both
            if many[there] > 0:
                place[1, there], role_kind[roles] = roles, k
                roles += 1
        for i in range(first, last):
            k = cell_kind[i]
            cell_fan[i], cell_role[i], many[k] = place[0, k], place[1, k], 0
        fan_from[head + 1] = fans
    return fans


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
    size, carried = actor[head, ACTOR_LATELY], pair
    for j in range(size):
        here = recent[head, j]
        recent[head, j] = carried
        if here == pair:
            return
        carried = here
    if size < recent.shape[1]:
        recent[head, size] = carried
        actor[head, ACTOR_LATELY] = size + 1


@compiled
def absorb(h: History, rows: Array) -> None:
    """Count events as past: rows of the index, those of one actor in order.

    An actor is counted once for every row that it heads, which is once for every event that it is in.
    Rows are looked up a batch at a time: far apart in memory, they then arrive together, not one by one.
    """
    found = np.empty((6, min(BATCH, len(rows))), np.int32)
    for first in range(0, len(rows), BATCH):
        size = min(BATCH, len(rows) - first)
        for x in range(size):
            i = rows[first + x]
            found[0, x], found[1, x], found[2, x] = h.event[i, HEAD], h.event[i, DAY], h.event[i, CELL]
        for x in range(size):
            i = found[2, x]
            found[3, x], found[4, x] = h.cell[i, CELL_PAIR], h.cell[i, CELL_FAN]
            found[5, x] = h.cell[i, CELL_ROLE]
        for x in range(size):
            head, day, cell, pair, fan = found[0, x], found[1, x], found[2, x], found[3, x], found[4, x]
            if h.pair[pair, COUNT] == 0:
                h.pairs_met[h.actor[head, ACTOR_PAIR] + h.actor[head, ACTOR_MET]] = pair
                h.actor[head, ACTOR_MET] += 1
            if h.cell[cell, COUNT] == 0:
                h.fan_met[h.fan[fan, FAN_FIRST] + h.fan[fan, FAN_MET]] = cell
                h.fan[fan, FAN_MET] += 1
            _count(cell, day, h.cell, h.cell_weight, h.decay)
            _count(pair, day, h.pair, h.pair_weight, h.decay)
            _count(found[5, x], day, h.role, h.role_weight, h.decay)
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
