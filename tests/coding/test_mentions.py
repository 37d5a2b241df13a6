import datetime as dt

import pytest

from foedus.coding.mentions import find_mentions, is_place_use, mention_tokens, place_mentions
from foedus.coding.parse import load_parser
from foedus.lexicon.actors import ExtraName, load_actors

ON = dt.date(2022, 3, 1)


def mentions(text, on=ON, offset=0):
    [parse] = load_parser().parse([(text, offset)])
    return parse, find_mentions(parse, load_actors(), on=on)


def named(text, on=ON):
    return [(one.text, one.actor) for one in mentions(text, on)[1]]


def entities(text, on=ON):
    return {one.text: one.entity for one in mentions(text, on)[1]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian lawmakers approved it.", [("Norwegian lawmakers", "NOR.LEG")]),
        ("The Chilean navy sailed.", [("Chilean navy", "CHL.MIL")]),
        ("Peru's armed forces sailed.", [("Peru's armed forces", "PER.MIL")]),
        ("Lima's foreign ministry replied.", [("Lima's foreign ministry", "PER.GOV")]),
        ("Kenyan police met Malian troops.", [("Kenyan police", "KEN.COP"), ("Malian troops", "MLI.MIL")]),
        ("The government of Ghana fell.", [("government of Ghana", "GHA.GOV")]),
        ("Portuguese intelligence officials left.", [("Portuguese intelligence officials", "PRT.SPY")]),
        ("A Danish defence ministry spokesman spoke.", [("Danish defence ministry spokesman", "DNK.MIL")]),
        ("Former Dutch officials spoke.", [("Dutch officials", "NLD.ELI")]),
        ("The FBI director spoke.", [("FBI director", "USA.COP")]),
        ("The director of the CIA spoke.", [("director of the CIA", "USA.SPY")]),
        ("The Kremlin and the Pentagon agreed.", [("Kremlin", "RUS.GOV"), ("Pentagon", "USA.MIL")]),
        ("Mexican opposition parties marched.", [("Mexican opposition parties", "MEX.OPP")]),
    ],
)  # fmt: skip
def test_state_and_calling_make_one_mention(text, expected):
    assert named(text) == expected


def test_demonym_before_another_noun_is_the_state_itself():
    assert named("Swiss military exercises ended near Brazilian ports.") == [
        ("Swiss", "CHE"), ("Brazilian", "BRA"),
    ]  # fmt: skip


def test_shared_noun_belongs_to_both_demonyms():
    assert named("Finnish and Swedish diplomats dined.") == [
        ("Finnish", "FIN.GOV"), ("Swedish diplomats", "SWE.GOV"),
    ]  # fmt: skip


def test_office_title_and_name_make_one_mention_with_the_person():
    [one] = mentions("Russian Foreign Minister Sergey Lavrov spoke.")[1]
    assert (one.text, one.actor, one.entity) == (
        "Russian Foreign Minister Sergey Lavrov", "RUS.GOV", "person:sergey_lavrov",
    )  # fmt: skip


def test_date_settles_who_holds_an_office():
    text = "The Turkish president and the Japanese prime minister dined."
    assert entities(text, dt.date(2010, 1, 1))["Turkish president"] == "person:abdullah_gul"
    assert entities(text, dt.date(2020, 1, 1))["Turkish president"] == "person:recep_tayyip_erdogan"
    assert entities(text, dt.date(2010, 1, 1))["Japanese prime minister"] == "person:yukio_hatoyama"


def test_unknown_person_takes_state_and_calling_from_the_text():
    assert mentions("Icelandic lawmaker Sigrun Testsdottir wept.")[1][0].actor == "ISL.LEG"
    [name, phrase] = mentions("Carla Probatoria, a Chilean army spokeswoman, wept.")[1]
    assert (name.actor, name.entity) == ("CHL.MIL", "person:carla_probatoria")
    assert phrase.entity == "person:carla_probatoria"
    assert phrase.antecedents == ((name.start, name.end),)


def test_unknown_person_without_state_is_himself():
    found = dict(named("Peter Examplar, vice president of the Centre for Polar Policy, disagreed."))
    assert found["Peter Examplar"] == "person:peter_examplar"
    assert found["Centre for Polar Policy"] == "organisation:centre_for_polar_policy"


