"""Coding one sentence for a source and a target that are given."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.arguments import (
    agents,
    conjuncts,
    direct_objects,
    holders,
    own_subjects,
    patients,
    phrase,
    prep_objects,
    subjects,
)
from foedus.coding.chains import COPULAS, Chain, find_chains
from foedus.coding.parse import Parse
from foedus.coding.predicates import Predicates
from foedus.lexicon.patterns import Patterns

CROSSING = {"conj": 0.3, "parataxis": 0.3}
HOSTILE = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST", "REJECT"))


def head_of(parse: Parse, tokens: Sequence[int]) -> int:
    """The token of a span that governs the others."""
    inside = set(tokens)
    for token in tokens:
        if parse.heads[token] not in inside or parse.heads[token] == token:
            if parse.tags[token][0] in "NPCJFV":
                return token
    return tokens[-1]


def code_pair(
    parse: Parse, source: Sequence[int], target: Sequence[int], patterns: Patterns
) -> tuple[str | None, str, tuple[int, ...], str]:
    """What the source did to the target: (root, rule, tokens that fired, doubt).

    root is PLOVER's code of the sentence, None if no act is found. doubt is "" or why it may be wrong.
    """
    chains = find_chains(Predicates(parse, patterns))
    if not chains:
        return None, "", (), ""
    scored = sorted(
        ((score(parse, chain, source, target), -chain.base, chain) for chain in chains),
        key=lambda row: row[:2],
    )
    best, _, chain = scored[-1]
    rival = next(
        (c for s, _, c in reversed(scored[:-1]) if c.meaning.root != chain.meaning.root and s >= best - 1),
        None,
    )
    doubt = f"a rival reading is {rival.meaning.root}" if rival else ""
    return _root(parse, chain, source, target, patterns), rule_of(chain), words_of(chain), doubt


def _root(
    parse: Parse, chain: Chain, source: Sequence[int], target: Sequence[int], patterns: Patterns
) -> str:
    """The root between these two: who says that another did wrong accuses; who rallies others takes sides."""
    meaning = chain.meaning
    root, targets = meaning.root, set(target)
    straight = not chain.hits[0].pattern.reverse
    if straight and (root in HOSTILE or _serves_rebels(parse, chain, patterns)):
        spoken = _tellers(parse, chain)
        doers = {
            one
            for token in chain.tokens
            for actor in actors_of(parse, token)
            if parse.tags[actor][0] != "V"
            for one in phrase(parse, actor)
        }
        if spoken & set(source) and doers & targets and not doers & set(source):
            return "ACCUSE"
    if meaning.frame == "demand" and root == "REQUEST":
        kind = chain.hits[0].pattern.type
        under = set(parse.subtree(chain.base))
        own = {one for actor in own_subjects(parse, chain.base) for one in phrase(parse, actor)}
        if targets & under and not targets & own:
            if kind == "SUPPORT" and chain.base not in targets:
                return "SUPPORT"
            if kind in ("COERCE", "SANCTION", "PROTEST"):
                return "ACCUSE"
    return root


def _tellers(parse: Parse, chain: Chain) -> set[int]:
    """Tokens of those on whose word an act is told: "monitors say ...", "according to monitors, ..."."""
    actors = list(subjects(parse, chain.speaker)) if chain.speaker >= 0 else []
    for token in chain.tokens:
        for child in parse.children[token]:
            if parse.lowers[child] == "according":
                actors.extend(one for one in parse.subtree(child) if parse.deps[one] == "pobj")
    return {one for actor in actors for one in phrase(parse, actor)}


def _serves_rebels(parse: Parse, chain: Chain, patterns: Patterns) -> bool:
    """Whether those who are backed are such as no state owns to backing: "is arming the rebels"."""
    return chain.meaning.root in ("AID", "SUPPORT", "COOPERATE") and any(
        parse.lemmas[one] in patterns.groups["REBELS"]
        for one in (
            *direct_objects(parse, chain.base),
            *(noun for _, noun in prep_objects(parse, chain.base)),
        )
    )


def rule_of(chain: Chain) -> str:
    """The patterns that coded a chain, outermost first.

    "agree.agree+consult.meet" reads: an agreement to meet.
    """
    return "+".join(hit.pattern.id for hit in reversed(chain.hits))


def words_of(chain: Chain) -> tuple[int, ...]:
    """Every token that fired, in text order."""
    return tuple(sorted({word for hit in chain.hits for word in hit.words}))


def actors_of(parse: Parse, token: int) -> list[int]:
    """Heads of the phrases that act in a predicate, be it verb, adjective or noun."""
    if parse.tags[token][:2] in ("VB", "JJ"):
        return subjects(parse, token) or own_heads(parse, token)
    return holders(parse, token) or modifiers(parse, token)


def score(parse: Parse, chain: Chain, source: Sequence[int], target: Sequence[int]) -> float:
    """How well a chain joins source and target: roles first, then the path between them."""
    s, t = head_of(parse, source), head_of(parse, target)
    up_s, up_t = [s, *parse.path_up(s)], [t, *parse.path_up(t)]
    shared = set(up_s) & set(up_t)
    path = {one for one in up_s if one not in shared} | {one for one in up_t if one not in shared}
    meet = next((one for one in up_s if one in shared), -1)
    path.add(meet)
    value = 0.0
    sources = set(source)
    best = 0.0
    for depth, token in enumerate(reversed(chain.tokens)):
        actors = actors_of(parse, token)
        if any(actor in sources for actor in actors):
            best = max(best, 4.0 - 0.1 * depth)
        elif any(one in sources for actor in actors for one in phrase(parse, actor)):
            best = max(best, 3.0 - 0.1 * depth)
    if chain.speaker >= 0:
        spoken = subjects(parse, chain.speaker)
        if any(one in sources for actor in spoken for one in phrase(parse, actor)):
            best = max(best, 3.2)
    value += best
    near = _reach(parse, chain, up_t)
    value += 2.0 * near if t not in chain.tokens else 1.0
    if any(one in chain.tokens for one in up_s):
        value += 0.5
    on_path = [token for token in chain.tokens if token in path]
    if on_path:
        value += 1.5 * (near or 1.0)
        if chain.base in path:
            value += 1.0 * (near or 1.0)
    if best == 0.0 and any(actor in target for token in chain.tokens for actor in actors_of(parse, token)):
        value -= 1.5
    words = set(words_of(chain))
    if words & path:
        value += 0.5
    if words & set(target) and chain.base in target:
        value -= 3.0
    if words & sources and chain.base in sources:
        value -= 3.0
    if parse.sent_of[chain.base] != parse.sent_of[s]:
        value -= 1.0
    value -= 0.01 * abs(chain.base - s) + 0.3 * _depth_below(parse, chain.top, meet)
    return value


def _reach(parse: Parse, chain: Chain, up: Sequence[int]) -> float:
    """Whether a phrase, given with its governors, hangs on a chain: 1, less through another clause, or 0."""
    near = 1.0
    for token in up:
        if token in chain.tokens:
            return near
        if parse.tags[token][:2] == "VB":
            near = min(near, CROSSING.get(parse.deps[token], 1.0))
    return 0.0


def _depth_below(parse: Parse, token: int, top: int) -> int:
    depth = 0
    for one in [token, *parse.path_up(token)]:
        if one == top:
            return min(depth, 4)
        depth += 1
    return 2


def own_heads(parse: Parse, token: int) -> list[int]:
    """Subjects of the copula above an adjective or noun."""
    head = parse.heads[token]
    if parse.deps[token] not in ("acomp", "attr", "oprd"):
        return []
    if parse.lemmas[head] not in COPULAS:
        return [child for child in parse.children[head] if parse.deps[child] in ("dobj", "nsubjpass")]
    return subjects(parse, head)


def modifiers(parse: Parse, noun: int) -> list[int]:
    """Names before a noun: "Russian attack"."""
    return [
        child for child in parse.children[noun] if parse.deps[child] in ("amod", "compound", "nmod", "poss")
    ]


__all__ = ["agents", "code_pair", "conjuncts", "head_of", "patients", "rule_of", "score", "words_of"]
