"""Sorting of many integers in time that grows with their number, not faster."""

from __future__ import annotations

import numpy as np

from foedus.forecasting.compiling import Array, compiled

_SHORT = 16
"""Bits of integers that NumPy sorts by counting them."""

_WORD = 63
_MANY = 1 << 14
"""From so many rows on, sorting digit by digit costs less than comparing."""

_DIGIT = 9
"""Most bits of a digit: its 512 piles fit into the processor's nearest memory."""


def sort_stably(keys: Array) -> Array:
    """Places of non-negative integers in rising order, equal ones as they stood; (n,) -> (n,).

    >>> sort_stably(np.array([3, 1, 3, 0])).tolist()
    [3, 1, 0, 2]
    """
    if len(keys) < _MANY and int(keys.max(initial=0)) < 1 << _SHORT:
        return np.argsort(keys.astype(np.uint16), kind="stable")
    return sort_keys(keys)[1]


def group_rows(keys: Array) -> tuple[Array, Array]:
    """Different values of non-negative integers, rising, and the place of each row's among them (int32).

    >>> [x.tolist() for x in group_rows(np.array([7, 2, 7]))]
    [[2, 7], [1, 0, 1]]
    """
    ranked, order = sort_keys(keys)
    new = first_of_each(ranked)
    place = np.empty(len(keys), np.int32)
    place[order] = np.cumsum(new, dtype=np.int32) - 1
    return ranked[new], place


def first_of_each(ranked: Array) -> Array:
    """Where sorted values differ from the one before; (n,) -> (n,), booleans.

    >>> first_of_each(np.array([2, 2, 5])).tolist()
    [True, False, True]
    """
    new = np.ones(len(ranked), bool)
    np.not_equal(ranked[1:], ranked[:-1], out=new[1:])
    return new


def sort_keys(keys: Array) -> tuple[Array, Array]:
    """Non-negative integers in rising order, and where each stood; equal ones as they stood."""
    wide, bits = int(keys.max(initial=0)).bit_length(), len(keys).bit_length()
    if len(keys) >= _MANY:
        return _sort_digits(keys, wide)
    if wide + bits > _WORD:
        order = np.argsort(keys, kind="stable")
        return keys[order], order
    packed = keys.astype(np.int64)  # key and place as one number: nothing is looked up while sorting
    packed <<= bits
    packed |= np.arange(len(keys))
    packed.sort()
    return packed >> bits, packed & ((1 << bits) - 1)


def _sort_digits(keys: Array, wide: int) -> tuple[Array, Array]:
    """Least digit first; each pass keeps the order of the one before."""
    narrow = np.int32 if wide < 32 else np.int64
    ranked, order = keys.astype(narrow), np.arange(len(keys), dtype=np.int32)
    spare, places = np.empty_like(ranked), np.empty_like(order)
    digit = -(-wide // max(1, -(-wide // _DIGIT)))  # digits of about the same length: no short one is left
    for shift in range(0, wide, max(1, digit)):
        _deal(ranked, order, spare, places, shift, digit)
        ranked, order, spare, places = spare, places, ranked, order
    return ranked, order


@compiled
def _deal(keys: Array, order: Array, to_keys: Array, to_order: Array, shift: int, digit: int) -> None:
    """Deal rows onto piles by one digit of so many bits, and lay the piles one after another."""
    mask = (1 << digit) - 1
    start = np.zeros(mask + 2, np.int64)
    for key in keys:
        start[((key >> shift) & mask) + 1] += 1
    for pile in range(mask):
        start[pile + 1] += start[pile]
    for i in range(len(keys)):
        pile = (keys[i] >> shift) & mask
        to_keys[start[pile]], to_order[start[pile]] = keys[i], order[i]
        start[pile] += 1
