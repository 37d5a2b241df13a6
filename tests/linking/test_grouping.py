from __future__ import annotations

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.linking.grouping import HEARD, Bounds, group_pairs, settle_bounds

KEYS = "abcdefgh"
PAIRS = [(one, other) for i, one in enumerate(KEYS) for other in KEYS[i + 1 :]]
scores = st.dictionaries(st.sampled_from(PAIRS), st.floats(-1, 1), max_size=20)


def test_best_pair_is_joined_first_and_speaks_for_its_group() -> None:
    pairs = [("a", "b", 0.9), ("b", "c", 0.6), ("a", "c", 0.1)]
    assert group_pairs("abc", pairs, threshold=0.5) == (("a", "b"), ("c",))


def test_pairs_not_given_pull_the_mean_down_only_where_asked() -> None:
    pairs = [("a", "b", 0.9), ("b", "c", 0.6)]
    assert group_pairs("abc", pairs, threshold=0.5) == (("a", "b", "c"),)
    assert group_pairs("abc", pairs, threshold=0.5, unmet=0.0) == (("a", "b"), ("c",))


def test_one_pair_below_the_floor_keeps_groups_apart() -> None:
    pairs = [("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", -0.1)]
    assert group_pairs("abc", pairs, threshold=0.3, floor=0.0) == (("a", "b"), ("c",))


def test_pair_that_was_not_compared_is_judged_before_groups_are_joined() -> None:
    asked: list[tuple[str, str]] = []

    def judge(one: str, other: str) -> float:
        asked.append((one, other))
        return {("a", "b"): 0.9, ("b", "c"): 0.6}.get((one, other), -0.5)

    pairs = [("a", "b", 0.9), ("b", "c", 0.6)]
    assert group_pairs("abc", pairs, threshold=0.5, judge=judge) == (("a", "b"), ("c",))
    assert ("a", "c") in asked


def test_crowded_group_is_heard_through_those_that_came_together_first() -> None:
    names = [f"m{i:03}" for i in range(2 * HEARD)]
    asked: list[str] = []

    def judge(one: str, other: str) -> float:
        asked.append(one)
        return 0.9

    chain = [(one, other, 0.9) for one, other in itertools.pairwise(names)]
    (group,) = group_pairs(names, chain, threshold=0.5, judge=judge)
    assert group == tuple(names)
    assert len(asked) < len(names) * HEARD


def test_what_an_analyst_settled_stands_against_the_scores() -> None:
    bounds = Bounds(together=(("a", "d"),), apart=(("a", "b"),))
    groups = group_pairs("abcd", [("a", "b", 0.9), ("b", "c", 0.9)], threshold=0.5, bounds=bounds)
    assert groups == (("a", "d"), ("b", "c"))


def test_a_parting_holds_through_third_parties() -> None:
    bounds = Bounds(apart=(("a", "c"),))
    groups = group_pairs("abc", [("a", "b", 0.9), ("b", "c", 0.8)], threshold=0.5, bounds=bounds)
    assert groups == (("a", "b"), ("c",))


def test_the_later_ruling_stands() -> None:
    assert settle_bounds([("a", "b", True), ("a", "b", False)]) == Bounds(apart=(("a", "b"),))
    assert settle_bounds([("a", "b", False), ("a", "b", True)]) == Bounds(together=(("a", "b"),))


def test_an_older_merge_does_not_undo_a_later_parting_through_others() -> None:
    bounds = settle_bounds([("a", "b", True), ("b", "c", True), ("a", "c", False)])
    assert bounds == Bounds(together=(("b", "c"),), apart=(("a", "c"),))


@settings(deadline=None)
@given(scores, st.randoms())
def test_order_does_not_matter_where_pairs_are_judged_late(
    given_scores: dict[tuple[str, str], float], rng: random.Random
) -> None:
    def judge(one: str, other: str) -> float:
        return given_scores.get((one, other), 0.0)

    pairs = [(one, other, score) for (one, other), score in given_scores.items() if score >= 0.2]
    shuffled = pairs[:]
    rng.shuffle(shuffled)
    groups = group_pairs(KEYS, pairs, threshold=0.2, judge=judge)
    assert groups == group_pairs(KEYS[::-1], shuffled, threshold=0.2, judge=judge)
    for group in groups:
        scored = [judge(one, other) for one, other in itertools.combinations(group, 2)]
        assert not scored or max(scored) >= 0.2


@settings(deadline=None)
@given(scores, st.lists(st.tuples(st.sampled_from(PAIRS), st.booleans()), max_size=6), st.randoms())
def test_order_of_pairs_does_not_matter(
    given_scores: dict[tuple[str, str], float],
    rulings: list[tuple[tuple[str, str], bool]],
    rng: random.Random,
) -> None:
    pairs = [(one, other, score) for (one, other), score in given_scores.items()]
    bounds = settle_bounds([(one, other, joined) for (one, other), joined in rulings])
    shuffled = pairs[:]
    rng.shuffle(shuffled)
    groups = group_pairs(KEYS, pairs, threshold=0.2, bounds=bounds)
    assert groups == group_pairs(KEYS[::-1], shuffled, threshold=0.2, bounds=bounds)
    home = {key: group for group in groups for key in group}
    assert all(home[one] == home[other] for one, other in bounds.together)
    assert all(home[one] != home[other] for one, other in bounds.apart)
