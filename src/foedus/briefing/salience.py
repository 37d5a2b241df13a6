"""Which acts tell most: joint before paired, deeds before words, the disputed before the plain.

The order is a rule of printing, not a measure of importance; every event stays in the timeline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from foedus.briefing.details import is_vague, own_words
from foedus.briefing.focus import HAPPENED, joint_parties, nodes_in, states_in
from foedus.briefing.lookup import Lookup
from foedus.model.claim import Subject
from foedus.model.event import Event

SUBJECT_WEIGHTS: dict[Subject | None, float] = {
    "treaty": 5, "exercise": 5, "arms": 5, "summit": 5, "nuclear": 4.5, "deployment": 4.5, "technology": 4,
    "intelligence": 4, "missile_test": 3.5, "sanctions": 3.5, "talks": 3, "visit": 3, "territory": 3,
    "cyber": 3, "aid": 2.5, "trade": 2, "finance": 2, None: 1, "rhetoric": 0,
}  # fmt: skip
HOSTILE_WEIGHTS = {"ASSAULT": 4, "COERCE": 3.5, "SANCTION": 3.5, "MOBILIZE": 3.5, "THREATEN": 3}
MOST_COUNTED = 4
AGAIN = 2.5


def salience(look: Lookup, event: Event, focal: tuple[str, ...]) -> float:
    """A weight of the kind of act, its focal states, origins, disputes and what is known of it."""
    claim = look.claims[event.claims[0]]
    weight = max(SUBJECT_WEIGHTS[event.subject], HOSTILE_WEIGHTS.get(event.type, 0))
    # What is demanded, refused or blamed is words, whatever it is about.
    if event.type in ("REQUEST", "REJECT", "ACCUSE", "SUPPORT") and event.subject != "treaty":
        weight = min(weight, 2)
    weight += 3 * (len(joint_parties(event) & set(focal)) > 2)
    weight += len(set(states_in(event)) & set(focal))
    weight += 0.75 * min(len(event.origins), MOST_COUNTED) + 0.25 * min(len(event.disputes), MOST_COUNTED)
    weight += 1.0 * (event.status in HAPPENED) - 2 * (event.status in ("possible", "conditional"))
    weight += 0.5 * bool(event.when and event.when.period) + 0.5 * bool(claim.quantities)
    # Where the codes say little, the article's own words may still tell what was done.
    return weight - (1 if own_words(claim) else 3) * is_vague(claim)


def most_telling(look: Lookup, events: Iterable[Event], focal: tuple[str, ...], most: int) -> list[Event]:
    """Up to `most` events by salience; another of the same parties and subject weighs less each time.

    What is vaguely worded gives way to anything more specific.
    """
    left = [(salience(look, event, focal), event) for event in events]
    specific = [(weight, e) for weight, e in left if not _says_little(look, e)]
    left = specific or left
    again = Counter[tuple[object, ...]]()
    chosen: list[Event] = []
    while left and len(chosen) < most:
        best = max(left, key=lambda item: (item[0] - AGAIN * again[_sort(item[1])], _later(item[1].id)))
        left.remove(best)
        chosen.append(best[1])
        again[_sort(best[1])] += 1
    return chosen


def _says_little(look: Lookup, event: Event) -> bool:
    claim = look.claims[event.claims[0]]
    return is_vague(claim) and not own_words(claim)


def _sort(event: Event) -> tuple[object, ...]:
    return frozenset(nodes_in((*event.who, *event.whom))), event.subject


def _later(name: str) -> tuple[int, ...]:
    """Turns an id round, so that of equals the maximum is the first by id."""
    return tuple(-ord(letter) for letter in name)
