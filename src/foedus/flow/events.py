"""From stored claims to stored events, with what an analyst merged and split."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files as files_of

from foedus.lexicon.version import lexicon_version
from foedus.linking.events import build_events
from foedus.linking.ledger import DisputeRow, OriginRow, list_disputes, list_origins
from foedus.linking.origins import Tracer
from foedus.linking.rulings import Ruling, apply_rulings, decode_ruling, encode_ruling, rule_merge, rule_split
from foedus.settings import Case
from foedus.store.database import Store


def link_store(store: Store, case: Case) -> int:
    """Join all claims into events, as the rulings allow; keeps the judgements. Returns how many events.

    Nothing is done where the events that are there were made from the same, in the same way.
    """
    owners = owners_of(case)
    basis = _basis(store, case, owners)
    if store.linked_from() == basis:
        return store.count().events
    events, links = build_events(
        store.claims(), store.documents(), store.statements(), rulings=_rulings(store), owners=owners
    )
    store.put_events(events)
    store.put_judgements((item.first, item.second, item.score, item.points) for item in links.judgements)
    store.put_linked(basis)
    return len(events)


def _basis(store: Store, case: Case, owners: Mapping[str, str]) -> str:
    """A name for all that decides what events come out: what is linked, and how."""
    how = (_linker(), lexicon_version(case.lexicon), sorted(owners.items()))
    return hashlib.sha256(f"{store.fingerprint()} {how}".encode()).hexdigest()


@cache
def _linker() -> str:
    """A name for the rules of linking: their very text, which changes more often than the version."""
    files = sorted(files_of("foedus.linking").iterdir(), key=lambda file: file.name)
    text = b"".join(file.read_bytes() for file in files if file.name.endswith(".py"))
    return hashlib.sha256(text).hexdigest()


def merge_events(store: Store, case: Case, ids: Sequence[str], *, by: str, note: str) -> None:
    """Rule that events (or the events of claims) with these ids are one, and link anew."""
    claims = {claim.id: claim for claim in store.claims()}
    made = rule_merge(ids, store.events(), claims, number=_next(store), by=by, note=note)
    _keep(store, case, made)


def split_event(store: Store, case: Case, event: str, parted: Sequence[str], *, by: str, note: str) -> None:
    """Rule that some claims of an event are about something else, and link anew."""
    claims = {claim.id: claim for claim in store.claims()}
    made = rule_split(event, parted, store.events(), claims, number=_next(store), by=by, note=note)
    _keep(store, case, made)


def ledger_of(store: Store) -> tuple[DisputeRow, ...]:
    """Every dispute of the case, with its sides."""
    claims = {claim.id: claim for claim in store.claims()}
    docs = {doc.id: doc for doc in store.documents()}
    return list_disputes(store.events(), claims, docs)


def tracer_of(store: Store, case: Case) -> Tracer:
    """What tells where the case's claims come from."""
    return Tracer.prepare(store.documents(), store.statements(), owners=owners_of(case))


def origins_of(store: Store, tracer: Tracer) -> tuple[OriginRow, ...]:
    """Every claim of the case's events with its origin and the evidence for it."""
    return list_origins(store.events(), {claim.id: claim for claim in store.claims()}, tracer)


def lost_rulings(store: Store) -> tuple[Ruling, ...]:
    """Rulings of which a claim is no longer there, so that they have no effect."""
    return apply_rulings(_rulings(store), store.claims())[1]


def owners_of(case: Case) -> Mapping[str, str]:
    """Owner by outlet, as the case states it under `ownership`.

    Raises CaseError, through the strict loader, where it is no mapping of names.
    """
    node = case.pending.get("ownership")
    return {outlet: owner.text() for outlet, owner in node.fields().items()} if node else {}


def _rulings(store: Store) -> list[Ruling]:
    return [decode_ruling(line) for line in store.rulings()]


def _next(store: Store) -> int:
    return max((ruling.number for ruling in _rulings(store)), default=0) + 1


def _keep(store: Store, case: Case, made: Sequence[Ruling]) -> None:
    today = dt.date.today().isoformat()
    store.add_rulings([encode_ruling(ruling) | {"on": today} for ruling in made])
    link_store(store, case)
