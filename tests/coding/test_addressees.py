"""To whom proposals and invitations are made, in sentences about Arland, Belmark and Corvia."""

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


def sides(parser: Parser, sentence: str) -> tuple[str, list[str], list[str], bool]:
    """Type, who, whom and jointness of the offer in a sentence."""
    mentions = [
        Mention(m.start(), m.end(), m.group(), m.group()[:3].upper()) for m in NAMES.finditer(sentence)
    ]
    acts = find_acts(parser.parse([(sentence, 0)])[0], mentions, load_patterns())
    act = next(act for act in acts if act.offered >= 0)
    return act.type, [mentions[i].actor for i in act.who], [mentions[i].actor for i in act.whom], act.joint


@pytest.mark.parametrize(
    ("sentence", "who", "whom"),
    [
        ("Arland invited Belmark to join naval drills with Corvia.", ["ARL", "BEL"], ["BEL"]),
        ("Belmark was invited to join Arland and Corvia in naval drills.", ["ARL", "COR", "BEL"], ["BEL"]),
        ("Arland proposed naval drills during a visit to Belmark.", ["ARL", "BEL"], ["BEL"]),
        ("Arland proposed to Belmark that the two navies hold drills.", ["ARL", "BEL"], ["BEL"]),
    ],
)
def test_proposed_joint_act_lists_its_parties_and_names_the_one_asked(
    parser: Parser, sentence: str, who: list[str], whom: list[str]
) -> None:
    assert sides(parser, sentence) == ("COOPERATE", who, whom, True)


def test_with_whom_something_is_proposed_is_not_to_whom(parser: Parser) -> None:
    _, who, whom, joint = sides(parser, "Arland proposed talks with Belmark and Corvia.")
    assert (who, whom, joint) == (["ARL", "BEL", "COR"], [], True)


def test_offer_of_aid_has_a_giver_and_a_receiver(parser: Parser) -> None:
    kind, who, whom, joint = sides(parser, "Arland offered to send wheat to Belmark.")
    assert (kind, who, whom, joint) == ("AID", ["ARL"], ["BEL"], False)
