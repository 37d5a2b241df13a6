"""Whether the lexicon holds together: every file read, dates in order, offices held once, examples true."""

from __future__ import annotations

import datetime as dt
import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from foedus.errors import LexiconError
from foedus.lexicon.actors import Actors, build_actors
from foedus.lexicon.agents import load_agents
from foedus.lexicon.exercises import load_exercises
from foedus.lexicon.groupings import Grouping, read_grouping
from foedus.lexicon.load import Node, load_yaml, unknown
from foedus.lexicon.naming import plain_quotes
from foedus.lexicon.officials import Officials, Person, read_officials
from foedus.lexicon.ontology import load_ontology
from foedus.lexicon.states import load_codes, load_states
from foedus.lexicon.tables import DATA
from foedus.model.actor import Role

Read = TypeVar("Read")

SINGLE = frozenset(("head of state", "head of government", "foreign minister", "defence minister"))
# Words in a role's title that allow two at a time: an acting holder, a regent, a co-prince, a junta.
SHARED_TITLES = (
    "acting",
    "interim",
    "caretaker",
    "co-",
    "deputy",
    "regent",
    "designate",
    "de facto",
    "crown",
)
# Days by which two holders may overlap because a source dates a handover loosely.
HANDOVER_DAYS = 31


@dataclass(frozen=True, slots=True)
class Report:
    """What was found wrong, what is worth knowing, and how much there is of everything."""

    problems: tuple[str, ...]
    clashes: tuple[str, ...]
    counts: Mapping[str, int]


def check_lexicon(extra: Sequence[Path] = ()) -> list[str]:
    """Everything wrong with the lexicon and an analyst's own files, each with file and line."""
    return list(report_lexicon(extra).problems)


def report_lexicon(extra: Sequence[Path] = ()) -> Report:
    """Problems, alias clashes and counts; reads the files themselves, never the cache."""
    problems: list[str] = []
    officials = [*_read_all("officials", read_officials, extra, problems)]
    groupings = [*_read_all("groupings", read_grouping, extra, problems)]
    for load in (load_ontology, load_states, load_codes, load_agents, load_exercises):
        try:
            load()
        except LexiconError as error:
            problems.append(str(error))
    if problems:
        return Report(tuple(problems), (), {})
    actors = build_actors(load_states(), officials, groupings, load_agents())
    problems += _check_states(officials, groupings)
    problems += _check_ids(officials, groupings)
    problems += _check_offices(actors)
    for grouping in groupings:
        problems += _check_grouping(grouping, actors)
    problems += _check_patterns()
    return Report(tuple(problems), tuple(list_clashes(actors)), _counts(officials, groupings, actors))


def _read_all(
    part: str, read: Callable[[Node], Read], extra: Sequence[Path], problems: list[str]
) -> Iterator[Read]:
    """Every file of a part that can be read; the others go to the problems."""
    for folder, shown in ((DATA, "lexicon/data"), *((path, str(path)) for path in extra)):
        for path in sorted((folder / part).glob("*.yaml")):
            if path.name.startswith("_"):
                continue
            try:
                yield read(load_yaml(path, f"{shown}/{part}/{path.name}"))
            except LexiconError as error:
                problems.append(str(error))


def _check_states(officials: Sequence[Officials], groupings: Sequence[Grouping]) -> list[str]:
    states = load_states()
    problems = [
        f"officials: {unknown('state', file.state, states)}"
        for file in officials
        if file.state and file.state not in states
    ]
    for grouping in groupings:
        named = {member.state for member in grouping.members}
        named |= {party for item in grouping.obligations for party in item.parties}
        problems += [
            f"{grouping.place}: {unknown('state', one, states)}" for one in sorted(named - set(states))
        ]
    return problems


def _check_ids(officials: Sequence[Officials], groupings: Sequence[Grouping]) -> list[str]:
    """Ids stand once in a file, and once among groupings."""
    problems = []
    for file in officials:
        for kind in (file.persons, file.agencies):
            problems += _twice((item.id, item.place) for item in kind)
    return problems + _twice((item.id, item.place) for item in groupings)


