"""What actors are called in one case."""

from __future__ import annotations

from collections.abc import Callable

from foedus.lexicon.actor_names import ActorNames
from foedus.lexicon.actors import load_actors
from foedus.model.actor import ACTOR_ID
from foedus.settings import Case


def names_of(case: Case) -> ActorNames:
    """Names by the lexicon and the case's own files."""
    return ActorNames.of(load_actors(case.lexicon))


def call_ids(text: str, name: Callable[[str], str]) -> str:
    """Names for a text that is a list of actor ids; any other text as it is.

    >>> call_ids("CHN PRK", {"CHN": "China", "PRK": "North Korea"}.__getitem__), call_ids("planned", str)
    ('China, North Korea', 'planned')
    """
    words = text.split()
    if not words or not all(ACTOR_ID.fullmatch(word) for word in words):
        return text
    return ", ".join(name(word) for word in words)
