"""Sorting of many integers in time that grows with their number, not faster."""

from __future__ import annotations

import numpy as np

from foedus.forecasting.compiling import Array

_DIGIT = 16
"""Bits sorted at a time: NumPy sorts 16-bit integers by counting them."""


def sort_stably(keys: Array) -> Array:
    """Places of non-negative integers in rising order, equal ones as they stood; (n,) -> (n,).

    >>> sort_stably(np.array([3, 1, 3, 0])).tolist()
    [3, 1, 0, 2]
    """
    most = int(keys.max()) if len(keys) else 0
    if most < 1 << _DIGIT:
        return np.argsort(keys.astype(np.uint16), kind="stable")
    if most.bit_length() + len(keys).bit_length() <= 63:
        return _sort_packed(keys, len(keys).bit_length())
    order = np.argsort(keys, kind="stable")
    return order


def _sort_packed(keys: Array, bits: int) -> Array:
    """Sort keys and places as one number each, so that nothing is looked up while sorting."""
    packed = keys.astype(np.int64) << bits
    packed |= np.arange(len(keys))
    packed.sort()
    packed &= (1 << bits) - 1
    return packed


def group_rows(keys: Array) -> tuple[Array, Array]:
    """Different values, rising, and the place of each row's among them (int32).

    >>> [x.tolist() for x in group_rows(np.array([7, 2, 7]))]
    [[2, 7], [1, 0, 1]]
    """
    order = sort_stably(keys)
    ranked = keys[order]
    new = np.diff(ranked, prepend=-1) != 0
    place = np.empty(len(keys), np.int32)
    place[order] = np.cumsum(new, dtype=np.int32) - 1
    return ranked[new], place
