"""Which words of a parse are predicates of the lexicon, and with which of their patterns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.coding.arguments import direct_objects, subjects
from foedus.coding.bodies import is_body
from foedus.coding.keys import IN_PHRASES, NAMED_EVENTS, TRANSPARENT, name_tokens
from foedus.coding.matching import (
    after,
    datives,
    gives_name,
    has_complement,
    has_other_infinitive,
    is_aside,
    is_described,
    match_more,
    particles,
    stands_for,
    words_below,
)
from foedus.coding.parse import Parse
from foedus.lexicon.pattern import Pattern
from foedus.lexicon.patterns import Entry, Patterns

DESCRIBING = frozenset(("appealing", "demanding", "threatening", "promising", "pressing", "striking"))
SKIP_VERB = frozenset(("amod", "compound", "aux", "auxpass", "nmod"))
VIOLENT = frozenset(("ASSAULT", "COERCE"))
PRONOUNS = frozenset(("them", "it"))
MODIFIERS = frozenset(("compound", "amod", "nmod", "poss", "nummod"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern that fires at a token; words are the tokens that fired it, the head word first."""

    pattern: Pattern
    words: tuple[int, ...]


class Predicates:
    """The predicates of one parse.

    keys: what each token is looked up by: its lemma, or the name of several words that it ends.
    hits: token to the patterns that fire there, most specific first.
    """

    __slots__ = ("hits", "keys", "parse", "patterns")

    def __init__(self, parse: Parse, patterns: Patterns) -> None:
        self.parse = parse
        self.patterns = patterns
        self.keys = name_tokens(parse, patterns)
        self.hits: dict[int, list[Hit]] = {}
        verbs, nouns, adjectives, nominals = (
            patterns.verbs,
            patterns.nouns,
            patterns.adjectives,
            patterns.nominals,
        )
        keys, deps = self.keys, parse.deps
        for token, tag in enumerate(parse.tags):
            kind, key = tag[:2], keys[token]
            if kind == "VB":
                if key in verbs and deps[token] not in SKIP_VERB and not self._describes(token):
                    found = self._verb(token, verbs[key])
                    if not found and tag == "VBN" and key in adjectives:
                        found = [Hit(entry.pattern, (token,)) for entry in adjectives[key]]
                elif key in adjectives and deps[token] in ("acomp", "oprd", "attr", "ROOT"):
                    found = [Hit(entry.pattern, (token,)) for entry in adjectives[key]]
                else:
                    continue
            elif kind == "NN":
                if key in nouns or key in nominals:
                    if self._is_name(token, tag) or self._is_modifier(token) or is_body(parse, token):
                        continue
                    found = self._noun(token, key)
                elif token and deps[token] in ("ROOT", "ccomp") and key in verbs:
                    found = self._verb(token, verbs[key])
                else:
                    continue
            elif kind == "MD" and key in verbs and deps[token] == "aux":
                head = parse.heads[token]
                if head not in self.hits and not (keys[head] in verbs and parse.tags[head][:2] == "VB"):
                    self.hits[head] = [Hit(entry.pattern, (head, token)) for entry in verbs[key]]
                continue
            elif kind == "JJ" and key in adjectives:
                found = [Hit(entry.pattern, (token,)) for entry in adjectives[key]]
            else:
                continue
            if found:
                self.hits[token] = found
        self._add_adverbs()

    def _add_adverbs(self) -> None:
        """Verbs that are no act by themselves, with a word that makes them one: "jointly designing"."""
        parse, adverbs = self.parse, self.patterns.adverbs
        for token, tag in enumerate(parse.tags):
            if tag not in ("RB", "JJ") or parse.lowers[token] not in adverbs:
                continue
            head = parse.heads[token]
            known = [hit.pattern for hit in self.hits.get(head, ())]
            if tag == "JJ":
                if not known and parse.deps[head] == "dobj":
                    head = parse.heads[head]
                    known = [hit.pattern for hit in self.hits.get(head, ())]
                if not known or known[0].type != "MOBILIZE":
                    continue
            elif parse.tags[head][:2] != "VB" or any(
                (one.type or one.frame == "say") and one.type != "MOBILIZE" for one in known
            ):
                continue
            entries = adverbs[parse.lowers[token]]
            self.hits[head] = [Hit(entry.pattern, (head, token)) for entry in entries]

    def _describes(self, token: int) -> bool:
        """Whether a verb only says what something is like: "finds it appealing"."""
        parse = self.parse
        if parse.lowers[token] not in DESCRIBING:
            return False
        deps = {parse.deps[child] for child in parse.children[token]}
        if deps & {"dobj", "aux", "prep", "agent"}:
            return False
        judged = parse.lemmas[parse.heads[token]] in ("find", "consider", "make")
        return parse.deps[token] in ("acomp", "oprd") or (parse.deps[token] in ("ccomp", "xcomp") and judged)

    def _is_name(self, token: int, tag: str) -> bool:
        """Whether a noun is part of a proper name: "the Treaty Organization", "March"."""
        return tag in ("NNP", "NNPS") and self.parse.lowers[token] not in NAMED_EVENTS

    def _is_modifier(self, token: int) -> bool:
        """Whether a noun only says of which kind another is, as in "aid worker" and "protest leader"."""
        parse = self.parse
        if parse.lemmas[token] in IN_PHRASES and parse.lowers[parse.heads[token]] == "in":
            return not any(parse.deps[child] in ("det", "poss", "amod") for child in parse.children[token])
        if parse.deps[token] not in ("compound", "nmod", "amod"):
            return False
        head = self.keys[parse.heads[token]]
        return not (head in self.patterns.nouns or head in self.patterns.nominals or head in TRANSPARENT)

    def _verb(self, token: int, entries: tuple[Entry, ...]) -> list[Hit]:
        objects: list[int] | None = None
        near: set[str] | None = None
        found: list[Hit] = []
        changed = particles(self.parse, token)
        known = {word for entry in entries for word in entry.more} if changed else set()
        for entry in entries:
            more: tuple[int, ...] = ()
            if changed and not changed & set(entry.more):
                if changed & known or (entry.pattern.type in VIOLENT and entry.objects is None):
                    continue
            if entry.pattern.frame == "begin" and gives_name(self.parse, token):
                continue
            if entry.more:
                if near is None:
                    near = words_below(self.parse, self.keys, token)
                if entry.more[0] not in near:
                    continue
                matched = match_more(
                    self.parse, self.keys, token, entry.more, light=entry.pattern.frame == "light"
                )
                if matched is None:
                    continue
                more = matched
            if entry.beside is not None and not self._beside(token, entry.beside):
                continue
            if entry.by is not None and self._object(subjects(self.parse, token), entry.by) is None:
                continue
            if entry.objects is None and entry.pattern.needs is None:
                found.append(Hit(entry.pattern, (token, *more)))
                if more and entry.pattern.type is None and entry.pattern.frame == "say":
                    break
                continue
            if objects is None:
                objects = direct_objects(self.parse, token)
            places = after(self.parse, more) + objects + datives(self.parse, token) if more else objects
            if entry.pattern.needs == "name":
                if not (more and (objects or is_described(self.parse, token))) and any(
                    self.parse.tags[at][:3] == "NNP" for at in places
                ):
                    found.append(Hit(entry.pattern, (token, *more)))
                continue
            if entry.pattern.needs == "infinitive":
                if has_other_infinitive(self.parse, token):
                    found.append(Hit(entry.pattern, (token, *more)))
                continue
            if entry.objects is None:
                if entry.pattern.needs == "object" and gives_name(self.parse, token):
                    continue
                if (
                    places
                    or more
                    or (entry.pattern.needs == "complement" and has_complement(self.parse, token))
                ):
                    found.append(Hit(entry.pattern, (token, *more)))
                continue
            fired = self._object(places, entry.objects)
            if fired is not None:
                found.append(Hit(entry.pattern, (token, *more, fired)))
                if entry.pattern.type is None and entry.pattern.frame in ("light", "say"):
                    break
        return found

    def _beside(self, token: int, wanted: frozenset[str]) -> bool:
        parse, keys = self.parse, self.keys
        if not any(keys[one] in wanted for one in parse.subtree(token)):
            return False
        near = parse.children[token]
        near = near + [one for child in near if parse.deps[child] == "nsubj" for one in parse.children[child]]
        aside = {below for child in near if is_aside(parse, child) for below in parse.subtree(child)}
        return any(keys[one] in wanted for one in parse.subtree(token) if one not in aside)

    def _object(self, places: list[int], wanted: frozenset[str]) -> int | None:
        for place in places:
            for word, token in self.object_words(place):
                if word in wanted:
                    return token
        return None

    def object_words(self, noun: int) -> Iterator[tuple[str, int]]:
        """Words by which a noun phrase is known: its head, what it is "of", its modifiers, its conjuncts."""
        parse, keys = self.parse, self.keys
        deps, children = parse.deps, parse.children
        if parse.lowers[noun] in PRONOUNS:
            noun = stands_for(parse, noun)
        yield keys[noun], noun
        if keys[noun] != parse.lemmas[noun]:
            yield parse.lemmas[noun], noun
        if parse.lowers[noun] != parse.lemmas[noun]:
            yield parse.lowers[noun], noun
        for child in children[noun]:
            if deps[child] == "prep" and parse.lowers[child] == "of":
                for below in children[child]:
                    if deps[below] == "pobj" and (
                        keys[noun] in TRANSPARENT
                        or keys[noun] in self.patterns.nominals
                        or parse.tags[noun] == "CD"
                    ):
                        yield keys[below], below
                        yield parse.lemmas[below], below
            elif (
                deps[child] in MODIFIERS
                and deps[child] != "poss"
                and (keys[noun] not in self.patterns.known or keys[noun] in TRANSPARENT)
            ):
                yield keys[child], child
            elif deps[child] == "conj":
                yield from self.object_words(child)

    def _noun(self, token: int, key: str) -> list[Hit]:
        found: list[Hit] = []
        verb = self.patterns.nominals.get(key) or self.patterns.nominals.get(self.parse.lemmas[token])
        if verb is not None:
            found.extend(self._nominal(token, verb))
        places: list[int] | None = None
        for entry in self.patterns.nouns.get(key, ()):
            if entry.objects is None:
                found.append(Hit(entry.pattern, (token,)))
                continue
            if places is None:
                places = self._noun_objects(token)
            fired = self._object(places, entry.objects)
            if fired is not None:
                found.append(Hit(entry.pattern, (token, fired)))
            elif entry.pattern.type is not None:
                found.append(Hit(entry.pattern, (token,)))
        return found

    def _nominal(self, token: int, verb: str) -> list[Hit]:
        head, *rest = verb.split()
        more = tuple(rest)
        places = self._noun_objects(token)
        found: list[Hit] = []
        for entry in self.patterns.verbs.get(head, ()):
            if entry.more != more or entry.objects is None or entry.pattern.type is None:
                continue
            fired = self._object(places, entry.objects)
            if fired is not None:
                found.append(Hit(entry.pattern, (token, fired)))
        return found

    def _noun_objects(self, noun: int) -> list[int]:
        """What a noun is "of", or the nouns compounded with it."""
        parse = self.parse
        found: list[int] = []
        for child in parse.children[noun]:
            if parse.deps[child] == "prep" and parse.lowers[child] in ("of", "on", "in", "from"):
                found.extend(below for below in parse.children[child] if parse.deps[below] == "pobj")
            elif parse.deps[child] in ("compound", "amod", "nmod"):
                found.append(child)
        return found
