from __future__ import annotations

from foedus.linking.match import link_claims
from foedus.model.actor import Mention
from foedus.model.claim import Claim, Where

from .claims import claim, on

TALKS = {"type": "CONSULT", "subject": "talks"}


def home(*claims: Claim) -> dict[str, tuple[str, ...]]:
    links = link_claims(claims, published={})
    return {key: group for group in links.groups for key in group}


def test_report_that_names_one_party_does_not_bridge_two_meetings() -> None:
    first = claim("a", "ministers met in the old fort", who=("NOR", "SWE"), **TALKS)
    vague = claim("b", "the minister met his colleague", who=("NOR",), **TALKS)
    other = claim("c", "ministers met on a ferry", who=("NOR", "FIN"), **TALKS)
    groups = home(first, vague, other)
    assert groups[first.id] != groups[other.id]


def test_guest_and_host_make_a_visit_the_same_as_the_talks_there() -> None:
    visit = claim(
        "a", "the king went to Kelm", who=("NOR",), joint=False, type="CONSULT", subject="visit",
        status="planned", where=Where("Kelm", "SWE"), when=on("2024-03-01"),
    )  # fmt: skip
    talks = claim("b", "the king met his host", who=("NOR", "SWE"), when=on("2024-03-01"), **TALKS)
    assert len(set(home(visit, talks).values())) == 1


def test_different_persons_of_one_state_make_different_visits() -> None:
    def visit(doc: str, person: str) -> Claim:
        named = Mention(0, 5, "envoy", "NOR.GOV", entity=person)
        return claim(
            doc, "envoy flew to Kelm", who=("NOR.GOV",), whom=("SWE",), joint=False, type="CONSULT",
            subject="visit", mentions=(named,),
        )  # fmt: skip

    same = home(visit("a", "person:ola_vik"), visit("b", "person:ola_vik"))
    others = home(visit("a", "person:ola_vik"), visit("b", "person:kari_lund"))
    assert len(set(same.values())) == 1
    assert len(set(others.values())) == 2


def test_drills_of_two_are_not_the_drills_of_three() -> None:
    two = claim("a", "they drilled", who=("NOR", "SWE"))
    three = claim("b", "they drilled", who=("NOR", "SWE", "FIN"))
    assert len(set(home(two, three).values())) == 2
    dated = {"when": on("2024-03-01"), "where": Where("Kelm", "SWE")}
    assert (
        len(
            set(
                home(
                    claim("a", who=("NOR", "SWE"), **dated), claim("b", who=("NOR", "SWE", "FIN"), **dated)
                ).values()
            )
        )
        == 1
    )


def test_an_offer_told_vaguely_joins_the_offer_told_in_full() -> None:
    full = claim("a", "Norway proposed drills", who=("NOR", "SWE"), status="proposed", rule="agree.offer+x")
    vague = claim(
        "b", "Norway offered friendship", type="AGREE", who=("NOR",), whom=("SWE",), joint=False,
        status="alleged", rule="agree.offer",
    )  # fmt: skip
    assert len(set(home(full, vague).values())) == 1


def test_giver_told_as_taker_makes_another_act() -> None:
    given = {"type": "REQUEST", "subject": "arms", "joint": False, "quote": "asked for shells"}
    asked = claim("a", who=("NOR",), whom=("SWE",), **given)
    other = claim("a", who=("SWE",), whom=(), **given)
    assert len(set(home(asked, other).values())) == 2


def meeting(doc: str, who: tuple[str, ...], **given: object) -> Claim:
    fields: dict[str, object] = {"type": "CONSULT", "subject": "summit", "who": who, "quote": "they met"}
    return claim(doc, **(fields | given))


def test_summit_is_not_the_visit_of_a_minister() -> None:
    envoy = Mention(0, 5, "Foreign Minister Ola Vik", "NOR.GOV", entity="person:ola_vik")
    visit = meeting("a", ("NOR.GOV",), whom=("SWE",), joint=False, subject="visit", mentions=(envoy,))
    assert len(set(home(visit, meeting("a", ("NOR", "SWE"))).values())) == 2


def test_guest_does_not_visit_home() -> None:
    held = meeting("a", ("NOR", "SWE"), where=Where("Kelm", "NOR"))
    planned = meeting("b", ("NOR",), whom=("SWE",), joint=False, subject="visit", status="planned")
    assert len(set(home(held, planned).values())) == 2


def test_persons_behind_a_pronoun_tell_meetings_apart() -> None:
    def met(doc: str, *people: str) -> Claim:
        pair = Mention(0, 5, "their", "NOR.GOV", members=("NOR.GOV", "SWE.GOV"), entities=people)
        return meeting(doc, ("NOR.GOV", "SWE.GOV"), mentions=(pair,))

    first = met("a", "person:ola_vik", "person:eva_berg")
    assert len(set(home(first, met("b", "person:ola_vik", "person:eva_berg")).values())) == 1
    assert len(set(home(first, met("b", "person:kari_lund", "person:eva_berg")).values())) == 2


def test_meeting_on_the_sidelines_is_not_the_forum() -> None:
    there = {"when": on("2024-03-01"), "where": Where("Kelm", "SWE")}
    forum = meeting("a", ("grouping:belt_and_road",), joint=False, **there)
    assert len(set(home(meeting("a", ("NOR", "SWE"), **there), forum).values())) == 2


def test_drills_of_one_year_are_not_those_of_the_next() -> None:
    one, other = claim("a", when=on("2022")), claim("b", when=on("2023"))
    assert len(set(home(one, other).values())) == 2


def test_what_may_be_sent_is_not_what_was_sent() -> None:
    given = {"type": "AID", "subject": "arms", "who": ("NOR",), "whom": ("SWE",), "joint": False}
    sent, told = claim("a", "shells were sent", **given), claim("b", "tanks were given", **given)
    guess = claim("b", "rockets could help", status="possible", **given)
    groups = home(sent, told, guess)
    assert groups[sent.id] == groups[told.id] != groups[guess.id]
