"""The brief of a case, from what its database holds: measured, weighed, told and proved."""

from __future__ import annotations

from foedus.briefing.brief import Brief, build_brief
from foedus.flow.judged import bottom_line, key_judgements, order, tables
from foedus.flow.material import gather_material
from foedus.flow.outlook import read_record
from foedus.flow.readings import sheets_of, weigh_store
from foedus.flow.recorded import outlook
from foedus.settings import Case
from foedus.store.database import Store


def compose_brief(store: Store, case: Case) -> Brief:
    """The bottom line and key judgements first, then what is reported, then what was planned and forecast.

    Raises ProofError for a sentence that nothing carries, CaseError for what cannot be understood in
    case.yaml.
    """
    material = gather_material(store, case)
    readings = weigh_store(store, case, findings=material.findings)
    judged, after = order(
        tables(sheets_of(readings, material.names, material.states)), key_judgements(readings)
    )
    told = outlook(read_record(store), readings.indicators)
    return build_brief(material, judged=judged, sections=(*after, told), bottom_line=bottom_line(readings))
