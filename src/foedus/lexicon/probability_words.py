"""Words for probabilities, on the one scale that foedus uses in both directions. Source: ICD 203."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from foedus.errors import LexiconError
from foedus.lexicon.tables import DATA, cell_number, read_table

COLUMNS = ("word", "also", "low", "high")


@dataclass(frozen=True, slots=True)
class ProbabilityWord:
    """A word and the band that it stands for. also: the second word for the same band."""

    word: str
    also: str
    low: float
    high: float

    @property
    def middle(self) -> float:
        """The middle of the band, which stands for the word where one number is needed."""
        return (self.low + self.high) / 2


@functools.cache
def probability_words() -> tuple[ProbabilityWord, ...]:
    """The scale, from the least probable up; the bands touch and do not overlap.

    >>> probability_words()[4].word, probability_words()[4].low
    ('likely', 0.55)
    """
    found: list[ProbabilityWord] = []
    for place, (word, also, low, high) in read_table(DATA / "probability" / "words.csv", COLUMNS):
        entry = ProbabilityWord(word, also, cell_number(place, low), cell_number(place, high))
        if not 0 < entry.low < entry.high < 1 or (found and found[-1].high != entry.low):
            raise LexiconError(f"{place}: the bands must lie between 0 and 1 and touch each other")
        found.append(entry)
    return tuple(found)


@functools.cache
def words_by_text() -> dict[str, ProbabilityWord]:
    """Every word of the scale, both forms, with its band."""
    return {text: entry for entry in probability_words() for text in (entry.word, entry.also)}


@functools.cache
def off_scale_words() -> dict[str, str]:
    """Words of likelihood that the scale does not have, and what to say instead.

    >>> off_scale_words()["probably"]
    'likely'
    """
    rows = read_table(DATA / "probability" / "off_scale.csv", ("words", "instead"))
    return {words: instead for _, (words, instead) in rows}


def say_probability(value: float) -> str:
    """The word for a probability between 0 and 1; on a border, the word nearer to even.

    >>> say_probability(0.6), say_probability(0.2), say_probability(0.8), say_probability(0.001)
    ('likely', 'unlikely', 'likely', 'almost no chance')
    """
    if not 0 <= value <= 1:
        raise ValueError(f"a probability lies between 0 and 1, not {value}")
    scale = probability_words()
    if value < 0.5:
        return next((entry.word for entry in reversed(scale) if value >= entry.low), scale[0].word)
    return next((entry.word for entry in scale if value <= entry.high), scale[-1].word)
