"""Which mentioned actors do an act and which undergo it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from foedus.coding.arguments import (
    RELATIVE,
    conjuncts,
    direct_objects,
    is_passive,
    local_holders,
    own_subjects,
    patients,
    prep_objects,
    subjects,
)
from foedus.coding.chains import COPULAS, Chain
from foedus.coding.parse import Parse
from foedus.model.actor import Mention

NEAR = ("poss", "amod", "compound", "nmod", "appos")
SOURCE_PREPS = frozenset(("by", "of", "from", "among"))
TARGET_PREPS = frozenset(
    "against on upon with between to into toward towards from at of by among behind".split()
)
PLACE_PREPS = frozenset(
    ("in", "at", "near", "inside", "outside", "around", "across", "throughout", "off", "within")
)
PLACE_TYPES = frozenset(("ASSAULT", "AID", "MOBILIZE", "RETREAT", "COERCE"))
PEOPLE = frozenset(
    "lawmaker activist official leader police soldier troop authority minister protester demonstrator worker"
    " diplomat general rebel militant gunman student politician court judge prosecutor parliament government"
    " army force military company firm group people citizen resident farmer union opposition party member"
    " investigator officer guard ministry agency expert source doctor journalist".split()
)
ROUTES = frozenset(("from", "through", "via"))
JOINT_PREPS = frozenset(("with", "between", "among", "alongside", "to", "and"))
EVENT_PREPS = SOURCE_PREPS | {"with", "between", "against", "on", "to", "in"}
GIVING = frozenset(("AID", "SUPPORT", "AGREE", "ACCUSE", "REQUEST", "THREATEN", "REJECT"))
WARS = frozenset(("war", "conflict", "invasion", "crisis", "occupation", "fighting"))
ASKING = frozenset("ask urge tell press request call implore beg order instruct".split())
TOPIC_PREPS = frozenset(("about", "over", "for"))


class Parties:
    """Looks up mentioned actors by the tokens of one parse."""

    __slots__ = ("at", "mentions", "parse")

    def __init__(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        self.parse = parse
        self.mentions = mentions
        self.at: dict[int, int] = {}
        if not parse.words:
            return
        low, high = parse.offset, parse.offset + len(parse.text)
        for index, mention in enumerate(mentions):
            if mention.end <= low or mention.start >= high:
                continue
            token = max(0, bisect_right(parse.starts, mention.start - low) - 1)
            while token < len(parse) and parse.starts[token] < mention.end - low:
                if parse.ends[token] > mention.start - low:
                    self.at.setdefault(token, index)
                token += 1

    def of_phrase(self, noun: int, preps: frozenset[str] = SOURCE_PREPS, depth: int = 0) -> list[int]:
        """Actors that a noun phrase stands for: its head, what modifies it, or what it is of."""
        parse, at = self.parse, self.at
        if parse.lowers[noun] in RELATIVE and parse.deps[parse.heads[noun]] == "relcl":
            noun = parse.heads[parse.heads[noun]]
        if noun in at:
            return [at[noun], *self._beside(noun)]
        if depth > 3:
            return []
        for dep in NEAR:
            found = [
                actor
                for child in parse.children[noun]
                if parse.deps[child] == dep
                for one in conjuncts(parse, child)
                for actor in self._dashed(one)
            ]
            if found:
                return _unique(found)
        for child in parse.children[noun]:
            if parse.deps[child] in ("poss", "appos"):
                found = self.of_phrase(child, preps, depth + 1)
                if found:
                    return found
        phrases = prep_objects(parse, noun)
        for prep, below in phrases:
            if prep in preps:
                found = self.of_phrase(below, preps, depth + 1)
                if found:
                    more = [one for other in conjuncts(parse, below) for one in self._at(other)]
                    return _unique(found + more)
        if parse.lemmas[noun] in PEOPLE:
            for prep, below in phrases:
                if prep in PLACE_PREPS:
                    found = self.of_phrases(conjuncts(parse, below))
                    if found:
                        return found
        return []

    def _at(self, token: int) -> list[int]:
        return [self.at[token]] if token in self.at else []

    def _dashed(self, token: int) -> list[int]:
        """The actors of a compound that hyphens join, which ends at a token: "Arland-Belmark talks"."""
        parse, found = self.parse, self._at(token)
        while token > 1 and parse.words[token - 1] in ("-", "–", "/"):
            token -= 2
            found = self._at(token) + found
        return found

    def _in_event(self, noun: int) -> list[int]:
        """Parties of an event that is spoken of: "the resumption of ties with B"."""
        return [
            one
            for prep, below in prep_objects(self.parse, noun)
            if prep in EVENT_PREPS
            for other in conjuncts(self.parse, below)
            for one in self.of_phrase(other)
        ]

    def _beside(self, noun: int) -> list[int]:
        """Other actors before a noun that is an actor's: "Russian and Chinese officials"."""
        parse, at = self.parse, self.at
        return [
            at[one]
            for child in parse.children[noun]
            if parse.deps[child] in ("amod", "compound", "nmod")
            and any(parse.deps[below] == "conj" for below in (*parse.children[child], child))
            for one in conjuncts(parse, child)
            if one in at and at[one] != at[noun]
        ]

    def of_phrases(self, nouns: Sequence[int], preps: frozenset[str] = SOURCE_PREPS) -> list[int]:
        """Actors of several noun phrases, in order, each once."""
        return _unique([one for noun in nouns for one in self.of_phrase(noun, preps)])

    def who(self, chain: Chain) -> list[int]:
        """Actors of an act: the subject of its outermost predicate, else of one further in."""
        parse = self.parse
        if chain.hits[0].pattern.mode == "visit" and parse.tags[chain.base][:2] == "NN":
            guests = self.of_phrases(local_holders(parse, chain.base))
            if guests:
                return guests
        for token in reversed(chain.tokens):
            tag = parse.tags[token][:2]
            if tag == "VB":
                found = self.of_phrases(subjects(parse, token))
                if not found and token != chain.base and is_asked(parse, token, chain):
                    return []
            elif tag == "JJ":
                found = self.of_phrases(copula_subjects(parse, token))
            else:
                found = self._noun_actors(token, chain)
            if found:
                return found
        for token in sorted({word for hit in chain.hits for word in hit.words}):
            for prep, below in prep_objects(parse, token):
                if prep in ("between", "among"):
                    found = self.of_phrases(conjuncts(parse, below))
                    if found:
                        return found
        return []

    def _noun_actors(self, noun: int, chain: Chain) -> list[int]:
        parse = self.parse
        for prep, below in prep_objects(parse, noun):
            if prep in ("between", "among"):
                return self.of_phrases(conjuncts(parse, below))
        if chain.meaning.type == "ACCUSE" and parse.deps[noun] == "attr":
            return []
        if chain.hits[0].pattern.joint:
            members = [below for prep, below in prep_objects(parse, noun) if prep == "of"]
            several = self.of_phrases(members) if len(members) > 1 else []
            if len(several) > 1:
                return several
        found = self.of_phrases(local_holders(parse, noun))
        if not found and chain.hits[0].pattern.type in GIVING:
            givers = [below for prep, below in prep_objects(parse, noun) if prep == "from"]
            found = self.of_phrases(givers)
        if found:
            return found
        return _unique(
            [
                actor
                for child in parse.children[noun]
                if parse.deps[child] in ("amod", "compound", "nmod", "poss")
                and not (parse.lemmas[noun] in WARS and parse.tags[child][0] == "N")
                for one in conjuncts(parse, child)
                for actor in self._dashed(one)
            ]
        )

    def speakers(self, chain: Chain) -> list[int]:
        """Actors who say what the act is."""
        return self.of_phrases(subjects(self.parse, chain.speaker)) if chain.speaker >= 0 else []

    def whom(self, chain: Chain, who: Sequence[int]) -> list[int]:
        """Actors that an act is done to: object, then prepositions, then what modifies the object."""
        mine = set(who)
        actors = {self.mentions[one].actor for one in who}
        for token in reversed(chain.tokens) if _to_another(chain) else chain.tokens:
            for group in self._targets(token, chain):
                found = [one for one in group if one not in mine and self.mentions[one].actor not in actors]
                if found:
                    return _unique(found)
        return []

    def _targets(self, token: int, chain: Chain) -> list[list[int]]:
        parse, at = self.parse, self.at
        verb = parse.tags[token][:2] == "VB"
        fired = {word for hit in chain.hits for word in hit.words}
        objects = direct_objects(parse, token) if verb else []
        if verb:
            objects += [
                one
                for child in parse.children[token]
                if parse.deps[child] == "dative"
                for one in conjuncts(parse, child)
                if one not in objects
            ]
            if token != chain.base:
                for child in parse.children[token]:
                    if parse.deps[child] in ("ccomp", "xcomp"):
                        objects += [one for one in own_subjects(parse, child) if one not in objects]
        groups = [[at[one] for one in objects if one in at]]
        phrases = prep_objects(parse, token)
        for one in objects:
            if one in fired or one not in at:
                phrases += prep_objects(parse, one)
        for one in fired:
            if one != token and one not in chain.tokens and one not in objects:
                if parse.deps[one] in ("prep", "prt"):
                    phrases += [
                        (parse.lowers[one], below)
                        for child in parse.children[one]
                        if parse.deps[child] == "pobj"
                        for below in conjuncts(parse, child)
                    ]
                else:
                    phrases += prep_objects(parse, one)
        strong, weak, place = [], [], []
        pattern = chain.hits[0].pattern
        mutual = pattern.joint and pattern.type == chain.meaning.type
        for prep, noun in phrases:
            if mutual and prep not in JOINT_PREPS and parse.heads[noun] not in fired:
                continue
            if prep == "from" and pattern.mode == "visit":
                continue
            if prep in PLACE_PREPS and (parse.heads[noun] not in fired or not verb):
                if verb and chain.meaning.root in PLACE_TYPES:
                    place += [one for one in self.of_phrase(noun) if self.mentions[one].kind == "name"]
            elif prep in TOPIC_PREPS:
                weak += self.of_phrase(noun)
            elif prep in TARGET_PREPS or parse.heads[noun] in fired:
                strong += self.of_phrase(noun)
        named = [one for noun in objects if noun not in at for one in self.of_phrase(noun)]
        if (not named and not strong and pattern.frame == "accuse") or pattern.type in ("SUPPORT", "REJECT"):
            weak += [
                one
                for noun in objects
                if noun not in at
                for below in (noun, *[thing for _, thing in prep_objects(parse, noun)])
                for one in self._in_event(below)
            ]
        if chain.meaning.root in ("REJECT", "ACCUSE", "SUPPORT", "COERCE", "ASSAULT", "REQUEST"):
            groups += [named, strong, weak, place]
        else:
            groups += [strong, named, weak, place]
        if not verb:
            groups.append(
                [
                    at[child]
                    for child in parse.children[token]
                    if parse.deps[child] in ("amod", "compound", "nmod") and child in at
                ]
            )
            if mutual and len(chain.tokens) > 1:
                owners = [one for one in parse.children[token] if parse.deps[one] == "poss"]
                groups.append(self.of_phrases(owners))
        elif parse.deps[token] == "pcomp" and not any(groups):
            groups.append(self._means_to(token))
        return groups

    def _means_to(self, verb: int) -> list[int]:
        """Whom an act serves that is another's means: "backed B by sending shells"."""
        parse = self.parse
        above = parse.heads[verb]
        if parse.lowers[above] != "by":
            return []
        while parse.tags[above] == "IN" and parse.heads[above] != above:
            above = parse.heads[above]
        return self.of_phrases(direct_objects(parse, above)) if parse.tags[above][:2] == "VB" else []


def is_asked(parse: Parse, verb: int, chain: Chain) -> bool:
    """Whether the subject of a predicate is the one asked: "was asked to take part"."""
    return chain.meaning.type == "REQUEST" and parse.lemmas[verb] in ASKING and is_passive(parse, verb)


def _to_another(chain: Chain) -> bool:
    return chain.meaning.frame in ("demand", "order", "allow", "threaten", "refuse", "offer")


def copula_subjects(parse: Parse, token: int) -> list[int]:
    """Subjects of the copula above an adjective."""
    head = parse.heads[token]
    if parse.deps[token] in ("acomp", "oprd", "attr", "conj") and head != token:
        if parse.lemmas[head] in COPULAS or parse.tags[head][:2] == "VB":
            return subjects(parse, head)
        return copula_subjects(parse, head)
    return own_subjects(parse, token) or subjects(parse, token)


def _unique(found: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(found))


__all__ = ["Parties", "copula_subjects", "patients"]
