"""The landscape against brute force, worked examples and a published case."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import WeighingError
from foedus.weighing.landscape import Array, apart, camps, find_energies, neighbour, survey, weigh_pairs
from foedus.weighing.turning import flips_to_change, least_moves, margin

SHARED = Path(os.environ.get("FOEDUS_SHARED", Path(__file__).parents[2] / ".." / "shared"))


def test_three_actors_by_hand() -> None:
    # 0 and 1 attract (2), both repel 2 (-1 each), sizes 1, 2, 3. Apart from 2: 2 * (-1 * 3 - 1 * 6) = -18.
    table = np.array([[0, 2, -1], [2, 0, -1], [-1, -1, 0]], dtype=float)
    found = survey(np.array([1.0, 2, 3]), table)
    assert found.energies.tolist() == [0, 2 * (4 - 3), 2 * (4 - 6), -18]
    assert found.minima.tolist() == [3]
    assert found.basins.tolist() == [4]
    assert camps(found.deepest, 3).tolist() == [1, 1, 0]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Array, Array]:
    n = draw(st.integers(2, 6))
    values = draw(st.lists(st.integers(-3, 3), min_size=n * n, max_size=n * n))
    table = np.triu(np.array(values, dtype=float).reshape(n, n), 1)
    sizes = np.array(draw(st.lists(st.integers(1, 5), min_size=n, max_size=n)), dtype=float)
    return sizes, table + table.T


@given(worlds())
@settings(max_examples=60, deadline=None)
def test_energies_and_minima_are_those_of_brute_force(world: tuple[Array, Array]) -> None:
    sizes, table = world
    n = len(sizes)
    found = survey(sizes, table)

    def energy(side: Array) -> float:
        return float(
            sum(
                sizes[i] * sizes[j] * table[i, j]
                for i in range(n)
                for j in range(n)
                if i != j and side[i] != side[j]
            )
        )

    for config in range(2 ** (n - 1)):
        side = camps(config, n)
        assert found.energies[config] == pytest.approx(energy(side))
        lower = False
        for k in range(n):
            moved = side.copy()
            moved[k] = 1 - moved[k]
            reached = int(neighbour(np.array(config), k, n))
            assert found.energies[reached] == pytest.approx(energy(moved))
            lower = lower or energy(moved) < energy(side) - 1e-9
        assert (config in found.minima) == (not lower)
    assert found.basins.sum() == 2 ** (n - 1)
    assert found.energies[found.deepest] == pytest.approx(found.energies.min())


@given(worlds())
@settings(max_examples=60, deadline=None)
def test_the_least_move_is_just_enough(world: tuple[Array, Array]) -> None:
    sizes, table = world
    found = survey(sizes, table)
    divided = apart(len(sizes), 0, len(sizes) - 1)
    gap = float(margin(found.energies, divided))
    if gap == 0:
        return
    wanted = divided if gap > 0 else ~divided
    for move in least_moves(found, sizes, wanted):
        for share, turned in ((1.01, True), (0.99, False)):
            changed = table.copy()
            changed[move.i, move.j] += move.change * share
            changed[move.j, move.i] = changed[move.i, move.j]
            after = float(margin(find_energies(weigh_pairs(sizes, changed)), divided))
            assert (after * gap < 0) == turned


def test_one_flip_turns_an_actor_that_hangs_on_one_tie() -> None:
    table = np.array([[0, 1, -1], [1, 0, -3], [-1, -3, 0]], dtype=float)
    sizes = np.array([1.0, 2, 1])
    flips = flips_to_change(survey(sizes, table), 0, 1)
    assert (flips.sets, flips.tried) == (((1,),), 1)


def test_what_is_no_landscape_is_refused() -> None:
    with pytest.raises(WeighingError, match="2 to 20 actors"):
        survey(np.ones(21), np.zeros((21, 21)))
    with pytest.raises(WeighingError, match="same in both directions"):
        survey(np.ones(2), np.array([[0.0, 1], [2, 0]]))
    with pytest.raises(WeighingError, match="3 by 3"):
        survey(np.ones(3), np.zeros((2, 2)))


def test_the_published_landscape_of_syria_has_one_minimum() -> None:
    folder = SHARED / "gold" / "alignment"
    if not (folder / "furnas_Actor_data.csv").exists():
        pytest.skip("the published landscape is not beside this checkout")
    with (folder / "furnas_Actor_data.csv").open() as file:
        sizes = np.array([float(row["strength"]) for row in csv.DictReader(file)])
    with (folder / "furnas_Pairwise_propensity_Feb_20.csv").open() as file:
        rows = [row[1:] for row in list(csv.reader(file))[1:]]
    table = np.array([[float(cell or 3) - 3 for cell in row] for row in rows])
    found = survey(sizes, table)
    assert len(found.minima) == 1
    assert found.energies[found.deepest] == -83200
