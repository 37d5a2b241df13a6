"""The words of acts: all patterns, by the words that fire them.

What a pattern may say is in `lexicon/pattern.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from foedus.lexicon.load import Node, load_folder, load_yaml
from foedus.lexicon.pattern import FIELDS, WORDS, Pattern, read_pattern, split
from foedus.lexicon.verb_forms import verb_forms

FOLDER = Path(__file__).parent / "data" / "patterns"


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to fire a pattern: the words beside the head word, and the objects that it needs."""

    pattern: Pattern
    more: tuple[str, ...]
    objects: frozenset[str] | None
    beside: frozenset[str] | None = None
    by: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns, by head word; entries of a word stand from the most to the least specific.

    compounds: last word of a name of several words to (words before it, the whole).
    nominals: noun to the verb that it is read like. subjects: noun to subject; see SUBJECTS.
    """

    patterns: dict[str, Pattern]
    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]
    adverbs: dict[str, tuple[Entry, ...]]
    compounds: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    nominals: dict[str, str]
    subjects: dict[str, str]
    contexts: dict[str, tuple[str, ...]]
    groups: dict[str, frozenset[str]] = field(repr=False)
    known: frozenset[str] = field(repr=False)
    forms: dict[str, str] = field(repr=False)


def load_patterns(extra: Sequence[str | Path] = ()) -> Patterns:
    """The lexicon of acts, with an analyst's own files or folders on top.

    A pattern of `extra` with the id of one of ours replaces it. Raises LexiconError with file and line.
    """
    return _load(tuple(str(path) for path in extra))


@lru_cache(maxsize=4)
def _load(extra: tuple[str, ...]) -> Patterns:
    roots = list(load_folder(FOLDER, "lexicon/data/patterns"))
    for name in extra:
        path = Path(name)
        roots.extend(_of_folder(path) if path.is_dir() else [load_yaml(path)])
    found: dict[str, dict[str, Node]] = {}
    for root in roots:
        for key, node in root.fields().items():
            fields = node.fields(FIELDS, required=("note",))
            found[key] = fields
    return _Builder().build(found)


def _of_folder(folder: Path) -> list[Node]:
    """Pattern files of an analyst's folder: those in its `patterns/`, and those that lie in it directly.

    Files of other kinds beside them (officials, groupings) are left to their own readers.
    """
    inner = folder / "patterns"
    roots = list(load_folder(inner, str(inner))) if inner.is_dir() else []
    for root in load_folder(folder, str(folder)):
        entries = root.value.values() if isinstance(root.value, dict) else ()
        if any(isinstance(entry.value, dict) and WORDS & set(entry.value) for entry in entries):
            roots.append(root)
    return roots


class _Builder:
    """Turns the files' nodes into the indices that the coder reads."""

    def __init__(self) -> None:
        self.groups: dict[str, frozenset[str]] = {}
        self.tables: dict[str, dict[str, list[Entry]]] = {
            "verbs": {}, "nouns": {}, "adjectives": {}, "adverbs": {}
        }  # fmt: skip
        self.nominals: dict[str, str] = {}
        self.subjects: dict[str, str] = {}
        self.contexts: dict[str, tuple[str, ...]] = {}
        self.several: set[str] = set()
        self.known: set[str] = set()

    def build(self, found: dict[str, dict[str, Node]]) -> Patterns:
        for fields in found.values():
            if "group" in fields:
                self._add_group(fields)
        patterns = {key: self._add(key, fields) for key, fields in found.items()}
        compounds: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words in sorted(self.several):
            *before, last = words.replace("-", " - ").split()
            compounds.setdefault(last, []).append((tuple(before), words))
        tables = {
            name: {word: tuple(sorted(entries, key=_specific)) for word, entries in table.items()}
            for name, table in self.tables.items()
        }
        return Patterns(
            patterns,
            tables["verbs"],
            tables["nouns"],
            tables["adjectives"],
            tables["adverbs"],
            {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in compounds.items()},
            self.nominals,
            self.subjects,
            self.contexts,
            self.groups,
            frozenset(self.known) | frozenset(tables["nouns"]),
            verb_forms(tables["verbs"]),
        )

    def _add_group(self, fields: dict[str, Node]) -> None:
        words = [word for name in ("verbs", "nouns") if name in fields for word in split(fields[name].text())]
        name = fields["group"].text()
        self.groups[name] = self.groups.get(name, frozenset()) | frozenset(words)
        if "nouns" in fields:
            self.several.update(word for word in words if " " in word or "-" in word)

    def _expand(self, node: Node) -> list[str]:
        words: list[str] = []
        for word in split(node.text()):
            if word.isupper():
                if word not in self.groups:
                    raise node.fail(f"no pattern has the group {word!r}")
                words.extend(sorted(self.groups[word]))
            else:
                words.append(word)
        return words

    def _add(self, key: str, fields: dict[str, Node]) -> Pattern:
        pattern = read_pattern(key, fields)
        objects = None
        if "objects" in fields:
            objects = frozenset(self._expand(fields["objects"]))
            self.known.update(objects)
            self.several.update(word for word in objects if " " in word or "-" in word)
        beside = frozenset(self._expand(fields["beside"])) if "beside" in fields else None
        by = frozenset(self._expand(fields["by"])) if "by" in fields else None
        act = pattern.type is not None or pattern.frame is not None
        for name, table in self.tables.items():
            if name in fields and act:
                self._index(pattern, name, table, self._expand(fields[name]), (objects, beside, by))
        if "nominals" in fields:
            for pair in split(fields["nominals"].text()):
                noun, _, verb = pair.partition("=")
                self.nominals[noun] = verb or noun
        if not act and pattern.group is None and "nouns" in fields:
            for word in self._expand(fields["nouns"]):
                if pattern.subject:
                    self.subjects[word] = pattern.subject
                if pattern.contexts:
                    self.contexts[word] = pattern.contexts
                if " " in word or "-" in word:
                    self.several.add(word)
        return pattern

    def _index(
        self,
        pattern: Pattern,
        name: str,
        table: dict[str, list[Entry]],
        words: list[str],
        given: tuple[frozenset[str] | None, frozenset[str] | None, frozenset[str] | None],
    ) -> None:
        for word in words:
            if name == "nouns":
                head, more = word, tuple[str, ...]()
                if " " in word or "-" in word:
                    self.several.add(word)
            else:
                head, *rest = word.split()
                more = tuple(rest)
                if "-" in head:
                    self.several.add(head)
            table.setdefault(head, []).append(Entry(pattern, more, *given))


def _specific(entry: Entry) -> tuple[float, int]:
    weight = (
        len(entry.more) + (1.5 if entry.objects else 0) + (2 if entry.beside else 0) + (1 if entry.by else 0)
    )
    return (-weight, 0 if entry.pattern.needs else 1)
