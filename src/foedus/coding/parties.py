"""Which mentioned actors do an act and which undergo it."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.arguments import (
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
from foedus.coding.phrases import PLACE_PREPS, Phrases, unique

TARGET_PREPS = frozenset(
    "against on upon with between to into toward towards from at of by among behind".split()
)
PLACE_TYPES = frozenset(("ASSAULT", "AID", "MOBILIZE", "RETREAT", "COERCE"))
ROUTES = frozenset(("from", "through", "via"))
JOINT_PREPS = frozenset(("with", "between", "among", "alongside", "to", "and"))
GIVING = frozenset(("AID", "SUPPORT", "AGREE", "ACCUSE", "REQUEST", "THREATEN", "REJECT"))
WARS = frozenset(("war", "conflict", "invasion", "crisis", "occupation", "fighting"))
AIMED = frozenset("sanction embargo tariff ban boycott probe investigation inquiry enquiry".split())
ASKING = frozenset("ask urge tell press request call implore beg order instruct".split())
# What they have as object is what is spoken of, not who is spoken to.
DISCUSSING = frozenset(("discuss", "debate", "review", "broach"))
# "Talks on A with B", "by telephone with B".
HUNG_ON = frozenset(("on", "about", "over", "regarding", "by"))
# Topics that are themselves with somebody: "talks on the war with B".
SHARED = WARS | frozenset("dispute tension tie relation deal agreement treaty pact alliance border".split())
TOPIC_PREPS = frozenset(("about", "over", "for"))


class Parties(Phrases):
    """Who does an act and who undergoes it."""

    __slots__ = ()

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
        return unique(
            [
                actor
                for child in parse.children[noun]
                if parse.deps[child] in ("amod", "compound", "nmod", "poss")
                and not (parse.lemmas[noun] in WARS and parse.tags[child][0] == "N")
                and not self._is_target(noun, child)
                for one in conjuncts(parse, child)
                for actor in self.dashed(one)
            ]
        )

    def _is_target(self, noun: int, name: int) -> bool:
        """Whether a name before a noun says whom it meets: "Arland sanctions", unlike "U.S. sanctions"."""
        if self.parse.lemmas[noun] not in AIMED or self.parse.deps[name] not in ("compound", "nmod"):
            return False
        mention = self.mentions[self.at[name]] if name in self.at else None
        if mention is None or mention.kind != "name" or len(mention.actor) != 3:
            return False
        return any(char.islower() for char in mention.text)

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
                    return unique(found)
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
        if parse.lemmas[token] in DISCUSSING:
            objects = [one for one in objects if one not in at]
        groups = [[other for one in objects if one in at for other in (at[one], *self.beside(one))]]
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
        if chain.meaning.root == "REQUEST":
            weak += self.of_phrases(self._asked(token, chain))
        pattern = chain.hits[0].pattern
        mutual = pattern.joint and pattern.type == chain.meaning.type
        if mutual:  # "talks on A with B": the parser hangs the partner on the topic
            topics = [noun for prep, noun in phrases if prep in HUNG_ON and parse.lemmas[noun] not in SHARED]
            phrases += [below for noun in topics for below in prep_objects(parse, noun) if below[0] == "with"]
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
                for one in self.in_event(below)
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

    def _asked(self, token: int, chain: Chain) -> list[int]:
        """Objects of what is asked for: "made calls to restrain B"."""
        parse = self.parse
        return [
            noun
            for verb in parse.children[token]
            if parse.deps[verb] in ("acl", "xcomp", "advcl")
            and parse.tags[verb] == "VB"
            and verb not in chain.tokens
            for noun in direct_objects(parse, verb)
        ]

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


__all__ = ["Parties", "copula_subjects", "patients"]
