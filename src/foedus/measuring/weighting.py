"""What one event is worth on a day: older counts less, more independent origins count more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl

from foedus.errors import MeasureError
from foedus.measuring.crosstab import Floats


@dataclass(frozen=True, slots=True)
class Weighting:
    """half_life_days: after which an event counts half; None: events do not fade.

    An event told by k independent origins weighs 1 - 2^-k: copies add nothing, and no number of reports
    makes it count for more than one.
    """

    half_life_days: float | None = 180.0

    def __post_init__(self) -> None:
        if self.half_life_days is not None and self.half_life_days <= 0:
            raise MeasureError("a half-life must be longer than nothing; None for events that do not fade")

    @property
    def method(self) -> str:
        """The convention in words."""
        fading = "no fading" if self.half_life_days is None else f"half-life {self.half_life_days:g} days"
        dates = "" if self.half_life_days is None else ", of unknown date half"
        return f"{fading}{dates}; an event of k independent origins weighs 1 − 2⁻ᵏ"

    def fade(self, dates: pl.Series, on: dt.date) -> Floats:
        """Share of its worth that an event of each date keeps on a day.

        0 if it lies after that day; an event of unknown date keeps half.
        """
        days = np.array([np.nan if d is None else (on - d).days for d in dates.to_list()], dtype=np.float64)
        if self.half_life_days is None:
            kept = np.where(days >= 0, 1.0, 0.0)
            return np.where(np.isnan(days), 1.0, kept)
        kept = np.where(days >= 0, 0.5 ** (np.maximum(days, 0) / self.half_life_days), 0.0)
        return np.where(np.isnan(days), 0.5, kept)


FADING = Weighting()


def corroboration(origins: Floats) -> Floats:
    """1 - 2^-k for k origins."""
    return np.asarray(1.0 - 0.5 ** np.asarray(origins, dtype=np.float64))
