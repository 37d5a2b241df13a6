import datetime as dt
from itertools import pairwise

import pycountry
import pytest
from babel import Locale

from foedus.errors import LexiconError
from foedus.lexicon.states import load_codes, load_states, read_states, state_code, state_of_code

OURS = {"XKX", "RVN", "PRU", "EOK", "ANN"}


def test_every_current_code_is_iso_or_named_as_ours():
    iso = {country.alpha_3 for country in pycountry.countries}
    historic = {country.alpha_3 for country in pycountry.historic_countries}
    for state in load_states().values():
        if state.kind in ("state", "territory"):
            assert state.iso3 in iso | OURS, state
        elif state.kind == "historical":
            assert state.iso3 in historic | OURS | {"AUH", "YUG", "SUN", "DDR", "CSK", "YMD"}, state


def test_names_agree_with_iso_and_unicode_names():
    english = Locale("en").territories
    strangers = []
    for country in pycountry.countries:
        state = load_states().get(country.alpha_3)
        if state is None or state.kind != "state":
            continue
        ours = {state.name, *state.aliases}
        theirs = {country.name, getattr(country, "common_name", ""), english.get(country.alpha_2, "")}
        theirs |= {name.replace(" & ", " and ").replace("St.", "Saint") for name in theirs}
        theirs |= {name.replace(" - ", "-").replace("’", "'") for name in theirs}
        loose = {name.split(" (")[0].split(",")[0] for name in theirs}
        if not ours & (theirs | loose):
            strangers.append(state.iso3)
    assert strangers == []


def test_every_state_has_a_demonym_and_most_a_capital():
    states = [state for state in load_states().values() if state.kind == "state"]
    assert len(states) == 197
    assert [state.iso3 for state in states if not state.adjectives] == ["DMA"]
    assert sum(not state.capitals for state in states) < 15


def test_codes_change_with_time():
    assert state_code("DEU", "cow", dt.date(1970, 1, 1)) == 260
    assert state_code("DEU", "cow", dt.date(2000, 1, 1)) == 255
    assert state_code("DEU", "gw", dt.date(2000, 1, 1)) == 260
    assert state_code("SRB", "cow", dt.date(2010, 1, 1)) == 345
    assert state_code("SRB", "gw", dt.date(2010, 1, 1)) == 340
    assert state_code("VNM", "cow", dt.date(1960, 1, 1)) == 816
    assert state_code("RVN", "cow", dt.date(1960, 1, 1)) == 817
    assert state_code("EST", "gw", dt.date(1960, 1, 1)) is None
    assert state_code("HKG", "gw", dt.date(2000, 1, 1)) is None


def test_codes_read_back_to_the_state_of_the_day():
    assert state_of_code(345, "gw", dt.date(1950, 1, 1)) == "YUG"
    assert state_of_code(345, "cow", dt.date(2010, 1, 1)) == "SRB"
    assert state_of_code(680, "cow", dt.date(1980, 1, 1)) == "YMD"
    assert state_of_code(999, "cow", dt.date(1980, 1, 1)) is None


def test_no_code_means_two_states_on_one_day():
    rows = sorted(load_codes(), key=lambda row: (row.system, row.code, row.since))
    for one, other in pairwise(rows):
        if (one.system, one.code) == (other.system, other.code):
            assert one.until is not None and one.until <= other.since, (one, other)


def test_wrong_kind_is_refused_with_its_line(tmp_path):
    path = tmp_path / "states.csv"
    path.write_text("iso3,name,aliases,adjectives,people,capitals,kind,since,until\nAVA,Avaria,,,,,stat,,\n")
    with pytest.raises(LexiconError, match=r"states\.csv:2: unknown kind 'stat'; did you mean 'state'"):
        read_states(path)
