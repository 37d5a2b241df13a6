"""Who could be the answer to a question, and the raw evidence for each: one row of work space an actor.

Evidence that depends on the head alone is gathered once for all questions about that head on a day.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, compiled
from foedus.forecasting.histories import History, faded, find_fan
from foedus.forecasting.precedents import LISTED, Precedents, best_confidences

PAIR, RECENCY, COMMON, COMMON_BEST, COMMON_COUNT, COMMON_FAST, COMMON_RARE, TOUCHED = range(8)
HEAD_COLUMNS = 8
JOINT, FIRST, SECOND, THIRD, CELL, SHARE, ROLE, PARTNERS, CHOSEN = range(8, 17)
COLUMNS = 17

SAME_PARTNER_ACTS = 40
FADING_ECHO = 0.8


class Work(NamedTuple):
    """Work space, reused from question to question.

    row: (actors, COLUMNS), zero between heads. touched: actors with evidence; size: (2,) how many
    by head, how many in all. totals: (8,) sums for shares. affinity: (actors,), profile scores.
    key, place: (actors,), for choosing. best: (LISTED,), highest confidences of a pair.
    """

    row: Array
    touched: Array
    size: Array
    totals: Array
    affinity: Array
    key: Array
    place: Array
    best: Array


def make_work(n_actors: int) -> Work:
    """Empty work space."""
    return Work(
        np.zeros((n_actors, COLUMNS)), np.zeros(n_actors, np.int32), np.zeros(2, np.int64), np.zeros(8),
        np.zeros(n_actors, np.float32), np.zeros(n_actors), np.zeros(n_actors, np.int32),
        np.zeros(LISTED),
    )  # fmt: skip


@compiled
def _touch(w: Work, actor: int) -> None:
    if w.row[actor, TOUCHED] == 0:
        w.row[actor, TOUCHED] = 1
        w.touched[w.size[1]] = actor
        w.size[1] += 1


@compiled
def gather_head(h: History, w: Work, head: int, day: int) -> None:
    """Gather what the head's past says whatever the type: its pairs, and partners of its partners."""
    w.size[1] = 0
    w.totals[:] = 0
    for slot in range(h.head_from[head], h.head_from[head] + h.head_met[head]):
        pair = h.pairs_met[slot]
        _touch(w, h.pair_tail[pair])
        w.row[h.pair_tail[pair], PAIR] = pair + 1
        for k in range(3):
            w.totals[k] += faded(h.pair_weight, pair, k, day - h.pair_last[pair], h.decay)
    for x in range(h.recent_size[head]):
        near = h.recent[head, x]
        middle = h.pair_tail[near]
        w.row[middle, RECENCY] = x + 1
        if middle == head:
            continue
        slow = faded(h.pair_weight, near, 1, day - h.pair_last[near], h.decay)
        fast = faded(h.pair_weight, near, 2, day - h.pair_last[near], h.decay)
        busy = faded(h.actor_weight, middle, 1, day - h.actor_last[middle], h.decay) + 1
        busy_fast = faded(h.actor_weight, middle, 2, day - h.actor_last[middle], h.decay) + 1
        for y in range(h.recent_size[middle]):
            far = h.recent[middle, y]
            c = h.pair_tail[far]
            if c == head:
                continue
            gap = day - h.pair_last[far]
            onward = faded(h.pair_weight, far, 1, gap, h.decay)
            path = slow * onward / busy
            _touch(w, c)
            w.row[c, COMMON] += path
            w.row[c, COMMON_COUNT] += 1
            w.row[c, COMMON_BEST] = max(w.row[c, COMMON_BEST], path)
            w.row[c, COMMON_RARE] += min(slow, onward) / np.sqrt(busy)
            w.row[c, COMMON_FAST] += fast * faded(h.pair_weight, far, 2, gap, h.decay) / busy_fast
    w.size[0] = w.size[1]


@compiled
def gather_type(h: History, p: Precedents, w: Work, head: int, kind: int, day: int) -> None:
    """Add what is known of this type: precedents, the same act before, and who is usually its target."""
    w.size[1] = w.size[0]
    for x in range(w.size[0]):
        c = w.touched[x]
        pair = int(w.row[c, PAIR]) - 1
        if pair < 0:
            continue
        n = best_confidences(h, p, pair, kind, day, w.best)
        miss, echo = 1.0, 1.0
        for k in range(n):
            miss *= 1 - w.best[k] * echo
            echo *= FADING_ECHO
        w.row[c, JOINT] = 1 - miss
        for k in range(min(n, 3)):
            w.row[c, FIRST + k] = w.best[k]
    _gather_partners(h, w, head, kind, day)
    _gather_same_act(h, w, head, kind, day)
    total = 0.0
    for slot in range(h.kind_from[kind], h.kind_from[kind] + h.kind_met[kind]):
        role = h.roles_met[slot]
        share = faded(h.role_weight, role, 0, day - h.role_last[role], h.decay)
        total += share
        _touch(w, h.role_tail[role])
        w.row[h.role_tail[role], SHARE] = share
        w.row[h.role_tail[role], ROLE] = role + 1
    w.totals[6] = total
    for slot in range(h.kind_from[kind], h.kind_from[kind] + h.kind_met[kind]):
        w.row[h.role_tail[h.roles_met[slot]], SHARE] /= total


