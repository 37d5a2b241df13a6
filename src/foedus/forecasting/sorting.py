"""Sorting of many integers in time that grows with their number, not faster."""

from __future__ import annotations

import numpy as np

from foedus.forecasting.compiling import Array

_DIGIT = 16
"""Bits sorted at a time: NumPy sorts 16-bit integers by counting them."""

_WORD = 63


def sort_stably(keys: Array) -> Array:
    """Places of non-negative integers in rising order, equal ones as they stood; (n,) -> (n,).

    >>> sort_stably(np.array([3, 1, 3, 0])).tolist()
    [3, 1, 0, 2]
    """
    bits = len(keys).bit_length()
    most = int(keys.max(initial=0))
    if most < 1 << _DIGIT:
        return np.argsort(keys.astype(np.uint16), kind="stable")
    if most.bit_length() + bits > _WORD:
        return np.argsort(keys, kind="stable")
    return np.asarray(_pack(keys, bits) & ((1 << bits) - 1))


def _pack(keys: Array, bits: int) -> Array:
    """Sort keys and places as one number each, so that nothing is looked up while sorting."""
    packed = keys.astype(np.int64)
    packed <<= bits
    packed |= np.arange(len(keys))
    packed.sort()
    return packed


def group_rows(keys: Array) -> tuple[Array, Array]:
    """Different values of non-negative integers, rising, and the place of each row's among them (int32).

    >>> [x.tolist() for x in group_rows(np.array([7, 2, 7]))]
    [[2, 7], [1, 0, 1]]
    """
    bits = len(keys).bit_length()
    if int(keys.max(initial=0)).bit_length() + bits <= _WORD:
        packed = _pack(keys, bits)
        ranked, order = packed >> bits, packed & ((1 << bits) - 1)
    else:
        order = np.argsort(keys, kind="stable")
        ranked = keys[order]
    new = np.diff(ranked, prepend=-1) != 0
    place = np.empty(len(keys), np.int32)
    place[order] = np.cumsum(new, dtype=np.int32) - 1
    return ranked[new], place
