"""A replayed day knows nothing that came out later."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from foedus.model.document import Published
from foedus.model.event import Dispute, Version
from foedus.weighing.as_of import as_of
from tests.weighing.material import claim, doc, event, record

MAY, JUNE = dt.date(2030, 5, 1), dt.date(2030, 6, 1)


def two_days() -> tuple[object, ...]:
    early = claim("c1", "d1", who="AAA BBB", status="planned", quote="will drill")
    late = claim("c2", "d2", who="AAA BBB CCC", status="occurred", day=JUNE)
    disputed = Dispute("who", "conflict", (Version("AAA BBB", ("c1",)), Version("AAA BBB CCC", ("c2",))))
    joined = replace(event("e1", [early, late], origins=("Gazette", "Courier")), disputes=(disputed,))
    docs = [doc("d1", "Gazette", day=MAY), doc("d2", "Courier", day=JUNE)]
    return [early, late], docs, joined


def test_later_documents_and_what_they_taught_are_gone() -> None:
    claims, docs, joined = two_days()
    past = as_of(record(claims, docs, events=[joined]), dt.date(2030, 5, 15))  # type: ignore[arg-type, list-item]
    assert set(past.record.documents) == {"d1"}
    then = past.record.events["e1"]
    assert (then.status, then.who, then.claims) == ("planned", ("AAA", "BBB"), ("c1",))
    assert (then.outlets, then.origins, then.disputes, then.when) == (("Gazette",), ("Gazette",), (), None)
    assert [left.doc for left in past.left_out] == ["d2"]


def test_the_last_day_gives_everything_back() -> None:
    claims, docs, joined = two_days()
    whole = record(claims, docs, events=[joined])  # type: ignore[arg-type, list-item]
    assert as_of(whole, JUNE).record == whole


def test_a_document_that_may_have_come_out_later_is_left_out_unless_trusted() -> None:
    dated = replace(doc("d1"), published=Published(MAY, None, "text"))
    held = record([claim("c1")], [dated])
    assert as_of(held, JUNE).record.documents == {}
    assert set(as_of(held, JUNE, trust="earliest").record.documents) == {"d1"}


def test_a_copy_of_what_has_not_come_out_stands_for_itself() -> None:
    docs = [doc("d1", day=JUNE), doc("d2", "Reprint", day=MAY, copy_of="d1")]
    past = as_of(record([claim("c2", "d2")], docs), MAY).record
    assert past.documents["d2"].original is None
    assert past.origin(past.claims["c2"]) == "Reprint"
