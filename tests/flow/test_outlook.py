"""Forecasts are recorded once, resolved from later events, and nothing can be rewritten."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from foedus.errors import ForecastError
from foedus.flow.outlook import forecast_store, read_record, score_store
from foedus.forecasting.question import Question
from foedus.settings import Case
from foedus.store.database import Store

from ..linking.claims import claim, document, on

TODAY = dt.date.today()
CASE = Case(title="test")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Norway and Sweden drill every other month for three years."""
    store = Store(tmp_path / "case.duckdb")
    days = [TODAY - dt.timedelta(days=30 * i + 1) for i in range(36)]
    docs = [document(f"d{i:02}", day=day.isoformat()) for i, day in enumerate(days)]
    store.add_documents(docs)
    for doc, day, i in zip(docs, days, range(36), strict=True):
        told = [claim(doc.id, id=f"c{i:02}", when=on(day.isoformat()))] if i % 2 else []
        store.put_coded(doc.id, [], told, coder="c", lexicon="l")
    from foedus.flow.events import link_store

    link_store(store, CASE)
    return store


def ask(days: int = 60) -> Question:
    return Question(("NOR", "SWE"), None, TODAY, TODAY + dt.timedelta(days=days))


def test_forecast_is_kept_with_its_hash(store: Store) -> None:
    answer = forecast_store(store, ask(), recorded=True)
    assert answer.probability is not None and 0 < answer.probability < 1
    (entry,) = read_record(store)
    assert entry.probability == answer.probability and len(entry.hash) == 64 and entry.made == TODAY


def test_replay_is_not_recorded(store: Store) -> None:
    forecast_store(store, ask(), recorded=False)
    assert read_record(store) == []


def test_open_forecast_is_not_scored(store: Store) -> None:
    forecast_store(store, ask(), recorded=True)
    new, scores = score_store(store, CASE)
    assert new == [] and scores is None


def test_record_that_was_changed_is_refused(store: Store) -> None:
    forecast_store(store, ask(), recorded=True)
    line = store.forecasts()[0]
    line["probability"] = 0.99
    store._engine.run("DELETE FROM forecasts")
    store.add_forecasts([line])
    with pytest.raises(ForecastError, match="changed"):
        score_store(store, CASE)


def test_record_that_was_cut_off_is_refused(store: Store) -> None:
    for days in (60, 90):
        forecast_store(store, ask(days), recorded=True)
    first = store.forecasts()[0]
    store._engine.run("DELETE FROM forecasts")
    store.add_forecasts([first])
    with pytest.raises(ForecastError, match="2 entries were written, 1 are left"):
        score_store(store, CASE)
    with pytest.raises(ForecastError, match="2 entries were written, 1 are left"):
        forecast_store(store, ask(30), recorded=True)
