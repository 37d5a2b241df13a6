"""A figure with all that is needed to believe or reject it."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.model.dates import Period


@dataclass(frozen=True, slots=True)
class Finding:
    """A value with unit, interval, method and period, and the ids that it rests on.

    value None means unknown; note then says why. interval: (low, high) at `level`.
    evidence: ids of claims or events, or "data set:row". n: how many cases it rests on.
    """

    id: str
    name: str
    value: float | None
    unit: str
    method: str
    period: Period | None
    evidence: tuple[str, ...]
    n: int
    interval: tuple[float, float] | None = None
    level: float = 0.95
    actors: tuple[str, ...] = ()
    note: str = ""
