import datetime as dt
from pathlib import Path

import pytest

from foedus.errors import LexiconError
from foedus.lexicon.actors import ExtraName, load_actors
from foedus.lexicon.agents import Agent

FIXTURE = """
state: ISL
source: a made-up list
persons:
  - id: gunnar_example
    name: Gunnar Example
    aliases: [Example]
    roles:
      - {office: foreign minister, title: Foreign Minister, sector: GOV, since: 2001, until: 2003-06}
      - {office: head of government, title: Prime Minister, sector: GOV, since: 2003-06-01, until: 2005-02-03}
agencies:
  - {id: whale_office, name: Whale Office, sector: GOV, since: 1990}
titles:
  - {text: Herring Council, sector: GOV}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "officials").mkdir()
    (tmp_path / "officials" / "own.yaml").write_text(FIXTURE)
    return tmp_path


def test_role_of_the_day_gives_the_code(folder):
    actors = load_actors([folder])
    person = actors.persons["person:gunnar_example"]
    in_2002, in_2004 = actors.role(person, dt.date(2002, 5, 1)), actors.role(person, dt.date(2004, 5, 1))
    assert in_2002 and in_2002.office == "foreign minister"
    assert in_2004 and in_2004.office == "head of government"
    assert actors.actor_of("person:gunnar_example", dt.date(1999, 1, 1)) == "person:gunnar_example"
    assert actors.actor_of("person:gunnar_example", dt.date(2020, 1, 1)) == "ISL.GOV"


def test_office_of_the_day_gives_the_person(folder):
    actors = load_actors([folder])
    holder = actors.holder("ISL", "foreign minister", dt.date(2003, 6, 30))
    assert holder and holder.name == "Gunnar Example"
    assert actors.holder("ISL", "foreign minister", dt.date(2003, 7, 1)) is None
    leader = actors.holder("ISL", "leader", dt.date(2004, 1, 1))
    assert leader and leader.id == "gunnar_example"


def test_own_bodies_and_titles_are_found(folder):
    actors = load_actors([folder])
    assert actors.names["Whale Office"][0].actor == "ISL.GOV"
    assert actors.names["Herring Council"][0].actor == "ISL.GOV"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("sector: GOV, since: 1990", "unknown sector 'GUV'; did you mean 'GOV'"),
        ("id: whale_office", "an id has small letters"),
        ("since: 2001, until: 2003-06", "begins"),
    ],
)
def test_wrong_file_is_refused_with_line_and_remedy(folder, wrong, right):
    swaps = {
        "sector: GOV, since: 1990": "sector: GUV, since: 1990",
        "id: whale_office": "id: Whale-Office",
        "since: 2001, until: 2003-06": "since: 2004, until: 2003-06",
    }
    path = folder / "officials" / "own.yaml"
    path.write_text(FIXTURE.replace(wrong, swaps[wrong]))
    with pytest.raises(LexiconError, match=rf"own\.yaml:\d+: .*{right}"):
        load_actors([folder])


def test_known_leaders_hold_office_on_the_day():
    actors = load_actors()
    expected = {
        ("USA", "head of state", dt.date(1990, 1, 1)): "george_h_w_bush",
        ("RUS", "head of state", dt.date(2010, 1, 1)): "dmitry_medvedev",
        ("PRK", "leader", dt.date(2020, 1, 1)): "kim_jong_un",
        ("CHN", "leader", dt.date(2020, 1, 1)): "xi_jinping",
        ("JPN", "leader", dt.date(2023, 1, 1)): "fumio_kishida",
        ("KOR", "leader", dt.date(2023, 1, 1)): "yoon_suk_yeol",
    }
    for (state, office, on), person in expected.items():
        holder = actors.holder(state, office, on)
        assert holder and holder.id == person, (state, office, on, holder)


def test_former_head_keeps_the_state_and_former_minister_does_not():
    actors = load_actors()
    assert actors.actor_of("person:barack_obama", dt.date(2020, 1, 1)) == "USA.GOV"
    assert actors.actor_of("person:sergei_shoigu", dt.date(2020, 1, 1)) == "RUS.MIL"


def test_extra_names_win_and_leave_the_lexicon_as_it_was():
    actors = load_actors()
    extended = actors.with_extra(
        [ExtraName("Avaria", "AVA"), ExtraName("China", "AVA.GOV")],
        agents=[Agent("wizard", "REL", False, "", False)],
    )
    assert extended.names["China"][0].actor == "AVA.GOV"
    assert actors.names["China"][0].actor == "CHN"
    assert extended.agents.match(["wizard"], 0, 1) is not None
    assert actors.agents.match(["wizard"], 0, 1) is None
    with pytest.raises(LexiconError, match="no actor id"):
        actors.with_extra([ExtraName("Avaria", "avaria")])


def test_groupings_know_their_members_by_date():
    quad = load_actors().groupings["grouping:quad"]
    assert set(quad.members_on(dt.date(2023, 1, 1))) == {"AUS", "IND", "JPN", "USA"}
    nato = load_actors().groupings["grouping:nato"]
    assert "FIN" not in nato.members_on(dt.date(2023, 1, 1))
    assert "FIN" in nato.members_on(dt.date(2023, 6, 1))


def test_missing_folder_is_named():
    with pytest.raises(LexiconError, match="no such folder of actors"):
        load_actors([Path("no/such/folder")])
