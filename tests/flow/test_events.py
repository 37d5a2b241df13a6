"""What an analyst merged and split is kept, and survives another run."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.errors import LinkingError
from foedus.flow.events import ledger_of, link_store, merge_events, origins_of, split_event
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
    assert {row.claim for row in origins_of(store, CASE)} == {"c1", "c2", "c3"}
    assert ledger_of(store) == ()
