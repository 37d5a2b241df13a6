"""Edited versions of one article: the same outlet, mostly the same words or one address, another text.

Copies are marked on reading (`Document.original`); those of one outlet are versions of one article, as is all
that came from one address. Versions have one publisher, whatever their titles, and so are one origin; what
changed from one to the next is worth a look.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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

    outlet: str | None
    docs: tuple[str, ...]
    changes: tuple[Change, ...]


def find_versions(docs: Iterable[Document]) -> tuple[Versions, ...]:
    """Articles of which there are several versions, by outlet and first document.

    Versions share their original and their outlet, or outlet and address. The order of docs does not matter.
    """
    found = [_versions(members) for members in _by_article(docs)]
    several = (item for item in found if len(item.docs) > 1)
    return tuple(sorted(several, key=lambda item: (item.outlet or "", item.docs)))


def first_versions(docs: Iterable[Document]) -> dict[str, str]:
    """By the id of a later version of an article, the id of its first."""
    return {doc.id: members[0].id for members in _by_article(docs) for doc in members[1:]}


def original(doc_id: str, docs: Mapping[str, Document]) -> str:
    """The document that this one copies in the end; itself if none."""
    seen = {doc_id}
    while (source := docs[doc_id].original) and source in docs and source not in seen:
        doc_id = source
        seen.add(doc_id)
    return doc_id


def _by_article(docs: Iterable[Document]) -> list[list[Document]]:
    """Documents of one article together, by publication; copies of an unnamed outlet stand alone."""
    by_id = {doc.id: doc for doc in docs}
    groups: dict[tuple[str, str], list[Document]] = defaultdict(list)
    addresses: dict[tuple[str, str], str] = {}
    for doc in sorted(by_id.values(), key=_order):
        root = original(doc.id, by_id) if doc.outlet else doc.id
        if doc.url:
            root = addresses.setdefault((doc.outlet or "", doc.url), root)
        groups[doc.outlet or "", root].append(doc)
    return list(groups.values())


def _versions(members: list[Document]) -> Versions:
    texts = {doc.sha256: doc for doc in reversed(members)}
    ordered = sorted(texts.values(), key=_order)
    changes = [_change(one, other) for one, other in itertools.pairwise(ordered)]
    return Versions(members[0].outlet, tuple(doc.id for doc in ordered), tuple(changes))


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
