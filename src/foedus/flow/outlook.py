"""`foedus forecast` and `foedus score`: questions answered from events, kept in a record, and scored."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from rich.console import Console

from foedus.briefing.spelling import spell_codes
from foedus.errors import ForecastError
from foedus.flow.alignment import covered
from foedus.flow.asking import say_question
from foedus.flow.datasets import imported_data
from foedus.forecasting.answer import Answer, answer_question, choose_table
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
from foedus.forecasting.scoring import Scores
from foedus.forecasting.tables import EventTable, table_of_events, table_of_rows
from foedus.settings import Case
from foedus.store.database import Store

WINDOW_DAYS = 90


def forecast_store(store: Store, question: Question, *, recorded: bool) -> Answer:
    """Answer a question from the case's events when they suffice, else from imported ones.

    recorded: add the forecast to the case's record, dated today; a replay as of a past day is not added.
    Raises ForecastError where there are no events, or the window has begun already.
    """
    table = choose_table(_case_table(store), _imported_table(store), day_of=question)
    question = replace(question, precedents=len(find_events(table, _before(table, question))))
    answer = answer_question(table, question)
    if recorded and answer.probability is not None:
        _add(store, [_entry(answer)])
    return answer


def score_store(store: Store, case: Case) -> tuple[list[Entry], Scores | None]:
    """Resolve what has ended, and score all that is resolved; returns the new resolutions and the score.

    Raises ForecastError if the record was changed after it was written.
    """
    record = _checked(store)
    table = _case_table(store) or _imported_table(store)
    new: list[Entry] = []
    if table is not None:
        _, known_until = covered(case, store.documents(), store.events())
        new = resolve(record, table, on=store.as_of or dt.date.today(), known_until=known_until)
        _keep(store, record, new)
    return new, running_score([*record, *new])


def read_record(store: Store) -> list[Entry]:
    """The case's record of forecasts and resolutions, in order."""
    return [_decode(line) for line in store.forecasts()]


def _add(store: Store, entries: Sequence[Entry]) -> None:
    record = _checked(store)
    grown = list(record)
    for entry in entries:
        grown.append(append(grown, entry))
    _keep(store, record, grown[len(record) :])


def _head_path(store: Store) -> Path:
    """The file beside the database that keeps the record's head, so that a cut record is noticed."""
    return store.path.with_name("forecasts.head")


def _checked(store: Store) -> list[Entry]:
    """The record, if nothing in it was changed, and nothing cut off its end."""
    record, head = read_record(store), _head_path(store)
    check_chain(record)
    if store.as_of is None and head.is_file():
        check_head(record, Head.read(head.read_text(encoding="utf-8")))
    return record


def _keep(store: Store, record: Sequence[Entry], new: Sequence[Entry]) -> None:
    if not new:
        return
    store.add_forecasts([_encode(entry) for entry in new])
    if store.as_of is None:
        _head_path(store).write_text(f"{head_of([*record, *new])}\n", encoding="utf-8")


def _entry(answer: Answer) -> Entry:
    return Entry(
        number=0,
        made=dt.date.today(),
        kind="forecast",
        question=answer.question,
        before="",
        hash="",
        probability=answer.probability,
        word=answer.word,
        interval=answer.interval,
        baselines=answer.baselines,
        method=answer.method,
        origin=answer.origin,
        reasons=tuple(reason.sentence for reason in answer.reasons),
    )


def _before(table: EventTable, question: Question) -> Question:
    """The same question about all that came before its window."""
    first = min(table.epoch, question.since - dt.timedelta(days=1))
    return replace(question, since=first, until=question.since)


def _case_table(store: Store) -> EventTable | None:
    try:
        return table_of_events(store.events())
    except ForecastError:
        return None


def _imported_table(store: Store) -> EventTable | None:
    for data in imported_data(store.home, by=store.as_of):
        if data.kind == "events":
            frame = data.table.lazy().select("source", "type", "target", "date").collect()
            return table_of_rows(frame.iter_rows(), origin=data.name)
    return None


def _encode(entry: Entry) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(json.dumps(asdict(entry), default=str))
    return line


def _decode(line: Mapping[str, Any]) -> Entry:
    fields = dict(line)
    asked = fields["question"]
    since, until = (dt.date.fromisoformat(asked[key]) for key in ("since", "until"))
    fields["question"] = Question(tuple(asked["actors"]), asked["type"], since, until, asked["precedents"])
    fields["made"] = dt.date.fromisoformat(fields["made"])
    fields["interval"] = tuple(fields["interval"]) if fields["interval"] else None
    fields["baselines"] = tuple((name, value) for name, value in fields["baselines"])
    fields["reasons"], fields["evidence"] = tuple(fields["reasons"]), tuple(fields["evidence"])
    return Entry(**fields)


def show_answer(answer: Answer, name: Callable[[str], str], *, recorded: bool) -> None:
    """Print a forecast: the question, the word and the number, the baselines, and the reasons."""
    console = Console(highlight=False)
    console.print(say_question(answer.question, name), style="bold", markup=False)
    if answer.probability is None:
        console.print(f"  {answer.note}", markup=False)
        return

    def spell(text: str) -> str:
        return spell_codes(text, name, answer.question.actors)

    span = f" ({answer.interval[0]:.0%} to {answer.interval[1]:.0%})" if answer.interval else ""
    console.print(f"  {answer.word}, {answer.probability:.0%}{span}")
    for baseline, value in answer.baselines:
        console.print(f"  [dim]{baseline}: {value:.0%}[/dim]")
    for reason in answer.reasons:
        console.print(f"  {reason.points:+.2f}  {spell(reason.sentence)}", markup=False)
    kept = "kept in the record" if recorded else "a replay, not kept in the record"
    console.print(f"  [dim]{answer.method}; from {answer.origin}; {kept}[/dim]")


def show_score(
    new: Sequence[Entry], scores: Scores | None, record: Sequence[Entry], name: Callable[[str], str]
) -> None:
    """Print what was resolved now, and the running score beside its baselines."""
    console = Console(highlight=False)
    for entry in new:
        came = "came true" if entry.outcome else "did not come"
        console.print(f"{came}: {say_question(entry.question, name)}", markup=False)
    asked = sum(entry.kind == "forecast" for entry in record)
    if record:
        console.print(f"[dim]record: {head_of(record).length} entries, head {head_of(record).hash}[/dim]")
    if scores is None:
        console.print(f"{asked} forecasts in the record, none resolved yet")
        return
    console.print(
        f"{scores.n} of {asked} forecasts resolved, {scores.happened} came true;"
        f" Brier {scores.brier:.3f}, log loss {scores.log_loss:.3f}"
    )
    for comparison in scores.comparisons:
        console.print(f"  {comparison}", markup=False)
