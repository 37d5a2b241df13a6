"""Acts that only seem to be what their words say."""

from __future__ import annotations

import datetime as dt

import pytest

from foedus.coding.acts import find_acts
from foedus.coding.mentions import find_mentions
from foedus.coding.parse import Parser
from foedus.lexicon.actors import load_actors
from foedus.lexicon.patterns import load_patterns


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("Emmanuel Macron attacked Viktor Orban over the budget.", ["ACCUSE"]),
        ("Viktor Orban's attacks on Emmanuel Macron went on.", ["ACCUSE"]),
        ("Viktor Orban hit back at Emmanuel Macron.", ["ACCUSE"]),
        ("France attacked Chad.", ["ASSAULT"]),
        ("Emmanuel Macron attacked Chad.", ["ASSAULT"]),
        ("The French army attacked Viktor Orban.", ["ASSAULT"]),
    ],
)
def test_a_person_attacks_another_with_words(parser: Parser, sentence: str, types: list[str]) -> None:
    parse = parser.parse([(sentence, 0)])[0]
    found = find_mentions(parse, load_actors(), on=dt.date(2020, 5, 6))
    acts = find_acts(parse, found, load_patterns())
    assert [act.type for act in acts if act.who and act.whom] == types
