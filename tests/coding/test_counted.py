from __future__ import annotations

import datetime as dt

import pytest

from foedus.coding.coder import Coder
from foedus.coding.counted import find_groups, find_others
from foedus.model.actor import Mention
from foedus.model.claim import Claim
from foedus.model.document import Document, Paragraph, Published


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def claims_of(coder: Coder, text: str) -> tuple[Claim, ...]:
    published = Published(dt.date(2023, 9, 1), None, "metadata", "given")
    doc = Document(
        id="d1", text=text, language="en", paragraphs=(Paragraph(0, len(text)),), published=published
    )
    return coder.code(doc).claims


def named(text: str, **codes: str) -> list[Mention]:
    return [Mention(text.index(w), text.index(w) + len(w), w, code) for w, code in codes.items()]


def test_states_that_only_commas_and_conjunctions_part_are_a_group() -> None:
    text = "Germany, Poland and Denmark met; Sweden stayed away from Norway."
    mentions = named(text, Germany="DEU", Poland="POL", Denmark="DNK", Sweden="SWE", Norway="NOR")
    assert [group.states for group in find_groups(text, mentions)] == [{"DEU", "POL", "DNK"}]


def test_group_completes_only_those_who_are_among_it() -> None:
    text = "Germany, Poland and Denmark met Sweden."
    mentions = named(text, Germany="DEU", Poland="POL", Denmark="DNK", Sweden="SWE")
    groups = find_groups(text, mentions)
    assert [m.actor for m in find_others(3, mentions[:1], 90, groups)] == ["POL", "DNK"]
    assert find_others(3, mentions[3:], 90, groups) == ()
    assert find_others(2, mentions[:1], 90, groups) == ()


def test_three_way_drills_have_the_three_that_the_text_names_together(coder: Coder) -> None:
    text = (
        "Germany has proposed three-way naval drills in the Baltic. "
        "The plan would bring Germany, Poland and Denmark closer together."
    )
    drills = next(claim for claim in claims_of(coder, text) if claim.subject == "exercise")
    assert (drills.who, drills.joint, drills.status) == (("DEU", "POL", "DNK"), True, "proposed")
    assert [text[m.start : m.end] for m in drills.mentions] == ["Germany", "Poland", "Denmark"]


def test_the_drills_are_those_spoken_of_before(coder: Coder) -> None:
    text = (
        "Greece was invited to join Egypt and Cyprus in naval drills. "
        "Egypt proposed the drills during a visit to Athens in June."
    )
    _, again = [claim for claim in claims_of(coder, text) if claim.subject == "exercise"]
    assert set(again.who) == {"EGY", "GRC", "CYP"} and again.whom == ("GRC",)
    assert again.when is not None and again.when.text == "June"


def test_vague_offer_is_of_what_was_offered_before(coder: Coder) -> None:
    text = (
        "Turkey has proposed naval drills with Libya. "
        "Turkey offered a sign of friendship to Libya during its meeting with the Egyptian ambassador."
    )
    vague = claims_of(coder, text)[-2:]
    offer = next(claim for claim in vague if claim.type == "AGREE")
    assert (offer.subject, offer.whom) == ("exercise", ("LBY",))
    assert offer.when is not None and offer.when.period is None
    assert offer.when.text.startswith("during its meeting with")
