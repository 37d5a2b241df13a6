"""States as data sets write them: ISO3, CAMEO's three letters, names, and dated CoW and GW numbers."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import Literal

import polars as pl

from foedus.lexicon.states import CodeSystem, load_codes, load_states, state_of_code

StateSystem = Literal["iso3", "cameo", "name", "cow", "gw"]

# Where CAMEO's country codes differ from ISO 3166-1 alpha-3. Source: CAMEO codebook 1.1b3, country codes.
CAMEO_DIFFERS = {
    "ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "COD": "COD", "WSB": "PSE", "GZS": "PSE", "PAL": "PSE",
    "KSV": "XKX", "SRB": "SRB", "MTN": "MNE", "SUN": "SUN", "YMN": "YEM", "BRM": "MMR", "SCG": "YUG",
}  # fmt: skip

# Other spellings in ICEWS, the UN votes and SIPRI than those of the lexicon.
NAMES_DIFFER = {
    "Russian Federation": "RUS", "Syrian Arab Republic": "SYR", "Viet Nam": "VNM", "Korea, South": "KOR",
    "Korea, North": "PRK", "Occupied Palestinian Territory": "PSE", "Congo - Brazzaville": "COG",
    "Congo - Kinshasa": "COD", "Myanmar (Burma)": "MMR", "Micronesia (Federated States of)": "FSM",
    "Federal Republic of Germany": "DEU", "Yemen Arab Republic": "YEM", "Yemen People's Republic": "YMD",
    "Türkiye": "TUR", "Macedonia": "MKD", "Swaziland": "SWZ", "Czech Republic": "CZE",
    "Bosnia & Herzegovina": "BIH", "Trinidad & Tobago": "TTO", "St. Kitts & Nevis": "KNA",
    "St. Vincent & Grenadines": "VCT", "São Tomé & Príncipe": "STP", "Antigua & Barbuda": "ATG",
    "Cote d'Ivoire": "CIV", "Lao People's Democratic Republic": "LAO", "Brunei Darussalam": "BRN",
    "St. Lucia": "LCA", "Cape Verde": "CPV", "Timor-Leste": "TLS", "North Macedonia": "MKD",
    "Democratic Republic of Congo": "COD", "Macedonia (FYROM)": "MKD", "East Germany (GDR)": "DDR",
    "Zanzibar": "ZAN",
}  # fmt: skip

# One code in the data, two states by date: what stands for its predecessor before `until`.
SUCCEEDS = (
    ("RUS", "SUN", dt.date(1922, 12, 30), dt.date(1991, 12, 26)),
    ("SRB", "YUG", dt.date(1918, 12, 1), dt.date(2006, 6, 5)),
    ("CZE", "CSK", dt.date(1918, 10, 28), dt.date(1993, 1, 1)),
)


@functools.cache
def spellings(system: StateSystem) -> Mapping[str, str]:
    """Text in a data set to ISO3, for the systems that are not dated."""
    states = load_states()
    codes = {iso3: iso3 for iso3 in states}
    if system == "iso3":
        return codes
    if system == "cameo":
        return codes | {code: iso3 for code, iso3 in CAMEO_DIFFERS.items() if iso3 in states}
    names: dict[str, str] = {}
    for iso3, state in states.items():
        if state.kind == "past":
            continue
        for name in (state.name, *state.aliases):
            names.setdefault(name, iso3)
    return names | {name: iso3 for name, iso3 in NAMES_DIFFER.items() if iso3 in states} | codes


def add_states(frame: pl.LazyFrame, columns: Mapping[str, str], system: StateSystem) -> pl.LazyFrame:
    """Add ISO3 columns for columns of codes or names, by the day in the column date.

    columns: text column -> new column; null where no state is meant.
    """
    known = spellings(system)
    table = pl.LazyFrame({"spelled": list(known), "meant": list(known.values())})
    for column, name in columns.items():
        frame = frame.join(
            table.rename({"meant": name}),
            left_on=pl.col(column).str.strip_chars(),
            right_on="spelled",
            how="left",
            maintain_order="left",
        )
    for later, earlier, since, until in SUCCEEDS:
        then = (pl.col("date") >= since) & (pl.col("date") < until)
        frame = frame.with_columns(
            pl.when((pl.col(name) == later) & then).then(pl.lit(earlier)).otherwise(pl.col(name)).alias(name)
            for name in columns.values()
        )
    return frame


def numbered_states(frame: pl.DataFrame, columns: Mapping[str, str], system: CodeSystem) -> pl.DataFrame:
    """Add ISO3 columns for columns of CoW or GW numbers, by the year of the row.

    frame: with a whole-number column year. columns: number column -> new column. Null where the system
    does not list the number in that year.
    """
    for column, name in columns.items():
        pairs = frame.select(pl.col(column).alias("number"), "year").unique().drop_nulls()
        known = pairs.with_columns(
            pl.Series(name, [state_in_year(n, system, y) for n, y in pairs.iter_rows()], dtype=pl.String)
        )
        frame = frame.join(
            known.rename({"number": column}), on=[column, "year"], how="left", maintain_order="left"
        )
    return frame


def state_in_year(number: int, system: CodeSystem, year: int) -> str | None:
    """The state that a number stands for at the year's end, or else at any time in it.

    >>> state_in_year(678, "cow", 1980), state_in_year(679, "cow", 1990), state_in_year(260, "cow", 1990)
    ('YEM', 'YEM', 'DEU')
    """
    last = state_of_code(number, system, dt.date(year, 12, 31))
    if last is not None:
        return last
    first, after = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    for row in load_codes():
        if row.code == number and row.system == system and row.since < after:
            if row.until is None or row.until > first:
                return row.iso3
    return None
