"""Claims of the same happening, brought together.

Every candidate pair is judged by named features; what a chain of pairs could join is judged pair by pair
before it is joined. Groups are joined from the best downwards as long as they agree on average, which gives
one result whatever the order of arrival. Times far apart part two claims whatever else they share; what an
analyst ruled stands before any score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.linking.blocking import find_candidates
from foedus.linking.grouping import Bounds, group_pairs
from foedus.linking.judging import Chain, Judgement, Judging
from foedus.linking.view import view_claims
from foedus.model.claim import Claim
from foedus.model.dates import Period

THRESHOLD = 4.4
FLOOR = 2.0


@dataclass(frozen=True, slots=True)
class Links:
    """Groups of claim ids that are one happening, and the judgements that joined or parted them.

    judged: how many pairs were compared; judgements hold those of them that scored at least `keep`.
    """

    groups: tuple[tuple[str, ...], ...]
    judgements: Sequence[Judgement]
    judged: int = 0
    bounds: Bounds = field(default_factory=Bounds)


def link_claims(
    claims: Iterable[Claim],
    *,
    published: Mapping[str, Period | None],
    stories: Mapping[str, str] | None = None,
    bounds: Bounds | None = None,
    threshold: float = THRESHOLD,
    keep: float = 0.0,
) -> Links:
    """Bring together claims that are about one happening.

    published: period of publication by document id; stories: story by document id.
    bounds: claim pairs that an analyst joined or parted. threshold: mean points above which groups are one.
    keep: judgements below this score are made but not returned.
    The order of claims does not matter; groups and their members come sorted.
    """
    views = view_claims(claims, published=published, stories=stories or {})
    number = {view.claim.id: i for i, view in enumerate(views)}
    bounds = bounds or Bounds()
    here = _within(bounds, number)
    judging = Judging(views, keep)
    judging.judge_all(find_candidates(views))
    together = [(number[one], number[other]) for one, other in here.together]
    ruled = _by_claim(here)
    groups: list[tuple[str, ...]] = []
    alone = set(number)
    for chain in judging.chains(threshold, together):
        found = _group(chain, judging, number, ruled, threshold)
        groups += found
        alone.difference_update(key for group in found for key in group)
    groups += ((key,) for key in alone)
    return Links(tuple(sorted(groups)), judging.judgements(), judging.count, bounds)


def _group(
    chain: Chain, judging: Judging, number: Mapping[str, int], ruled: Mapping[str, Bounds], threshold: float
) -> tuple[tuple[str, ...], ...]:
    ids = [judging.views[i].claim.id for i in chain.members]
    known = chain.known

    def judge(one: str, other: str) -> float:
        i, j = number[one], number[other]
        pair = (i, j) if i < j else (j, i)
        if pair not in known:
            known[pair] = judging.judge(*pair)
        return known[pair]

    bounds = [ruled[key] for key in ids if key in ruled]
    own = Bounds(
        tuple(sorted({pair for item in bounds for pair in item.together})),
        tuple(sorted({pair for item in bounds for pair in item.apart})),
    )
    return group_pairs(ids, chain.edges, threshold=threshold, floor=FLOOR, bounds=own, judge=judge)


def _within(bounds: Bounds, known: Mapping[str, int]) -> Bounds:
    """Bounds on claims that are there."""
    return Bounds(
        tuple(pair for pair in bounds.together if pair[0] in known and pair[1] in known),
        tuple(pair for pair in bounds.apart if pair[0] in known and pair[1] in known),
    )


def _by_claim(bounds: Bounds) -> dict[str, Bounds]:
    """Bounds by the first claim that they name."""
    together: dict[str, list[tuple[str, str]]] = defaultdict(list)
    apart: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pairs, found in ((bounds.together, together), (bounds.apart, apart)):
        for pair in pairs:
            found[pair[0]].append(pair)
    keys = together.keys() | apart.keys()
    return {key: Bounds(tuple(together[key]), tuple(apart[key])) for key in keys}
