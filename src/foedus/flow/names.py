"""What actors are called in one case."""

from __future__ import annotations

from foedus.lexicon.actor_names import ActorNames
from foedus.lexicon.actors import load_actors
from foedus.settings import Case


def names_of(case: Case) -> ActorNames:
    """Names by the lexicon and the case's own files."""
    return ActorNames.of(load_actors(case.lexicon))
