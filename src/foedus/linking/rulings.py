"""What an analyst ruled: these reports are one event, those are not. Rulings outlive every new run.

A ruling names two claims by what they rest on (document, place of the head word, type) beside their ids,
so that it finds them again when the coder has changed and given them other ids.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from foedus.errors import LinkingError
from foedus.linking.grouping import Bounds, settle_bounds
from foedus.model.claim import Claim
from foedus.model.event import Event

RulingKind = Literal["merge", "split"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim, findable again: its id, document, span of the head word and type."""

    claim: str
    doc: str
    start: int
    end: int
    type: str

    @classmethod
    def of(cls, claim: Claim) -> Anchor:
        """The anchor of a claim."""
        return cls(claim.id, claim.doc, claim.trigger[0], claim.trigger[1], claim.type)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Two claims are about one happening (merge), or are not (split); by whom, when and why.

    number: rulings are kept in order; where two contradict each other the one with the larger number stands.
    """

    number: int
    kind: RulingKind
    first: Anchor
    second: Anchor
    by: str = ""
    on: dt.date | None = None
    note: str = ""


def encode_ruling(ruling: Ruling) -> dict[str, Any]:
    """A ruling as a JSON object."""
    return asdict(ruling) | {"on": ruling.on.isoformat() if ruling.on else None}


def decode_ruling(line: Mapping[str, Any]) -> Ruling:
    """A ruling from its object."""
    anchors = {side: Anchor(**line[side]) for side in ("first", "second")}
    on = dt.date.fromisoformat(line["on"]) if line["on"] else None
    return Ruling(line["number"], line["kind"], **anchors, by=line["by"], on=on, note=line["note"])


def rule_merge(
    ids: Sequence[str], events: Iterable[Event], claims: Mapping[str, Claim], *, number: int, **given: str
) -> tuple[Ruling, ...]:
    """Rulings that make the events with these ids one, whole; a claim's id stands for its event.

    number: the first free number. given: by and note.
    Raises LinkingError for fewer than two ids, or an id that names no event and no claim.
    """
    if len(set(ids)) < 2:
        raise LinkingError("merging needs at least two different events or claims")
    known = list(events)
    lead, *others = dict.fromkeys(claim for key in ids for claim in _claims_of(key, known))
    return tuple(
        Ruling(number + i, "merge", Anchor.of(claims[lead]), Anchor.of(claims[other]), **given)  # type: ignore[arg-type]
        for i, other in enumerate(others)
    )


def rule_split(
    event: str,
    parted: Sequence[str],
    events: Iterable[Event],
    claims: Mapping[str, Claim],
    *,
    number: int,
    **given: str,
) -> tuple[Ruling, ...]:
    """Rulings that part some claims from the rest of their event: every pair across is kept apart.

    Raises LinkingError for an unknown event, a claim that is not in it, or when nothing would remain.
    """
    members = next((item.claims for item in events if item.id == event), None)
    if members is None:
        raise LinkingError(f"{event}: no such event; `foedus link` lists the events with their ids")
    strangers = sorted(set(parted) - set(members))
    if strangers:
        raise LinkingError(f"{event}: does not hold {', '.join(strangers)}")
    rest = [key for key in members if key not in set(parted)]
    if not parted or not rest:
        raise LinkingError(f"{event}: a split must leave claims on both sides")
    pairs = [(one, other) for one in sorted(parted) for other in sorted(rest)]
    return tuple(
        Ruling(number + i, "split", Anchor.of(claims[one]), Anchor.of(claims[other]), **given)  # type: ignore[arg-type]
        for i, (one, other) in enumerate(pairs)
    )


def apply_rulings(rulings: Iterable[Ruling], claims: Iterable[Claim]) -> tuple[Bounds, tuple[Ruling, ...]]:
    """Bounds for linking, and the rulings whose claims are no longer there."""
    known: dict[str, Claim] = {}
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        known[claim.id] = claim
        by_doc[claim.doc].append(claim)
    settled: list[tuple[str, str, bool]] = []
    lost = []
    for ruling in sorted(rulings, key=lambda item: item.number):
        first, second = (_find(anchor, known, by_doc) for anchor in (ruling.first, ruling.second))
        if first is None or second is None or first == second:
            lost.append(ruling)
        else:
            settled.append((first, second, ruling.kind == "merge"))
    return settle_bounds(settled), tuple(lost)


def _find(anchor: Anchor, known: Mapping[str, Claim], by_doc: Mapping[str, Sequence[Claim]]) -> str | None:
    """The claim itself, or the one of its type that now stands on the same head word."""
    if anchor.claim in known:
        return anchor.claim
    here = [
        claim
        for claim in by_doc.get(anchor.doc, ())
        if claim.trigger[0] < anchor.end and anchor.start < claim.trigger[1]
    ]
    here.sort(key=lambda claim: (claim.type != anchor.type, claim.id))
    return here[0].id if here else None


def _claims_of(key: str, events: Iterable[Event]) -> tuple[str, ...]:
    for event in events:
        if event.id == key or key in event.claims:
            return event.claims
    raise LinkingError(f"{key}: neither an event nor a claim; `foedus link` lists the events with their ids")
