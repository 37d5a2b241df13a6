"""Which documents count as of a past day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from foedus.model.document import Published
from foedus.weighing.as_of import why_left_out
from tests.weighing.material import doc

MAY, JUNE = dt.date(2030, 5, 1), dt.date(2030, 6, 1)


def test_a_document_counts_from_its_day_on() -> None:
    assert why_left_out(doc("d1", day=MAY), MAY) is None
    assert "2030-06-01" in str(why_left_out(doc("d2", day=JUNE), MAY))


def test_a_document_that_may_have_come_out_on_any_later_day_never_counts() -> None:
    dated = replace(doc("d1"), published=Published(MAY, None, "text"))
    assert "no day is known" in str(why_left_out(dated, JUNE))
    assert why_left_out(dated, MAY, earliest=True) is None
    assert why_left_out(dated, dt.date(2030, 4, 30), earliest=True)
    assert why_left_out(doc("d2"), JUNE, earliest=True)


def test_a_document_of_a_month_counts_from_its_last_day() -> None:
    dated = replace(doc("d1"), published=Published(MAY, JUNE, "text"))
    assert why_left_out(dated, dt.date(2030, 5, 30)) and not why_left_out(dated, dt.date(2030, 5, 31))
