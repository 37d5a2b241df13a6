"""`foedus measure`: a case's figures of alignment, with what they rest on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from foedus.coding.trusted_times import find_trusted_times
from foedus.errors import MeasureError
from foedus.flow.datasets import imported_data
from foedus.lexicon.groupings import Grouping, load_groupings
from foedus.lexicon.load import unknown
from foedus.measuring.measure import CaseInput, Measured, MeasureOptions, measure_case
from foedus.model.actor import state_of
from foedus.model.dates import Period
from foedus.model.document import Document
from foedus.model.event import Event
from foedus.settings import Case
from foedus.store.database import Store

MOST_STATES = 6
MOST_SETS = 2


def measure_store(store: Store, case: Case, options: MeasureOptions | None = None) -> Measured:
    """Measure what a case holds.

    Without states in the case, the six that act most are taken; without groupings, those of the lexicon
    whose members are all among them; without either, the sets of states that act together most; without a
    period, the days from the first dated event or article to
    the last.
    Raises MeasureError where there are fewer than two states or no date at all.
    """
    docs, events = tuple(store.stream_documents()), tuple(store.events())
    states = case.states or leading_states(events)
    since, until = covered(case, docs, events)
    sets = () if case.states or case.groupings else acting_together(events, states)
    groupings = named_groupings(case.groupings) or groupings_among(states, until)
    if sets:
        groupings = tuple(
            one for one in groupings if frozenset(one.members_on(until)) in map(frozenset, sets)
        )
    return measure_case(
        CaseInput(
            states=states,
            groupings=groupings,
            sets=sets,
            events=events,
            since=since,
            until=until,
            claims=tuple(store.claims()),
            statements=tuple(store.statements()),
            documents=docs,
            times={doc.id: _times(doc) for doc in docs},
            data=imported_data(store.home, by=store.as_of),
        ),
        options or MeasureOptions(),
    )


def leading_states(events: Iterable[Event], most: int = MOST_STATES) -> tuple[str, ...]:
    """States that take part in most events, the busiest first; ties by code."""
    counts = Counter(
        state
        for event in events
        for state in {state_of(actor) for actor in (*event.who, *event.whom)}
        if state is not None
    )
    return tuple(state for state, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])


def acting_together(events: Iterable[Event], states: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Up to two sets of three or more of the states, by joint acts of any status, of which each has two."""
    counts: Counter[tuple[str, ...]] = Counter()
    for event in events:
        acting = {state_of(actor) for actor in event.who} if event.joint and event.quad < 3 else set()
        inside = tuple(state for state in states if state in acting)
        if len(inside) >= 3:
            counts[inside] += 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(found for found, count in ranked[:MOST_SETS] if count > 1)


def covered(case: Case, docs: Sequence[Document], events: Sequence[Event]) -> tuple[dt.date, dt.date]:
    """First day and the day after the last that the case speaks for."""
    days = [doc.published.since for doc in docs if doc.published.since]
    days += [
        event.when.period.since
        for event in events
        if event.when and event.when.period and event.when.period.since
    ]
    if not days and not (case.since and case.until):
        raise MeasureError("no article and no event has a date; give the case a period")
    since = case.since or min(days)
    until = case.until or max(days) + dt.timedelta(days=1)
    return since, until


def named_groupings(ids: Iterable[str]) -> tuple[Grouping, ...]:
    """The lexicon's groupings with these ids.

    Raises MeasureError for an id that the lexicon does not know.
    """
    known = {grouping.id: grouping for grouping in load_groupings()}
    wanted = list(ids)
    missing = [key for key in wanted if key not in known]
    if missing:
        raise MeasureError("case.yaml: " + unknown("grouping", missing[0], known))
    return tuple(known[key] for key in wanted)


def groupings_among(states: Sequence[str], on: dt.date) -> tuple[Grouping, ...]:
    """Groupings, not treaties, of three or more members on the day, all of them among these states."""
    inside = set(states)
    return tuple(
        grouping
        for grouping in load_groupings()
        if grouping.kind != "treaty"
        and len(grouping.members_on(on)) >= 3
        and inside.issuperset(grouping.members_on(on))
    )


def _times(doc: Document) -> list[tuple[int, int, Period]]:
    return [(time.start, time.end, time.period) for time in find_trusted_times(doc) if time.period]
