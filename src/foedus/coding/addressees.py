"""To whom an offer is made: "proposed to B", "invited B to join", "offered it during a visit to B"."""

from __future__ import annotations

from foedus.coding.arguments import (
    conjuncts,
    direct_objects,
    is_passive,
    own_subjects,
    patients,
    prep_objects,
)
from foedus.coding.chains import Chain
from foedus.coding.parse import Parse
from foedus.coding.parties import Parties

OCCASIONS = frozenset(("during", "on", "at", "in", "amid"))
VISITS = frozenset(("visit", "trip", "stopover", "tour"))
TALKS = frozenset("meeting talk summit negotiation conversation call discussion consultation".split())


def offering(chain: Chain) -> int:
    """The token of the outermost predicate that offers, or -1."""
    for token, hit in zip(reversed(chain.tokens), reversed(chain.hits), strict=True):
        if hit.pattern.frame == "offer":
            return token
    return -1


def find_addressees(parties: Parties, chain: Chain) -> list[int]:
    """Actors to whom an offer is made, as far as the sentence says; the giver is never among them."""
    parse, token = parties.parse, offering(chain)
    if token < 0:
        return []
    if parse.tags[token][:2] == "VB":
        named = _of_verb(parties, token)
        giver = parties.of_phrases(subjects_of(parse, token))
    else:
        named = _to(parties, token)
        giver = parties.of_phrases([child for child in parse.children[token] if parse.deps[child] == "poss"])
    if not named and parse.tags[chain.base][:2] == "NN":
        named = _to(parties, chain.base)
    if not named:
        named = _hosts(parties, token)
    mine = {parties.mentions[one].actor[:3] for one in giver}
    return [one for one in dict.fromkeys(named) if parties.mentions[one].actor[:3] not in mine]


def subjects_of(parse: Parse, verb: int) -> list[int]:
    """Heads of what stands as the verb's own subject, if it is active."""
    return [] if is_passive(parse, verb) else own_subjects(parse, verb)


def _of_verb(parties: Parties, verb: int) -> list[int]:
    """Whom a verb of offering addresses: its person object, its "to", the subject of "that B join"."""
    parse, at = parties.parse, parties.at
    if is_passive(parse, verb):
        asked = [at[one] for one in patients(parse, verb) if one in at]
        return asked or _to(parties, verb)
    heads = [
        *direct_objects(parse, verb),
        *(child for child in parse.children[verb] if parse.deps[child] == "dative"),
    ]
    for child in parse.children[verb]:
        if parse.deps[child] in ("ccomp", "xcomp") and parse.lemmas[verb] == "invite":
            heads += own_subjects(parse, child)
    named = [at[one] for head in heads for one in conjuncts(parse, head) if one in at]
    return named or _to(parties, verb)


def _to(parties: Parties, token: int) -> list[int]:
    return parties.of_phrases([noun for prep, noun in prep_objects(parties.parse, token) if prep == "to"])


def _hosts(parties: Parties, token: int) -> list[int]:
    """Those visited or met when the offer was made: "proposed drills during a visit to B"."""
    parse = parties.parse
    for child in parse.children[token]:
        if parse.deps[child] != "prep" or parse.lowers[child] not in OCCASIONS:
            continue
        for noun in parse.children[child]:
            if parse.deps[noun] != "pobj":
                continue
            wanted = "to" if parse.lemmas[noun] in VISITS else "with" if parse.lemmas[noun] in TALKS else ""
            found = [one for prep, one in prep_objects(parse, noun) if prep == wanted]
            if found:
                return parties.of_phrases(found)
    return []
