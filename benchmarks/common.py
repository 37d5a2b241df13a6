"""What the benchmarks share: the one line of JSON, and the hash that says what was measured."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import NoReturn


def hash_of(path: Path) -> str:
    """SHA-256 of a file, or of a folder's files with their names, in name order."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(path).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def stop(message: str) -> NoReturn:
    """End with an error: the data are missing, or are not what they should be."""
    print(message, file=sys.stderr)
    sys.exit(2)


def print_line(benchmark: str, *, n: int, seconds: float, sha256: str, **figures: object) -> None:
    """Print a benchmark's one line; floats are rounded to five places."""
    line: dict[str, object] = {"benchmark": benchmark, "n": n}
    line |= {key: round(value, 5) if isinstance(value, float) else value for key, value in figures.items()}
    line |= {"seconds": round(seconds, 3), "rows_per_second": round(n / seconds, 1) if seconds else None}
    print(json.dumps(line | {"sha256": sha256}))


def f1(correct: float, gold: float, predicted: float) -> float:
    """F1 from the number correct, in the gold and predicted; 0 when both are empty.

    >>> f1(2, 4, 4)
    0.5
    """
    return 2 * correct / (gold + predicted) if gold + predicted else 0.0
