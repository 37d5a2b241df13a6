from __future__ import annotations

import pytest

from foedus.linking.disputes import find_disputes
from foedus.linking.quantities import compatible
from foedus.model.actor import Mention
from foedus.model.claim import Claim, Quantity, When, Where
from foedus.model.document import Document

from .claims import claim, document, on

DOCS = {doc.id: doc for doc in [document("a", "Gazette"), document("b", "Courier", "2024-04-02")]}


def kinds(*claims: Claim, origins: dict[str, str] | None = None) -> dict[str, str]:
    return {item.field: item.kind for item in find_disputes(claims, DOCS, origins)}


def number(value: float, bound: str = "exact", unit: str = "containers") -> Quantity:
    return Quantity(value, unit, bound, 0, 4, f"{bound} {value:,.0f}")  # type: ignore[arg-type]


def shipped(doc: str, *quantities: Quantity, **given: object) -> Claim:
    return claim(doc, quantities=quantities, **given)


def test_exclusive_dates_are_a_conflict_with_their_words() -> None:
    docs: dict[str, Document] = DOCS
    (dispute,) = find_disputes([claim("a", when=on("2024-03-01")), claim("b", when=on("2024-03-09"))], docs)
    assert (dispute.field, dispute.kind) == ("date", "conflict")
    assert [version.value for version in dispute.versions] == ["2024-03-01", "2024-03-09"]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("2024-03", "2024-03-09", "precision"),
        ("2024-03-01", "2024-03-02", "slip"),
        ("2023-03-09", "2024-03-09", "slip"),
        ("2024-03-04", "2024-04-03", "slip"),
        ("2024-03-01", "2024-05-20", "conflict"),
    ],
)
def test_dates_differ_by_kind(first: str, second: str, kind: str) -> None:
    assert kinds(claim("a", when=on(first)), claim("b", when=on(second))) == {"date": kind}


def test_place_expected_and_place_reported_are_an_update() -> None:
    expected = claim("a", status="possible", where=Where("Kelm", "NOR", 60.0, 5.0))
    held = claim("b", where=Where("Tamsey", "NOR", 68.0, 15.0))
    assert kinds(expected, held) == {"status": "update", "place": "update"}


def test_neighbouring_places_are_a_matter_of_precision() -> None:
    near = (
        claim("a", where=Where("Kelm", "NOR", 60.0, 5.0)),
        claim("b", where=Where("Kelm Bay", "NOR", 60.1, 5.1)),
    )
    assert kinds(*near) == {"place": "precision"}
    far = (
        claim("a", where=Where("Kelm", "NOR", 60.0, 5.0)),
        claim("b", where=Where("Orlen", "SWE", 57.0, 18.0)),
    )
    assert kinds(*far) == {"place": "conflict"}


def test_who_was_asked_is_a_dispute_of_its_own() -> None:
    mentions = (
        Mention(0, 6, "Norway", "NOR"),
        Mention(20, 26, "Sweden", "SWE"),
        Mention(30, 37, "Finland", "FIN"),
    )
    asked_one = claim("a", status="proposed", who=("NOR", "SWE"), mentions=mentions)
    asked_two = claim("b", status="proposed", who=("NOR", "SWE", "FIN"), mentions=mentions)
    asked_other = claim("b", status="proposed", joint=False, who=("NOR",), whom=("FIN",), mentions=mentions)
    assert kinds(asked_one, asked_two)["addressee"] == "scope"
    assert kinds(asked_one, asked_other)["addressee"] == "conflict"
    (dispute,) = [d for d in find_disputes([asked_one, asked_other], DOCS) if d.field == "addressee"]
    assert [version.spans for version in dispute.versions] == [(("b", 30, 37),), (("a", 20, 26),)]


def test_fewer_parties_named_is_precision_others_a_conflict() -> None:
    given = {"joint": False, "who": ("NOR",)}
    assert kinds(claim("a", whom=("SWE",), **given), claim("b", whom=("SWE", "FIN"), **given)) == {
        "whom": "precision"
    }
    assert kinds(claim("a", whom=("SWE",), **given), claim("b", whom=("FIN",), **given)) == {
        "whom": "conflict"
    }


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (number(1_000, "least"), number(1_200), "precision"),
        (number(1_000), number(1_013), "precision"),
        (number(1_000, "least"), number(700), "conflict"),
        (number(2_000), number(2_000_000), "slip"),
        (number(1_200), number(1_700), "conflict"),
    ],
)
def test_numbers_differ_by_kind(one: Quantity, other: Quantity, kind: str) -> None:
    assert kinds(shipped("a", one), shipped("b", other)) == {"number of containers": kind}


def test_numbers_for_different_times_differ_in_scope() -> None:
    found = kinds(shipped("a", number(1_200), when=on("2023")), shipped("b", number(1_900), when=on("2024")))
    assert found["number of containers"] == "scope"


def test_a_source_that_corrects_itself_is_an_update() -> None:
    early, late = shipped("a", number(1_200)), shipped("b", number(1_700))
    assert kinds(early, late, origins={early.id: "Agency", late.id: "Agency"}) == {
        "number of containers": "update"
    }


def test_equal_numbers_of_different_units_are_no_dispute() -> None:
    assert kinds(shipped("a", number(5)), shipped("b", number(9, unit="ships"))) == {}
    assert compatible(number(1_000_000, "least"), number(3_000_000))


def test_the_proposer_is_not_among_those_asked_wherever_the_text_names_it() -> None:
    alone = claim("a", status="proposed", joint=False, who=("SWE.MIL",), whom=("NOR",))
    joint = claim("b", status="proposed", who=("NOR", "SWE", "FIN"))
    (dispute,) = [d for d in find_disputes([alone, joint], DOCS) if d.field == "addressee"]
    assert [version.value for version in dispute.versions] == ["FIN NOR", "NOR"]


def test_occasion_beside_a_date_is_another_scope() -> None:
    during = When(None, "during his meeting with the envoy", 10, 43)
    (dispute,) = find_disputes([claim("a", when=on("2024-03")), claim("b", when=during)], DOCS)
    assert (dispute.field, dispute.kind) == ("date", "scope")
    assert [version.value for version in dispute.versions] == ["2024-03", "during his meeting with the envoy"]


def test_alleged_offer_counts_when_reports_differ_on_whom_was_asked() -> None:
    mentions = (Mention(0, 6, "Norway", "NOR"), Mention(20, 26, "Sweden", "SWE"), Mention(30, 37, "", "FIN"))
    asked = claim("a", status="proposed", who=("NOR", "SWE", "FIN"), mentions=mentions)
    alleged = claim(
        "b", type="AGREE", status="alleged", rule="agree.offer", joint=False, who=("NOR",), whom=("SWE",),
        mentions=mentions,
    )  # fmt: skip
    assert kinds(asked, alleged)["addressee"] == "scope"
