"""States by ISO 3166 alpha-3: names, demonyms, capitals, and the numeric codes of data sets, by date.

Sources: lexicon/data/states/sources.yaml.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from foedus.errors import LexiconError
from foedus.lexicon.load import unknown
from foedus.lexicon.tables import DATA, cell_date, cell_list, read_table

CodeSystem = Literal["cow", "gw"]
KINDS = ("state", "territory", "historical", "past")


@dataclass(frozen=True, slots=True)
class State:
    """One state or territory; since inclusive, until exclusive, for those that are no more.

    kind: "state", "territory", "historical" (still named in news) or "past" (only a code in old data).
    """

    iso3: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    kind: str
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class StateCode:
    """A numeric code of one system, with the days for which it holds (until exclusive; None: open)."""

    iso3: str
    system: str
    code: int
    abbreviation: str
    since: dt.date
    until: dt.date | None

    def holds(self, date: dt.date) -> bool:
        """Whether the code holds on this day."""
        return self.since <= date and (self.until is None or date < self.until)


@functools.cache
def load_states() -> Mapping[str, State]:
    """Every state of the lexicon by ISO3, in order of code."""
    return read_states(DATA / "states" / "states.csv")


def read_states(path: Path) -> dict[str, State]:
    """Read a table of states; refuses a code that stands twice or is not three capitals."""
    states: dict[str, State] = {}
    columns = ["iso3", "name", "aliases", "adjectives", "people", "capitals", "kind", "since", "until"]
    for place, row in read_table(path, columns):
        iso3, name, aliases, adjectives, people, capitals, kind, since, until = row
        if len(iso3) != 3 or not iso3.isupper() or iso3 in states:
            raise LexiconError(f"{place}: {iso3!r} is no new three-letter code")
        if kind not in KINDS:
            raise LexiconError(f"{place}: {unknown('kind', kind, KINDS)}")
        states[iso3] = State(
            iso3,
            name,
            cell_list(aliases),
            cell_list(adjectives),
            cell_list(people),
            cell_list(capitals),
            kind,
            cell_date(place, since),
            cell_date(place, until),
        )
    return states


@functools.cache
def load_codes() -> tuple[StateCode, ...]:
    """Every dated code of the two systems, Correlates of War and Gleditsch-Ward."""
    rows = []
    path = DATA / "states" / "codes.csv"
    columns = ["iso3", "system", "code", "abbreviation", "since", "until"]
    states = load_states()
    for place, (iso3, system, code, abbreviation, since, until) in read_table(path, columns):
        if iso3 not in states:
            raise LexiconError(f"{place}: {unknown('state', iso3, states)}")
        start = cell_date(place, since)
        if start is None or not code.isdigit() or system not in ("cow", "gw"):
            raise LexiconError(f"{place}: a code needs a system (cow or gw), a number and a first day")
        rows.append(StateCode(iso3, system, int(code), abbreviation, start, cell_date(place, until)))
    return tuple(rows)


@functools.cache
def _by_state() -> Mapping[tuple[str, str], tuple[StateCode, ...]]:
    found: dict[tuple[str, str], list[StateCode]] = {}
    for row in load_codes():
        found.setdefault((row.iso3, row.system), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


@functools.cache
def _by_code() -> Mapping[tuple[str, int], tuple[StateCode, ...]]:
    found: dict[tuple[str, int], list[StateCode]] = {}
    for row in load_codes():
        found.setdefault((row.system, row.code), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def state_code(iso3: str, system: CodeSystem, date: dt.date) -> int | None:
    """The state's number in a system on a day; None where the system does not list it then.

    >>> state_code("YEM", "cow", dt.date(1980, 1, 1)), state_code("YEM", "cow", dt.date(2000, 1, 1))
    (678, 679)
    """
    return next((row.code for row in _by_state().get((iso3, system), ()) if row.holds(date)), None)


def state_of_code(code: int, system: CodeSystem, date: dt.date) -> str | None:
    """The state that a number stands for on a day; None where the system does not list it then.

    >>> state_of_code(365, "gw", dt.date(1970, 1, 1)), state_of_code(365, "gw", dt.date(2000, 1, 1))
    ('SUN', 'RUS')
    """
    return next((row.iso3 for row in _by_code().get((system, code), ()) if row.holds(date)), None)
