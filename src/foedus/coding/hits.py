"""Names of the lexicon in a parsed passage: one pass of the automaton, cut to tokens, one sense each."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.coding.parse import Parse
from foedus.lexicon.actors import Actors
from foedus.lexicon.naming import plain_quotes
from foedus.lexicon.senses import Form, Sense
from foedus.model.actor import Role, state_of

STATE_FORMS = frozenset(("state", "demonym", "people", "capital"))
PREFIXES = frozenset(("Sino", "Franco", "Russo", "Anglo", "Luso"))
HYPHENS = frozenset(("-", "\u2013", "\u2014"))
AMERICAN_GEORGIA = (
    "atlanta", "savannah", "fulton county", "augusta", "u.s. senate", "runoff", "bulldogs",
)  # fmt: skip


@dataclass(slots=True)
class Found:
    """A mention in the making; tokens first..last, both included.

    actor: id; entity: where known. form: sort of name; kind: as Mention has it. agent: the office,
    body or calling in it. possessive: "'s" follows. plural: names several of a kind. person: a person's
    name stands in it. start, end: offsets in the passage where the name fills no whole token. weak: a surname
    alone. adjectival: the name stands as adjective too ("US").
    """

    first: int
    last: int
    actor: str
    entity: str | None
    form: Form
    kind: str
    possessive: bool = False
    plural: bool = False
    person: bool = False
    weak: bool = False
    adjectival: bool = False
    agent: str = ""
    start: int = -1
    end: int = -1

    @property
    def state(self) -> str | None:
        """The state that the actor belongs to."""
        return state_of(self.actor) if self.actor else None


KIND_OF_FORM = {
    "state": "name",
    "demonym": "demonym",
    "people": "demonym",
    "capital": "metonym",
    "seat": "metonym",
    "person": "name",
    "body": "name",
    "grouping": "name",
    "organisation": "name",
    "outlet": "name",
    "not": "name",
}


def find_hits(parse: Parse, actors: Actors, on: dt.date | None) -> list[Found]:
    """Names in order, none overlapping; the longest wins, those that are no actor included (form "not")."""
    text = parse.text
    spans = []
    for index, start, end in actors.find(text):
        if start and text[start - 1].isalnum() and text[start].isalnum():
            continue
        if end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
            continue
        spans.append((start, -end, index))
    spans.sort()
    hits: list[Found] = []
    reached = 0
    for start, minus_end, index in spans:
        if start < reached:
            continue
        first = bisect_right(parse.starts, start) - 1
        last = bisect_left(parse.ends, -minus_end)
        if last >= len(parse.words):
            continue
        name = actors.texts[index]
        if name.startswith("the "):
            start += 4
            first += 1
        sense = choose_sense(actors, actors.names[name], on)
        if sense is None:
            continue
        if name in PREFIXES and (-minus_end >= len(text) or text[-minus_end] not in HYPHENS):
            continue
        reached = -minus_end
        hit = Found(first, last, sense.actor, sense.entity, sense.form, KIND_OF_FORM[sense.form])
        hit.weak = sense.weak
        if parse.starts[first] != start:
            hit.start = start
        if parse.ends[last] != -minus_end:
            hit.end = -minus_end
        hit.adjectival = any(other.form == "demonym" for other in actors.names[name])
        if sense.form == "person":
            hit.person = True
            hit.actor = actors.actor_of(sense.actor, on)
        hits.append(hit)
    _drop_local(hits, actors, parse, on)
    return [hit for hit in hits if hit.form != "state" or not _american_georgia(hit, parse)]


def choose_sense(actors: Actors, senses: Sequence[Sense], on: dt.date | None) -> Sense | None:
    """The one thing that a name means on a day; None where several persons or bodies may be meant."""
    if len(senses) == 1:
        return senses[0] if senses[0].form != "seat" or senses[0].holds(on) or on is None else None
    holding = [sense for sense in senses if sense.form != "person" and sense.holds(on)]
    if holding:
        return holding[0]
    persons = [sense for sense in senses if sense.form == "person"]
    if not persons:
        return None
    known = [
        (sense, actors.role(actors.persons[sense.actor], on))
        for sense in persons
        if sense.actor in actors.persons
    ]
    serving = [sense for sense, role in known if role is not None and (on is None or _in_office(role, on))]
    serving = serving or [sense for sense, role in known if role is not None]
    if len(serving) == 1:
        return serving[0]
    same_code = len({actors.actor_of(sense.actor, on) for sense in serving}) == 1
    if serving and same_code and not serving[0].weak:
        return serving[0]
    return None


def _in_office(role: Role, on: dt.date) -> bool:
    return (role.since is None or role.since <= on) and (role.until is None or on < role.until)


def _drop_local(hits: list[Found], actors: Actors, parse: Parse, on: dt.date | None) -> None:
    """Keep "National Assembly" and its like as the default state's only where no other is named."""
    named = {hit.actor for hit in hits if hit.form in STATE_FORMS}
    for hit in hits:
        if hit.form in ("seat", "body") and hit.state not in named and hit.state:
            name = plain_quotes(parse.text[parse.starts[hit.first] : parse.ends[hit.last]])
            senses = actors.names.get(name, ())
            matched = actors.agents.match(parse.lowers, hit.first, hit.last + 1) if named else None
            generic = matched is not None and matched[0] == hit.last
            if any(sense.near or ((sense.local or generic) and named) for sense in senses):
                hit.form = "body"
                hit.actor = ""


def _american_georgia(hit: Found, parse: Parse) -> bool:
    if hit.actor != "GEO" or parse.words[hit.first] != "Georgia":
        return False
    lowered = parse.text.lower()
    return any(word in lowered for word in AMERICAN_GEORGIA)
