"""Parties that a clause implies where it names none: guests, senders, those who ask, those who are told."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.arguments import direct_objects, is_passive, prep_objects, subjects
from foedus.coding.chains import Chain
from foedus.coding.parties import ROUTES, WARS, Parties, is_asked
from foedus.model.actor import state_of

GUEST_PREPS = frozenset(("during", "on", "in", "at", "for"))
AROUND_PREPS = frozenset(("after", "before", "following", "ahead"))
SHARED_PREPS = frozenset(("of", "on", "against"))
TELLING = frozenset(("tell", "assure", "inform", "notify", "promise"))


def find_givers(parties: Parties, chain: Chain) -> list[int]:
    """Who acts, where neither the subject of a predicate nor the noun's own words say it."""
    return (
        _asking(parties, chain)
        or _guests(parties, chain)
        or _senders(parties, chain)
        or _owners_before(parties, chain)
        or _partners(parties, chain)
    )


def find_receivers(parties: Parties, chain: Chain, who: Sequence[int]) -> list[int]:
    """Whom the act is done to, where its own words do not say it; never those who act."""
    found = (
        _below_refusal(parties, chain)
        or _hearers(parties, chain)
        or _fought_in(parties, chain, who)
        or _shared(parties, chain)
        or parties.of_phrases(_with_whom(parties, chain)[1])
    )
    mine = {state_of(parties.mentions[one].actor) for one in who}
    return [one for one in found if state_of(parties.mentions[one].actor) not in mine]


def _asking(parties: Parties, chain: Chain) -> list[int]:
    """Who asks, where the parser hung the passive's "by" deeper: "was asked to join the drill by B"."""
    parse = parties.parse
    verb = next((one for one in reversed(chain.tokens[1:]) if is_asked(parse, one, chain)), -1)
    if verb < 0:
        return []
    return parties.of_phrases(
        [
            noun
            for prep in parse.subtree(verb)
            if parse.lowers[prep] == "by" and parse.deps[prep] in ("prep", "agent")
            for noun in parse.children[prep]
            if parse.deps[noun] == "pobj"
        ]
    )


def _guests(parties: Parties, chain: Chain) -> list[int]:
    """Who meets or visits where the noun hangs in a phrase: "proposed it during a visit to B"."""
    parse, base = parties.parse, chain.base
    prep = parse.heads[base]
    if chain.meaning.type != "CONSULT" or parse.deps[base] != "pobj":
        return []
    word = parse.lowers[prep]
    if word in AROUND_PREPS:
        with_whom = any(one == "with" for one, _ in prep_objects(parse, base))
        if chain.hits[0].pattern.mode != "visit" and not with_whom:
            return []
    elif word not in GUEST_PREPS:
        return []
    verb = parse.heads[prep]
    return parties.of_phrases(subjects(parse, verb)) if parse.tags[verb][:2] == "VB" else []


def _senders(parties: Parties, chain: Chain) -> list[int]:
    """Who gives where no agent is named: "crates were shipped to B from A", "a ship took it via A"."""
    parse, base = parties.parse, chain.base
    if chain.meaning.type not in ("AID", "COOPERATE") or parse.tags[base][:2] != "VB":
        return []
    return parties.of_phrases([noun for prep, noun in prep_objects(parse, base) if prep in ROUTES])


def _owners_before(parties: Parties, chain: Chain) -> list[int]:
    """The owner of the noun that a meeting is coordinated with: "A's trip to C and talks with B"."""
    parse, base = parties.parse, chain.base
    if chain.meaning.type != "CONSULT" or parse.deps[base] != "conj" or parse.tags[base][:2] != "NN":
        return []
    if not any(prep == "with" for prep, _ in prep_objects(parse, base)):
        return []
    first = parse.heads[base]
    return parties.of_phrases([one for one in parse.children[first] if parse.deps[one] == "poss"])


def _partners(parties: Parties, chain: Chain) -> list[int]:
    """Who drills or talks with those behind "with", where the parser hung them on a verb right above.

    "She had no information on drills with B": the subject, of whom the parser thought that she has it with B.
    """
    verb, with_whom = _with_whom(parties, chain)
    return parties.of_phrases(subjects(parties.parse, verb) + with_whom) if with_whom else []


def _with_whom(parties: Parties, chain: Chain) -> tuple[int, list[int]]:
    """The verb above a joint noun on which the parser hung its "with", and the nouns behind it."""
    parse, base = parties.parse, chain.base
    after = base + 1
    if not chain.hits[0].pattern.joint or parse.tags[base][:2] != "NN" or after >= len(parse):
        return -1, []
    verb = parse.heads[after]
    if parse.lowers[after] != "with" or parse.deps[after] != "prep" or verb not in parse.path_up(base):
        return -1, []
    if verb == parse.heads[base] or parse.tags[verb][:2] != "VB":
        return -1, []
    return verb, [noun for prep, noun in prep_objects(parse, verb) if prep == "with" and noun > base]


def _fought_in(parties: Parties, chain: Chain, who: Sequence[int]) -> list[int]:
    """The state in which somebody wages his war: "his war in B"."""
    parse, base = parties.parse, chain.base
    if not who or parse.lemmas[base] not in WARS or parse.tags[base][:2] != "NN":
        return []
    return parties.of_phrases([noun for prep, noun in prep_objects(parse, base) if prep == "in"])


def _shared(parties: Parties, chain: Chain) -> list[int]:
    """What the last of several nouns is of, for those before it: "sanctions and shunning of B"."""
    parse, last = parties.parse, chain.base
    if parse.tags[last][:2] != "NN" or prep_objects(parse, last):
        return []
    while below := [one for one in parse.children[last] if parse.deps[one] == "conj"]:
        last = below[-1]
    if last == chain.base:
        return []
    return parties.of_phrases([noun for prep, noun in prep_objects(parse, last) if prep in SHARED_PREPS])


def _below_refusal(parties: Parties, chain: Chain) -> list[int]:
    """Whom a refused act would reach, where that act is no word of the lexicon: "refrained from it to B"."""
    parse, base = parties.parse, chain.base
    if chain.meaning.type != "REJECT" or parse.tags[base][:2] != "VB":
        return []
    below = [
        one for prep in parse.children[base] for one in parse.children[prep] if parse.deps[one] == "pcomp"
    ]
    below += [one for one in parse.children[base] if parse.deps[one] == "xcomp"]
    nouns = [
        noun
        for verb in below
        for noun in (
            *(noun for prep, noun in prep_objects(parse, verb) if prep in ("to", "for")),
            *direct_objects(parse, verb),
        )
    ]
    return parties.of_phrases(nouns)


def _hearers(parties: Parties, chain: Chain) -> list[int]:
    """Who is told that help is given or not: "told B that it could send no aid"."""
    parse, above = parties.parse, parties.parse.heads[chain.top]
    if chain.meaning.type != "AID" or parse.deps[chain.top] != "ccomp" or parse.lemmas[above] not in TELLING:
        return []
    if is_passive(parse, above):
        return []
    return parties.of_phrases(direct_objects(parse, above))
