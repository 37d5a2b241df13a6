"""Exact spans of source, cue and content against PolNeAR as BIO rows (the CofeNet split).

    python -m benchmarks.cofenet FILE

Rows of one article follow each other and are read as its paragraphs. One role a token: outermost only.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from pathlib import Path
from typing import Any

from benchmarks.common import f1, hash_of, print_line, stop
from foedus.coding.parse import load_parser
from foedus.coding.statements import find_statements
from foedus.lexicon.cues import load_cues

ROLES = ("source", "cue", "content")
MARKS = {"``": "\u201c", "''": "\u201d", "-LRB-": "(", "-RRB-": ")", "`": "\u2018"}
CLITICS = ("'s", "'re", "'ve", "'ll", "'d", "'m", "n't", ",", ".", "?", "!", ";", ":", ")", "\u201d")
Span = tuple[str, int, int, int]


def gold_spans(rows: list[dict[str, Any]]) -> set[Span]:
    """Role, row, first and last token of every span."""
    found: set[Span] = set()
    for number, row in enumerate(rows):
        role, begun = "", 0
        for place, label in enumerate([*row["labels"], "O"]):
            if role and not label.startswith("I-"):
                found.add((role, number, begun, place - 1))
                role = ""
            if label.startswith("B-"):
                role, begun = label[2:], place
    return found


def lay_out(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """A row's text as a newspaper prints it, and where its tokens stand."""
    text, places = "", []
    for token in tokens:
        shown = MARKS.get(token, token)
        if text and shown not in CLITICS and text[-1] not in "(\u201c\u2018$":
            text += " "
        places.append((len(text), len(text) + len(shown)))
        text += shown
    return text, places


def our_spans(rows: list[dict[str, Any]]) -> set[Span]:
    """The same for our statements, every piece of a content by itself."""
    passages: list[tuple[str, int]] = []
    places: list[tuple[int, int, int, int]] = []
    at = 0
    for number, row in enumerate(rows):
        text, laid = lay_out(row["tokens"])
        passages.append((text, at))
        places += [(at + a, at + b, number, place) for place, (a, b) in enumerate(laid)]
        at += len(text) + 2
    statements = find_statements(
        load_parser().parse(passages),
        None,
        load_cues(),
        doc="benchmark",
        outermost_only=True,
        unsaid=True,
    )
    found: set[Span] = set()
    for statement in statements:
        spans = [("content", a, b) for a, b in statement.content]
        if statement.speaker:
            spans.append(("source", statement.speaker.start, statement.speaker.end))
        if statement.cue:
            spans.append(("cue", statement.cue.start, statement.cue.end))
        for role, start, end in spans:
            inside = [(row, place) for a, b, row, place in places if a < end and start < b]
            for row, group in itertools.groupby(inside, key=lambda pair: pair[0]):
                held = [place for _, place in group]
                found.add((role, row, held[0], held[-1]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    if not options.file.is_file():
        stop(f"{options.file}: no such file; name the rows as JSON Lines")
    rows = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    load_parser()
    counts = {role: [0, 0, 0] for role in ROLES}
    begun = time.perf_counter()
    for _, group in itertools.groupby(rows, key=lambda row: row["id"]):
        article = list(group)
        gold, ours = gold_spans(article), our_spans(article)
        for role, sizes in counts.items():
            theirs = {span for span in gold if span[0] == role}
            mine = {span for span in ours if span[0] == role}
            for place, size in enumerate((len(theirs & mine), len(theirs), len(mine))):
                sizes[place] += size
    print_line(
        "cofenet", n=len(rows), seconds=time.perf_counter() - begun, sha256=hash_of(options.file),
        **{f"{role}_exact_f1": f1(*sizes) for role, sizes in counts.items()},
    )  # fmt: skip


if __name__ == "__main__":
    main()
