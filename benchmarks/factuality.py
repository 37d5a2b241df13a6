"""Factuality of events, -3 (certainly not) to +3 (certainly so), against FactBank-style annotation.

    python -m benchmarks.factuality FILE

Figures: mean absolute error, Pearson's r, and macro F1 over factual (>= 1), between, counterfactual (<= -1).
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np

from benchmarks.common import f1, hash_of, print_line, stop
from foedus.coding.parse import load_parser
from foedus.coding.status import judge


def offset(text: str, word: int) -> int:
    """Where the n-th space-separated word of a text starts."""
    return sum(len(piece) + 1 for piece in text.split(" ")[:word])


def macro_f1(gold: np.ndarray, ours: np.ndarray) -> float:
    """Mean F1 over the three classes."""
    scores = []
    for low, high in ((1.0, 9.0), (-0.999999, 0.999999), (-9.0, -1.0)):
        theirs, mine = (gold >= low) & (gold <= high), (ours >= low) & (ours <= high)
        scores.append(f1(int((theirs & mine).sum()), int(theirs.sum()), int(mine.sum())))
    return float(np.mean(scores))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    if not options.file.is_file():
        stop(f"{options.file}: no such file; name the events as JSON Lines")
    rows = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    pipeline = load_parser()
    gold, ours = [], []
    begun = time.perf_counter()
    for row, parse in zip(rows, pipeline.parse_sentences(row["text"] for row in rows), strict=True):
        for target in row["targets"]:
            at = offset(row["text"], target["span1"][0])
            token = parse.token_at(at, at + 1)
            if token is None:
                stop(f"{options.file}: no word at {at} of {row['text'][:60]!r}")
            gold.append(target["label"])
            ours.append(judge(parse, token[0]).factuality)
    theirs, mine = np.array(gold), np.array(ours)
    print_line(
        "factuality", n=len(gold), seconds=time.perf_counter() - begun, sha256=hash_of(options.file),
        mae=float(np.abs(theirs - mine).mean()), pearson_r=float(np.corrcoef(theirs, mine)[0, 1]),
        three_class_macro_f1=macro_f1(theirs, mine),
    )  # fmt: skip


if __name__ == "__main__":
    main()
