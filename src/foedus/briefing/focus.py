"""Which states the brief is about, and which events are theirs together or in pairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from foedus.briefing.describe import pair_of
from foedus.briefing.lookup import Lookup
from foedus.model.actor import state_of
from foedus.model.claim import STATUSES, Status
from foedus.model.event import Event

MOST_STATES = 6
HAPPENED: tuple[Status, ...] = ("occurred", "ongoing")


def states_in(event: Event) -> tuple[str, ...]:
    """States among the parties, each once."""
    return tuple(dict.fromkeys(state for actor in (*event.who, *event.whom) if (state := state_of(actor))))


def nodes_in(actors: Iterable[str]) -> tuple[str, ...]:
    """States and groupings among actors, each once."""
    return tuple(dict.fromkeys(node for actor in actors if (node := pair_of(actor))))


def focal_states(look: Lookup) -> tuple[str, ...]:
    """The states of the question; without one, up to six states that act most often with others."""
    if look.material.states:
        return look.material.states
    met = Counter(
        state for event in look.material.events if len(states_in(event)) > 1 for state in states_in(event)
    )
    often = [(state, number) for state, number in met.items() if number > 1] or list(met.items())
    ranked = sorted(often, key=lambda item: (-item[1], item[0]))[:MOST_STATES]
    return tuple(state for state, _ in ranked)


def joint_acts(look: Lookup, states: tuple[str, ...]) -> dict[tuple[str, ...], list[Event]]:
    """Joint acts of more than a pair of the states, by the set of them that takes part.

    Of three states or fewer all must take part; of more, at least three. Offers of such acts are included.
    The set that the question lists comes first, then the one that most titles name, then the most active.
    """
    least = min(len(states), 3)
    found: dict[tuple[str, ...], list[Event]] = {}
    for event in look.material.events:
        inside = joint_parties(event) & set(states)
        if len(inside) >= least > 1:
            found.setdefault(tuple(state for state in states if state in inside), []).append(event)
    asked = [set(group) for group in groups_asked(look, states)]

    def rank(item: tuple[tuple[str, ...], list[Event]]) -> tuple[object, ...]:
        members, acts = item
        place = asked.index(set(members)) if set(members) in asked else len(asked)
        origins = {origin for event in acts for origin in event.origins}
        places = [states.index(state) for state in members]
        return place, -_titles_naming(look, members), -len(acts), -len(origins), places

    return dict(sorted(found.items(), key=rank))


def joint_parties(event: Event) -> set[str]:
    """States that do the act together; none if it is conflict, or done by one side to another."""
    if event.quad > 2 or not event.joint:
        return set()
    return {state for actor in event.who if (state := state_of(actor))}


_BETWEEN_NAMES = re.compile(r"(?:[\s,&–-]|and|or|the)*", re.IGNORECASE)


def groups_asked(look: Lookup, states: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Lists of three states or more in the question, in its order: "China, Russia and North Korea"."""
    question = look.material.question or ""
    named = sorted(
        (found.start(), found.end(), state)
        for state in states
        for found in look.forms(state).finditer(question)
    )
    runs: list[list[str]] = []
    last = -1
    for start, end, state in named:
        if runs and last <= start and _BETWEEN_NAMES.fullmatch(question[last:start]):
            runs[-1].append(state)
        else:
            runs.append([state])
        last = end
    groups = dict.fromkeys(tuple(dict.fromkeys(run)) for run in runs)
    return [group for group in groups if len(group) > 2]


def _titles_naming(look: Lookup, members: tuple[str, ...]) -> int:
    titles = [doc.title for doc in look.material.documents if doc.title and not doc.original]
    return sum(all(look.forms(state).search(title) for state in members) for title in titles)


def pair_acts(look: Lookup, states: tuple[str, ...], *, quads: tuple[int, ...] = (1, 2)) -> list[Event]:
    """Acts between exactly two of the states and nobody else, of these quad classes."""
    return [
        e
        for e in look.material.events
        if len(states_in(e)) == 2 and set(states_in(e)) <= set(states) and e.quad in quads
    ]


def by_status(events: Iterable[Event]) -> dict[Status, list[Event]]:
    """Events by status, in the order in which statuses are always given; only those that occur."""
    found: dict[Status, list[Event]] = {status: [] for status in STATUSES}
    for event in events:
        found[event.status].append(event)
    return {status: group for status, group in found.items() if group}
