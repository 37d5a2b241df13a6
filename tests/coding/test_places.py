from __future__ import annotations

import pytest

from foedus.coding.parse import load_parser
from foedus.coding.places import attach_place, find_places
from foedus.lexicon.places import load_places


def place_of(sentence: str, trigger: str) -> str | None:
    parse = load_parser().parse([(sentence, 0)])[0]
    where = attach_place(parse, find_places(parse, load_places()), parse.words.index(trigger))
    if where is not None and where.start is not None:
        assert sentence[where.start : where.end]
    return where.name if where else None


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("The ministers met at the Vostochny Cosmodrome on Friday.", "met", "Vostochny Cosmodrome"),
        ("She offered the drills during a visit to Pyongyang.", "offered", "Pyongyang"),
        ("The pact was signed at a summit held at the Ramstein airfield.", "summit", "Ramstein"),
        ("The Geneva talks between Iran and Germany went on.", "talks", "Geneva"),
        ("He said in Seoul that the drill was held in the Sea of Japan.", "drill", "Sea of Japan"),
    ],
)
def test_act_takes_place_where_its_clause_says(sentence: str, trigger: str, expected: str) -> None:
    assert place_of(sentence, trigger) == expected


def test_capital_that_stands_for_its_government_is_no_place() -> None:
    assert place_of("Beijing held talks with Moscow.", "talks") is None


def test_where_somebody_flew_next_is_not_where_he_was_before() -> None:
    assert place_of("After attending the summit, the minister flew to Tokyo.", "attending") is None
