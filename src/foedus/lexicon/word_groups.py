"""What the groups of cue words and of governing words share: examples with brackets, ids, mended lemmas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from foedus.lexicon.load import Node, load_folder

LEMMAS = {
    "hope": "hop",
    "hate": "hat",
    "rate": "rat",
    "gripe": "grip",
    "snipe": "snip",
    "lambaste": "lambast",
    "retweet": "retweete",
    "repost": "reposte",
    "text": "texte",
}
"""Verbs whose inflected forms a rule lemmatiser gives another lemma ("hoped": "hop"); both are keys."""
BRACKETED = re.compile(r"\[([^\]]+)\]")


class Group(Protocol):
    """Words with one meaning, and sentences that show it in brackets."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def yes(self) -> tuple[str, ...]:
        """Sentences in which the bracketed words have it."""

    @property
    def no(self) -> tuple[str, ...]:
        """Sentences in which they have not."""

    @property
    def where(self) -> str:
        """File and line."""


def group_nodes(folder: Path, shown_as: str) -> Iterator[Node]:
    """Every group of every file of a folder."""
    for file in load_folder(folder, shown_as):
        yield from file.items()


def check_group(group: Group, seen: dict[str, str], what: str) -> list[str]:
    """Ids that are taken, examples without brackets; seen: where each id stood first; what: is bracketed."""
    wrong = []
    if group.id in seen:
        wrong.append(f"{group.where}: the id {group.id!r} is taken at {seen[group.id]}")
    seen[group.id] = group.where
    for sentence in (*group.yes, *group.no):
        if not BRACKETED.search(sentence):
            wrong.append(f"{group.where}: no [bracketed] {what} in {sentence!r}")
    return wrong


def examples(group: Group) -> Iterable[tuple[bool, str]]:
    """Sentences of a group: (whether the brackets hold what it means, the sentence)."""
    return [(True, one) for one in group.yes] + [(False, one) for one in group.no]
