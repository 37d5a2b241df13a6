from dataclasses import replace

import numpy as np
import pytest

from foedus.forecasting.explaining import rank_actors
from foedus.forecasting.histories import lay_out
from foedus.forecasting.homes import NONE, absorb_homes, lay_out_homes, read_names
from foedus.forecasting.ranking import RankingOptions, fit_ranker
from foedus.forecasting.tables import EventTable, make_table
from tests.forecasting.worlds import EPOCH, TYPES, habitual_world

NAMES = ("Police (Arden)", "Citizen_(Arden)", "Arden", "Lyra.MIL", "LYR.MIL", "Ana Vel")


def test_homes_and_sectors_are_read_off_names() -> None:
    named = read_names(NAMES)
    assert named.homes == ("Arden", "LYR")
    assert named.home.tolist() == [0, 0, 0, NONE, 1, NONE]
    assert [named.sector_of(a) for a in (0, 1, 4)] == ["Police", "Citizen", "MIL"]
    assert named.sector_of(2) == "the home itself"


def test_unnamed_actor_is_counted_to_the_home_it_deals_with_from_the_next_day_on() -> None:
    rows = np.array([(5, 0, 0, 0), (5, 0, 1, 1), (0, 0, 1, 2)])
    table = make_table(rows, actors=NAMES, types=TYPES, epoch=EPOCH, origin="made up")
    h = lay_out(table)
    homes = lay_out_homes(read_names(NAMES), h)
    assert homes.now[5] == NONE
    absorb_homes(homes, h.event, h.decay, np.arange(4, dtype=np.int32))
    assert homes.now[5] == 0
    assert homes.group[0, 0] == NONE and homes.group[2, 0] == 0


@pytest.fixture(scope="module")
def table() -> EventTable:
    """Everybody belongs to one of five places, by name or by company."""
    world = habitual_world(actors=30)
    names = tuple(
        f"Sector {i % 3} (Place {i // 6})" if i % 6 else f"person {i}" for i in range(len(world.actors))
    )
    return replace(world, actors=names)


def test_later_events_do_not_move_homes(table: EventTable) -> None:
    later = replace(table, target=np.where(table.day >= 90, 3, table.target).astype(np.int32))
    options = RankingOptions(candidates=(10, 5, 5))
    one, two = (fit_ranker(world, options, until=90) for world in (table, later))
    np.testing.assert_array_equal(one.card.points, two.card.points)
    np.testing.assert_array_equal(one.homes.now, two.homes.now)


def test_home_and_sector_are_told_with_counts(table: EventTable) -> None:
    ranker = fit_ranker(table, RankingOptions(candidates=(10, 5, 5)))
    on = table.date_of(int(table.day[-1]) + 1)
    told = {r.name: r for ranked in rank_actors(ranker, table.actors[1], "MEET", on=on, best=20)
            for r in ranked.reasons if r.count}  # fmt: skip
    assert "Place" in told["home"].sentence and told["home"].latest is not None
    assert "Sector" in told["sector"].sentence
