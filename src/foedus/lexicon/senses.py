"""What names may mean: the senses that states, persons, bodies and tables give to texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from foedus.lexicon.naming import name_variants, plain_quotes
from foedus.lexicon.officials import Officials, Person
from foedus.lexicon.states import State
from foedus.lexicon.tables import DATA, cell_date, read_table

Form = Literal[
    "state", "demonym", "people", "capital", "seat",
    "person", "body", "grouping", "organisation", "outlet", "not",
]  # fmt: skip
# An alias that begins with a title would end inside a longer name: "President Xi" in "President Xi Jinping".
TITLES = frozenset(
    "president premier king queen prince princess general chairman chancellor emperor mr".split()
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a name may mean.

    actor: id as claims carry it; for persons the state of their role is found by date.
    entity: the lexicon's own id where it says more. form: what sort of name it is.
    since, until: days between which the name means this. local: only where no other state is named.
    near: only where its own state is. weak: a surname alone.
    """

    actor: str
    entity: str | None
    form: Form
    since: dt.date | None = None
    until: dt.date | None = None
    local: bool = False
    near: bool = False
    weak: bool = False

    def holds(self, on: dt.date | None) -> bool:
        """Whether the name means this on a day; without a day, whether it still does."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def put(layer: dict[str, list[Sense]], text: str, sense: Sense) -> None:
    """Add one sense to a text."""
    layer.setdefault(plain_quotes(text), []).append(sense)


def add_states(layer: dict[str, list[Sense]], states: Mapping[str, State]) -> None:
    """Names, demonyms and capitals of every state still named in news."""
    for state in states.values():
        if state.kind == "past":
            continue
        groups: list[tuple[Form, tuple[str, ...]]] = [
            ("state", (state.name, *state.aliases)),
            ("demonym", state.adjectives),
            ("people", state.people),
            ("capital", state.capitals),
        ]
        seen: set[str] = set()
        for form, texts in groups:
            for text in texts:
                if text not in seen:
                    seen.add(text)
                    put(layer, text, Sense(state.iso3, None, form))


def add_person(layer: dict[str, list[Sense]], person: Person) -> None:
    """Every spelling of a person's name; a single word is weak."""
    states = {role.state for role in person.roles}
    for text in name_variants((person.name, *person.aliases), hyphenate=bool(states & {"KOR", "PRK"})):
        if text.split()[0].lower() in TITLES and " " in text:
            continue
        weak = " " not in text and "-" not in text
        put(layer, text, Sense(person.entity, person.entity, "person", weak=weak))


def add_bodies(layer: dict[str, list[Sense]], file: Officials, tables: Mapping[str, list[Sense]]) -> None:
    """Agencies and titles of one file; outlets that the tables know stay as there."""
    for agency in file.agencies:
        code = f"{agency.state}.{agency.sector}" if agency.state else f"organisation:{agency.id}"
        entity = f"organisation:{agency.id}"
        for text in (agency.name, *agency.aliases):
            known = tables.get(plain_quotes(text), ())
            if agency.sector != "MED" or not known:
                local, near = any(one.local for one in known), any(one.near for one in known)
                sense = Sense(code, entity, "body", agency.since, agency.until, local, near)
                put(layer, text, sense)
    for title in file.titles:
        if title.state:
            put(layer, title.text, Sense(f"{title.state}.{title.sector}", None, "body"))


def add_tables(layer: dict[str, list[Sense]]) -> None:
    """Seats and forces, names that are no actor, outlets and organisations."""
    columns = ["text", "actor", "since", "until", "note"]
    for place, (text, actor, since, until, note) in read_table(DATA / "states" / "metonyms.csv", columns):
        local = note == "where no other state is named"
        near = note == "only where its state is named"
        sense = Sense(actor, None, "seat", cell_date(place, since), cell_date(place, until), local, near)
        put(layer, text, sense)
    for _, (text, _) in read_table(DATA / "states" / "not_actors.csv", ["text", "kind"]):
        put(layer, text, Sense("", None, "not"))
    columns = ["text", "actor", "entity"]
    for _, (text, actor, entity) in read_table(DATA / "organisations" / "organisations.csv", columns):
        form: Form = "outlet" if "outlet:" in actor + entity else "organisation"
        put(layer, text, Sense(actor, entity or None, form))
