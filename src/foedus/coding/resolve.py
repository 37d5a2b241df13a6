"""Surnames, pronouns and descriptions, settled by what the document named before; silent where it is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from foedus.coding.descriptions import DETERMINERS, HALVES, DescriptionReader
from foedus.coding.focus import SUBJECTS, Focus, Referent, is_subject, referent_of
from foedus.coding.hits import HYPHENS
from foedus.coding.names import SAYING
from foedus.coding.parse import Parse
from foedus.coding.placed import Placed, place_mentions
from foedus.coding.pronouns import PRONOUNS, PronounReader, subjects_of
from foedus.coding.quotations import opens_quoted, quoted_tokens
from foedus.coding.titles import HONORIFICS
from foedus.lexicon.agents import load_agents
from foedus.model.actor import Mention, state_of

FIRST_SINGULAR = frozenset(("i", "me", "my", "mine", "myself"))
FIRST_PLURAL = frozenset(("we", "us", "our", "ours", "ourselves"))
PROPER = frozenset(("NNP", "NNPS"))


def resolve_mentions(
    parses: Sequence[Parse],
    mentions: Sequence[Sequence[Mention]],
    *,
    speakers: Sequence[tuple[int, int, str]] = (),
) -> list[list[Mention]]:
    """Mentions per passage with those added that only the document's course explains.

    parses, mentions: one entry a passage, in document order.
    speakers: (start, end, actor) of direct speech, document offsets; "I" and "we" in it are the speaker's.
    What is added carries the spans it rests on (`antecedents`) and, where it is several, all `members`.
    """
    focus = Focus(load_agents())
    resolved = []
    sentence = 0
    earlier: list[Referent | str] = []
    for number, (parse, named) in enumerate(zip(parses, mentions, strict=True)):
        goes_on = number + 1 < len(parses) and opens_quoted(parses[number + 1].text)
        passage = _Passage(parse, named, focus, speakers, goes_on=goes_on)
        for first, stop in parse.sents:
            earlier = passage.read(first, stop, sentence, earlier)
            sentence += 1
        resolved.append(sorted(passage.mentions, key=lambda one: (one.start, one.end)))
    return resolved


class _Passage:
    """One passage on its way through: its mentions grow while its sentences are read in order."""

    __slots__ = ("at", "focus", "mentions", "parse", "placed", "quoted", "speakers", "taken")

    def __init__(
        self,
        parse: Parse,
        named: Sequence[Mention],
        focus: Focus,
        speakers: Sequence[tuple[int, int, str]],
        *,
        goes_on: bool,
    ) -> None:
        self.parse = parse
        self.quoted = quoted_tokens(parse, following_opens=goes_on)
        self.focus = focus
        self.mentions: list[Mention] = []
        self.placed: dict[int, Placed] = {}
        self.taken = [False] * len(parse.words)
        self.at: dict[int, Referent] = {}
        self.speakers = speakers
        for placed in place_mentions(parse, named):
            if placed.first in self.placed:
                self.mentions.append(placed.mention)
                continue
            self.placed[placed.first] = placed
            for token in range(placed.first, placed.last + 1):
                self.taken[token] = True

    def read(
        self, first: int, stop: int, sentence: int, earlier: list[Referent | str]
    ) -> list[Referent | str]:
        """Settle one sentence; returns its subjects for the next."""
        parse = self.parse
        lowers, tags, taken = parse.lowers, parse.tags, self.taken
        pronouns = PronounReader(parse, self.focus, self.at, sentence, earlier, quoted=self.quoted)
        descriptions = DescriptionReader(parse, self.focus, taken, sentence, placed=self.placed)
        coordinated = self._coordinations(first, stop)
        token = first
        while token < stop:
            placed = self.placed.get(token)
            if placed is not None:
                self._enter(placed, sentence, coordinated)
                token = placed.last + 1
                continue
            word = lowers[token]
            if word in PRONOUNS:
                self._pronoun(token, pronouns.resolve(token), sentence)
            elif word in DETERMINERS:
                found = descriptions.read(token, stop)
                if found:
                    self._describe(found.first, found.last, found.referents, found.actor, sentence)
                    token = found.last
            elif word in HALVES and (iso3 := self._hyphenated_half(token, stop)):
                half = self._whole(iso3, sentence)
                self._describe(token, token, (half,), iso3, sentence)
            elif tags[token] in PROPER and not taken[token]:
                self._surname(token, first, stop, sentence)
            elif self.speakers and (word in FIRST_SINGULAR or word in FIRST_PLURAL):
                self._first_person(token, word in FIRST_PLURAL)
            token += 1
        return subjects_of(parse, first, stop, self.at, quoted=self.quoted)

    def _coordinations(self, first: int, stop: int) -> dict[int, list[int]]:
        """Heads of coordinated mentions by the first one's; empty where another noun stands among them."""
        parse = self.parse
        heads = {one.head for one in self.placed.values() if first <= one.first < stop}
        chains: dict[int, list[int]] = {}
        for token in range(first, stop):
            if parse.deps[token] != "conj" or parse.tags[token][0] not in "NJP":
                continue
            root = token
            while parse.deps[root] == "conj" and parse.heads[root] != root:
                root = parse.heads[root]
            chain = chains.setdefault(root, [root])
            chain.append(token)
        return {
            root: chain if all(token in heads for token in chain) else [] for root, chain in chains.items()
        }

    def _enter(self, placed: Placed, sentence: int, coordinated: dict[int, list[int]]) -> None:
        """Note a mention; at the last of a coordination, note the group as well."""
        parse = self.parse
        mention = self._by_surname(placed)
        referent = referent_of(parse, Placed(mention, *_tokens(placed)), sentence, self.focus.agents)
        referent.quoted = placed.first in self.quoted
        self.mentions.append(mention)
        self.focus.add(referent)
        for token in range(placed.first, placed.last + 1):
            self.at[token] = referent
        head = placed.head
        says = parse.lemmas[parse.heads[head]] in SAYING and parse.deps[head] == "nsubj"
        if says and not referent.quoted:
            self.focus.speaker = referent if referent.number == "person" else self.focus.speaker
        for root, chain in coordinated.items():
            if (chain and chain[-1] == head) or (not chain and root == head):
                self._group(root, chain, sentence)

    def _group(self, root: int, chain: list[int], sentence: int) -> None:
        parts = [self.at[token] for token in chain if token in self.at]
        members, entities = _together(parts)
        span = (parts[0].span[0], parts[-1].span[1]) if parts else (-1, -1)
        group = Referent(
            "", None, span, sentence, "many", is_subject(self.parse, root), members, entities=entities
        )
        if len(members) > 1:
            self.focus.groups.append(group)
        self.at[root] = group

    def _pronoun(self, token: int, referent: Referent | None, sentence: int) -> None:
        if referent is None or not (referent.actor or referent.members):
            return
        if referent.number == "person" and referent.entity:
            gender = "f" if self.parse.lowers[token] in ("she", "her", "hers", "herself") else "m"
            self.focus.genders[referent.entity] = gender
        members = (referent,) if not referent.members else ()
        self._say(token, token, members or (referent,), referent.actor, "pronoun", sentence)

    def _describe(
        self, first: int, last: int, referents: tuple[Referent, ...], actor: str, sentence: int
    ) -> None:
        begin = first + 1 if self.parse.lowers[first] == "the" else first
        self._say(begin, last, referents, actor, "description", sentence)

    def _say(
        self,
        first: int,
        last: int,
        referents: tuple[Referent, ...],
        actor: str,
        kind: Literal["pronoun", "description"],
        sentence: int,
    ) -> None:
        """Add a mention that stands for what was named before."""
        parse = self.parse
        start, end = parse.span(first, last)
        members, entities = _together(referents)
        several = members if len(members) > 1 else ()
        entities = entities if several else ()
        entity = referents[0].entity if len(referents) == 1 and actor == referents[0].actor else None
        spans = tuple(one.span for one in referents if one.span[0] >= 0)
        text = parse.text[start - parse.offset : end - parse.offset]
        mention = Mention(start, end, text, actor or members[0], entity, kind, spans, several, entities)
        self.mentions.append(mention)
        number = "many" if several or referents[0].number == "many" else referents[0].number
        referent = Referent(
            "" if several else mention.actor,
            entity,
            (start, end),
            sentence,
            number,
            parse.deps[last] in SUBJECTS,
            several,
            "",
            frozenset(),
            entities,
            first in self.quoted,
        )
        if kind == "pronoun":
            referent.span = referents[0].span
        self.focus.add(referent)
        for token in range(first, last + 1):
            self.at[token] = referent
            self.taken[token] = True
        head = parse.heads[last]
        says = parse.lemmas[head] in SAYING and parse.deps[last] == "nsubj" and number == "person"
        if says and not referent.quoted:
            self.focus.speaker = referent

    def _whole(self, iso3: str, sentence: int) -> Referent:
        """A state as a referent, at its last mention where there is one."""
        spans = (one.span for one in reversed(self.focus.referents) if one.actor == iso3)
        return Referent(iso3, None, next(spans, (-1, -1)), sentence, "thing", False)

    def _hyphenated_half(self, token: int, stop: int) -> str | None:
        """North Korea as "North" in "North-Russia summit", where the document speaks of the Koreas."""
        parse = self.parse
        if not parse.words[token][0].isupper() or self.taken[token]:
            return None
        joined = token + 2 < stop and parse.words[token + 1] in HYPHENS and self.placed.get(token + 2)
        if not joined or len(joined.mention.actor) != 3:
            return None
        known = any(state_of(one.actor) in ("PRK", "KOR") for one in self.focus.referents if one.actor)
        return HALVES[parse.lowers[token]] if known else None

    def _surname(self, token: int, first: int, stop: int, sentence: int) -> None:
        """A surname alone of somebody named in full before."""
        parse = self.parse
        known = self.focus.surnames.get(parse.words[token])
        if known is None or (token + 1 < stop and _goes_on(parse, token + 1, self.taken)):
            return
        if token > first and parse.tags[token - 1] in PROPER and not self.taken[token - 1]:
            return
        start, end = parse.span(token, token)
        text = parse.words[token]
        mention = Mention(start, end, text, known.actor, known.entity, "name", (known.span,))
        self.taken[token] = True
        self._enter(Placed(mention, token, token, token), sentence, self._coordinations(first, stop))

    def _by_surname(self, placed: Placed) -> Mention:
        """A mention by surname ("Mr. Koh", "Bennett") is of whom the document named in full."""
        mention = placed.mention
        if not (mention.entity and mention.entity.startswith("person:")):
            return mention
        same = self.focus.known.get(mention.entity)
        if same and mention.actor == mention.entity:
            mention = replace(mention, actor=same)
        words = [word for word in mention.text.split() if word.lower() not in HONORIFICS]
        known = self.focus.surnames.get(words[0]) if len(words) == 1 else None
        if known is None or known.entity == mention.entity:
            return mention
        return Mention(
            mention.start, mention.end, mention.text, known.actor, known.entity, "name", (known.span,)
        )

    def _first_person(self, token: int, plural: bool) -> None:
        start, end = self.parse.span(token, token)
        for begin, stop, actor in self.speakers:
            if begin <= start and end <= stop:
                meant = (state_of(actor) or "") if plural and not actor.startswith("o") else actor
                if meant:
                    text = self.parse.words[token]
                    self.mentions.append(Mention(start, end, text, meant, None, "pronoun"))
                return


def _together(parts: Sequence[Referent]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors of several referents, each once, and the entity of each; no entities where none is known."""
    found: dict[str, str] = {}
    for one in parts:
        for actor, entity in one.parts().items():
            found[actor] = found.get(actor) or entity
    return tuple(found), tuple(found.values()) if any(found.values()) else ()


def _tokens(placed: Placed) -> tuple[int, int, int]:
    return placed.first, placed.last, placed.head


def _goes_on(parse: Parse, token: int, taken: Sequence[bool]) -> bool:
    """Whether a capitalised name goes on at this token."""
    return parse.tags[token] in PROPER and parse.words[token][0].isupper() and not taken[token]
