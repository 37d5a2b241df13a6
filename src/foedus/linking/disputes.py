"""On what the claims of one event differ: every version is kept, with the claims and words that give it.

conflict: both cannot be true. update: the later report supersedes, or a plan has since happened. scope:
a different thing is counted or named. precision: one says the same less exactly. slip: what differs is what
typing, translating or another time zone makes differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from foedus.linking.comparing import Setting, compare_dates, compare_places, show_period
from foedus.linking.quantities import compare_numbers
from foedus.linking.view import STAGES, is_offer
from foedus.model.actor import state_of
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.event import Dispute, DisputeKind, Version

# The gravest kind that any two versions show is the dispute's.
GRAVITY: tuple[DisputeKind, ...] = ("conflict", "slip", "update", "scope", "precision")

Place = tuple[str, int, int]
Verdict = tuple[DisputeKind, str]


def find_disputes(
    claims: Sequence[Claim], docs: Mapping[str, Document], origins: Mapping[str, str] | None = None
) -> tuple[Dispute, ...]:
    """Fields on which claims of one event differ, in a fixed order of fields.

    origins: origin key by claim id, to know a source that corrects itself.
    """
    settings = {
        claim.id: Setting.of(claim, docs.get(claim.doc), (origins or {}).get(claim.id)) for claim in claims
    }
    found = [
        _status(claims),
        _compared(claims, settings, "date", _date, compare_dates),
        _compared(claims, settings, "place", _place, compare_places),
        *_parties(claims),
        *_numbers(claims, settings),
    ]
    return tuple(dispute for dispute in found if dispute is not None)


def gravest(kinds: Iterable[Verdict]) -> Verdict | None:
    """The gravest of several verdicts; None where there is none."""
    return min(kinds, key=lambda verdict: (GRAVITY.index(verdict[0]), verdict[1]), default=None)


def _versions(given: Iterable[tuple[str, Claim, Place | None]]) -> tuple[Version, ...]:
    by_value: dict[str, list[tuple[str, Place | None]]] = defaultdict(list)
    for value, claim, place in given:
        by_value[value].append((claim.id, place))
    return tuple(
        Version(
            value,
            tuple(dict.fromkeys(claim for claim, _ in items)),
            tuple(sorted({place for _, place in items if place is not None})),
        )
        for value, items in sorted(by_value.items())
    )


def _status(claims: Sequence[Claim]) -> Dispute | None:
    versions = _versions((claim.status, claim, (claim.doc, *claim.trigger)) for claim in claims)
    named = {version.value for version in versions}
    if len(named) < 2:
        return None
    if "denied" in named:
        return Dispute("status", "conflict", versions, "one report denies what another states")
    if len({STAGES[claim.status] for claim in claims}) > 1:
        return Dispute("status", "update", versions, "reports from different stages")
    return None


def _date(claim: Claim) -> tuple[str, Place | None] | None:
    when = claim.when
    if when is None or when.recurring:
        return None
    place = (claim.doc, when.start, when.end) if when.start is not None and when.end is not None else None
    return show_period(when.period) if when.period else when.text, place


def _place(claim: Claim) -> tuple[str, Place | None] | None:
    where = claim.where
    if where is None:
        return None
    span = (claim.doc, where.start, where.end) if where.start is not None and where.end is not None else None
    return where.name, span


def _compared(
    claims: Sequence[Claim],
    settings: Mapping[str, Setting],
    field: str,
    value: Callable[[Claim], tuple[str, Place | None] | None],
    compare: Callable[[Setting, Setting], Verdict | None],
) -> Dispute | None:
    """A dispute on a field whose values are compared pair by pair."""
    said = [(got[0], claim, got[1]) for claim in claims if (got := value(claim))]
    versions = _versions(said)
    if len(versions) < 2:
        return None
    verdicts = [
        verdict
        for i, (one, a, _) in enumerate(said)
        for other, b, _ in said[i + 1 :]
        if one != other
        and settings[a.id].apart_from(settings[b.id])
        and (verdict := compare(settings[a.id], settings[b.id]))
    ]
    worst = gravest(verdicts)
    return Dispute(field, worst[0], versions, worst[1]) if worst else None


def _parties(claims: Sequence[Claim]) -> list[Dispute | None]:
    proposed = [claim for claim in claims if is_offer(claim)]
    proposers = find_proposers(proposed)
    asked = partial(addressee, proposers=proposers)
    addressed = _named(proposed, "addressee", asked, "scope", "reports differ on whom it was proposed to")
    joint = [claim for claim in claims if claim.joint]
    sided = [claim for claim in claims if not claim.joint]
    found: list[Dispute | None] = [addressed]
    if joint and sided and addressed is None:
        found.append(
            _named(claims, "parties", lambda c: (*c.who, *c.whom), "precision", "parties named differ")
        )
    else:
        rest = [claim for claim in claims if addressed is None or not is_offer(claim)]
        for field, side in (("who", lambda c: c.who), ("whom", lambda c: c.whom)):
            found.append(_named(rest, field, side, "precision", "parties named differ"))
    return found


def addressee(claim: Claim, proposers: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """To whom a proposal is made: the receivers, or in a joint act everyone but the proposer.

    proposers: states that other claims name alone as proposing; where there are none, the party named first.
    """
    if claim.whom:
        return claim.whom
    if not claim.joint:
        return ()
    rest = tuple(actor for actor in claim.who if (state_of(actor) or actor) not in proposers)
    return rest if len(rest) < len(claim.who) else claim.who[1:]


def find_proposers(claims: Iterable[Claim]) -> frozenset[str]:
    """States that stand alone on the giving side of a proposal."""
    sides = [{state_of(actor) or actor for actor in claim.who} for claim in claims]
    return frozenset(state for side in sides if len(side) == 1 for state in side)


def _named(
    claims: Sequence[Claim],
    field: str,
    side: Callable[[Claim], Sequence[str]],
    nested: DisputeKind,
    why: str,
) -> Dispute | None:
    """A dispute on named parties: nested sets are of kind `nested`, others a conflict."""
    said = []
    for claim in claims:
        parties = side(claim)
        states = sorted({state_of(actor) or actor for actor in parties})
        if states:
            spans = [m for m in claim.mentions if m.actor in parties]
            at = (claim.doc, min(m.start for m in spans), max(m.end for m in spans)) if spans else None
            said.append((" ".join(states), claim, at))
    versions = _versions(said)
    if len(versions) < 2:
        return None
    sets = [set(version.value.split(" ")) for version in versions]
    within = all(a <= b or b <= a for i, a in enumerate(sets) for b in sets[i + 1 :])
    return Dispute(field, nested if within else "conflict", versions, why)


def _numbers(claims: Sequence[Claim], settings: Mapping[str, Setting]) -> list[Dispute | None]:
    """Numbers of one unit that differ in value or in bound."""
    units = sorted({quantity.unit for claim in claims for quantity in claim.quantities})
    found: list[Dispute | None] = []
    for unit in units:
        given = [(q, claim) for claim in claims for q in claim.quantities if q.unit == unit]
        verdicts = [
            verdict
            for i, (x, a) in enumerate(given)
            for y, b in given[i + 1 :]
            if settings[a.id].apart_from(settings[b.id])
            and (verdict := compare_numbers(x, y, settings[a.id], settings[b.id]))
        ]
        worst = gravest(verdicts)
        if worst:
            versions = _versions((q.text, claim, (claim.doc, q.start, q.end)) for q, claim in given)
            found.append(Dispute(f"number of {unit}", worst[0], versions, worst[1]))
    return found
