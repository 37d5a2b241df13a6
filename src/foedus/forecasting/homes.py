"""Where actors belong: a home and a sector, from their names, or the home by the company that they keep.

Event data name most actors by what they are and where: "Police (Kenya)", "KEN.COP". What follows is
their home, what precedes their sector. An actor whose name has no home is counted to the home that most
of its dealings so far were with, if they are enough. Nothing is looked up: only names and events speak.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from foedus.forecasting.compiling import Array, compiled, inner
from foedus.forecasting.histories import COUNT, DAY, HEAD, KIND, LAST, TAIL, History
from foedus.forecasting.sorting import group_rows

NONE = -1
LEAST_SHARE = 0.3
"""Share of an actor's dealings that must be with one home before it is counted to it."""

_BRACKETED = re.compile(r"(?P<sector>[^()]+?)[\s_]*\((?P<home>[^()]+)\)")
_DOTTED = re.compile(r"(?P<home>[A-Z]{3})\.(?P<sector>[A-Z]{3})")
ITSELF = "the home itself"
"""Sector of the actor whose name is the home of others."""


@dataclass(frozen=True, slots=True)
class Named:
    """home, sector: (actors,), indices into homes and sectors; NONE where the name says nothing."""

    home: Array
    sector: Array
    homes: tuple[str, ...]
    sectors: tuple[str, ...]

    def sector_of(self, actor: int) -> str:
        """What an actor is, in words."""
        sector = int(self.sector[actor])
        return self.sectors[sector] if sector >= 0 else "an actor of no sector"


def read_names(names: Sequence[str]) -> Named:
    """Homes and sectors as the names say them.

    >>> read_names(["Police (Arden)", "Arden", "Ana Vel"]).home.tolist()
    [0, 0, -1]
    """
    found = [_BRACKETED.fullmatch(name) or _DOTTED.fullmatch(name) for name in names]
    homes = {home: i for i, home in enumerate(dict.fromkeys(m["home"] for m in found if m))}
    sectors = {ITSELF: 0}
    home, sector = np.full(len(names), NONE, np.int32), np.full(len(names), NONE, np.int32)
    for i, (name, match) in enumerate(zip(names, found, strict=True)):
        if match:
            home[i] = homes[match["home"]]
            sector[i] = sectors.setdefault(match["sector"], len(sectors))
        elif name in homes:
            home[i], sector[i] = homes[name], 0
    return Named(home, sector, tuple(homes), tuple(sectors))


class Homes(NamedTuple):
    """Running counts of what actors of a home, or of a sector, do; three families of them.

    home -> tail; (home, kind) -> tail; (sector, kind) -> (sector of the tail, same home or not).
    sector: (actors,). now: (actors,), home as counted so far; after: (rows,), home of the head once the
    row is counted. group, entry: (rows, 3), where a row is counted in each family, NONE for nowhere.
    base: (4,), first group of each family. first: (groups + 1,), entries of a group, by member.
    at: (entries, 3), LAST, COUNT, MEMBER; weight: (entries,), fading as of LAST. total, total_last:
    (groups,), the same over a whole group.
    """

    sector: Array
    now: Array
    after: Array
    group: Array
    entry: Array
    base: Array
    first: Array
    at: Array
    weight: Array
    total: Array
    total_last: Array


FAMILIES = 3
MEMBER = 2
SMOOTHING = np.array([1.0, 1.0, 5.0], np.float32)
"""Acts added to a group's when a share of it is taken."""

FADING = np.array([1, 1, 0])
"""Which of the rates of fading each family has."""


