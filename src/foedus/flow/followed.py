"""Indicators given a lever: counted in the case's events, and in imported ones that can be asked the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from foedus.flow.datasets import imported_data
from foedus.measuring.datasets import DataSet
from foedus.settings import Case
from foedus.store.database import Store
from foedus.weighing.conditional import Comparison, Followed, Happening, choose, compare_rates, happenings
from foedus.weighing.indicators import Indicator, find_events
from foedus.weighing.query import Query
from foedus.weighing.record import Record
from foedus.weighing.scenarios import Given, Scenario

UNASKED = {
    "subjects": "subjects",
    "modes": "modes",
    "statuses": "statuses other than occurred",
    "words": "words",
    "outlets": "outlets",
    "joint": "joint acts",
    "events": "events named by id",
    "claims": "claims named by id",
}
"""What rows of event data cannot tell, by the condition that asks for it."""


def follow_levers(
    store: Store,
    case: Case,
    record: Record,
    scenarios: Sequence[Scenario],
    indicators: Mapping[str, Indicator],
    *,
    day: dt.date,
) -> dict[tuple[str, Given], Followed]:
    """What followed each lever that has a horizon, by scenario and entry; as known at the end of a day.

    Where the case's own events are too few, imported event data are counted instead, if they have more.
    """
    asked = [(scenario, given) for scenario in scenarios for given in scenario.given if given.horizon_days]
    if not asked:
        return {}
    data = [one for one in imported_data(store.home, by=store.as_of) if one.kind == "events"]
    found: dict[tuple[str, Given], Followed] = {}
    for scenario, given in asked:
        lever = next(lever.find for lever in scenario.levers if lever.id == given.lever)
        then = indicators[given.indicator].find
        assert lever is not None and given.horizon_days is not None
        why = cannot_ask(lever) or cannot_ask(then)
        counted = [_in_articles(case, record, lever, then, given.horizon_days, day)]
        counted += [_in_data(one, lever, then, given.horizon_days, day) for one in data if not why]
        best = choose([one for one in counted if one is not None])
        note = f"{', '.join(one.name for one in data)} cannot tell {why}" if data and why else ""
        found[scenario.id, given] = Followed(best, _claims(record, best), note)
    return found


def _claims(record: Record, best: Comparison | None) -> tuple[str, ...]:
    """A report of each event that was counted: the first that tells it as it stands, else the first."""
    keys = (*best.after.evidence, *best.without.evidence) if best else ()
    found = []
    for event in (record.events[key] for key in keys if key in record.events):
        as_it_stands = [claim for claim, status in event.history if status == event.status]
        found.append((as_it_stands or event.claims)[0])
    return tuple(dict.fromkeys(found))


def _in_articles(
    case: Case, record: Record, lever: Query, then: Query, horizon_days: int, day: dt.date
) -> Comparison | None:
    """Counted from the first day on which an article may have come out to the last such day.

    Before and after, silence does not say that nothing was.
    """
    days = [doc.published.since for doc in record.documents.values() if doc.published.since]
    if not days:
        return None
    since = max(min(days), case.since or min(days))
    until = min(max(days), day) + dt.timedelta(days=1)
    if since >= until:
        return None
    given, undated = happenings(find_events(lever, record))
    follows, _ = happenings(find_events(then, record))
    return compare_rates(given, follows, horizon_days=horizon_days, since=since, until=until, undated=undated)


def _in_data(data: DataSet, lever: Query, then: Query, horizon_days: int, day: dt.date) -> Comparison | None:
    """Counted in rows of event data, one a day; None where they begin after the day."""
    until = min(data.until, day + dt.timedelta(days=1))
    if data.since >= until:
        return None
    return compare_rates(
        _rows(data, lever, until),
        _rows(data, then, until),
        horizon_days=horizon_days,
        since=data.since,
        until=until,
        source=data.name,
    )


def cannot_ask(query: Query) -> str:
    """What of a query rows of date, source, act and target cannot tell, in words; "" if nothing."""
    for name, told in UNASKED.items():
        value = getattr(query, name)
        if name == "statuses" and "occurred" in value:
            continue
        if value or value is False:
            return told
    actors = (*query.who, *query.whom, *query.parties)
    if any(len(actor) != 3 or not actor.isupper() for actor in (*actors, *query.without)):
        return "actors other than states"
    if len(query.who) > 1 or len(query.whom) > 1 or len(set(actors)) > 2:
        return "acts of more than two"
    return ""


def _rows(data: DataSet, query: Query, until: dt.date) -> tuple[Happening, ...]:
    import polars as pl

    rows = data.table.lazy().filter(pl.col("date") < until)
    for column, wanted in (
        ("type", query.types), ("quad", query.quads), ("source", query.who), ("target", query.whom),
    ):  # fmt: skip
        if wanted:
            rows = rows.filter(pl.col(column).is_in(list(wanted)))
    for state in query.parties:
        rows = rows.filter((pl.col("source") == state) | (pl.col("target") == state))
    for state in query.without:
        rows = rows.filter((pl.col("source") != state) & (pl.col("target") != state))
    days = rows.group_by("date").agg(pl.col("id").cast(pl.String).min()).sort("date").collect()
    one = dt.timedelta(days=1)
    return tuple(
        Happening(str(key or date.isoformat()), date, date + one)
        for date, key in days.select("date", "id").iter_rows()
    )
