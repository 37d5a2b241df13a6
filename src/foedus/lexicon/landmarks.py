"""Happenings whose day is known to all: an article that speaks of one as past came out no earlier."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from foedus.errors import LexiconError
from foedus.lexicon.load import Node, load_yaml

FILE = Path(__file__).parent / "data" / "landmarks.yaml"
SHOWN_AS = "lexicon/data/landmarks.yaml"
_KEYS = ("id", "name", "since", "pattern", "with", "source", "note", "yes", "no")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A dated happening. needs: words that the same text must hold besides the pattern."""

    id: str
    name: str
    since: dt.date
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    source: str
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def mentions(self, text: str) -> Iterator[re.Match[str]]:
        """Every place where the text names it."""
        if all(word in text for word in self.needs):
            yield from self.pattern.finditer(text)


@cache
def load_landmarks(path: Path = FILE) -> tuple[Landmark, ...]:
    """Every landmark, the latest first.

    Raises LexiconError, with file and line.
    """
    root = load_yaml(path, SHOWN_AS if path == FILE else None)
    nodes = root.fields(("landmarks",), required=("landmarks",))["landmarks"].items()
    return tuple(sorted(map(_read, nodes), key=lambda landmark: (landmark.since, landmark.id), reverse=True))


def _read(node: Node) -> Landmark:
    fields = node.fields(_KEYS, required=("id", "name", "since", "pattern", "source", "yes", "no"))
    try:
        pattern = re.compile(fields["pattern"].text(), re.IGNORECASE)
    except re.error as error:
        raise fields["pattern"].fail(f"not a regular expression: {error}") from None
    return Landmark(
        id=fields["id"].text(),
        name=fields["name"].text(),
        since=fields["since"].date(),
        pattern=pattern,
        needs=fields["with"].texts() if "with" in fields else (),
        source=fields["source"].text(),
        yes=fields["yes"].texts(),
        no=fields["no"].texts(),
    )


def check_landmarks(path: Path = FILE) -> list[str]:
    """Run every example; each problem is one line."""
    try:
        landmarks = load_landmarks(path)
    except LexiconError as error:
        return [str(error)]
    problems = []
    for landmark in landmarks:
        where = f"{SHOWN_AS}: {landmark.id}"
        if not landmark.yes or not landmark.no:
            problems.append(f"{where}: needs at least one yes and one no")
        problems += [
            f"{where}: does not take its yes {text!r}"
            for text in landmark.yes
            if not landmark.pattern.search(text)
        ]
        problems += [
            f"{where}: takes its no {text!r}" for text in landmark.no if landmark.pattern.search(text)
        ]
    return problems
