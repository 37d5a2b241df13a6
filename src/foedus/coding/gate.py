"""Which paragraphs are worth a parse: those that name an actor or could hold somebody's words.

A wide gate on purpose. A narrow one (speech verbs only) loses a tenth of the statements for a fifth of the
time; what makes coding fast is the short pipeline behind it.
"""

from __future__ import annotations

import re

from foedus.lexicon.actors import Actors
from foedus.lexicon.cues import Cues

_WORD = re.compile(r"[a-z]+")
_QUOTES = frozenset('"“”«»„')
_ENDINGS = ("ing", "ied", "ies", "ed", "es", "s", "d")


class Gate:
    """Lets through paragraphs with an actor's name, a quotation mark, or a word that reports speech."""

    def __init__(self, actors: Actors, cues: Cues) -> None:
        self._actors = actors
        self._cues = _stems((*cues.verbs, *cues.nouns, *cues.adjectives, *cues.prepositions, "accord"))

    def lets_through(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] should be parsed.

        start, end: half-open offsets of the paragraph.
        """
        passage = text[start:end]
        if not _QUOTES.isdisjoint(passage) or self._actors.find(passage):
            return True
        return any(_stem(word) in self._cues for word in _WORD.findall(passage.lower()))


def _stems(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_stem(word.split()[0]) for word in words)


def _stem(word: str) -> str:
    """Crude on purpose: a stem too many costs a parse, a stem too few a claim."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word.removesuffix("e").removesuffix("y")
