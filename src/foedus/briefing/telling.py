"""Which claim tells an event: the brief says of an event only what one claim says of it.

A consensus may join the parties of one claim with the status of another, and so say what nobody said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from foedus.briefing.details import is_vague
from foedus.briefing.material import Material
from foedus.model.actor import state_of
from foedus.model.claim import Claim, When
from foedus.model.document import Document
from foedus.model.event import Event


def tell_events(material: Material) -> Material:
    """The material with every event as its telling claim has it; events without claims are dropped.

    Disputes, history, outlets and origins stay those of all claims. Joint acts of more states than the
    telling claim names, of another status, are told apart: an exercise of three that is proposed is not
    the exercise of two that took place, even where both were taken for one event.
    """
    claims = {claim.id: claim for claim in material.claims}
    docs = {doc.id: doc for doc in material.documents}
    told: list[Event] = []
    for event in material.events:
        own = [claims[c] for c in event.claims if c in claims]
        best = _told(event, own)
        if best is None:
            continue
        wider = [claim for claim in own if _is_wider(claim, best)]
        parts = [(event, own)]
        if wider:
            rest = [claim for claim in own if claim not in wider]
            last = replace(event, id=f"{event.id}.together", status=wider[-1].status, when=None, where=None)
            parts = [(_part(event, rest, docs), rest), (_part(last, wider, docs), wider)]
        told += [part for part in (_told(*part) for part in parts) if part]
    return replace(material, events=tuple(told))


def _is_wider(claim: Claim, best: Event) -> bool:
    """Whether a claim is of a joint act of more states than are told, and of another status."""
    told = {state for actor in (*best.who, *best.whom) if (state := state_of(actor))}
    more = len(_states(claim)) > 2 and _states(claim) > told
    return claim.joint and claim.status != best.status and more


def _part(event: Event, claims: list[Claim], docs: Mapping[str, Document]) -> Event:
    """What is left of an event when it rests on these of its claims alone."""
    ids = {claim.id for claim in claims}
    outlets = {claim.doc: docs[claim.doc].outlet or docs[claim.doc].title or claim.doc for claim in claims}
    keys = {
        next((key for key in (*claim.speakers, outlets[claim.doc]) if key in event.origins), "")
        for claim in claims
    }
    origins = tuple(origin for origin in event.origins if origin in keys)
    versions = {
        dispute: tuple(v for v in dispute.versions if ids & set(v.claims)) for dispute in event.disputes
    }
    return replace(
        event,
        claims=tuple(claim for claim in event.claims if claim in ids),
        history=tuple(step for step in event.history if step[0] in ids),
        outlets=tuple(sorted(set(outlets.values()))),
        origins=origins or tuple(sorted(set(outlets.values()))),
        disputes=tuple(replace(d, versions=found) for d, found in versions.items() if len(found) > 1),
    )


def _states(claim: Claim) -> frozenset[str]:
    return frozenset(state for actor in (*claim.who, *claim.whom) if (state := state_of(actor)))


def _told(event: Event, claims: list[Claim]) -> Event | None:
    """The event in the words of one claim: of its status, with the parties that most such claims give.

    Claims that name one state alone give way to those that name the others, and what a speaker says was
    done to what an article itself says was.
    """
    if not claims:
        return None
    fitting = [claim for claim in claims if claim.status == event.status] or claims
    common = Counter(_sides(claim) for claim in fitting)
    best = max(
        enumerate(fitting),
        key=lambda item: (
            len(_states(item[1])) > 1,
            common[_sides(item[1])],
            item[1].type == event.type,
            _together(item[1]),
            not is_vague(item[1]),
            item[1].status not in ("occurred", "ongoing") or not item[1].speakers,
            -item[0],
        ),
    )[1]
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
        when=_when(fitting, best),
        where=best.where,
        status=best.status,
        claims=(best.id, *rest),
    )


def _parties(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    who, whom = (frozenset(state_of(actor) or actor for actor in side) for side in (claim.who, claim.whom))
    return who, whom


def _sides(claim: Claim) -> object:
    """The states of an act that needs all of them; else who acts, and towards whom."""
    return _states(claim) if claim.type in ("CONSULT", "COOPERATE") else _parties(claim)


def _together(claim: Claim) -> int:
    """How many do it together; "the three met for a summit" tells more than "he hosted them"."""
    return len(claim.who) if claim.joint else 0


def _when(claims: list[Claim], best: Claim) -> When | None:
    """The time of the claim that tells it, or the narrowest within that which another one gives.

    The other is of the same status and states, with no speaker behind it where the best has none; it is cited
    with the event. Where the best gives no time, the first that is given counts.
    """
    dated = [claim for claim in claims if claim.when and _states(claim) == _states(best)]
    same = [claim for claim in dated if _parties(claim) == _parties(best)]
    if best.when is None:
        return next((claim.when for claim in (*same, *dated)), None)
    found, own = best.when, best.when.period
    for claim in dated:
        when = claim.when
        if not (own and when and when.period) or when.recurring or (claim.speakers and not best.speakers):
            continue
        if when.period != own and own.encloses(when.period):
            found, own = when, when.period
    return found
