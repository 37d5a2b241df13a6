"""Noun phrases that name a part of a state: "Russian Defense Minister", "China's navy"."""

from __future__ import annotations

import datetime as dt

from foedus.coding.hits import HYPHENS, STATE_FORMS, Found
from foedus.coding.parse import Parse
from foedus.coding.titles import NOUNS, OPEN, TitleReader, is_former
from foedus.lexicon.actors import Actors
from foedus.lexicon.agents import Agent
from foedus.lexicon.naming import slug

INSIDE = NOUNS | frozenset(("JJ", "JJR", "JJS", "CD", "VBN", "VBG", "HYPH", "AFX", "FW"))
IN_OFFICE = frozenset(("ruling", "governing", "acting", "visiting", "incoming", "outgoing", "leading"))
ACCREDITED = frozenset(("ambassador", "envoy", "representative", "ambassadors", "envoys", "consul"))
OF_SUBJECT = frozenset(
    "minister ministers ministry ministries secretary department head chief director deputy commander bureau"
    " vice undersecretary office commission committee".split()
)
# Whoever acts for these acts for them, whatever the calling ("rebel soldiers").
REBELLIOUS = frozenset(("REB", "OPP"))
# Callings whose sector is that of the body they speak or act for.
BORROWING = frozenset(
    "spokesman spokeswoman spokesperson spokesmen spokespeople official officials chief chiefs head heads"
    " director directors leader leaders adviser advisers advisor advisors aide aides deputy delegate"
    " delegates secretary representative representatives chairman negotiator negotiators".split()
)


