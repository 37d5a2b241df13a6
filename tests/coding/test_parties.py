"""Parties of acts where several are named in one phrase."""

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


def code(parser: Parser, sentence: str) -> list[tuple[str, bool, list[str], list[str]]]:
    parse = parser.parse([(sentence, 0)])[0]
    found = find_mentions(parse, load_actors(), on=dt.date(2024, 5, 6))
    return [
        (act.type, act.joint, [found[i].actor for i in act.who], [found[i].actor for i in act.whom])
        for act in find_acts(parse, found, load_patterns())
    ]


@pytest.mark.parametrize(
    ("sentence", "joint", "who", "whom"),
    [
        (
            "The foreign ministers of Norway and Peru met in Oslo on 3 May 2024.",
            True,
            ["NOR.GOV", "PER.GOV"],
            [],
        ),
        (
            "The presidents of Norway, Peru and Chad attended a summit in Oslo.",
            True,
            ["NOR.GOV", "PER.GOV", "TCD.GOV"],
            [],
        ),
        ("Norway hosted the leaders of Peru and Chad on Monday.", False, ["NOR"], ["PER.GOV", "TCD.GOV"]),
        ("Norway took part in a forum with Peru.", True, ["NOR", "PER"], []),
        ("Norway discussed Chad by telephone with Peru.", True, ["NOR", "PER"], []),
        ("Norway and Peru discussed Chad.", True, ["NOR", "PER"], []),
        ("Norway held talks on Chad with Peru.", True, ["NOR", "PER"], []),
        ("Norway and Peru held talks on the border with Chad.", True, ["NOR", "PER"], []),
        ("The summit between Norway and Peru ended early.", True, ["NOR", "PER"], []),
        ("Norway is making calls to restrain Peru.", False, ["NOR"], ["PER"]),
        ("Norway refrained from granting tanks to Peru.", False, ["NOR"], ["PER"]),
    ],
)
def test_everyone_who_is_listed_takes_part(
    parser: Parser, sentence: str, joint: bool, who: list[str], whom: list[str]
) -> None:
    assert [act[1:] for act in code(parser, sentence)] == [(joint, who, whom)]


def test_a_list_of_offices_needs_its_end(parser: Parser) -> None:
    assert code(parser, "As officials of Norway met, Peru attacked Chad.")[-1][2:] == (["PER"], ["TCD"])


def test_alliances_that_are_only_named_support_nobody(parser: Parser) -> None:
    found = code(parser, "Peru is wary of other Norway-led alliances.")
    assert [act[0] for act in found] == ["ACCUSE"]


@pytest.mark.parametrize(
    ("sentence", "who", "whom"),
    [
        ("Norway's new Peru sanctions took effect.", ["NOR"], ["PER"]),
        ("The Peru inquiry has cost millions.", [], ["PER"]),
        ("U.S. sanctions took effect.", ["USA"], []),
        ("Peruvian sanctions took effect.", ["PER"], []),
    ],
)
def test_a_state_named_before_sanctions_or_an_inquiry_undergoes_them(
    parser: Parser, sentence: str, who: list[str], whom: list[str]
) -> None:
    assert [act[2:] for act in code(parser, sentence)] == [(who, whom)]
