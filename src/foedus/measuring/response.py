"""Response: does one side's cooperation rise in the days after the other's, against the days before?

The difference of after and before cancels slow trends and shocks that both sides share. All circular
shifts of the answering side against the asking one give the null; several windows share one correction
by the maximum statistic. Method note: docs/pact-or-pairs.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from foedus.errors import MeasureError
from foedus.measuring.crosstab import Floats
from foedus.model.dates import Period

WINDOWS = (7, 14, 28)
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Window:
    """One window: events of the answering side in the days after and before, and what they say.

    rise: events more after than before, for each event asked. p: of this window alone, one-sided.
    """

    days: int
    after: int
    before: int
    rise: float
    p: float


@dataclass(frozen=True, slots=True)
class ResponseTest:
    """The answer over all windows; p: corrected for their number by the maximum statistic.

    asked, answered: events of each side in the span. rise, interval: of the window that stands out most,
    in events more after than before for each event asked. note: why there is no answer.
    """

    asked: int
    answered: int
    days: int
    windows: tuple[Window, ...]
    best: Window | None
    interval: tuple[float, float] | None
    p: float | None
    shifts: int
    note: str = ""


def response_test(
    asked: npt.NDArray[Any],
    answered: npt.NDArray[Any],
    *,
    windows: Sequence[int] = WINDOWS,
    level: float = 0.95,
    seed: int = 20230913,
) -> ResponseTest:
    """Test whether the second series rises after events of the first.

    asked, answered: (days,) counts of cooperative events of the two sides. Events of one day have no
    order and are left out of both sides of the comparison. The span is closed to a ring: windows that
    run over its end go on at its beginning, in what was seen and in every shift alike.
    Raises MeasureError for series of different length or windows longer than a quarter of the span.
    """
    asked, answered = np.asarray(asked, dtype=np.float64), np.asarray(answered, dtype=np.float64)
    if asked.shape != answered.shape or asked.ndim != 1:
        raise MeasureError("the response test takes two series of one length")
    if not windows or min(windows) < 1 or max(windows) * 4 > len(asked):
        raise MeasureError(
            f"windows of {', '.join(map(str, windows))} days do not fit a span of {len(asked)} days"
        )
    sums = int(asked.sum()), int(answered.sum())
    if min(sums) < FEWEST:
        note = f"{sums[0]} and {sums[1]} events are too few; at least {FEWEST} of each side are needed"
        return ResponseTest(*sums, len(asked), (), None, None, None, 0, note)
    rises = np.stack([shifted_rises(asked, answered, days) for days in windows])
    spread = rises.std(axis=1)
    scaled = rises / np.where(spread > 0, spread, 1.0)[:, None]
    found = tuple(_window(asked, answered, days, row) for days, row in zip(windows, rises, strict=True))
    best = int(np.argmax(scaled[:, 0]))
    most = scaled.max(axis=0)
    return ResponseTest(
        *sums,
        len(asked),
        found,
        found[best],
        _interval(asked, answered, windows[best], level, seed),
        float((most >= most[0] - 1e-9).mean()),
        rises.shape[1],
    )


def shifted_rises(asked: Floats, answered: Floats, days: int) -> Floats:
    """Events more after than before, for every circular shift of the asking side, (days of the span,)."""
    n = len(asked)
    kernel = np.zeros(n)
    kernel[1 : days + 1] = 1.0
    kernel[n - days :] -= 1.0
    around = np.fft.irfft(np.fft.rfft(answered) * np.fft.rfft(kernel).conj(), n=n)
    moved = np.fft.irfft(np.fft.rfft(around) * np.fft.rfft(asked).conj(), n=n)
    return np.asarray(np.rint(moved))


def daily_counts(dates: Iterable[dt.date], span: Period) -> Floats:
    """Events by day of a span with both ends; dates outside it are passed over."""
    if span.since is None or span.days is None:
        raise MeasureError("a span with a first and a last day is needed to count events by day")
    counts = np.zeros(span.days)
    for date in dates:
        if span.contains(date):
            counts[(date - span.since).days] += 1
    return counts


def _window(asked: Floats, answered: Floats, days: int, rises: Floats) -> Window:
    after, before = _sums(asked, answered, days)
    total = max(float(asked.sum()), 1.0)
    return Window(
        days,
        int((asked * after).sum()),
        int((asked * before).sum()),
        float(rises[0]) / total,
        float((rises >= rises[0]).mean()),
    )


def _sums(asked: Floats, answered: Floats, days: int) -> tuple[Floats, Floats]:
    ring = np.concatenate([answered[-days:], answered, answered[:days]])
    total = np.concatenate([[0.0], ring.cumsum()])
    place = np.arange(len(answered)) + days
    return total[place + days + 1] - total[place + 1], total[place] - total[place - days]


def _interval(asked: Floats, answered: Floats, days: int, level: float, seed: int) -> tuple[float, float]:
    """Bootstrap of the rise over asking events, in blocks as long as the window."""
    after, before = _sums(asked, answered, days)
    blocks = -(-len(asked) // days)
    pad = blocks * days - len(asked)
    worth = np.pad(asked * (after - before), (0, pad)).reshape(blocks, days).sum(axis=1)
    count = np.pad(asked, (0, pad)).reshape(blocks, days).sum(axis=1)
    rng = np.random.default_rng(seed)
    drawn = rng.integers(0, blocks, size=(1000, blocks))
    totals = count[drawn].sum(axis=1)
    rises = worth[drawn].sum(axis=1)[totals > 0] / totals[totals > 0]
    low, high = np.quantile(rises, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
