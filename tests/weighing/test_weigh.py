"""Weighing against examples that were worked by hand, and the properties that it must keep."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.errors import WeighingError
from foedus.weighing.hypotheses import Analyst, Assumption, Hypothesis, Inquiry, Item, Reliability
from foedus.weighing.likelihood import combine
from foedus.weighing.query import Query
from foedus.weighing.weigh import weigh
from tests.weighing.material import claim, doc, inquiry, item, ratio, record


def test_one_item_by_hand() -> None:
    # r = 0.8: a gets 0.8 * 1.75 + 0.2 = 1.6, b 0.8 * 0.25 + 0.2 = 0.4, none 1.
    # 0.4 * 1.6 : 0.4 * 0.4 : 0.2 * 1 = 0.64 : 0.16 : 0.2, which sums to one already.
    weighed = weigh(inquiry(item("e1", "c1", a=1.75, b=0.25)), record([claim("c1")]))
    assert weighed.answer == pytest.approx({"a": 0.64, "b": 0.16, "none_of_these": 0.2})
    assert weighed.columns[0].diagnosticity == pytest.approx(4.0)
    assert weighed.ranking == ("a", "none_of_these", "b")
    assert weighed.claims == ("c1",)


def test_two_items_of_two_origins_multiply() -> None:
    items = (item("e1", "c1", a=1.75, b=0.25), item("e2", "c2", a=0.5, b=1.5))
    weighed = weigh(inquiry(*items), record([claim("c1"), claim("c2", "d2")]))
    # e2: a 0.8 * 0.5 + 0.2 = 0.6, b 0.8 * 1.5 + 0.2 = 1.4; so 0.64 * 0.6 : 0.16 * 1.4 : 0.2.
    total = 0.384 + 0.224 + 0.2
    assert weighed.answer == pytest.approx(
        {"a": 0.384 / total, "b": 0.224 / total, "none_of_these": 0.2 / total}
    )


def test_an_origin_counts_once_for_the_item_that_it_moves_most() -> None:
    items = (item("weak", "c1", a=1.2, b=0.8), item("strong", "c2", a=1.75, b=0.25))
    weighed = weigh(inquiry(*items), record([claim("c1"), claim("c2")]))
    assert weighed.answer == pytest.approx({"a": 0.64, "b": 0.16, "none_of_these": 0.2})
    weak = next(column for column in weighed.columns if column.id == "weak")
    assert weak.reliability == 0
    assert [support.counted for support in weak.supports] == ["strong"]


def test_an_origin_set_by_hand_overrides_the_text() -> None:
    own = replace(item("weak", "c1", a=1.5, b=0.5), origin="treaty text")
    both = weigh(inquiry(own, item("strong", "c2", a=1.75, b=0.25)), record([claim("c1"), claim("c2")]))
    assert len(both.origins) == 2


def test_two_origins_that_report_the_same_are_more_reliable_than_one() -> None:
    # Two of 0.8: A = 0.9 * 0.9 = 0.81, B = 0.1 * 0.1 = 0.01, (A - B) / (A + B) = 0.8 / 0.82.
    weighed = weigh(inquiry(item("e1", "c1 c2", a=1.75, b=0.25)), record([claim("c1"), claim("c2", "d2")]))
    assert weighed.columns[0].reliability == pytest.approx(0.8 / 0.82)


def test_an_item_without_reports_says_nothing() -> None:
    weighed = weigh(inquiry(item("e1", "", a=1.9, b=0.1)), record([claim("c1")]))
    assert weighed.answer == pytest.approx({"a": 0.4, "b": 0.4, "none_of_these": 0.2})
    assert weighed.columns[0].supports == ()


def test_reliability_goes_by_origin_then_outlet_then_default_and_by_status() -> None:
    grades = Reliability(sources={"Wire": 0.9, "Outlet d2": 0.4}, status={"alleged": 0.5}, default=0.6)
    claims = [claim("c1"), claim("c2", "d2"), claim("c3", "d3", status="alleged")]
    items = [item(f"e{n}", f"c{n}", a=1.5) for n in (1, 2, 3)]
    weighed = weigh(inquiry(*items, reliability=grades), record(claims, origins={"c1": "Wire"}))
    assert [column.reliability for column in weighed.columns] == pytest.approx([0.9, 0.4, 0.3])


def test_a_failing_assumption_by_hand() -> None:
    # The item speaks only if the assumption holds (0.75). a: 0.4 * (0.75 * 1.6 + 0.25) = 0.58,
    # b: 0.4 * (0.75 * 0.4 + 0.25) = 0.22, none: 0.2.
    rests = replace(item("e1", "c1", a=1.75, b=0.25), rests_on=("calm",))
    calm = Assumption("calm", "It stays calm.", 0.75, supports=("a",))
    weighed = weigh(inquiry(rests, assumptions=(calm,)), record([claim("c1")]))
    assert weighed.answer == pytest.approx({"a": 0.58, "b": 0.22, "none_of_these": 0.2})
    # b meets none_of_these where 0.4 * (1 - 0.6 x) = 0.2, that is x = 5 / 6.
    (tipping,) = weighed.tippings
    assert tipping.ranking == pytest.approx(5 / 6)
    assert set(tipping.swaps or ()) == {"b", "none_of_these"}
    assert tipping.if_fails == pytest.approx({"a": 0.4, "b": 0.4, "none_of_these": 0.2})


def test_multipliers_apply_where_an_assumption_fails() -> None:
    # Failing: 0.4 : 0.4 * 4 : 0.2 = 2 / 11, 8 / 11, 1 / 11. Half and half with 0.4, 0.4, 0.2.
    calm = Assumption("calm", "It stays calm.", 0.5, if_wrong={"b": 4.0})
    weighed = weigh(inquiry(assumptions=(calm,)), record([]))
    assert weighed.answer == pytest.approx(
        {"a": (0.4 + 2 / 11) / 2, "b": (0.4 + 8 / 11) / 2, "none_of_these": (0.2 + 1 / 11) / 2}
    )


def test_leaving_out_the_one_item_that_decides_changes_the_ranking() -> None:
    items = (item("for_b", "c1", a=0.5, b=1.5), item("for_a", "c2", a=1.9, b=0.1))
    docs = [doc("d1", "Gazette"), doc("d2", "Courier")]
    weighed = weigh(inquiry(*items), record([claim("c1"), claim("c2", "d2")], docs))
    changes = {(change.kind, change.id): change for change in weighed.changes}
    assert changes["item", "for_a"].leader_changes
    assert changes["outlet", "Courier"].leader_changes
    assert changes["origin", "Courier"].leader_changes
    assert not changes["item", "for_b"].leader_changes


def test_an_origin_freed_by_leaving_out_an_item_counts_for_its_next() -> None:
    items = (item("weak", "c1", a=0.8, b=1.2), item("strong", "c2", a=1.75, b=0.25))
    weighed = weigh(inquiry(*items), record([claim("c1"), claim("c2")]))
    freed = next(change for change in weighed.changes if change.id == "strong")
    assert freed.posterior["b"] > freed.posterior["a"]


def test_the_range_of_words_holds_the_posterior_and_numbers_have_none() -> None:
    word = replace(ratio(1.35), low=1.1, high=1.6)
    ranged = Item("e1", "Item.", Query(claims=("c1",)), {"a": word})
    weighed = weigh(inquiry(ranged), record([claim("c1")]))
    first = weighed.rows[0]
    assert first.low < first.posterior < first.high
    fixed = weigh(inquiry(item("e1", "c1", a=1.35)), record([claim("c1")])).rows[0]
    assert fixed.low == pytest.approx(fixed.high)


def test_analysts_are_made_coherent_and_then_averaged() -> None:
    loose = Analyst("loose", judged={"a": 0.7, "b": 0.5, "none_of_these": 0.1})
    plain = Analyst("plain", weight=3.0)
    weighed = weigh(inquiry(item("e1", "c1", a=1.75, b=0.25), analysts=(loose, plain)), record([claim("c1")]))
    views = {view.analyst: view for view in weighed.views}
    assert views["loose"].posterior == pytest.approx({"a": 0.6, "b": 0.4, "none_of_these": 0.0})
    assert views["loose"].incoherence == pytest.approx(0.1)
    assert weighed.answer["a"] == pytest.approx((0.6 + 3 * 0.64) / 4)
    assert sum(weighed.answer.values()) == pytest.approx(1)


def test_ids_that_are_nowhere_are_refused() -> None:
    with pytest.raises(WeighingError, match="'c', which is no hypothesis"):
        weigh(inquiry(item("e1", "c1", c=2.0)), record([claim("c1")]))
    with pytest.raises(WeighingError, match="at least two"):
        Inquiry("?", (Hypothesis("a", "A.", 1.0),))


RATIOS = st.floats(0.05, 1.95)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Item], list[int]]:
    """Items with a ratio for a and b, and the origin of each one's claim."""
    count = draw(st.integers(1, 6))
    pairs = draw(st.lists(st.tuples(RATIOS, RATIOS), min_size=count, max_size=count))
    origins = draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    return [item(f"e{n}", f"c{n}", a=a, b=b) for n, (a, b) in enumerate(pairs)], origins


