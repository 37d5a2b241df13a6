"""Descriptions that stand for actors named before: "the two leaders", "both sides", "the spokesman"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foedus.coding.focus import WINDOW, Focus, Referent, whole_state
from foedus.coding.marks import POSSESSIVES
from foedus.coding.parse import Parse
from foedus.coding.placed import Placed

COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}
STATES = frozenset(
    "countries nations states sides powers neighbors neighbours allies governments parties actors militaries"
    " armies navies capitals partners economies rivals signatories".split()
)
LEADERS = frozenset("leaders presidents men ministers premiers diplomats officials women".split())
ONE_STATE = frozenset(("country", "nation", "regime", "kingdom", "island", "republic"))
DETERMINERS = frozenset(("the", "these", "both", "all", "those"))
SECTORS = frozenset(("GOV", "MIL", "LEG", "SPY", "COP", "JUD"))
HALVES = {"north": "PRK", "south": "KOR"}


@dataclass(frozen=True, slots=True)
class Described:
    """A description at tokens first..last with the referents that it stands for."""

    first: int
    last: int
    referents: tuple[Referent, ...]
    actor: str


class DescriptionReader:
    """Reads the descriptions of one sentence; `taken` tells which tokens stand in a mention.

    placed: the mentions themselves, by their first token.
    """

    __slots__ = ("focus", "parse", "placed", "sentence", "taken")

    def __init__(
        self,
        parse: Parse,
        focus: Focus,
        taken: Sequence[bool],
        sentence: int,
        *,
        placed: Mapping[int, Placed] | None = None,
    ) -> None:
        self.placed = placed or {}
        self.parse = parse
        self.focus = focus
        self.taken = taken
        self.sentence = sentence

    def read(self, token: int, stop: int) -> Described | None:
        """The description that begins at a determiner, or None where it is none or could mean several."""
        parse = self.parse
        word = parse.lowers[token]
        if word not in DETERMINERS or token + 1 >= stop or self.taken[token + 1]:
            return None
        count = COUNTS.get(word) or COUNTS.get(parse.lowers[token + 1])
        if count:
            return self._several(token, stop, count)
        if word != "the":
            return None
        half = HALVES.get(parse.lowers[token + 1])
        if half and parse.words[token + 1][0].isupper():
            return self._half(token, stop, half)
        return self._one(token, stop)

    def _several(self, token: int, stop: int, count: int) -> Described | None:
        parse = self.parse
        last = token + 1
        while last < min(stop, token + 6) and parse.tags[last] not in ("NNS", "NNPS"):
            if parse.tags[last] not in ("CD", "JJ", "NN", "NNP", "HYPH", "DT", "VBG", "VBN"):
                return None
            last += 1
        if last >= stop or self.taken[last]:
            return None
        noun = parse.lowers[last]
        if noun == "koreas":
            found = [self._state("PRK"), self._state("KOR")]
        elif noun in STATES:
            found = self._together(count, persons=False)
        elif noun in LEADERS:
            found = self._together(count, persons=True)
        else:
            return None
        return Described(token, last, tuple(found), found[0].actor) if found else None

    def _together(self, count: int, *, persons: bool) -> list[Referent]:
        """The latest `count` states (or their persons) named as one group, or alone together."""
        if not persons:
            here = {whole_state(one) for one in self.focus.recent(self.sentence, 0)} - {None}
            if len(here) == count:
                return [self._state(str(one)) for one in self._in_order(here)]
            for group in reversed(self.focus.groups):
                if group.sentence < self.sentence - WINDOW:
                    break
                states = [self._state(actor[:3]) for actor in group.members if ":" not in actor]
                if len({one.actor for one in states}) == count == len(group.members):
                    return states
        found: dict[str, Referent] = {}
        at = self.sentence
        for one in self.focus.recent(self.sentence):
            if one.sentence < at and len(found) == count:
                break
            at = one.sentence
            key = one.entity if persons else whole_state(one)
            if key is None or (persons and (one.number != "person" or ":" in one.actor)):
                continue
            found.setdefault(key, one if persons else self._state(key))
            if len(found) > count:
                return []
        return list(reversed(found.values())) if len(found) == count else []

    def _in_order(self, states: set[str | None]) -> list[str]:
        """States of this sentence in the order of their first mention."""
        named = [whole_state(one) for one in self.focus.recent(self.sentence, 0)]
        return list(dict.fromkeys(str(one) for one in reversed(named) if one in states))

    def _state(self, iso3: str) -> Referent:
        """The state's last mention, as a referent that is the whole state."""
        for one in reversed(self.focus.referents):
            if whole_state(one) == iso3:
                return Referent(iso3, None, one.span, one.sentence, "thing", False)
        return Referent(iso3, None, (-1, -1), self.sentence, "thing", False)

    def _half(self, token: int, stop: int, iso3: str) -> Described | None:
        """Read "the North" as North Korea where the document speaks of either Korea; its name settles it."""
        parse = self.parse
        after = token + 2
        if after < stop and parse.tags[after] in ("NN", "NNS", "NNP", "NNPS", "HYPH"):
            return None
        koreas = [one for one in reversed(self.focus.referents) if whole_state(one) in ("PRK", "KOR")]
        if not koreas:
            return None
        named = next((one for one in koreas if whole_state(one) == iso3), koreas[0])
        referent = Referent(iso3, None, named.span, named.sentence, "thing", False)
        return Described(token, token + 1, (referent,), iso3)

    def _one(self, token: int, stop: int) -> Described | None:
        parse, agents = self.parse, self.focus.agents
        at = token + 1
        while at < min(stop, token + 5):
            if self.taken[at]:
                return None
            if parse.lowers[at] in ONE_STATE and parse.tags[at] == "NN":
                if self._qualified(at, stop) or "NN" in parse.tags[token + 1 : at]:
                    return None
                state = self._in_focus()
                return Described(token, at, (state,), state.actor) if state else None
            found = agents.match(parse.lowers, at, stop)
            if found and parse.tags[found[0]] in ("NN", "NNP", "NNPS") and not found[1].plural:
                last, agent = found
                if self._qualified(last, stop):
                    return None
                if agent.body and agent.sector == "GOV" and parse.lowers[last + 1 : last + 2] == ["in"]:
                    return self._seated(token, last)
                if not agent.body:
                    return self._bearer(token, last)
                return self._body(token, last, agent.text, agent.sector)
            if parse.tags[at] not in ("JJ", "NN", "NNP", "VBN", "HYPH"):
                return None
            at += 1
        return None

    def _qualified(self, last: int, stop: int) -> bool:
        """Whether what follows makes it another's: "the leader of the band", "the army base"."""
        parse = self.parse
        if last + 1 >= stop:
            return False
        return parse.tags[last + 1] in ("NN", "NNS", "NNP", "NNPS", "HYPH") or parse.lowers[last + 1] == "of"

    def _seated(self, token: int, last: int) -> Described | None:
        """A government told by where it sits, "the government in Lima": that state's, or nobody's known."""
        at = last + 2
        seat = self.placed.get(at) or (self.parse.lowers[at : at + 1] == ["the"] and self.placed.get(at + 1))
        if not seat or seat.mention.kind not in ("metonym", "name") or len(seat.mention.actor) != 3:
            return None
        state = self._state(seat.mention.actor)
        return Described(token, last, (state,), f"{seat.mention.actor}.GOV")

    def _bearer(self, token: int, last: int) -> Described | None:
        """The latest person called by this word; none where another bears it as near."""
        noun = self.parse.lowers[last]
        found: Referent | None = None
        for one in self.focus.recent(self.sentence, 30):
            if one.number == "person" and noun in one.words and one.entity:
                if found is None:
                    found = one
                elif found.entity != one.entity and one.sentence >= found.sentence - 1:
                    return None
        return Described(token, last, (found,), found.actor) if found else None

    def _body(self, token: int, last: int, text: str, sector: str) -> Described | None:
        """The body named before by these words, else that of the one state in focus."""
        noun = self.parse.lowers[last]
        for one in self.focus.recent(self.sentence, 8):
            if one.number == "thing" and noun in one.words and len(one.actor) > 3:
                return Described(token, last, (one,), one.actor)
        state = self._of_holder(token, last) or self._in_focus()
        if state is None or sector not in SECTORS or text in ("side", "ministry", "authorities"):
            return None
        return Described(token, last, (state,), f"{state.actor}.{sector}")

    def _of_holder(self, token: int, last: int) -> Referent | None:
        """The state of whoever was just named in the office whose body this is: "the premier's office"."""
        lowers = self.parse.lowers
        owner = next((i for i in range(token + 1, last) if lowers[i] in POSSESSIVES), None)
        if owner is None:
            return None
        office = frozenset(lowers[token + 1 : owner])
        holders = (one for one in self.focus.recent(self.sentence) if one.number == "person")
        states = {whole_state(one) for one in holders if office <= one.words}
        return self._state(str(states.pop())) if len(states) == 1 and None not in states else None

    def _in_focus(self) -> Referent | None:
        """The one state that this sentence has named so far, else the one of the sentence before."""
        for back in (0, 1):
            states = {
                whole_state(one): one
                for one in self.focus.recent(self.sentence, 1)
                if one.sentence == self.sentence - back
            }
            states.pop(None, None)
            if len(states) == 1:
                return self._state(str(next(iter(states))))
            if states:
                subjects = {
                    whole_state(one)
                    for one in self.focus.recent(self.sentence, 1)
                    if one.sentence == self.sentence - back and one.subject and whole_state(one)
                }
                return self._state(str(next(iter(subjects)))) if len(subjects) == 1 and back else None
        return None
