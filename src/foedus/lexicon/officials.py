"""Persons with dated offices, agencies and titles of one state, from the lexicon's files of officials."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path

from foedus.lexicon.load import Node, load_folder
from foedus.lexicon.tables import DATA
from foedus.model.actor import Role

SECTORS = (
    "GOV", "MIL", "SPY", "LEG", "JUD", "COP", "MED", "OPP", "REB", "BUS", "CVL", "LAB", "REF", "NGO", "EDU",
    "CRM", "REL", "ELI", "PTY", "IGO",
)  # fmt: skip

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who holds or held offices; actor id of the person alone is `person:` and id."""

    id: str
    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    titles: tuple[str, ...] = ()
    place: str = field(default="", compare=False)

    @property
    def entity(self) -> str:
        """Id as mentions carry it."""
        return f"person:{self.id}"


@dataclass(frozen=True, slots=True)
class Agency:
    """A body of a state, or of none (state ""), that news calls by a name of its own."""

    id: str
    name: str
    aliases: tuple[str, ...]
    state: str
    sector: str
    since: dt.date | None
    until: dt.date | None
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Title:
    """An office or body that news names without a person."""

    text: str
    state: str
    sector: str


@dataclass(frozen=True, slots=True)
class Officials:
    """One file of officials."""

    state: str
    persons: tuple[Person, ...]
    agencies: tuple[Agency, ...]
    titles: tuple[Title, ...]


def edge_date(node: Node | None, *, end: bool = False) -> dt.date | None:
    """A date given to the year, month or day, as one day; None where there is none.

    end: the date is an exclusive end, and a bare year or month ends with its last day; without it a
    bare year or month begins with its first.
    """
    if node is None:
        return None
    match = _PARTIAL_DATE.fullmatch(node.text())
    try:
        if match:
            year, month, day = (int(part) if part else 0 for part in match.groups())
            if day or not end:
                return dt.date(year, month or 1, day or 1)
            return dt.date(year + (month in (0, 12)), month % 12 + 1, 1)
    except ValueError:
        pass
    raise node.fail(f"expected a date as YYYY, YYYY-MM or YYYY-MM-DD, not {node.text()!r}")


def load_officials(extra: Path | None = None) -> list[Officials]:
    """Every file of officials of the lexicon, or of another folder, in order of file name."""
    folder = extra or DATA / "officials"
    shown = str(folder) if extra else "lexicon/data/officials"
    return [read_officials(node) for node in load_folder(folder, shown)] if folder.is_dir() else []


def read_officials(node: Node) -> Officials:
    """Read one file of officials; unknown keys and sectors are refused with their line."""
    known = ("state", "source", "checked", "persons", "agencies", "titles", "note")
    fields = node.fields(known, ("state", "source"))
    state = fields["state"].text()
    if state == "none":
        state = ""
    elif len(state) != 3 or not state.isupper():
        raise fields["state"].fail(f"expected an ISO3 code or 'none', not {state!r}")
    fields["source"].texts()
    persons = [_read_person(item, state) for item in _list(fields, "persons")]
    agencies = [_read_agency(item, state) for item in _list(fields, "agencies")]
    titles = []
    for item in _list(fields, "titles"):
        row = item.fields(("text", "sector", "note", "since", "until"), ("text", "sector"))
        titles.append(Title(row["text"].text(), state, row["sector"].choice(SECTORS, "sector")))
    return Officials(state, tuple(persons), tuple(agencies), tuple(titles))


def _list(fields: dict[str, Node], key: str) -> list[Node]:
    return fields[key].items() if key in fields and fields[key].value != "" else []


def _read_person(node: Node, state: str) -> Person:
    fields = node.fields(("id", "name", "aliases", "roles", "note"), ("id", "name", "roles"))
    roles, titles = [], []
    for item in fields["roles"].items():
        known = ("office", "title", "organisation", "sector", "since", "until", "source", "note")
        row = item.fields(known, ("office",))
        sector = row["sector"].choice(SECTORS, "sector") if "sector" in row else ""
        since, until = edge_date(row.get("since")), edge_date(row.get("until"), end=True)
        if since and until and since >= until:
            raise item.fail(f"the office ends ({until}) before it begins ({since})")
        roles.append(Role(state, sector, row["office"].text(), since, until))
        titles.append(row["title"].text() if "title" in row else row["office"].text())
    return Person(
        _id(fields["id"]),
        fields["name"].text(),
        fields["aliases"].texts() if "aliases" in fields and fields["aliases"].value else (),
        tuple(roles),
        tuple(titles),
        f"{node.file}:{node.line}",
    )


def _read_agency(node: Node, state: str) -> Agency:
    known = ("id", "name", "aliases", "sector", "since", "until", "note")
    fields = node.fields(known, ("id", "name"))
    return Agency(
        _id(fields["id"]),
        fields["name"].text(),
        fields["aliases"].texts() if "aliases" in fields and fields["aliases"].value else (),
        state,
        fields["sector"].choice(SECTORS, "sector") if "sector" in fields else "",
        edge_date(fields.get("since")),
        edge_date(fields.get("until"), end=True),
        f"{node.file}:{node.line}",
    )


def _id(node: Node) -> str:
    if not re.fullmatch(r"[a-z0-9_]+", node.text()):
        raise node.fail(f"an id has small letters, digits and _ only, not {node.text()!r}")
    return node.text()
