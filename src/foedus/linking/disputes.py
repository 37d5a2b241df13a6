"""On what the claims of one event differ; every version is kept, with the claims that give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from foedus.model.actor import state_of
from foedus.model.claim import Claim, Quantity
from foedus.model.dates import Period
from foedus.model.document import Document
from foedus.model.event import Dispute, DisputeKind, Version

# A plan that has happened since is news, not a contradiction.
_STAGES = {
    "proposed": 0,
    "possible": 0,
    "conditional": 0,
    "planned": 1,
    "alleged": 2,
    "ongoing": 3,
    "occurred": 3,
}


def find_disputes(claims: Sequence[Claim], docs: Mapping[str, Document]) -> tuple[Dispute, ...]:
    """Fields on which claims of one event differ, in a fixed order of fields."""
    found = [
        _status(claims),
        _dates(claims, docs),
        _places(claims),
        *_parties(claims),
        *_numbers(claims),
    ]
    return tuple(dispute for dispute in found if dispute is not None)


def _versions(claims: Sequence[Claim], value: Callable[[Claim], str | None]) -> tuple[Version, ...]:
    given: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        said = value(claim)
        if said:
            given[said].append(claim.id)
    return tuple(Version(said, tuple(ids)) for said, ids in sorted(given.items()))


def _status(claims: Sequence[Claim]) -> Dispute | None:
    versions = _versions(claims, lambda claim: claim.status)
    if len(versions) < 2:
        return None
    named = {version.value for version in versions}
    if "denied" in named:
        return Dispute("status", "conflict", versions, "one report denies what another states")
    stages = {_STAGES[value] for value in named}
    if len(stages) > 1:
        return Dispute("status", "update", versions, "reports from different stages")
    return None


def _dates(claims: Sequence[Claim], docs: Mapping[str, Document]) -> Dispute | None:
    periods = {
        claim.id: claim.when.period
        for claim in claims
        if claim.when and claim.when.period and not claim.when.recurring
    }
    versions = _versions(claims, lambda claim: _show(periods.get(claim.id)))
    if len(versions) < 2:
        return None
    values = list(periods.values())
    apart = any(not a.overlaps(b) for i, a in enumerate(values) for b in values[i + 1 :])
    if not apart:
        return Dispute("date", "precision", versions, "one date is given more precisely than another")
    stages = {claim.status in ("planned", "proposed", "possible") for claim in claims if claim.id in periods}
    kind: DisputeKind = "update" if len(stages) == 2 else "conflict"
    return Dispute("date", kind, versions, "the dates given exclude each other")


def _show(period: Period | None) -> str | None:
    if period is None:
        return None
    if period.since and period.days == 1:
        return period.since.isoformat()
    since = period.since.isoformat() if period.since else ""
    until = period.until.isoformat() if period.until else ""
    return f"{since}/{until}"


def _places(claims: Sequence[Claim]) -> Dispute | None:
    versions = _versions(claims, lambda claim: claim.where.name if claim.where else None)
    if len(versions) < 2:
        return None
    countries = {claim.where.country for claim in claims if claim.where}
    named = {version.value for version in versions}
    planned = {claim.status in ("planned", "possible", "proposed") for claim in claims if claim.where}
    if len(countries) == 1 and None not in countries and len(named) > 1 and len(planned) == 2:
        return Dispute("place", "update", versions, "expected in one place, reported from another")
    kind: DisputeKind = "conflict" if len(countries - {None}) > 1 else "precision"
    return Dispute("place", kind, versions, "places named differ")


def _parties(claims: Sequence[Claim]) -> list[Dispute | None]:
    found: list[Dispute | None] = []
    for name, side in (("who", lambda c: c.who), ("whom", lambda c: c.whom)):
        versions = _versions(claims, lambda claim, side=side: _states(side(claim)))  # type: ignore[misc]
        if len(versions) > 1:
            sets = [set(version.value.split(" ")) for version in versions]
            nested = all(a <= b or b <= a for i, a in enumerate(sets) for b in sets[i + 1 :])
            kind: DisputeKind = "precision" if nested else "conflict"
            found.append(Dispute(name, kind, versions, "parties named differ"))
    return found


def _states(actors: Sequence[str]) -> str | None:
    return " ".join(sorted({state_of(actor) or actor for actor in actors})) or None


def _numbers(claims: Sequence[Claim]) -> list[Dispute | None]:
    """Numbers of one unit that cannot all be true at once."""
    by_unit: dict[str, list[tuple[Claim, Quantity]]] = defaultdict(list)
    for claim in claims:
        for quantity in claim.quantities:
            by_unit[quantity.unit].append((claim, quantity))
    found: list[Dispute | None] = []
    for unit, given in sorted(by_unit.items()):
        if all(compatible(a, b) for i, (_, a) in enumerate(given) for _, b in given[i + 1 :]):
            continue
        by_text: dict[str, list[str]] = defaultdict(list)
        for claim, quantity in given:
            by_text[quantity.text].append(claim.id)
        versions = tuple(Version(text, tuple(ids)) for text, ids in sorted(by_text.items()))
        found.append(
            Dispute(f"number of {unit}", "conflict", versions, "the numbers given exclude each other")
        )
    return found


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers of one unit can both be true.

    "About" leaves a tenth on either side.
    """
    low, high = zip(_range(a), _range(b), strict=True)
    return max(low) <= min(high)


def _range(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value
    if quantity.bound == "least":
        return value, float("inf")
    if quantity.bound == "most":
        return float("-inf"), value
    slack = 0.1 * abs(value) if quantity.bound == "about" else 0.0
    return value - slack, value + slack
