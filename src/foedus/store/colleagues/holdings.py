"""What an export is made of, and what it gives back when read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from foedus.model.actor import ACTOR_ID, state_of
from foedus.model.claim import Claim, Status, When
from foedus.model.document import Document
from foedus.model.event import Event
from foedus.model.finding import Finding
from foedus.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything of a case that colleagues may want.

    name: an actor's name for people, by id. credibility: Admiralty digit 1 to 6 by event id; 6, or none,
    where it cannot be judged. reliability: Admiralty letter A to E by outlet and by actor id; none where it
    cannot be judged.
    """

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    findings: tuple[Finding, ...] = ()
    name: Callable[[str], str] = str
    credibility: Mapping[str, int] = field(default_factory=dict)
    reliability: Mapping[str, str] = field(default_factory=dict)
    by_id: Mapping[str, Statement] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {statement.id: statement for statement in self.statements})

    def actors(self) -> tuple[str, ...]:
        """Every actor that acts, is acted on or speaks, and the state of each; sorted by id.

        Crowds ("officials") have no id and are none.
        """
        found: set[str] = set()
        for claim in self.claims:
            found.update(claim.who, claim.whom)
        for event in self.events:
            found.update(event.who, event.whom)
        for statement in self.statements:
            if statement.speaker and statement.speaker.actor:
                found.add(statement.speaker.actor)
        for finding in self.findings:
            found.update(finding.actors)
        found = {actor for actor in found if ACTOR_ID.fullmatch(actor)}
        found.update([state for actor in found if (state := state_of(actor))])
        return tuple(sorted(found))

    def speakers_of(self, claim: Claim) -> tuple[str, ...]:
        """Actors in whose statements a claim stands, outermost first; those without an id are left out."""
        found: list[str] = []
        key = claim.statement
        while key is not None and key in self.by_id:
            statement = self.by_id[key]
            if statement.speaker and statement.speaker.actor:
                found.insert(0, statement.speaker.actor)
            key = statement.parent
        return tuple(found)

    def last_day(self) -> dt.date | None:
        """The last day on which an article of the case came out; None where no date is known."""
        return max((doc.published.since for doc in self.documents if doc.published.since), default=None)


@dataclass(frozen=True, slots=True)
class Act:
    """What every format keeps of a claim or an event, and gives back: since inclusive, until exclusive."""

    id: str
    type: str
    status: str
    who: tuple[str, ...]
    whom: tuple[str, ...]
    since: dt.date | None = None
    until: dt.date | None = None


def act_of(one: Claim | Event) -> Act:
    """The part of a claim or an event that every format keeps; actors sorted."""
    since, until = days_of(one.when)
    return Act(one.id, one.type, one.status, tuple(sorted(one.who)), tuple(sorted(one.whom)), since, until)


def days_of(when: When | None) -> tuple[dt.date | None, dt.date | None]:
    """First day, and the day after the last; None where unknown or open."""
    period = when.period if when else None
    return (period.since, period.until) if period else (None, None)


def day_text(day: dt.date | None) -> str | None:
    """A day in ISO 8601; None stays unknown."""
    return day.isoformat() if day else None


def day_read(text: str | None) -> dt.date | None:
    """The day that `day_text` wrote."""
    return dt.date.fromisoformat(text) if text else None


def caption(one: Claim | Event, name: Callable[[str], str]) -> str:
    """One line for people.

    >>> from foedus.model.event import Event
    >>> drill = Event("e1", "COOPERATE", None, "exercise", 2, 1.0, ("NOR", "SWE"), (), True, None, None,
    ...     "planned", (), (), (), ())
    >>> caption(drill, str)
    'NOR, SWE: cooperate (exercise), planned'
    """
    who = ", ".join(map(name, one.who)) or "someone"
    whom = " → " + ", ".join(map(name, one.whom)) if one.whom else ""
    about = one.mode or one.subject
    status: Status = one.status
    return f"{who}{whom}: {one.type.lower()}{f' ({about})' if about else ''}, {status}"


def kept(names: Iterable[str | None]) -> list[str]:
    """The texts that are there, each once, in order."""
    return list(dict.fromkeys(text for text in names if text))
