"""Spans of source and target of a sentence's main act (the protocol `cameo_ner`).

    python -m benchmarks.cameo_ner PATH/train.txt

Nothing is fitted to its rows. A span counts as found where its Jaccard overlap with one of the same role is
at least a half (`overlap`), or where the two are the same (`exact`). Relation spans are parties of mutual
acts, which take the place of source and target there.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from benchmarks.cameo_class import main_act
from benchmarks.common import f1, hash_of, print_line, stop
from foedus.coding.parse import Parse, load_parser
from foedus.coding.spans import relation_spans, source_span, target_spans
from foedus.lexicon.patterns import Patterns, load_patterns

ROLES = {"S": "source", "T": "target", "R": "relation"}
CLITICS = frozenset("'s n't , . : ; ? ! ) ] ’".split())
Span = tuple[str, int, int]


def read(path: Path) -> list[tuple[str, list[tuple[int, int]], set[Span]]]:
    """Sentences as text, the offsets of their words, and the gold spans (role, first and last word)."""
    rows = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line.rsplit(" ", 1) for line in block.splitlines() if " " in line]
        if not lines:
            continue
        text, places = "", []
        spans: set[Span] = set()
        role, begun = "", 0
        for number, (word, tag) in enumerate([*lines, ["", "O"]]):
            if role and tag[:2] != "I-":
                spans.add((role, begun, number - 1))
                role = ""
            if tag[:2] == "B-":
                role, begun = ROLES[tag[2:]], number
            if not word:
                continue
            if text and word not in CLITICS and not _joined(text, word):
                text += " "
            places.append((len(text), len(text) + len(word)))
            text += word
        rows.append((text, places, spans))
    return rows


def _joined(text: str, word: str) -> bool:
    """Whether the file split what a newspaper prints as one: "rebel-held", "Iran’s"."""
    if word == "-":
        return not text.split()[-1].isupper()
    if text[-1] == "-":
        return text[-2:-1] != " "
    if word.isdigit() and len(word) == 3 and text[-1] == "," and text[-2:-1].isdigit():
        return True
    return text[-1] == "’" and word in ("s", "t", "re", "ve", "ll", "d", "m")


def found_spans(parse: Parse, places: list[tuple[int, int]], patterns: Patterns) -> set[Span]:
    """Our spans, counted in the file's words."""
    chain = main_act(parse, patterns)
    if chain is None:
        return set()
    spans = set()
    mutual = relation_spans(parse, chain, patterns)
    named: list[tuple[str, tuple[int, int] | None]] = [("relation", span) for span in mutual]
    if not mutual:
        named = [("source", source_span(parse, chain))]
        named += [("target", span) for span in target_spans(parse, chain, patterns)]
    for role, span in named:
        if span is not None:
            start, end = parse.starts[span[0]], parse.ends[span[1]]
            inside = [number for number, (a, b) in enumerate(places) if a < end and b > start]
            if inside:
                spans.add((role, inside[0], inside[-1]))
    return spans


def overlap(one: Span, other: Span) -> float:
    """Jaccard overlap of two spans in words."""
    shared = min(one[2], other[2]) - max(one[1], other[1]) + 1
    union = max(one[2], other[2]) - min(one[1], other[1]) + 1
    return max(0, shared) / union


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("path", type=Path)
    asked = args.parse_args()
    if not asked.path.is_file():
        stop(f"{asked.path}: no such file; the protocol cameo_ner needs its sentences")
    rows = read(asked.path)
    parser, patterns = load_parser(), load_patterns()
    counts: Counter[tuple[str, str]] = Counter()
    start = time.perf_counter()
    parses = parser.parse_sentences([text for text, _, _ in rows])
    for (_, places, gold), parse in zip(rows, parses, strict=True):
        found = found_spans(parse, places, patterns)
        for role in ROLES.values():
            mine = [span for span in found if span[0] == role]
            theirs = [span for span in gold if span[0] == role]
            counts[role, "gold"] += len(theirs)
            counts[role, "found"] += len(mine)
            counts[role, "exact"] += len(set(mine) & set(theirs))
            counts[role, "overlap"] += sum(any(overlap(a, b) >= 0.5 for b in theirs) for a in mine)
    print_line(
        "cameo_ner",
        n=len(rows),
        seconds=time.perf_counter() - start,
        sha256=hash_of(asked.path),
        **{
            f"{role}_{kind}_f1": f1(counts[role, kind], counts[role, "gold"], counts[role, "found"])
            for role in ROLES.values()
            for kind in ("overlap", "exact")
        },
    )


if __name__ == "__main__":
    main()
