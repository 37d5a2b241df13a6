"""From the store to what the brief is made of."""

from __future__ import annotations

from foedus.briefing.material import Material
from foedus.errors import MeasureError
from foedus.flow.alignment import measure_store
from foedus.flow.events import tracer_of
from foedus.flow.names import names_of
from foedus.flow.sources import sources_of
from foedus.model.document import Unread
from foedus.model.finding import Finding
from foedus.reading.language import CODED, why_not_coded
from foedus.settings import Case
from foedus.store.database import Store


def gather_material(store: Store, case: Case) -> Material:
    """All that a brief of this case may speak of."""
    claims = tuple(store.stream_claims())
    return Material(
        case=case.title,
        question=case.question or "",
        title=case.title,
        as_of=store.as_of,
        documents=tuple(store.stream_documents()),
        statements=tuple(store.stream_statements()),
        claims=claims,
        events=tuple(store.events()),
        findings=find_figures(store, case),
        unread=list_left_out(store),
        states=case.states,
        names=names_of(case),
        sources=sources_of(store, case, tracer_of(store, case)).graded,
        coder=claims[0].coder if claims else "",
        lexicon=claims[0].lexicon if claims else "",
    )


def list_left_out(store: Store) -> tuple[Unread, ...]:
    """What could not be read, and what was read but is in a language that is not coded."""
    foreign = map(why_not_coded, store.documents_not_in(CODED))
    return (*store.unread(), *(reason for reason in foreign if reason is not None))


def find_figures(store: Store, case: Case) -> tuple[Finding, ...]:
    """Figures of alignment; none where the case holds too little to measure anything."""
    try:
        return measure_store(store, case).findings
    except MeasureError:
        return ()
