"""Which claim tells an event: the brief says of an event only what one claim says of it.

A consensus may join the parties of one claim with the status of another, and so say what nobody said.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from foedus.briefing.material import Material
from foedus.model.actor import state_of
from foedus.model.claim import Claim, When
from foedus.model.event import Event


def tell_events(material: Material) -> Material:
    """The material with every event as its telling claim has it; events without claims are dropped.

    Disputes, history, outlets and origins stay those of all claims.
    """
    claims = {claim.id: claim for claim in material.claims}
    told = (_told(event, [claims[c] for c in event.claims if c in claims]) for event in material.events)
    return replace(material, events=tuple(event for event in told if event))


def _told(event: Event, claims: list[Claim]) -> Event | None:
    """The event in the words of one claim: of its status, with the parties that most such claims give."""
    if not claims:
        return None
    fitting = [claim for claim in claims if claim.status == event.status] or claims
    common = Counter(_parties(claim) for claim in fitting)
    best = max(enumerate(fitting), key=lambda item: (common[_parties(item[1])], -item[0]))[1]
    rest = [claim.id for claim in claims if claim.id != best.id]
    return replace(
        event,
        type=best.type,
        mode=best.mode,
        subject=best.subject,
        quad=best.quad,
        score=best.score,
        who=best.who,
        whom=best.whom,
        joint=best.joint,
        when=best.when or _when(fitting, best),
        where=best.where,
        status=best.status,
        claims=(best.id, *rest),
    )


def _parties(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    who, whom = (frozenset(state_of(actor) or actor for actor in side) for side in (claim.who, claim.whom))
    return who, whom


def _when(claims: list[Claim], best: Claim) -> When | None:
    """The time of another claim of the same status and parties; it is cited with the event."""
    same = (claim for claim in claims if _parties(claim) == _parties(best) and claim.when)
    return next((claim.when for claim in same), None)