def test_bodies_are_known_by_their_shape():
    found = dict(named("Tromso University and the Polar Fishing Association signed a letter."))
    assert found["Tromso University"] == "organisation:tromso_university"
    assert found["Polar Fishing Association"] == "organisation:polar_fishing_association"


@pytest.mark.parametrize(
    "text",
    [
        "They sailed the Sea of Japan and the South China Sea.",
        "The turkey was cold and they told us so.",
        "She counted every hanging chad.",
        "The Korean Peninsula and the Taiwan Strait are narrow.",
    ],
)
def test_names_that_only_look_like_states_are_none(text):
    assert named(text) == []


def test_outlets_and_banks_with_a_states_name_are_not_the_state():
    text = "The Japan Times and the Bank of Patagonia quoted Singapore Airlines."
    assert named(text) == [
        ("The Japan Times", "outlet:japan_times"), ("Bank of Patagonia", "organisation:bank_of_patagonia"),
    ]  # fmt: skip


def test_persons_called_like_states_are_persons():
    assert [actor for _, actor in named("Michael Jordan and Chad Testman smiled.")] == [
        "person:michael_jordan", "person:chad_testman",
    ]  # fmt: skip


def test_american_georgia_is_no_state_of_ours():
    assert named("Voters in Atlanta and across Georgia queued.") == []
    assert named("Georgia accused its neighbour.")[0] == ("Georgia", "GEO")


def test_place_use_is_told_from_an_actor():
    parse, found = mentions("Fighting in Yemen worried Oman, and Qatar sent aid to Yemen.")
    assert [(one.text, is_place_use(parse, one)) for one in found] == [
        ("Yemen", True), ("Oman", False), ("Qatar", False), ("Yemen", False),
    ]  # fmt: skip
    parse, found = mentions("The Helsinki-based group left.")
    assert is_place_use(parse, found[0])


def test_ambassador_takes_in_where_he_is_sent():
    assert named("Spain's ambassador to Cuba resigned.")[0][0] == "Spain's ambassador to Cuba"


def test_two_states_in_one_token_are_both_found():
    assert [actor for _, actor in named("U.S.-China talks resumed.")] == ["USA", "CHN"]


def test_offsets_are_the_documents_and_tokens_the_parses():
    text = "In Oslo, Norwegian lawmakers met Kenya’s president."
    parse, found = mentions(text, offset=100)
    for one in found:
        assert text[one.start - 100 : one.end - 100] == one.text
        first, last, head = mention_tokens(parse, one)
        assert first <= head <= last
    placed = place_mentions(parse, found)
    assert [parse.words[one.head] for one in placed] == ["Oslo", "lawmakers", "president"]


def test_callers_own_names_are_found():
    actors = load_actors().with_extra([ExtraName("Avaria", "AVA"), ExtraName("Avarian", "AVA", "demonym")])
    [parse] = load_parser().parse([("Avarian troops left Avaria.", 0)])
    assert [one.actor for one in find_mentions(parse, actors)] == ["AVA.MIL", "AVA"]


def test_nothing_is_found_in_nothing():
    [parse] = load_parser().parse([("", 0)])
    assert find_mentions(parse, load_actors()) == []


def test_name_after_a_calling_in_a_long_title_is_the_person():
    found = [actor for _, actor in named("Polar Fishing Committee Chairman Peter Examplar smiled.")]
    assert "person:peter_examplar" in found


def test_dateline_is_a_place():
    parse, found = mentions("OSLO, Norway (AP) -- Norway reopened its border on Monday.")
    assert [is_place_use(parse, one) for one in found if one.text == "Norway"] == [True, False]


def test_bodies_of_many_states_need_their_own_state_near():
    assert named("The National Assembly rose.") == []
    assert ("National Assembly", "KOR.LEG") in named("South Korea voted and the National Assembly rose.")
    assert named("Voters in Chile watched the Senate.") == [("Chile", "CHL")]


def test_rebels_stay_rebels_whatever_their_calling():
    assert named("Taliban soldiers left.", dt.date(2015, 1, 1)) == [("Taliban soldiers", "AFG.REB")]
    assert named("Taliban soldiers left.", dt.date(2022, 1, 1)) == [("Taliban soldiers", "AFG.MIL")]
