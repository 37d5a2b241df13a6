"""Which mentioned actors a noun phrase stands for: its head, what modifies it, what it is of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from foedus.coding.arguments import RELATIVE, conjuncts, prep_objects
from foedus.coding.parse import Parse
from foedus.model.actor import Mention

NEAR = ("poss", "amod", "compound", "nmod", "appos")
SOURCE_PREPS = frozenset(("by", "of", "from", "among"))
PLACE_PREPS = frozenset(
    ("in", "at", "near", "inside", "outside", "around", "across", "throughout", "off", "within")
)
PEOPLE = frozenset(
    "lawmaker activist official leader police soldier troop authority minister protester demonstrator worker"
    " diplomat general rebel militant gunman student politician court judge prosecutor parliament government"
    " army force military company firm group people citizen resident farmer union opposition party member"
    " investigator officer guard ministry agency expert source doctor journalist".split()
)
EVENT_PREPS = SOURCE_PREPS | {"with", "between", "against", "on", "to", "in"}


class Phrases:
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
            return [at[noun], *self.beside(noun)]
        if depth > 3:
            return []
        for dep in NEAR:
            found = [
                actor
                for child in parse.children[noun]
                if parse.deps[child] == dep
                for one in conjuncts(parse, child)
                for actor in self.dashed(one)
            ]
            if found:
                return unique(found)
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
                    return unique(found + more)
        if parse.lemmas[noun] in PEOPLE:
            for prep, below in phrases:
                if prep in PLACE_PREPS:
                    found = self.of_phrases(conjuncts(parse, below))
                    if found:
                        return found
        return []

    def _at(self, token: int) -> list[int]:
        return [self.at[token]] if token in self.at else []

    def dashed(self, token: int) -> list[int]:
        """The actors of a compound that hyphens join, which ends at a token: "Arland-Belmark talks"."""
        parse, found = self.parse, self._at(token)
        while token > 1 and parse.words[token - 1] in ("-", "–", "/"):
            token -= 2
            found = self._at(token) + found
        return found

    def in_event(self, noun: int) -> list[int]:
        """Parties of an event that is spoken of: "the resumption of ties with B"."""
        return [
            one
            for prep, below in prep_objects(self.parse, noun)
            if prep in EVENT_PREPS
            for other in conjuncts(self.parse, below)
            for one in self.of_phrase(other)
        ]

    def beside(self, noun: int) -> list[int]:
        """Other actors of a noun that is an actor's: "Russian and Chinese officials", "kings of A and B"."""
        parse, at = self.parse, self.at
        listed = [
            at[one]
            for prep, below in prep_objects(parse, noun)
            if prep == "of" and parse.tags[noun] in ("NNS", "NNPS") and at.get(below) == at[noun]
            for one in conjuncts(parse, below)
            if one in at and at[one] != at[noun]
        ]
        return listed or [
            at[one]
            for child in parse.children[noun]
            if parse.deps[child] in ("amod", "compound", "nmod")
            and any(parse.deps[below] == "conj" for below in (*parse.children[child], child))
            for one in conjuncts(parse, child)
            if one in at and at[one] != at[noun]
        ]

    def of_phrases(self, nouns: Sequence[int], preps: frozenset[str] = SOURCE_PREPS) -> list[int]:
        """Actors of several noun phrases, in order, each once."""
        return unique([one for noun in nouns for one in self.of_phrase(noun, preps)])


def unique(found: Sequence[int]) -> list[int]:
    """The same without repetitions, in order."""
    return list(dict.fromkeys(found))
