"""Every name that the lexicon knows, what it may mean and when: one index over states, persons and bodies."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from foedus.errors import LexiconError
from foedus.lexicon.agents import Agent, Agents, load_agents
from foedus.lexicon.compiled import load_compiled
from foedus.lexicon.groupings import Grouping, load_groupings
from foedus.lexicon.naming import plain_quotes
from foedus.lexicon.officials import Officials, Person, load_officials
from foedus.lexicon.senses import Form, Sense, add_bodies, add_person, add_states, add_tables, put
from foedus.lexicon.states import State, load_states
from foedus.model.actor import ACTOR_ID, Role

HEADS = ("head of state", "head of government")
LEADING = ("party leader", "head of state", "head of government")


@dataclass(frozen=True, slots=True)
class ExtraName:
    """A name that a caller adds to the lexicon, with the actor id that it means."""

    text: str
    actor: str
    form: Form = "state"
    since: dt.date | None = None
    until: dt.date | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Actors:
    """The index; `names` has quotes made straight, and the automaton finds all of them in one pass."""

    states: Mapping[str, State]
    persons: Mapping[str, Person]
    groupings: Mapping[str, Grouping]
    names: Mapping[str, tuple[Sense, ...]]
    agents: Agents
    texts: tuple[str, ...] = field(repr=False)
    automaton: AhoCorasick = field(repr=False, compare=False)
    holders: Mapping[tuple[str, str], tuple[tuple[Role, Person], ...]] = field(repr=False)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Every place where a name stands, overlapping ones too: (index into texts, start, end)."""
        found: list[tuple[int, int, int]] = self.automaton.find_matches_as_indexes(
            plain_quotes(text), overlapping=True
        )
        return found

    def role(self, person: Person, on: dt.date | None) -> Role | None:
        """The person's office on a day: the highest held then.

        Without a day, the latest. Of those who hold none on the day, only former heads of state and
        government keep their last office, because news goes on to name them for what they did in it.
        """
        held = [role for role in person.roles if _held(role, on)]
        if held:
            return min(held, key=lambda role: (role.office not in HEADS, role.sector == "", _late(role)))
        past = [role for role in person.roles if on is None or (role.until and role.until <= on)]
        if on is not None:
            past = [role for role in past if role.office in HEADS]
        return max(past, key=lambda role: role.since or dt.date.min) if past else None

    def actor_of(self, entity: str, on: dt.date | None) -> str:
        """Actor id of a person on a day: state and sector of the office held, else the person alone.

        entity: `person:` and id.
        """
        person = self.persons.get(entity)
        role = self.role(person, on) if person else None
        return role.code if role and role.state else entity

    def holder(self, state: str, office: str, on: dt.date | None) -> Person | None:
        """Who holds an office that one person holds at a time; None where unknown or two are listed.

        office: as in the files of officials; "leader" stands for the first of party leader (of states
        that a party rules), head of state and head of government that has a holder.
        """
        if office == "leader":
            return self._leader(state, on)
        held = {
            person.id: person for role, person in self.holders.get((state, office), ()) if _held(role, on)
        }
        return next(iter(held.values())) if len(held) == 1 else None

    def _leader(self, state: str, on: dt.date | None) -> Person | None:
        found = [self.holder(state, office, on) for office in LEADING]
        party, head, government = found
        if party and party in (head, government):
            return party
        if state in PARLIAMENTARY:
            return government
        return head or party or government

    def with_extra(self, entries: Iterable[ExtraName], *, agents: Sequence[Agent] = ()) -> Actors:
        """The same index with names (and agents) of the caller's own, which win over those that stand.

        Raises LexiconError for an actor id that claims cannot carry.
        """
        names = dict(self.names)
        added: dict[str, list[Sense]] = {}
        for entry in entries:
            if not ACTOR_ID.fullmatch(entry.actor):
                raise LexiconError(f"{entry.text}: {entry.actor!r} is no actor id")
            sense = Sense(entry.actor, entry.entity, entry.form, entry.since, entry.until)
            added.setdefault(plain_quotes(entry.text), []).append(sense)
        names.update({text: tuple(senses) for text, senses in added.items()})
        extended = self.agents.with_phrases(agents) if agents else self.agents
        texts = tuple(names)
        return dataclasses.replace(
            self, names=names, agents=extended, texts=texts, automaton=AhoCorasick(list(texts))
        )


PARLIAMENTARY = frozenset(
    "AUS BEL BGD CAN CHE CZE DEU DNK ESP EST ETH FIN GBR GEO GRC HRV HUN IND IRL IRQ ISL ISR ITA JPN KHM"
    " LBN LTU LUX LVA MKD MLT MNE MYS NLD NOR NPL NZL PAK PNG POL PRT ROU SGP SRB SVK SVN SWE THA XKX".split()
)


def load_actors(extra: Sequence[Path] = ()) -> Actors:
    """The lexicon's actors, with an analyst's own files.

    extra: folders that hold `officials/` or `groupings/` (or such YAML files directly), in the same
    formats; what they name wins over what ships with foedus.
    Raises LexiconError with file and line for anything that is wrong.
    """
    return _load(tuple(extra))


@functools.lru_cache(maxsize=4)
def _load(extra: tuple[Path, ...]) -> Actors:
    officials, groupings = load_compiled()
    officials, groupings = list(officials), list(groupings)
    for folder in extra:
        if not folder.is_dir():
            raise LexiconError(f"{folder}: no such folder of actors")
        officials += load_officials(folder / "officials")
        groupings += load_groupings(folder / "groupings")
    return build_actors(load_states(), officials, groupings, load_agents())


def build_actors(
    states: Mapping[str, State],
    officials: Sequence[Officials],
    groupings: Sequence[Grouping],
    agents: Agents,
) -> Actors:
    """Index names; where two tables name one text, groupings win over bodies, bodies over organisations."""
    layers: list[dict[str, list[Sense]]] = [{} for _ in range(4)]
    add_tables(layers[3])
    add_states(layers[1], states)
    persons: dict[str, Person] = {}
    holders: dict[tuple[str, str], list[tuple[Role, Person]]] = {}
    for file in officials:
        for person in file.persons:
            persons[person.entity] = _merged(persons.get(person.entity), person)
        add_bodies(layers[2], file, layers[3])
    for person in persons.values():
        add_person(layers[1], person)
        for role in person.roles:
            holders.setdefault((role.state, role.office), []).append((role, person))
    for grouping in groupings:
        for text in (grouping.name, *grouping.aliases):
            put(layers[0], text, Sense(grouping.actor, None, "grouping"))
    names: dict[str, tuple[Sense, ...]] = {}
    for layer in layers:
        for text, senses in layer.items():
            names.setdefault(text, tuple(dict.fromkeys(senses)))
    texts = tuple(names)
    return Actors(
        states,
        persons,
        {grouping.actor: grouping for grouping in groupings},
        names,
        agents,
        texts,
        AhoCorasick(list(texts)),
        {key: tuple(rows) for key, rows in holders.items()},
    )


def _merged(first: Person | None, second: Person) -> Person:
    """One person whose offices stand in two files."""
    if first is None:
        return second
    aliases = tuple(dict.fromkeys((*first.aliases, second.name, *second.aliases)))
    return dataclasses.replace(
        first, aliases=aliases, roles=first.roles + second.roles, titles=first.titles + second.titles
    )


def _held(role: Role, on: dt.date | None) -> bool:
    if on is None:
        return role.until is None
    return (role.since is None or role.since <= on) and (role.until is None or on < role.until)


def _late(role: Role) -> int:
    return -(role.since.toordinal() if role.since else 0)
