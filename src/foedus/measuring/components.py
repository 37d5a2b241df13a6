"""What alignment of a dyad is made of, each part apart: no single score hides what speaks against it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

from foedus.measuring.bootstrap import draw_events, draw_origins, interval
from foedus.measuring.crosstab import Floats
from foedus.measuring.panel import directed_pairs
from foedus.measuring.participants import HAPPENED, LARGEST, Members, first_day, states_in
from foedus.measuring.weighting import FADING, Weighting, corroboration
from foedus.model.claim import Status
from foedus.model.event import Event

Mask: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a dyad's alignment: value, interval by events and by origins, and what it rests on.

    value None: unknown (no event of the dyad at all). method says the convention. n: events.
    """

    name: str
    dyad: tuple[str, str]
    value: float | None
    unit: str
    method: str
    n: int
    by_events: tuple[float, float] | None
    by_origins: tuple[float, float] | None
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComponentOptions:
    """on: the day for which events are weighed. statuses: that count. largest: for joint acts."""

    on: dt.date
    statuses: tuple[Status, ...] = HAPPENED
    weighting: Weighting = FADING
    largest: int = LARGEST
    level: float = 0.95
    seed: int = 20230913


def measure_dyads(
    events: Sequence[Event],
    dyads: Sequence[tuple[str, str]],
    *,
    options: ComponentOptions,
    members: Members | None = None,
) -> list[Component]:
    """Cooperation, conflict, joint acts, third parties targeted together and shared targets, for each dyad.

    Cooperation and conflict are sums of the scores of the dyad's events, faded and weighted by origins;
    joint acts and third parties are counts of events; shared targets lie between 0 and 1. Order: by dyad as
    given, then by component.
    """
    kept = [event for event in events if event.status in options.statuses]
    table = _Table(kept, options, members)
    found: list[Component] = []
    for dyad in dyads:
        found += _dyad_components(table, (min(dyad), max(dyad)))
    return found


