"""Who is next? Learn from dated events, then rank all actors for (source, type, ?) on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from foedus.errors import ForecastError
from foedus.forecasting.compiling import Array
from foedus.forecasting.gathering import Work, make_work
from foedus.forecasting.histories import History, absorb, lay_out
from foedus.forecasting.precedents import Precedents, learn_precedents, no_precedents
from foedus.forecasting.profiles import ProfileOptions, Profiles, blank_profiles, learn_profiles
from foedus.forecasting.questions import Day, ask_day
from foedus.forecasting.scorecard import Scorecard, find_edges, learn_points
from foedus.forecasting.tables import EventTable

LEAST_EVENTS = 200
LEAST_DAYS = 30


@dataclass(frozen=True, slots=True)
class RankingOptions:
    """How a ranker learns.

    fit_days: last days of the past that the points are learned from. rates: one pass each.
    candidates: by direct evidence, by profile, by common partners. learned_events: only so many of the
    latest events teach precedents and profiles (all are counted).
    """

    fit_days: int = 60
    edge_days: int = 8
    rates: tuple[float, ...] = (0.05, 0.02, 0.006)
    candidates: tuple[int, int, int] = (60, 40, 40)
    profiles: tuple[ProfileOptions, ...] = (
        ProfileOptions(memory_days=20),
        ProfileOptions(memory_days=20, seed=7),
        ProfileOptions(width=16, memory_days=120, wrong=64, seed=1),
    )
    learned_events: int = 500_000


@dataclass(frozen=True, slots=True)
class Ranker:
    """All that was learned up to a day, and the histories that go on being counted after it.

    learned: first day that taught the points nothing.
    """

    table: EventTable
    history: History
    precedents: Precedents
    profiles: tuple[Profiles, ...]
    card: Scorecard
    work: Work
    options: RankingOptions
    learned: int

    def ask(self, day: int, *, ranked: bool = False) -> Day:
        """Answer the questions of the table's events on a day; the day itself is not yet counted."""
        rows = int(self.history.day_from[day]), int(self.history.day_from[day + 1])
        wanted = np.array(self.options.candidates, np.int64)
        return ask_day(self.history, self.precedents, self.profiles, self.work, rows, wanted, ranked=ranked)

    def count(self, day: int, *, learn: bool = True) -> None:
        """Count a day's events as past; precedents and profiles, which are counts too, go on learning.

        The points never change after the fit.
        """
        h, start = self.history, int(self.history.day_from[day])
        end = int(h.day_from[day + 1])
        if start == end:
            return
        if learn:
            learn_precedents(h, self.precedents, start, end, np.full(h.n_actors, -1, np.int64))
            for profiles, how in zip(self.profiles, self.options.profiles, strict=True):
                memory = how.memory_days * end / (day + 1)
                seed = how.seed + 2 * day
                learn_profiles(h, profiles, start, end, how.replays, memory, how.wrong, how.rate, seed)
        absorb(h, start, end)


def fit_ranker(
    table: EventTable, options: RankingOptions | None = None, *, until: int | None = None
) -> Ranker:
    """Learn from all events before day `until` (default: all of the table).

    Events from `until` on may be in the table: their names and places are laid out, nothing of them
    is counted or learned. Raises ForecastError when there is too little history to learn from.
    """
    options = options or RankingOptions()
    stop = until if until is not None else (int(table.day[-1]) + 1 if len(table) else 0)
    past = int(np.searchsorted(table.day, stop))
    days = len(np.unique(table.day[:past]))
    if past < LEAST_EVENTS or days < LEAST_DAYS:
        raise ForecastError(
            f"{table.origin}: too little to say: {past} events on {days} days; ranking needs at least "
            f"{LEAST_EVENTS} events on {LEAST_DAYS} days; import event data, or ask for a probability"
        )
    h, n, kinds = lay_out(table), len(table.actors), len(table.types)
    ranker = Ranker(
        table, h, no_precedents(kinds),
        tuple(blank_profiles(n, kinds, options=how) for how in options.profiles),
        Scorecard(np.zeros((0, 0)), np.zeros((0, 0))), make_work(n), options, stop,
    )  # fmt: skip
    return replace(ranker, card=_learn_card(_stream(ranker, stop), options))


def _stream(ranker: Ranker, stop: int) -> Iterator[Day]:
    """Go through the past day by day: ask, then learn, then count; yields the last days' questions."""
    h, options = ranker.history, ranker.options
    last = int(h.day_from[stop])
    for day in range(stop):
        start, end = int(h.day_from[day]), int(h.day_from[day + 1])
        if start == end:
            continue
        if day >= stop - options.fit_days:
            yield ranker.ask(day)
        ranker.count(day, learn=last - end <= 2 * options.learned_events)


def _learn_card(days: Iterator[Day], options: RankingOptions) -> Scorecard:
    """Learn points; the classes' edges come from the first days, so that rows can be kept as bytes."""
    waiting: list[Day] = []
    card: Scorecard | None = None
    classes: list[Array] = []
    right: list[Array] = []
    groups: list[Array] = []
    for day in days:
        waiting.append(day)
        if card is None and len(waiting) < options.edge_days:
            continue
        card = card or _edges_from(waiting)
        _keep(waiting, card, classes, right, groups)
    if card is None:
        card = _edges_from(waiting)
        _keep(waiting, card, classes, right, groups)
    starts = np.cumsum([0] + [len(x) for x in classes[:-1]])
    for part, start in zip(groups, starts, strict=True):
        part[:, 2:] += start
    return learn_points(
        card.edges, np.concatenate(classes), np.concatenate(right), np.concatenate(groups),
        rates=options.rates,
    )  # fmt: skip


def _edges_from(days: list[Day]) -> Scorecard:
    measures = np.concatenate([d.measures for d in days])
    return Scorecard(find_edges(measures, np.concatenate([d.right for d in days])), np.zeros((0, 0)))


def _keep(
    waiting: list[Day], card: Scorecard, classes: list[Array], right: list[Array], groups: list[Array]
) -> None:
    for day in waiting:
        classes.append(card.classes_of(day.measures))
        right.append(day.right)
        groups.append(day.groups.copy())
    waiting.clear()
