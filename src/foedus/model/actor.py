"""Who acts: states, organisations, persons, groupings; and where a text names them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["state", "organisation", "person", "grouping", "outlet"]

ACTOR_ID = re.compile(r"[A-Z]{3}(\.[A-Z]{3}(\.[A-Z]{3})*)?|(grouping|person|organisation|outlet):[a-z0-9_]+")


@dataclass(frozen=True, slots=True)
class Role:
    """An office held for a state, from `since` (inclusive) to `until` (exclusive; None: still held)."""

    state: str
    sector: str
    office: str
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def code(self) -> str:
        """State and sector, as claims carry it.

        >>> Role("RUS", "MIL", "defence minister").code
        'RUS.MIL'
        """
        return f"{self.state}.{self.sector}" if self.sector else self.state


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names an actor, by name, office, description or pronoun.

    start, end: half-open code-point offsets into the document's text.
    actor: id as claims carry it: `RUS`, `RUS.MIL`, `grouping:quad`, `person:collin_koh`.
    entity: the lexicon's own id where it says more than actor does (`person:sergei_shoigu`).
    kind: how it is named.
    antecedents: spans in the same text that settle a pronoun or description.
    members: the actors meant where one mention stands for several ("the two leaders").
    entities: the lexicon's id of each member, "" where none is known; empty where none of them is.
    """

    start: int
    end: int
    text: str
    actor: str
    entity: str | None = None
    kind: Literal["name", "title", "demonym", "metonym", "pronoun", "description", "unknown"] = "name"
    antecedents: tuple[tuple[int, int], ...] = ()
    members: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


def state_of(actor: str) -> str | None:
    """The state an actor id belongs to; None for organisations, persons and groupings.

    >>> state_of("RUS.MIL"), state_of("grouping:quad")
    ('RUS', None)
    """
    return None if ":" in actor else actor[:3]
