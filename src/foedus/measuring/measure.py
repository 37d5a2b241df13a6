"""All figures of alignment for one case: the one function that the flow calls."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from foedus.errors import MeasureError
from foedus.lexicon.groupings import Grouping, load_groupings
from foedus.measuring.blocs import Bloc, find_blocs
from foedus.measuring.camps import Balance, balance_over_time
from foedus.measuring.components import Component, ComponentOptions, measure_dyads
from foedus.measuring.datasets import DataSet, measure_data
from foedus.measuring.excitation import SHORTEST, Excitation, excitation_test
from foedus.measuring.groups import Group, answering_pairs, groups_of
from foedus.measuring.hubs import Reciprocity, Shape, find_shape, reciprocity
from foedus.measuring.linkends import CaseLink, Times, find_case_links
from foedus.measuring.obligations import Closure, find_closure, obligation_table
from foedus.measuring.pact import PactTest, pact_or_pairs
from foedus.measuring.panel import Coverage, Every, build_panel, directed_pairs, event_rows, fill_panel
from foedus.measuring.participants import HAPPENED, LARGEST, Meeting, Members
from foedus.measuring.response import WINDOWS, ResponseTest, daily_counts, response_test
from foedus.measuring.shifts import ShiftTest, shift_test
from foedus.measuring.signed import network_from_scores
from foedus.measuring.weighting import FADING, Weighting
from foedus.model.claim import Claim, Status
from foedus.model.dates import Period
from foedus.model.document import Document
from foedus.model.event import Event
from foedus.model.finding import Finding
from foedus.model.statement import Statement


@dataclass(frozen=True, slots=True)
class MeasureOptions:
    """statuses: that count as done. largest: states beyond which an event is a large gathering.

    every: period of the panel and of the test by time. windows: days of the response test. second_opinion:
    whether a self-exciting model is asked about responses too.
    """

    statuses: tuple[Status, ...] = HAPPENED
    largest: int = LARGEST
    every: Every = "week"
    windows: tuple[int, ...] = WINDOWS
    second_opinion: bool = True
    weighting: Weighting = FADING
    level: float = 0.95


@dataclass(frozen=True, slots=True)
class CaseInput:
    """What a case brings: its states and groupings, its events, and what they rest on.

    treaties: every grouping whose obligations count and whose name may stand in the texts; () for all
    of the lexicon.

    sets: groups of three to eight states that nobody named, chosen because they act together.

    since, until: the days that its coverage speaks for (until exclusive). times: by document, dated
    expressions that give an act without date its time (see `linkends`).
    """

    states: tuple[str, ...]
    groupings: tuple[Grouping, ...]
    events: tuple[Event, ...]
    since: dt.date
    until: dt.date
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    documents: tuple[Document, ...] = ()
    data: tuple[DataSet, ...] = ()
    treaties: tuple[Grouping, ...] = ()
    times: Times | None = None
    sets: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class GroupMeasures:
    """Everything about one group; by_time is for groups of three."""

    group: Group
    pact: PactTest
    by_time: ShiftTest | None
    shape: Shape
    closure: Closure
    reciprocity: tuple[Reciprocity, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """Whether one group answers another; events: of both, that were counted. second: another opinion."""

    asked: Group
    answering: Group
    test: ResponseTest
    events: tuple[str, ...]
    second: Excitation | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """Tables and answers for a case, and the findings that a brief may cite."""

    panel: pl.DataFrame
    obligations: pl.DataFrame
    components: tuple[Component, ...]
    groups: tuple[GroupMeasures, ...]
    responses: tuple[Response, ...]
    links: tuple[CaseLink, ...]
    balance: Balance | None
    blocs: tuple[Bloc, ...]
    findings: tuple[Finding, ...]


def measure_case(case: CaseInput, options: MeasureOptions = MeasureOptions()) -> Measured:
    """Measure a case; every figure names its convention, and says so where there is too little.

    Raises MeasureError where the case names fewer than two states or an empty period.
    """
    from foedus.measuring.findings import findings_of

    if len(case.states) < 2 or case.since >= case.until:
        raise MeasureError("a case needs two states or more, and a period with a first and a last day")
    last = case.until - dt.timedelta(days=1)
    dyads = list(itertools.combinations(sorted(case.states), 2))
    case = replace(case, treaties=case.treaties or tuple(load_groupings()))
    members = _members(case, options, last)
    components = measure_dyads(
        case.events,
        dyads,
        options=ComponentOptions(last, options.statuses, options.weighting, options.largest, options.level),
        members=members,
    )
    groups = groups_of(case.states, case.groupings, last, sets=case.sets)
    measured = [_measure_group(group, case, options, members, last) for group in groups]
    responses = [
        _response(asked, answering, case, options, members) for asked, answering in answering_pairs(groups)
    ]
    links = find_case_links(
        case.documents, claims=case.claims, events=case.events, statements=case.statements,
        groupings=case.treaties, times=case.times,
    )  # fmt: skip
    found = Measured(
        _panel(case, options, dyads, members),
        obligation_table(case.treaties, dyads),
        tuple(components),
        tuple(measured),
        tuple(responses),
        tuple(links),
        _balance(case, components),
        find_blocs(
            case.events, case.states, since=case.since, until=case.until, statuses=options.statuses,
            members=members,
        ),
        (),
    )  # fmt: skip
    data = measure_data(case.data, dyads, year=last.year, latest=True)
    return replace(found, findings=(*findings_of(found, case, options), *data))


def _members(case: CaseInput, options: MeasureOptions, last: dt.date) -> dict[str, tuple[str, ...]]:
    """States that a grouping's name stands for; only small groupings: what the UN does, no member does."""
    found = {one.actor: one.members_on(last) for one in (*case.treaties, *case.groupings)}
    return {actor: states for actor, states in found.items() if len(states) <= options.largest}


