"""Mentions of happenings, given as trigger words in documents, brought together within a story.

This is linking from words alone, for material that is not coded into claims. A pair of mentions is judged
by named, weighted features; the weights are round numbers set by hand.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from foedus.lexicon.triggers import load_triggers
from foedus.linking.grouping import group_pairs
from foedus.linking.words import STOP, stem

THRESHOLD = 0.7
SENTENCE_ENDS = frozenset(".!?")
NEAR_TOKENS = 4
CORPUS_SHARE = 0.15
LIGHT = 0.7


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name a happening: their token indices in a document, and the head's base form."""

    id: str
    doc: str
    tokens: tuple[int, ...]
    head: str


@dataclass(frozen=True, slots=True)
class Sight:
    """A trigger as the features see it.

    context: weight by stem for the words of its sentence, of unit length; near words weigh more.
    """

    trigger: Trigger
    head: str
    sets: frozenset[str]
    light: bool
    sentence: int
    context: Mapping[str, float]
    names: frozenset[str]
    numbers: frozenset[str]


def link_mentions(
    triggers: Sequence[Trigger],
    texts: Mapping[str, Sequence[str]],
    *,
    stories: Mapping[str, str],
    threshold: float = THRESHOLD,
) -> tuple[tuple[str, ...], ...]:
    """Groups of trigger ids that name one happening.

    texts: tokens by document. stories: story by document; only mentions of one story are compared.
    The order of triggers does not matter.
    """
    by_story: dict[str, list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        by_story[stories[trigger.doc]].append(trigger)
    corpus = _holders(texts)
    groups: list[tuple[str, ...]] = []
    for _, members in sorted(by_story.items()):
        docs = sorted({trigger.doc for trigger in members})
        rarity = _rarity({doc: texts[doc] for doc in docs}, corpus, len(texts))
        sights = [_look(trigger, texts[trigger.doc], rarity) for trigger in members]
        groups += group_pairs((t.id for t in members), _judged(sights), threshold=threshold, unmet=0.0)
    return tuple(sorted(groups))


def explain_mentions(a: Sight, b: Sight) -> dict[str, float]:
    """Points by feature; the score is their sum."""
    points = {}
    for name, judge, weight in FEATURES:
        value = judge(a, b)
        if value is not None:
            points[name] = value * weight
    return points


def same_trigger(a: Sight, b: Sight) -> float:
    """1 for one head word (.7 for a word that says little), .7 for near-synonyms, 0 otherwise."""
    if a.head == b.head:
        return LIGHT if a.light else 1.0
    return 0.7 if a.sets & b.sets else 0.0


def same_context(a: Sight, b: Sight) -> float:
    """Likeness of the sentences around, 0 to 1."""
    small, large = (a.context, b.context) if len(a.context) < len(b.context) else (b.context, a.context)
    return sum(weight * large.get(word, 0.0) for word, weight in small.items())


def same_names(a: Sight, b: Sight) -> float | None:
    """From -1 (no name shared) to 1 (all names of the one shared); silent where one has none."""
    return _shared(a.names, b.names)


def same_figures(a: Sight, b: Sight) -> float | None:
    """1 where a number is shared, -1 where none is; silent where one has none."""
    if not a.numbers or not b.numbers:
        return None
    return 1.0 if a.numbers & b.numbers else -1.0


def same_sentence(a: Sight, b: Sight) -> float:
    """1 where both stand in one sentence: a writer seldom names one thing twice in a breath."""
    return 1.0 if a.sentence == b.sentence and a.trigger.doc == b.trigger.doc else 0.0


FEATURES: tuple[tuple[str, Callable[[Sight, Sight], float | None], float], ...] = (
    ("trigger", same_trigger, 1.0),
    ("context", same_context, 0.6),
    ("names", same_names, 0.1),
    ("numbers", same_figures, 0.1),
    ("one sentence", same_sentence, -0.3),
)


@cache
def sets_by_stem() -> Mapping[str, frozenset[str]]:
    """Trigger sets by the stem of their words."""
    found: dict[str, frozenset[str]] = {}
    for word, sets in load_triggers().by_word.items():
        found[stem(word)] = found.get(stem(word), frozenset()) | sets
    return found


@cache
def light_stems() -> frozenset[str]:
    """Stems of the words that say little by themselves."""
    return frozenset(stem(word) for word in load_triggers().light)


def _shared(a: frozenset[str], b: frozenset[str]) -> float | None:
    if not a or not b:
        return None
    return 2.0 * len(a & b) / min(len(a), len(b)) - 1.0


def _judged(sights: Sequence[Sight]) -> list[tuple[str, str, float]]:
    pairs = []
    for i, a in enumerate(sights):
        for b in sights[i + 1 :]:
            score = sum(explain_mentions(a, b).values())
            if score > 0:
                pairs.append((a.trigger.id, b.trigger.id, score))
    return pairs


def _holders(texts: Mapping[str, Sequence[str]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for tokens in texts.values():
        counts.update({stem(token) for token in tokens})
    return counts


def _rarity(texts: Mapping[str, Sequence[str]], corpus: Mapping[str, int], n: int) -> dict[str, float]:
    """Weight of each word within the story, with a share of its weight in all documents.

    What every report of the story names cannot tell its happenings apart.
    """
    inside = _holders(texts)
    return {
        word: math.log((len(texts) + 1) / (count + 0.5))
        + CORPUS_SHARE * math.log((n + 1) / (corpus[word] + 0.5))
        for word, count in inside.items()
    }


def _look(trigger: Trigger, tokens: Sequence[str], rarity: Mapping[str, float]) -> Sight:
    first, last = min(trigger.tokens), max(trigger.tokens)
    start, end = first, last + 1
    while start > 0 and tokens[start - 1] not in SENTENCE_ENDS:
        start -= 1
    while end < len(tokens) and tokens[end] not in SENTENCE_ENDS:
        end += 1
    context: dict[str, float] = {}
    names, numbers = set(), set()
    for i in range(start, end):
        token = tokens[i]
        if i in trigger.tokens or not token[0].isalnum() or token.lower() in STOP:
            continue
        word = stem(token)
        near = 1 / (1 + min(abs(i - first), abs(i - last)) / NEAR_TOKENS)
        context[word] = max(context.get(word, 0.0), near * max(0.02, rarity.get(word, 1.0)))
        if token[0].isupper() and i > start:
            names.add(word)
        if token[0].isdigit():
            numbers.add(token)
    length = math.sqrt(sum(weight * weight for weight in context.values())) or 1.0
    head = stem(trigger.head)
    return Sight(
        trigger=trigger,
        head=head,
        sets=sets_by_stem().get(head, frozenset()),
        light=head in light_stems(),
        sentence=start,
        context={word: weight / length for word, weight in context.items()},
        names=frozenset(names),
        numbers=frozenset(numbers),
    )
