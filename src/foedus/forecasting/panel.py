"""What is known of each pair on a day, and whether they act within the window that follows.

A row is an unordered pair, or a pair and a type. Every number is read off events before the day.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.forecasting.compiling import Array
from foedus.forecasting.histories import RATES
from foedus.forecasting.sorting import first_of_each, group_rows, sort_stably
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
    low = np.minimum(table.source, table.target).astype(np.int64)
    return np.asarray(low * len(table.actors) + np.maximum(table.source, table.target))


def make_panel(
    table: EventTable, day: int, *, window_days: int = 30, types: tuple[int, ...] | None = None
) -> Panel:
    """All pairs seen before a day; with `types`, each pair once for each of them.

    Pairs of an actor with itself are left out.
    """
    past = table.before(day)
    keep = past.source != past.target
    keys = pair_keys(past)[keep]
    by_pair = sort_stably(keys)  # the sums below then run through memory in order
    keys, when, kind = (x[by_pair] for x in (keys, past.day[keep].astype(np.int64), past.type[keep]))
    new = first_of_each(keys)
    pairs, at = keys[new], np.cumsum(new) - 1
    n = len(pairs)
    busy = _busy(past, day)
    first, second = pairs // len(table.actors), pairs % len(table.actors)
    acts, _ = group_rows(at * len(table.types) + kind)
    types_between = np.bincount(acts // len(table.types), minlength=n)
    pair = _history(at, when, n, day, window_days)
    shared = [
        pair[0], pair[3], np.log1p(types_between),
        *(f(busy[k][first], busy[k][second]) for k in (1, 2) for f in (np.maximum, np.minimum)),
    ]  # fmt: skip
    if types is None:
        rows = [(np.full(n, -1), at, when)]
    else:
        rows = [(np.full(n, t), at[kind == t], when[kind == t]) for t in types]
    blocks, counts, lasts = [], [], []
    for _, where, days in rows:
        own = _history(where, days, n, day, window_days)
        happened = np.count_nonzero(np.bincount(where[days >= day - window_days], minlength=n))
        rate = np.full(n, np.log((happened + 0.5) / (n - happened + 0.5)))
        blocks.append(np.column_stack([*own, *shared, rate]) if n else np.zeros((0, len(NAMES))))
        counts.append(np.bincount(where, minlength=n))
        lasts.append(_last(where, days, n))
    count = np.concatenate(counts)
    repeat = len(rows)
    return Panel(
        day, window_days, np.tile(first, repeat), np.tile(second, repeat),
        np.concatenate([t for t, _, _ in rows]), count > 0, count, np.concatenate(lasts),
        np.concatenate(blocks),
    )  # fmt: skip


def _last(at: Array, when: Array, n: int) -> Array:
    last = np.full(n, -1, np.int64)
    last[at] = when
    return last


def _faded(ages: Array, rate: float) -> Array:
    """What is left of 1 after each age at a rate of fading, read off a list by whole days."""
    return np.asarray(np.exp(-rate * np.arange(ages.max(initial=0) + 1))[ages])


def _busy(past: EventTable, day: int) -> Array:
    ages = day - past.day.astype(np.int64)
    n = len(past.actors)
    out = []
    for rate in RATES:
        weight = _faded(ages, rate)
        out.append(np.bincount(past.source, weight, n) + np.bincount(past.target, weight, n))
    return np.log1p(out)


def _history(at: Array, when: Array, n: int, day: int, window_days: int) -> list[Array]:
    ages = day - when
    last, first = _last(at, when, n), _last(at[::-1], when[::-1], n)
    never = day + 1
    back = (ages - 1) // window_days
    active = sum(np.bincount(at[back == k], minlength=n) > 0 for k in range(WINDOWS_BACK))
    return [
        np.log1p(np.where(last < 0, never, day - last)),
        np.log1p(np.bincount(at, minlength=n)),
        *(np.log1p(np.bincount(at, _faded(ages, rate), n)) for rate in RATES),
        np.log1p(np.bincount(at[back == 0], minlength=n)),
        np.asarray(active) / WINDOWS_BACK,
        np.log1p(np.where(first < 0, 0, day - first)),
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
