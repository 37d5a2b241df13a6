"""The landscape: a published case where it is there, twenty actors exactly, and draws over twelve.

    python -m benchmarks.landscape FOLDER

FOLDER holds furnas_Actor_data.csv and furnas_Pairwise_propensity_Feb_20.csv; propensities run from
1 to 5, and 3 is neutral.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import time
from pathlib import Path

import numpy as np

from benchmarks.common import hash_of, print_line, stop
from foedus.weighing.landscape import survey
from foedus.weighing.playing import play
from foedus.weighing.scenarios import Lever, Propensity, Scenario, pair

SIZES, TIES = "furnas_Actor_data.csv", "furnas_Pairwise_propensity_Feb_20.csv"
NEUTRAL = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    for name in (SIZES, TIES):
        if not (asked.folder / name).exists():
            stop(f"{asked.folder / name}: no such file")
    minima, energy = syria(asked.folder)
    start = time.perf_counter()
    found, twenty = twenty_actors()
    twelve = twelve_actors()
    print_line(
        "landscape",
        n=20,
        seconds=time.perf_counter() - start,
        sha256=_hash(asked.folder),
        syria_minima=minima,
        syria_energy=energy,
        reproduced=int(minima == 1) + int(energy == -83_200),
        minima_of_20=found,
        seconds_20_actors=twenty,
        seconds_1000_draws_12_actors=twelve,
    )


def _hash(folder: Path) -> str:
    both = "".join(hash_of(folder / name) for name in (SIZES, TIES))
    return hashlib.sha256(both.encode()).hexdigest()


def syria(folder: Path) -> tuple[int, float]:
    """How many minima the published case has, and the energy of the deepest."""
    with (folder / SIZES).open() as file:
        sizes = np.array([float(row["strength"]) for row in csv.DictReader(file)])
    with (folder / TIES).open() as file:
        rows = [row[1:] for row in list(csv.reader(file))[1:]]
    table = np.array([[float(cell or NEUTRAL) - NEUTRAL for cell in row] for row in rows])
    found = survey(sizes, table)
    return len(found.minima), float(found.energies[found.deepest])


def twenty_actors() -> tuple[int, float]:
    """Minima of twenty actors with random ties, and the seconds that they took."""
    rng = np.random.default_rng(20)
    table = rng.normal(size=(20, 20))
    start = time.perf_counter()
    found = survey(rng.uniform(1, 10, 20), table + table.T)
    return len(found.minima), time.perf_counter() - start


def twelve_actors() -> float:
    """Seconds for a whole scenario of twelve actors with three levers, 1,000 draws each."""
    rng = np.random.default_rng(12)
    actors = tuple("ABCDEFGHIJKL")
    ties = {}
    for i, a in enumerate(actors):
        for b in actors[:i]:
            value = float(rng.normal())
            ties[pair(a, b)] = Propensity(value, value - 1, value + 1)
    levers = tuple(Lever(f"l{n}", f"Lever {n}.", {}, {pair("A", actors[n + 2]): 1.0}) for n in range(3))
    scenario = Scenario(
        "twelve", "Twelve.", actors, tuple(rng.uniform(1, 10, 12).tolist()), ties, ("A", "B"), levers
    )
    start = time.perf_counter()
    play(scenario, draws=1000)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
