"""Indicators are resolved by rule, with their evidence."""

from __future__ import annotations

import datetime as dt

import pytest

from foedus.errors import WeighingError
from foedus.model.claim import Claim
from foedus.weighing.indicators import Indicator, score, watch
from foedus.weighing.query import Query
from foedus.weighing.record import Record
from tests.weighing.material import claim, doc, event, record

START, END = dt.date(2030, 1, 1), dt.date(2031, 1, 1)
DRILL = Query(subjects=("exercise",), who=("AAA", "BBB"), joint=True, statuses=("occurred",))


def indicator(**options: object) -> Indicator:
    fields = {"find": DRILL, "registered": START, "before": END, "probability": 0.2} | options
    return Indicator("drill", "They drill together.", "a", **fields)  # type: ignore[arg-type]


def told(*claims: Claim, day: dt.date = END) -> Record:
    """Each claim an event; everything came out on one day."""
    docs = [doc(id, day=day) for id in sorted({c.doc for c in claims} | {"d1"})]
    return record(claims, docs, events=[event(f"e{c.id}", [c]) for c in claims])


def joint(id: str, day: dt.date | None, **options: object) -> Claim:
    return claim(id, who="AAA.MIL BBB CCC", day=day, **options)  # type: ignore[arg-type]


def test_tripped_with_its_evidence_and_day() -> None:
    (reading,) = watch([indicator()], told(joint("c1", dt.date(2030, 5, 1))), END)
    assert (reading.state, reading.evidence, reading.claims) == ("tripped", ("ec1",), ("c1",))
    assert reading.tripped_on == dt.date(2030, 5, 1)
    assert reading.brier == pytest.approx(0.64)


@pytest.mark.parametrize(
    "other",
    [
        joint("c1", dt.date(2029, 12, 31)),
        joint("c1", END),
        joint("c1", dt.date(2030, 5, 1), status="proposed"),
        claim("c1", who="AAA CCC", day=dt.date(2030, 5, 1)),
        claim("c1", who="AAA", whom="BBB", day=dt.date(2030, 5, 1)),
    ],
)
def test_expired_where_nothing_meets_every_condition(other: Claim) -> None:
    (reading,) = watch([indicator()], told(other), END)
    assert (reading.state, reading.outcome) == ("expired", 0)
    assert reading.brier == pytest.approx(0.04)


def test_open_before_the_deadline() -> None:
    (reading,) = watch([indicator()], told(day=dt.date(2030, 3, 1)), dt.date(2030, 6, 1))
    assert (reading.state, reading.outcome, reading.brier) == ("not tripped", None, None)


def test_what_happens_after_the_day_is_not_known_on_it() -> None:
    (reading,) = watch([indicator()], told(joint("c1", dt.date(2030, 5, 1))), dt.date(2030, 4, 1))
    assert reading.state == "not tripped"


def test_silence_is_no_outcome_if_nothing_was_read_after_the_deadline() -> None:
    (reading,) = watch([indicator()], told(day=dt.date(2030, 3, 1)), END)
    assert (reading.state, reading.outcome) == ("expired", None)
    assert "unknown" in reading.note


def test_an_event_without_date_is_unclear_and_leaves_the_outcome_open() -> None:
    (reading,) = watch([indicator()], told(joint("c1", None)), END)
    assert (reading.state, reading.unclear, reading.outcome) == ("expired", ("ec1",), None)


def test_thresholds_count_events_and_origins() -> None:
    material = told(joint("c1", dt.date(2030, 5, 1)))
    assert watch([indicator(at_least=2)], material, END)[0].state == "expired"
    assert watch([indicator(origins=2)], material, END)[0].state == "expired"


def test_the_score_is_the_mean_of_the_settled() -> None:
    readings = watch([indicator(), indicator(before=dt.date(2032, 1, 1))], told(), END)
    assert score(readings).n == 1
    assert score(readings).brier == pytest.approx(0.04)
    assert score([]).brier is None


def test_a_deadline_before_registering_is_refused() -> None:
    with pytest.raises(WeighingError, match="deadline"):
        indicator(before=START)
