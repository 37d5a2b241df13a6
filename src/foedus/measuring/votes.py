"""Voting positions in an assembly as codes, and likeness by session or calendar year.

Votes are ordered yes 0, abstain 1, no 2; absent and not yet a member are unknown, never "abstain".
The grouping is part of the value: a General Assembly session begins in September and ends the next
year, so figures by session and by calendar year differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import polars as pl

from foedus.errors import MeasureError
from foedus.measuring.crosstab import Codes, Floats, crosstab
from foedus.measuring.similarity import Measure, measure_tables

POSITIONS = ("yes", "abstain", "no")
Grouping = Literal["session", "year"]


def vote_codes(votes: pl.DataFrame, states: Sequence[str] | Sequence[int]) -> Codes:
    """Positions of states on roll calls.

    votes: columns rollcall, state, position ("yes", "abstain", "no", "absent"), one row a vote.
    Returns (states, roll calls), roll calls in order of id; -1 where absent or without a row.
    """
    calls = votes["rollcall"].unique().sort().to_list()
    place = {call: index for index, call in enumerate(calls)}
    row = {state: index for index, state in enumerate(states)}
    value = {position: code for code, position in enumerate(POSITIONS)}
    codes = np.full((len(states), len(calls)), -1, dtype=np.int8)
    known = votes.filter(pl.col("state").is_in(list(states)) & pl.col("position").is_in(POSITIONS))
    for call, state, position in known.select("rollcall", "state", "position").iter_rows():
        codes[row[state], place[call]] = value[position]
    return codes


def vote_similarity(
    votes: pl.DataFrame,
    *,
    by: Grouping,
    measures: Sequence[Measure],
    states: Sequence[str] | None = None,
    weights: dict[object, float] | None = None,
) -> pl.DataFrame:
    """Likeness of voting for every directed dyad and group.

    votes: columns rollcall, state, position, session, year. weights: by roll call; None weighs all 1.
    Returns columns state1, state2, the grouping, n (roll calls on which both took a position) and the
    measures; no row for a dyad that shared no vote.
    """
    if by not in votes.columns:
        raise MeasureError(f"the table of votes has no column {by!r}")
    frames = []
    for (group,), part in sorted(votes.partition_by(by, as_dict=True).items(), key=lambda item: str(item[0])):
        names = sorted(set(part["state"].to_list()) if states is None else states)
        weight = None
        if weights is not None:
            calls = part["rollcall"].unique().sort().to_list()
            weight = np.array([weights.get(call, 0.0) for call in calls])
        codes = vote_codes(part, names)
        table = crosstab(codes, categories=len(POSITIONS), weights=weight)
        shared = crosstab(codes, categories=len(POSITIONS)).sum(axis=(-1, -2))
        frames.append(_frame(names, group, by, shared, {m.id: measure_tables(table, m) for m in measures}))
    if not frames:
        raise MeasureError("the table of votes is empty")
    return pl.concat(frames)


def _frame(
    names: Sequence[str], group: object, by: Grouping, shared: Floats, values: dict[str, Floats]
) -> pl.DataFrame:
    first, second = np.nonzero((shared > 0) & ~np.eye(len(names), dtype=bool))
    columns: dict[str, object] = {
        "state1": np.asarray(names)[first],
        "state2": np.asarray(names)[second],
        by: [group] * len(first),
        "n": shared[first, second].astype(np.int64),
    }
    columns |= {name: square[first, second] for name, square in values.items()}
    return pl.DataFrame(columns).with_columns(pl.col(list(values)).fill_nan(None))
