"""Whether one outlet's claim may weaken another's, from their words alone.

Claims about one happening are compared field by field elsewhere; this is for claims that share a story and
no field: opinions, accounts of motives, assessments. The points say how likely a reader should be asked;
they are set by hand from what each feature means, not fitted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from foedus.lexicon.stances import STANCES, load_stances
from foedus.linking.words import stem, words_of

_SHORT_NOT = re.compile(r"n['’]t$")


@dataclass(frozen=True, slots=True)
class Voice:
    """What a sentence shows of where it stands: counts by stance, names, and whether it quotes or counts."""

    counts: Mapping[str, int]
    names: frozenset[str]
    quotes: bool
    figures: bool


def hear(text: str) -> Voice:
    """Read the signs of stance off a sentence."""
    words = words_of(text)
    stems = [stem(word) for word in words]
    counts = {stance: sum(word in known for word in stems) for stance, known in _stems().items()}
    counts["negated"] += sum(bool(_SHORT_NOT.search(word)) for word in words)
    return Voice(
        counts=counts,
        names=frozenset(word for word, given in zip(stems[1:], words[1:], strict=True) if given[0].isupper()),
        quotes=any(mark in text for mark in '"“'),
        figures=any(char.isdigit() for char in text),
    )


def explain_contrast(one: str, other: str) -> dict[str, float]:
    """Points by feature for two sentences of one story; their sum grows with how likely they are at odds."""
    a, b = hear(one), hear(other)
    return {name: judge(a, b) * weight for name, judge, weight in FEATURES}


def attributed(a: Voice, b: Voice) -> float:
    """Share of the two that are somebody's word: what is only told as fact is seldom at odds."""
    return ((a.counts["said"] > 0) + (b.counts["said"] > 0)) / 2


def adverse(a: Voice, b: Voice) -> float:
    """Share of the two that deny, refuse or speak against."""
    return (_harsh(a) + _harsh(b)) / 2


def set_against(a: Voice, b: Voice) -> float:
    """Words that set something against what was said before; two are as good as many."""
    return min(2, a.counts["against"] + b.counts["against"]) / 2


def quoted(a: Voice, b: Voice) -> float:
    """Share of the two that quote."""
    return (a.quotes + b.quotes) / 2


def stance_apart(a: Voice, b: Voice) -> float:
    """How far apart the two stand between favourable and adverse; three words are as good as many."""
    return min(3, abs(_stance(a) - _stance(b))) / 3


def shared_names(a: Voice, b: Voice) -> float:
    """Names that both speak of; two are as good as many."""
    return min(2, len(a.names & b.names)) / 2


def counted(a: Voice, b: Voice) -> float:
    """Share of the two that give figures: they report more often than they argue."""
    return (a.figures + b.figures) / 2


FEATURES: tuple[tuple[str, Callable[[Voice, Voice], float], float], ...] = (
    ("attributed", attributed, 2.0),
    ("adverse", adverse, 1.0),
    ("set against", set_against, 1.0),
    ("quoted", quoted, 0.8),
    ("stance apart", stance_apart, 0.6),
    ("shared names", shared_names, 0.6),
    ("figures", counted, -0.6),
)


@cache
def _stems() -> Mapping[str, frozenset[str]]:
    known = load_stances()
    return {stance: frozenset(stem(word) for word in known[stance].words) for stance in STANCES}


def _harsh(voice: Voice) -> bool:
    return voice.counts["adverse"] + voice.counts["negated"] > 0


def _stance(voice: Voice) -> int:
    return voice.counts["favourable"] - voice.counts["adverse"] - voice.counts["negated"]
