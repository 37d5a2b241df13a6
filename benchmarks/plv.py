"""PLOVER roots of sentences whose source and target are given (the protocol `plv`).

    python -m benchmarks.plv PATH/train.tsv [--half read|unread|all] [--speed]

Its rows are never used to fit anything. The half whose sentence has an even SHA-256 may be read when rules
are mended; the other half is only scored. CONCEDE and RETREAT count as YIELD.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import f1, hash_of, print_line, stop
from foedus.coding.compose import QUAD
from foedus.coding.pairs import code_pair
from foedus.coding.parse import Parse, Parser, load_parser
from foedus.lexicon.patterns import Patterns, load_patterns

TAG = re.compile(r"(</?[st]>)")
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = QUAD | {"YIELD": 2, "NONE": 0}


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with the spans of its source and target, and its gold codes."""

    text: str
    source: tuple[tuple[int, int], ...]
    target: tuple[tuple[int, int], ...]
    root: str
    quad: int
    read: bool


def load(path: Path) -> list[Row]:
    """The rows of a file in the layout of `plv/train.tsv`."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    if not rows or "marked_sentence" not in rows[0]:
        stop(f"{path}: expected a table with the columns of plv/train.tsv")
    return [_row(row) for row in rows]


def _row(row: dict[str, str]) -> Row:
    text, spans, opened = "", {"s": [], "t": []}, {}  # type: ignore[var-annotated]
    for part in TAG.split(row["marked_sentence"]):
        if part in ("<s>", "<t>"):
            opened[part[1]] = len(text)
        elif part in ("</s>", "</t>"):
            spans[part[2]].append((opened[part[2]], len(text)))
        else:
            text += part
    even = int(hashlib.sha256(row["sentence"].encode()).hexdigest(), 16) % 2 == 0
    root = YIELD.get(row["gold_root"], row["gold_root"])
    return Row(text, tuple(spans["s"]), tuple(spans["t"]), root, int(row["gold_penta"]), even)


def tokens(parse: Parse, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Tokens of several spans."""
    found: list[int] = []
    for start, end in spans:
        hit = parse.token_at(start, end)
        if hit:
            found.extend(range(hit[0], hit[1] + 1))
    return found


def code(row: Row, parse: Parse, patterns: Patterns) -> str:
    """The root of one row, NONE if no act is found."""
    source = tokens(parse, row.source) or tokens(parse, row.target) or [0]
    target = tokens(parse, row.target) or source
    root = code_pair(parse, source, target, patterns)[0]
    return YIELD.get(root, root) if root else "NONE"


def macro_f1(gold: Sequence[object], found: Sequence[object]) -> float:
    """Mean F1 over the classes of the gold."""
    classes = sorted(set(gold), key=str)
    return sum(
        f1(
            sum(g == f == one for g, f in zip(gold, found, strict=True)),
            sum(g == one for g in gold),
            sum(f == one for f in found),
        )
        for one in classes
    ) / len(classes)


def figures(rows: Sequence[Row], found: Sequence[str]) -> dict[str, float]:
    """The protocol's figures."""
    quads = [QUADS[root] for root in found]
    return {
        "root_macro_f1": macro_f1([row.root for row in rows], found),
        "quad_macro_f1": macro_f1([row.quad for row in rows], quads),
        "binary_macro_f1": macro_f1([row.quad > 2 for row in rows], [quad > 2 for quad in quads]),
        "root_accuracy": sum(row.root == root for row, root in zip(rows, found, strict=True)) / len(rows),
    }


def speeds(rows: Sequence[Row], parser: Parser, patterns: Patterns) -> dict[str, float]:
    """Sentences a second on one core: parse and coding together, and coding when the parse is given."""
    texts = [row.text for row in rows]
    start = time.perf_counter()
    parses = list(parser.parse_sentences(texts))
    parsed = time.perf_counter() - start
    start = time.perf_counter()
    for row, parse in zip(rows, parses, strict=True):
        code(row, parse, patterns)
    coded = time.perf_counter() - start
    n = len(rows)
    return {
        "end_to_end_sentences_per_second": n / (parsed + coded),
        "coding_sentences_per_second": n / coded,
    }


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("path", type=Path)
    args.add_argument("--half", choices=("all", "read", "unread"), default="all")
    args.add_argument("--speed", action="store_true")
    asked = args.parse_args()
    if not asked.path.is_file():
        stop(f"{asked.path}: no such file; the protocol plv needs its table")
    rows = load(asked.path)
    parser, patterns = load_parser(), load_patterns()
    start = time.perf_counter()
    parses = parser.parse_sentences([row.text for row in rows])
    found = [code(row, parse, patterns) for row, parse in zip(rows, parses, strict=True)]
    seconds = time.perf_counter() - start
    kept = [(row, root) for row, root in zip(rows, found, strict=True) if asked.half in ("all", _half(row))]
    line: dict[str, object] = dict(figures([row for row, _ in kept], [root for _, root in kept]))
    if asked.half == "all":
        unread = [(row, root) for row, root in kept if not row.read]
        for key, value in figures([row for row, _ in unread], [root for _, root in unread]).items():
            line[f"unread_{key}"] = value
    if asked.speed:
        line |= speeds(rows, parser, patterns)
    print_line("plv", n=len(kept), seconds=seconds, sha256=hash_of(asked.path), **line)


def _half(row: Row) -> str:
    return "read" if row.read else "unread"


if __name__ == "__main__":
    main()
