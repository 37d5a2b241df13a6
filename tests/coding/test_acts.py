"""Acts in sentences about Arland, Belmark and Corvia, which are no states."""

from __future__ import annotations

import re

import pytest

from foedus.coding.acts import Act, find_acts
from foedus.coding.parse import Parser
from foedus.lexicon.patterns import load_patterns
from foedus.model.actor import Mention

NAMES = re.compile(r"\b(Arland|Belmark|Corvia)\b")


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def code(parser: Parser, sentence: str) -> list[tuple[Act, list[str], list[str]]]:
    """Acts of a sentence with the names of their parties."""
    mentions = [
        Mention(m.start(), m.end(), m.group(), m.group()[:3].upper()) for m in NAMES.finditer(sentence)
    ]
    acts = find_acts(parser.parse([(sentence, 0)])[0], mentions, load_patterns())
    return [
        (act, [mentions[i].actor for i in act.who], [mentions[i].actor for i in act.whom]) for act in acts
    ]


@pytest.mark.parametrize(
    ("sentence", "kind", "root", "frame", "who", "whom"),
    [
        ("Arland bombed a harbour of Belmark.", "ASSAULT", "ASSAULT", None, ["ARL"], ["BEL"]),
        ("Arland suspended military aid to Belmark.", "SANCTION", "SANCTION", None, ["ARL"], ["BEL"]),
        ("Arland lifted the embargo on Belmark.", "RETREAT", "RETREAT", None, ["ARL"], ["BEL"]),
        ("Arland offered to send wheat to Belmark.", "AID", "AGREE", "offer", ["ARL"], ["BEL"]),
        ("Arland refused to send wheat to Belmark.", "REJECT", "REJECT", "refuse", ["ARL"], ["BEL"]),
        ("Arland threatened to attack Belmark.", "THREATEN", "THREATEN", "threaten", ["ARL"], ["BEL"]),
        ("Arland will impose sanctions on Belmark.", "COERCE", "THREATEN", "plan", ["ARL"], ["BEL"]),
        ("Arland urged Belmark to withdraw its troops.", "REQUEST", "REQUEST", "demand", ["ARL"], ["BEL"]),
        ("Belmark was invaded by Arland.", "ASSAULT", "ASSAULT", None, ["ARL"], ["BEL"]),
    ],
)
def test_predicate_object_and_frame_make_the_act(
    parser: Parser, sentence: str, kind: str, root: str, frame: str | None, who: list[str], whom: list[str]
) -> None:
    act, found_who, found_whom = code(parser, sentence)[0]
    assert (act.type, act.root, act.frame, found_who, found_whom) == (kind, root, frame, who, whom)


def test_parties_of_talks_all_act(parser: Parser) -> None:
    act, who, whom = code(parser, "Arland held talks with Belmark.")[0]
    assert act.joint and who == ["ARL", "BEL"] and not whom


def test_act_agreed_on_keeps_its_type_while_root_is_agree(parser: Parser) -> None:
    act, who, _ = code(parser, "Arland and Belmark agreed to hold talks.")[0]
    assert (act.type, act.root, act.frame, act.joint, who) == (
        "CONSULT", "AGREE", "agree", True, ["ARL", "BEL"],
    )  # fmt: skip


def test_alleged_act_is_an_act_of_its_own(parser: Parser) -> None:
    acts = code(parser, "Arland accused Belmark of attacking a patrol.")
    assert [(act.type, act.frame, who) for act, who, _ in acts] == [
        ("ACCUSE", None, ["ARL"]), ("ASSAULT", "accuse", ["BEL"]),
    ]  # fmt: skip


def test_sharing_is_joint_only_among_those_who_share(parser: Parser) -> None:
    among, who, whom = code(parser, "Arland, Belmark and Corvia agreed to share intelligence.")[0]
    assert among.joint and who == ["ARL", "BEL", "COR"] and not whom
    given, who, whom = code(parser, "Arland shared intelligence with Belmark.")[0]
    assert not given.joint and who == ["ARL"] and whom == ["BEL"]


def test_proposed_exercise_has_its_subject(parser: Parser) -> None:
    act, _, _ = code(parser, "Arland proposed joint naval exercises with Belmark.")[0]
    assert (act.type, act.subject, act.frame) == ("COOPERATE", "exercise", "offer")


def test_sentence_without_act_codes_to_nothing(parser: Parser) -> None:
    assert code(parser, "Arland is a small country east of Belmark.") == []


