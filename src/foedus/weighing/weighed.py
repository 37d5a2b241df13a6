"""What weighing gives: probabilities by hypothesis, and all that a reader needs to doubt them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from foedus.weighing.attaching import Support
from foedus.weighing.hypotheses import Inquiry


@dataclass(frozen=True, slots=True)
class Row:
    """One hypothesis. low, high: where the posterior lies in 95 % of draws from the bands of the words."""

    id: str
    statement: str
    prior: float
    posterior: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Column:
    """One evidence item.

    reliability: of all origins that count together; 0 where none counts, and the item then says nothing.
    stated, ratios: likelihood ratio by hypothesis, before and after reliability.
    diagnosticity: largest over smallest ratio after reliability; 1 tells no hypothesis from another.
    """

    id: str
    statement: str
    supports: tuple[Support, ...]
    undated: tuple[str, ...]
    reliability: float
    stated: Mapping[str, float]
    words: Mapping[str, str]
    ratios: Mapping[str, float]
    diagnosticity: float

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that count."""
        return tuple(
            claim for support in self.supports if support.counted is None for claim in support.claims
        )


@dataclass(frozen=True, slots=True)
class Change:
    """What comes out when something is left out. kind: item, outlet or origin."""

    kind: str
    id: str
    posterior: Mapping[str, float]
    leader_changes: bool
    ranking_changes: bool


@dataclass(frozen=True, slots=True)
class Tipping:
    """How wrong a key assumption would have to be.

    ranking, leader: the probability of its holding, nearest to the stated one, at which two hypotheses
    change places, or the first does; None where no value does it. swaps: the two that change places.
    if_fails: the posterior if it certainly fails.
    """

    assumption: str
    statement: str
    holds: float
    supports: tuple[str, ...]
    ranking: float | None
    swaps: tuple[str, str] | None
    leader: float | None
    if_fails: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class View:
    """One analyst's coherent probabilities. incoherence: root mean square change that made them so."""

    analyst: str
    weight: float
    posterior: Mapping[str, float]
    incoherence: float
    judged: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """The result. rows: in the order of the case, "none of these" last; columns: the items.

    pooled: mean of the analysts' views where there are any; the answer is then pooled, else the posterior.
    """

    inquiry: Inquiry
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    changes: tuple[Change, ...]
    tippings: tuple[Tipping, ...]
    views: tuple[View, ...] = ()
    pooled: Mapping[str, float] | None = None
    as_of: dt.date | None = None

    @property
    def answer(self) -> dict[str, float]:
        """Probability by hypothesis: pooled where several analysts weighed."""
        return dict(self.pooled) if self.pooled else {row.id: row.posterior for row in self.rows}

    @property
    def ranking(self) -> tuple[str, ...]:
        """Hypotheses from the most to the least probable."""
        return rank(self.answer)

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of all claims that count, each once."""
        return tuple(dict.fromkeys(claim for column in self.columns for claim in column.claims))

    @property
    def origins(self) -> tuple[str, ...]:
        """All origins that count, each once."""
        found = (s.origin for column in self.columns for s in column.supports if s.counted is None)
        return tuple(dict.fromkeys(found))


def rank(probabilities: Mapping[str, float]) -> tuple[str, ...]:
    """Ids from the most probable; those equal to nine places stand in the order given.

    >>> rank({"a": 0.2, "b": 0.5, "c": 0.3})
    ('b', 'c', 'a')
    """
    return tuple(sorted(probabilities, key=lambda id: -round(probabilities[id], 9)))
