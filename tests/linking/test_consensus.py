from __future__ import annotations

from foedus.linking.consensus import settle, settle_status, settle_when
from foedus.model.claim import Claim, When
from foedus.model.dates import Period

from .claims import claim, on


def keys(*claims: Claim) -> dict[str, str]:
    return {item.id: item.doc for item in claims}


def period(when: When | None) -> tuple[str, str] | None:
    return (str(when.period.since), str(when.period.until)) if when and when.period else None


def test_copies_do_not_outvote_a_second_origin_and_a_tie_stays_open() -> None:
    told = [claim("wire", subject="talks"), claim("wire", subject="talks"), claim("paper", subject="summit")]
    origins = keys(*told)
    assert settle(told, origins, lambda c: c.subject, open_ties=True) is None
    assert settle(told, origins, lambda c: c.subject) == "talks"


def test_a_later_word_of_one_source_replaces_its_earlier_one() -> None:
    told = [claim("a", subject="talks"), claim("b", subject="summit"), claim("a", subject="summit")]
    assert settle(told, keys(*told), lambda c: c.subject, open_ties=True) == "summit"


def test_dates_are_settled_where_most_origins_agree() -> None:
    told = [
        claim(doc, when=on(day)) for doc, day in (("a", "2024-03"), ("b", "2024-03-09"), ("c", "2024-05-01"))
    ]
    assert period(settle_when(told, keys(*told))) == ("2024-03-09", "2024-03-10")


def test_dates_without_majority_span_all_versions() -> None:
    told = [claim("a", when=on("2024-03-01")), claim("b", when=on("2024-03-09"))]
    assert period(settle_when(told, keys(*told))) == ("2024-03-01", "2024-03-10")


def test_the_date_of_the_happening_outweighs_the_date_of_the_plan() -> None:
    told = [
        claim("a", status="planned", when=on("2024-03-01")),
        claim("b", status="planned", when=on("2024-03-01")),
        claim("c", when=on("2024-03-09")),
    ]
    assert period(settle_when(told, keys(*told))) == ("2024-03-09", "2024-03-10")


def test_a_rhythm_gives_no_date() -> None:
    yearly = When(Period.parse("2024"), "every year", recurring=True)
    told = [claim("a", when=yearly), claim("b", when=on("2024-03-09"))]
    assert period(settle_when(told, keys(*told))) == ("2024-03-09", "2024-03-10")
    assert settle_when(told[:1], keys(told[0])) == yearly


def test_what_is_alleged_to_have_been_offered_is_offered_at_most() -> None:
    alleged = claim("a", type="AGREE", status="alleged", rule="agree.offer", joint=False)
    assert settle_status([alleged, claim("b", status="possible")]) == "proposed"
