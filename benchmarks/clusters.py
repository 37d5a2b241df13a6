"""How well predicted groups match the true ones: MUC, B cubed, CEAFe and pairs.

Sources: M. Vilain et al., A model-theoretic coreference scoring scheme, 1995 (MUC); A. Bagga and B. Baldwin,
Algorithms for scoring coreference chains, 1998 (B cubed); X. Luo, On coreference resolution performance
metrics, 2005 (CEAF); the CoNLL figure is the mean of the three F1 (S. Pradhan et al., 2012).
Both sides must group the same items.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

Grouping = Mapping[Hashable, Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def groups_of(home: Grouping) -> list[frozenset[Hashable]]:
    """Members by group, from group by member."""
    members: dict[Hashable, set[Hashable]] = defaultdict(set)
    for item, group in home.items():
        members[group].add(item)
    return [frozenset(group) for group in members.values()]


def home_of(groups: Iterable[Iterable[Hashable]]) -> dict[Hashable, Hashable]:
    """Group number by member, from members by group."""
    return {item: number for number, group in enumerate(groups) for item in group}


def conll_f1(gold: Grouping, found: Grouping) -> dict[str, float]:
    """The CoNLL figure and its three parts, as F1."""
    parts = {
        "muc_f1": muc(gold, found).f1,
        "b3_f1": b_cubed(gold, found).f1,
        "ceafe_f1": ceafe(gold, found).f1,
    }
    return {"conll_f1": sum(parts.values()) / 3} | parts


def muc(gold: Grouping, found: Grouping) -> Score:
    """Links that must be cut or added; single items count for nothing."""

    def one_way(key: Grouping, response: Grouping) -> float:
        kept = possible = 0
        for group in groups_of(key):
            kept += len(group) - len({response[item] for item in group})
            possible += len(group) - 1
        return kept / possible if possible else 0.0

    return Score(one_way(found, gold), one_way(gold, found))


def b_cubed(gold: Grouping, found: Grouping) -> Score:
    """For each item, how pure and how complete its group is; the mean over items."""
    both = Counter((gold[item], found[item]) for item in gold)
    sizes_gold, sizes_found = Counter(gold.values()), Counter(found.values())
    n = len(gold)
    precision = sum(c * c / sizes_found[f] for (_, f), c in both.items())
    recall = sum(c * c / sizes_gold[g] for (g, _), c in both.items())
    return Score(precision / n, recall / n) if n else Score(0.0, 0.0)


def ceafe(gold: Grouping, found: Grouping) -> Score:
    """Groups aligned one to one so that their likeness (2 * shared / both sizes) is greatest."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    keys, responses = groups_of(gold), groups_of(found)
    place = home_of(responses)
    likeness = np.zeros((len(keys), len(responses)))
    for i, key in enumerate(keys):
        for j, shared in Counter(place[item] for item in key).items():
            likeness[i, j] = 2 * shared / (len(key) + len(responses[j]))  # type: ignore[call-overload]
    rows, columns = linear_sum_assignment(-likeness)
    best = float(likeness[rows, columns].sum())
    return Score(best / len(responses), best / len(keys)) if keys else Score(0.0, 0.0)


def pairs(gold: Grouping, found: Grouping) -> Score:
    """Of the pairs brought together, how many belong together; and the reverse."""

    def count(sizes: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in sizes)

    shared = count(Counter((gold[item], found[item]) for item in gold).values())
    together, true = count(Counter(found.values()).values()), count(Counter(gold.values()).values())
    return Score(shared / together if together else 1.0, shared / true if true else 1.0)
