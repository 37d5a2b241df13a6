"""Rank who is next on ICEWS: single-step or multi-step extrapolation, filtered by time, ties averaged."""

from __future__ import annotations

import argparse
import resource
import time
from dataclasses import asdict
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.common import hash_of, print_line, stop
from foedus.forecasting.compiling import Array
from foedus.forecasting.rank_scores import score_ranking
from foedus.forecasting.ranking import fit_ranker
from foedus.forecasting.tables import EventTable, make_table

EPOCH = date(2014, 1, 1)
HOURS = 24


def read_names(path: Path) -> list[str]:
    """Names by their numbers; a line holds name, tab, number; a number without a name is its own name."""
    if not path.is_file():
        stop(f"{path} is missing; the folder needs entity2id.txt and relation2id.txt")
    lines = (line.rsplit(maxsplit=1) for line in path.read_text(encoding="utf-8").split("\n"))
    named = {int(pair[1]): pair[0].strip() for pair in lines if len(pair) == 2}
    return [named.get(i, f"#{i}") for i in range(max(named, default=-1) + 1)]


def read_part(path: Path) -> Array:
    """Rows subject, relation, object, time of a part; further columns are left alone."""
    if not path.is_file():
        stop(f"{path} is missing; this part of the data is needed")
    return np.loadtxt(path, dtype=np.int64, usecols=(0, 1, 2, 3), ndmin=2)


def count_days(times: Array) -> Array:
    """Days of times that are counted in hours, if all lie whole days apart, or else in days.

    >>> count_days(np.array([24, 0, 72])).tolist(), count_days(np.array([3, 0, 1])).tolist()
    ([1, 0, 3], [3, 0, 1])
    """
    apart = np.gcd.reduce(np.diff(np.unique(times)))
    return np.asarray(times // HOURS if len(times) and apart % HOURS == 0 else times)


def read_folder(folder: Path, parts: list[str]) -> tuple[EventTable, int]:
    """The events of several parts as one table, and the first day of the last part."""
    rows = [read_part(folder / f"{part}.txt") for part in parts]
    actors, types = (read_names(folder / f"{name}2id.txt") for name in ("entity", "relation"))
    events = np.concatenate(rows)
    events[:, 3] = count_days(events[:, 3])
    for names, most in ((actors, events[:, [0, 2]].max()), (types, events[:, 1].max())):
        names += [f"#{i}" for i in range(len(names), int(most) + 1)]
    table = make_table(events, actors=actors, types=types, epoch=EPOCH, origin=folder.name)
    return table, int(events[-len(rows[-1]) :, 3].min())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("valid", "test"), default="valid")
    parser.add_argument("--multi-step", action="store_true")
    options = parser.parse_args()
    started, cpu = time.perf_counter(), time.process_time()
    parts = ["train", "valid"] if options.part == "valid" else ["train", "valid", "test"]
    table, first = read_folder(options.folder, parts)
    scores = score_ranking(fit_ranker(table, until=first), multi_step=options.multi_step)
    figures = asdict(scores)
    print_line(
        "icews", seconds=time.perf_counter() - started, sha256=hash_of(options.folder),
        part=options.part, multi_step=options.multi_step, **figures,
        cpu_seconds=time.process_time() - cpu,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )  # fmt: skip


if __name__ == "__main__":
    main()