class Composer:
    """Grows the names of one passage into the phrases that they stand in."""

    __slots__ = ("actors", "by_first", "hits", "on", "parse")

    def __init__(self, parse: Parse, actors: Actors, hits: list[Found], on: dt.date | None) -> None:
        self.parse = parse
        self.actors = actors
        self.on = on
        self.hits = hits
        self.by_first: dict[int, Found] = {}
        for hit in hits:
            self.by_first.setdefault(hit.first, hit)

    def compose(self) -> list[Found]:
        """The mentions, in order, none overlapping; names that are no actor stay, with form "not"."""
        for hit in reversed(self.hits):
            if self.by_first.get(hit.first) is hit and hit.state and not hit.person:
                if hit.form in STATE_FORMS:
                    self._grow(hit)
                elif hit.form in ("body", "seat"):
                    self._grow_body(hit)
        titles = TitleReader(self.parse, self.actors, self.by_first, self.on)
        for hit in self.hits:
            if self.by_first.get(hit.first) is hit:
                if hit.person and not hit.agent:
                    titles.before_name(hit)
                titles.before_of(hit)
        kept = _without_overlaps(sorted(self.by_first.values(), key=lambda one: one.first))
        self._share_heads(kept)
        self._share_offices(kept)
        # Two names in one token ("U.S.-China"): the second can grow into nothing.
        spare = [
            hit for hit in self.hits if hit.start >= 0 and self.by_first.get(hit.first) not in (None, hit)
        ]
        return sorted([*kept, *spare], key=lambda one: (one.first, one.start)) if spare else kept

    def _share_heads(self, kept: list[Found]) -> None:
        """Give both demonyms of "US and South Korean officials" the noun."""
        lowers = self.parse.lowers
        for one, other in zip(reversed(kept[:-1]), reversed(kept[1:]), strict=True):
            if not one.adjectival or one.agent or not other.agent or not other.plural or other.person:
                continue
            between = lowers[one.last + 1 : other.first]
            if between and other.state and all(word in (",", "and", "or", "&", "/") for word in between):
                one.actor = f"{one.state}{other.actor[3:]}"
                one.agent, one.plural = other.agent, True

    def _share_offices(self, kept: list[Found]) -> None:
        """Give every state of "the ministers of Chad, Peru and Togo" the office."""
        lowers = self.parse.lowers
        for place, one in enumerate(kept):
            if not (one.agent and one.plural and one.kind == "title" and one.form == "state"):
                continue
            if "of" not in lowers[one.first : one.last + 1]:
                continue
            listed, last, closed = [], one.last, False
            for other in kept[place + 1 :]:
                between = lowers[last + 1 : other.first]
                if closed or other.form != "state" or other.agent or not other.state:
                    break
                if not between or any(word not in (",", "and", "the") for word in between):
                    break
                listed.append(other)
                last, closed = other.last, "and" in between
            if closed:
                for other in listed:
                    other.actor = f"{other.state}{one.actor[3:]}"
                    other.agent, other.plural = one.agent, True

    def _grow(self, hit: Found) -> None:
        """Let a state's name take in the office, body or calling that follows, and who holds it."""
        parse = self.parse
        stop = parse.sents[parse.sent_of[hit.first]][1]
        at = hit.last + 1
        if at < stop and parse.tags[at] == "POS":
            hit.possessive = True
            at += 1
        if at >= stop or parse.words[at] in HYPHENS or (hit.form == "people" and not hit.possessive):
            return
        person = self.by_first.get(at)
        if person and person.person and person.state == hit.state and hit.form != "people":
            self._absorb(hit, person)
            return
        self._take(hit, at, stop, "")

    def _grow_body(self, hit: Found) -> None:
        """Let a body's own name take in the calling that follows: "White House adviser Jane Doe"."""
        parse = self.parse
        stop = parse.sents[parse.sent_of[hit.first]][1]
        at = hit.last + 1
        if at < stop and parse.tags[at] == "POS":
            at += 1
        calling = self.actors.agents.match_before(parse.lowers, hit.last, hit.first)
        if calling and not calling[1].body:
            hit.agent, hit.plural = calling[1].text, calling[1].plural
            if calling[1].office and not hit.plural and not is_former(parse, hit.first, hit.last):
                holder = self.actors.holder(hit.state or "", calling[1].office, self.on)
                hit.entity = holder.entity if holder else hit.entity
            person = self.by_first.get(at)
            if person and person.person and at == hit.last + 1:
                self._absorb(hit, person)
                return
            if not hit.plural and at == hit.last + 1 and at < stop:
                name = self._name_after(at, self._run_end(at, stop))
                if name is not None:
                    self._name(hit, at, name)
                    return
        if at < stop:
            self._take(hit, at, stop, hit.actor[4:])

    def _take(self, hit: Found, at: int, stop: int, borrowed: str) -> None:
        found = self._agents_in(at, stop, borrowed)
        if found is None:
            return
        last, agent, sector, run_end, person = found
        name = None
        if run_end > last + 1 and person is None:
            name = self._name_after(last + 1, run_end)
            if name is None:
                return
        if borrowed and agent.body:
            return
        if borrowed in REBELLIOUS:
            sector = borrowed
        hit.last = last
        self.settle(hit, agent, sector, last)
        if name is not None:
            self._name(hit, last + 1, name)
        if person is not None:
            self._absorb(hit, person)
        elif name is None and self.parse.lowers[last] in ACCREDITED:
            self._accredited(hit)

    def _agents_in(
        self, at: int, stop: int, borrowed: str
    ) -> tuple[int, Agent, str, int, Found | None] | None:
        """The last agent of the noun phrase from `at` on: (last token, agent, sector, end of run, person)."""
        parse, agents = self.parse, self.actors.agents
        best: tuple[int, Agent] | None = None
        before = (at - 1, borrowed)
        sector = borrowed
        token = at
        person: Found | None = None
        while token < stop:
            hit = self.by_first.get(token)
            if hit is not None:
                if hit.person:
                    person = hit if best and best[0] == token - 1 else None
                    break
                if hit.form not in ("seat", "body"):
                    break
                sector = hit.actor[4:] if hit.state else "GOV"
                best = (hit.last, Agent("", sector, True, "", False))
                before = (hit.last, sector)
                token = hit.last + 1
                continue
            matched = agents.match(parse.lowers, token, stop)
            if matched and (parse.tags[matched[0]] in NOUNS or matched[0] > token):
                last, agent = matched
                sector = agent.sector
                if sector in OPEN and before[1] and before[0] == token - 1 and _borrows(agent):
                    sector = before[1]
                last = self._of_subject(last, stop)
                best, before = (last, agent), (last, sector)
                token = last + 1
                continue
            if parse.tags[token] not in INSIDE and parse.words[token] not in HYPHENS:
                break
            if parse.tags[token] in ("VBG", "VBN") and (best or parse.lowers[token] not in IN_OFFICE):
                if best or parse.tags[token] == "VBG":
                    break
            token += 1
        while best and token > best[0] + 1 and parse.tags[token - 1] not in NOUNS:
            token -= 1
        return (best[0], best[1], sector, token, person) if best else None

    def _run_end(self, at: int, stop: int) -> int:
        tags, words = self.parse.tags, self.parse.words
        while at < stop and (tags[at] in INSIDE or words[at] in HYPHENS) and at not in self.by_first:
            at += 1
        return at

    def _of_subject(self, last: int, stop: int) -> int:
        """Last token of "minister of energy", where the noun after "of" names no actor."""
        parse = self.parse
        if parse.lowers[last] not in OF_SUBJECT or last + 2 >= stop:
            return last
        token = last + 2
        if parse.lowers[last + 1] not in ("of", "for") or token in self.by_first:
            return last
        while token < stop and parse.tags[token] in NOUNS and token not in self.by_first:
            token += 1
        return token - 1 if token > last + 2 else last

    def _name_after(self, at: int, stop: int) -> int | None:
        """Last token of a person's name that fills at..stop; None where other words stand there."""
        parse = self.parse
        words = parse.words
        proper = [words[i] for i in range(at, stop) if words[i] not in HYPHENS]
        if not 1 <= len(proper) <= 5 or any(word in self.actors.agents.shapes for word in proper):
            return None
        for i in range(at, stop):
            if words[i] in HYPHENS or (i > at and words[i - 1] in HYPHENS and words[i].isalpha()):
                continue
            if not words[i][0].isupper() or parse.tags[i] == "NNS":
                return None
        return stop - 1

    def settle(self, hit: Found, agent: Agent, sector: str, last: int) -> None:
        """Actor of the phrase, and who holds the office that it names."""
        state = hit.state or ""
        hit.agent = agent.text or "body"
        hit.kind = "title"
        hit.plural = agent.plural
        hit.entity = None
        former = is_former(self.parse, hit.first, last)
        code = "ELI" if former else sector
        hit.actor = f"{state}.{code}" if code else state
        if agent.office and not agent.plural and not former:
            holder = self.actors.holder(state, agent.office, self.on)
            hit.entity = holder.entity if holder else None

    def _name(self, hit: Found, first: int, last: int) -> None:
        """Give the phrase the person, so far unknown, whose name ends it."""
        parse = self.parse
        hit.last, hit.person = last, True
        name = slug(parse.text[parse.starts[first] : parse.ends[last]])
        if not (hit.entity and first == last and name in hit.entity.partition(":")[2].split("_")):
            hit.entity = f"person:{name}"
        hit.weak = first == last

    def _absorb(self, hit: Found, person: Found) -> None:
        """Join a known person to the phrase before the name."""
        hit.last = person.last
        hit.person = True
        hit.entity = person.entity
        hit.kind = "name"
        hit.weak = person.weak and not hit.agent
        hit.possessive = False
        if not hit.agent:
            hit.actor = person.actor if person.state else hit.actor
        self.by_first.pop(person.first, None)

    def _accredited(self, hit: Found) -> None:
        """Take in the state that an ambassador is sent to: "Russia's ambassador to Chad"."""
        lowers = self.parse.lowers
        at = hit.last + 1
        if at + 1 >= len(lowers) or lowers[at] not in ("to", "in", "for"):
            return
        at += 2 if lowers[at + 1] == "the" else 1
        other = self.by_first.get(at)
        if other and other.form in (*STATE_FORMS, "grouping", "organisation"):
            hit.last = other.last
            self.by_first.pop(at)


def _borrows(agent: Agent) -> bool:
    return agent.text.split()[-1] in BORROWING or agent.text.split()[0] in BORROWING


def _without_overlaps(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in found:
        if kept and one.first <= kept[-1].last and not (kept[-1].end >= 0 and one.start >= 0):
            if one.last - one.first > kept[-1].last - kept[-1].first:
                kept[-1] = one
            continue
        kept.append(one)
    return kept
