"""What is known of each pair on a day, and whether they act within the window that follows.

A row is an unordered pair, or a pair and a type. Every number is read off events before the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, compiled
from foedus.forecasting.histories import RATES
from foedus.forecasting.sorting import sort_keys
from foedus.forecasting.tables import EventTable

WINDOWS_BACK = 6

NAMES = (
    "recency", "frequency", "count_slow", "count_mid", "count_fast", "last_window", "windows_active",
    "age", "pair_recency", "pair_count_mid", "pair_types", "busier", "quieter", "busier_fast",
    "quieter_fast", "type_rate",
)  # fmt: skip
"""Columns of a panel: log(1 + days since the last event of the kind asked), log(1 + number so far),
log(1 + counts fading at RATES), log(1 + number in the last window), share of the last WINDOWS_BACK windows
with one, log(1 + days since the first); the same for any type between the two; fading counts of the busier
and the quieter of the two; log odds of the type among rows of the kind in the last window."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows on one day. first, second: actors, first < second. type: -1 for any. seen: had one before.

    features: (n, NAMES). count, last: events so far and the day of the latest (-1: none).
    """

    day: int
    window_days: int
    first: Array
    second: Array
    type: Array
    seen: Array
    count: Array
    last: Array
    features: Array

    def __len__(self) -> int:
        return len(self.first)


def pair_keys(table: EventTable) -> Array:
    """One integer an unordered pair, for each event."""
    keys = np.minimum(table.source, table.target).astype(np.int64)
    keys *= len(table.actors)
    keys += np.maximum(table.source, table.target)
    return keys


def make_panel(
    table: EventTable, day: int, *, window_days: int = 30, types: tuple[int, ...] | None = None
) -> Panel:
    """All pairs seen before a day; with `types`, each pair once for each of them.

    Pairs of an actor with itself are left out.
    """
    past, actors = table.before(day), len(table.actors)
    keys = pair_keys(past)
    keep = past.source != past.target
    whole = bool(keep.all())
    ranked, by_pair = sort_keys(keys if whole else keys[keep])
    by_pair = by_pair if whole else np.flatnonzero(keep)[by_pair]
    at, when, kind, new = _in_order(ranked, past.day, past.type, by_pair)
    pairs = ranked[new].astype(np.int64)
    n = len(pairs)
    busy = _busy(past, day)
    first, second = pairs // actors, pairs % actors
    pair = _tally(at, when, n, day, window_days)
    measures = _measure(pair, day)
    shared = [
        measures[0], measures[3], np.log1p(_types_between(at, kind, n, len(table.types))),
        *(f(busy[k][first], busy[k][second]) for k in (1, 2) for f in (np.maximum, np.minimum)),
    ]  # fmt: skip
    blocks, tallies = [], []
    for t in (None,) if types is None else types:
        own = pair if t is None else _tally(at[kind == t], when[kind == t], n, day, window_days)
        measured = measures if t is None else _measure(own, day)
        happened = np.count_nonzero(own.lately)
        rate = np.full(n, np.log((happened + 0.5) / (n - happened + 0.5)))
        blocks.append(np.column_stack([*measured, *shared, rate]) if n else np.zeros((0, len(NAMES))))
        tallies.append(own)
    count = np.concatenate([own.events for own in tallies])
    repeat = len(blocks)
    return Panel(
        day, window_days, np.tile(first, repeat), np.tile(second, repeat),
        np.repeat([-1] if types is None else types, n), count > 0, count,
        np.concatenate([own.last for own in tallies]),
        blocks[0] if repeat == 1 else np.concatenate(blocks),
    )  # fmt: skip


class Tally(NamedTuple):
    """What is counted of each pair; (pairs,), faded (pairs, RATES).

    last, first: days, -1 for none. lately: events in the last window. active: windows with one, of
    the last WINDOWS_BACK.
    """

    events: Array
    last: Array
    first: Array
    faded: Array
    lately: Array
    active: Array


@compiled
def _in_order(ranked: Array, day: Array, kind: Array, order: Array) -> tuple[Array, Array, Array, Array]:
    """Pair (counted from 0), day and type of each event, in order of pairs; where a pair begins.

    What is counted from them then runs through memory in order.
    """
    at, when, what = np.empty((3, len(order)), np.int32)
    new = np.empty(len(order), np.int64)
    n, last = 0, -1
    for x in range(len(order)):
        i = order[x]
        if ranked[x] != last:
            last = ranked[x]
            new[n] = x
            n += 1
        at[x], when[x], what[x] = n - 1, day[i], kind[i]
    return at, when, what, new[:n]


def _fading(longest: int) -> Array:
    """What is left of 1 after each age in whole days, at each rate; (RATES, longest + 1)."""
    return np.asarray(np.exp(-np.outer(RATES, np.arange(longest + 1))))


def _busy(past: EventTable, day: int) -> Array:
    """log(1 + fading counts) of each actor; (RATES, actors)."""
    longest = day - int(past.day[0]) if len(past) else 0
    n = len(past.actors)
    as_source, as_target = np.zeros((2, n, len(RATES)))
    _add_busy(past.source, past.target, past.day, day, _fading(longest), as_source, as_target)
    return np.asarray(np.log1p(as_source + as_target).T)


@compiled
def _add_busy(
    source: Array, target: Array, when: Array, day: int, fading: Array, as_source: Array, as_target: Array
) -> None:
    for i in range(len(when)):
        age, a, b = day - when[i], source[i], target[i]
        for k in range(fading.shape[0]):
            as_source[a, k] += fading[k, age]
            as_target[b, k] += fading[k, age]


def _tally(at: Array, when: Array, n: int, day: int, window_days: int) -> Tally:
    """Count events by pair; at: rising, and the days of a pair rising."""
    longest = day - int(when.min()) if len(when) else 0
    out = Tally(
        np.zeros(n, np.int64), np.full(n, -1, np.int64), np.full(n, -1, np.int64),
        np.zeros((n, len(RATES))), np.zeros(n, np.int64), np.zeros(n, np.int64),
    )  # fmt: skip
    _count(at, when, day, window_days, _fading(longest), out)
    return out


@compiled
def _count(at: Array, when: Array, day: int, window_days: int, fading: Array, out: Tally) -> None:
    pair, window = -1, -1
    for x in range(len(at)):
        age = day - when[x]
        back = (age - 1) // window_days
        if at[x] != pair:
            pair, window = at[x], -1
            out.first[pair] = when[x]
        out.events[pair] += 1
        out.last[pair] = when[x]
        for k in range(fading.shape[0]):
            out.faded[pair, k] += fading[k, age]
        if back == 0:
            out.lately[pair] += 1
        if back != window and back < WINDOWS_BACK:
            out.active[pair] += 1
        window = back


@compiled
def _types_between(at: Array, kind: Array, n: int, types: int) -> Array:
    """How many types of act a pair has had; (pairs,)."""
    out, seen = np.zeros(n, np.int64), np.full(types, -1, np.int32)
    for x in range(len(at)):
        if seen[kind[x]] != at[x]:
            seen[kind[x]] = at[x]
            out[at[x]] += 1
    return out


def _measure(own: Tally, day: int) -> list[Array]:
    """The measures of a tally, in the order of NAMES."""
    return [
        np.log1p(np.where(own.last < 0, day + 1, day - own.last)),
        np.log1p(own.events),
        *np.log1p(own.faded.T),
        np.log1p(own.lately),
        own.active / WINDOWS_BACK,
        np.log1p(np.where(own.first < 0, 0, day - own.first)),
    ]


def outcomes_of(table: EventTable, panel: Panel) -> Array:
    """1 where the row's pair had an event of its type in [day, day + window_days), else 0."""
    start, stop = np.searchsorted(table.day, (panel.day, panel.day + panel.window_days))
    keys = pair_keys(table)[start:stop]
    asked = panel.first.astype(np.int64) * len(table.actors) + panel.second
    hit = np.isin(asked, keys)
    if (panel.type >= 0).any():
        kinds = len(table.types)
        hit = np.isin(asked * kinds + panel.type, keys * kinds + table.type[start:stop])
    return hit.astype(float)
