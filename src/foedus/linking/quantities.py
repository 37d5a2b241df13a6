"""Numbers with bounds, compared: "more than 1,000" and 1,200 can both be true, 1,000 and 2,000 cannot."""

from __future__ import annotations

import math

from foedus.linking.comparing import Setting, Verdict, superseded
from foedus.model.claim import Quantity

ABOUT = 0.1
ROUNDED = 0.05
SLIP_FACTORS = (10.0, 100.0, 1_000.0, 1_000_000.0)


def compare_numbers(x: Quantity, y: Quantity, a: Setting, b: Setting) -> Verdict | None:
    """How two numbers of one unit differ; None where they say the same."""
    if x.value == y.value and x.bound == y.bound:
        return None
    if compatible(x, y):
        return "precision", "both can be true: one is a bound, or given less exactly"
    if rounded(x, y):
        return "precision", "one number is the other, rounded"
    if _other_times(a, b):
        return "scope", "the numbers are for different times"
    why = superseded(a, b)
    if why:
        return "update", why
    if power_slip(x.value, y.value):
        return "slip", "the numbers differ by a power of ten: a translation or a slip"
    return "conflict", "the numbers given exclude each other"


def compatible(x: Quantity, y: Quantity) -> bool:
    """Whether two numbers of one unit can both be true.

    "About" leaves a tenth on either side.
    """
    low, high = zip(_range(x), _range(y), strict=True)
    return max(low) <= min(high)


def rounded(x: Quantity, y: Quantity) -> bool:
    """Whether the rounder of two exact numbers is the other to fewer digits, within a twentieth.

    >>> rounded(Quantity(1000, "t", "exact", 0, 1, ""), Quantity(1013, "t", "exact", 0, 1, ""))
    True
    """
    fine, coarse = sorted((x.value, y.value), key=significant_digits, reverse=True)
    digits = significant_digits(coarse)
    if digits == significant_digits(fine) or fine == 0:
        return False
    return abs(fine - coarse) <= ROUNDED * abs(fine)


def significant_digits(value: float) -> int:
    """Digits that are not trailing zeros.

    >>> significant_digits(1_200), significant_digits(1_013)
    (2, 4)
    """
    text = f"{abs(value):.10g}".split("e")[0].replace(".", "").strip("0")
    return max(1, len(text))


def power_slip(x: float, y: float) -> bool:
    """Whether two numbers differ by exactly a power of ten that is easily misread.

    >>> power_slip(1_000, 1_000_000), power_slip(2, 3)
    (True, False)
    """
    small, large = sorted((abs(x), abs(y)))
    return small > 0 and any(math.isclose(large / small, factor) for factor in SLIP_FACTORS)


def _range(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value
    if quantity.bound == "least":
        return value, math.inf
    if quantity.bound == "most":
        return -math.inf, value
    slack = ABOUT * abs(value) if quantity.bound == "about" else 0.0
    return value - slack, value + slack


def _other_times(a: Setting, b: Setting) -> bool:
    one, other = a.claim.when, b.claim.when
    if one is None or other is None or one.period is None or other.period is None:
        return False
    return not one.period.overlaps(other.period)
