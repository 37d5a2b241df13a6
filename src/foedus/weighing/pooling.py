"""Several analysts' probabilities: each is made coherent first, then they are averaged.

People's judged probabilities often do not sum to one, nor those of a thing and its opposite. The nearest
coherent probabilities, then their weighted mean, are more accurate than the mean of what was said.
Sources: D. Mandel, C. Karvetski and M. Dhami, Boosting intelligence analysts' judgment accuracy: what
works, what fails?, Judgment and Decision Making 13(6), 2018; the projection: J. Predd et al.,
Aggregating probabilistic forecasts from incoherent and abstaining experts, Decision Analysis 5(4), 2008.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from foedus.errors import WeighingError


def coherentise(
    ids: Sequence[str], judged: Mapping[str, float], *, judged_not: Mapping[str, float] | None = None
) -> dict[str, float]:
    """The coherent probabilities nearest (least squares) to what was judged.

    ids: exclusive and exhaustive. judged: of each being true; judged_not: of each being false. What
    somebody said nothing about takes what is left. Raises WeighingError if an id is unknown or a
    judgement lies outside 0 to 1.

    >>> coherentise(("a", "b"), {"a": 0.6, "b": 0.6})
    {'a': 0.5, 'b': 0.5}
    >>> coherentise(("a", "b"), {"a": 0.6, "b": 0.4}, judged_not={"a": 0.6})
    {'a': 0.5333333333333333, 'b': 0.4666666666666667}
    """
    said: dict[str, list[float]] = {id: [] for id in ids}
    for judgements, turned in ((judged, False), (judged_not or {}, True)):
        for id, value in judgements.items():
            if id not in said:
                raise WeighingError(f"no hypothesis {id!r}; known are {', '.join(ids)}")
            if not 0 <= value <= 1:
                raise WeighingError(f"a judged probability lies between 0 and 1, not {value} ({id})")
            said[id].append(1 - value if turned else value)
    counts = {id: len(values) for id, values in said.items()}
    means = {id: math.fsum(values) / len(values) for id, values in said.items() if values}
    silent = [id for id in ids if not counts[id]]
    left = 1 - math.fsum(means.values())
    if silent and left >= 0:
        return {id: means.get(id, left / len(silent)) for id in ids}
    found = _project(means, counts)
    return {id: found.get(id, 0.0) for id in ids}


def incoherence(
    ids: Sequence[str], judged: Mapping[str, float], *, judged_not: Mapping[str, float] | None = None
) -> float:
    """Root mean square distance of what was judged from the nearest coherent probabilities.

    >>> round(incoherence(("a", "b"), {"a": 0.6, "b": 0.6}), 6)
    0.1
    """
    near = coherentise(ids, judged, judged_not=judged_not)
    gaps = [(value - near[id]) ** 2 for id, value in judged.items()]
    gaps += [(1 - value - near[id]) ** 2 for id, value in (judged_not or {}).items()]
    return math.sqrt(math.fsum(gaps) / len(gaps)) if gaps else 0.0


def average(views: Sequence[Mapping[str, float]], weights: Sequence[float]) -> dict[str, float]:
    """Weighted mean of coherent views over the same ids, which is coherent again.

    >>> average([{"a": 0.5, "b": 0.5}, {"a": 1.0, "b": 0.0}], [1, 1])
    {'a': 0.75, 'b': 0.25}
    """
    if not views or len(views) != len(weights) or min(weights) < 0 or not sum(weights):
        raise WeighingError("give one weight for each view, none negative and not all zero")
    total = math.fsum(weights)
    pairs = list(zip(views, weights, strict=True))
    return {id: math.fsum(view[id] * weight for view, weight in pairs) / total for id in views[0]}


def _project(means: Mapping[str, float], counts: Mapping[str, int]) -> dict[str, float]:
    """Nearest point of the simplex, each coordinate weighted by how often it was judged.

    The solution is max(0, mean - shift / count), with the shift that makes the sum one: coordinates
    leave the support in the order of mean * count.
    """
    support = sorted(means, key=lambda id: (-means[id] * counts[id], id))
    while True:
        excess = math.fsum(means[id] for id in support) - 1
        shift = excess / math.fsum(1 / counts[id] for id in support)
        last = support[-1]
        if means[last] - shift / counts[last] >= 0 or len(support) == 1:
            break
        support.pop()
    return {id: max(0.0, means[id] - shift / counts[id]) if id in support else 0.0 for id in means}
