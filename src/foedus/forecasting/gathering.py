"""Who could be the answer to a question, and the raw evidence for each: one row of work space an actor.

Evidence that depends on the head alone is gathered once for all questions about that head on a day.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, inner
from foedus.forecasting.histories import (
    ACTOR_LATELY,
    ACTOR_MET,
    ACTOR_PAIR,
    CELL_PAIR,
    COUNT,
    FAN_FIRST,
    FAN_MET,
    LAST,
    PAIR_TAIL,
    ROLE_TAIL,
    History,
    faded,
    find_fan,
)
from foedus.forecasting.precedents import LISTED, Precedents, best_confidences

PAIR, COMMON, COMMON_BEST, COMMON_COUNT, COMMON_FAST, COMMON_RARE, TOUCHED, CHOSEN = range(8)
JOINT, FIRST, SECOND, THIRD, CELL, SHARE, ROLE, PARTNERS = range(8, 16)
HEAD_COLUMNS, COLUMNS = 8, 16

SAME_PARTNER_ACTS = 40
FADING_ECHO = 0.8


class Work(NamedTuple):
    """Work space, reused from question to question.

    row: (actors, COLUMNS), zero between heads. touched: actors with evidence; size: (2,) how many
    by head, how many in all. totals: (8,) sums for shares. affinity: (actors,), profile scores.
    key, place: (actors,), for choosing. best: (LISTED,), highest confidences of a pair.
    groups: (4,), see `homes`. role_tail, role_share: roles as listed by kind, their actor and share of what
    their kind adds up to on the day, -1 before the first act; kind_total: (2 types,), that sum.
    """

    row: Array
    touched: Array
    size: Array
    totals: Array
    affinity: Array
    key: Array
    place: Array
    best: Array
    groups: Array
    role_tail: Array
    role_share: Array
    kind_total: Array


def make_work(h: History) -> Work:
    """Empty work space for the questions of an index."""
    n_actors = h.n_actors
    return Work(
        np.zeros((n_actors, COLUMNS)), np.zeros(n_actors, np.int32), np.zeros(2, np.int64), np.zeros(8),
        np.zeros(n_actors, np.float32), np.zeros(n_actors), np.zeros(n_actors, np.int32),
        np.zeros(LISTED), np.zeros(4, np.int64), np.ascontiguousarray(h.role[h.kind_role, ROLE_TAIL]),
        np.zeros(len(h.kind_role)), np.zeros(len(h.kind_from) - 1),
    )  # fmt: skip


@inner
def weigh_roles(h: History, w: Work, day: int) -> None:
    """Work out who usually is the target of each type, once for all questions of a day."""
    for kind in range(len(w.kind_total)):
        first, last, total = h.kind_from[kind], h.kind_from[kind + 1], 0.0
        for slot in range(first, last):
            role = h.kind_role[slot]
            w.role_share[slot] = -1.0
            if h.role[role, COUNT] > 0:
                w.role_share[slot] = faded(h.role_weight, role, 0, day - h.role[role, LAST], h.decay)
                total += w.role_share[slot]
        w.kind_total[kind] = total
        for slot in range(first, last):
            if w.role_share[slot] >= 0:
                w.role_share[slot] /= max(total, 1e-9)


@inner
def _touch(row: Array, touched: Array, size: Array, actor: int) -> None:
    if row[actor, TOUCHED] == 0:
        row[actor, TOUCHED] = 1
        touched[size[1]] = actor
        size[1] += 1


@inner
def gather_head(h: History, w: Work, head: int, day: int) -> None:
    """Gather what the head's past says whatever the type: its pairs, and partners of its partners."""
    w.size[1] = 0
    for k in range(len(w.totals)):
        w.totals[k] = 0
    for slot in range(h.actor[head, ACTOR_PAIR], h.actor[head, ACTOR_PAIR] + h.actor[head, ACTOR_MET]):
        pair = h.pairs_met[slot]
        _touch(w.row, w.touched, w.size, h.pair[pair, PAIR_TAIL])
        w.row[h.pair[pair, PAIR_TAIL], PAIR] = pair + 1
        for k in range(3):
            w.totals[k] += faded(h.pair_weight, pair, k, day - h.pair[pair, LAST], h.decay)
    for x in range(h.actor[head, ACTOR_LATELY]):
        near = h.recent[head, x]
        middle = h.pair[near, PAIR_TAIL]
        if middle == head:
            continue
        slow = faded(h.pair_weight, near, 1, day - h.pair[near, LAST], h.decay)
        fast = faded(h.pair_weight, near, 2, day - h.pair[near, LAST], h.decay)
        busy = faded(h.actor_weight, middle, 1, day - h.actor[middle, LAST], h.decay) + 1
        busy_fast = faded(h.actor_weight, middle, 2, day - h.actor[middle, LAST], h.decay) + 1
        for y in range(h.actor[middle, ACTOR_LATELY]):
            far = h.recent[middle, y]
            c = h.pair[far, PAIR_TAIL]
            if c == head:
                continue
            gap = day - h.pair[far, LAST]
            onward = faded(h.pair_weight, far, 1, gap, h.decay)
            path = slow * onward / busy
            _touch(w.row, w.touched, w.size, c)
            w.row[c, COMMON] += path
            w.row[c, COMMON_COUNT] += 1
            w.row[c, COMMON_BEST] = max(w.row[c, COMMON_BEST], path)
            w.row[c, COMMON_RARE] += min(slow, onward) / np.sqrt(busy)
            w.row[c, COMMON_FAST] += fast * faded(h.pair_weight, far, 2, gap, h.decay) / busy_fast
    w.size[0] = w.size[1]


