"""The scores agree with the worked examples of the papers that define them."""

from __future__ import annotations

import pytest
from benchmarks.clusters import b_cubed, ceafe, conll_f1, home_of, muc, pairs

# Bagga and Baldwin's example: twelve items, a response that joins a group of five with one of two, and one
# that joins two groups of five.
GOLD = home_of([[1, 2, 3, 4, 5], [6, 7], [8, 9, 10, 11, 12]])
SMALL_SLIP = home_of([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11, 12]])
LARGE_SLIP = home_of([[1, 2, 3, 4, 5, 8, 9, 10, 11, 12], [6, 7]])


def test_muc_does_not_tell_the_two_slips_apart() -> None:
    assert muc(GOLD, SMALL_SLIP).precision == pytest.approx(0.9)
    assert muc(GOLD, LARGE_SLIP).precision == pytest.approx(0.9)
    assert muc(GOLD, SMALL_SLIP).recall == 1


def test_b_cubed_does() -> None:
    assert b_cubed(GOLD, SMALL_SLIP).precision == pytest.approx(0.762, abs=0.001)
    assert b_cubed(GOLD, LARGE_SLIP).precision == pytest.approx(0.583, abs=0.001)


def test_ceafe_aligns_each_group_once() -> None:
    score = ceafe(GOLD, SMALL_SLIP)
    likeness = 1 + 2 * 5 / 12
    assert score.precision == pytest.approx(likeness / 2)
    assert score.recall == pytest.approx(likeness / 3)


def test_perfect_groups_score_one_and_no_links_score_no_muc() -> None:
    assert conll_f1(GOLD, GOLD)["conll_f1"] == 1
    alone = {item: item for item in GOLD}
    assert muc(GOLD, alone).f1 == 0
    assert pairs(GOLD, alone).precision == 1 and pairs(GOLD, alone).recall == 0