@given(cases(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_and_copies_change_nothing_and_all_sums_to_one(
    case: tuple[list[Item], list[int]], shuffle: random.Random
) -> None:
    items, origins = case
    claims = [claim(f"c{n}", f"d{origin}") for n, origin in enumerate(origins)]
    first = weigh(inquiry(*items), record(claims))
    assert sum(first.answer.values()) == pytest.approx(1, abs=1e-12)
    copies = [claim(f"x{n}", f"copy{origin}") for n, origin in enumerate(origins)]
    docs = [doc(f"d{o}", f"Outlet d{o}") for o in sorted(set(origins))]
    docs += [doc(f"copy{o}", "Reprint", copy_of=f"d{o}") for o in sorted(set(origins))]
    widened = [replace(entry, find=Query(claims=(f"c{n}", f"x{n}"))) for n, entry in enumerate(items)]
    everything = [*claims, *copies]
    shuffle.shuffle(widened)
    shuffle.shuffle(everything)
    shuffle.shuffle(docs)
    second = weigh(inquiry(*widened), record(everything, docs))
    assert second.answer == first.answer


@given(st.lists(st.floats(0, 0.99), max_size=6))
def test_more_origins_never_make_a_report_less_reliable(reliabilities: list[float]) -> None:
    together = combine(reliabilities)
    assert 0 <= together < 1
    assert all(together >= r - 1e-12 for r in reliabilities)
