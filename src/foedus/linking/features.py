"""What speaks for and against two claims being about one happening: named, weighted features.

Read it as a list. Each feature looks at two claims and answers with a number between -1 and 1, or with
None where one of the two is silent; silence moves nothing. Weights were set by hand from what each
feature means, not fitted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from foedus.model.actor import state_of
from foedus.model.claim import Claim
from foedus.model.dates import Period

# Subjects that name one happening from several sides: a summit is talks during a visit.
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"summit", "visit", "talks"}),
    frozenset({"arms", "aid", "trade"}),
    frozenset({"arms", "technology", "nuclear"}),
    frozenset({"exercise", "deployment"}),
    frozenset({"treaty", "talks", "summit"}),
    frozenset({"missile_test", "nuclear"}),
    frozenset({"sanctions", "finance", "trade"}),
)

# PLOVER types that the same happening can be coded as, by who tells it.
KINDRED: tuple[frozenset[str], ...] = (
    frozenset({"AGREE", "SUPPORT", "CONSULT"}),
    frozenset({"AGREE", "COOPERATE", "AID"}),
    frozenset({"COERCE", "SANCTION"}),
    frozenset({"COERCE", "ASSAULT"}),
    frozenset({"ACCUSE", "REJECT"}),
    frozenset({"MOBILIZE", "COOPERATE"}),
)

_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class View:
    """A claim as the features see it, prepared once.

    parties: states or other actor ids, sectors dropped. published: the document's own period.
    """

    claim: Claim
    parties: frozenset[str]
    givers: frozenset[str]
    takers: frozenset[str]
    words: frozenset[str]
    period: Period | None
    published: Period | None = None
    rarity: Mapping[str, float] = field(default_factory=dict)


def view(claim: Claim, published: Period | None = None, rarity: Mapping[str, float] | None = None) -> View:
    """Prepare a claim for comparison; rarity maps a word to a weight between 0 and 1."""
    givers = frozenset(_party(actor) for actor in claim.who)
    takers = frozenset(_party(actor) for actor in claim.whom)
    return View(
        claim=claim,
        parties=givers | takers,
        givers=givers,
        takers=takers,
        words=frozenset(word.lower() for word in _WORD.findall(claim.quote)),
        period=claim.when.period if claim.when and not claim.when.recurring else None,
        published=published,
        rarity=rarity or {},
    )


def _party(actor: str) -> str:
    return state_of(actor) or actor


def same_type(a: View, b: View) -> float:
    """1 for one event type, .3 for kindred ones, -1 otherwise."""
    x, y = a.claim.type, b.claim.type
    if x == y:
        return 1.0
    return 0.3 if any(x in group and y in group for group in KINDRED) else -1.0


def same_subject(a: View, b: View) -> float | None:
    """1 for one subject, .4 within a family, -1 otherwise; silent where a claim has none."""
    x, y = a.claim.subject, b.claim.subject
    if x is None or y is None:
        return None
    if x == y:
        return 1.0
    return 0.4 if any(x in family and y in family for family in FAMILIES) else -1.0


def same_parties(a: View, b: View) -> float:
    """Overlap of who takes part, from -1 (nobody shared) to 1 (all shared)."""
    if not a.parties or not b.parties:
        return -1.0
    shared = len(a.parties & b.parties)
    return 2.0 * shared / len(a.parties | b.parties) - 1.0


def same_direction(a: View, b: View) -> float | None:
    """-1 where giver and taker have changed places; silent for joint acts."""
    if a.claim.joint or b.claim.joint or not a.takers or not b.takers:
        return None
    if a.givers & b.givers and a.takers & b.takers:
        return 1.0
    return -1.0 if a.givers & b.takers and not a.givers & b.givers else 0.0


def same_time(a: View, b: View) -> float | None:
    """1 where the times given are compatible, falling to -1 at a month apart; silent if one gives none."""
    if a.period is None or b.period is None:
        return None
    gap = a.period.gap_days(b.period)
    if gap:
        return max(-1.0, 0.2 - gap / 25.0)
    lengths = [days for days in (a.period.days, b.period.days) if days is not None]
    if len(lengths) < 2:
        return 0.1
    return 1.0 if max(lengths) <= 45 else 0.4 if max(lengths) <= 370 else 0.1


def same_place(a: View, b: View) -> float | None:
    """1 for one place, .3 for one country, -.6 otherwise; silent if one gives none."""
    x, y = a.claim.where, b.claim.where
    if x is None or y is None:
        return None
    if x.name == y.name:
        return 1.0
    return 0.3 if x.country and x.country == y.country else -0.6


def same_words(a: View, b: View) -> float:
    """Share of the rarer words that the two clauses have in common, 0 to 1."""
    weight = a.rarity.get if a.rarity else _even
    shared = sum(weight(word, 0.5) for word in a.words & b.words)
    smaller = min(sum(weight(word, 0.5) for word in side.words) for side in (a, b))
    return min(1.0, shared / smaller) if smaller else 0.0


def same_numbers(a: View, b: View) -> float | None:
    """1 where a number with one unit agrees, -.3 where none does; silent if one gives none."""
    if not a.claim.quantities or not b.claim.quantities:
        return None
    pairs = [(x, y) for x in a.claim.quantities for y in b.claim.quantities if x.unit == y.unit]
    if not pairs:
        return None
    return 1.0 if any(x.value == y.value for x, y in pairs) else -0.3


def same_season(a: View, b: View) -> float | None:
    """How close the two were published: 1 within a fortnight, -1 from four months on."""
    if a.published is None or b.published is None:
        return None
    gap = a.published.gap_days(b.published)
    return 1.0 if gap <= 14 else max(-1.0, 1.0 - gap / 60.0)


def _even(word: str, default: float) -> float:
    return default


@dataclass(frozen=True, slots=True)
class Feature:
    """A named judgement on two claims and how much it weighs."""

    name: str
    judge: Callable[[View, View], float | None]
    weight: float


FEATURES: tuple[Feature, ...] = (
    Feature("type", same_type, 1.2),
    Feature("subject", same_subject, 1.6),
    Feature("parties", same_parties, 2.2),
    Feature("direction", same_direction, 3.0),
    Feature("time", same_time, 2.4),
    Feature("place", same_place, 1.2),
    Feature("words", same_words, 1.6),
    Feature("numbers", same_numbers, 0.8),
    Feature("season", same_season, 0.6),
)


def explain(a: View, b: View) -> dict[str, float]:
    """Points by feature name; the score is their sum."""
    points = {}
    for feature in FEATURES:
        value = feature.judge(a, b)
        if value is not None:
            points[feature.name] = round(value * feature.weight, 4)
    return points