@inner
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
    row, touched, size = w.row, w.touched, w.size
    for slot in range(h.kind_from[kind], h.kind_from[kind + 1]):
        if w.role_share[slot] >= 0:
            c = w.role_tail[slot]
            if row[c, TOUCHED] == 0:  # as `_touch` does: calling it for every role costs more than the rest
                row[c, TOUCHED] = 1
                touched[size[1]] = c
                size[1] += 1
            row[c, SHARE], row[c, ROLE] = w.role_share[slot], h.kind_role[slot] + 1
    w.totals[6] = w.kind_total[kind]


@inner
def _gather_same_act(h: History, w: Work, head: int, kind: int, day: int) -> None:
    fan = find_fan(h.actor, h.fan, head, kind)
    for k in range(3):
        w.totals[3 + k] = 0
    if fan < 0:
        return
    for slot in range(h.fan[fan, FAN_FIRST], h.fan[fan, FAN_FIRST] + h.fan[fan, FAN_MET]):
        cell = h.fan_met[slot]
        for k in range(3):
            w.totals[3 + k] += faded(h.cell_weight, cell, k, day - h.cell[cell, LAST], h.decay)
    for slot in range(h.fan[fan, FAN_FIRST], h.fan[fan, FAN_FIRST] + h.fan[fan, FAN_MET]):
        cell = h.fan_met[slot]
        c = h.pair[h.cell[cell, CELL_PAIR], PAIR_TAIL]
        w.row[c, CELL] = cell + 1
        share = faded(h.cell_weight, cell, 1, day - h.cell[cell, LAST], h.decay) / (w.totals[4] + 0.3)
        w.row[c, JOINT] = 1 - (1 - w.row[c, JOINT]) * (1 - 0.5 * share)


@inner
def _gather_partners(h: History, w: Work, head: int, kind: int, day: int) -> None:
    """Recent partners of the head that themselves did this to someone."""
    for x in range(h.actor[head, ACTOR_LATELY]):
        near = h.recent[head, x]
        middle = h.pair[near, PAIR_TAIL]
        if middle == head:
            continue
        fan = find_fan(h.actor, h.fan, middle, kind)
        if fan < 0 or h.fan[fan, FAN_MET] == 0:
            continue
        slow = faded(h.pair_weight, near, 1, day - h.pair[near, LAST], h.decay)
        busy = faded(h.actor_weight, middle, 1, day - h.actor[middle, LAST], h.decay) + 1
        start = h.fan[fan, FAN_FIRST]
        stop = start + h.fan[fan, FAN_MET]
        for slot in range(max(start, stop - SAME_PARTNER_ACTS), stop):
            cell = h.fan_met[slot]
            c = h.pair[h.cell[cell, CELL_PAIR], PAIR_TAIL]
            if c == head:
                continue
            _touch(w.row, w.touched, w.size, c)
            onward = faded(h.cell_weight, cell, 1, day - h.cell[cell, LAST], h.decay)
            w.row[c, PARTNERS] += slow * onward / busy


@inner
def _rise(w: Work, actor: np.int32, key: float, n: int, wanted: int) -> int:
    """Enter an actor among the best so far, highest first; returns how many there are."""
    k = min(n, wanted - 1)
    n = min(n + 1, wanted)
    while k > 0 and w.key[k - 1] < key:
        w.key[k], w.place[k] = w.key[k - 1], w.place[k - 1]
        k -= 1
    w.key[k], w.place[k] = key, actor
    return n


@inner
def _add_chosen(w: Work, found: int, chosen: Array, n: int) -> int:
    for x in range(found):
        c = w.place[x]
        if w.row[c, CHOSEN] == 0:
            w.row[c, CHOSEN] = 1
            chosen[n] = c
            n += 1
    return n


@inner
def choose_candidates(w: Work, wanted: Array, chosen: Array) -> int:
    """Choose candidates by direct evidence, by profile, and by common partners; returns how many.

    wanted: (3,), how many by each. chosen: filled with actors.
    """
    n = 0
    for way in range(3):
        found, most = 0, wanted[way]
        for x in range(len(w.affinity) if way == 1 else w.size[1]):
            c = np.int32(x) if way == 1 else w.touched[x]
            if way == 0:
                key = w.row[c, JOINT] + 0.6 * w.row[c, SHARE] + 1e-6 * w.affinity[c]
            elif way == 1:
                key = float(w.affinity[c])
            elif w.row[c, CHOSEN] == 0:
                key = (w.row[c, COMMON] + w.row[c, PARTNERS]) * np.sqrt(w.row[c, SHARE] + 1e-4)
            else:
                continue
            if found < most or key > w.key[found - 1]:  # most are none: entering them is not even tried
                found = _rise(w, c, key, found, most)
        n = _add_chosen(w, found, chosen, n)
    return n


@inner
def clear_type(w: Work, chosen: Array, n: int) -> None:
    """Forget what was gathered for one type, and keep what belongs to the head."""
    for x in range(n):
        w.row[chosen[x], CHOSEN] = 0
    for x in range(w.size[1]):
        row = w.row[w.touched[x]]
        for k in range(HEAD_COLUMNS, COLUMNS):
            row[k] = 0
        if x >= w.size[0]:
            row[TOUCHED] = 0
    w.size[1] = w.size[0]


@inner
def clear_head(w: Work) -> None:
    """Forget what was gathered for one head."""
    for x in range(w.size[0]):
        row = w.row[w.touched[x]]
        for k in range(HEAD_COLUMNS):
            row[k] = 0
    w.size[0] = 0
    w.size[1] = 0
