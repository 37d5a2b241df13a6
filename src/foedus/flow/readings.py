"""Rival readings weighed, indicators read and scenarios played for a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from foedus.briefing.material import Names
from foedus.errors import CaseError, LexiconError
from foedus.flow.events import origins_of, tracer_of
from foedus.flow.followed import follow_levers
from foedus.flow.sources import caller, reliabilities_of
from foedus.lexicon.load import Node
from foedus.model.finding import Finding
from foedus.settings import Case
from foedus.store.database import Store
from foedus.weighing.conditional import Followed
from foedus.weighing.findings import encode, find_findings
from foedus.weighing.hypotheses import Inquiry
from foedus.weighing.indicators import Reading, watch
from foedus.weighing.playing import Played, play
from foedus.weighing.reading_hypotheses import read_hypotheses
from foedus.weighing.reading_plans import read_indicators, read_scenarios
from foedus.weighing.record import Record
from foedus.weighing.scenarios import Given
from foedus.weighing.sheet import Sheet
from foedus.weighing.telling import number_hypotheses, tell_weighed
from foedus.weighing.telling_plans import tell_indicators, tell_played
from foedus.weighing.weigh import weigh
from foedus.weighing.weighed import Weighed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Readings:
    """What became of a case's hypotheses, indicators and scenarios; None or () where it has none.

    followed: what the record says of an indicator given a lever, by scenario and entry.
    """

    weighed: Weighed | None
    indicators: tuple[Reading, ...]
    scenarios: tuple[Played, ...]
    followed: Mapping[tuple[str, Given], Followed] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Plain data; every entry of followed with what it is about, its difference and its ratio."""
        followed = [
            {"scenario": scenario}
            | encode(given)
            | encode(found)
            | {key: encode(getattr(found.comparison, key, None)) for key in ("difference", "bounds", "ratio")}
            for (scenario, given), found in self.followed.items()
        ]
        plain = {key: encode(getattr(self, key)) for key in ("weighed", "indicators", "scenarios")}
        findings = find_findings(self.weighed) if self.weighed else ()
        return plain | {"followed": followed, "findings": encode(findings)}


def weigh_store(
    store: Store,
    case: Case,
    *,
    findings: Iterable[Finding] = (),
    today: dt.date | None = None,
) -> Readings:
    """Weigh what a case holds.

    today: indicators are read at the end of this day, or of the case's period if that is earlier; in a
    replay it is the day of the replay. Without it they are read at the end of the period, or with the last
    article.
    Raises CaseError, with file and line, for what cannot be understood in case.yaml.
    """
    record = record_of(store, case, findings)
    day = _last_day(case, record, store.as_of or today)
    inquiry = _graded(_read(case, "hypotheses", read_hypotheses), case)
    hypotheses = inquiry.ids if inquiry else ()
    indicators = _read(case, "indicators", lambda node: read_indicators(node, hypotheses)) or ()
    known = [indicator.id for indicator in indicators]
    scenarios = _read(case, "scenarios", lambda node: read_scenarios(node, indicators=known)) or ()
    by_id = {indicator.id: indicator for indicator in indicators}
    return Readings(
        weighed=weigh(inquiry, record, as_of=store.as_of) if inquiry else None,
        indicators=watch(indicators, record, day) if indicators and day else (),
        scenarios=tuple(play(scenario) for scenario in scenarios),
        followed=follow_levers(store, case, record, scenarios, by_id, day=day) if day else {},
    )


def weighed_findings(store: Store, case: Case, figures: Iterable[Finding]) -> tuple[Finding, ...]:
    """The probability of each of a case's hypotheses; none where it states none."""
    inquiry = _graded(_read(case, "hypotheses", read_hypotheses), case)
    if inquiry is None:
        return ()
    return find_findings(weigh(inquiry, record_of(store, case, figures), as_of=store.as_of))


def record_of(store: Store, case: Case, findings: Iterable[Finding] = ()) -> Record:
    """The values of a case that may be weighed, each claim with its independent origin by name."""
    call = caller(case)
    origins = {row.claim: call(row.origin) for row in origins_of(store, tracer_of(store, case))}
    return Record.of(
        store.documents(), store.claims(), events=store.events(), findings=findings, origins=origins
    )


def sheets_of(readings: Readings, names: Names, states: Sequence[str]) -> dict[str, tuple[Sheet, ...]]:
    """The tables of each part: readings, indicators, scenarios; parts without any are left out."""
    found: dict[str, tuple[Sheet, ...]] = {}
    if readings.weighed:
        found["readings"] = tell_weighed(readings.weighed)
    if readings.indicators:
        numbers = number_hypotheses(readings.weighed) if readings.weighed else {}
        found["indicators"] = (tell_indicators(readings.indicators, numbers),)
    if readings.scenarios:
        said = {reading.indicator.id: reading.indicator.statement for reading in readings.indicators}
        called = {state: names.name(state) for state in _actors(readings.scenarios, states)}
        found["scenarios"] = tuple(
            sheet
            for played in readings.scenarios
            for sheet in tell_played(
                played,
                called,
                said,
                {g: f for (id, g), f in readings.followed.items() if id == played.scenario.id},
            )
        )
    return found


def _actors(scenarios: Sequence[Played], states: Sequence[str]) -> list[str]:
    named = [actor for played in scenarios for actor in played.scenario.actors]
    return list(dict.fromkeys((*states, *(actor for actor in named if len(actor) == 3))))


def _graded(inquiry: Inquiry | None, case: Case) -> Inquiry | None:
    """The question with the reliability of its sources, as the case grades them."""
    if inquiry is None:
        return None
    return replace(inquiry, reliability=replace(inquiry.reliability, sources=reliabilities_of(case)))


def _last_day(case: Case, record: Record, today: dt.date | None) -> dt.date | None:
    if case.until:
        last = case.until - dt.timedelta(days=1)
        return min(last, today) if today else last
    return today or record.last_published()


def _read(case: Case, key: str, read: Callable[[Node], T]) -> T | None:
    node = case.pending.get(key)
    if node is None:
        return None
    try:
        return read(node)
    except LexiconError as error:
        raise CaseError(str(error)) from None
