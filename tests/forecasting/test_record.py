from dataclasses import replace
from datetime import date

import pytest

from foedus.errors import ForecastError
from foedus.forecasting.question import Question, find_events
from foedus.forecasting.record import (
    Entry,
    Head,
    append,
    check_chain,
    check_head,
    head_of,
    resolve,
    running_score,
)
from foedus.forecasting.tables import EventTable, table_of_rows

MAY, JUNE, JULY = date(2031, 5, 1), date(2031, 6, 1), date(2031, 7, 1)


def forecast(actors: tuple[str, ...], probability: float, *, made: date = date(2031, 4, 30)) -> Entry:
    question = Question(actors, "MEET", MAY, JUNE, precedents=3)
    return Entry(
        0, made, "forecast", question, "", "", probability=probability, word="likely",
        baselines=(("base_rate", 0.5),), method="test", origin="made up",
    )  # fmt: skip


def world() -> EventTable:
    rows = [
        ("a", "MEET", "b", date(2031, 5, 9)),
        ("c", "MEET", "d", JUNE),
        ("a", "TRADE", "c", date(2031, 5, 9)),
    ]
    return table_of_rows(rows, origin="made up", ids=["e1", "e2", "e3"])


def record_of(*entries: Entry) -> list[Entry]:
    record: list[Entry] = []
    for entry in entries:
        record.append(append(record, entry))
    return record


def test_untouched_record_checks_out() -> None:
    check_chain(record_of(forecast(("a", "b"), 0.7), forecast(("c", "d"), 0.2)))


@pytest.mark.parametrize("change", [{"probability": 0.99}, {"made": date(2031, 1, 1)}, {"word": "unlikely"}])
def test_rewritten_forecast_is_noticed(change: dict[str, object]) -> None:
    record = record_of(forecast(("a", "b"), 0.7), forecast(("c", "d"), 0.2))
    record[0] = replace(record[0], **change)  # type: ignore[arg-type]
    with pytest.raises(ForecastError, match="entry 0: changed"):
        check_chain(record)


def test_removed_or_swapped_entry_is_noticed() -> None:
    record = record_of(*(forecast(("a", "b"), p) for p in (0.1, 0.2, 0.3)))
    for broken in (record[1:], [record[0], record[2]], [record[1], record[0], record[2]]):
        with pytest.raises(ForecastError, match="does not follow"):
            check_chain(broken)


def test_forecast_cannot_be_made_after_its_window_began_nor_backdated() -> None:
    with pytest.raises(ForecastError, match="too late"):
        append([], forecast(("a", "b"), 0.7, made=date(2031, 5, 2)))
    with pytest.raises(ForecastError, match="backdated"):
        append(record_of(forecast(("a", "b"), 0.7)), forecast(("a", "b"), 0.7, made=date(2031, 4, 1)))


def test_resolved_from_later_events_with_their_ids() -> None:
    record = record_of(forecast(("a", "b"), 0.7), forecast(("c", "d"), 0.2))
    new = resolve(record, world(), on=JULY, known_until=JULY)
    assert [(e.about, e.outcome, e.evidence) for e in new] == [(0, True, ("e1",)), (1, False, ())]
    check_chain(record + new)
    assert resolve(record + new, world(), on=JULY, known_until=JULY) == []


def test_silence_beyond_the_data_is_not_a_no() -> None:
    record = record_of(forecast(("c", "d"), 0.2), forecast(("a", "b"), 0.7))
    new = resolve(record, world(), on=JULY, known_until=date(2031, 5, 20))
    assert [e.about for e in new] == [1]


def test_running_score_counts_resolved_forecasts_beside_baselines() -> None:
    record = record_of(forecast(("a", "b"), 0.7), forecast(("c", "d"), 0.2))
    assert running_score(record) is None
    record += resolve(record, world(), on=JULY, known_until=JULY)
    scores = running_score(record)
    assert scores is not None
    assert scores.brier == pytest.approx((0.09 + 0.04) / 2)
    assert scores.comparisons[0].brier == pytest.approx(0.25)
    assert running_score(record, first_time=True) is None


def test_group_question_is_met_by_any_pair_of_it() -> None:
    assert find_events(world(), Question(("a", "b", "z"), "MEET", MAY, JUNE)) == ("e1",)
    assert find_events(world(), Question(("b", "c"), "MEET", MAY, JUNE)) == ()


def test_question_needs_two_actors_and_a_window() -> None:
    for actors, until in ((("a",), JUNE), (("a", "a"), JUNE), (("a", "b"), MAY)):
        with pytest.raises(ForecastError):
            Question(actors, None, MAY, until)


def test_entries_cut_off_the_end_are_noticed_by_the_head() -> None:
    record = record_of(forecast(("a", "b"), 0.7), forecast(("c", "d"), 0.2))
    head = Head.read(str(head_of(record)))
    check_head(record, head)
    check_head([*record, append(record, forecast(("a", "c"), 0.1))], head)
    check_chain(record[:1])
    with pytest.raises(ForecastError, match="2 entries were written, 1 are left"):
        check_head(record[:1], head)


def test_end_that_was_cut_and_written_anew_is_noticed_by_the_head() -> None:
    record = record_of(forecast(("a", "b"), 0.7), forecast(("c", "d"), 0.2))
    other = record_of(forecast(("a", "b"), 0.7), forecast(("c", "d"), 0.9))
    check_chain(other)
    with pytest.raises(ForecastError, match="entry 1: not the one"):
        check_head(other, head_of(record))


def test_question_says_what_is_asked() -> None:
    asked = Question(("a", "b"), None, MAY, JUNE)
    assert (
        str(asked) == "at least one event of any type between a and b from 2031-05-01 until before 2031-06-01"
    )


def test_what_is_no_head_is_refused() -> None:
    with pytest.raises(ForecastError, match="not the head"):
        Head.read("two abc")
