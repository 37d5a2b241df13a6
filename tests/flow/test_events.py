"""What an analyst merged and split is kept, and survives another run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from foedus.errors import LinkingError
from foedus.flow import events
from foedus.flow.events import ledger_of, link_store, merge_events, origins_of, split_event, tracer_of
from foedus.lexicon.load import parse_yaml
from foedus.settings import Case
from foedus.store.database import Store

from ..linking.claims import claim, document, on

CASE = Case(title="test")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "case.duckdb")
    docs = [document("a", "Gazette"), document("b", "Courier")]
    told = {
        "a": [claim("a", id="c1", when=on("2024-03-01")), claim("a", id="c2", when=on("2022-03-01"))],
        "b": [claim("b", id="c3", when=on("2024-03-01"))],
    }
    store.add_documents(docs)
    for doc in docs:
        store.put_coded(doc.id, [], told[doc.id], coder="c", lexicon="l")
    link_store(store, CASE)
    return store


def groups(store: Store) -> set[frozenset[str]]:
    return {frozenset(event.claims) for event in store.events()}


def test_linking_keeps_annual_drills_apart(store: Store) -> None:
    assert groups(store) == {frozenset({"c1", "c3"}), frozenset({"c2"})}


def test_split_survives_linking_anew(store: Store) -> None:
    event = next(event.id for event in store.events() if "c3" in event.claims)
    split_event(store, CASE, event, ["c3"], by="analyst", note="another drill")
    link_store(store, CASE)
    assert groups(store) == {frozenset({"c1"}), frozenset({"c2"}), frozenset({"c3"})}
    assert store.rulings()[0]["note"] == "another drill"


def test_merge_survives_linking_anew(store: Store) -> None:
    merge_events(store, CASE, ["c1", "c2"], by="analyst", note="")
    link_store(store, CASE)
    assert groups(store) == {frozenset({"c1", "c2", "c3"})}


def test_merging_what_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(LinkingError):
        merge_events(store, CASE, ["c1", "e_nothing"], by="analyst", note="")
    assert store.rulings() == []


def test_every_claim_has_an_origin_and_nothing_is_disputed(store: Store) -> None:
    assert {row.claim for row in origins_of(store, tracer_of(store, CASE))} == {"c1", "c2", "c3"}
    assert ledger_of(store) == ()


@pytest.fixture
def linkings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows with every linking that is really done."""
    done: list[object] = []
    build = events.build_events

    def count(*given: Any, **more: Any) -> Any:
        done.append(given)
        return build(*given, **more)

    monkeypatch.setattr(events, "build_events", count)
    return done


def test_linking_is_done_anew_only_where_something_changed(store: Store, linkings: list[object]) -> None:
    before = store.events()
    assert link_store(store, CASE) == 2
    assert linkings == [] and store.events() == before
    store.put_coded("b", [], [claim("b", id="c4", when=on("2022-03-01"))], coder="c", lexicon="l")
    link_store(store, CASE)
    assert len(linkings) == 1 and groups(store) == {frozenset({"c1"}), frozenset({"c2", "c4"})}


def test_owners_that_the_case_names_later_count(store: Store, linkings: list[object]) -> None:
    owned = replace(CASE, pending={"ownership": parse_yaml("Gazette: House\nCourier: House\n", "case.yaml")})
    link_store(store, owned)
    assert len(linkings) == 1
    assert all(len(event.origins) == 1 for event in store.events())


def test_linking_that_broke_off_between_events_and_judgements_is_done_anew(
    store: Store, linkings: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put_coded("b", [], [claim("b", id="c4", when=on("2022-03-01"))], coder="c", lexicon="l")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "put_judgements", interrupt)
        with pytest.raises(KeyboardInterrupt):
            link_store(store, CASE)
    link_store(store, CASE)
    assert len(linkings) == 2


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt
