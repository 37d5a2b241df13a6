"""Read a query from a case file."""

from __future__ import annotations

import datetime as dt
from typing import cast

from foedus.lexicon.load import Node
from foedus.lexicon.ontology import load_ontology
from foedus.model.actor import ACTOR_ID
from foedus.model.claim import STATUSES, SUBJECTS, Status, Subject
from foedus.weighing.query import Query

KEYS = (
    "type", "mode", "subject", "quad", "who", "whom", "parties", "without", "joint", "status", "since",
    "until", "words", "outlet", "claims", "events",
)  # fmt: skip


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
