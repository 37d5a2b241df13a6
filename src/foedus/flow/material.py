"""From the store to what the brief is made of."""

from __future__ import annotations

from foedus.briefing.material import Material
from foedus.lexicon.actor_names import ActorNames
from foedus.lexicon.actors import load_actors
from foedus.reading.language import why_not_coded
from foedus.settings import Case
from foedus.store.database import Store


def gather_material(store: Store, case: Case) -> Material:
    """All that a brief of this case may speak of."""
    docs = store.documents()
    foreign = [reason for doc in docs if (reason := why_not_coded(doc)) is not None]
    claims = tuple(store.claims())
    return Material(
        case=case.title,
        question=case.question or "",
        title=case.title,
        as_of=None,
        documents=tuple(docs),
        statements=tuple(store.statements()),
        claims=claims,
        events=tuple(store.events()),
        unread=(*store.unread(), *foreign),
        states=case.states,
        names=ActorNames.of(load_actors(case.lexicon)),
        coder=claims[0].coder if claims else "",
        lexicon=claims[0].lexicon if claims else "",
    )
