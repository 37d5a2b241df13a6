"""Which groups of a case are asked whether they are a pact, and which answer which."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.lexicon.groupings import Grouping
from foedus.measuring.pact import MOST


@dataclass(frozen=True, slots=True)
class Group:
    """Three or more states that may be a pact; id: a grouping's actor id, or `states:A-B-C`.

    chosen: nobody asked about it; it was taken because it acts together.
    """

    id: str
    name: str
    states: tuple[str, ...]
    chosen: bool = False


def groups_of(
    states: Sequence[str],
    groupings: Sequence[Grouping],
    on: dt.date | None,
    *,
    sets: Sequence[tuple[str, ...]] = (),
) -> tuple[Group, ...]:
    """Groups that a case speaks of.

    The groupings, with their members on the day (None: now), as far as they are three to eight; sets of
    states that were chosen because they act together; and the states of the case that stand in none of
    them, if three or more. Without groupings and sets: all its states.
    """
    found = []
    for grouping in groupings:
        members = tuple(sorted(set(grouping.members_on(on))))
        if 3 <= len(members) <= MOST:
            chosen = set(members) in [set(one) for one in sets]
            found.append(Group(grouping.actor, grouping.name, members, chosen))
    for one in sets:
        if not any(set(one) == set(group.states) for group in found):
            found.append(Group("states:" + "-".join(one), ", ".join(one), one, True))
    inside = {state for group in found for state in group.states}
    rest = tuple(state for state in states if state not in inside)
    if 3 <= len(rest) <= MOST:
        found.append(Group("states:" + "-".join(rest), ", ".join(rest), rest))
    return tuple(found)


def answering_pairs(groups: Sequence[Group]) -> list[tuple[Group, Group]]:
    """Ordered pairs (asked, answering) of groups that share no state."""
    return [
        (first, second)
        for first, second in itertools.permutations(groups, 2)
        if not set(first.states) & set(second.states)
    ]
