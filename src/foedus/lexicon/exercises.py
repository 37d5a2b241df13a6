"""Military exercises known by a name of their own, with the states that hold them.

Others may be guests of an edition; those listed hold every one. Source of each: lexicon/data/exercises.csv.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from foedus.errors import LexiconError
from foedus.lexicon.load import unknown
from foedus.lexicon.states import load_states
from foedus.lexicon.tables import DATA, cell_list, read_table

COLUMNS = ("name", "parties", "source")


@dataclass(frozen=True, slots=True)
class Exercises:
    """parties: by name, states in ISO3. pattern: finds any of the names in a text, as whole words."""

    parties: dict[str, tuple[str, ...]]
    pattern: re.Pattern[str]

    def find(self, text: str) -> tuple[int, int, tuple[str, ...]] | None:
        """Start, end and holders of the first exercise that a text names.

        >>> load_exercises().find("the Vostok drills")
        (4, 10, ('RUS',))
        """
        match = self.pattern.search(text)
        return (match.start(), match.end(), self.parties[match.group()]) if match else None


@functools.cache
def load_exercises(path: Path = DATA / "exercises.csv") -> Exercises:
    """The exercises that ship with foedus.

    Raises LexiconError, with file and line; also for a state that the lexicon does not have.
    """
    states = load_states()
    parties = {}
    for place, (name, cell, source) in read_table(path, COLUMNS):
        held = cell_list(cell)
        for state in held:
            if state not in states:
                raise LexiconError(f"{place}: {unknown('state', state, list(states))}")
        if not held or not source:
            raise LexiconError(f"{place}: {name!r} needs the states that hold it, and a source")
        parties[name] = held
    names = "|".join(re.escape(name) for name in sorted(parties, key=lambda name: (-len(name), name)))
    return Exercises(parties, re.compile(rf"\b(?:{names})\b"))
