"""Claims of the same happening, brought together.

Candidates share parties (a pair, or a lone actor) and a kind of act, or a story and a kind of act; in a
crowded block only neighbours in time are compared, so that cost grows with the number of claims and not
with its square. Times far apart part two claims whatever else they share. Groups are joined from the best
downwards as long as they agree on average, which gives one result whatever the order of arrival; what an
analyst ruled stands before any score.
"""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.linking.features import FAMILIES, KINDRED, NAMES, same_time, weigh
from foedus.linking.grouping import Bounds, group_pairs
from foedus.linking.view import View, view_claims
from foedus.model.claim import Claim
from foedus.model.dates import Period

THRESHOLD = 4.4
FLOOR = 2.0
APART = -1.0
NEIGHBOURS = 60
LONE_NEIGHBOURS = 20
MAX_PARTIES_PAIRED = 6


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found on one pair of claims: points by feature (None: silent), and their sum."""

    first: str
    second: str
    score: float
    weighed: tuple[float | None, ...] = ()

    @property
    def points(self) -> dict[str, float]:
        """Points by feature name, silent ones left out."""
        pairs = zip(NAMES, self.weighed, strict=False)
        return {name: round(value, 4) for name, value in pairs if value is not None}


@dataclass(frozen=True, slots=True)
class Links:
    """Groups of claim ids that are one happening, and the judgements that joined or parted them.

    judged: how many pairs were compared; judgements hold those of them that scored at least `keep`.
    """

    groups: tuple[tuple[str, ...], ...]
    judgements: tuple[Judgement, ...]
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
    pairs = _Pairs()
    judgements = []
    for i, j in _candidates(views):
        if same_time(views[i], views[j]) == -1.0:
            pairs.add(i, j, APART)
            continue
        weighed = weigh(views[i], views[j])
        score = round(sum(value for value in weighed if value is not None), 4)
        pairs.add(i, j, score)
        if score >= keep:
            judgements.append(_judgement(views[i].claim.id, views[j].claim.id, score, weighed))
    bounds = bounds or Bounds()
    keys = [view.claim.id for view in views]
    groups = group_pairs(
        keys, pairs.within(keys, threshold, bounds), threshold=threshold, floor=FLOOR, bounds=bounds
    )
    judgements.sort(key=lambda item: (item.first, item.second))
    return Links(groups, tuple(judgements), len(pairs.score), bounds)


def _judgement(one: str, other: str, score: float, weighed: tuple[float | None, ...]) -> Judgement:
    first, second = sorted((one, other))
    return Judgement(first, second, score, weighed)


class _Pairs:
    """Judged pairs, packed: twelve bytes each, for there are millions of them."""

    def __init__(self) -> None:
        self.first, self.second, self.score = array("i"), array("i"), array("f")

    def add(self, i: int, j: int, score: float) -> None:
        self.first.append(i)
        self.second.append(j)
        self.score.append(score)

    def within(
        self, keys: Sequence[str], threshold: float, bounds: Bounds
    ) -> Iterator[tuple[str, str, float]]:
        """Pairs inside what could become one group; the others cannot matter."""
        parent = list(range(len(keys)))

        def find(i: int) -> int:
            while parent[i] != i:
                parent[i] = parent[parent[i]]
                i = parent[i]
            return i

        number = {key: i for i, key in enumerate(keys)} if bounds.together else {}
        for one, other in bounds.together:
            if one in number and other in number:
                parent[find(number[one])] = find(number[other])
        for i, j, score in zip(self.first, self.second, self.score, strict=True):
            if score >= threshold:
                parent[find(i)] = find(j)
        for i, j, score in zip(self.first, self.second, self.score, strict=True):
            if find(i) == find(j):
                yield keys[i], keys[j], score


def _candidates(views: Sequence[View]) -> Iterator[tuple[int, int]]:
    """Pairs of claims that share a block, each once; views come by day, so blocks do too."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    keys = [list(_blocks(view)) for view in views]
    for i, own in enumerate(keys):
        for key in own:
            blocks[key].append(i)
    for i, own in enumerate(keys):
        met: set[int] = set()
        lone = len(views[i].parties) == 1
        for key in own:
            members = blocks[key]
            at = bisect_right(members, i)
            if key[0] == "lone":
                near = members[at : at + LONE_NEIGHBOURS]
                met.update(j for j in near if lone or len(views[j].parties) == 1)
            else:
                met.update(members[at : at + NEIGHBOURS])
        yield from ((i, j) for j in sorted(met))


def _blocks(view: View) -> Iterator[tuple[object, ...]]:
    parties = sorted(view.parties)
    pairs = list(itertools.combinations(parties[:MAX_PARTIES_PAIRED], 2))
    for kind in _kinds(view.claim):
        for pair in pairs:
            yield ("pair", kind, pair)
        for party in parties:
            yield ("lone", kind, party)
        if view.story is not None:
            yield ("story", kind, view.story)


def _kinds(claim: Claim) -> list[str]:
    if claim.subject is None:
        return [claim.type, *(f"type {i}" for i, group in enumerate(KINDRED) if claim.type in group)]
    families = [f"family {i}" for i, family in enumerate(FAMILIES) if claim.subject in family]
    return families or [claim.subject]
