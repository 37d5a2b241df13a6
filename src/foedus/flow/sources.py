"""The sources of a case with their grades: the analyst's letters, and what came of what they foresaw."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from foedus.errors import CaseError
from foedus.flow.names import names_of
from foedus.lexicon.admiralty import Reliability, load_admiralty
from foedus.lexicon.outlets import find_outlet
from foedus.lexicon.states import load_states
from foedus.linking.grading import Graded, grade_sources
from foedus.linking.origins import Tracer
from foedus.linking.records import keep_records
from foedus.model.actor import ACTOR_ID
from foedus.settings import Case, SourceGrade
from foedus.store.database import Store


@dataclass(frozen=True, slots=True)
class Sources:
    """Sources by kind and use; unmet: what the analyst graded and nothing here comes from, a line each."""

    graded: tuple[Graded, ...]
    unmet: tuple[str, ...] = ()


def caller(case: Case) -> Callable[[str], str]:
    """What a source is called, however it is named: an outlet by an alias, an actor by its id."""
    names, states = names_of(case), load_states()

    def call(source: str) -> str:
        outlet = find_outlet(source)
        if outlet and source not in states:  # BBC looks like the code of a state
            return outlet.name
        return names.name(source) if ACTOR_ID.fullmatch(source) else source

    return call


def grades_of(case: Case, call: Callable[[str], str]) -> dict[str, SourceGrade]:
    """The analyst's grades, by what the source is called.

    Raises CaseError, with file and line, where two entries name one source.
    """
    found: dict[str, SourceGrade] = {}
    for name, grade in case.sources.items():
        if call(name) in found:
            raise CaseError(f"{grade.place}: {name!r} names {call(name)}, which is graded already")
        found[call(name)] = grade
    return found


def reliabilities_of(case: Case) -> dict[str, float]:
    """Probability that a source knows what it reports, under all its names, where the analyst could judge."""
    if not case.sources:
        return {}
    knows = load_admiralty().knows
    found: dict[str, float] = {}
    for name, one in grades_of(case, caller(case)).items():
        outlet = find_outlet(name)
        if one.letter in knows:
            found |= dict.fromkeys((name, *(outlet.aliases if outlet else ())), knows[one.letter])
    return found


def sources_of(store: Store, case: Case, tracer: Tracer) -> Sources:
    """Every source of the case as it is held, with its grade and its record."""
    call = caller(case)
    given = grades_of(case, call)

    def by_analyst(source: str) -> tuple[Reliability, str] | None:
        one = given.get(call(source))
        return (one.letter, one.because) if one else None

    events, claims = store.events(), {claim.id: claim for claim in store.claims()}
    records = keep_records(events, claims, tracer)
    graded = grade_sources(events, claims, tracer, records=records, given=by_analyst)
    known = {call(one.grade.source) for one in graded}
    return Sources(
        graded, tuple(_unmet(name, one, known) for name, one in given.items() if name not in known)
    )


def source_line(one: Graded) -> dict[str, Any]:
    """A source as a JSON object; unknown values null."""
    grade, record = one.grade, one.grade.record
    return {
        "source": grade.source,
        "kind": one.kind,
        "reliability": grade.letter,
        "by": grade.by or None,
        "why": grade.why,
        "events": one.events,
        "origin_of": list(one.origin_of),
        "n": record.n if record else 0,
        "occurred": record.occurred if record else 0,
        "pending": record.pending if record else 0,
        "share": record.share if record else None,
        "low": record.low if record else None,
        "high": record.high if record else None,
    }


def worth_showing(graded: Iterable[Graded]) -> list[Graded]:
    """Outlets, speakers with a grade or a record, and what else the analyst graded."""
    return [
        one
        for one in graded
        if one.kind == "outlet" or one.grade.known or (one.kind == "speaker" and one.grade.record)
    ]


def _unmet(name: str, one: SourceGrade, known: Iterable[str]) -> str:
    near: Sequence[str] = difflib.get_close_matches(name, list(known), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else "; `foedus origins` lists the sources by name"
    return f"{one.place}: nothing here comes from {name!r}{hint}"
