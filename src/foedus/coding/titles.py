"""Offices that stand before what they belong to: "Foreign Minister Wang Yi", "the president of Chad"."""

from __future__ import annotations

import datetime as dt

from foedus.coding.hits import Found
from foedus.coding.parse import Parse
from foedus.lexicon.actors import Actors
from foedus.lexicon.agents import Agent

# Sectors of callings that give way to that of the body they are in ("the FBI director").
OPEN = frozenset(("GOV", "ELI"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
OUT_OF_OFFICE = frozenset(("former", "ex", "onetime", "retired", "ousted", "deposed", "then"))
HONORIFICS = frozenset(
    "mr. mrs. ms. dr. mr mrs ms dr sir madam president premier chancellor king queen prince princess"
    " sheikh ayatollah pope professor prof. gen. general adm. admiral lt. col. colonel maj. major capt."
    " captain sgt. sen. senator rep. gov. comrade lord marshal".split()
)
# Callings that join with "of" to a people or place without naming a part of the state.
LOOSE = frozenset(
    ("side", "national", "man", "woman", "head", "child", "student", "family", "captain", "general")
)


def is_former(parse: Parse, first: int, last: int) -> bool:
    """Whether the phrase, or one of the two words before it, says that the office is over."""
    begin = max(parse.sents[parse.sent_of[first]][0], first - 2)
    return any(parse.lowers[i] in OUT_OF_OFFICE for i in range(begin, last + 1))


class TitleReader:
    """Joins titles to the names after them; changes the mentions in place."""

    __slots__ = ("actors", "by_first", "on", "parse")

    def __init__(self, parse: Parse, actors: Actors, by_first: dict[int, Found], on: dt.date | None) -> None:
        self.parse = parse
        self.actors = actors
        self.by_first = by_first
        self.on = on

    def before_name(self, hit: Found) -> None:
        """Take in office and honorific: "Mr. Xi", "Foreign Ministry spokeswoman Jane Doe"."""
        parse = self.parse
        begin = parse.sents[parse.sent_of[hit.first]][0]
        first = hit.first
        while first > begin:
            if parse.lowers[first - 1] in HONORIFICS and parse.words[first - 1][0].isupper():
                first -= 1
                continue
            found = self.actors.agents.match_before(parse.lowers, first - 1, begin)
            if not found or found[1].plural or (found[1].body and not hit.agent):
                break
            if parse.tags[first - 1] not in NOUNS or found[0] in self.by_first:
                break
            first = found[0]
            if hit.state and not hit.agent and not is_former(parse, first, hit.first):
                hit.actor = f"{hit.state}.{found[1].sector}"
            hit.agent = found[1].text
        if first < hit.first:
            hit.weak = False
            self._move(hit, first)

    def before_of(self, hit: Found) -> None:
        """Take in the office before "of": "the foreign minister of Japan", "President Doe of Chad"."""
        parse = self.parse
        begin = parse.sents[parse.sent_of[hit.first]][0]
        if hit.form not in ("state", "capital", "seat", "body") or hit.agent or not hit.state:
            return
        of = hit.first - 1
        if of > begin and parse.lowers[of] == "the":
            of -= 1
        if of <= begin or parse.lowers[of] != "of":
            return
        person = next((one for one in self.by_first.values() if one.person and one.last == of - 1), None)
        if person is not None:
            if person.state == hit.state or (person.state is None and person.agent):
                person.last = hit.last
                self.by_first.pop(hit.first, None)
            return
        found = self.actors.agents.match_before(parse.lowers, of - 1, begin)
        if found and found[0] not in self.by_first and parse.tags[of - 1] in NOUNS:
            first, agent = found
            if agent.text not in LOOSE and not any(i in self.by_first for i in range(first, of)):
                self._settle(hit, agent, first)

    def _settle(self, hit: Found, agent: Agent, first: int) -> None:
        state = hit.state or ""
        sector = agent.sector
        if hit.form in ("seat", "body") and sector in OPEN and len(hit.actor) > 3:
            sector = hit.actor[4:]
        former = is_former(self.parse, first, hit.first)
        hit.agent, hit.plural, hit.kind = agent.text, agent.plural, "title"
        hit.actor = f"{state}.{'ELI' if former else sector}" if sector else state
        hit.entity = None
        if agent.office and not agent.plural and not former and hit.form == "state":
            holder = self.actors.holder(state, agent.office, self.on)
            hit.entity = holder.entity if holder else None
        self._move(hit, first)
        after = self.by_first.get(hit.last + 1)
        if after and after.person and not agent.plural and not agent.body:
            hit.last, hit.entity, hit.person, hit.kind = after.last, after.entity, True, "name"
            hit.actor = after.actor if after.state == state else hit.actor
            self.by_first.pop(after.first)

    def _move(self, hit: Found, first: int) -> None:
        self.by_first.pop(hit.first, None)
        hit.first = first
        self.by_first[first] = hit
