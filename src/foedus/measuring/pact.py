"""Pact or pairs: do the states of a group act together more than their smaller groups imply?

The method, its assumptions and its calibration are in docs/pact-or-pairs.md.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from foedus.errors import MeasureError
from foedus.measuring.interaction import Interaction, assess_interaction, free_cell, tilt
from foedus.measuring.participants import (
    HAPPENED,
    LARGEST,
    Counted,
    Meeting,
    Members,
    find_meetings,
    in_no_doubt,
    is_joint_act,
    presence_table,
)
from foedus.model.claim import Status
from foedus.model.event import Event

Ints: TypeAlias = npt.NDArray[np.int64]
Answer = Literal["pact", "pairs", "apart", "open", "too little to say"]

ALPHA = 0.05
NEAR = math.log(4)
MOST = 8
ALONE = 3


@dataclass(frozen=True, slots=True)
class TripleTest:
    """The exact test of one group; holm: its p-value corrected for all triples of the group asked about."""

    group: tuple[str, ...]
    result: Interaction
    holm: float | None


@dataclass(frozen=True, slots=True)
class PactTest:
    """The answer for a group, with what it rests on.

    answer: "pact" (a surplus of joint acts), "pairs" (none, and the interval leaves out a ratio of
    odds ratios of four either way), "apart" (a deficit: hub and spoke), "open" (neither shown nor ruled
    out), "too little to say" (no outcome could have been told from chance, or the events were chosen for
    their parties: a state of the group hardly stands in one without the others).
    whole: every state of the group together, against all smaller groups. triples: each three of a larger
    group; weakest: the triple with the least effect. everything: whole, with large gatherings in.
    joint: events with all states that were counted; joint_by_status: acts of the whole group together
    whatever their status, as the brief counts them; mentioned: their ids.
    """

    group: tuple[str, ...]
    answer: Answer
    why: str
    whole: Interaction
    everything: Interaction
    triples: tuple[TripleTest, ...]
    weakest: TripleTest | None
    counted: Counted
    joint: tuple[Meeting, ...]
    joint_by_status: Mapping[str, int]
    mentioned: tuple[str, ...]
    largest: int | None


def pact_or_pairs(
    events: Iterable[Event],
    group: Sequence[str],
    *,
    statuses: Collection[Status] = HAPPENED,
    largest: int | None = LARGEST,
    members: Members | None = None,
    level: float = 0.95,
) -> PactTest:
    """Test by event whether a group of three or more acts together beyond its smaller groups.

    events: the whole panel, with events in which none or one of the group took part: they say how often
    each acts with others. group: ISO 3166 alpha-3 codes. members: states that a grouping's id stands for.
    Raises MeasureError for a group of fewer than three or more than eight.
    """
    group = tuple(group)
    if not 3 <= len(group) <= MOST:
        raise MeasureError(f"pact or pairs is asked of three to {MOST} states, not of {len(group)}")
    events = list(events)
    counted = find_meetings(events, statuses=statuses, largest=largest, members=members)
    told = in_no_doubt(counted.meetings, group)
    large = in_no_doubt(counted.large, group)
    whole = assess_interaction(presence_table(told, group), level=level)
    everything = assess_interaction(presence_table((*told, *large), group), level=level)
    triples = _triples(counted.meetings, group, level) if len(group) > 3 else ()
    joint = tuple(meeting for meeting in told if meeting.states.issuperset(group))
    mentioned = [event for event in events if is_joint_act(event, group, members)]
    by_status: dict[str, int] = dict(sorted(Counter(event.status for event in mentioned).items()))
    answer, why = judge(whole, presence_table(told, group), group=group, alpha=1 - level)
    if answer == "too little to say":
        why = f"{why}; {_spell(by_status, len(group))}; {counted.note}"
    if len(told) < len(counted.meetings):
        why += f"; {len(counted.meetings) - len(told)} of one side towards several of the group left out"
    return PactTest(
        group,
        answer,
        why,
        whole,
        everything,
        triples,
        min(triples, key=_strength) if triples else None,
        counted,
        joint,
        by_status,
        tuple(event.id for event in mentioned),
        largest,
    )


def judge(
    result: Interaction, counts: Ints, *, group: Sequence[str] = (), alpha: float = ALPHA
) -> tuple[Answer, str]:
    """Turn a test into an answer and its reason.

    counts: the table that the test was made from. group: the states by name, in the order of its axes.
    """
    if not result.informative:
        return "too little to say", (
            f"{result.n} events leave nothing to compare: given who meets whom in pairs, "
            f"the number of joint events ({result.joint}) could not have been another"
        )
    _, _, log_weights = free_cell(counts)
    edges = tilt(log_weights, 0.0)[[0, -1]]
    if 2 * float(edges.min()) > alpha:
        return "too little to say", (
            f"{result.n} events are too few: joint events could lie only between {result.low} and "
            f"{result.high}, and neither would differ from chance at {alpha:.0%}"
        )
    if few := _hardly_alone(counts, group):
        return "too little to say", (
            f"too few of {result.n} events show one of them with others and without the rest of the group "
            f"({few}); at least {ALONE} of each are needed, since articles collected about a group make it"
            " look apart"
        )
    assert result.p is not None and result.effect is not None and result.interval is not None
    assert result.expected is not None
    seen = f"{result.joint} joint events where pairs alone imply {result.expected:.1f}"
    if result.p <= alpha:
        return ("pact" if result.effect > 0 else "apart"), seen + _if_unseen(result, counts.ndim)
    low, high = result.interval
    if low > -NEAR and high < NEAR:
        return "pairs", seen
    return "open", f"{seen}; the interval leaves room for a surplus and for none"


def _hardly_alone(counts: Ints, group: Sequence[str]) -> str:
    """The states that the counted events hardly show with others and without the rest of the group."""
    parts = []
    for axis in range(counts.ndim):
        alone = int(counts[tuple(int(axis == other) for other in range(counts.ndim))])
        if alone < ALONE:
            name = group[axis] if group else f"state {axis + 1}"
            parts.append(f"{name} {alone}")
    return ", ".join(parts)


def _if_unseen(result: Interaction, states: int) -> str:
    """What share of the events that each state has without the others must be missing to explain the answer.

    Were only a share s of such events reported, the estimate would move by log(s) for each state, down in a
    group of an odd number and up in one of an even: the edge of the interval that is nearer to zero says how
    small s must be.
    """
    assert result.effect is not None and result.interval is not None
    low, high = result.interval
    surplus, odd = result.effect > 0, states % 2 == 1
    if surplus == odd:
        return f"; events that are missed would make this {'surplus' if surplus else 'deficit'} larger"
    edge = low if surplus else -high
    missed = 1 - math.exp(-edge / states)
    return f"; gone if the articles miss {missed:.0%} of what each does without the others"


def holm(values: Sequence[float | None]) -> list[float | None]:
    """Holm's step-down correction; None stays None and counts as no test.

    >>> holm([0.01, None, 0.04])
    [0.02, None, 0.04]
    """
    known = sorted((value, place) for place, value in enumerate(values) if value is not None)
    corrected: list[float | None] = [None] * len(values)
    floor = 0.0
    for rank, (value, place) in enumerate(known):
        floor = max(floor, min(1.0, value * (len(known) - rank)))
        corrected[place] = floor
    return corrected


def _triples(meetings: Sequence[Meeting], group: Sequence[str], level: float) -> tuple[TripleTest, ...]:
    tests = [
        TripleTest(
            three, assess_interaction(presence_table(in_no_doubt(meetings, three), three), level=level), None
        )
        for three in itertools.combinations(group, 3)
    ]
    return tuple(
        replace(test, holm=p) for test, p in zip(tests, holm([test.result.p for test in tests]), strict=True)
    )


def _strength(test: TripleTest) -> tuple[bool, float, tuple[str, ...]]:
    """Least effect first; a triple of which nothing can be said is weaker than any."""
    effect = test.result.effect
    return effect is not None, effect if effect is not None else 0.0, test.group


def _spell(by_status: Mapping[str, int], size: int) -> str:
    if not by_status:
        return f"no event holds all {size} states"
    total = sum(by_status.values())
    acts = "joint act" if total == 1 else "joint acts"
    if len(by_status) == 1:
        return f"{total} {acts}, {'all ' if total > 1 else ''}{next(iter(by_status))}"
    return f"{total} {acts}: " + ", ".join(f"{count} {status}" for status, count in by_status.items())