def _measure_group(
    group: Group, case: CaseInput, options: MeasureOptions, members: Members, last: dt.date
) -> GroupMeasures:
    pact = pact_or_pairs(
        case.events, group.states, statuses=options.statuses, largest=options.largest, members=members,
        level=options.level,
    )  # fmt: skip
    acts = [
        (*pair, event.id)
        for event in case.events
        if event.quad < 3 and not event.joint and event.status in options.statuses
        for pair in directed_pairs(event, members)
        if set(pair) <= set(group.states)
    ]
    return GroupMeasures(
        group,
        pact,
        _by_time(pact.counted.meetings, group, case) if len(group.states) == 3 else None,
        find_shape(pact.counted.meetings, group.states),
        find_closure(case.treaties, group.states, last),
        tuple(reciprocity(acts, group.states)),
    )


def _by_time(meetings: Sequence[Meeting], group: Group, case: CaseInput) -> ShiftTest:
    """Weeks in which each pair of the group met without the third, whose presence would answer for all."""
    weeks = -(-(case.until - case.since).days // 7)
    series = []
    for pair in itertools.combinations(group.states, 2):
        counts = np.zeros(weeks)
        for meeting in meetings:
            date = meeting.date
            only = meeting.states.intersection(group.states) == set(pair)
            if only and date is not None and case.since <= date < case.until:
                counts[(date - case.since).days // 7] += 1
        series.append(counts)
    return shift_test(series)


def _response(
    asked: Group, answering: Group, case: CaseInput, options: MeasureOptions, members: Members
) -> Response:
    span = Period(case.since, case.until)
    windows = tuple(days for days in options.windows if days * 4 <= (span.days or 0))
    if not windows:
        empty = ResponseTest(0, 0, span.days or 0, (), None, None, None, 0, "the period is too short")
        return Response(asked, answering, empty, ())
    days = [
        _days_of(group, other, case, options, members)
        for group, other in ((asked, answering), (answering, asked))
    ]
    counts = [daily_counts((date for date, _ in one), span) for one in days]
    test = response_test(*counts, windows=windows, level=options.level)
    # Where the first test has too few events, a model of more parameters has nothing to add.
    wanted = options.second_opinion and test.best is not None and len(counts[0]) >= SHORTEST
    second = excitation_test(*counts) if wanted else None
    return Response(asked, answering, test, tuple(event for one in days for _, event in one), second)


def _days_of(
    group: Group, other: Group, case: CaseInput, options: MeasureOptions, members: Members
) -> list[tuple[dt.date, str]]:
    """Days of cooperative events of two or more of a group without the other, known to the day."""
    found = []
    for event in case.events:
        if event.quad > 2 or event.status not in options.statuses:
            continue
        states = {state for pair in directed_pairs(event, members) for state in pair}
        period = event.when.period if event.when else None
        if len(states & set(group.states)) < 2 or states & set(other.states):
            continue
        if period is not None and period.since is not None and period.days == 1:
            found.append((period.since, event.id))
    return found


def _panel(
    case: CaseInput, options: MeasureOptions, dyads: list[tuple[str, str]], members: Members
) -> pl.DataFrame:
    rows = event_rows(case.events, statuses=options.statuses, members=members)
    panel = build_panel(rows, every=options.every, directed=False)
    return fill_panel(
        panel, dyads, every=options.every, since=case.since, until=case.until,
        coverage=Coverage("case", case.since, case.until),
    )  # fmt: skip


def _balance(case: CaseInput, components: Sequence[Component]) -> Balance | None:
    scores: dict[tuple[str, str], float] = {}
    for one in components:
        if one.name in ("cooperation", "conflict") and one.value is not None:
            scores[one.dyad] = scores.get(one.dyad, 0.0) + one.value
    network = network_from_scores(scores, threshold=1.0)
    if network.ties < 2:
        return None
    (found,) = balance_over_time([(f"{case.since} to {case.until}", network)])
    return found
