from __future__ import annotations

import datetime as dt
from dataclasses import replace

from foedus.linking.events import build_events
from foedus.linking.ledger import list_disputes, list_origins
from foedus.linking.origins import Tracer
from foedus.model.claim import When
from foedus.model.dates import Period

from .claims import claim, document

TEXT = "They drilled at sea on 1 March, or so it was told at the harbour."


def test_each_line_leads_to_both_texts() -> None:
    docs = [replace(document("a"), text=TEXT), replace(document("b", "Courier", "2024-03-20"), text=TEXT)]
    first = When(Period.parse("2024-03-01"), "1 March", 23, 30)
    told = [claim("a", when=first), claim("b", when=When(Period.parse("2024-03-09"), "1 March", 23, 30))]
    events, _ = build_events(told, docs, [])
    by_doc = {doc.id: doc for doc in docs}
    (row,) = list_disputes(events, {item.id: item for item in told}, by_doc)
    assert (row.field, row.since) == ("date", dt.date(2024, 3, 20))
    assert [(side.outlet, side.quote) for side in row.sides] == [
        ("Gazette", "1 March"),
        ("Courier", "1 March"),
    ]
    rows = list_origins(events, {item.id: item for item in told}, Tracer.prepare(docs, []))
    assert [(item.kind, item.origin) for item in rows] == [(None, "Gazette"), ("overlap", "Gazette")]
