"""From the codes of an act to words: a phrase by type, mode and subject, conjugated by status."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from foedus.lexicon.load import Node, load_yaml
from foedus.model.claim import STATUSES, SUBJECTS, Status

TEMPLATES = Path(__file__).parent / "templates"
_KEYS = ("type", "mode", "subject", "joint", "directed", "alone", "thing")
_WORDINGS = _KEYS[3:]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The wordings of one kind of act; {whom} and {q} are filled in later."""

    joint: str
    directed: str
    alone: str
    thing: str


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All wordings. phrases: by (type, mode, subject), None for any; by_word: by (type, word of a claim)."""

    phrases: Mapping[tuple[str, str | None, str | None], Phrase]
    by_word: Mapping[tuple[str, str], Phrase]
    kinds: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, tuple[str, str]]
    status_words: Mapping[Status, tuple[str, ...]]

    def find(self, type_: str, mode: str | None, subject: str | None, words: tuple[str, ...] = ()) -> Phrase:
        """The most specific wording of an act; a word that fired the claim tells more than its codes."""
        for word in words:
            if (type_, word.lower()) in self.by_word:
                return self.by_word[type_, word.lower()]
        for key in ((type_, mode, subject), (type_, None, subject), (type_, mode, None), (type_, None, None)):
            if key in self.phrases:
                return self.phrases[key]
        return Phrase("act together", "act towards {whom}", "act", "an act")


@functools.cache
def phrasebook() -> Phrasebook:
    """The wordings that ship with foedus; LexiconError names the line that is wrong."""
    root = load_yaml(TEMPLATES / "phrases.yaml", "briefing/templates/phrases.yaml")
    parts = root.fields(("phrases", "kinds", "irregular", "status_words"), ("phrases",))
    phrases: dict[tuple[str, str | None, str | None], Phrase] = {}
    by_word: dict[tuple[str, str], Phrase] = {}
    for node in parts["phrases"].items():
        nodes = node.fields((*_KEYS, "words"), ("type", *_WORDINGS))
        fields = {key: value.text() for key, value in nodes.items() if key != "words"}
        phrase = Phrase(*(fields[name] for name in _WORDINGS))
        if "words" in nodes:
            by_word |= {(fields["type"], word): phrase for word in nodes["words"].texts()}
            continue
        if "subject" in fields:
            node.fields()["subject"].choice(SUBJECTS, "subject")
        key = (fields["type"], fields.get("mode"), fields.get("subject"))
        if key in phrases:
            raise node.fail(f"{key} is worded twice")
        phrases[key] = phrase
    words = parts["status_words"].fields(STATUSES, STATUSES)
    return Phrasebook(
        phrases,
        by_word,
        {key: value.texts() for key, value in parts["kinds"].fields(SUBJECTS).items()},
        {key: _pair(value) for key, value in parts["irregular"].fields().items()},
        {status: words[status].texts() for status in STATUSES},
    )


def _pair(node: Node) -> tuple[str, str]:
    past, participle = node.texts()
    return past, participle


def past(phrase: str) -> str:
    """A verb phrase in the past tense.

    >>> past("hold a summit"), past("supply arms"), past("agree on arms"), past("plan a drill")
    ('held a summit', 'supplied arms', 'agreed on arms', 'planned a drill')
    """
    verb, _, rest = phrase.partition(" ")
    irregular = phrasebook().irregular
    if verb in irregular:
        form = irregular[verb][0]
    elif verb.endswith("e"):
        form = verb + "d"
    elif re.search(r"[^aeiou]y$", verb):
        form = verb[:-1] + "ied"
    else:
        form = _doubled(verb) + "ed"
    return f"{form} {rest}".strip()


def gerund(phrase: str) -> str:
    """A verb phrase with -ing.

    >>> gerund("make a threat"), gerund("cut ties"), gerund("agree on arms")
    ('making a threat', 'cutting ties', 'agreeing on arms')
    """
    verb, _, rest = phrase.partition(" ")
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else _doubled(verb)
    return f"{stem}ing {rest}".strip()


def _doubled(verb: str) -> str:
    short = re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", verb)
    return verb + verb[-1] if short or verb in ("expel", "deter") else verb


def strip_article(thing: str) -> str:
    """A noun phrase without its article, for labels.

    >>> strip_article("a joint exercise"), strip_article("talks")
    ('joint exercise', 'talks')
    """
    return re.sub(r"^(an?|the) ", "", thing)
