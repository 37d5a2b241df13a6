"""Pact or pairs by time: are the pairs of a group active in the same periods more than their rhythms imply?

For dyadic data, which hold no events of three parties. Circular shifts of the series against each other
keep each one's rate and clustering and break only what they share. Only near shifts are counted, all of
them: a far one would set a quiet year against a busy one, and a shared trend would read as togetherness.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from foedus.errors import MeasureError
from foedus.measuring.crosstab import Floats

LONGEST = 2000
FEWEST = 20
REACH_SHARE = 12


@dataclass(frozen=True, slots=True)
class ShiftTest:
    """Periods in which all pairs were active, against all circular shifts.

    n: periods. active: periods with activity, by pair. together: periods with activity in all.
    expected: mean over shifts. p: share of shifts with as many or more; mid_p: ties weighed half.
    ratio: together / expected; None where nothing is expected. interval: of the ratio, from the middle
    `level` of the shifts taken as the noise around what was seen. note: why there is no answer.
    """

    n: int
    active: tuple[int, ...]
    together: int
    expected: float | None
    ratio: float | None
    interval: tuple[float, float] | None
    p: float | None
    mid_p: float | None
    shifts: int
    note: str = ""
    reach: int = 0


def shift_test(
    series: Sequence[npt.NDArray[Any]], *, level: float = 0.95, reach: int | None = None
) -> ShiftTest:
    """Test whether three series are active together beyond their own rhythms.

    series: three arrays (periods,) of counts or activity, one a pair, of equal length; values above zero
    mean active. reach: farthest shift in periods; None for a twelfth of the span, at least six. Assumes
    that rates change little within the reach: what all three share more slowly than that is kept.
    Raises MeasureError for other shapes or more than 2,000 periods.
    """
    active = _check(series)
    n = len(active[0])
    sums = tuple(int(one.sum()) for one in active)
    together = int((active[0] * active[1] * active[2]).sum())
    if n < FEWEST or min(sums) < 3 or max(sums) == n:
        return ShiftTest(
            n, sums, together, None, None, None, None, None, 0,
            f"{n} periods with {', '.join(map(str, sums))} active are too few (or too full) to compare",
        )  # fmt: skip
    reach = max(6, n // REACH_SHARE) if reach is None else reach
    place = np.arange(n)
    near = np.flatnonzero(np.minimum(place, n - place) <= reach)
    counts = shifted_counts(active)[np.ix_(near, near)]
    expected = float(counts.mean())
    more = float((counts >= together).mean())
    ties = float((counts == together).mean())
    ratio = interval = None
    if expected > 0:
        ratio = together / expected
        tails = np.quantile(counts - expected, [(1 - level) / 2, (1 + level) / 2])
        interval = (max(0.0, ratio - tails[1] / expected), ratio - tails[0] / expected)
    return ShiftTest(
        n, sums, together, expected, ratio, interval, more, more - ties / 2, counts.size, reach=reach
    )


def shifted_counts(active: Sequence[Floats]) -> npt.NDArray[np.int64]:
    """Periods with all three active, for every shift of the second and third series, (n, n).

    Entry [s, t]: second moved by s, third by t; [0, 0] is what was seen.
    """
    first, second, third = active
    n = len(first)
    turned = np.stack([np.roll(second, shift) for shift in range(n)]) * first
    spectrum = np.fft.rfft(turned, axis=1).conj() * np.fft.rfft(third)
    return np.rint(np.fft.irfft(spectrum.conj(), n=n, axis=1)).astype(np.int64)


def _check(series: Sequence[npt.NDArray[Any]]) -> list[Floats]:
    if len(series) != 3 or len({len(one) for one in series}) != 1:
        raise MeasureError("the test by time takes three series of one length")
    if len(series[0]) > LONGEST:
        raise MeasureError(
            f"{len(series[0])} periods are more than {LONGEST}; use longer periods, such as weeks"
        )
    return [(np.asarray(one) > 0).astype(np.float64) for one in series]
