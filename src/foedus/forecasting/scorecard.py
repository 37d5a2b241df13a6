"""A score that is a sum: each measure falls into a class, each class has points, and that is all.

Points are learned by listwise softmax: for each true answer, its chance against all wrong candidates
of the same question; Adagrad [duchi2011]. Nothing is crossed or multiplied, so a score can be read.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.forecasting.compiling import Array, compiled

CLASSES = 32


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Classes and points of every measure.

    edges: (measures, CLASSES - 1), upper ends (inclusive), padded with infinity.
    points: (measures, CLASSES).
    """

    edges: Array
    points: Array

    def classes_of(self, measures: Array) -> Array:
        """Class of each measure; (rows, measures) -> the same shape, uint8."""
        out = np.empty(measures.shape, np.uint8)
        _classify(measures, self.edges, out)
        return out

    def score(self, classes: Array) -> Array:
        """Sum of points; (rows, measures) -> (rows,)."""
        out = np.zeros(len(classes))
        _add_up(classes, self.points, out)
        return out


def find_edges(measures: Array, right: Array, *, classes: int = 24) -> Array:
    """Edges by quantiles in which right and wrong candidates carry half the weight each.

    Wrong candidates are thinned evenly to at most 300,000.
    """
    wrong = np.flatnonzero(right == 0)
    wrong = wrong[:: max(1, len(wrong) // 300_000)]
    good = np.flatnonzero(right)
    rows = np.concatenate([good, wrong])
    weight = np.concatenate(
        [np.full(len(good), 0.5 / max(1, len(good))), np.full(len(wrong), 0.5 / max(1, len(wrong)))]
    )
    edges = np.full((measures.shape[1], CLASSES - 1), np.inf, np.float32)
    for k in range(measures.shape[1]):
        values = measures[rows, k]
        by_value = np.argsort(values, kind="stable")
        upto = np.cumsum(weight[by_value])
        at = np.minimum(np.searchsorted(upto, np.arange(1, classes) / classes), len(values) - 1)
        cuts = np.unique(values[by_value][at])
        edges[k, : len(cuts)] = cuts
    return edges


@compiled
def _classify(measures: Array, edges: Array, out: Array) -> None:
    for k in range(measures.shape[1]):
        for i in range(measures.shape[0]):
            low, high = 0, edges.shape[1]
            value = measures[i, k]
            while low < high:
                middle = (low + high) // 2
                if edges[k, middle] < value:
                    low = middle + 1
                else:
                    high = middle
            out[i, k] = low


@compiled
def _add_up(classes: Array, points: Array, out: Array) -> None:
    for i in range(classes.shape[0]):
        total = 0.0
        for k in range(classes.shape[1]):
            total += points[k, classes[i, k]]
        out[i] = total


@compiled
def _learn(
    classes: Array, right: Array, groups: Array, points: Array, rates: Array, turns: Array, shrink: float
) -> None:
    longest = 1
    for g in range(len(groups)):
        longest = max(longest, groups[g, 3] - groups[g, 2])
    squares = np.empty(points.shape)
    squares[:] = 1e-8
    odds, slope = np.zeros(longest), np.zeros(longest)
    for x in range(len(rates)):
        rate = rates[x]
        for g in turns[x]:
            first, n, hits, top = groups[g, 2], groups[g, 3] - groups[g, 2], 0, -1e300
            for i in range(n):
                total = 0.0
                for k in range(classes.shape[1]):
                    total += points[k, classes[first + i, k]]
                odds[i] = total
                top = max(top, total)
                hits += right[first + i]
            if hits == 0:
                continue
            wrong = 0.0
            for i in range(n):
                odds[i] = np.exp(odds[i] - top)
                if right[first + i] == 0:
                    wrong += odds[i]
            pull = 0.0
            for i in range(n):
                if right[first + i]:
                    pull += 1 / (odds[i] + wrong)
            for i in range(n):
                good = right[first + i]
                slope[i] = wrong / (odds[i] + wrong) if good else -odds[i] * pull
                if abs(slope[i]) < 1e-4:
                    continue
                for k in range(classes.shape[1]):
                    c = classes[first + i, k]
                    squares[k, c] += slope[i] * slope[i]
                    step = rate * slope[i] / np.sqrt(squares[k, c])
                    points[k, c] += step - rate * shrink * points[k, c]


def learn_points(
    edges: Array, classes: Array, right: Array, groups: Array, *, rates: tuple[float, ...], seed: int = 0
) -> Scorecard:
    """Learn points from questions with their candidates' classes; one pass for each rate."""
    points = np.zeros((classes.shape[1], CLASSES))
    draw = np.random.default_rng(seed)
    turns = np.zeros((len(rates), len(groups)), np.int64)
    for turn in turns:
        turn[:] = draw.permutation(len(groups))
    _learn(classes, right, groups, points, np.array(rates), turns, 1e-4)
    return Scorecard(edges, points)
