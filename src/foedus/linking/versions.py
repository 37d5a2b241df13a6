"""Edited versions of one article: the same outlet, mostly the same words, another text.

Copies are marked on reading (`Document.original`); those of one outlet are versions of one article, and
what changed from one to the next is worth a look.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from foedus.linking.origins import original
from foedus.model.document import Document


@dataclass(frozen=True, slots=True)
class Change:
    """Paragraphs that one version dropped and the next one brought, in the order of the texts."""

    before: str
    after: str
    dropped: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Documents that are one article as its outlet edited it, by date of publication, and what changed."""

    outlet: str
    docs: tuple[str, ...]
    changes: tuple[Change, ...]


def find_versions(docs: Iterable[Document]) -> tuple[Versions, ...]:
    """Articles of which there are several versions, by outlet and first document.

    Versions share their original and their outlet, or outlet and address. The order of docs does not matter.
    """
    by_id = {doc.id: doc for doc in docs}
    groups: dict[tuple[str, str], list[Document]] = defaultdict(list)
    addresses: dict[tuple[str, str], str] = {}
    for doc in sorted(by_id.values(), key=_order):
        if doc.outlet is None:
            continue
        root = original(doc.id, by_id)
        if doc.url:
            root = addresses.setdefault((doc.outlet, doc.url), root)
        groups[doc.outlet, root].append(doc)
    found = [_versions(outlet, members) for (outlet, _), members in groups.items()]
    return tuple(
        sorted((item for item in found if len(item.docs) > 1), key=lambda item: (item.outlet, item.docs))
    )


def _versions(outlet: str, members: list[Document]) -> Versions:
    texts = {doc.sha256: doc for doc in reversed(members)}
    ordered = sorted(texts.values(), key=_order)
    changes = [_change(one, other) for one, other in itertools.pairwise(ordered)]
    return Versions(outlet, tuple(doc.id for doc in ordered), tuple(changes))


def _change(one: Document, other: Document) -> Change:
    before, after = _paragraphs(one), _paragraphs(other)
    return Change(
        one.id,
        other.id,
        tuple(part for part in before if part not in set(after)),
        tuple(part for part in after if part not in set(before)),
    )


def _paragraphs(doc: Document) -> list[str]:
    return [part.strip() for part in doc.text.split("\n\n") if part.strip()]


def _order(doc: Document) -> tuple[dt.date, str]:
    return doc.published.since or dt.date.max, doc.id
