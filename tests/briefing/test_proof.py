import datetime as dt
from dataclasses import replace

import pytest

from foedus.briefing.blocks import Prose, Section
from foedus.briefing.brief import build_brief
from foedus.briefing.facts import find_facts
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried, first_carried, prove
from foedus.briefing.sentences import Citation, Row, Sentence, cite_claims, count
from foedus.errors import ProofError
from tests.briefing.material import make_material

MATERIAL = make_material()
LOOK = Lookup(MATERIAL)
SANCTIONS = next(claim for claim in MATERIAL.claims if claim.type == "SANCTION")
OFFER = next(claim for claim in MATERIAL.claims if claim.quote.startswith("The Arvenian minister"))
TREATY = next(claim for claim in MATERIAL.claims if claim.subject == "treaty")


def cited(text, claim=SANCTIONS, *, rows=(), status=None):
    return Sentence(text, cite_claims([claim.id]), rows, status)


def test_a_sentence_whose_facts_stand_in_its_spans_is_carried():
    assert carried(LOOK, cited("Lindhaven imposed sanctions on two shipyards on 4 September 2031."))


def test_a_capital_carries_the_state_that_the_lexicon_names():
    assert "Dorland" not in SANCTIONS.quote
    assert carried(LOOK, cited("Dorland imposed sanctions."))


def test_a_pronoun_carries_a_state_through_its_antecedent():
    assert TREATY.quote.startswith("They")
    assert carried(LOOK, cited("Arvenia and Corvo may sign a treaty.", TREATY))


@pytest.mark.parametrize(
    "text",
    [
        "Estmere imposed sanctions.",
        "Dorland imposed sanctions on Corvo, as Anna Weil said.",
        "Dorland imposed sanctions on Corvo in the Amber Strait.",
    ],
)
def test_a_name_that_no_cited_span_has_is_refused(text):
    assert not carried(LOOK, cited(text))


@pytest.mark.parametrize("number", ["3", "three", "12", "2.5", "dozen"])
def test_a_false_number_is_refused(number):
    assert not carried(LOOK, cited(f"Dorland imposed sanctions on {number} shipyards."))


def test_a_number_word_carries_its_figure():
    assert carried(LOOK, cited("Dorland imposed sanctions on 2 shipyards."))


@pytest.mark.parametrize(
    "date", ["on 5 September 2031", "in August 2031", "in September 2030", "on 4 October 2031", "in 1999"]
)
def test_a_false_date_is_refused(date):
    assert not carried(LOOK, cited(f"Dorland imposed sanctions {date}."))


def test_a_date_follows_from_the_words_and_the_date_of_the_article():
    assert OFFER.when.text == "in July"
    assert carried(LOOK, cited("Arvenia made an offer in July 2031.", OFFER))


def test_a_month_without_a_year_carries_no_year_if_the_article_is_undated():
    undated = tuple(
        replace(doc, published=type(doc.published)()) if doc.id == OFFER.doc else doc
        for doc in MATERIAL.documents
    )
    look = Lookup(replace(MATERIAL, documents=undated))
    assert not carried(look, cited("Arvenia made an offer in July 2031.", OFFER))
    assert carried(look, cited("Arvenia made an offer in July.", OFFER))


def test_a_time_whose_words_do_not_stand_where_it_says_is_refused():
    moved = replace(OFFER, when=replace(OFFER.when, start=OFFER.when.start + 3, end=OFFER.when.end + 3))
    claims = tuple(moved if claim.id == OFFER.id else claim for claim in MATERIAL.claims)
    look = Lookup(replace(MATERIAL, claims=claims))
    assert not carried(look, cited("Arvenia made an offer in July 2031.", moved))


@pytest.mark.parametrize(
    "quote",
    [
        "imposed sanctions on three Corvan shipyards",
        "imposed crushing sanctions",
        "two Corvan shipyards … Lindhaven imposed",
    ],
)
def test_a_quotation_that_is_not_word_for_word_is_refused(quote):
    assert not carried(LOOK, cited(f"It says: “{quote}”."))


