"""Who did what to whom: acts of a parsed passage between the actors that it mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.coding.addressees import find_addressees, offering
from foedus.coding.appearances import in_words, only_seems
from foedus.coding.arguments import CLAUSES, own_subjects
from foedus.coding.chains import Chain, find_chains
from foedus.coding.implied import find_givers, find_receivers
from foedus.coding.pairs import rule_of, words_of
from foedus.coding.parse import Parse
from foedus.coding.parties import Parties
from foedus.coding.predicates import Predicates
from foedus.lexicon.patterns import Patterns
from foedus.model.actor import Mention
from foedus.model.claim import SUBJECTS

KEEP_SUBJECT = frozenset(
    ("exercise", "missile_test", "summit", "sanctions", "visit", "intelligence", "cyber")
)
JOINT_TYPES = frozenset(("CONSULT", "COOPERATE", "SUPPORT"))
NEEDS_ANOTHER = frozenset(
    ("consult.meet", "consult.host", "consult.call", "consult.phone", "consult.welcome")
)
ORDER = (
    "exercise", "missile_test", "nuclear", "arms", "technology", "intelligence", "summit", "sanctions",
    "cyber", "deployment", "territory", "treaty", "trade", "finance", "aid", "visit", "talks", "rhetoric",
)  # fmt: skip
assert set(ORDER) == set(SUBJECTS)


@dataclass(frozen=True, slots=True)
class Act:
    """One act in a parse; tokens are indices of the parse, actors indices of the mentions given.

    trigger: the act's own word. first, last: the clause it rests on, both included.
    type: of the claim; root: what PLOVER's codebook gives the sentence ("agreed to meet": CONSULT, AGREE).
    frame: the predicate that governs it and counted last (agree, offer, promise, plan, expect, threaten,
    refuse, fail, demand, deny, accuse, order, allow), or None. negated: said not to be.
    joint: its parties are all in who; whom then says to which of them it is proposed.
    offered: the token that offers it, or -1.
    rule: its patterns, outermost first; words: tokens that fired them.
    doubt: why it may be wrong, or "".
    """

    trigger: int
    first: int
    last: int
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    subject: str | None
    cameo: str | None
    root: str
    who: tuple[int, ...]
    whom: tuple[int, ...]
    joint: bool
    frame: str | None
    negated: bool
    rule: str
    words: tuple[int, ...]
    doubt: str = ""
    offered: int = -1


def find_acts(
    parse: Parse, mentions: Sequence[Mention], patterns: Patterns, *, nameless: bool = False
) -> list[Act]:
    """The acts of a passage that have an actor or a target among the mentions, in text order.

    nameless: meetings and agreements without either count too, for who met may be known otherwise.
    """
    predicates = Predicates(parse, patterns)
    if not predicates.hits:
        return []
    parties = Parties(parse, mentions)
    if not parties.at and not nameless:
        return []
    acts = []
    for chain in find_chains(predicates):
        act = _act(parse, chain, predicates, parties, nameless=nameless)
        if act is not None:
            acts.append(act)
    return acts


def _act(
    parse: Parse, chain: Chain, predicates: Predicates, parties: Parties, *, nameless: bool
) -> Act | None:
    who = parties.who(chain) or find_givers(parties, chain)
    whom = parties.whom(chain, who) or find_receivers(parties, chain, who)
    chain = in_words(parties, chain, predicates.patterns, (who, whom))
    meaning, pattern = chain.meaning, chain.hits[0].pattern
    kind, frame = meaning.type, meaning.frame
    joint = False
    if pattern.reverse:
        who, whom = whom or parties.speakers(chain), who
    if frame == "demand" and kind != "REQUEST":
        speakers = parties.speakers(chain)
        if speakers and who and not set(speakers) & set(who):
            who, whom, kind = speakers, who, "REQUEST"
    if (
        pattern.id == "support.relations"
        and len(chain.tokens) == 1
        and not whom
        and not _several(parties, who)
    ):
        return None
    if not who and not whom and not (nameless and pattern.joint and kind == pattern.type):
        return None
    if only_seems(parties, chain, predicates.patterns, (who, whom)):
        return None
    if pattern.id in NEEDS_ANOTHER and parse.tags[chain.base][0] == "V" and not _is_among(parties, who, whom):
        return None
    if pattern.joint and kind == pattern.type:
        if who and _mutual(parse, chain, whom):
            who, whom, joint = who + [one for one in whom if one not in who], [], True
        elif not whom and _several(parties, who):
            joint = True
    elif (pattern.joint or pattern.among) and not whom and _several(parties, who):
        joint = True
    offered = offering(chain) if frame == "offer" else -1
    if offered >= 0 and pattern.frame != "offer":
        asked = find_addressees(parties, chain)
        joint = joint or bool(pattern.joint and kind == pattern.type and set(who) - set(asked) and asked)
        who, whom = _address(who, whom, asked, joint=joint)
    mode = pattern.mode if kind == pattern.type else None
    topics = _topics(parse, chain, predicates)
    first, last = clause(parse, chain.top)
    return Act(
        trigger=chain.base,
        first=first,
        last=last,
        type=kind,
        mode=mode,
        contexts=_contexts(chain, topics, predicates),
        subject=_subject(chain, topics, predicates, kind),
        cameo=pattern.cameo if kind == pattern.type else chain.hits[-1].pattern.cameo,
        root="REQUEST" if kind == "REQUEST" else meaning.root,
        who=tuple(who),
        whom=tuple(whom),
        joint=joint,
        frame=frame,
        negated=meaning.negated,
        rule=rule_of(chain),
        words=words_of(chain),
        doubt=_doubt(parse, chain, predicates, who),
        offered=offered,
    )


def _address(
    who: list[int], whom: list[int], asked: list[int], *, joint: bool
) -> tuple[list[int], list[int]]:
    """Sides of an offer with those whom it addresses; they come last among the parties of a joint act."""
    if not asked:
        return who, whom
    others = [one for one in who if one not in asked]
    if not joint:
        return (others, asked) if others else (who, whom)
    return others + asked, asked if others else []


def _is_among(parties: Parties, who: Sequence[int], whom: Sequence[int]) -> bool:
    """Whether a meeting has two parties by name."""
    return bool(who and whom) or _several(parties, who)


def _several(parties: Parties, who: Sequence[int]) -> bool:
    actors = {parties.mentions[one].actor for one in who}
    return len(actors) > 1 or any(len(parties.mentions[one].members) > 1 for one in who)


def _mutual(parse: Parse, chain: Chain, whom: Sequence[int]) -> bool:
    """Whether the parties in whom take part on equal terms: "with B", "between A and B", "A met B"."""
    if not whom or chain.hits[0].pattern.type not in JOINT_TYPES:
        return False
    return True


def _topics(parse: Parse, chain: Chain, predicates: Predicates) -> list[str]:
    """Nouns that say what an act is about: fired words, and the objects of its predicates."""
    tokens = list(words_of(chain))
    base = chain.base
    for child in parse.children[base]:
        if parse.deps[child] in ("dobj", "nsubjpass", "compound", "amod", "attr", "conj"):
            tokens.append(child)
            tokens.extend(
                below for below in parse.children[child] if parse.deps[below] in ("compound", "amod")
            )
        elif parse.deps[child] == "prep" and parse.lowers[child] in ("of", "on", "for", "in", "about"):
            for below in parse.children[child]:
                if parse.deps[below] == "pobj":
                    tokens.append(below)
                    tokens.extend(
                        one for one in parse.children[below] if parse.deps[one] in ("compound", "conj")
                    )
    return [predicates.keys[token] for token in dict.fromkeys(tokens)]


def _subject(chain: Chain, topics: Sequence[str], predicates: Predicates, kind: str) -> str | None:
    own = chain.hits[0].pattern.subject
    if kind == "AID" and chain.hits[0].pattern.type != "AID":
        own = "aid"
    if own in KEEP_SUBJECT:
        return own
    table = predicates.patterns.subjects
    found = {table[topic] for topic in topics if topic in table}
    for subject in ORDER:
        if subject in found:
            return subject
    return own or next((hit.pattern.subject for hit in chain.hits if hit.pattern.subject), None)


def _contexts(chain: Chain, topics: Sequence[str], predicates: Predicates) -> tuple[str, ...]:
    found = dict.fromkeys(chain.hits[0].pattern.contexts)
    table = predicates.patterns.contexts
    for topic in topics:
        found.update(dict.fromkeys(table.get(topic, ())))
    return tuple(found)


def clause(parse: Parse, token: int) -> tuple[int, int]:
    """First and last token of the clause of a predicate, without adverbial clauses and who says so."""
    while parse.tags[token][:2] != "VB" and parse.heads[token] != token and parse.deps[token] != "appos":
        token = parse.heads[token]
    found, queue = [token], [token]
    while queue:
        one = queue.pop()
        for child in parse.children[one]:
            dep = parse.deps[child]
            if one == token and (
                dep in ("advcl", "parataxis", "punct", "cc") or parse.lowers[child] == "according"
            ):
                continue
            if (
                dep == "conj"
                and parse.tags[child][:2] == "VB"
                and (one == token or own_subjects(parse, child))
            ):
                continue
            found.append(child)
            queue.append(child)
    return min(found), max(found)


def _doubt(parse: Parse, chain: Chain, predicates: Predicates, who: Sequence[int]) -> str:
    if not who:
        return "no actor is named"
    first = chain.hits[0]
    for other in predicates.hits[chain.base][1:]:
        if len(other.words) == len(first.words) and other.pattern.type not in (None, first.pattern.type):
            return f"{parse.words[chain.base]!r} may also be {other.pattern.type}"
    return ""


__all__ = ["CLAUSES", "Act", "clause", "find_acts"]