def components_table(components: Sequence[Component]) -> pl.DataFrame:
    """One row per dyad and component, with both intervals; null where unknown."""
    unknown = (None, None)
    rows = [
        (
            *c.dyad,
            c.name,
            c.value,
            c.unit,
            c.n,
            *(c.by_events or unknown),
            *(c.by_origins or unknown),
            c.method,
        )
        for c in components
    ]
    numbers = ("events_low", "events_high", "origins_low", "origins_high")
    schema: dict[str, Any] = {"state1": pl.String, "state2": pl.String, "component": pl.String}
    schema |= {"value": pl.Float64, "unit": pl.String, "n": pl.Int64}
    schema |= dict.fromkeys(numbers, pl.Float64) | {"method": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


class _Table:
    """Events with their worth, and the same drawn anew; built once for all dyads."""

    def __init__(self, events: Sequence[Event], options: ComponentOptions, members: Members | None) -> None:
        self.events = events
        self.options = options
        self.states = [states_in(event, members) for event in events]
        self.directed = [directed_pairs(event, members) for event in events]
        self.pairs = [frozenset(map(frozenset, pairs)) for pairs in self.directed]
        self.fade = options.weighting.fade(
            pl.Series([first_day(event) for event in events], dtype=pl.Date), options.on
        )
        self.weight = corroboration(np.array([max(1, len(event.origins)) for event in events]))
        rng = np.random.default_rng(options.seed)
        self.by_events = draw_events(rng, len(events)) if events else np.zeros((0, 0))
        origins = [event.origins or (event.id,) for event in events]
        self.by_origins = draw_origins(rng, origins) if events else np.zeros((0, 0))

    def sum(
        self, name: str, dyad: tuple[str, str], worth: Floats, mask: Mask, unit: str, method: str
    ) -> Component:
        """A sum of worth over the events in mask, with both intervals."""
        picked = np.flatnonzero(mask)
        part = (worth * self.fade)[picked]
        weight = self.weight[picked]
        level = self.options.level
        return Component(
            name,
            dyad,
            float(part @ weight),
            unit,
            f"{method}; {self.options.weighting.method}",
            len(picked),
            interval(self.by_events[:, picked] @ (part * weight), level) if len(picked) else None,
            interval(self.by_origins[:, picked] @ part, level) if len(picked) else None,
            tuple(self.events[place].id for place in picked.tolist()),
        )

    def count(self, name: str, dyad: tuple[str, str], mask: Mask, method: str) -> Component:
        """A plain count of the events in mask."""
        picked = np.flatnonzero(mask)
        level = self.options.level
        told = self.by_origins[:, picked] > 0
        return Component(
            name, dyad, float(len(picked)), "events", method, len(picked),
            interval(self.by_events[:, picked].sum(axis=1), level) if len(picked) else None,
            interval(told.sum(axis=1).astype(np.float64), level) if len(picked) else None,
            tuple(self.events[place].id for place in picked.tolist()),
        )  # fmt: skip


def _dyad_components(table: _Table, dyad: tuple[str, str]) -> list[Component]:
    return [*_acts_of_dyad(table, dyad), _shared_targets(table, dyad)]


def _acts_of_dyad(table: _Table, dyad: tuple[str, str]) -> list[Component]:
    pair = frozenset(dyad)
    statuses = ", ".join(table.options.statuses)
    quad = np.array([event.quad for event in table.events])
    score = np.array([event.score for event in table.events], dtype=np.float64)
    theirs = np.array([pair in pairs for pairs in table.pairs], dtype=bool)
    joint = np.array([event.joint for event in table.events], dtype=bool)
    small = np.array([len(states) <= table.options.largest for states in table.states], dtype=bool)
    together = np.array([event.quad > 2 and _side_by_side(event, dyad) for event in table.events], dtype=bool)
    if not len(quad) or not (theirs | together).any():
        return [
            Component(name, dyad, None, unit, f"events with status {statuses}", 0, None, None, ())
            for name, unit in (
                ("cooperation", "score"), ("conflict", "score"), ("joint acts", "events"),
                ("third parties targeted together", "events"),
            )
        ]  # fmt: skip
    method = f"sum of PLOVER scores of events with status {statuses}"
    return [
        table.sum("cooperation", dyad, score, theirs & (quad <= 2), "score", method),
        table.sum("conflict", dyad, score, theirs & (quad >= 3), "score", method),
        table.count(
            "joint acts", dyad, theirs & joint & small & (quad <= 2),
            f"cooperative acts done together, up to {table.options.largest} states, status {statuses}",
        ),
        table.count(
            "third parties targeted together", dyad, together,
            f"conflictual acts of both against another, status {statuses}",
        ),
    ]  # fmt: skip


def _shared_targets(table: _Table, dyad: tuple[str, str]) -> Component:
    """How far the conflict of two is turned against the same others; None where either targets nobody."""
    counts: dict[str, list[int]] = {}
    used: list[str] = []
    for event, pairs in zip(table.events, table.directed, strict=True):
        for source, target in pairs if event.quad > 2 else ():
            if source in dyad and target not in dyad:
                counts.setdefault(target, [0, 0])[source == dyad[1]] += 1
                used.append(event.id)
    known = all(sum(pair[side] for pair in counts.values()) for side in (0, 1))
    value = sum(map(min, counts.values())) / sum(map(max, counts.values())) if known else None
    method = (
        "overlap of the others that conflictual acts of each are turned against, 0 to 1 (weighted Jaccard),"
        f" status {', '.join(table.options.statuses)}"
    )
    events = tuple(dict.fromkeys(used)) if known else ()
    return Component("shared targets", dyad, value, "overlap", method, len(events), None, None, events)


def _side_by_side(event: Event, dyad: tuple[str, str]) -> bool:
    """Whether both states act in it against somebody who is neither."""
    acting = {actor[:3] for actor in event.who if ":" not in actor}
    against = {actor[:3] for actor in event.whom if ":" not in actor}
    return set(dyad) <= acting and bool(against - set(dyad))
