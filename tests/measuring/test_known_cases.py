"""Known cases: hub and spokes before Camp David, an alliance that binds all, an entente that closed."""

import datetime as dt
import os
from pathlib import Path

import pytest

from foedus.lexicon.groupings import load_groupings
from foedus.measuring.obligations import find_closure

SHARED = Path(os.environ.get("FOEDUS_SHARED", Path(__file__).parents[2] / ".." / "shared"))
ATOP = SHARED / "gold" / "alignment" / "atop_alliance.csv.gz"


def test_united_states_with_japan_and_south_korea_was_hub_and_spokes() -> None:
    closure = find_closure(load_groupings(), ["USA", "JPN", "KOR"], dt.date(2014, 1, 1))
    ranks = {side.pair: side.rank for side in closure.sides}
    assert ranks["JPN", "USA"] == ranks["KOR", "USA"] == 3
    assert closure.weakest.pair == ("JPN", "KOR") and closure.weakest.rank < 2
    assert not closure.shared


def test_camp_david_binds_the_three_to_consult_and_no_more() -> None:
    closure = find_closure(load_groupings(), ["USA", "JPN", "KOR"], dt.date(2024, 1, 1))
    assert "consultation" in {clause.type for clause in closure.shared}
    assert closure.closed[1] and not closure.closed[3]


def test_members_of_nato_are_bound_by_one_instrument() -> None:
    closure = find_closure(load_groupings(), ["USA", "GBR", "FRA", "NOR"], dt.date(2020, 1, 1))
    assert closure.closed[3]
    assert "nato" in {clause.grouping for clause in closure.shared}


def test_china_russia_and_north_korea_have_no_instrument_of_three() -> None:
    closure = find_closure(load_groupings(), ["CHN", "RUS", "PRK"], dt.date(2023, 9, 13))
    assert not closure.shared


@pytest.mark.skipif(not ATOP.is_file(), reason="the ATOP table is not there")
def test_pairs_of_the_triple_entente_closed_one_by_one() -> None:
    import polars as pl

    from foedus.store.importing.readers import import_files

    table = import_files([ATOP]).table
    pairs = {("GBR", "FRA"), ("GBR", "RUS"), ("FRA", "RUS")}
    sides = {
        year: {
            (a, b)
            for a, b in table.filter(pl.col("year") == year).select("iso1", "iso2").collect().iter_rows()
            if (a, b) in pairs
        }
        for year in (1900, 1908, 1914)
    }
    assert sides[1900] == {("FRA", "RUS")}
    assert sides[1908] == {("FRA", "RUS"), ("GBR", "FRA")}
    assert sides[1914] == pairs
