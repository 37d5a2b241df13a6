"""The Admiralty scales as a table: words and numbers of A to F for sources, words of 1 to 6 for items."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from foedus.lexicon.load import Node, load_yaml

FILE = Path(__file__).parent / "data" / "admiralty.yaml"

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]
LETTERS: tuple[Reliability, ...] = get_args(Reliability)
DIGITS: tuple[Credibility, ...] = get_args(Credibility)


@dataclass(frozen=True, slots=True)
class Admiralty:
    """Words of both scales, and what the letters A to E stand for in numbers; F and 6 stand for none.

    knows: probability that a source of this letter knows what it reports. bounds: least share of foreseen
    events that came about for each letter, best first.
    """

    letters: Mapping[Reliability, str]
    digits: Mapping[Credibility, str]
    knows: Mapping[Reliability, float]
    bounds: tuple[tuple[float, Reliability], ...]


@functools.cache
def load_admiralty(file: Path = FILE) -> Admiralty:
    """Read the table.

    Raises LexiconError, with file and line, for a grade that is missing or has a number where it has none.

    >>> load_admiralty().letters["B"], load_admiralty().knows.get("F")
    ('usually reliable', None)
    """
    root = load_yaml(file, "lexicon/data/admiralty.yaml")
    fields = root.fields(("source", "reliability", "credibility"), ("source", "reliability", "credibility"))
    letters: dict[Reliability, str] = {}
    knows: dict[Reliability, float] = {}
    bounds: list[tuple[float, Reliability]] = []
    for letter, node in zip(LETTERS, _graded(fields["reliability"], LETTERS), strict=True):
        needed = ("grade", "word", "knows", "from") if letter != "F" else ("grade", "word")
        entry = node.fields(needed, needed)
        letters[letter] = entry["word"].text()
        if letter != "F":
            knows[letter] = _share(entry["knows"])
            bounds.append((_share(entry["from"]), letter))
    if sorted(knows.values(), reverse=True) != [*knows.values()] or sorted(bounds, reverse=True) != bounds:
        raise fields["reliability"].fail("the numbers fall from A to E")
    digits: dict[Credibility, str] = {}
    for digit, node in zip(DIGITS, _graded(fields["credibility"], DIGITS), strict=True):
        digits[digit] = node.fields(("grade", "word"), ("grade", "word"))["word"].text()
    return Admiralty(letters, digits, knows, tuple(bounds))


def _graded(node: Node, grades: tuple[object, ...]) -> list[Node]:
    """The entries of a scale, which holds each grade once and in order."""
    given = [item.fields(required=("grade",))["grade"].text() for item in node.items()]
    if given != [str(grade) for grade in grades]:
        raise node.fail(f"the grades are {', '.join(map(str, grades))}, each once and in this order")
    return node.items()


def _share(node: Node) -> float:
    if not 0 <= node.number() < 1:
        raise node.fail(f"expected a number from 0 to below 1, not {node.text()!r}")
    return node.number()
