"""Who is next? Learn from dated events, then rank all actors for (source, type, ?) on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from foedus.errors import ForecastError
from foedus.forecasting.compiling import Array
from foedus.forecasting.gathering import Work, make_work
from foedus.forecasting.histories import HEAD, TAIL, History, absorb, by_actor, lay_out, order_day
from foedus.forecasting.homes import Homes, Named, absorb_homes, lay_out_homes, read_names
from foedus.forecasting.precedents import Precedents, learn_precedents, no_precedents
from foedus.forecasting.profiles import (
    COMPANY,
    ProfileOptions,
    Profiles,
    blank_profiles,
    company_of,
)
from foedus.forecasting.profiling import draw_lessons, learn_profiles
from foedus.forecasting.questions import Asked, Day, ask_day, every_kth, questions_of
from foedus.forecasting.scorecard import Scorecard, find_edges, learn_points
from foedus.forecasting.tables import EventTable

LEAST_EVENTS = 200
LEAST_DAYS = 30


@dataclass(frozen=True, slots=True)
class RankingOptions:
    """How a ranker learns.

    fit_days: last days of the past that the points are learned from. rates: one pass each.
    candidates: by direct evidence, by profile, by common partners. learned_events: only so many of the
    latest events teach precedents and profiles (all are counted). learned_answers: where the last days hold
    more than so many answers, points are learned from every second, third, ... question: memory and time
    then do not grow with the events of a day.
    """

    fit_days: int = 60
    edge_days: int = 8
    rates: tuple[float, ...] = (0.05, 0.02, 0.006)
    candidates: tuple[int, int, int] = (60, 40, 40)
    profiles: tuple[ProfileOptions, ...] = (
        ProfileOptions(memory_days=20, company=True),
        ProfileOptions(memory_days=20, seed=7),
        ProfileOptions(width=16, memory_days=120, wrong=64, seed=1),
    )
    learned_events: int = 500_000
    learned_answers: int = 60_000


@dataclass(frozen=True, slots=True)
class Ranker:
    """All that was learned up to a day, and the histories that go on being counted after it.

    learned: first day that taught the points nothing. seen: (actors,), how often each was a tail while
    profiles learned. company: (rows, COMPANY), whom the head of each row had met latest.
    """

    table: EventTable
    history: History
    named: Named
    homes: Homes
    precedents: Precedents
    profiles: tuple[Profiles, ...]
    seen: Array
    company: Array
    card: Scorecard
    work: Work
    options: RankingOptions
    learned: int

    def ask(self, day: int, *, ranked: bool = False, asked: Asked | None = None) -> Day:
        """Answer questions on a day that is not yet counted: by default those that its events answer."""
        h, wanted = self.history, np.array(self.options.candidates, np.int64)
        asked = asked or questions_of(h, day)
        return ask_day(
            h, self.homes, self.precedents, self.profiles, self.work, asked, day, wanted, ranked=ranked
        )

    def count(self, day: int, *, learn: bool = True) -> None:
        """Count a day's events as past; precedents and profiles, which are counts too, go on learning.

        The points never change after the fit.
        """
        start, end = (int(x) for x in self.history.day_from[day : day + 2])
        if start == end:
            return
        if learn:
            self._learn(day, start, end)
        self._absorb(np.arange(start, end, dtype=np.int32))

    def _learn(self, day: int, start: int, end: int) -> None:
        h = self.history
        learn_precedents(h, self.precedents, order_day(h, day), np.full(h.n_actors, -1, np.int64))
        self.seen[:] += np.bincount(h.event[start:end, TAIL], minlength=h.n_actors)
        self.company[start:end] = company_of(h, h.event[start:end, HEAD])
        for profiles, how in zip(self.profiles, self.options.profiles, strict=True):
            draws = draw_lessons(start, end, self.seen, self.company, day, how)
            learn_profiles(h.event, profiles, draws, how.rate)

    def _absorb(self, rows: Array) -> None:
        absorb(self.history, rows)
        if len(self.homes.at):
            absorb_homes(self.homes, self.history.event, self.history.decay, rows)

    def count_before(self, day: int) -> None:
        """Count all events before a day at once; nothing is learned from them."""
        h, stop = self.history, int(self.history.day_from[day])
        absorb(h, by_actor(h, stop))
        if len(self.homes.at):
            absorb_homes(self.homes, h.event, h.decay, np.arange(stop, dtype=np.int32))


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
    ranker = _blank(table, options, stop)
    return replace(ranker, card=_learn_card(_stream(ranker, stop), options))


def _blank(table: EventTable, options: RankingOptions, stop: int) -> Ranker:
    h, n, kinds = lay_out(table), len(table.actors), len(table.types)
    named = read_names(table.actors)
    return Ranker(
        table, h, named, lay_out_homes(named, h), no_precedents(kinds),
        tuple(blank_profiles(n, kinds, options=how) for how in options.profiles), np.ones(n),
        np.zeros((len(h.event), COMPANY), np.int32), Scorecard(np.zeros((0, 0)), np.zeros((0, 0))),
        make_work(h), options, stop,
    )  # fmt: skip


def _stream(ranker: Ranker, stop: int) -> Iterator[Day]:
    """Go through the past day by day: ask, then learn, then count; yields the last days' questions."""
    h, options = ranker.history, ranker.options
    rows = int(h.day_from[stop]) - 2 * options.learned_events
    learning = int(np.searchsorted(h.day_from[1:], rows)) if rows > 0 else 0
    asking = max(0, stop - options.fit_days)
    start = min(learning, asking)
    if start:
        ranker.count_before(start)
    answers = int(h.day_from[stop] - h.day_from[asking])
    thinned = max(1, -(-answers // options.learned_answers))
    for day in range(start, stop):
        if h.day_from[day] == h.day_from[day + 1]:
            continue
        if day >= asking:
            yield ranker.ask(day, asked=every_kth(questions_of(h, day), thinned, first=day))
        ranker.count(day, learn=day >= learning)


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
