"""Alliance and voting portfolios: conventions, coverage, groupings."""

import polars as pl
import pytest

from foedus.errors import MeasureError
from foedus.measuring.portfolios import Ranking, alliance_similarity, members_in, rank_ties, tie_codes
from foedus.measuring.similarity import Measure
from foedus.measuring.votes import vote_similarity


def clauses(**given: int) -> dict[str, int]:
    names = ("defense", "offense", "neutrality", "nonaggression", "consultation")
    return {name: given.get(name, 0) for name in names}


def test_highest_clause_gives_the_rank() -> None:
    ties = pl.DataFrame(
        [clauses(defense=1, consultation=1), clauses(nonaggression=1), clauses(consultation=1), clauses()]
    )
    assert rank_ties(ties)["rank"].to_list() == [3, 2, 1, 0]


def test_nonaggression_can_be_left_out() -> None:
    ties = pl.DataFrame([clauses(nonaggression=1, consultation=1)])
    assert rank_ties(ties, Ranking(nonaggression=False))["rank"].to_list() == [1]


def test_tie_with_oneself_follows_the_convention() -> None:
    assert tie_codes([], [2, 20]).diagonal().tolist() == [3, 3]
    assert tie_codes([], [2, 20], None).diagonal().tolist() == [-1, -1]


def test_members_change_with_the_year() -> None:
    assert 260 in members_in(1960) and 260 not in members_in(2000)
    assert 679 in members_in(2000) and 679 not in members_in(1970)


def test_year_outside_the_table_is_refused_not_read_as_no_ties() -> None:
    ties = pl.DataFrame([{"state1": 2, "state2": 20, "year": 1950, **clauses(defense=1)}])
    with pytest.raises(MeasureError, match="from 1950 to 1950, not to 1951"):
        list(alliance_similarity(ties, years=[1951]))


def test_every_directed_dyad_of_the_year_has_a_row() -> None:
    row = {"year": 1950, **clauses(defense=1)}
    ties = pl.DataFrame([{"state1": 2, "state2": 20, **row}, {"state1": 20, "state2": 2, **row}])
    (frame,) = alliance_similarity(ties, years=[1950], measures=[Measure("S")])
    count = len(members_in(1950))
    assert frame.height == count * (count - 1)
    friends = frame.filter((pl.col("state1") == 2) & (pl.col("state2") == 20))["S_linear"].item()
    assert friends == pytest.approx(1.0)


VOTES = pl.DataFrame(
    [
        (call, state, position, 50, year)
        for call, year, positions in (
            (1, 1995, ("yes", "yes", "no")),
            (2, 1995, ("no", "no", "no")),
            (3, 1996, ("yes", "abstain", "absent")),
        )
        for state, position in zip(("ARC", "BOR", "CAL"), positions, strict=True)
    ],
    schema=["rollcall", "state", "position", "session", "year"],
    orient="row",
)


def test_session_and_calendar_year_give_different_figures() -> None:
    agreement = Measure("agreement", "linear")
    by_session = vote_similarity(VOTES, by="session", measures=[agreement])
    by_year = vote_similarity(VOTES, by="year", measures=[agreement])
    pair = (pl.col("state1") == "ARC") & (pl.col("state2") == "BOR")
    assert by_session.filter(pair)["agreement_linear"].to_list() == pytest.approx([2.5 / 3])
    assert by_year.filter(pair)["agreement_linear"].to_list() == pytest.approx([1.0, 0.5])


def test_absence_is_unknown_and_not_an_abstention() -> None:
    frame = vote_similarity(VOTES, by="year", measures=[Measure("agreement", "linear")])
    absent = frame.filter((pl.col("state1") == "ARC") & (pl.col("state2") == "CAL"))
    assert absent["year"].to_list() == [1995]
    assert absent["n"].to_list() == [2]
