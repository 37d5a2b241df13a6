"""Public data sets in small made-up files: what is kept, what is left out and why, what span is known."""

import datetime as dt
import gzip
import json
import zipfile
from pathlib import Path

import pytest

from foedus.errors import LexiconError, StoreError
from foedus.store.importing.codes import state_in_year
from foedus.store.importing.events import import_events
from foedus.store.importing.imported import Imported
from foedus.store.importing.layouts import GDELT1_COLUMNS, GDELT2_COLUMNS, LAYOUTS
from foedus.store.importing.readers import FORMATS, find_format, import_files, open_imported


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def gdelt_line(columns: tuple[str, ...], **cells: str) -> str:
    return "\t".join(cells.get(name, "") for name in columns)


def one(
    number: str, day: str, source: str, target: str, code: str = "043", quad: str = "1"
) -> dict[str, str]:
    return {
        "GLOBALEVENTID": number, "SQLDATE": day, "Actor1CountryCode": source, "Actor2CountryCode": target,
        "EventCode": code, "QuadClass": quad, "GoldsteinScale": "2.8", "NumMentions": "7", "NumSources": "2",
    }  # fmt: skip


def rows(read: Imported) -> list[dict[str, object]]:
    return read.table.collect().to_dicts()


@pytest.mark.parametrize(("name", "columns"), [("gdelt1", GDELT1_COLUMNS), ("gdelt2", GDELT2_COLUMNS)])
def test_gdelt_rows_are_read_and_the_rest_is_counted_with_reasons(
    tmp_path: Path, name: str, columns: tuple[str, ...]
) -> None:
    file = write(
        tmp_path / "a.export.CSV",
        gdelt_line(columns, **one("1", "20200301", "NOR", "ROM")),
        gdelt_line(columns, **one("2", "20200302", "NOR", "")),
        gdelt_line(columns, **one("3", "2020-03-02", "NOR", "SWE")),
        gdelt_line(columns, **one("4", "20200305", "SWE", "SWE")),
        gdelt_line(columns, **one("5", "20200304", "NOR", "SWE", "zzz", "")),
        gdelt_line(columns, **one("6", "20200303", 'NOR"', "SWE")),
    )
    assert find_format(file) == name
    read = import_files([file])
    assert [(row["source"], row["target"], row["type"]) for row in rows(read)] == [("NOR", "ROU", "CONSULT")]
    assert read.rows == 6 and read.kept == 1
    assert read.left_out == {
        "no known act": 1,
        "no readable date": 1,
        "source and target are one state": 1,
        "source is no state": 1,
        "target is no state": 1,
    }
    assert {bad.row for bad in read.bad} == {2, 3, 4, 5, 6}
    assert (read.since, read.until) == (dt.date(2020, 3, 1), dt.date(2020, 3, 6))


def test_code_of_russia_means_the_soviet_union_before_its_end(tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.csv",
        gdelt_line(GDELT2_COLUMNS, **one("1", "19911225", "RUS", "NOR")),
        gdelt_line(GDELT2_COLUMNS, **one("2", "19911226", "RUS", "NOR")),
    )
    assert [row["source"] for row in rows(import_files([file]))] == ["SUN", "RUS"]


def test_same_event_file_as_parquet_gives_the_same_rows(tmp_path: Path) -> None:
    import polars as pl

    cells = one("1", "20200301", "NOR", "SWE")
    text = write(tmp_path / "a.csv", gdelt_line(GDELT2_COLUMNS, **cells))
    pl.DataFrame({name: [cells.get(name, "")] for name in GDELT2_COLUMNS}).write_parquet(
        tmp_path / "a.parquet"
    )
    from_parquet = import_files([tmp_path / "a.parquet"])
    assert rows(from_parquet) == rows(import_files([text]))


