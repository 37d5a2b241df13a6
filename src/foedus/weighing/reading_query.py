"""Read a query from a case file."""

from __future__ import annotations

import datetime as dt
from typing import cast, get_args

from foedus.lexicon.load import Node
from foedus.lexicon.ontology import load_ontology
from foedus.model.actor import ACTOR_ID
from foedus.model.claim import STATUSES, SUBJECTS, Status, Subject
from foedus.model.event import DisputeKind
from foedus.weighing.looking import FIELDS, DisputeQuery, FindingQuery, sort_of
from foedus.weighing.query import Query

KEYS = (
    "type", "mode", "subject", "quad", "who", "whom", "parties", "without", "joint", "status", "since",
    "until", "words", "outlet", "claims", "events", "dispute", "disputes", "finding", "findings",
)  # fmt: skip
BY_HAND = ("claims", "events", "disputes", "findings", "finding")


def read_query(node: Node) -> Query:
    """A query from `key: value` lines; every value may be one text or a list.

    Raises LexiconError, with file and line, for unknown keys, types, subjects, statuses or actors.
    """
    fields = node.fields(KEYS)
    if not fields:
        raise node.fail("an empty query would find everything; name at least one condition")
    since = _day(fields.get("since"))
    until = _day(fields.get("until"))
    if since and until and since >= until:
        raise node.fail(f"the query ends ({until}) before it begins ({since}); until is exclusive")
    if "finding" in fields and (others := [key for key in fields if key not in BY_HAND]):
        raise fields["finding"].fail(
            f"a finding is chosen by name, of, above, below alone; take out {', '.join(others)}, or make it"
            " an item of its own"
        )
    return Query(
        types=_known(fields.get("type"), tuple(load_ontology().types), "event type"),
        modes=_texts(fields.get("mode")),
        subjects=cast("tuple[Subject, ...]", _known(fields.get("subject"), SUBJECTS, "subject")),
        quads=tuple(int(word) for word in _known(fields.get("quad"), ("1", "2", "3", "4"), "quad class")),
        who=_actors(fields.get("who")),
        whom=_actors(fields.get("whom")),
        parties=_actors(fields.get("parties")),
        without=_actors(fields.get("without")),
        joint=fields["joint"].flag() if "joint" in fields else None,
        statuses=cast("tuple[Status, ...]", _known(fields.get("status"), STATUSES, "status")),
        since=since,
        until=until,
        words=_texts(fields.get("words")),
        outlets=_texts(fields.get("outlet")),
        claims=_texts(fields.get("claims")),
        events=_texts(fields.get("events")),
        dispute=_dispute(fields["dispute"]) if "dispute" in fields else None,
        disputes=_pairs(fields.get("disputes")),
        finding=_finding(fields["finding"]) if "finding" in fields else None,
        findings=_texts(fields.get("findings")),
    )


def _dispute(node: Node) -> DisputeQuery:
    """`{field: status, kind: conflict}`, each one or a list; or `any`."""
    if node.value == "any":
        return DisputeQuery()
    fields = node.fields(("field", "kind"))
    if not fields:
        raise node.fail("name a field or a kind of dispute, or write 'any'")
    return DisputeQuery(
        fields=_known(fields.get("field"), FIELDS, "field of disputes"),
        kinds=_known(fields.get("kind"), get_args(DisputeKind), "kind of dispute"),
    )


def _pairs(node: Node | None) -> tuple[str, ...]:
    for item in node.items() if node else ():
        event, _, field = item.text().partition(":")
        if not event or sort_of(field) not in FIELDS:
            raise item.fail(f"{item.text()!r} is no dispute; write EVENT:FIELD, such as e1a2b3:status")
    return _texts(node)


def _finding(node: Node) -> FindingQuery:
    """`{name: pact or pairs, of: [CHN, RUS, PRK], below: 0, sure: true}`."""
    fields = node.fields(("name", "of", "above", "below", "sure"), ("name",))
    above, below = (fields[key].number() if key in fields else None for key in ("above", "below"))
    if above is not None and below is not None and above >= below:
        raise node.fail(f"no value lies above {above:g} and below {below:g}")
    return FindingQuery(
        names=_texts(fields["name"]),
        of=_texts(fields.get("of")),
        above=above,
        below=below,
        sure=fields["sure"].flag() if "sure" in fields else False,
    )


def _texts(node: Node | None) -> tuple[str, ...]:
    return node.texts() if node else ()


def _known(node: Node | None, known: tuple[str, ...], what: str) -> tuple[str, ...]:
    return tuple(item.choice(known, what) for item in node.items()) if node else ()


def _actors(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    for item in node.items():
        if not ACTOR_ID.fullmatch(item.text()):
            raise item.fail(f"{item.text()!r} is no actor; write RUS, RUS.MIL or grouping:quad")
    return node.texts()


def _day(node: Node | None) -> dt.date | None:
    return node.date() if node else None
