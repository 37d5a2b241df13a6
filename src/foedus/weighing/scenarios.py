"""Scenarios: which camps form, what each lever would change, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from foedus.errors import WeighingError
from foedus.weighing.landscape import Array
from foedus.weighing.query import Query

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Propensity:
    """How much two actors are drawn together (positive) or pushed apart; low and high bound it.

    source: what it was measured from, or "judgement". claims: ids that it rests on, if any.
    """

    value: float
    low: float
    high: float
    source: str = "judgement"
    why: str = ""
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise WeighingError(
                f"the propensity {self.value} lies outside its bounds {self.low}, {self.high}"
            )


@dataclass(frozen=True, slots=True)
class Lever:
    """A named edit: what somebody could do, or what could happen. set, add: by pair, in propensity.

    find: which events of the record would be this lever pulled; None if nobody said.
    """

    id: str
    statement: str
    set: Mapping[Pair, Propensity]
    add: Mapping[Pair, float]
    why: str = ""
    find: Query | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """An indicator given a lever, None for given nothing.

    probability: the analyst's judgement, None for none. horizon_days: within how many days of the lever the
    record is searched for the indicator, None if it is not.
    """

    indicator: str
    lever: str | None
    probability: float | None
    why: str = ""
    horizon_days: int | None = None

    def __post_init__(self) -> None:
        if self.probability is None and self.horizon_days is None:
            raise WeighingError(f"{self.indicator!r} given a lever wants a probability, or horizon_days")


@dataclass(frozen=True, slots=True)
class Scenario:
    """Actors with sizes, a propensity for every pair, levers, and the one question that is watched.

    actors: in order. asks: does the first stand with the second? sizes_source: where sizes come from.
    """

    id: str
    statement: str
    actors: tuple[str, ...]
    sizes: tuple[float, ...]
    propensities: Mapping[Pair, Propensity]
    asks: Pair
    levers: tuple[Lever, ...] = ()
    given: tuple[Given, ...] = ()
    sizes_source: str = "judgement"

    def __post_init__(self) -> None:
        if len(set(self.actors)) != len(self.actors) or len(self.sizes) != len(self.actors):
            raise WeighingError(f"scenario {self.id!r}: give each actor once, with one size")
        if self.asks[0] == self.asks[1] or not set(self.asks) <= set(self.actors):
            raise WeighingError(f"scenario {self.id!r}: asks must name two different actors of the scenario")
        wanted = {pair(a, b) for i, a in enumerate(self.actors) for b in self.actors[:i]}
        missing = sorted(wanted - self.propensities.keys())
        if missing:
            named = ", ".join("-".join(names) for names in missing)
            raise WeighingError(f"scenario {self.id!r}: no propensity for {named}; unknown is not zero")
        for lever in self.levers:
            strange = sorted((lever.set.keys() | lever.add.keys()) - wanted)
            if strange:
                raise WeighingError(f"lever {lever.id!r} edits {'-'.join(strange[0])}, which is no pair here")
        seen = {lever.id for lever in self.levers if lever.find}
        for one in self.given:
            if one.horizon_days is not None and one.lever not in seen:
                raise WeighingError(
                    f"{one.indicator!r} given {one.lever!r}: with horizon_days the record is searched, and so"
                    " the lever must say with find which events are its own"
                )

    def matrix(self, part: str = "value") -> Array:
        """(n, n) of values, lows or highs."""
        count = len(self.actors)
        table = np.zeros((count, count))
        for i, a in enumerate(self.actors):
            for j, b in enumerate(self.actors[:i]):
                table[i, j] = table[j, i] = getattr(self.propensities[pair(a, b)], part)
        return table

    def draw(self, shares: Array) -> Array:
        """Propensities drawn evenly between their bounds.

        shares: (draws, pairs), 0 to 1, pairs in the order of pairs(). Returns (draws, n, n).
        """
        count = len(self.actors)
        place = {actor: number for number, actor in enumerate(self.actors)}
        table = np.zeros((len(shares), count, count))
        for column, names in enumerate(self.pairs()):
            found = self.propensities[names]
            i, j = place[names[0]], place[names[1]]
            table[:, i, j] = table[:, j, i] = found.low + shares[:, column] * (found.high - found.low)
        return table

    def pairs(self) -> tuple[Pair, ...]:
        """All pairs in the order of the names."""
        return tuple(sorted(pair(a, b) for i, a in enumerate(self.actors) for b in self.actors[:i]))

    def pulled(self, lever: Lever) -> Scenario:
        """The scenario after a lever was pulled."""
        changed = dict(self.propensities) | dict(lever.set)
        for names, shift in lever.add.items():
            old = changed[names]
            changed[names] = replace(old, value=old.value + shift, low=old.low + shift, high=old.high + shift)
        return replace(self, propensities=changed, levers=(), given=())


def pair(a: str, b: str) -> Pair:
    """Two names in the order of the alphabet.

    >>> pair("RUS", "CHN")
    ('CHN', 'RUS')
    """
    return (a, b) if a < b else (b, a)
