from __future__ import annotations

import datetime as dt

import pytest

from foedus.coding.coder import Coder
from foedus.model.document import Document, Paragraph, Published

TEXT = "Norway and Sweden held talks in Oslo on Monday."


def article(language: str | None, text: str = TEXT) -> Document:
    return Document(id="d1", text=text, language=language, paragraphs=(Paragraph(0, len(text)),))


@pytest.mark.parametrize("language", ["en", None])
def test_article_is_coded_unless_its_language_is_known_to_be_another(language: str | None) -> None:
    assert Coder().code(article(language)).claims


def test_article_in_another_language_gives_nothing() -> None:
    coded = Coder().code(article("tr"))
    assert coded.claims == () and coded.statements == ()


def test_plan_inside_a_condition_is_no_plan() -> None:
    text = "The risk would be small if Norway were to take part in exercises with Sweden."
    assert [claim.status for claim in Coder().code(article("en", text)).claims] == ["conditional"]


def dated(text: str) -> Document:
    published = Published(dt.date(2031, 5, 7), dt.date(2031, 5, 8), "dateline")
    return Document(
        id="d1", text=text, language="en", paragraphs=(Paragraph(0, len(text)),), published=published
    )


@pytest.mark.parametrize(
    ("text", "status", "grade"),
    [
        ("Norway and Sweden held talks in Oslo on Monday.", "occurred", "certain"),
        ("Norway and Sweden will hold talks in Oslo on Monday.", "planned", "settled"),
        ("Norway and Sweden might hold talks in Oslo.", "possible", "remote"),
        ("Norway does not want Sweden to sign the treaty.", "ongoing", "certain"),
        ("Norway's government hoped to urge Sweden to join the talks.", "proposed", "wished"),
        ("Norway's foreign minister meets Sweden's prime minister on Friday.", "planned", "probable"),
        ("Norway's foreign minister is meeting Sweden's prime minister on Friday.", "planned", "probable"),
    ],
)
def test_claims_carry_status_and_grade(text: str, status: str, grade: str) -> None:
    claims = Coder().code(dated(text)).claims
    assert claims and {(claim.status, claim.grade) for claim in claims} == {(status, grade)}


def test_hyphen_in_a_name_cuts_nothing_off() -> None:
    text = "South Korean lawmaker Yoo Sang-bum said that Norway would join the drill."
    (statement,) = Coder().code(article("en", text)).statements
    assert statement.speaker is not None and statement.speaker.name == "Yoo Sang-bum"


def test_what_goes_on_is_not_given_a_day_that_is_over() -> None:
    text = "Norway is criticizing Sweden's remarks during Monday's talks."
    claims = Coder().code(dated(text)).claims
    ongoing = [claim for claim in claims if claim.status == "ongoing"]
    assert ongoing and all(claim.when is None for claim in ongoing)


def test_the_north_is_settled_by_the_name_of_either_korea() -> None:
    text = "South Korea said that the North had fired two missiles."
    assert [claim.who for claim in Coder().code(article("en", text)).claims] == [("PRK",)]
    alone = "Norway said that the North had fired two missiles."
    assert all(claim.who != ("PRK",) for claim in Coder().code(article("en", alone)).claims)
