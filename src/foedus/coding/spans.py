"""The words that name source and target of an act, whether or not the lexicon knows who they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from foedus.coding.arguments import agents, conjuncts, direct_objects, own_subjects, patients, prep_objects
from foedus.coding.chains import Chain
from foedus.coding.keys import TIMES
from foedus.coding.pairs import actors_of
from foedus.coding.parse import Parse
from foedus.coding.parties import PEOPLE
from foedus.lexicon.patterns import Patterns

TOWARDS = (
    "against", "with", "on", "upon", "between", "to", "into", "toward", "towards", "of", "from", "by", "over",
    "about", "regarding", "concerning", "for", "at", "in", "near", "among",
)  # fmt: skip
LOOSE = TIMES | frozenset(
    "time account occasion basis end ground charge part bid effort move response protest retaliation behalf"
    " statement message line favour favor addition exchange return order".split()
)
HANDED = frozenset(("AID", "RETREAT", "COOPERATE"))
TO_ANOTHER = frozenset(("demand", "order", "allow", "threaten", "refuse", "offer"))
LEFT_OUT = frozenset(("relcl", "advcl", "ccomp", "parataxis", "punct", "csubj", "prep", "acl", "cc"))
TAKEN = ("PEOPLE", "DIPLOMAT", "TERRITORY", "PROPERTY", "DEMANDS", "PEACEG", "PACT", "RULES")
Span = tuple[int, int]


def source_span(parse: Parse, chain: Chain) -> Span | None:
    """First and last token of the phrase that acts; None if the sentence names nobody."""
    heads = _sources(parse, chain)
    if chain.speaker >= 0 and all(parse.tags[head] == "PRP" for head in heads):
        heads = actors_of(parse, chain.speaker) or heads
    return cover(parse, heads) if heads else None


def _sources(parse: Parse, chain: Chain) -> list[int]:
    for token in reversed(chain.tokens):
        heads = actors_of(parse, token)
        if heads:
            return heads
    return []


def target_spans(parse: Parse, chain: Chain, patterns: Patterns) -> list[Span]:
    """First and last token of each phrase that the act is done to, coordinated ones apart."""
    head = target_head(parse, chain, patterns)
    if head is None:
        return []
    fired = {word for hit in chain.hits for word in hit.words}
    heads = conjuncts(parse, head)
    return [cover(parse, [one], (fired | set(heads)) - {one}) for one in heads]


def target_head(parse: Parse, chain: Chain, patterns: Patterns) -> int | None:
    """The head of the phrase that the act is done to: object, then preposition, then the fired noun."""
    fired = {word for hit in chain.hits for word in hit.words}
    sources = set(_sources(parse, chain))
    worth: dict[int, float] = {}
    kind = chain.hits[0].pattern.type
    for depth, token in enumerate(reversed(chain.tokens)):
        objects = _objects(parse, token, chain)
        for one in objects:
            if one not in chain.tokens and parse.tags[one] != "IN":
                said = (
                    one in fired
                    and _is_given(parse, one, patterns)
                    and (chain.meaning.root != "REJECT" or chain.hits[0].pattern.cameo == "016")
                )
                value = 0.8 if said else 3.0 - 0.3 * depth + _actorness(parse, one, fired)
                worth[one] = max(worth.get(one, -9.0), value)
        for rank, noun in _towards(parse, [token, *[one for one in objects if one in fired], *sorted(fired)]):
            goal = 1.8 if kind in HANDED and TOWARDS[rank] in ("to", "into", "for") else 0.0
            value = 2.6 + goal - 0.06 * rank - 0.3 * depth + _actorness(parse, noun, fired)
            worth[noun] = max(worth.get(noun, -9.0), value)
        for child in parse.children[token]:
            below = [child, *(one for one in parse.children[child] if parse.deps[one] == "acl")]
            for clause in below if child in fired or parse.deps[child] == "ccomp" else []:
                for one in own_subjects(parse, clause):
                    worth.setdefault(one, 2.2 + _actorness(parse, one, fired))
    best = max(
        ((value, -one) for one, value in worth.items() if one not in sources),
        default=None,
    )
    return -best[1] if best else None


def _actorness(parse: Parse, noun: int, fired: set[int]) -> float:
    """How much a phrase looks like somebody: names and people before things, pronouns last."""
    if parse.words[noun].isupper() and len(parse.words[noun]) > 1:
        return 1.2
    if parse.tags[noun] in ("PRP", "CD", "WDT", "WP", "$", "DT"):
        return -1.0
    first, last = cover(parse, [noun], fired - {noun})
    if any(parse.tags[one] in ("NNP", "NNPS") for one in range(first, last + 1)):
        return 1.2
    return 0.8 if parse.lemmas[noun] in PEOPLE else 0.0


def _objects(parse: Parse, token: int, chain: Chain) -> list[int]:
    if parse.tags[token][0] != "V":
        return []
    found = direct_objects(parse, token) + patients(parse, token)
    found += [one for one in parse.children[token] if parse.deps[one] == "dative"]
    if token != chain.base:
        for child in parse.children[token]:
            if parse.deps[child] in ("ccomp", "xcomp"):
                found += own_subjects(parse, child)
    return found


def _is_given(parse: Parse, noun: int, patterns: Patterns) -> bool:
    """Whether a fired noun is what is given or said, not what the act falls on: aid, sanctions, praise."""
    names = {parse.lemmas[noun], parse.lowers[noun]}
    return not any(names & patterns.groups[group] for group in TAKEN)


def _towards(parse: Parse, tokens: Iterable[int]) -> list[tuple[int, int]]:
    """(rank of its preposition, noun) for the prepositional phrases of some tokens."""
    return [
        (TOWARDS.index(prep), noun)
        for token in dict.fromkeys(tokens)
        for prep, noun in [
            *prep_objects(parse, token),
            *_own_object(parse, token),
            *_of_gerunds(parse, token),
        ]
        if prep in TOWARDS and parse.lemmas[noun] not in LOOSE and parse.lowers[noun] not in TIMES
    ]


def _of_gerunds(parse: Parse, token: int) -> list[tuple[str, int]]:
    """Objects of gerunds after a preposition: "pessimism about ending the war"."""
    return [
        (parse.lowers[prep], noun)
        for prep in parse.children[token]
        if parse.deps[prep] == "prep"
        for verb in parse.children[prep]
        if parse.deps[verb] == "pcomp"
        for noun in direct_objects(parse, verb)
    ]


def _own_object(parse: Parse, token: int) -> list[tuple[str, int]]:
    """A fired preposition's object."""
    if parse.deps[token] not in ("prep", "agent"):
        return []
    return [(parse.lowers[token], one) for one in parse.children[token] if parse.deps[one] == "pobj"]


def cover(parse: Parse, heads: Iterable[int], without: Collection[int] = ()) -> Span:
    """The stretch of words that noun phrases cover, with "of", without clauses and loose phrases."""
    found: list[int] = []
    for head in heads:
        queue = [head]
        while queue:
            one = queue.pop()
            found.append(one)
            for child in parse.children[one]:
                dep = parse.deps[child]
                if dep == "appos" and parse.tags[one][:3] == "NNP" and parse.tags[child][:3] != "NNP":
                    continue
                if child not in without and (
                    dep not in LEFT_OUT
                    or (dep == "prep" and _belongs(parse, child))
                    or (dep == "acl" and child == one + 1 and agents(parse, child))
                ):
                    queue.append(child)
    return min(found), max(found)


def _belongs(parse: Parse, prep: int) -> bool:
    """Whether a prepositional phrase is part of the name: "minister of trade", "rebels in the north"."""
    if any(parse.lemmas[one] in TIMES or parse.lowers[one] in TIMES for one in parse.children[prep]):
        return False
    return parse.words[prep - 1] != "," and parse.lowers[prep] in (
        "of", "in", "from", "at", "near", "between", "by",
    )  # fmt: skip