@compiled
def _gather_same_act(h: History, w: Work, head: int, kind: int, day: int) -> None:
    fan = find_fan(h, head, kind)
    w.totals[3:6] = 0
    if fan < 0:
        return
    for slot in range(h.fan_from[fan], h.fan_from[fan] + h.fan_size[fan]):
        cell = h.fan_met[slot]
        for k in range(3):
            w.totals[3 + k] += faded(h.cell_weight, cell, k, day - h.cell_last[cell], h.decay)
    for slot in range(h.fan_from[fan], h.fan_from[fan] + h.fan_size[fan]):
        cell = h.fan_met[slot]
        c = h.pair_tail[h.cell_pair[cell]]
        w.row[c, CELL] = cell + 1
        share = faded(h.cell_weight, cell, 1, day - h.cell_last[cell], h.decay) / (w.totals[4] + 0.3)
        w.row[c, JOINT] = 1 - (1 - w.row[c, JOINT]) * (1 - 0.5 * share)


@compiled
def _gather_partners(h: History, w: Work, head: int, kind: int, day: int) -> None:
    """Recent partners of the head that themselves did this to someone."""
    for x in range(h.recent_size[head]):
        near = h.recent[head, x]
        middle = h.pair_tail[near]
        if middle == head:
            continue
        fan = find_fan(h, middle, kind)
        if fan < 0 or h.fan_size[fan] == 0:
            continue
        slow = faded(h.pair_weight, near, 1, day - h.pair_last[near], h.decay)
        busy = faded(h.actor_weight, middle, 1, day - h.actor_last[middle], h.decay) + 1
        stop = h.fan_from[fan] + h.fan_size[fan]
        for slot in range(max(h.fan_from[fan], stop - SAME_PARTNER_ACTS), stop):
            cell = h.fan_met[slot]
            c = h.pair_tail[h.cell_pair[cell]]
            if c == head:
                continue
            _touch(w, c)
            onward = faded(h.cell_weight, cell, 1, day - h.cell_last[cell], h.decay)
            w.row[c, PARTNERS] += slow * onward / busy


@compiled
def _keep_best(key: Array, index: Array, size: int, wanted: int) -> int:
    """Reorder index[:size] so that the `wanted` largest keys come first; returns how many there are."""
    low, high = 0, size - 1
    if wanted >= size:
        return size
    while low < high:
        pivot = key[index[(low + high) // 2]]
        i, j = low, high
        while i <= j:
            while key[index[i]] > pivot:
                i += 1
            while key[index[j]] < pivot:
                j -= 1
            if i <= j:
                index[i], index[j] = index[j], index[i]
                i += 1
                j -= 1
        if wanted - 1 <= j:
            high = j
        elif wanted - 1 >= i:
            low = i
        else:
            break
    return wanted


@compiled
def choose_candidates(w: Work, wanted: Array, chosen: Array) -> int:
    """Choose candidates by direct evidence, by profile, and by common partners; returns how many.

    wanted: (3,), how many by each. chosen: filled with actors.
    """
    n = 0
    for way in range(3):
        size = 0
        if way == 1:
            for c in range(len(w.key)):
                w.key[c] = w.affinity[c]
                w.place[c] = c
            size = len(w.key)
        else:
            for x in range(w.size[1]):
                c = w.touched[x]
                row = w.row[c]
                if way == 0:
                    w.key[c] = row[JOINT] + 0.6 * row[SHARE] + 1e-6 * w.affinity[c]
                else:
                    w.key[c] = (row[COMMON] + row[PARTNERS]) * np.sqrt(row[SHARE] + 1e-4)
                if row[CHOSEN] == 0:
                    w.place[size] = c
                    size += 1
        for x in range(_keep_best(w.key, w.place, size, wanted[way])):
            c = w.place[x]
            if w.row[c, CHOSEN] == 0:
                w.row[c, CHOSEN] = 1
                chosen[n] = c
                n += 1
    return n


@compiled
def clear_type(w: Work, chosen: Array, n: int) -> None:
    """Forget what was gathered for one type, and keep what belongs to the head."""
    for x in range(w.size[1]):
        c = w.touched[x]
        w.row[c, HEAD_COLUMNS:] = 0
        if x >= w.size[0]:
            w.row[c, :] = 0
    for x in range(n):
        w.row[chosen[x], CHOSEN] = 0
    w.size[1] = w.size[0]


@compiled
def clear_head(h: History, w: Work, head: int) -> None:
    """Forget what was gathered for one head."""
    for x in range(w.size[0]):
        w.row[w.touched[x], :] = 0
    for x in range(h.recent_size[head]):
        w.row[h.pair_tail[h.recent[head, x]], :] = 0
    w.size[:] = 0
