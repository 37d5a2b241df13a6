"""How often one thing followed another in the record: a forecast given a lever, where there are data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from foedus.errors import WeighingError
from foedus.model.claim import When
from foedus.weighing.indicators import find_events
from foedus.weighing.query import Query
from foedus.weighing.record import Record

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often it followed. rate: Jeffreys' estimate; interval: Jeffreys', 95 %; None without a trial.

    trials: dated events of the condition whose horizon is over. open: the others.
    """

    rate: float | None
    interval: tuple[float, float] | None
    hits: int
    trials: int
    open: int
    evidence: tuple[str, ...]


def frequency_after(
    given: Query, then: Query, *, record: Record, horizon_days: int, as_of: dt.date
) -> Frequency:
    """How often an event of one kind was followed by another within a horizon.

    Only dated events count, and trials whose horizon is over by as_of, hit or not, so that waiting does not
    favour hits. The rate is (hits + 1/2) / (trials + 1).
    Source of estimate and interval: L. Brown, T. Cai and A. DasGupta, Statistical Science 16(2), 2001.
    """
    from scipy.special import betaincinv

    if horizon_days < 1:
        raise WeighingError(f"the horizon is a number of days, at least 1, not {horizon_days}")
    horizon = dt.timedelta(days=horizon_days)
    starts = [(day, event.id) for event in find_events(given, record) if (day := _last_day(event.when))]
    follows = [(day, event.id) for event in find_events(then, record) if (day := _first_day(event.when))]
    hits = trials = still_open = 0
    evidence: list[str] = []
    for start, key in sorted(starts):
        if start > as_of:
            continue
        met = [other for day, other in sorted(follows) if start < day <= start + horizon and other != key]
        if start + horizon > as_of:
            still_open += 1
            continue
        trials += 1
        hits += bool(met)
        evidence += [key, *met[:1]]
    if not trials:
        return Frequency(None, None, 0, 0, still_open, ())
    low, high = betaincinv(hits + 0.5, trials - hits + 0.5, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Frequency(
        (hits + 0.5) / (trials + 1),
        (0.0 if hits == 0 else float(low), 1.0 if hits == trials else float(high)),
        hits,
        trials,
        still_open,
        tuple(dict.fromkeys(evidence)),
    )


def _first_day(when: When | None) -> dt.date | None:
    return when.period.since if when and when.period else None


def _last_day(when: When | None) -> dt.date | None:
    if when is None or when.period is None or when.period.until is None:
        return None
    return when.period.until - dt.timedelta(days=1)
