"""The words that name source and target of an act, whether or not the lexicon knows who they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from foedus.coding.arguments import agents, conjuncts
from foedus.coding.chains import Chain
from foedus.coding.keys import TIMES
from foedus.coding.pairs import actors_of
from foedus.coding.parse import Parse
from foedus.coding.targets import Targets, following_place, is_told
from foedus.lexicon.patterns import Patterns

VISITED = frozenset(("receive", "welcome", "greet"))
MEETINGS = frozenset(("consult.meet", "consult.host", "consult.summit", "consult.welcome"))
LEFT_OUT = frozenset(("relcl", "advcl", "ccomp", "parataxis", "punct", "csubj", "prep", "acl", "cc"))
Span = tuple[int, int]


def source_span(parse: Parse, chain: Chain) -> Span | None:
    """First and last token of the phrase that acts; None if the sentence names nobody."""
    heads = _sources(parse, chain)
    if chain.speaker >= 0 and (is_told(chain) or all(parse.tags[head] == "PRP" for head in heads)):
        heads = actors_of(parse, chain.speaker) or heads
    return cover(parse, heads) if heads else None


def _sources(parse: Parse, chain: Chain) -> list[int]:
    for token in reversed(chain.tokens):
        heads = actors_of(parse, token)
        if heads:
            return heads
    return []


def relation_spans(parse: Parse, chain: Chain, patterns: Patterns) -> list[Span]:
    """The parties of a mutual act, which has neither source nor target; [] for all other acts.

    Coordinated parties are one phrase ("the presidents of A and B signed"), those on two sides of a verb
    are two ("A met B").
    """
    if any(hit.pattern.joint for hit in chain.hits) and chain.meaning.root != "REQUEST":
        heads = _sources(parse, chain)
        if len(heads) > 1 or any(_pairs_names(parse, head) for head in heads):
            return [cover(parse, heads)]
    if chain.hits[0].pattern.id in MEETINGS and parse.lemmas[chain.top] not in VISITED:
        source, targets = source_span(parse, chain), target_spans(parse, chain, patterns)
        if source is not None and targets and all(_has_name(parse, span) for span in (source, *targets)):
            return [source, *targets]
    return []


def _pairs_names(parse: Parse, noun: int) -> bool:
    """Whether one noun stands for two parties: "British and EU negotiators"."""
    return any(
        parse.deps[child] in ("amod", "compound", "nmod")
        and any(
            parse.deps[below] == "conj" and parse.words[below][0].isupper() for below in parse.children[child]
        )
        for child in parse.children[noun]
    )


def _has_name(parse: Parse, span: Span) -> bool:
    return any(parse.tags[one][:3] == "NNP" for one in range(span[0], span[1] + 1))


def target_spans(parse: Parse, chain: Chain, patterns: Patterns) -> list[Span]:
    """First and last token of each phrase that the act is done to, coordinated ones apart."""
    first, last = source_span(parse, chain) or (0, -1)
    head = Targets(parse, chain, patterns, without=range(first, last + 1)).best()
    if head is None:
        return []
    fired = {word for hit in chain.hits for word in hit.words}
    heads = [one for one in conjuncts(parse, head) if not first <= one <= last]
    apart = [one for one in heads if one == head or _stands_alone(parse, one)]
    return [cover(parse, [one], (fired | set(apart)) - {one}) for one in apart]


def _stands_alone(parse: Parse, noun: int) -> bool:
    """Whether a coordinated noun is a phrase of its own: "and the rebels", not "leaders and members"."""
    return parse.tags[noun][:3] == "NNP" or any(
        child < noun and parse.deps[child] in ("det", "poss", "amod", "nummod", "compound")
        for child in parse.children[noun]
    )


def cover(parse: Parse, heads: Iterable[int], without: Collection[int] = ()) -> Span:
    """The stretch of words that noun phrases cover, with "of", without clauses and loose phrases."""
    found: list[int] = []
    for head in heads:
        queue = [head]
        while queue:
            one = queue.pop()
            found.append(one)
            place = following_place(parse, one)
            if place >= 0 and place not in without:
                queue.append(place)
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
    below = parse.children[prep]
    if any(parse.lemmas[one] in TIMES or parse.lowers[one] in TIMES for one in below):
        return False
    if parse.words[parse.heads[prep]].isupper() and not any(parse.tags[one][:3] == "NNP" for one in below):
        return False
    return parse.words[prep - 1] != "," and parse.lowers[prep] in (
        "of", "in", "from", "at", "near", "between", "by",
    )  # fmt: skip
