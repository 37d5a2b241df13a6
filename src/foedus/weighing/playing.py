"""Play a scenario: minima, what would turn a state, levers, draws over propensities, and the tornado."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from foedus.weighing.landscape import Array, Landscape, apart, camps, find_energies, survey, weigh_pairs
from foedus.weighing.scenarios import Pair, Scenario, pair
from foedus.weighing.turning import Flips, Mask, flips_to_change, least_moves, margin

DRAWS = 1000
SEED = 1993
LEVEL = 0.95
_AT_ONCE = 4_000_000

Camps = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Minimum:
    """A stable split. basin: share of all configurations that come to rest here by steepest descent.

    drawn: share of draws in which this split is the deepest.
    """

    camps: Camps
    energy: float
    basin: float
    drawn: float


@dataclass(frozen=True, slots=True)
class Step:
    """The least change of one propensity that, alone, makes the watched actor change side."""

    pair: Pair
    value: float
    change: float


@dataclass(frozen=True, slots=True)
class Swing:
    """One row of the tornado: the margin with this propensity at its low and high bound, all else stated."""

    pair: Pair
    low: float
    high: float
    margin_low: float
    margin_high: float

    @property
    def swing(self) -> float:
        """Width of the bar."""
        return abs(self.margin_high - self.margin_low)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a lever does. together, together_before: share of draws in which the watched two stand together.

    margin: least energy apart minus together, as stated; margin_low, margin_high: 95 % of draws.
    moved: actors that change camp in the deepest split, by the lever, as stated values have it.
    shift: mean change of the margin over the draws; shift_low, shift_high: 95 % of draws.
    """

    lever: str
    statement: str
    camps: Camps
    moved: tuple[str, ...]
    margin: float
    margin_low: float
    margin_high: float
    together: float
    together_before: float
    shift: float
    shift_low: float
    shift_high: float


@dataclass(frozen=True, slots=True)
class Played:
    """All that a scenario gives. asks: (actor, with whom); margin positive: they stand together."""

    scenario: Scenario
    minima: tuple[Minimum, ...]
    elsewhere: float
    margin: float
    margin_low: float
    margin_high: float
    together: float
    flips: tuple[tuple[str, ...], ...]
    flips_tried: int
    steps: tuple[Step, ...]
    effects: tuple[Effect, ...]
    tornado: tuple[Swing, ...]
    draws: int


def play(scenario: Scenario, *, draws: int = DRAWS, seed: int = SEED) -> Played:
    """Survey the landscape as stated, and again for each draw of the propensities and each lever.

    draws: how many; the same draws serve every lever, so that what differs is the lever. Exact for the
    stated values; raises WeighingError for more than twenty actors.
    """
    sizes = np.array(scenario.sizes)
    landscape = survey(sizes, scenario.matrix())
    actor, other = (scenario.actors.index(name) for name in scenario.asks)
    divided = apart(landscape.size, actor, other)
    shares = np.random.default_rng(seed).random((draws, len(scenario.pairs())))
    deepest, margins = _draw(scenario, shares, divided)
    gap = float(margin(landscape.energies, divided))
    low, high = _bounds(margins)
    wanted = divided if gap > 0 else ~divided
    flips = flips_to_change(landscape, actor, other)
    minima, elsewhere = _minima(scenario, landscape, deepest)
    return Played(
        scenario=scenario,
        minima=minima,
        elsewhere=elsewhere,
        margin=gap,
        margin_low=low,
        margin_high=high,
        together=float((margins > 0).mean()),
        flips=_named_flips(scenario, flips),
        flips_tried=flips.tried,
        steps=_steps(scenario, landscape, sizes, wanted) if not wanted[landscape.deepest] else (),
        effects=_effects(scenario, landscape, shares, margins),
        tornado=_tornado(scenario, landscape, divided),
        draws=draws,
    )


def name_camps(scenario: Scenario, config: int) -> Camps:
    """The two camps of a configuration by name; the one with the watched actor first."""
    side = camps(config, len(scenario.actors)).tolist()
    home = side[scenario.actors.index(scenario.asks[0])]
    first = tuple(a for a, camp in zip(scenario.actors, side, strict=True) if camp == home)
    return first, tuple(a for a in scenario.actors if a not in first)