def _twice(ids: Iterable[tuple[str, str]]) -> list[str]:
    seen: dict[str, str] = {}
    problems = []
    for id, place in ids:
        if id in seen:
            problems.append(f"{place}: the id {id!r} stands at {seen[id]} already")
        seen[id] = place
    return problems


def _check_offices(actors: Actors) -> list[str]:
    """No two at a time hold an office of which a state has one."""
    problems = []
    for (state, office), holders in actors.holders.items():
        if office not in SINGLE or not state:
            continue
        ordered = sorted(holders, key=lambda row: (str(row[0].since), row[1].id))
        for (role, person), (later, other) in pairwise(ordered):
            if person.id == other.id or not role.since or not later.since:
                continue
            end = role.until or dt.date.max
            if (
                (end - later.since).days > HANDOVER_DAYS
                and not _shared(person, role)
                and not _shared(other, later)
            ):
                problems.append(
                    f"{other.place}: {state} has two holders of {office!r} from {later.since}: {person.name}"
                    f" (until {role.until or 'now'}) and {other.name}"
                )
    return problems


def _shared(person: Person, role: Role) -> bool:
    """Whether the title that goes with a role says that it may be held beside another."""
    titles = [title for one, title in zip(person.roles, person.titles, strict=True) if one == role]
    return any(word in title.lower() for title in titles for word in SHARED_TITLES)


def _check_grouping(grouping: Grouping, actors: Actors) -> list[str]:
    """Dates in order, and the two example sentences do what they say."""
    problems = []
    for member in grouping.members:
        if member.since and member.until and member.since >= member.until:
            problems.append(f"{grouping.place}: {member.state} leaves {grouping.id} before it joins")
    for sentence, wanted in ((grouping.yes, True), (grouping.no, False)):
        if (grouping.actor in longest_names(sentence, actors)) != wanted:
            verb = "does not find" if wanted else "finds"
            problems.append(f"{grouping.place}: {sentence!r} {verb} {grouping.actor}")
    return problems


def longest_names(sentence: str, actors: Actors) -> set[str]:
    """Actor ids of the longest lexicon names in a sentence, whole words only."""
    text = plain_quotes(sentence)
    spans = sorted((start, -end, index) for index, start, end in actors.find(text))
    found: set[str] = set()
    reached = 0
    for start, minus_end, index in spans:
        end = -minus_end
        inside = (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
        if start >= reached and not inside:
            reached = end
            found |= {sense.actor for sense in actors.names[actors.texts[index]]}
    return found


def list_clashes(actors: Actors) -> list[str]:
    """Names that stand for several persons or bodies: known to be settled by date or by the document."""
    clashes = []
    for text, senses in sorted(actors.names.items()):
        meant = {sense.entity or sense.actor for sense in senses if sense.form != "demonym"}
        if len(meant) > 1:
            clashes.append(f"{text!r} may be {', '.join(sorted(meant))}")
    return clashes


def _check_patterns() -> list[str]:
    """What the patterns' own check says, where there is one."""
    module = importlib.import_module("foedus.lexicon.patterns")
    check = getattr(module, "check_patterns", None)
    return list(check()) if check else []


def _counts(officials: Sequence[Officials], groupings: Sequence[Grouping], actors: Actors) -> dict[str, int]:
    kinds = Counter(grouping.kind for grouping in groupings)
    return {
        "states": sum(state.kind != "past" for state in actors.states.values()),
        "persons": len(actors.persons),
        "roles": sum(len(person.roles) for person in actors.persons.values()),
        "agencies": sum(len(file.agencies) for file in officials),
        "groupings": len(groupings),
        **{f"groupings: {kind}": kinds[kind] for kind in sorted(kinds)},
        "obligations": sum(len(grouping.obligations) for grouping in groupings),
        "names": len(actors.texts),
    }
