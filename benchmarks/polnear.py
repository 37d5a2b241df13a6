"""Attributions against PolNeAR: source, cue and content in political news.

    python -m benchmarks.polnear FOLDER [--unread N] [--nested]

FOLDER holds `text/` and `attributions/` (brat). The corpus gives each token one role, so only the
outermost statements are compared unless --nested is given. *Full match*: one-to-one, best overlap first;
cues share a token, contents and sources overlap by half (Jaccard of tokens; both empty counts as 1).
--unread N takes the N articles whose names hash lowest: they are scored, and were never read.
"""

from __future__ import annotations

import argparse
import bisect
import functools
import hashlib
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.common import f1, hash_of, print_line, stop
from foedus.coding.headlines import ease_headline
from foedus.coding.parse import Parser, load_parser
from foedus.coding.statements import find_statements
from foedus.lexicon.cues import load_cues
from foedus.model.statement import Statement

TOKEN = re.compile(r"\w+(?:[-.&]\w+)*|['\u2019]\w+|[^\w\s]")
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
ROLES = ("source", "cue", "content")
Spans = list[tuple[int, int]]


@dataclass(slots=True)
class Attributed:
    """One attribution as sets of token numbers."""

    source: set[int] = field(default_factory=set)
    cue: set[int] = field(default_factory=set)
    content: set[int] = field(default_factory=set)


def read_article(text_path: Path) -> tuple[str, list[dict[str, Spans]]]:
    """An article's text, and its attributions as spans by role.

    A line that names an annotation missing from its file is read without it.
    """
    found = sorted((text_path.parents[1] / "attributions").glob(text_path.stem + "_*.ann"))
    if not found:
        stop(f"{text_path}: no annotation beside it")
    text = text_path.read_bytes().decode("utf-8")
    spans: dict[str, Spans] = {}
    attributions: list[dict[str, Spans]] = []
    for line in found[0].read_bytes().decode("utf-8").split("\n"):
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            pieces = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(a), int(b)) for a, b in (piece.split() for piece in pieces)]
        elif line.startswith("E") and len(fields) > 1:
            roles: dict[str, Spans] = {role: [] for role in ROLES}
            for part in fields[1].split():
                name, _, number = part.partition(":")
                role = re.sub(r"\d+$", "", name).lower()
                if role in roles:
                    roles[role] += spans.get(number, [])
            attributions.append(roles)
    return text, attributions


def find(text: str, parser: Parser, *, nested: bool = False) -> list[Statement]:
    """Our statements for a text whose first paragraph is its headline."""
    passages = [(m.group(), m.start()) for m in PARAGRAPH.finditer(text)]
    if passages:
        title, at = passages[0]
        passages[0] = (ease_headline(title, text[len(title) :]), at)
    return find_statements(
        parser.parse(passages),
        None,
        load_cues(),
        doc="benchmark",
        outermost_only=not nested,
        unsaid=True,
    )


def tokens_of(text: str, spans: Spans) -> set[int]:
    """Numbers of the tokens that the spans touch."""
    starts, ends = token_edges(text)
    found: set[int] = set()
    for a, b in spans:
        found.update(range(bisect.bisect_right(ends, a), bisect.bisect_left(starts, b)))
    return found


@functools.lru_cache(maxsize=4)
def token_edges(text: str) -> tuple[list[int], list[int]]:
    """Where a text's tokens start and end."""
    tokens = list(TOKEN.finditer(text))
    return [token.start() for token in tokens], [token.end() for token in tokens]


def gold_of(text: str, attributions: list[dict[str, Spans]]) -> list[Attributed]:
    """The corpus's attributions in tokens."""
    return [Attributed(*(tokens_of(text, roles[role]) for role in ROLES)) for roles in attributions]


def ours_of(text: str, statements: list[Statement]) -> list[Attributed]:
    """Our statements in tokens."""
    return [
        Attributed(
            tokens_of(text, [(s.speaker.start, s.speaker.end)] if s.speaker else []),
            tokens_of(text, [(s.cue.start, s.cue.end)] if s.cue else []),
            tokens_of(text, list(s.content)),
        )
        for s in statements
    ]


def overlap(a: set[int], b: set[int]) -> float:
    """Jaccard; 1 where both are empty."""
    return len(a & b) / len(a | b) if a | b else 1.0


def matches(gold: list[Attributed], ours: list[Attributed]) -> set[int]:
    """Numbers of the gold attributions that have a full match."""
    pairs = []
    for i, theirs in enumerate(gold):
        for j, mine in enumerate(ours):
            source, content = overlap(theirs.source, mine.source), overlap(theirs.content, mine.content)
            if theirs.cue & mine.cue and source >= 0.5 and content >= 0.5:
                pairs.append((-source - content, i, j))
    left: set[int] = set()
    right: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
    return left


def kind_of(text: str, content: Spans) -> str:
    """Direct, mixed or indirect, by the quotation marks in a gold content."""
    said = " ".join(text[a:b] for a, b in content).strip()
    if said[:1] in "\"'\u201c\u2018" and said[-1:] in "\"'\u201d\u2019":
        return "direct"
    return "mixed" if any(mark in said for mark in '"\u201c\u201d') else "indirect"


def articles(folder: Path, unread: int | None) -> Iterator[Path]:
    """The articles' text files; with unread, the N whose names hash lowest."""
    paths = sorted((folder / "text").glob("*.txt"))
    if not paths:
        stop(f"{folder}: no text/*.txt there; name a part of PolNeAR")
    if unread:
        paths = sorted(paths, key=lambda path: hashlib.sha256(path.name.encode()).hexdigest())[:unread]
    yield from paths


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--unread", type=int, help="score only the N articles whose names hash lowest")
    parser.add_argument("--nested", action="store_true", help="compare nested statements too")
    options = parser.parse_args()
    paths = list(articles(options.folder, options.unread))
    pipeline = load_parser()
    hit = wanted = got = 0
    kinds = {kind: [0, 0] for kind in ("direct", "mixed", "indirect")}
    shared = {role: [0, 0, 0] for role in ROLES}
    begun = time.perf_counter()
    for path in paths:
        text, attributions = read_article(path)
        ours = ours_of(text, find(text, pipeline, nested=options.nested))
        gold = gold_of(text, attributions)
        found = matches(gold, ours)
        hit, wanted, got = hit + len(found), wanted + len(gold), got + len(ours)
        for number, roles in enumerate(attributions):
            kind = kinds[kind_of(text, roles["content"])]
            kind[0] += number in found
            kind[1] += 1
        for role, counts in shared.items():
            theirs: set[int] = set().union(*(getattr(a, role) for a in gold))
            mine: set[int] = set().union(*(getattr(a, role) for a in ours))
            for place, size in enumerate((len(theirs & mine), len(theirs), len(mine))):
                counts[place] += size
    figures = {f"{role}_token_f1": f1(*counts) for role, counts in shared.items()}
    recalls = {f"{kind}_recall": a / b if b else 0.0 for kind, (a, b) in kinds.items()}
    print_line(
        "polnear", n=len(paths), seconds=time.perf_counter() - begun, sha256=hash_of(options.folder),
        full_match_f1=f1(hit, wanted, got), precision=hit / max(1, got), recall=hit / max(1, wanted),
        **figures, **recalls, attributions=wanted, unread=options.unread,
    )  # fmt: skip


if __name__ == "__main__":
    main()
