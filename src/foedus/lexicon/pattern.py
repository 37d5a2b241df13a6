"""One pattern of acts: verbs, nouns and their objects, with a type, a note and examples.

A pattern is one entry of a file in `data/patterns/`. Its word lists are texts of lemmas with commas
between them; a word in CAPITALS stands for the words of the pattern with that `group`.

    verbs, nouns, adjectives   what fires it; `break off` is a verb and its particle or preposition
    adverbs                    it fires at a verb that is no act by itself ("jointly designing")
    objects                    it fires only with one of these as object (or as "of ..." after a noun)
    nominals                   `withdrawal=withdraw`: the noun is read like the verb
    frame                      what it does to the act that it governs (see FRAMES); none: it is an act
    joint                      the act is mutual: all its parties act
    among                      it is mutual where several do it and nobody is named to whom
    needs                      `object`: it fires only with a direct object; `complement`: or a preposition;
                               `infinitive`: with another who is to do something; `name`: a proper
                               name as object ("is in Belmark")
    beside                     it fires only if one of these stands under it
    by                         it fires only if its subject is one of these
    reverse                    its subject is acted on, what comes after "from" acts
"""

from __future__ import annotations

from dataclasses import dataclass

from foedus.errors import LexiconError
from foedus.lexicon.load import Node
from foedus.model.claim import SUBJECTS

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

FRAMES = (
    "agree", "offer", "promise", "plan", "expect", "threaten", "refuse", "fail", "demand", "deny", "accuse",
    "try", "begin", "decide", "allow", "order", "approve", "light", "announce", "say", "stop", "help",
)  # fmt: skip

NEEDS = ("object", "complement", "infinitive", "name")

WORDS = {"verbs", "nouns", "adjectives", "nominals", "adverbs"}

FIELDS = (
    "verbs", "nouns", "adjectives", "adverbs", "objects", "nominals", "group", "type", "mode", "contexts",
    "subject", "cameo", "frame", "joint", "among", "needs", "beside", "by", "reverse", "note", "yes", "no",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry; type None: it is no act by itself (a frame without default, or a group of words)."""

    id: str
    where: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    subject: str | None
    cameo: str | None
    frame: str | None
    joint: bool
    needs: str | None
    note: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    group: str | None = None
    reverse: bool = False
    words: tuple[str, ...] = ()
    among: bool = False


def split(words: str) -> list[str]:
    """A word list as a list.

    >>> split("call for, urge,  ask")
    ['call for', 'urge', 'ask']
    """
    return [" ".join(word.split()) for word in words.split(",") if word.strip()]


def read_pattern(key: str, fields: dict[str, Node]) -> Pattern:
    """A pattern from its fields.

    Raises LexiconError, with file and line, for a pattern without words or with a word of no list here.
    """
    some = next(iter(fields.values()))
    where = f"{some.file}:{some.line}"
    kind = fields["type"].choice(TYPES, "event type") if "type" in fields else None
    frame = fields["frame"].choice(FRAMES, "frame") if "frame" in fields else None
    if not any(name in fields for name in WORDS):
        raise LexiconError(
            f"{where}: the pattern {key!r} has no words; give it verbs, nouns, adjectives or adverbs"
        )
    words = [
        word.partition("=")[0]
        for name in ("verbs", "nouns", "adjectives", "adverbs", "nominals")
        if name in fields
        for word in split(fields[name].text())
    ]
    return Pattern(
        key,
        where,
        kind,
        fields["mode"].text() if "mode" in fields else None,
        tuple(split(fields["contexts"].text())) if "contexts" in fields else (),
        fields["subject"].choice(SUBJECTS, "subject") if "subject" in fields else None,
        fields["cameo"].text() if "cameo" in fields else None,
        frame,
        "joint" in fields and fields["joint"].flag(),
        fields["needs"].choice(NEEDS, "need") if "needs" in fields else None,
        fields["note"].text(),
        fields["yes"].texts() if "yes" in fields else (),
        fields["no"].texts() if "no" in fields else (),
        fields["group"].text() if "group" in fields else None,
        "reverse" in fields and fields["reverse"].flag(),
        tuple(words),
        "among" in fields and fields["among"].flag(),
    )