def test_a_quotation_may_leave_words_out_in_order():
    assert carried(LOOK, cited("It says: “Lindhaven imposed sanctions … shipyards”."))


def test_a_fact_from_an_article_that_is_not_cited_is_refused():
    words = "Belmark criticised Corvo."
    claim = next(claim for claim in MATERIAL.claims if claim.quote.startswith("criticised"))
    assert carried(LOOK, cited(words, claim))
    assert not carried(LOOK, cited(words))


def test_a_count_must_be_the_number_of_what_was_counted():
    honest = count("outlets", ["a", "b", "a"])
    assert carried(LOOK, Sentence("Across 2 outlets.", (), (honest,)))
    assert not carried(LOOK, Sentence("Across 3 outlets.", (), (honest,)))
    assert not carried(LOOK, Sentence("Across 3 outlets.", (), (Row("count:outlets", ("3",), ("a", "b")),)))


@pytest.mark.parametrize("status", ["planned", "proposed", "alleged", "possible", "conditional", "denied"])
def test_a_sentence_about_acts_must_say_their_status(status):
    assert not carried(LOOK, cited("Dorland imposed sanctions.", status=status))


def test_a_status_that_no_cited_claim_has_is_refused():
    assert not carried(LOOK, cited("Dorland allegedly imposed sanctions.", status="alleged"))
    assert not carried(LOOK, cited("Arvenia made an offer.", OFFER, status="occurred"))


def test_a_planted_sentence_stops_the_brief():
    planted = Sentence("Estmere attacked Belmark on 1 May 2031.", cite_claims([SANCTIONS.id]))
    section = Section("planted", "Planted", (Prose((planted,)),))
    with pytest.raises(ProofError, match="“1 May 2031” is not carried, in “Estmere attacked Belmark"):
        build_brief(MATERIAL, sections=[lambda look: section])


def test_a_citation_of_something_that_is_not_there_stops_the_brief():
    with pytest.raises(ProofError, match="not in the material"):
        prove(LOOK, [Sentence("Nothing.", (Citation("claim", "c0"),))])


def test_the_proof_counts_what_it_checked():
    proof = prove(LOOK, [cited("Dorland imposed sanctions on 2 shipyards on 4 September 2031.")])
    assert (proof.sentences, proof.names, proof.numbers, proof.dates, proof.quotations) == (1, 1, 1, 1, 0)


def test_the_fullest_wording_that_is_carried_is_taken():
    wordings = [cited("Estmere imposed sanctions."), cited("Dorland imposed sanctions."), cited("Nothing.")]
    assert first_carried(LOOK, wordings).text == "Dorland imposed sanctions."


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Russia sold 3 ships to North Korea in July 2023.", ["July 2023", "Russia", "North Korea", "3"]),
        ("According to Jan van Dorp-Hale, twelve Su-35 flew.", ["Jan", "Dorp-Hale", "Su-35", "twelve"]),
        ("Across outlets, nothing is reported.", []),
        ("Zanzibar is a name although it opens the sentence.", ["Zanzibar"]),
        ("The United States met the G20.", ["United States", "G20"]),
        ("It says: “We saw 40 ships in May.”", ["We saw 40 ships in May."]),
        ("From 10–13 September 2023", ["10–13 September 2023"]),
    ],
)
def test_facts_are_found_in_the_text_alone(text, facts):
    assert [fact.text for fact in find_facts(text)] == facts


def test_as_of_is_the_day_that_the_case_says():
    firm = tuple(doc for doc in MATERIAL.documents if doc.published.until)
    dated = build_brief(replace(MATERIAL, as_of=dt.date(2031, 9, 15))).headline.dated.text
    assert dated.startswith("as of 15 September 2031, with 1 article that may have come out later")
    assert len(firm) == len(MATERIAL.documents) - 1
