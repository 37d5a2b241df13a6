from __future__ import annotations

import pytest

from foedus.coding.parse import load_parser
from foedus.coding.quantities import find_quantities


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("More than 2,000 crates of shells left the port.", (2000.0, "crate", "least")),
        ("The ministry bought a million rounds.", (1_000_000.0, "round", "exact")),
        ("Dozens of short-range missiles arrived.", (24.0, "missile", "least")),
        ("The bank lent up to $40 million.", (40_000_000.0, "USD", "most")),
        ("Nearly 300 soldiers crossed the border.", (300.0, "soldier", "about")),
    ],
)
def test_number_keeps_unit_and_bound(sentence: str, expected: tuple[float, str, str]) -> None:
    parse = load_parser().parse([(sentence, 0)])[0]
    found = find_quantities(parse, range(len(parse)))
    assert [(q.value, q.unit, q.bound) for q in found] == [expected]
    assert all(sentence[q.start : q.end] == q.text for q in found)


@pytest.mark.parametrize("sentence", ["They met on 12 September 2023.", "It was the 70th anniversary."])
def test_dates_and_ranks_are_no_quantities(sentence: str) -> None:
    parse = load_parser().parse([(sentence, 0)])[0]
    assert find_quantities(parse, range(len(parse))) == ()
