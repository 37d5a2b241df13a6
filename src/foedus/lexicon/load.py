"""Strict YAML for the lexicon: every scalar a string, duplicate keys refused, every error with its line.

`NO` stays Norway and `010` stays a code, because nothing is guessed; a reader that wants a number or a
date asks for one.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from foedus.errors import LexiconError

MAX_BYTES = 4_000_000
MAX_DEPTH = 12

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a lexicon file that knows where it stands.

    value: str, list of Node, or dict of str to Node.
    """

    value: str | list[Node] | dict[str, Node]
    file: str
    line: int

    def fail(self, message: str) -> LexiconError:
        """An error that points here; the caller raises it."""
        return LexiconError(f"{self.file}:{self.line}: {message}")

    def text(self) -> str:
        """The value as a string."""
        if not isinstance(self.value, str):
            raise self.fail("expected a text here")
        return self.value

    def number(self) -> float:
        """The value as a number."""
        try:
            return float(self.text())
        except ValueError:
            raise self.fail(f"expected a number, not {self.text()!r}") from None

    def flag(self) -> bool:
        """The value as true or false."""
        if self.text() not in ("true", "false"):
            raise self.fail(f"expected true or false, not {self.text()!r}")
        return self.text() == "true"

    def date(self) -> dt.date:
        """The value as a day, YYYY-MM-DD."""
        try:
            return dt.date.fromisoformat(self.text())
        except ValueError:
            raise self.fail(f"expected a date as YYYY-MM-DD, not {self.text()!r}") from None

    def items(self) -> list[Node]:
        """The value as a list; one text stands for a list of one."""
        if isinstance(self.value, list):
            return self.value
        if isinstance(self.value, str):
            return [self]
        raise self.fail("expected a list here")

    def texts(self) -> tuple[str, ...]:
        """The value as a list of strings."""
        return tuple(item.text() for item in self.items())

    def fields(self, known: Collection[str] | None = None, required: Collection[str] = ()) -> dict[str, Node]:
        """The value as a mapping; unknown and missing keys are refused, with the nearest known one."""
        if not isinstance(self.value, dict):
            raise self.fail("expected 'key: value' lines here")
        if known is not None:
            for key, node in self.value.items():
                if key not in known:
                    raise node.fail(unknown("key", key, known))
        for key in required:
            if key not in self.value:
                raise self.fail(f"the key {key!r} is missing")
        return self.value

    def choice(self, known: Collection[str], what: str) -> str:
        """The value as one of the known words."""
        if self.text() not in known:
            raise self.fail(unknown(what, self.text(), known))
        return self.text()


def unknown(what: str, got: str, known: Collection[str]) -> str:
    """Say that a word is not known, and which one was meant.

    >>> unknown("event type", "THREAT", ["THREATEN", "AID"])
    "unknown event type 'THREAT'; did you mean 'THREATEN'?"
    """
    near = difflib.get_close_matches(got, known, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(sorted(known)[:20])}"
    return f"unknown {what} {got!r}{hint}"


def load_yaml(path: Path, shown_as: str | None = None) -> Node:
    """Read one YAML file strictly.

    shown_as: how errors name the file (default: the path as given).
    Raises LexiconError for a file that is missing, too large, not UTF-8, not YAML, nested deeper than 12,
    or that has a key twice, an anchor or a tag.
    """
    name = shown_as or str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise LexiconError(f"{name}: larger than {MAX_BYTES:,} bytes; split it")
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LexiconError(f"{name}: no such file") from None
    except UnicodeDecodeError as error:
        raise LexiconError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    return parse_yaml(source, name)


def parse_yaml(source: str, name: str) -> Node:
    """Read YAML text strictly; name is how errors call it."""
    try:
        for event in yaml.parse(source, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise LexiconError(f"{name}:{_line(event)}: anchors and aliases are not used here")
            tag = getattr(event, "tag", None)
            if tag:
                raise LexiconError(f"{name}:{_line(event)}: the tag {tag} is not used here")
        root = yaml.compose(source, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = error.problem or "not YAML"
        raise LexiconError(f"{name}:{line}: {problem}{_HINTS.get(problem, '')}") from None
    except yaml.YAMLError as error:
        raise LexiconError(f"{name}: not YAML: {error}") from None
    if root is None:
        raise LexiconError(f"{name}:1: the file is empty")
    return _convert(root, name, 0)


# What the parser says, and what an author most often did.
_HINTS = {
    "mapping values are not allowed in this context": (
        "; a text that holds a colon wants quotation marks, and the keys of one entry stand under each other"
    ),
    "found character '\\t' that cannot start any token": "; indent with blanks, not with tabs",
    "found character that cannot start any token": "; indent with blanks, not with tabs, and quote % @ `",
    "did not find expected key": "; the keys of one entry stand exactly under each other",
    "could not find expected ':'": "; a key is followed by a colon and a blank",
    "did not find expected node content": "; a list in brackets is not closed",
    "did not find expected ',' or ']'": "; a list in brackets is not closed",
    "did not find expected ',' or '}'": "; braces are not closed, or a text within holds a colon or a comma",
}


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _convert(node: Any, name: str, depth: int) -> Node:
    line = node.start_mark.line + 1
    if depth > MAX_DEPTH:
        raise LexiconError(f"{name}:{line}: nested deeper than {MAX_DEPTH} levels")
    if isinstance(node, yaml.ScalarNode):
        return Node(node.value, name, line)
    if isinstance(node, yaml.SequenceNode):
        return Node([_convert(item, name, depth + 1) for item in node.value], name, line)
    fields: dict[str, Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise LexiconError(f"{name}:{line}: a key must be a plain word")
        if key.value in fields:
            here, first = key.start_mark.line + 1, fields[key.value].line
            raise LexiconError(f"{name}:{here}: the key {key.value!r} stands twice (first near line {first})")
        fields[key.value] = _convert(value, name, depth + 1)
    return Node(fields, name, line)


def load_folder(folder: Path, shown_as: str) -> Iterator[Node]:
    """Every YAML file of a folder in name order; a file that begins with `_` is passed over."""
    for path in sorted(folder.glob("*.yaml")):
        if not path.name.startswith("_"):
            yield load_yaml(path, f"{shown_as}/{path.name}")
