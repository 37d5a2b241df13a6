"""Signed networks: triads, exact frustration, camps over time."""

import datetime as dt
import itertools

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import MeasureError
from foedus.measuring.camps import balance_over_time, camps_table, networks_from_panel, spell_camps
from foedus.measuring.frustration import frustrated_ties, frustration
from foedus.measuring.signed import build_network, network_from_scores
from foedus.measuring.triads import count_triads, unbalanced_triads


def signs_of(size: int, values: list[int]) -> np.ndarray:
    signs = np.zeros((size, size), dtype=np.int8)
    signs[np.triu_indices(size, 1)] = values
    return signs + signs.T


@given(st.integers(2, 7).flatmap(lambda n: st.tuples(
    st.just(n), st.lists(st.sampled_from([-1, 0, 1]), min_size=n * (n - 1) // 2, max_size=n * (n - 1) // 2)
)))  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_index_is_the_smallest_over_all_splits(drawn: tuple[int, list[int]]) -> None:
    signs = signs_of(*drawn)
    answer = frustration(signs)
    smallest = min(
        int(np.triu(frustrated_ties(signs, np.array(camps))).sum())
        for camps in itertools.product((0, 1), repeat=len(signs))
    )
    assert answer.index == smallest
    assert answer.proven
    assert answer.flips.sum() == 2 * answer.index
    assert (answer.margin >= 0).all()


def test_two_camps_have_no_frustration_and_balanced_triads() -> None:
    network = build_network([("A", "B", 1), ("C", "D", 1), ("A", "C", -1), ("B", "C", -1), ("A", "D", -1)])
    answer = frustration(network.signs)
    assert answer.index == 0
    assert answer.camps[0] == answer.camps[1] != answer.camps[2]
    triads = count_triads(network.signs)
    assert (triads.balanced, triads.total) == (2, 2)


def test_friend_of_two_foes_is_an_unbalanced_triad() -> None:
    network = build_network([("A", "B", 1), ("A", "C", 1), ("B", "C", -1)])
    assert list(unbalanced_triads(network)) == [("A", "B", "C")]
    assert count_triads(network.signs).one_negative == 1


def test_camps_of_unconnected_parts_are_told_apart() -> None:
    network = build_network([("A", "B", 1), ("C", "D", 1), ("C", "E", -1)])
    answer = frustration(network.signs)
    assert len(set(answer.parts.tolist())) == 2
    assert spell_camps(network, answer) == "A-B; C-D against E"


def test_labels_of_camps_are_carried_on() -> None:
    early = build_network([("A", "B", 1), ("A", "C", -1), ("B", "C", -1), ("C", "D", 1)])
    late = build_network([("A", "B", -1), ("A", "C", -1), ("C", "D", 1), ("C", "E", 1), ("D", "E", 1)])
    table = camps_table(balance_over_time([("1", early), ("2", late)]))
    camps = {(row["period"], row["state"]): row["camp"] for row in table.to_dicts()}
    assert camps["1", "C"] == camps["2", "C"] == camps["2", "D"]


def test_panel_gives_a_network_for_each_period_and_unknown_is_no_tie() -> None:
    panel = pl.DataFrame(
        {
            "state1": ["A", "A", "B", "A"], "state2": ["B", "C", "C", "B"],
            "period": [dt.date(2030, 1, 1)] * 3 + [dt.date(2031, 1, 1)], "score": [4.0, None, -2.0, -1.0],
        }
    )  # fmt: skip
    early, late = networks_from_panel(panel)
    assert early[0] == "2030-01-01" and early[1].ties == 2
    assert late[1].signs.tolist() == [[0, -1], [-1, 0]]
    assert [one.frustration.index for one in balance_over_time([early, late])] == [0, 0]


def test_periods_of_a_panel_come_in_order_of_time() -> None:
    months = (10, 7, 4)
    panel = pl.DataFrame(
        {
            "state1": ["A"] * 3, "state2": ["B"] * 3, "score": [1.0] * 3,
            "period": [dt.date(2030, month, 1) for month in months],
        }
    )  # fmt: skip
    assert [period for period, _ in networks_from_panel(panel)] == ["2030-04-01", "2030-07-01", "2030-10-01"]


def test_scores_within_the_threshold_make_no_tie() -> None:
    network = network_from_scores({("A", "B"): 3.0, ("B", "A"): -2.5, ("A", "C"): -4.0}, threshold=1.0)
    assert network.states == ("A", "C")
    assert network.signs[0, 1] == -1


def test_contradicting_rows_are_refused() -> None:
    with pytest.raises(MeasureError, match="both signs"):
        build_network([("A", "B", 1), ("B", "A", -1)])


def test_table_that_is_no_network_is_refused() -> None:
    with pytest.raises(MeasureError, match="symmetric"):
        frustration(np.array([[0, 1], [-1, 0]]))
