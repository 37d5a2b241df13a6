"""Pairs of claims from two outlets on one story: does one weaken the other? ROC AUC, nothing trained.

    python -m benchmarks.claimdiff FOLDER_OR_FILE

The pair's score is the sum of the points of `foedus.linking.contrast`. Ties count half.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.common import hash_of, print_line, stop
from foedus.linking.contrast import explain_contrast


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("path", type=Path)
    path = find(parser.parse_args().path)
    rows = json.loads(path.read_text(encoding="utf-8"))["data"]
    begun = time.perf_counter()
    scores = [sum(explain_contrast(row["claim_a"], row["claim_b"]).values()) for row in rows]
    seconds = time.perf_counter() - begun
    truths = [bool(row["relation"]) for row in rows]
    print_line(
        "claimdiff",
        n=len(rows),
        seconds=seconds,
        sha256=hash_of(path),
        in_dispute=sum(truths),
        auc=area(scores, truths),
    )


def find(path: Path) -> Path:
    """The file itself, or the first .json of a folder."""
    found = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not found or not found[0].exists():
        stop(f"{path}: no pairs of claims here; give the folder or the .json file")
    return found[0]


def area(scores: Sequence[float], truths: Sequence[bool]) -> float:
    """Share of (true, false) pairs in which the true one scores higher; 0.5 if either kind is missing."""
    from scipy.stats import rankdata

    ranks = rankdata(scores)
    n = sum(truths)
    m = len(truths) - n
    if not n or not m:
        return 0.5
    total = float(sum(rank for rank, true in zip(ranks, truths, strict=True) if true))
    return (total - n * (n + 1) / 2) / (n * m)


if __name__ == "__main__":
    main()
