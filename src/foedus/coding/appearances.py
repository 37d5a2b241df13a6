"""Acts that only seem what they are called: own forces inspected, goods that may help, attacks in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.coding.arguments import own_subjects
from foedus.coding.chains import Chain
from foedus.coding.parties import Parties
from foedus.lexicon.patterns import Patterns
from foedus.model.actor import state_of

GROWING = frozenset(("expand", "increase", "boost", "double", "raise", "preserve"))
HELPING = frozenset(("help", "aid", "assist"))
# Attacks that persons make on each other with words, and the pattern that codes such attacks.
WORDY = frozenset("attack assault hit strike target fight battle clash pummel lash onslaught".split())
VERBAL = "accuse.expression"


def only_seems(
    parties: Parties, chain: Chain, patterns: Patterns, sides: tuple[Sequence[int], Sequence[int]]
) -> bool:
    """Whether an act lacks what would make it one; sides: who does it, to whom.

    An inspection needs another's things. Where goods help, what was done is that somebody gave them; what is
    expanded or doubled with nobody named who gets it is one's own.
    """
    who, whom = sides
    if chain.hits[0].pattern.id == "accuse.inspect" and chain.meaning.type == "ACCUSE":
        mine = {state_of(parties.mentions[one].actor) for one in who}
        near = {parties.at[one] for one in parties.parse.subtree(chain.base) if one in parties.at}
        return not any(state_of(parties.mentions[one].actor) not in mine for one in near.union(whom))
    if chain.meaning.type != "AID":
        return False
    grown = not whom and parties.parse.lemmas[chain.base] in GROWING and chain.hits[0].pattern.type == "AID"
    return grown or _helped_by_goods(parties, chain, patterns)


def _helped_by_goods(parties: Parties, chain: Chain, patterns: Patterns) -> bool:
    parse, base = parties.parse, chain.base
    if parse.lemmas[base] not in HELPING or parse.tags[base][:2] != "VB":
        return False
    goods = patterns.groups["ARMSG"] | patterns.groups["AIDG"]
    return any(parse.lemmas[one] in goods and one not in parties.at for one in own_subjects(parse, base))


def in_words(
    parties: Parties, chain: Chain, patterns: Patterns, sides: tuple[Sequence[int], Sequence[int]]
) -> Chain:
    """The same chain, its attack taken for one of words where one person by name attacks another.

    Who meets another with a weapon is told by other words than "attack", and leaders have others to do it.
    """
    parse, base, hits = parties.parse, chain.base, chain.hits
    if hits[0].pattern.id != "assault.attack" or parse.lemmas[base].lower() not in WORDY:
        return chain
    if not all(side and all(_is_person(parties, one) for one in side) for side in sides):
        return chain
    meant, said = chain.meaning, {"ASSAULT": "ACCUSE"}
    return replace(
        chain,
        hits=(replace(hits[0], pattern=patterns.patterns[VERBAL]), *hits[1:]),
        meaning=replace(meant, type=said.get(meant.type, meant.type), root=said.get(meant.root, meant.root)),
    )


def _is_person(parties: Parties, mention: int) -> bool:
    named = parties.mentions[mention]
    return named.actor.startswith("person:") or (named.entity or "").startswith("person:")