def _draw(scenario: Scenario, shares: Array, divided: Mask) -> tuple[Counter[int], Array]:
    """How often each configuration is the deepest, and the margin in each draw."""
    sizes = np.array(scenario.sizes)
    at_once = max(1, _AT_ONCE // len(divided))
    deepest: Counter[int] = Counter()
    margins = []
    for start in range(0, len(shares), at_once):
        table = scenario.draw(shares[start : start + at_once])
        energies = find_energies(weigh_pairs(sizes, table))
        deepest.update(energies.argmin(axis=-1).tolist())
        margins.append(margin(energies, divided))
    return deepest, np.concatenate(margins)


def _minima(
    scenario: Scenario, landscape: Landscape, deepest: Counter[int]
) -> tuple[tuple[Minimum, ...], float]:
    """Named minima, and the share of draws whose deepest split is none of them."""
    draws = deepest.total()
    named = tuple(
        Minimum(
            name_camps(scenario, config),
            float(landscape.energies[config]),
            basin / len(landscape.energies),
            deepest[config] / draws,
        )
        for config, basin in zip(landscape.minima.tolist(), landscape.basins.tolist(), strict=True)
    )
    inside = sum(deepest[config] for config in landscape.minima.tolist())
    return named, (draws - inside) / draws


def _named_flips(scenario: Scenario, flips: Flips) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(scenario.actors[k] for k in chosen) for chosen in flips.sets)


def _steps(scenario: Scenario, landscape: Landscape, sizes: Array, wanted: Mask) -> tuple[Step, ...]:
    found = []
    for move in least_moves(landscape, sizes, wanted):
        names = pair(scenario.actors[move.i], scenario.actors[move.j])
        found.append(Step(names, scenario.propensities[names].value, move.change))
    return tuple(found)


def _effects(scenario: Scenario, before: Landscape, shares: Array, margins: Array) -> tuple[Effect, ...]:
    sizes = np.array(scenario.sizes)
    actor, other = (scenario.actors.index(name) for name in scenario.asks)
    divided = apart(len(sizes), actor, other)
    old = name_camps(scenario, before.deepest)
    effects = []
    for lever in scenario.levers:
        pulled = scenario.pulled(lever)
        after = survey(sizes, pulled.matrix())
        _, margins_after = _draw(pulled, shares, divided)
        new = name_camps(pulled, after.deepest)
        low, high = _bounds(margins_after)
        shift_low, shift_high = _bounds(margins_after - margins)
        effects.append(
            Effect(
                lever=lever.id,
                statement=lever.statement,
                camps=new,
                moved=_moved(scenario, old, new),
                margin=float(margin(after.energies, divided)),
                margin_low=low,
                margin_high=high,
                together=float((margins_after > 0).mean()),
                together_before=float((margins > 0).mean()),
                shift=float((margins_after - margins).mean()),
                shift_low=shift_low,
                shift_high=shift_high,
            )
        )
    return tuple(effects)


def _moved(scenario: Scenario, old: Camps, new: Camps) -> tuple[str, ...]:
    """Who changes camp: the smaller way of telling one split from the other."""
    one = set(old[0]) ^ set(new[0])
    other = set(old[0]) ^ set(new[1])
    fewer = one if len(one) <= len(other) else other
    return tuple(actor for actor in scenario.actors if actor in fewer)


def _tornado(scenario: Scenario, landscape: Landscape, divided: Mask) -> tuple[Swing, ...]:
    """Each propensity at its bounds, the others as stated; the widest bar first."""
    place = {actor: number for number, actor in enumerate(scenario.actors)}
    rows = []
    for names in scenario.pairs():
        found = scenario.propensities[names]
        i, j = place[names[0]], place[names[1]]
        # One propensity moves the energy of every configuration that parts the pair by the same.
        unit = 2 * scenario.sizes[i] * scenario.sizes[j] * apart(landscape.size, i, j)
        at_low, at_high = (
            float(margin(landscape.energies + (bound - found.value) * unit, divided))
            for bound in (found.low, found.high)
        )
        rows.append(Swing(names, found.low, found.high, at_low, at_high))
    return tuple(sorted(rows, key=lambda row: (-row.swing, row.pair)))


def _bounds(values: Array) -> tuple[float, float]:
    low, high = np.quantile(values, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return float(low), float(high)
