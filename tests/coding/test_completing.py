"""Known meetings told without their parties, and where they were held."""

from __future__ import annotations

import datetime as dt

import pytest

from foedus.coding.coder import Coder
from foedus.model.claim import Claim
from foedus.model.document import Document, Paragraph, Published


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def claims_of(coder: Coder, text: str, day: str) -> tuple[Claim, ...]:
    published = Published(dt.date.fromisoformat(day), None, "metadata", "given")
    doc = Document(
        id="d1", text=text, language="en", paragraphs=(Paragraph(0, len(text)),), published=published
    )
    return coder.code(doc).claims


def test_known_summit_has_its_parties_and_day(coder: Coder) -> None:
    (summit,) = claims_of(coder, "The Camp David summit of 2023 set up a hotline.", "2023-11-02")
    assert (summit.who, summit.joint) == (("USA", "JPN", "KOR"), True)
    assert summit.when is not None and summit.when.period is not None
    assert str(summit.when.period.since) == "2023-08-18"


def test_edition_nearest_to_the_article_is_meant(coder: Coder) -> None:
    (accord,) = claims_of(coder, "The accord was signed at Camp David on Sunday.", "1978-09-20")
    assert (accord.subject, accord.who) == ("treaty", ("USA", "EGY", "ISR"))


def test_host_town_in_the_name_of_a_summit_is_no_party(coder: Coder) -> None:
    (summit,) = claims_of(coder, "Little followed the Hanoi summit.", "2019-06-01")
    assert set(summit.who) == {"USA", "PRK"} and summit.where is not None and summit.where.name == "Hanoi"


def test_parties_that_the_text_names_stand(coder: Coder) -> None:
    text = "Sweden and Norway signed the accord at Camp David on Sunday."
    assert {claim.who for claim in claims_of(coder, text, "2023-09-20")} == {("SWE", "NOR")}


def test_known_forum_is_where_it_is_held(coder: Coder) -> None:
    text = "The Mongolian president attended the Eastern Economic Forum."
    (claim,) = claims_of(coder, text, "2022-09-09")
    assert claim.where is not None and claim.where.name == "Vladivostok"


def test_place_of_an_offer_is_not_the_place_of_what_is_offered(coder: Coder) -> None:
    text = "Japan proposed drills in the East China Sea with India during a visit to Hanoi in May."
    drills = next(claim for claim in claims_of(coder, text, "2023-09-01") if claim.subject == "exercise")
    assert drills.where is None or drills.where.name != "Hanoi"


def test_who_says_so_is_not_part_of_the_clause(coder: Coder) -> None:
    text = "Sweden and Norway signed an accord, according to Ole Brandt at the Harbour Institute."
    (claim,) = claims_of(coder, text, "2023-09-20")
    assert "Brandt" not in claim.quote


def test_town_that_goods_come_from_names_the_giver(coder: Coder) -> None:
    text = "Some 300 crates of ammunition were shipped to Libya from Odesa."
    (claim,) = claims_of(coder, text, "2023-09-20")
    assert (claim.who, claim.whom) == (("UKR",), ("LBY",))


def test_what_is_condemned_is_taken_for_granted(coder: Coder) -> None:
    text = "Armenia condemned the meeting of Turkey and Azerbaijan."
    status = {claim.type: claim.status for claim in claims_of(coder, text, "2023-09-20")}
    assert status == {"ACCUSE": "occurred", "CONSULT": "occurred"}


def test_where_a_guest_comes_from_is_not_visited(coder: Coder) -> None:
    text = "The Greek foreign minister flew from Cairo to Tripoli."
    (visit,) = claims_of(coder, text, "2023-09-20")
    assert visit.whom == ("LBY",)


def test_who_asks_is_found_behind_what_is_asked(coder: Coder) -> None:
    text = "Italy was asked to take part in the exercise by Spain."
    (asked,) = claims_of(coder, text, "2023-09-20")
    assert (asked.type, asked.who, asked.whom) == ("REQUEST", ("ESP",), ("ITA",))


def test_exercise_known_by_name_has_those_who_hold_it(coder: Coder) -> None:
    (claim,) = claims_of(coder, "Norway took part in the Varuna exercise last year.", "2023-09-20")
    assert (claim.who, claim.joint) == (("NOR", "FRA", "IND"), True)


def test_holder_of_an_exercise_who_is_named_stands_alone(coder: Coder) -> None:
    (claim,) = claims_of(coder, "India and Norway held the Varuna exercise last year.", "2023-09-20")
    assert claim.who == ("IND", "NOR")
