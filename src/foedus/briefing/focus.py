"""Which states the brief is about, and which events are theirs together or in pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from foedus.briefing.describe import pair_of
from foedus.briefing.lookup import Lookup
from foedus.model.actor import state_of
from foedus.model.claim import STATUSES, Status
from foedus.model.event import Event

MUTUAL = ("COOPERATE", "CONSULT")
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
    """Joint acts of more than a pair of the states, by the set of them that takes part, largest first.

    Of three states or fewer all must take part; of more, the sets that act most often are told apart.
    Offers of such acts are included.
    """
    least = min(len(states), 3)
    found: dict[tuple[str, ...], list[Event]] = {}
    for event in look.material.events:
        inside = set(states_in(event)) & set(states)
        if is_joint(event) and len(inside) >= least > 1:
            found.setdefault(tuple(state for state in states if state in inside), []).append(event)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def is_joint(event: Event) -> bool:
    """Whether an act needs all its parties: coded as joint, or mutual by its type (an exercise offered)."""
    return event.quad < 3 and (event.joint or event.type in MUTUAL)


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