def lay_out_homes(named: Named, h: History) -> Homes:
    """Lay out the counts by home and sector of an index, all zero; `absorb_homes` fills them."""
    rows = len(h.event)
    homes, sectors, both = len(named.homes), len(named.sectors) + 1, 2 * h.n_types
    base = np.cumsum([0, homes, homes * both, sectors * both])
    if not homes:
        nowhere = np.zeros((0, FAMILIES), np.int32)
        none = np.zeros(0, np.float32)
        return Homes(named.sector, named.home.copy(), nowhere[:, 0], nowhere, nowhere, base,
                     np.zeros(base[-1] + 1, np.int32), nowhere, none,
                     np.zeros(base[-1], np.float32), np.full(base[-1], NONE, np.int32))  # fmt: skip
    before, after = _follow(named, h)
    head, kind, tail = (h.event[:, k].astype(np.int64) for k in (HEAD, KIND, TAIL))
    there = before[np.arange(rows) ^ 1]
    from_sector, to_sector = named.sector[head] + 1, named.sector[tail] + 1
    relation = np.where((before < 0) | (there < 0), 0, np.where(before == there, 2, 1))
    group = np.column_stack([
        before, base[1] + before.astype(np.int64) * both + kind, base[2] + from_sector * both + kind,
    ])  # fmt: skip
    member = np.column_stack([tail, tail, to_sector * 3 + relation])
    group[before < 0, :2] = NONE
    counted = group.ravel() >= 0
    wide = max(h.n_actors, 3 * sectors)
    keys, place = group_rows((group.ravel() * wide + member.ravel())[counted])
    entry = np.full(rows * FAMILIES, NONE, np.int32)
    entry[counted] = place
    at = np.zeros((len(keys), 3), np.int32)
    at[:, LAST], at[:, MEMBER] = NONE, keys % wide
    return Homes(
        named.sector, named.home.copy(), after, group.astype(np.int32), entry.reshape(rows, FAMILIES), base,
        np.searchsorted(keys // wide, np.arange(base[-1] + 1)).astype(np.int32), at,
        np.zeros(len(keys), np.float32), np.zeros(base[-1], np.float32), np.full(base[-1], NONE, np.int32),
    )  # fmt: skip


def _follow(named: Named, h: History) -> tuple[Array, Array]:
    head, tail = h.event[:, HEAD], h.event[:, TAIL]
    settled = (named.home[head] >= 0) | (named.home[tail] < 0)
    slot = np.full(len(head), NONE, np.int32)
    keys = head.astype(np.int64) * len(named.homes) + named.home[tail]
    slots, slot[~settled] = group_rows(keys[~settled])
    before, after = np.zeros((2, len(head)), np.int32)
    _follow_homes(h.event, named.home, slot, np.zeros(len(slots), np.int32),
                  np.zeros((h.n_actors, 3), np.int32), named.home.copy(), before, after)  # fmt: skip
    return before, after


@compiled
def _follow_homes(
    event: Array, named: Array, slot: Array, count: Array, lead: Array, now: Array, before: Array,
    after: Array,
) -> None:  # fmt: skip
    """Follow the homes of unnamed actors through the rows of an index.

    slot: (rows,), place in `count` of (head, home of the tail), NONE where either is settled otherwise.
    lead: (actors, 3), zeros: dealings, those with the leading home, that home. now: starts as `named`.
    Fills before, after: (rows,), the head's home at the start of the day, and once the row is counted.
    """
    i = 0
    while i < len(event):
        first = i
        while i < len(event) and event[i, DAY] == event[first, DAY]:
            before[i] = now[event[i, HEAD]]
            i += 1
        for j in range(first, i):
            a = event[j, HEAD]
            if slot[j] >= 0:
                count[slot[j]] += 1
                lead[a, 0] += 1
                if count[slot[j]] > lead[a, 1]:
                    lead[a, 1], lead[a, 2] = count[slot[j]], named[event[j, TAIL]]
                now[a] = lead[a, 2] if lead[a, 1] >= LEAST_SHARE * lead[a, 0] + 0.5 else NONE
            after[j] = now[a]


@compiled
def absorb_homes(homes: Homes, event: Array, decay: Array, rows: Array) -> None:
    """Count events as past: rows of the index, by day."""
    for i in rows:
        day = event[i, DAY]
        homes.now[event[i, HEAD]] = homes.after[i]
        for f in range(FAMILIES):
            e, g = homes.entry[i, f], homes.group[i, f]
            if e < 0:
                continue
            gap = day - homes.at[e, LAST] if homes.at[e, COUNT] > 0 else 0
            homes.weight[e] = homes.weight[e] * decay[FADING[f], gap] + 1
            homes.at[e, LAST] = day
            homes.at[e, COUNT] += 1
            gap = day - homes.total_last[g] if homes.total_last[g] >= 0 else 0
            homes.total[g] = homes.total[g] * decay[FADING[f], gap] + 1
            homes.total_last[g] = day


@compiled
def set_groups(homes: Homes, head: int, kind: int, both: int, groups: Array) -> None:
    """Which group of each family speaks to a question; groups: (4,), the last the head's home."""
    home = homes.now[head]
    groups[0] = home
    groups[1] = homes.base[1] + home * both + kind if home >= 0 else NONE
    groups[2] = homes.base[2] + (homes.sector[head] + 1) * both + kind
    groups[3] = home


@compiled
def find_entry(homes: Homes, group: int, member: int) -> int:
    """Entry of a member in a group, or NONE."""
    if group < 0:
        return NONE
    low, high = homes.first[group], homes.first[group + 1]
    while low < high:
        middle = (low + high) // 2
        if homes.at[middle, MEMBER] < member:
            low = middle + 1
        else:
            high = middle
    return int(low) if low < homes.first[group + 1] and homes.at[low, MEMBER] == member else NONE


@compiled
def relation_between(here: int, there: int) -> int:
    """0 if either home is unknown, 1 if they differ, 2 if they are the same."""
    if here < 0 or there < 0:
        return 0
    return 2 if here == there else 1


@inner
def fill_homes(homes: Homes, decay: Array, groups: Array, day: int, actors: Array, out: Array) -> None:
    """Write whether head and actors share a home, and their shares of what each group does; out: (n, 4)."""
    for x in range(len(actors)):
        actor = actors[x]
        relation = relation_between(groups[3], homes.now[actor])
        out[x, 0] = relation
        for f in range(FAMILIES):
            member = actor if f < 2 else (homes.sector[actor] + 1) * 3 + relation
            e, g = find_entry(homes, groups[f], member), groups[f]
            if e < 0 or homes.at[e, COUNT] == 0:
                continue
            total = homes.total[g] * decay[FADING[f], day - homes.total_last[g]] + SMOOTHING[f]
            out[x, 1 + f] = homes.weight[e] * decay[FADING[f], day - homes.at[e, LAST]] / total
