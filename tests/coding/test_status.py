"""Status beyond the analyst's cases: frames, negation handed in, the figure beside the status."""

from __future__ import annotations

import pytest

from foedus.coding.parse import Parser, load_parser
from foedus.coding.status import FRAMES, judge, judge_status
from foedus.lexicon.grades import load_grades
from foedus.model.claim import STATUSES


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def status(parser: Parser, text: str, word: str, **options: object) -> str:
    (parse,) = parser.parse([(text, 0)])
    token = parse.token_at(text.index(word), text.index(word) + len(word))
    assert token is not None
    return judge_status(parse, token[0], **options)  # type: ignore[arg-type]


def test_every_status_has_a_factuality_between_minus_three_and_three() -> None:
    grades = load_grades()
    assert set(grades.default) == set(STATUSES)
    assert all(-3 <= figure <= 3 for figure in grades.figures.values())


@pytest.mark.parametrize(("frame", "expected"), sorted(FRAMES.items()))
def test_frame_decides_where_the_act_has_no_word_of_its_own(
    parser: Parser, frame: str, expected: str
) -> None:
    assert status(parser, "Oster moved on Monday.", "moved", frame=frame) == expected


def test_negation_of_the_coder_denies_what_looks_done(parser: Parser) -> None:
    assert status(parser, "Talks took place.", "Talks", negated=True) == "denied"


def test_denied_is_the_act_and_not_the_saying(parser: Parser) -> None:
    text = "The mayor did not say that the dam had burst."
    assert status(parser, text, "say") == "denied"
    assert status(parser, text, "burst") == "possible"


def test_being_said_changes_nothing_but_an_allegation_does(parser: Parser) -> None:
    assert status(parser, "The mayor said the dam had burst.", "burst") == "occurred"
    assert status(parser, "The mayor alleged that the dam had burst.", "burst") == "alleged"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The plan to arm the guards was read.", "arm"),
        ("Oster may have armed the guards.", "armed"),
        ("If Oster arms the guards, the strike will end.", "arms"),
        ("Oster wants to arm the guards.", "arm"),
        ("Oster could not arm the guards.", "arm"),
        ("Oster is expected to arm the guards.", "arm"),
        ("The mayor feared that Oster would arm the guards.", "arm"),
        ("Without arming the guards, Oster cannot win.", "arming"),
        ("Will Oster arm the guards?", "arm"),
        ("Oster reportedly armed the guards.", "armed"),
        ("Oster was ready to arm the guards.", "arm"),
        ("The mayor was asked to arm the guards.", "arm"),
    ],
)
def test_what_is_not_done_never_comes_out_as_occurred(parser: Parser, text: str, word: str) -> None:
    assert status(parser, text, word) not in ("occurred", "ongoing")


def test_reasons_name_the_words(parser: Parser) -> None:
    text = "The mayor said Oster might arm the guards."
    (parse,) = parser.parse([(text, 0)])
    token = parse.token_at(text.index("arm"), text.index("arm") + 3)
    assert token is not None
    assert "might" in judge(parse, token[0]).reasons


@pytest.mark.parametrize(
    ("text", "word", "grade"),
    [
        ("Oster armed the guards.", "armed", "certain"),
        ("Oster will arm the guards.", "arm", "settled"),
        ("Oster decided to arm the guards.", "arm", "settled"),
        ("Oster is expected to arm the guards.", "arm", "probable"),
        ("Oster flew home to arm the guards.", "arm", "probable"),
        ("Oster plans to arm the guards.", "arm", "meant"),
        ("Oster may arm the guards.", "arm", "open"),
        ("Oster wants to arm the guards.", "arm", "wished"),
        ("Oster might arm the guards.", "arm", "remote"),
        ("If Oster arms the guards, the strike will end.", "arms", "remote"),
        ("Oster did not fly home to arm the guards.", "arm", "unsettled"),
        ("Oster does not plan to arm the guards.", "arm", "doubtful"),
        ("Oster did not arm the guards.", "arm", "denied"),
        ("Oster refused to arm the guards.", "arm", "refused"),
        ("Before leaving, Oster armed the guards.", "leaving", "settled"),
        ("Oster delayed the raid.", "raid", "doubtful"),
        ("Oster may describe a raid.", "raid", "open"),
        ("Oster may describe the raid.", "raid", "known"),
    ],
)
def test_grade_says_how_sure_within_a_status(parser: Parser, text: str, word: str, grade: str) -> None:
    (parse,) = parser.parse([(text, 0)])
    token = parse.token_at(text.index(word), text.index(word) + len(word))
    assert token is not None
    judged = judge(parse, token[0])
    assert judged.grade == grade
    assert judged.factuality == load_grades().figures[grade]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Oster did not attend the summit.", "summit", "occurred"),
        ("Oster held no summit.", "summit", "denied"),
        ("The strike did not end.", "strike", "occurred"),
        ("Nobody was killed in the raid.", "killed", "denied"),
        ("None of the guards was killed.", "killed", "denied"),
        ("Oster rejected the offer.", "offer", "occurred"),
        ("Oster cancelled the visit.", "visit", "denied"),
        ("Oster failed to win the vote and resigned.", "resigned", "occurred"),
        ("Oster will not leave until the guards return.", "return", "possible"),
        ("Oster could sail, saying the guards had left.", "left", "occurred"),
        ("Oster became the first town to arm its guards.", "arm", "occurred"),
        ("Prices fell for days to reach a new low.", "reach", "occurred"),
        ("Oster would like to thank the guards.", "thank", "occurred"),
        ("Oster would like to arm the guards.", "arm", "possible"),
        ("The mayor insisted that the guards be armed.", "armed", "proposed"),
        ("Oster decided against arming the guards.", "arming", "denied"),
        ("Oster called for the guards' withdrawal.", "withdrawal", "proposed"),
        ("Oster was due to leave.", "leave", "planned"),
        ("The news came before Oster was due to leave.", "leave", "planned"),
        ("Oster may not be happy about the truce between the towns.", "truce", "occurred"),
        ("Oster asked the guild for shells for its war.", "war", "occurred"),
        ("Oster said nothing.", "said", "denied"),
        ("Norway to hold drills with Sweden.", "hold", "planned"),
        ("Oster held talks during his visit.", "visit", "occurred"),
        ("Oster will hold talks during his visit.", "visit", "planned"),
        ("Notes prepared by Oster about his raids were read.", "raids", "occurred"),
        ("The cause was not the northern raid.", "raid", "occurred"),
    ],
)
def test_negation_and_doubt_reach_no_further_than_their_clause(
    parser: Parser, text: str, word: str, expected: str
) -> None:
    assert status(parser, text, word) == expected
