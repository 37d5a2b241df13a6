"""Answer a question from a table of events: a probability with its reasons, or "too little to say"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.special import betaincinv

from foedus.errors import ForecastError
from foedus.forecasting.panel import NAMES, Panel, make_panel
from foedus.forecasting.probability import (
    ProbabilityModel,
    ProbabilityOptions,
    combine_group,
    fit_probability,
)
from foedus.forecasting.question import Question, find_events
from foedus.forecasting.tables import EventTable
from foedus.forecasting.words import word_for

LEAST_WINDOWS = 6
LEAST_EVENTS = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """Points (log odds) by name, with the counts that they rest on as a sentence."""

    name: str
    points: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Answer:
    """probability None: too little to say, and `note` gives the counts.

    interval: 95 %. baselines: what simpler forecasters say. reasons: they sum to the log odds of the
    probability for a pair; for a group they are those of its likeliest pair. origin: what it was learned
    from, "case" or an imported data set.
    """

    question: Question
    probability: float | None
    word: str
    interval: tuple[float, float] | None
    baselines: tuple[tuple[str, float], ...]
    reasons: tuple[Reason, ...]
    method: str
    origin: str
    note: str = ""


def answer_question(table: EventTable, question: Question) -> Answer:
    """Answer from the events before the window: learned from all pairs if there are enough, else counted.

    Learned: logistic regression on pairs (see `probability`). Counted: share of past windows of the same
    length with such an event, Jeffreys prior [brown2001]. With fewer than LEAST_WINDOWS windows or
    LEAST_EVENTS events before, the answer is "too little to say". The note says why it was not learned.
    """
    day = table.day_of(question.since)
    try:
        return _learned(table, question, day)
    except ForecastError as why:
        return _counted(table, question, day, why=str(why))


def choose_table(case: EventTable | None, imported: EventTable | None, *, day_of: Question) -> EventTable:
    """The case's own events when they answer the question, else the imported ones.

    Raises ForecastError when there is neither.
    """
    for table in (case, imported):
        if table is not None and answer_question(table, day_of).probability is not None:
            return table
    if case is None and imported is None:
        raise ForecastError("no events to forecast from: code articles, or import event data")
    chosen = case if case is not None else imported
    assert chosen is not None
    return chosen


def _rows_of(table: EventTable, panel: Panel, question: Question) -> list[int]:
    index = {name: i for i, name in enumerate(table.actors)}
    known = sorted(index[a] for a in question.actors if a in index)
    at = {pair: i for i, pair in enumerate(zip(panel.first.tolist(), panel.second.tolist(), strict=True))}
    return [at[pair] for pair in combinations(known, 2) if pair in at]


def _learned(table: EventTable, question: Question, day: int) -> Answer:
    types = None
    if question.type is not None:
        if question.type not in table.types:
            raise ForecastError(f"{table.origin} has no event of type {question.type}")
        types = (table.types.index(question.type),)
    options = ProbabilityOptions(window_days=question.window_days, types=types)
    model = fit_probability(table, day, options)
    panel = make_panel(table, day, window_days=question.window_days, types=types)
    rows = _rows_of(table, panel, question)
    if not rows:
        raise ForecastError(f"{table.origin}: none of these pairs was seen before {question.since}")
    p, (low, high) = model.predict(panel)[rows], (x[rows] for x in model.interval(panel))
    base = {name: values[rows] for name, values in model.baselines(panel).items()}
    value = combine_group(p)
    method = "logistic regression on pairs, calibrated on earlier windows"
    if len(question.actors) > 2:
        method += "; pairs of the group combined as if independent, an upper reading"
    likeliest = rows[int(np.argmax(p))]
    return Answer(
        question, value, word_for(value), (combine_group(low), combine_group(high)),
        tuple((name, combine_group(values)) for name, values in base.items()),
        _explain(table, model, panel, likeliest), method, table.origin,
        note=f"learned from {model.rows} rows, {model.happened} with an event",
    )  # fmt: skip


TOLD = {
    "latest": ("recency", "pair_recency", "age"),
    "how often": ("frequency", "count_slow", "count_mid", "count_fast", "last_window", "windows_active"),
    "other acts of the two": ("pair_count_mid", "pair_types"),
    "how active the two are": ("busier", "quieter", "busier_fast", "quieter_fast"),
    "how common the type is": ("type_rate",),
}


def _explain(table: EventTable, model: ProbabilityModel, panel: Panel, row: int) -> tuple[Reason, ...]:
    points = {name: float(values[row]) for name, values in model.points(panel).items()}
    first, second = table.actors[panel.first[row]], table.actors[panel.second[row]]
    count, last = int(panel.count[row]), int(panel.last[row])
    types = round(float(np.expm1(panel.features[row, NAMES.index("pair_types")])))
    seen = f"{count} such events between {first} and {second} before"
    sentences = {
        "latest": f"the latest was on {table.date_of(last)}" if last >= 0 else "there was none before",
        "how often": seen,
        "other acts of the two": f"{types} types of act between them",
        "how active the two are": f"events of {first} and {second} with anyone, recent ones counting more",
        "how common the type is": "share of all pairs with such an event in the last window",
    }
    base = Reason("base", points["base"], f"{model.happened} of {model.rows} rows had such an event")
    groups = [
        Reason(name, sum(points[part] for part in parts), sentences[name]) for name, parts in TOLD.items()
    ]
    return (base, *sorted(groups, key=lambda reason: -abs(reason.points)))


def _counted(table: EventTable, question: Question, day: int, *, why: str) -> Answer:
    first = int(table.day[0]) if len(table) else day
    length = question.window_days
    windows = (day - first) // length
    active, events = 0, 0
    for k in range(windows):
        since, until = (table.date_of(day - length * (k + back)) for back in (1, 0))
        n = len(find_events(table, Question(question.actors, question.type, since, until)))
        active, events = active + (n > 0), events + n
    counts = (
        f"{events} such events in {windows} windows of {length} days before {question.since}, "
        f"{active} of the windows with at least one"
    )
    if windows < LEAST_WINDOWS or events < LEAST_EVENTS:
        return Answer(
            question,
            None,
            "",
            None,
            (),
            (),
            "none",
            table.origin,
            note=f"too little to say: {counts}; from other pairs: {why}",
        )
    value = (active + 0.5) / (windows + 1)
    low, high = betaincinv(active + 0.5, windows - active + 0.5, [0.025, 0.975])
    reason = Reason("base", float(np.log(value / (1 - value))), counts)
    return Answer(
        question, value, word_for(value), (float(low), float(high)), (("base_rate", value),), (reason,),
        "share of past windows, Jeffreys prior", table.origin, note=f"{counts}; not learned: {why}",
    )  # fmt: skip
