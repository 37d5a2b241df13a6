"""Which states took part in an event, which events count as cooperation, and how far their number goes."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from foedus.errors import MeasureError
from foedus.model.actor import state_of
from foedus.model.claim import Status
from foedus.model.event import Event

HAPPENED: tuple[Status, ...] = ("occurred", "ongoing")
LARGEST = 5


@dataclass(frozen=True, slots=True)
class Meeting:
    """The states of one cooperative event, and its first possible day (None: unknown).

    joint: they did it together; else one side did it to the other.
    """

    event: str
    states: frozenset[str]
    date: dt.date | None
    claims: tuple[str, ...] = ()
    joint: bool = True


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted and what was not: one event counts once, whatever the number of reports.

    other_status: by status, events of a status that was not asked for. conflict: events of quad 3 or 4.
    alone: events that name fewer than two states. large: events with more states than allowed.
    """

    meetings: tuple[Meeting, ...]
    large: tuple[Meeting, ...]
    other_status: Mapping[str, int]
    conflict: int
    alone: int

    @property
    def note(self) -> str:
        """What was left out, in one sentence."""
        status = ", ".join(f"{count} {status}" for status, count in sorted(self.other_status.items()))
        parts = [f"{len(self.meetings)} events counted"]
        if status:
            parts.append(f"left out for their status: {status}")
        if self.large:
            parts.append(f"{len(self.large)} large gatherings left out")
        if self.alone:
            parts.append(f"{self.alone} name fewer than two states")
        return "; ".join(parts)


Members = Mapping[str, Sequence[str]]


def states_in(event: Event, members: Members | None = None) -> frozenset[str]:
    """The states that act or are acted on; a grouping stands for its members where these are given."""
    found: set[str] = set()
    for actor in (*event.who, *event.whom):
        state = state_of(actor)
        if state is not None:
            found.add(state)
        elif members and actor in members:
            found.update(members[actor])
    return frozenset(found)


def find_meetings(
    events: Iterable[Event],
    *,
    statuses: Collection[Status] = HAPPENED,
    largest: int | None = LARGEST,
    members: Members | None = None,
) -> Counted:
    """Cooperative events of the statuses allowed, with their states.

    largest: events with more states than this are set apart: a summit of twenty makes every three of
    them look like a pact. None keeps all.
    """
    meetings: list[Meeting] = []
    large: list[Meeting] = []
    other: dict[str, int] = {}
    conflict = alone = 0
    for event in events:
        states = states_in(event, members)
        if event.quad not in (1, 2):
            conflict += 1
        elif len(states) < 2:
            alone += 1
        elif event.status not in statuses:
            other[event.status] = other.get(event.status, 0) + 1
        else:
            meeting = Meeting(event.id, states, first_day(event), event.claims, event.joint)
            (large if largest is not None and len(states) > largest else meetings).append(meeting)
    return Counted(tuple(meetings), tuple(large), other, conflict, alone)


def is_joint_act(event: Event, group: Sequence[str], members: Members | None = None) -> bool:
    """Whether the whole group does it together: cooperative, coded as joint, all of them among those who act.

    The brief counts joint acts by the same definition.
    """
    if event.quad > 2 or not event.joint:
        return False
    acting = {one for actor in event.who for one in (members or {}).get(actor, (state_of(actor),))}
    return acting.issuperset(group)


def in_no_doubt(meetings: Iterable[Meeting], group: Sequence[str]) -> list[Meeting]:
    """Meetings without those that one side of the group had with several of the rest.

    Whether B and C met when A dealt with both is not said, so such an event stands in no cell.
    """
    return [one for one in meetings if one.joint or len(one.states.intersection(group)) < 3]


def first_day(event: Event) -> dt.date | None:
    """The first day on which the event may have been."""
    return event.when.period.since if event.when and event.when.period else None


def presence_table(meetings: Iterable[Meeting], group: Sequence[str]) -> npt.NDArray[np.int64]:
    """Events by who of the group took part, (2,) * len(group); [1, ..., 1] are those with all.

    Raises MeasureError for a group of fewer than two or with a state twice.
    """
    if len(group) < 2 or len(set(group)) != len(group):
        raise MeasureError(f"a group needs two or more different states, not {', '.join(group) or 'none'}")
    counts = np.zeros((2,) * len(group), dtype=np.int64)
    for meeting in meetings:
        counts[tuple(int(state in meeting.states) for state in group)] += 1
    return counts


def pair_counts(meetings: Iterable[Meeting], group: Sequence[str]) -> dict[tuple[str, str], int]:
    """How many events each two of the group share, whoever else was there."""
    counts = dict.fromkeys(itertools.combinations(group, 2), 0)
    for meeting in meetings:
        for pair in counts:
            if meeting.states.issuperset(pair):
                counts[pair] += 1
    return counts
