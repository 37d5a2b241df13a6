"""Which source each tenure of an office was checked against, as the files of officials say.

A file's `source` names what it was written from. What its rows were compared with afterwards stands under
`checked`, one entry a source, each saying which tenures it bears out:

    checked:
      - {source: a list of ministers, offices: [foreign minister], since: 1988, until: 2018}
      - {source: reports of the day, serving: 2026-10-09, persons: [jane_doe]}

`since` and `until` bound the day on which a tenure begins; `serving` is a day on which it was seen to last.
A tenure may name a `source` of its own. A tenure that nothing bears out is unverified, and listed as such.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.lexicon.load import Node, load_folder, unknown
from foedus.lexicon.officials import Officials, Person, edge_date, read_officials
from foedus.lexicon.tables import DATA
from foedus.model.actor import Role

UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Check:
    """A source and the tenures that it bears out; an empty bound bounds nothing."""

    source: str
    offices: tuple[str, ...]
    persons: tuple[str, ...]
    since: dt.date | None
    until: dt.date | None
    serving: dt.date | None

    def covers(self, person: str, role: Role) -> bool:
        """Whether this source bears out that a person held an office."""
        if (self.offices and role.office not in self.offices) or (
            self.persons and person not in self.persons
        ):
            return False
        begins = role.since or dt.date.min
        if (self.since and begins < self.since) or (self.until and begins >= self.until):
            return False
        return not self.serving or begins <= self.serving < (role.until or dt.date.max)


@dataclass(frozen=True, slots=True)
class Tenure:
    """One office held by one person, and the sources that bear it out."""

    state: str
    name: str
    title: str
    role: Role
    sources: tuple[str, ...]
    place: str

    @property
    def verified(self) -> bool:
        """Whether any source bears it out row by row."""
        return bool(self.sources)


def load_evidence(extra: Path | None = None) -> list[Tenure]:
    """Every tenure of the lexicon's files of officials, or of another folder's, in the order of the files."""
    folder = extra or DATA / "officials"
    shown = str(folder) if extra else "lexicon/data/officials"
    return [row for node in load_folder(folder, shown) for row in read_evidence(node)]


def read_evidence(node: Node) -> list[Tenure]:
    """The tenures of one file; a check that names nobody or nothing in the file is refused with its line."""
    file = read_officials(node)
    fields = node.fields()
    checks = [_read_check(item, file) for item in fields["checked"].items()] if "checked" in fields else []
    own = _own_sources(fields["persons"]) if file.persons else []
    tenures = []
    for person, named in zip(file.persons, own, strict=True):
        for role, title, source in zip(person.roles, person.titles, named, strict=True):
            found = dict.fromkeys(
                [source] * bool(source) + [one.source for one in checks if one.covers(person.id, role)]
            )
            tenures.append(Tenure(file.state, person.name, title, role, tuple(found), person.place))
    return tenures


def count_evidence(tenures: Sequence[Tenure]) -> Counter[str]:
    """How many tenures rest on each source; those that nothing bears out stand under `unverified`.

    A tenure borne out by two sources counts for both, so the sum may exceed the number of tenures.
    """
    return Counter(source for row in tenures for source in row.sources or (UNVERIFIED,))


def check_evidence() -> list[str]:
    """Read every file's checks; the errors of the first bad one are the caller's to print."""
    load_evidence()
    return []


def _read_check(node: Node, file: Officials) -> Check:
    fields = node.fields(("source", "offices", "persons", "since", "until", "serving"), ("source",))
    persons = {person.id for person in file.persons}
    offices = {role.office for person in file.persons for role in person.roles}
    for key, known in (("persons", persons), ("offices", offices)):
        for item in fields[key].items() if key in fields else ():
            if item.text() not in known:
                raise item.fail(unknown(key.removesuffix("s"), item.text(), known))
    check = Check(
        fields["source"].text(),
        fields["offices"].texts() if "offices" in fields else (),
        fields["persons"].texts() if "persons" in fields else (),
        edge_date(fields.get("since")),
        edge_date(fields.get("until")),
        edge_date(fields.get("serving")),
    )
    for person in check.persons:
        if not any(check.covers(person, role) for role in _roles(file.persons, person)):
            raise node.fail(f"this check bears out no office of {person!r}")
    return check


def _roles(persons: Sequence[Person], id: str) -> tuple[Role, ...]:
    return next((person.roles for person in persons if person.id == id), ())


def _own_sources(persons: Node) -> list[list[str]]:
    """The source that each role names itself, "" where it names none."""
    found = []
    for person in persons.items():
        rows = [role.fields() for role in person.fields()["roles"].items()]
        found.append([row["source"].text() if "source" in row else "" for row in rows])
    return found
