"""Words that can be the head of the same act: sets of near-synonyms across verbs and nouns, as data.

Two reports may call one thing by different words (a quake, an earthquake); words of one set make that
possible, they do not make it so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from foedus.lexicon.load import Node, load_yaml

FILE = Path(__file__).parent / "data" / "triggers.yaml"
SHOWN_AS = "lexicon/data/triggers.yaml"


@dataclass(frozen=True, slots=True)
class TriggerSet:
    """Base forms that can name one act; same and apart are pairs that the examples check."""

    id: str
    words: tuple[str, ...]
    same: tuple[str, str]
    apart: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Triggers:
    """All sets; light: words that say little by themselves (make, take, say)."""

    sets: tuple[TriggerSet, ...]
    light: frozenset[str]
    by_word: Mapping[str, frozenset[str]] = field(repr=False)

    def sets_of(self, word: str) -> frozenset[str]:
        """Ids of the sets that hold this base form."""
        return self.by_word.get(word, frozenset())

    def related(self, one: str, other: str) -> bool:
        """Whether both words stand in one set."""
        return not self.sets_of(one).isdisjoint(self.sets_of(other))


@cache
def load_triggers(path: Path = FILE) -> Triggers:
    """Every set of the file.

    Raises LexiconError, with file and line.
    """
    root = load_yaml(path, SHOWN_AS if path == FILE else None)
    fields = root.fields(("source", "light", "sets"), required=("source", "light", "sets"))
    sets = tuple(_read(node) for node in fields["sets"].items())
    by_word: dict[str, frozenset[str]] = {}
    for one in sets:
        for word in one.words:
            by_word[word] = by_word.get(word, frozenset()) | {one.id}
    return Triggers(sets, frozenset(fields["light"].texts()), by_word)


def check_triggers(path: Path = FILE) -> list[str]:
    """Run the examples; each problem is one line."""
    triggers = load_triggers(path)
    problems = []
    for one in triggers.sets:
        if not triggers.related(*one.same):
            problems.append(f"{SHOWN_AS}: {one.id}: {' and '.join(one.same)} should be related")
        if triggers.related(*one.apart):
            problems.append(f"{SHOWN_AS}: {one.id}: {' and '.join(one.apart)} should not be related")
    return problems


def _read(node: Node) -> TriggerSet:
    fields = node.fields(("id", "words", "same", "apart", "note"), required=("id", "words", "same", "apart"))
    return TriggerSet(
        id=fields["id"].text(),
        words=fields["words"].texts(),
        same=_pair(fields["same"]),
        apart=_pair(fields["apart"]),
    )


def _pair(node: Node) -> tuple[str, str]:
    texts = node.texts()
    if len(texts) != 2:
        raise node.fail("expected two words here")
    return texts[0], texts[1]
