"""Claims judged to be about the same happening, and what they differ on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from foedus.model.claim import Status, Subject, When, Where

DisputeKind = Literal["conflict", "update", "scope", "precision", "slip"]


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a field, the claims that give it, and where: (document, start, end) of the words."""

    value: str
    claims: tuple[str, ...]
    spans: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field of an event on which its claims differ; versions are kept, none is thrown away."""

    field: str
    kind: DisputeKind
    versions: tuple[Version, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One happening; its fields are a consensus of its claims, weighed by origin.

    claims: ids in order of publication. history: (claim id, status) in the same order, so that a
    plan and its happening are two steps of one event. origins: independent origins, as outlet or
    speaker keys; corroboration is their number. outlets: who published it, copies included. traced: (claim
    id, origin), as history; () where nobody traced them.
    """

    id: str
    type: str
    mode: str | None
    subject: Subject | None
    quad: int
    score: float
    who: tuple[str, ...]
    whom: tuple[str, ...]
    joint: bool
    when: When | None
    where: Where | None
    status: Status
    claims: tuple[str, ...]
    history: tuple[tuple[str, Status], ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    disputes: tuple[Dispute, ...] = ()
    traced: tuple[tuple[str, str], ...] = ()
