"""What a brief is made from: the values that the other stages hand over, and how actors are named."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from foedus.linking.grading import Graded
from foedus.model.actor import state_of
from foedus.model.claim import Claim
from foedus.model.document import Document, Unread
from foedus.model.event import Event
from foedus.model.finding import Finding
from foedus.model.statement import Statement


class Names(Protocol):
    """How actors are called; the lexicon's actors fit it."""

    def name(self, actor: str) -> str:
        """The name for people: `RUS` is Russia."""
        ...

    def aliases(self, actor: str) -> tuple[str, ...]:
        """Every form under which texts name the actor: Russia, Russian, Moscow, the Kremlin."""
        ...


@dataclass(frozen=True, slots=True)
class PlainNames:
    """Names without a lexicon: English names of states, and what an id itself spells out.

    table: actor id -> forms; the first is the name, all are aliases.
    """

    table: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, actor: str) -> str:
        """The first form in the table; else a state's English name; else the id in plain words.

        >>> PlainNames().name("PRK"), PlainNames().name("person:ilse_brandt")
        ('North Korea', 'Ilse Brandt')
        """
        if actor in self.table:
            return self.table[actor][0]
        state = state_of(actor)
        if state is None:
            return actor.partition(":")[2].replace("_", " ").title()
        return self.table[state][0] if state in self.table else _state_name(state)

    def aliases(self, actor: str) -> tuple[str, ...]:
        """The forms in the table, and the name."""
        return self.table.get(actor) or (self.name(actor),)


@functools.cache
def _state_name(code: str) -> str:
    import babel
    import pycountry

    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return code
    return str(babel.Locale("en").territories.get(country.alpha_2, country.name))


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a brief may speak of; nothing else enters it.

    question: what the case asks; None when nobody asked. as_of: last day (inclusive) that may be known.
    states: the states that the question is about, as ISO 3166 alpha-3; () to take them from the events.
    coder, lexicon: versions of what coded the claims. sources: outlets and speakers with their grades.
    """

    question: str | None
    title: str
    as_of: dt.date | None
    documents: tuple[Document, ...]
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    states: tuple[str, ...] = ()
    names: Names = PlainNames()
    case: str = ""
    coder: str = ""
    lexicon: str = ""
    sources: tuple[Graded, ...] = ()
