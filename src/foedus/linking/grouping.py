"""Average-link grouping of judged pairs, best first, under what must and must not go together.

The result is a function of the set of pairs: scores are whole numbers of ten-thousandths, so sums do not
depend on their order, and ties are settled by the smaller ids. Pairs that were not compared beforehand can be
judged when two groups are about to be joined, so that no table of all pairs is needed.
Source: R. Sokal and C. Michener, A statistical method for evaluating systematic relationships, 1958.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

UNIT = 10_000
HEARD = 40


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an analyst has settled: pairs that are one, and pairs that are not."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


def group_pairs(
    keys: Iterable[str],
    scores: Iterable[tuple[str, str, float]],
    *,
    threshold: float,
    unmet: float | None = None,
    floor: float | None = None,
    bounds: Bounds | None = None,
    judge: Callable[[str, str], float] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Groups of keys, each sorted, in order of their first member.

    scores: each pair once. threshold: two groups are joined while the mean over their pairs reaches it.
    unmet: the score of pairs that are not given; None leaves them out of the mean.
    floor: a single pair below it keeps two groups apart.
    judge: the score of any pair (the smaller key first); with it, scores need hold only the pairs that could
    join groups, and before two groups are joined every pair across is judged; a group of more than HEARD is
    heard through the first that came together in it.
    bounds.together must not contradict bounds.apart; settle that before.
    """
    names = sorted(set(keys))
    number = {name: i for i, name in enumerate(names)}
    state = _State(len(names), round(threshold * UNIT), None if unmet is None else round(unmet * UNIT))
    state.floor = None if floor is None else round(floor * UNIT)
    if judge is not None:
        state.judge = lambda a, b: round(judge(names[min(a, b)], names[max(a, b)]) * UNIT)
    for one, other, score in scores:
        state.add(number[one], number[other], round(score * UNIT))
    for one, other in (bounds or Bounds()).apart:
        if one in number and other in number:
            state.forbid(number[one], number[other])
    for one, other in (bounds or Bounds()).together:
        if one in number and other in number:
            state.join(state.home(number[one]), state.home(number[other]))
    state.run()
    return tuple(sorted(tuple(names[i] for i in sorted(group)) for group in state.members if group))


class _State:
    """Groups by their number, and for each pair of groups the sum, count and least of their scores."""

    def __init__(self, n: int, threshold: int, unmet: int | None) -> None:
        self.members: list[list[int]] = [[i] for i in range(n)]
        self.parent = list(range(n))
        self.links: list[dict[int, tuple[int, int, int]]] = [{} for _ in range(n)]
        self.apart: list[set[int]] = [set() for _ in range(n)]
        self.threshold = threshold
        self.unmet = unmet
        self.floor: int | None = None
        self.judge: Callable[[int, int], int] | None = None
        self.heap: list[tuple[float, int, int, int, int, bool]] = []

    def home(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def add(self, a: int, b: int, score: int) -> None:
        self.links[a][b] = self.links[b][a] = (score, 1, score)

    def forbid(self, a: int, b: int) -> None:
        self.apart[a].add(b)
        self.apart[b].add(a)

    def mean(self, a: int, b: int) -> float | None:
        """Mean score between two groups; None where they may not be joined."""
        total, count, least = self.links[a][b]
        if b in self.apart[a] or (self.floor is not None and least < self.floor):
            return None
        if self.unmet is not None:
            pairs = len(self.members[a]) * len(self.members[b])
            total, count = total + self.unmet * (pairs - count), pairs
        return total / count

    def offer(self, a: int, b: int, *, heard: bool = False) -> None:
        """Put two groups up for joining; heard: their pairs across have been judged as they stand."""
        mean = self.mean(a, b)
        if mean is not None and mean >= self.threshold:
            low, high = (a, b) if a < b else (b, a)
            sizes = len(self.members[low]), len(self.members[high])
            heard = heard or self.judge is None or self.links[a][b][1] == sizes[0] * sizes[1]
            heapq.heappush(self.heap, (-mean, low, high, *sizes, heard))

    def hear(self, a: int, b: int) -> None:
        """Judge the pairs across two groups, in place of those that are known."""
        assert self.judge is not None
        pairs = itertools.product(self.members[a][:HEARD], self.members[b][:HEARD])
        scores = [self.judge(one, other) for one, other in pairs]
        self.links[a][b] = self.links[b][a] = (sum(scores), len(scores), min(scores))

    def run(self) -> None:
        for a, links in enumerate(self.links):
            for b in links:
                if a < b and self.members[a] and self.members[b]:
                    self.offer(a, b)
        while self.heap:
            _, a, b, size_a, size_b, heard = heapq.heappop(self.heap)
            if len(self.members[a]) != size_a or len(self.members[b]) != size_b:
                continue
            if not heard:
                self.hear(a, b)
                self.offer(a, b, heard=True)
            else:
                self.join(a, b)
                for other in self.links[a]:
                    self.offer(a, other)

    def join(self, a: int, b: int) -> None:
        """Make one group of two; it keeps the smaller number, which is its first member's."""
        if a == b:
            return
        a, b = (a, b) if a < b else (b, a)
        self.members[a] += self.members[b]
        self.members[b] = []
        self.parent[b] = a
        self.links[a].pop(b, None)
        self.links[b].pop(a, None)
        for other, (total, count, least) in self.links[b].items():
            had = self.links[a].get(other)
            link = (total, count, least)
            if had:
                link = (had[0] + total, had[1] + count, min(had[2], least))
            self.links[a][other] = self.links[other][a] = link
            del self.links[other][b]
        self.links[b] = {}
        for other in self.apart[b]:
            self.apart[other].discard(b)
            if other != a:
                self.forbid(a, other)
        self.apart[b] = set()


def settle_bounds(rulings: Sequence[tuple[str, str, bool]]) -> Bounds:
    """Bounds from rulings (one, other, together), the latest last; a later ruling overrides an earlier one.

    A merge that would bring together, through others, what a later ruling parts is left out.
    """
    home: dict[str, str] = {}
    apart: list[tuple[str, str]] = []
    together: list[tuple[str, str]] = []

    def find(key: str) -> str:
        while home.get(key, key) != key:
            key = home[key]
        return key

    for one, other, joined in reversed(rulings):
        a, b = sorted((find(one), find(other)))
        parted = any({find(x), find(y)} == {a, b} for x, y in apart)
        if joined and not parted and a != b:
            home[b] = a
            together.append((one, other))
        elif not joined and a != b and not parted:
            apart.append((one, other))
    return Bounds(tuple(sorted(together)), tuple(sorted(apart)))