def test_archives_are_unpacked(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.csv", gdelt_line(GDELT2_COLUMNS, **one("1", "20200301", "NOR", "SWE")))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(plain, "20200301.export.CSV")
    assert rows(import_files([tmp_path / "a.zip"])) == rows(import_files([plain]))
    with gzip.open(tmp_path / "a.csv.gz", "wb") as packed:
        packed.write(plain.read_bytes())
    assert rows(import_files([tmp_path / "a.csv.gz"])) == rows(import_files([plain]))
    with pytest.raises(StoreError, match="not a ZIP archive"):
        import_files([write(tmp_path / "b.zip", "no archive")])


def test_icews_names_states_and_its_codes_give_the_quad_class(tmp_path: Path) -> None:
    file = write(
        tmp_path / "icews.tab",
        "Event ID\tEvent Date\tSource Country\tTarget Country\tCAMEO Code\tIntensity",
        "9\t2015-02-03\tRussian Federation\tNorth Korea\t190\t-10.0",
        "10\t2015-02-04\tViet Nam\tSouth Korea\t036\t4.0",
    )
    read = import_files([file])
    assert read.dataset == "icews"
    assert [(r["source"], r["target"], r["quad"]) for r in rows(read)] == [
        ("RUS", "PRK", 4),
        ("VNM", "KOR", 1),
    ]


def test_polecat_types_give_the_quad_class(tmp_path: Path) -> None:
    file = write(
        tmp_path / "polecat.txt",
        "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\tIntensity",
        "a1\t2021-05-01\tSANCTION\tUSA\tRUS\t-6.0",
        "a2\t2021-05-02\tWHATEVER\tUSA\tRUS\t0",
    )
    read = import_files([file])
    assert [(row["type"], row["quad"]) for row in rows(read)] == [("SANCTION", 4)]
    assert read.left_out == {"no known act": 1}


def test_phoenix_rows_are_read(tmp_path: Path) -> None:
    file = write(
        tmp_path / "phoenix.csv",
        "eid,story_date,source_root,target_root,code,quad_class,goldstein",
        "NYT1,03/25/1990,USA,JPN,036,1,4",
    )
    assert rows(import_files([file]))[0]["date"] == dt.date(1990, 3, 25)


def test_any_csv_is_read_with_a_mapping(tmp_path: Path) -> None:
    file = write(
        tmp_path / "mine.csv", "day;from;to;act", "01.02.2020;Norway;Sweden;AID", "02.02.2020;Norway;;AID"
    )
    mapping = write(
        tmp_path / "mine.yaml",
        "name: mine",
        "separator: ';'",
        "date_format: '%d.%m.%Y'",
        "states: name",
        "acts: plover",
        "columns: {date: day, source: from, target: to, type: act}",
    )
    read = import_files([file], mapping=mapping, into=tmp_path / "out")
    assert rows(read)[0]["quad"] == 2
    known = json.loads((tmp_path / "out" / "mine.json").read_text())
    assert known["left_out"] == {"target is no state": 1}
    assert known["since"] == "2020-02-01" and known["until"] == "2020-02-03"
    (again,) = open_imported(tmp_path / "out")
    assert rows(again) == rows(read)
    assert (again.note, again.since, again.bad) == (read.note, read.since, read.bad)
    (tmp_path / "out" / "mine.parquet").unlink()
    with pytest.raises(StoreError, match=r"mine\.parquet is missing"):
        open_imported(tmp_path / "out")


def test_mapping_with_an_unknown_key_is_refused_with_its_line(tmp_path: Path) -> None:
    mapping = write(tmp_path / "m.yaml", "name: mine", "columns: {date: d, source: s, tarket: t}")
    with pytest.raises(LexiconError, match=r"m\.yaml:2: unknown key 'tarket'; did you mean 'target'"):
        import_files([write(tmp_path / "a.csv", "d,s,t")], mapping=mapping)


def test_missing_column_and_unknown_format_are_named(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "story_date,source_root", "x,y")
    with pytest.raises(StoreError, match="lacks the columns target_root"):
        import_events([file], LAYOUTS["phoenix"])
    with pytest.raises(StoreError, match="in none of the formats"):
        find_format(file)
    with pytest.raises(StoreError, match="unknown format 'gdelt'; did you mean 'gdelt"):
        import_files([file], format="gdelt")
    with pytest.raises(StoreError, match="no such file"):
        find_format(tmp_path / "nowhere.csv")
    assert "csv" in FORMATS


def test_atop_ties_stand_in_both_directions(tmp_path: Path) -> None:
    file = write(
        tmp_path / "atop.csv",
        "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul",
        "2,740,1960,1,0,0,0,1",
        "2,260,1950,1,0,0,0,1",
    )
    read = import_files([file])
    assert [(row["iso1"], row["iso2"], row["defense"]) for row in rows(read)] == [
        ("USA", "JPN", 1),
        ("JPN", "USA", 1),
    ]
    assert read.left_out == {"state not in the system that year": 1}
    assert (read.since, read.until) == (dt.date(1960, 1, 1), dt.date(1961, 1, 1))


def test_atop_members_bind_until_the_day_after_their_last(tmp_path: Path) -> None:
    head = "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,defense,offense,neutral,nonagg,consul"
    file = write(
        tmp_path / "members.csv", head,
        "3000,2,1951,9,8.0,0,0,,1,0,0,0,1",
        "3000,740,1953,9,,1960,2,,1,0,0,0,1",
        "3000,20,1951,9,8,1950,1,1,1,0,0,0,1",
    )  # fmt: skip
    read = import_files([file])
    assert [(row["since"], row["until"]) for row in rows(read)] == [
        (dt.date(1951, 9, 8), None),
        (dt.date(1953, 9, 1), dt.date(1960, 3, 1)),
    ]
    assert read.left_out == {"ends before it begins": 1}


def test_votes_are_read_wide_and_long_and_absence_is_kept(tmp_path: Path) -> None:
    calls = write(tmp_path / "calls.csv", "rcid,session,date", "3,1,1946-01-01", "4,1,1946-01-02")
    wide = write(tmp_path / "wide.csv", "rcid,Norway,Atlantis", "3,1,2", "4,0,3")
    long = write(tmp_path / "long.csv", "rcid,iso3c,vote", "3,NOR,yes", "4,NOR,8")
    for file in (wide, long):
        read = import_files([file], roll_calls=calls)
        assert [(row["state"], row["position"], row["year"]) for row in rows(read)] == [
            ("NOR", "yes", 1946),
            ("NOR", "absent", 1946),
        ]
        assert (read.since, read.until) == (dt.date(1946, 1, 1), dt.date(1946, 1, 3))
    assert import_files([wide], roll_calls=calls).left_out == {"voter is no state": 2}
    with pytest.raises(StoreError, match="roll calls"):
        import_files([wide])


def test_unknown_capabilities_are_left_out_not_read_as_none(tmp_path: Path) -> None:
    read = import_files([write(tmp_path / "nmc.csv", "ccode,year,cinc", "2,1816,.04", "2,1817,-9")])
    assert [row["value"] for row in rows(read)] == [0.04]
    assert read.left_out == {"no value": 1}


def test_transfers_and_ideal_points_are_read(tmp_path: Path) -> None:
    head = "year,sender,ccode1,receiver,ccode2,value"
    arms = import_files([write(tmp_path / "s.csv", head, "1993.0,Czechia,316.0,Oman,698,2.5")])
    assert rows(arms)[0] == {
        "source": "CZE", "target": "OMN", "state1": 316, "state2": 698, "year": 1993, "value": 2.5,
    }  # fmt: skip
    points = import_files([write(tmp_path / "i.csv", "ccode,session,IdealPoint", "2,1,1.67")])
    assert (rows(points)[0]["iso"], rows(points)[0]["year"]) == ("USA", 1946)


def test_treaty_list_is_checked_row_by_row(tmp_path: Path) -> None:
    file = write(
        tmp_path / "treaties.csv", "id,name,type,parties,since,until",
        "t1,Northern Pact,defense,NOR;Sweden,1994-03,",
        "t2,Lonely Pact,defense,NOR,1994,",
        "t3,Odd Pact,alliance,NOR;SWE,1994,",
        "t4,Short Pact,defense,NOR;SWE,1994,1993",
    )  # fmt: skip
    read = import_files([file])
    assert rows(read)[0]["parties"] == ["NOR", "SWE"]
    assert rows(read)[0]["since"] == dt.date(1994, 3, 1)
    assert sum(read.left_out.values()) == 3 and read.rows == 4


@pytest.mark.parametrize(
    ("number", "year", "state"),
    [(260, 1980, "DEU"), (255, 1990, "DEU"), (678, 1985, "YEM"), (680, 1985, "YMD"), (345, 1999, "YUG"),
     (345, 2006, "SRB"), (817, 1970, "RVN"), (816, 1980, "VNM"), (365, 1991, "RUS"), (999, 1990, None)],
)  # fmt: skip
def test_cow_numbers_mean_what_they_meant_in_that_year(number: int, year: int, state: str | None) -> None:
    assert state_in_year(number, "cow", year) == state
