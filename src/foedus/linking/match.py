"""Claims of the same happening, brought together.

Every candidate pair is judged by named features; what a chain of pairs could join is judged pair by pair.
Groups are joined from the best downwards as long as they agree on average, which gives one result whatever
the order of arrival. Times far apart part two claims whatever else they share; what an analyst ruled stands
before any score.
"""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.linking.blocking import find_candidates
from foedus.linking.features import NAMES, same_time, weigh
from foedus.linking.grouping import Bounds, group_pairs
from foedus.linking.view import View, view_claims
from foedus.model.claim import Claim
from foedus.model.dates import Period

THRESHOLD = 4.4
FLOOR = 2.0
APART = -1.0
COMPLETED_UP_TO = 80


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
    bounds = bounds or Bounds()
    judging = _Judging(views, keep)
    for i, j in find_candidates(views):
        judging.judge(i, j)
    home = judging.homes(threshold, bounds)
    judging.complete(home)
    groups = group_pairs(
        (view.claim.id for view in views),
        judging.within(home),
        threshold=threshold,
        floor=FLOOR,
        bounds=bounds,
    )
    judgements = sorted(judging.judgements, key=lambda item: (item.first, item.second))
    return Links(groups, tuple(judgements), len(judging.score), bounds)


class _Judging:
    """Judged pairs, packed to twelve bytes each, for there are millions; judgements only from `keep` on."""

    def __init__(self, views: Sequence[View], keep: float) -> None:
        self.views, self.keep = views, keep
        self.first, self.second, self.score = array("i"), array("i"), array("f")
        self.judgements: list[Judgement] = []

    def judge(self, i: int, j: int) -> None:
        a, b = self.views[i], self.views[j]
        score = APART
        if same_time(a, b) != -1.0:
            weighed = weigh(a, b)
            score = round(sum(value for value in weighed if value is not None), 4)
            if score >= self.keep:
                first, second = sorted((a.claim.id, b.claim.id))
                self.judgements.append(Judgement(first, second, score, weighed))
        self.first.append(i)
        self.second.append(j)
        self.score.append(score)

    def homes(self, threshold: float, bounds: Bounds) -> list[int]:
        """For each claim the number of what could become its group; pairs across cannot matter."""
        parent = list(range(len(self.views)))

        def find(i: int) -> int:
            while parent[i] != i:
                parent[i] = parent[parent[i]]
                i = parent[i]
            return i

        number = {view.claim.id: i for i, view in enumerate(self.views)} if bounds.together else {}
        for one, other in bounds.together:
            if one in number and other in number:
                parent[find(number[one])] = find(number[other])
        for i, j, score in self._pairs():
            if score >= threshold:
                parent[find(i)] = find(j)
        return [find(i) for i in range(len(parent))]

    def complete(self, home: Sequence[int]) -> None:
        """Judge the pairs that no block brought together, where a third claim could join them."""
        members: dict[int, list[int]] = defaultdict(list)
        for i, group in enumerate(home):
            members[group].append(i)
        chained = {group for group, own in members.items() if 2 < len(own) <= COMPLETED_UP_TO}
        judged = {(i, j) for i, j, _ in self._pairs() if home[i] == home[j] and home[i] in chained}
        for group in sorted(chained):
            for pair in itertools.combinations(members[group], 2):
                if pair not in judged:
                    self.judge(*pair)

    def within(self, home: Sequence[int]) -> Iterator[tuple[str, str, float]]:
        """Pairs inside what could become one group."""
        for i, j, score in self._pairs():
            if home[i] == home[j]:
                yield self.views[i].claim.id, self.views[j].claim.id, score

    def _pairs(self) -> Iterator[tuple[int, int, float]]:
        return zip(self.first, self.second, self.score, strict=True)
