"""Shape of a group's cooperation: its hub, its weakest side, and whether favours go both ways."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from foedus.errors import MeasureError
from foedus.measuring.interaction import free_cell, tilt
from foedus.measuring.participants import Meeting, pair_counts, presence_table


@dataclass(frozen=True, slots=True)
class Shape:
    """A group's hub and sides.

    hub: most central member, with the share of the group's events in which it takes part; None if
    others are as central. expected, p: of the hub's share under "pairs suffice" (three states only;
    p one-sided, for more).
    sides: events by pair. weakest: the pair with fewest; balance: its count over the strongest's, 0 to 1.
    """

    n: int
    hub: str | None
    hub_share: float | None
    expected: float | None
    p: float | None
    sides: Mapping[tuple[str, str], int]
    weakest: tuple[str, str] | None
    balance: float | None
    events: tuple[str, ...] = ()


def find_shape(meetings: Iterable[Meeting], group: Sequence[str]) -> Shape:
    """Hub and weakest side of a group; only events with two or more of its states count.

    The weakest of equal sides is the first by name. None where the group shares no event.
    """
    if len(group) < 3:
        raise MeasureError("a hub needs a group of three or more")
    meetings = list(meetings)
    inside = [meeting for meeting in meetings if len(meeting.states.intersection(group)) > 1]
    sides = pair_counts(inside, sorted(group))
    if not inside:
        return Shape(0, None, None, None, None, sides, None, None)
    taking_part = {state: sum(state in meeting.states for meeting in inside) for state in sorted(group)}
    most = max(taking_part.values())
    first = [state for state, count in taking_part.items() if count == most]
    hub = first[0] if len(first) == 1 else None
    expected, p = _hub_null(meetings, hub, group) if hub else (None, None)
    weakest = min(sides, key=lambda pair: (sides[pair], pair))
    return Shape(
        len(inside),
        hub,
        most / len(inside),
        expected,
        p,
        sides,
        weakest,
        sides[weakest] / max(sides.values()),
        tuple(meeting.event for meeting in inside),
    )


def _hub_null(
    meetings: Sequence[Meeting], hub: str, group: Sequence[str]
) -> tuple[float | None, float | None]:
    """Mean and upper tail of the hub's share when joint events follow from pairs."""
    if len(group) != 3:
        return None, None
    counts = presence_table(meetings, [hub, *(state for state in group if state != hub)])
    low, high, log_weights = free_cell(counts)
    if low == high:
        return None, None
    both = counts[1, 1].sum() + counts[1, :, 1].sum()
    others = counts[:, 1, 1].sum()
    joint = np.arange(low, high + 1)
    share = (both - joint) / np.maximum(both + others - 2 * joint, 1)
    weight = tilt(log_weights, 0.0)
    seen = share[int(counts[1, 1, 1]) - low]
    return float(weight @ share), float(weight[share >= seen - 1e-12].sum())


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """Acts each way between two states; value: 1 - |difference| / total, 0 one-way to 1 even."""

    pair: tuple[str, str]
    forth: int
    back: int
    value: float | None
    events: tuple[str, ...] = ()


def reciprocity(acts: Iterable[tuple[str, str, str]], group: Sequence[str]) -> list[Reciprocity]:
    """Balance of directed acts for each pair of a group.

    acts: (from, to, event id), one a directed event. value is None for a pair without acts: unknown.
    """
    told: dict[tuple[str, str], list[str]] = {}
    for source, target, event in acts:
        told.setdefault((source, target), []).append(event)
    found = []
    for first, second in itertools.combinations(sorted(group), 2):
        there, here = told.get((first, second), []), told.get((second, first), [])
        forth, back = len(there), len(here)
        value = 1 - abs(forth - back) / (forth + back) if forth + back else None
        found.append(Reciprocity((first, second), forth, back, value, (*there, *here)))
    return found
