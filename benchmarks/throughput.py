"""Articles a second beside the bare parser, in one run; and memory as the corpus grows tenfold.

    python -m benchmarks.throughput FOLDER [--articles 84]

FOLDER holds text files (PolNeAR's `dev/text`, or `dev` itself). Each article goes through spaCy's whole
default pipeline and through `Coder.code`, in turns, on one core; the ratio is of the medians of the rounds.
Memory is the peak of a fresh process that codes the articles once, and ten times over.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedus.model.document import Document

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from benchmarks.common import hash_of, print_line, stop  # noqa: E402 (threads are set first)

ROUNDS = 3


def read_articles(folder: Path, limit: int) -> list[str]:
    """Texts of the folder's articles, in name order."""
    files = sorted((folder / "text" if (folder / "text").is_dir() else folder).glob("*.txt"))
    if not files:
        stop(f"{folder}: no .txt articles")
    return [file.read_text(encoding="utf-8") for file in files[:limit]]


def peak_mb(folder: Path, limit: int, times: int) -> float:
    """Peak memory of a fresh process that codes the articles so many times over."""
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from benchmarks.throughput import code_all, read_articles\n"
        f"code_all(read_articles(Path({str(folder)!r}), {limit}), {times})\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def code_all(texts: list[str], times: int = 1) -> int:
    """Code the articles; returns how many claims."""
    from foedus.coding.coder import Coder, CoderOptions

    coder = Coder(CoderOptions())
    docs = read_all(texts)
    return sum(len(coder.code(doc).claims) for _ in range(times) for doc in docs)


def read_all(texts: list[str]) -> list[Document]:
    """The texts as documents; what is no article is left out."""
    from foedus.model.document import Document
    from foedus.reading.paths import read_bytes

    read = (item for i, text in enumerate(texts) for item in read_bytes(text.encode(), name=f"{i}.txt"))
    return [item for item in read if isinstance(item, Document)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=84)
    parser.add_argument("--no-memory", action="store_true")
    asked = parser.parse_args()
    texts = read_articles(asked.folder, asked.articles)

    import spacy

    from foedus.coding.coder import Coder, CoderOptions
    from foedus.coding.parse import DEFAULT_PIPELINE

    bare = spacy.load(DEFAULT_PIPELINE)
    coder = Coder(CoderOptions())
    docs = read_all(texts)
    for text, doc in zip(texts[:3], docs[:3], strict=True):
        bare(text)
        coder.code(doc)
    theirs, ours = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for text in texts:
            bare(text)
        theirs.append(time.perf_counter() - began)
        began = time.perf_counter()
        for doc in docs:
            coder.code(doc)
        ours.append(time.perf_counter() - began)
    seconds = statistics.median(ours)
    figures: dict[str, float] = {
        "articles_per_second": len(docs) / seconds,
        "ratio_to_parser": statistics.median(theirs) / seconds,
    }
    if not asked.no_memory:
        once, tenfold = (peak_mb(asked.folder, asked.articles, times) for times in (1, 10))
        figures |= {"peak_mb": once, "peak_mb_tenfold": tenfold}
    print_line("throughput", n=len(docs), seconds=seconds, sha256=hash_of(asked.folder), **figures)


if __name__ == "__main__":
    main()
