"""Pairs of claims judged by named features, kept small: there are millions of them.

A pair takes twelve bytes, and sixty more where its points are kept; those that lie too far apart in time
are not kept at all, for to judge them again is cheaper. Chains of pairs that could become one group are
handed on one at a time, so that what grouping needs is there only while it is needed.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from foedus.linking.features import NAMES, same_time, weigh
from foedus.linking.view import View

APART = -1.0
SILENT = math.nan


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


class Judgements(Sequence[Judgement]):
    """Judgements by the ids of their claims; each is unpacked when it is asked for."""

    def __init__(self, ids: Sequence[str], kept: _Kept) -> None:
        import numpy as np

        self._ids = sorted(ids)
        rank = {key: i for i, key in enumerate(self._ids)}
        place = np.array([rank[key] for key in ids], dtype=np.int32)
        pairs = place[np.frombuffer(kept.pairs, dtype=np.int32).reshape(-1, 2)]
        pairs.sort(axis=1)
        order = np.lexsort((pairs[:, 1], pairs[:, 0]))
        self._pairs: Any = pairs[order]
        self._order: Any = order
        self._kept = kept

    def __len__(self) -> int:
        return len(self._order)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Judgements) and tuple(self) == tuple(other)

    @overload
    def __getitem__(self, at: int) -> Judgement: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Judgement, ...]: ...
    def __getitem__(self, at: int | slice) -> Judgement | tuple[Judgement, ...]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        first, second = self._pairs[at].tolist()
        row = int(self._order[at])
        points = self._kept.points[row * len(NAMES) : (row + 1) * len(NAMES)]
        return Judgement(
            self._ids[first],
            self._ids[second],
            round(self._kept.scores[row], 4),
            tuple(None if math.isnan(value) else value for value in points),
        )


class _Kept:
    """Pairs that scored enough to be shown: two numbers of views, score, points in the order of NAMES."""

    def __init__(self) -> None:
        self.pairs, self.scores, self.points = array("i"), array("f"), array("f")


@dataclass(frozen=True, slots=True)
class Chain:
    """Claims that pairs above the threshold join, directly or through others: what may become one group.

    edges: those pairs with their scores. known: by numbers of views, every score that was judged.
    """

    members: tuple[int, ...]
    edges: tuple[tuple[str, str, float], ...]
    known: dict[tuple[int, int], float]


class Judging:
    """Judges pairs of views; judgements are kept for showing from `keep` points on."""

    def __init__(self, views: Sequence[View], keep: float) -> None:
        self.views, self.keep = views, keep
        self.first, self.second, self.score = array("i"), array("i"), array("f")
        self.count = 0
        self._kept = _Kept()

    def judge(self, i: int, j: int) -> float:
        """Judge a pair that was not judged before. Returns the sum of its points; i is the smaller number."""
        a, b = self.views[i], self.views[j]
        self.count += 1
        if same_time(a, b) == APART:
            return APART
        weighed = weigh(a, b)
        score = round(sum(value for value in weighed if value is not None), 4)
        if score >= self.keep:
            self._kept.pairs.extend((i, j))
            self._kept.scores.append(score)
            self._kept.points.extend([SILENT if value is None else value for value in weighed])
        return score

    def judge_all(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Judge the pairs that blocks brought together, each once."""
        for i, j in pairs:
            score = self.judge(i, j)
            if score != APART:
                self.first.append(i)
                self.second.append(j)
                self.score.append(score)

    def chains(self, threshold: float, together: Iterable[tuple[int, int]] = ()) -> Iterator[Chain]:
        """What could become groups of two and more, in order of their first members.

        together: pairs that are joined whatever their score.
        """
        import numpy as np

        first, second = (np.frombuffer(side, dtype=np.int32) for side in (self.first, self.second))
        score = np.frombuffer(self.score, dtype=np.float32)
        near = score >= np.float32(threshold)
        joined = [*zip(first[near].tolist(), second[near].tolist(), strict=True), *together]
        home = np.array(_homes(len(self.views), joined), dtype=np.int32)
        inside = np.flatnonzero(home[first] == home[second])
        inside = inside[np.argsort(home[first[inside]], kind="stable")]
        members: dict[int, list[int]] = defaultdict(list)
        for i, group in enumerate(home.tolist()):
            members[group].append(i)
        starts = np.searchsorted(home[first[inside]], np.arange(len(self.views) + 1))
        ids = [view.claim.id for view in self.views]
        for group, own in members.items():
            rows = inside[starts[group] : starts[group + 1]]
            if len(own) > 1:
                scored = [column[rows].tolist() for column in (first, second, score, near)]
                known = {(i, j): value for i, j, value, _ in zip(*scored, strict=True)}
                edges = [(ids[i], ids[j], value) for i, j, value, close in zip(*scored, strict=True) if close]
                yield Chain(tuple(own), tuple(edges), known)

    def judgements(self) -> Judgements:
        """What was kept for showing, by the claims' ids."""
        return Judgements([view.claim.id for view in self.views], self._kept)


def _homes(n: int, joined: Iterable[tuple[int, int]]) -> list[int]:
    """For each of n members the smallest of those that it is joined with, directly or through others."""
    parent = list(range(n))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in joined:
        low, high = sorted((find(i), find(j)))
        parent[high] = low
    return [find(i) for i in range(n)]
