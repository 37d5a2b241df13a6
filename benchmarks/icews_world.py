"""Write a made-up world about as large as ICEWS 2018, in the layout that `benchmarks.icews` reads.

Size follows published counts (23,033 actors, 256 types, 304 days, 373 thousand events to learn from, 46 and
50 thousand to rank), skew and habits follow ICEWS 2014: half of the events repeat one that was there before,
most others are between actors that know each other or share a home. It shows what a set of that size costs,
not how well a real one is ranked.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from benchmarks.common import hash_of, print_line
from foedus.forecasting.compiling import Array

ACTORS, TYPES, HOMES, SECTORS = 23_033, 256, 250, 120
DAYS = {"train": (0, 240), "valid": (240, 270), "test": (270, 304)}
DAILY = 1_620
"""Events drawn a day; some are drawn twice and count once."""

HOURS = 24


def _weights(size: int, *, shift: float, power: float) -> Array:
    share = 1 / (np.arange(size) + shift) ** power
    return np.asarray(share / share.sum())


def make_events(*, seed: int = 0, daily: int = DAILY) -> tuple[Array, Array]:
    """Rows subject, relation, object, day; and each actor's home. Days in order, no row twice."""
    draw = np.random.default_rng(seed)
    busy = draw.permutation(_weights(ACTORS, shift=6, power=1.2))
    home = draw.choice(HOMES, ACTORS, p=_weights(HOMES, shift=3, power=1))
    by_home = np.argsort(home, kind="stable")
    upto = np.concatenate([[0], np.cumsum(busy[by_home])])
    first = np.searchsorted(home[by_home], np.arange(HOMES + 1))
    usual = _weights(TYPES, shift=4, power=1.9)
    rows = np.zeros((0, 4), np.int64)
    days = []
    for day in range(DAYS["test"][1]):
        new = np.column_stack([draw.choice(ACTORS, daily, p=busy), draw.choice(TYPES, daily, p=usual),
                               draw.choice(ACTORS, daily, p=busy), np.full(daily, day)])  # fmt: skip
        near, there = draw.random(daily) < 0.6, home[new[:, 0]]
        at = upto[first[there]] + draw.random(daily) * (upto[first[there + 1]] - upto[first[there]])
        new[near, 2] = by_home[np.minimum(np.searchsorted(upto, at, "right") - 1, ACTORS - 1)][near]
        if day:
            back = len(rows) - 1 - draw.exponential(40 * daily, daily).astype(np.int64)
            old = rows[np.where(back < 0, draw.integers(len(rows), size=daily), back)]
            habit = draw.random(daily)
            repeated, answered = habit < 0.5, (habit >= 0.5) & (habit < 0.6)
            new[repeated, :3] = old[repeated, :3]
            new[answered, 0], new[answered, 2] = old[answered, 2], old[answered, 0]
            another = (habit >= 0.6) & (habit < 0.72)
            new[another, 0], new[another, 2] = old[another, 0], old[another, 2]
        days.append(np.unique(new[new[:, 0] != new[:, 2]], axis=0))
        rows = np.concatenate(days[-80:])
    return np.concatenate(days), home


def name_actors(home: Array, *, seed: int = 0) -> list[str]:
    """Six in ten actors are named by sector and home, each home is an actor, the others are persons."""
    draw = np.random.default_rng((seed, 1))
    sector, named = draw.integers(SECTORS, size=len(home)), draw.random(len(home)) < 0.6
    names = [
        f"Sector {s} number {i} (Home {h})" if by_home else f"Person {i}"
        for i, (h, s, by_home) in enumerate(zip(home, sector, named, strict=True))
    ]
    return [f"Home {i}" if i < HOMES else name for i, name in enumerate(names)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    started = time.perf_counter()
    options.folder.mkdir(parents=True, exist_ok=True)
    rows, home = make_events(seed=options.seed)
    for name, names in (("entity", name_actors(home)), ("relation", [f"Type {k}" for k in range(TYPES)])):
        lines = "".join(f"{x}\t{i}\n" for i, x in enumerate(names))
        (options.folder / f"{name}2id.txt").write_text(lines, encoding="utf-8")
    sizes = {}
    for part, (since, until) in DAYS.items():
        kept = rows[(rows[:, 3] >= since) & (rows[:, 3] < until)].copy()
        kept[:, 3] *= HOURS
        np.savetxt(options.folder / f"{part}.txt", np.insert(kept, 4, -1, axis=1), "%d", delimiter="\t")
        sizes[part] = len(kept)
    print_line(
        "icews_world",
        n=len(rows),
        seconds=time.perf_counter() - started,
        sha256=hash_of(options.folder),
        **sizes,
    )


if __name__ == "__main__":
    main()
