import datetime as dt

from foedus.coding.mentions import find_mentions
from foedus.coding.parse import load_parser
from foedus.coding.resolve import resolve_mentions
from foedus.lexicon.actors import load_actors

ON = dt.date(2022, 3, 1)


def resolved(*paragraphs, speakers=()):
    passages, offset = [], 0
    for text in paragraphs:
        passages.append((text, offset))
        offset += len(text) + 2
    parses = load_parser().parse(passages)
    mentions = [find_mentions(parse, load_actors(), on=ON) for parse in parses]
    rows = resolve_mentions(parses, mentions, speakers=speakers)
    return [one for row in rows for one in row]


def meant(word, *paragraphs):
    return [one.members or (one.actor,) for one in resolved(*paragraphs) if one.text == word]


def test_surname_alone_is_the_person_named_in_full():
    found = resolved("Analyst Peter Examplar disagreed.", "Examplar said the plan was old.")
    assert [one.actor for one in found] == ["person:peter_examplar"] * 2
    assert found[1].antecedents == ((found[0].start, found[0].end),)


def test_full_name_in_the_document_beats_a_known_surname():
    found = resolved("Anna Lavrov, a farmer, disagreed.", "Lavrov said the plan was old.")
    assert {one.actor for one in found if one.text.endswith("Lavrov")} == {"person:anna_lavrov"}


def test_he_and_she_agree_with_the_person():
    text = (
        "Chilean army spokeswoman Carla Probatoria met Peruvian lawmaker Peter Examplar, and she thanked him."
    )
    assert meant("she", text) == [("CHL.MIL",)]
    assert meant("him", text) == [("PER.LEG",)]


def test_it_is_the_subject_of_the_clause_above():
    assert meant("its", "Brazil said it would widen its fleet after Peru left.") == [("BRA",)]
    assert meant("it", "Brazil said it would widen its fleet after Peru left.") == [("BRA",)]


def test_empty_it_is_nobody():
    assert meant("it", "Brazil is near, and it is likely that Peru will follow.") == []
    assert meant("It", "Brazil left the talks.", "It remains unclear who will follow.") == []


def test_it_is_open_where_a_thing_is_the_subject():
    assert meant("it", "The proposal surprised Brazil.", "Observers said it offended Peru.") == []


def test_they_are_the_pair_just_joined():
    assert meant("They", "Brazil and Peru signed a pact.", "They will patrol the river.") == [("BRA", "PER")]
    assert meant("They", "Observers praised Brazil.", "They called the pact old.") == []


def test_counted_countries_are_the_last_group_of_that_size():
    first = "Brazil, Peru and Chile signed a pact."
    assert meant("three countries", first, "The three countries will patrol the river.") == [
        ("BRA", "PER", "CHL")
    ]
    assert meant("two countries", first, "The two countries will patrol the river.") == []
    assert meant("both sides", "Brazil met Peru in spring.", "Progress was made by both sides.") == [
        ("BRA", "PER")
    ]


def test_two_koreas_need_no_antecedent():
    assert meant("two Koreas", "Trade between the two Koreas stopped.") == [("PRK", "KOR")]


def test_the_north_needs_the_koreas_in_the_document():
    assert meant("South", "South Korea sent rice.", "Nobody thanked the South for it.") == [("KOR",)]
    assert meant("North", "Trade between North Korea and Peru fell.", "Peru blamed the North.") == [("PRK",)]
    assert meant("North", "Snow fell on Brazil.", "It was colder in the North.") == []


def test_spokeswoman_is_the_one_named_as_such():
    found = meant(
        "spokeswoman",
        "Chilean army spokeswoman Carla Probatoria met reporters.",
        "The spokeswoman said patrols would go on.",
    )
    assert found == [("CHL.MIL",)]


def test_country_is_the_one_in_focus():
    assert meant("country", "Peru voted on Sunday.", "The country has a new cabinet.") == [("PER",)]
    assert meant("country", "Peru met Chile and Brazil.", "The country has a new cabinet.") == [("PER",)]


def test_we_in_direct_speech_are_the_speakers_state():
    text = "“We will patrol the river, and I will go,” the minister said."
    found = resolved(text, speakers=[(0, text.index("”") + 1, "CHL.MIL")])
    assert [(one.text, one.actor) for one in found] == [("We", "CHL"), ("I", "CHL.MIL")]


def test_mentions_stay_in_order_and_quote_the_text():
    paragraphs = ("Brazil and Peru met.", "They agreed that the two countries would trade.")
    text = "\n\n".join(paragraphs)
    found = resolved(*paragraphs)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(text[one.start : one.end] == one.text for one in found)


def test_states_of_the_same_sentence_come_before_an_older_pair():
    first = "Brazil and Peru signed a pact."
    second = "A tariff by Norway on Chilean copper would hurt trade between the two countries."
    assert meant("two countries", first, second) == [("NOR", "CHL")]


def test_he_is_open_after_a_speaker_without_a_name():
    assert meant("he", "Peruvian lawmaker Peter Examplar left.", "A visitor said he was tired.") == []


def test_a_pair_keeps_the_persons_that_it_stands_for():
    text = "The pact reached by Chilean envoy Ana Proba and Peruvian lawmaker Peter Examplar at their talks."
    (pair,) = [one for one in resolved(text) if one.text == "their"]
    assert dict(zip(pair.members, pair.entities, strict=True))["PER.LEG"] == "person:peter_examplar"


TOLD = "Chilean army spokesman Paul Probator accused the crew on Monday."
UTTERED = '"Peruvian lawmaker Peter Examplar never paid. Peter Examplar knows it," he added.'


def test_he_of_a_tag_is_no_one_out_of_the_quotation():
    assert ("PER.LEG",) not in meant("he", TOLD, UTTERED)
    assert meant("he", '"Peter Examplar sank the pact, and Peter Examplar knows it," he added.') == []


def test_he_of_a_tag_goes_on_with_who_spoke_outside_quotations():
    first = "Chilean army spokesman Paul Probator said the crew was safe."
    quoted = '"The harbour is shut," Probator said. "Peter Examplar told me so."'
    assert meant("he", first, quoted, '"Nobody is to leave," he added.') == [("CHL.MIL",)]


def test_he_in_whole_speech_is_not_who_speaks():
    text = 'Chilean army spokesman Paul Probator said Peter Examplar had left. "He lied to the crew."'
    assert meant("He", text) == [("person:peter_examplar",)]


def test_government_told_by_its_seat_is_that_states():
    assert meant("government", "Peru fired on a trawler. The government in Santiago protested.") == [
        ("CHL.GOV",)
    ]


def test_government_seated_where_no_state_is_known_is_nobodys():
    assert meant("government", "Peru fired on a trawler. The government in Osterby protested.") == []


def test_the_office_of_one_just_named_in_it_is_of_that_state():
    first = "Peruvian lawmaker Peter Examplar flew to Chile to meet Chilean Prime Minister Carla Probatoria."
    assert meant("prime minister's office", first, "The prime minister's office confirmed it.") == [
        ("CHL.GOV",)
    ]