def test_sentence_without_actor_codes_to_nothing(parser: Parser) -> None:
    assert code(parser, "Thieves attacked a baker.") == []


def claims(parser: Parser, sentence: str) -> list[tuple[str, list[str], list[str]]]:
    return [(act.type, who, whom) for act, who, whom in code(parser, sentence)]


@pytest.mark.parametrize(
    ("sentence", "kind", "who", "whom"),
    [
        ("Arland has delivered over 90 crates of rifles to Belmark.", "AID", ["ARL"], ["BEL"]),
        ("Ninety crates of rifles were shipped to Belmark through Arland's port.", "AID", ["ARL"], ["BEL"]),
        ("Arland backed the war of Belmark by supplying rifles.", "AID", ["ARL"], ["BEL"]),
        ("Arland might hand reactor blueprints to Belmark.", "AID", ["ARL"], ["BEL"]),
        ("Arland had never exported rifles to Belmark.", "AID", ["ARL"], ["BEL"]),
        ("Arland helped Belmark build satellites.", "AID", ["ARL"], ["BEL"]),
        ("Arland sent its foreign minister to Belmark to attend a wedding.", "CONSULT", ["ARL"], ["BEL"]),
        ("Arland fired two missiles into the sea.", "MOBILIZE", ["ARL"], []),
        ("Arland launched a ballistic missile on Monday.", "MOBILIZE", ["ARL"], []),
        ("Arland fired two missiles at Belmark.", "ASSAULT", ["ARL"], ["BEL"]),
        ("Arland sent soldiers to take part in Belmark's exercise.", "COOPERATE", ["ARL", "BEL"], []),
        ("The Arland-Belmark summit opened on Monday.", "CONSULT", ["ARL", "BEL"], []),
    ],
)
def test_goods_guests_and_missiles(
    parser: Parser, sentence: str, kind: str, who: list[str], whom: list[str]
) -> None:
    assert (kind, who, whom) in claims(parser, sentence)


def test_charge_turned_down_is_denied_and_no_refusal_of_what_was_charged(parser: Parser) -> None:
    found = code(parser, "Arland rejected the claim that Corvia sent Belmark rifles.")
    assert any(
        act.type == "AID" and act.negated and who == ["COR"] and whom == ["BEL"] for act, who, whom in found
    )
    assert not any(act.type == "REJECT" and act.subject == "arms" for act, _, _ in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Arland continued to crush the defence industry of Belmark.",
        "Arland called the bloc of Belmark a friendship.",
        "Arland needs rifles from Belmark.",
        "Arland declined to confirm the news from Belmark.",
        "Before the meeting Arland sang.",
    ],
)
def test_figures_of_speech_names_and_needs_are_no_acts(parser: Parser, sentence: str) -> None:
    assert not claims(parser, sentence)


def test_appealing_thing_is_no_appeal(parser: Parser) -> None:
    found = claims(parser, "Arland finds it tempting to receive help from Belmark.")
    assert "REQUEST" not in [kind for kind, _, _ in found]


def test_who_writes_that_another_acts_does_not_act(parser: Parser) -> None:
    acts = claims(parser, "Arland wrote that Belmark had urged Corvia to sign the treaty.")
    assert ("REQUEST", ["BEL"], ["COR"]) in acts and all("ARL" not in who for _, who, _ in acts)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Arland opened a legal assault on Belmark.", {"ACCUSE"}),
        ("Arland seized on the memos of Belmark.", set()),
        ("Arland held Belmark to a higher standard.", set()),
    ],
)
def test_attacks_in_court_and_figures_of_taking_hurt_nobody(
    parser: Parser, sentence: str, kinds: set[str]
) -> None:
    assert {kind for kind, _, _ in claims(parser, sentence)} == kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "Arland sanctioned Belmark for arming Corvia.",
        "Arland imposed sanctions on Belmark for arming Corvia.",
        "Arland thanked Belmark for arming Corvia.",
        "Belmark was fined by Arland for arming Corvia.",
    ],
)
def test_who_is_punished_or_thanked_for_an_act_did_it(parser: Parser, sentence: str) -> None:
    found = claims(parser, sentence)
    assert ("AID", ["BEL"], ["COR"]) in found and len(found) == 2


def test_who_is_prompted_acts_and_is_asked_nothing(parser: Parser) -> None:
    found = claims(parser, "Arland's patrols prompted Belmark to recall its ambassador from Corvia.")
    assert all(kind != "REQUEST" and "ARL" not in who for kind, who, _ in found)
