"""Cue words: the verbs, nouns, adjectives and fixed expressions by which a text says who says so.

Each group of `data/cues/*.yaml` names its kind, the complements that may hold the content, a note, and
examples: in `yes` the bracketed words are a cue, in `no` they are not.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from foedus.lexicon.load import Node
from foedus.lexicon.word_groups import BRACKETED, LEMMAS, check_group, examples, group_nodes

KINDS = (
    "verb",
    "phrase",
    "noun",
    "adjective",
    "light",
    "preposition",
    "thing",
    "issuing",
    "receiving",
    "document",
)
FRAMES = (
    "clause",
    "that",
    "quote",
    "object",
    "predicate",
    "addressee",
    "infinitive",
    "seeming",
    "preposition",
    "with-preposition",
    "about",
    "of",
    "on",
    "for",
    "in",
    "against",
    "over",
    "at",
    "with",
)
UTTERED = ("saying", "telling", "alleging", "denying", "conceding", "criticising", "praising", "calling")
HELD = ("thinking", "feeling", "expecting", "knowing")
FOLDER = Path(__file__).parent / "data" / "cues"


@dataclass(frozen=True, slots=True)
class CueGroup:
    """Words that report in the same way, with what shows it."""

    id: str
    kind: str
    frames: tuple[str, ...]
    note: str
    words: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """The cue lexicon as the finder uses it; every key is a lemma in lower case.

    verbs: frames by verb. prepositions: what may follow a verb and end its cue, as tuples of words.
    with_prepositions: the same with an object between ("accuse X of"). phrases: words after a verb
    that make it take a clause ("make clear"). nouns: frames by noun. sources: expressions before a source.
    things: nouns of what happens or is made, which report nothing as subjects. uttered: verbs of saying that
    are none of thinking, feeling or expecting. issuing: verbs by which somebody gives out what then speaks.
    governing: every verb with a complement of its own, with a preposition or in a phrase. openers: the first
    words of the expressions before a source.
    receiving: verbs whose subject is what another's attitude is about. documents: nouns of what is written,
    counted or recorded, which shows what it tells.
    """

    groups: tuple[CueGroup, ...]
    verbs: dict[str, frozenset[str]] = field(repr=False)
    prepositions: dict[str, frozenset[tuple[str, ...]]] = field(repr=False)
    with_prepositions: dict[str, frozenset[str]] = field(repr=False)
    phrases: dict[str, frozenset[tuple[str, ...]]] = field(repr=False)
    nouns: dict[str, frozenset[str]] = field(repr=False)
    adjectives: frozenset[str] = field(repr=False)
    light: frozenset[str] = field(repr=False)
    sources: tuple[tuple[str, ...], ...] = field(repr=False)
    things: frozenset[str] = field(repr=False)
    by_group: dict[str, frozenset[str]] = field(repr=False)
    uttered: frozenset[str] = field(repr=False)
    issuing: frozenset[str] = field(repr=False)
    governing: frozenset[str] = field(repr=False)
    openers: frozenset[str] = field(repr=False)
    receiving: frozenset[str] = field(repr=False)
    documents: frozenset[str] = field(repr=False)


@functools.lru_cache(maxsize=2)
def load_cues(folder: Path = FOLDER) -> Cues:
    """Read every group of a folder.

    Raises LexiconError with file and line for anything that is not as described above.
    """
    return _compile(tuple(map(_group, group_nodes(folder, f"lexicon/data/{folder.name}"))))


def _group(node: Node) -> CueGroup:
    known = ("id", "kind", "frames", "note", "words", "yes", "no")
    fields = node.fields(known, required=("id", "kind", "note", "words", "yes", "no"))
    frames = fields["frames"].items() if "frames" in fields else []
    return CueGroup(
        id=fields["id"].text(),
        kind=fields["kind"].choice(KINDS, "kind of cue"),
        frames=tuple(frame.choice(FRAMES, "frame") for frame in frames),
        note=fields["note"].text(),
        words=fields["words"].texts(),
        yes=fields["yes"].texts(),
        no=fields["no"].texts(),
        where=f"{node.file}:{node.line}",
    )


def _compile(groups: tuple[CueGroup, ...]) -> Cues:
    verbs: dict[str, set[str]] = {}
    nouns: dict[str, set[str]] = {}
    after: dict[str, set[tuple[str, ...]]] = {}
    phrases: dict[str, set[tuple[str, ...]]] = {}
    between: dict[str, set[str]] = {}
    plain: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for group in groups:
        for word in group.words:
            first, *rest = word.split()
            if first in LEMMAS and not rest and group.kind == "verb":
                verbs.setdefault(LEMMAS[first], set()).update(group.frames)
            if group.kind == "phrase":
                phrases.setdefault(first, set()).add(tuple(rest))
            elif "with-preposition" in group.frames:
                between.setdefault(first, set()).add(rest[0])
            elif "preposition" in group.frames and group.kind == "verb":
                after.setdefault(first, set()).add(tuple(rest))
            elif group.kind == "verb":
                verbs.setdefault(word, set()).update(group.frames)
            elif group.kind == "noun":
                nouns.setdefault(word, set()).update(group.frames)
            else:
                plain[group.kind].add(word)
    by_group = {group.id: frozenset(group.words) for group in groups}
    sources = sorted(
        (tuple(word.split()) for word in plain["preposition"]), key=lambda words: (-len(words), words)
    )
    return Cues(
        groups=groups,
        governing=frozenset((*verbs, *after, *phrases)),
        openers=frozenset(words[0] for words in sources),
        verbs={word: frozenset(frames) for word, frames in verbs.items()},
        prepositions={word: frozenset(rest) for word, rest in after.items()},
        with_prepositions={word: frozenset(rest) for word, rest in between.items()},
        phrases={word: frozenset(rest) for word, rest in phrases.items()},
        nouns={word: frozenset(frames) for word, frames in nouns.items()},
        adjectives=frozenset(plain["adjective"]),
        light=frozenset(plain["light"]),
        sources=tuple(sources),
        things=frozenset(plain["thing"]),
        issuing=frozenset(plain["issuing"]),
        receiving=frozenset(plain["receiving"]),
        documents=frozenset(plain["document"]),
        by_group=by_group,
        uttered=_all_of(by_group, UTTERED) - (_all_of(by_group, HELD) - _all_of(by_group, ("conceding",))),
    )


def _all_of(by_group: dict[str, frozenset[str]], names: Collection[str]) -> frozenset[str]:
    return frozenset().union(*(by_group.get(name, frozenset()) for name in names))


def check_cues(
    cues: Cues | None = None, *, find: Callable[[str], Collection[str]] | None = None
) -> list[str]:
    """What is wrong with the lexicon, one message each; empty when all is well.

    find: gives the cue texts of a sentence; with it every example is run, without it only the form
    of the lexicon is checked (this layer has no parser).
    """
    cues = cues or load_cues()
    wrong: list[str] = []
    seen: dict[str, str] = {}
    for group in cues.groups:
        wrong += check_group(group, seen, "word")
        if len(set(group.words)) != len(group.words):
            wrong.append(f"{group.where}: a word stands twice in {group.id!r}")
        if find:
            wrong.extend(_run(group, find))
    return wrong


def _run(group: CueGroup, find: Callable[[str], Collection[str]]) -> list[str]:
    wrong = []
    for expected, sentence in examples(group):
        found = find(BRACKETED.sub(r"\1", sentence))
        for words in BRACKETED.findall(sentence):
            if any(words in cue for cue in found) != expected:
                should = "should" if expected else "should not"
                wrong.append(
                    f"{group.where}: {words!r} {should} be a cue in {sentence!r}; found {list(found)}"
                )
    return wrong
