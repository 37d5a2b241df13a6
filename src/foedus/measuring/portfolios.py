"""What states owe each other, or how they vote, as tables of codes; similarity for every dyad and year.

Conventions, each named beside the value: an alliance is ranked 3 for a duty to defend or attack together,
2 for neutrality or non-aggression, 1 for consultation, 0 for none [singer1966]; a state's tie with itself
is 3 [signorino1999]; the objects are the members of the state system on any day of the year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from foedus.errors import MeasureError
from foedus.lexicon.states import CodeSystem, load_codes
from foedus.measuring.crosstab import Codes, Floats, crosstab
from foedus.measuring.similarity import NINE, Measure, measure_tables

RANKS = 4
TIE_COLUMNS = ("defense", "offense", "neutrality", "nonaggression", "consultation")


@dataclass(frozen=True, slots=True)
class Ranking:
    """How clauses become ranks; multilateral non-aggression pacts inflate likeness, so they can be left out.

    self_tie: rank of a state's tie with itself, or None to leave the diagonal unknown.
    """

    nonaggression: bool = True
    self_tie: int | None = RANKS - 1

    @property
    def method(self) -> str:
        """The ranking in words."""
        pacts = "with" if self.nonaggression else "without"
        own = "unknown" if self.self_tie is None else str(self.self_tie)
        return f"defence or offence 3, neutrality 2, consultation 1, {pacts} non-aggression (2); self {own}"


def members_in(year: int, system: CodeSystem = "cow") -> list[int]:
    """Codes of the states that a system lists on any day of the year, in order."""
    first, after = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    return sorted(
        {
            row.code
            for row in load_codes()
            if row.system == system and row.since < after and (row.until is None or row.until > first)
        }
    )


def rank_ties(ties: pl.DataFrame, ranking: Ranking = Ranking()) -> pl.DataFrame:
    """Give each row of clauses its rank.

    ties: columns `TIE_COLUMNS` of 0 and 1, as the alliance importer gives them.
    Returns ties with a column rank, 0 to 3.
    """
    missing = [column for column in TIE_COLUMNS if column not in ties.columns]
    if missing:
        raise MeasureError(f"alliance table lacks the columns {', '.join(missing)}")
    middle = pl.col("neutrality") == 1
    if ranking.nonaggression:
        middle = middle | (pl.col("nonaggression") == 1)
    rank = (
        pl.when((pl.col("defense") == 1) | (pl.col("offense") == 1))
        .then(3)
        .when(middle)
        .then(2)
        .when(pl.col("consultation") == 1)
        .then(1)
        .otherwise(0)
    )
    return ties.with_columns(rank.cast(pl.Int8).alias("rank"))


def tie_codes(
    pairs: Iterable[tuple[int, int, int]], members: Sequence[int], self_tie: int | None = RANKS - 1
) -> Codes:
    """Ranks as a table of members by members; ties with states that are no members are passed over.

    pairs: (first, second, rank); both directions must stand in it.
    """
    place = {member: index for index, member in enumerate(members)}
    codes = np.zeros((len(members), len(members)), dtype=np.int8)
    for first, second, rank in pairs:
        if first in place and second in place:
            codes[place[first], place[second]] = max(rank, codes[place[first], place[second]])
    np.fill_diagonal(codes, -1 if self_tie is None else self_tie)
    return codes


def alliance_similarity(
    ties: pl.DataFrame,
    *,
    years: Sequence[int],
    measures: Sequence[Measure] = NINE,
    ranking: Ranking = Ranking(),
    system: CodeSystem = "cow",
) -> Iterator[pl.DataFrame]:
    """Likeness of alliance portfolios for every directed dyad, a table a year.

    ties: columns state1, state2 (codes of the system), year and `TIE_COLUMNS`, both directions.
    Yields columns state1, state2, year and one of each measure; null where a measure is not defined.
    Raises MeasureError for a year outside the table's: no row would then mean "unknown", not "no tie".
    """
    ranked = rank_ties(ties, ranking).select("state1", "state2", "year", "rank")
    covered = (ranked["year"].min(), ranked["year"].max())
    by_year = {key[0]: part for key, part in ranked.partition_by("year", as_dict=True).items()}
    for year in years:
        if not _covers(covered, year):
            raise MeasureError(
                f"the alliance table runs from {covered[0]!r} to {covered[1]!r}, not to {year}"
            )
        members = members_in(year, system)
        rows = by_year.get(year)
        pairs = rows.select("state1", "state2", "rank").iter_rows() if rows is not None else ()
        table = crosstab(tie_codes(pairs, members, ranking.self_tie), categories=RANKS)
        yield dyad_frame(members, {m.id: measure_tables(table, m) for m in measures}, year=year)


def dyad_frame(
    members: Sequence[int] | Sequence[str], values: dict[str, Floats], *, year: int
) -> pl.DataFrame:
    """Square tables as one row per directed dyad; NaN becomes null."""
    count = len(members)
    apart = ~np.eye(count, dtype=bool)
    names = np.asarray(members)
    first, second = np.broadcast_to(names[:, None], apart.shape), np.broadcast_to(names, apart.shape)
    columns: dict[str, object] = {"state1": first[apart], "state2": second[apart]}
    columns["year"] = np.full(count * (count - 1), year, dtype=np.int16)
    columns |= {name: square[apart] for name, square in values.items()}
    return pl.DataFrame(columns).with_columns(pl.col(list(values)).fill_nan(None))


def _covers(covered: tuple[object, object], year: int) -> bool:
    first, last = covered
    return isinstance(first, int) and isinstance(last, int) and first <= year <= last
