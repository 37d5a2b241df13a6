"""From words to likelihood ratios, and what reliability leaves of them.

A judgement is a word of the probability scale, a percentage, or a ratio such as 4:1. Word and percentage say
how probable the evidence would be if the hypothesis were true; the ratio compares this with an even
chance, which is what someone who knows nothing would expect. 1:1 says nothing, 4:1 speaks for, 1:4
against.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from foedus.lexicon.load import Node, unknown
from foedus.lexicon.probability_words import words_by_text

IGNORANCE = 0.5
"""How probable any report is to someone who knows nothing, and from a source that knows nothing."""

MOST_RELIABLE = 0.999
LARGEST_RATIO = 1000.0
_RATIO = re.compile(r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)")
_NUMBER = re.compile(r"-?\d*\.?\d+")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A likelihood ratio against ignorance: value, and the range that its word allows."""

    text: str
    value: float
    low: float
    high: float


NOTHING = Judgement("says nothing", 1.0, 1.0, 1.0)


def read_judgement(node: Node) -> Judgement:
    """A word of the scale, a percentage, or a ratio such as 4:1.

    Raises LexiconError, with file and line, for another word, a bare number, or one out of range.
    """
    text = node.text().strip()
    if match := _RATIO.fullmatch(text):
        above, below = float(match[1]), float(match[2])
        if not below or not 1 / LARGEST_RATIO <= above / below <= LARGEST_RATIO:
            raise node.fail(f"a likelihood ratio lies between 1:{LARGEST_RATIO:g} and {LARGEST_RATIO:g}:1")
        return Judgement(text, above / below, above / below, above / below)
    if _NUMBER.fullmatch(text):
        raise node.fail(f"{text} may mean two things; write a probability as 70% and a ratio as 4:1")
    value, low, high = read_probability(node)
    return Judgement(text, value / IGNORANCE, low / IGNORANCE, high / IGNORANCE)


def read_probability(node: Node) -> tuple[float, float, float]:
    """A probability as (value, low, high) from a word, a percentage, or a number between 0 and 1."""
    text = node.text().strip()
    words = words_by_text()
    if text.casefold() in words:
        entry = words[text.casefold()]
        return entry.middle, entry.low, entry.high
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        raise node.fail(unknown("probability word", text, words)) from None
    if not 0 <= value <= 1:
        raise node.fail(f"a probability lies between 0 and 1 (or 0% and 100%), not {text}")
    if value in (0, 1):
        raise node.fail("a probability of exactly 0 or 1 leaves nothing that could change it; use 1% or 99%")
    return value, value, value


def discount(ratio: float, reliability: float) -> float:
    """What an unreliable source leaves of a ratio: LR' = r * LR + (1 - r).

    >>> discount(4.0, 0.5), discount(0.2, 0.0)
    (2.5, 1.0)
    """
    return reliability * ratio + (1 - reliability)


def combine(reliabilities: Iterable[float]) -> float:
    """Reliability of independent origins that report the same, each as probability that it knows.

    An origin that knows reports what is so; one that does not says yes or no at even chance. That k
    origins all say yes then has the probability A if it is so and B if it is not, with A the product of
    (1 + r) / 2 and B that of (1 - r) / 2; mixing with ignorance by (A - B) / (A + B) gives the same
    posterior. One origin keeps its own reliability.

    >>> combine([0.6]), round(combine([0.6, 0.6]), 4), combine([])
    (0.6, 0.8824, 0.0)
    """
    known = list(reliabilities)
    if len(known) == 1:
        return known[0]
    return math.tanh(math.fsum(math.atanh(min(r, MOST_RELIABLE)) for r in sorted(known)))
