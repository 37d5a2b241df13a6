"""Which reports carry each evidence item, and which origin counts where.

An origin counts once in a case: for the item that it moves most. What it says on other items is shown, with
the item where it counts.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from foedus.model.claim import Claim
from foedus.model.finding import Finding
from foedus.weighing.hypotheses import Inquiry, Item, Reliability
from foedus.weighing.likelihood import MOST_RELIABLE, discount
from foedus.weighing.looking import claims_of_disputes
from foedus.weighing.query import Placing, Query
from foedus.weighing.record import Record


@dataclass(frozen=True, slots=True)
class Support:
    """What one origin reports on one item. outlets: who published it, copies included.

    counted: None if it counts here; else the id of the item for which it counts.
    """

    origin: str
    reliability: float
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """An item with all that carries it; empty when no report of it was found.

    undated: claims that fit but for a time that is unknown or lies only partly inside; not counted.
    """

    item: Item
    supports: tuple[Support, ...]
    undated: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[Support, ...]:
        """The origins that count for this item."""
        return tuple(support for support in self.supports if support.counted is None)


@dataclass(frozen=True, slots=True)
class Removed:
    """What is left out, to see what hangs on it."""

    items: Collection[str] = ()
    outlets: Collection[str] = ()
    origins: Collection[str] = ()


NOTHING_REMOVED = Removed()


@dataclass(frozen=True, slots=True)
class Found:
    """Claims that a query found; undated are those that fit but for their time.

    figures: found figures that rest on no claim, but on rows of a data set or on the lexicon.
    """

    claims: tuple[Claim, ...]
    undated: tuple[Claim, ...] = ()
    figures: tuple[Finding, ...] = ()


def find_all(inquiry: Inquiry, record: Record) -> dict[str, Found]:
    """The claims that each item finds, by item; the costly part, done once."""
    return {item.id: find_claims(item.find, record) for item in inquiry.items}


def attach(
    inquiry: Inquiry, record: Record, *, found: Mapping[str, Found], removed: Removed = NOTHING_REMOVED
) -> tuple[Attached, ...]:
    """Group the reports of every item by origin, and let each origin count once.

    removed: what is taken away first; an origin that counted there counts where it then moves most.
    """
    attached = []
    for item in inquiry.items:
        if item.id not in removed.items:
            hits = found[item.id]
            kept = [claim for claim in hits.claims if record.outlet(claim) not in removed.outlets]
            supports = (
                *_supports(item, kept, record, inquiry.reliability),
                *_measured(item, hits.figures, inquiry.reliability),
            )
            supports = tuple(support for support in supports if support.origin not in removed.origins)
            attached.append(Attached(item, supports, tuple(claim.id for claim in hits.undated)))
    return count_once(attached)


def count_once(attached: Collection[Attached]) -> tuple[Attached, ...]:
    """Give each origin to the item that it moves most; ties go to the first id."""
    best: dict[str, tuple[float, str]] = {}
    for entry in attached:
        for support in entry.supports:
            bid = (-strength(entry.item, support.reliability), entry.item.id)
            best[support.origin] = min(best.get(support.origin, bid), bid)
    return tuple(
        Attached(
            entry.item,
            tuple(_given(support, entry.item.id, best[support.origin][1]) for support in entry.supports),
            entry.undated,
        )
        for entry in attached
    )


def strength(item: Item, reliability: float) -> float:
    """How far an item moves the hypotheses apart: log of the largest over the smallest ratio."""
    ratios = [discount(judgement.value, reliability) for judgement in item.likelihood.values()]
    ratios.append(1.0)
    return math.log(max(ratios) / min(ratios))


def find_claims(query: Query, record: Record) -> Found:
    """What a query finds or names by id, as claims in the order of their ids.

    An event stands for its claims, a dispute for those on its sides, a figure for those that it rests on.
    """
    by_hand = set(query.claims)
    for key in query.events:
        by_hand.update(record.events[key].claims if key in record.events else ())
    measured = tuple(
        finding
        for finding in record.findings.values()
        if finding.id in query.findings or (query.finding is not None and query.finding.fits(finding))
    )
    rests = {finding.id: claims_behind(finding, record) for finding in measured}
    for claims in rests.values():
        by_hand.update(claims)
    found, undated = _disputed(query, record)
    if query.asks and query.dispute is None:
        for claim in record.claims.values():
            if query.fits(claim, quotes=(claim.quote,), outlets=(record.outlet(claim),)):
                _sort_in(claim, query.place(claim.when), found, undated)
    found |= {key: record.claims[key] for key in by_hand & record.claims.keys()}
    return Found(
        tuple(found[key] for key in sorted(found)),
        tuple(undated[key] for key in sorted(undated) if key not in found),
        tuple(finding for finding in measured if not rests[finding.id] and finding.n),
    )


def claims_behind(finding: Finding, record: Record) -> tuple[str, ...]:
    """Ids of the claims that a figure rests on, those of its events among them."""
    found: list[str] = []
    for key in finding.evidence:
        found += record.events[key].claims if key in record.events else [key]
    return tuple(dict.fromkeys(key for key in found if key in record.claims))


def _disputed(query: Query, record: Record) -> tuple[dict[str, Claim], dict[str, Claim]]:
    """Claims on the sides of the disputes that are meant, of the events that meet the other conditions."""
    found: dict[str, Claim] = {}
    undated: dict[str, Claim] = {}
    if query.dispute is None and not query.disputes:
        return found, undated
    for event in record.events.values():
        quotes = [record.claims[key].quote for key in event.claims if key in record.claims]
        fits = query.dispute is not None and query.fits(event, quotes=quotes, outlets=event.outlets)
        place = query.place(event.when)
        for key in claims_of_disputes(event, query.dispute if fits else None, query.disputes):
            if key in record.claims:
                by_hand = claims_of_disputes(event, None, query.disputes)
                _sort_in(record.claims[key], "inside" if key in by_hand else place, found, undated)
    return found, undated


def _sort_in(claim: Claim, place: Placing, found: dict[str, Claim], undated: dict[str, Claim]) -> None:
    if place == "inside":
        found[claim.id] = claim
    elif place == "unclear":
        undated[claim.id] = claim


def _measured(item: Item, figures: Collection[Finding], grades: Reliability) -> tuple[Support, ...]:
    """Figures from data sets: each set is an origin of its own."""
    base = item.reliability if item.reliability is not None else grades.default
    sources = sorted({item.origin or finding.method.partition(":")[0] for finding in figures})
    return tuple(
        Support(source, min(grades.sources.get(source, base), MOST_RELIABLE), (), ()) for source in sources
    )


def _supports(
    item: Item, claims: Collection[Claim], record: Record, grades: Reliability
) -> tuple[Support, ...]:
    by_origin: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_origin[item.origin or record.origin(claim)].append(claim)
    return tuple(
        Support(
            origin,
            max(_reliability(item, claim, origin, record, grades) for claim in by_origin[origin]),
            tuple(claim.id for claim in by_origin[origin]),
            tuple(sorted({record.outlet(claim) for claim in by_origin[origin]})),
        )
        for origin in sorted(by_origin)
    )


def _reliability(item: Item, claim: Claim, origin: str, record: Record, grades: Reliability) -> float:
    if item.reliability is not None:
        return item.reliability
    base = grades.sources.get(origin)
    if base is None:
        base = grades.sources.get(record.outlet(claim), grades.default)
    return min(base * grades.status.get(claim.status, 1.0), MOST_RELIABLE)


def _given(support: Support, item: str, home: str) -> Support:
    return Support(
        support.origin, support.reliability, support.claims, support.outlets, None if home == item else home
    )
