"""Joint tables of what two states do towards the same objects: the one thing every similarity needs."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from foedus.errors import MeasureError

Codes: TypeAlias = npt.NDArray[np.integer[Any]]
Floats: TypeAlias = npt.NDArray[np.float64]

MISSING = -1


def crosstab(codes: Codes, *, categories: int, weights: Floats | None = None) -> Floats:
    """Weight of the objects on which state i is in category a and state j in category b.

    codes: (states, objects), whole numbers 0 .. categories - 1, or -1 where the state's position is
    unknown; an object counts for a pair only where both are known. weights: (objects,), not negative;
    None weighs every object 1.
    Returns (states, states, categories, categories).
    Raises MeasureError for codes out of range and for weights that do not fit.
    """
    codes = np.asarray(codes)
    if codes.ndim != 2:
        raise MeasureError(f"codes must be a table of states by objects, not {codes.ndim}-dimensional")
    if codes.size and (codes.min() < MISSING or codes.max() >= categories):
        raise MeasureError(
            f"codes run from {codes.min()} to {codes.max()}; expected -1 (unknown) to {categories - 1}"
        )
    weights = _check_weights(weights, codes.shape[1])
    count = codes.shape[0]
    marks = [(codes == category).astype(np.float64) for category in range(categories)]
    table = np.empty((count, count, categories, categories))
    for a, mark in enumerate(marks):
        weighted = mark * weights
        for b in range(a, categories):
            joint = weighted @ marks[b].T
            table[:, :, a, b] = joint
            table[:, :, b, a] = joint.T
    return table


def crosstab_pair(first: Codes, second: Codes, *, categories: int, weights: Floats | None = None) -> Floats:
    """The joint table of two states alone, (categories, categories)."""
    table = crosstab(np.stack([first, second]), categories=categories, weights=weights)
    return np.asarray(table[0, 1])


def _check_weights(weights: Floats | None, objects: int) -> Floats:
    if weights is None:
        return np.ones(objects)
    weights = np.asarray(weights, dtype=np.float64)
    if weights.shape != (objects,):
        raise MeasureError(f"{weights.shape[0] if weights.ndim else 0} weights for {objects} objects")
    if not np.isfinite(weights).all() or (weights < 0).any():
        raise MeasureError("weights must be finite and not negative; leave out objects of unknown weight")
    return weights
