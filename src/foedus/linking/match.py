"""Claims of the same happening, brought together.

Candidates share a party pair (or a lone actor) and a kind of act, so that cost grows with the size of
blocks and not with the square of the corpus. Pairs are joined from the best downwards as long as the two
groups agree on average, which gives one result whatever the order of arrival.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foedus.linking.features import FAMILIES, KINDRED, View, explain, view
from foedus.model.claim import Claim
from foedus.model.dates import Period

THRESHOLD = 3.4
MAX_BLOCK = 400


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found on one pair of claims: points by feature, and their sum."""

    first: str
    second: str
    score: float
    points: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Links:
    """Groups of claim ids that are one happening, and the judgements that joined or parted them."""

    groups: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]


def link_claims(
    claims: Iterable[Claim], *, published: Mapping[str, Period | None], threshold: float = THRESHOLD
) -> Links:
    """Bring together claims that are about one happening.

    published: period of publication by document id. threshold: points above which two claims are one.
    The order of claims does not matter; groups and their members come sorted.
    """
    ordered = sorted(claims, key=lambda claim: claim.id)
    rarity = _rarity(ordered)
    views = {claim.id: view(claim, published.get(claim.doc), rarity) for claim in ordered}
    judgements = [_judge(views[x], views[y]) for x, y in _candidates(views)]
    groups = _cluster(sorted(views), judgements, threshold)
    return Links(groups, tuple(judgements))


def _judge(a: View, b: View) -> Judgement:
    points = explain(a, b)
    return Judgement(a.claim.id, b.claim.id, round(sum(points.values()), 4), points)


def _rarity(claims: Sequence[Claim]) -> dict[str, float]:
    """Weight of each word: near 1 if rare in these claims, near 0 if everywhere."""
    counts: Counter[str] = Counter()
    for claim in claims:
        counts.update(view(claim).words)
    top = math.log(1 + len(claims))
    return {word: 1 - math.log(1 + n) / top if top else 0.5 for word, n in counts.items()}


def _candidates(views: Mapping[str, View]) -> list[tuple[str, str]]:
    """Pairs of claims that share a block, each once, in order."""
    blocks: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for key, item in views.items():
        for block in _blocks(item):
            blocks[block].append(key)
    pairs: set[tuple[str, str]] = set()
    for members in blocks.values():
        if len(members) <= MAX_BLOCK:
            pairs.update(itertools.combinations(members, 2))
        else:
            pairs.update(_nearby(members, views))
    return sorted(pairs)


def _nearby(members: list[str], views: Mapping[str, View]) -> Iterable[tuple[str, str]]:
    """In a block too large to compare whole, only neighbours in time of publication."""
    members = sorted(members, key=lambda key: (_day(views[key]), key))
    for i, key in enumerate(members):
        for other in members[i + 1 : i + 1 + MAX_BLOCK // 4]:
            yield (key, other) if key < other else (other, key)


def _day(item: View) -> int:
    period = item.period or item.published
    return period.since.toordinal() if period and period.since else 0


def _blocks(item: View) -> Iterable[tuple[object, ...]]:
    parties = sorted(item.parties)
    pairs: list[tuple[str, ...]] = list(itertools.combinations(parties, 2)) or [(p,) for p in parties]
    for kind in _kinds(item.claim):
        for pair in pairs:
            yield (kind, pair)


def _kinds(claim: Claim) -> list[str]:
    if claim.subject is None:
        return [claim.type, *(f"type {i}" for i, group in enumerate(KINDRED) if claim.type in group)]
    families = [f"family {i}" for i, family in enumerate(FAMILIES) if claim.subject in family]
    return families or [claim.subject]


def _cluster(
    keys: Sequence[str], judgements: Sequence[Judgement], threshold: float
) -> tuple[tuple[str, ...], ...]:
    """Average-link clustering, best pair first; ties by id, so that order of arrival cannot matter."""
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    for judgement in judgements:
        scores[judgement.first][judgement.second] = judgement.score
        scores[judgement.second][judgement.first] = judgement.score
    home = {key: key for key in keys}
    groups: dict[str, list[str]] = {key: [key] for key in keys}
    for judgement in sorted(judgements, key=lambda item: (-item.score, item.first, item.second)):
        if judgement.score < threshold:
            break
        a, b = sorted((home[judgement.first], home[judgement.second]))
        if a == b:
            continue
        met = [scores[x][y] for x in groups[a] for y in groups[b] if y in scores[x]]
        if sum(met) / len(met) < threshold or min(met) < 0:
            continue
        groups[a].extend(groups.pop(b))
        for key in groups[a]:
            home[key] = a
    return tuple(sorted(tuple(sorted(members)) for members in groups.values()))
