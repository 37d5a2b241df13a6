"""Parties that a clause implies, in sentences about Arland, Belmark and Corvia."""

from __future__ import annotations

import re

import pytest

from foedus.coding.acts import find_acts
from foedus.coding.parse import Parser
from foedus.lexicon.patterns import load_patterns
from foedus.model.actor import Mention

NAMES = re.compile(r"\b(Arland|Belmark|Corvia)\b")


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize(
    ("sentence", "subject", "who", "whom"),
    [
        ("Arland refrained from granting it to Belmark.", None, ["ARL"], ["BEL"]),
        ("Arland may have told Belmark that it could not provide aid.", "aid", [], ["BEL"]),
        ("Arland can use Corvia as a bridge to send tanks to Belmark.", "arms", ["ARL"], ["BEL"]),
        ("Arland's trip to Corvia and talks with Belmark went well.", "talks", ["ARL", "BEL"], []),
        ("Corvia must arrange Arland's visit to Belmark.", "visit", ["ARL"], ["BEL"]),
        ("Corvia had no details on planned drills with Belmark.", "exercise", ["COR", "BEL"], []),
        ("Corvia had no details on Arland's planned drills with Belmark.", "exercise", ["ARL", "BEL"], []),
        ("Arland's war in Belmark went on.", None, ["ARL"], ["BEL"]),
        ("The raid led to condemnation, sanctions, and shunning of Belmark.", "sanctions", [], ["BEL"]),
        ("Struck with sanctions, Belmark turned to Corvia for oil.", "sanctions", [], ["BEL"]),
        ("Arland emptied its stock of weapons, sending them to Belmark.", "arms", ["ARL"], ["BEL"]),
    ],
)
def test_parties_implied_by_the_clause(
    parser: Parser, sentence: str, subject: str | None, who: list[str], whom: list[str]
) -> None:
    mentions = [
        Mention(m.start(), m.end(), m.group(), m.group()[:3].upper()) for m in NAMES.finditer(sentence)
    ]
    acts = find_acts(parser.parse([(sentence, 0)])[0], mentions, load_patterns())
    act = next(act for act in acts if act.subject == subject)
    assert [mentions[i].actor for i in act.who] == who
    assert [mentions[i].actor for i in act.whom] == whom


@pytest.mark.parametrize(
    "sentence",
    [
        "Arland inspected its own submarine.",
        "Weapons of Arland could help Belmark.",
        "Arland offered room for talks of the two sides.",
    ],
)
def test_what_only_looks_like_an_act_is_none(parser: Parser, sentence: str) -> None:
    mentions = [
        Mention(m.start(), m.end(), m.group(), m.group()[:3].upper()) for m in NAMES.finditer(sentence)
    ]
    found = find_acts(parser.parse([(sentence, 0)])[0], mentions, load_patterns())
    assert not [act for act in found if act.type in ("ACCUSE", "AID", "AGREE")]


def test_things_of_another_inspected_are_looked_into(parser: Parser) -> None:
    sentence = "Inspectors from Arland inspected a plant in Belmark."
    mentions = [
        Mention(m.start(), m.end(), m.group(), m.group()[:3].upper()) for m in NAMES.finditer(sentence)
    ]
    (act,) = find_acts(parser.parse([(sentence, 0)])[0], mentions, load_patterns())
    assert act.type == "ACCUSE"


@pytest.mark.parametrize(
    "sentence",
    [
        "Arland expanded its know-how.",
        "The king of Arland is unpopular in Belmark.",
        "Arland feared a trade war with Belmark.",
    ],
)
def test_growth_of_ones_own_and_wars_of_trade_are_no_acts(parser: Parser, sentence: str) -> None:
    mentions = [
        Mention(m.start(), m.end(), m.group(), m.group()[:3].upper()) for m in NAMES.finditer(sentence)
    ]
    assert not find_acts(parser.parse([(sentence, 0)])[0], mentions, load_patterns())
