from pathlib import Path

import numpy as np
from benchmarks.icews import read_folder


def _write(folder: Path, rows: str, *, names: str = "Arden\t0\nBelmar (North)\t1\n") -> Path:
    (folder / "entity2id.txt").write_text(names, encoding="utf-8")
    (folder / "relation2id.txt").write_text("Make a visit\t0\n", encoding="utf-8")
    (folder / "train.txt").write_text(rows, encoding="utf-8")
    return folder


def test_times_in_hours_and_in_days_give_the_same_days(tmp_path: Path) -> None:
    days = []
    for hours in (1, 24):
        rows = "".join(f"0\t0\t1\t{day * hours}\t-1\n" for day in (0, 1, 3, 4))
        days.append(read_folder(_write(tmp_path, rows), ["train"])[0].day.tolist())
    assert days[0] == days[1] == [0, 1, 3, 4]


def test_weekly_hours_keep_their_days(tmp_path: Path) -> None:
    table, _ = read_folder(_write(tmp_path, "0 0 1 0\n0 0 1 168\n0 0 1 336\n"), ["train"])
    assert table.day.tolist() == [0, 7, 14]


def test_numbers_without_names_are_actors_all_the_same(tmp_path: Path) -> None:
    table, first = read_folder(
        _write(tmp_path, "0\t0\t1\t0\n4\t2\t0\t24\n", names="Arden\t0\nX\t2\n"), ["train"]
    )
    assert table.actors == ("Arden", "#1", "X", "#3", "#4")
    assert table.types == ("Make a visit", "#1", "#2")
    assert first == 0 and np.array_equal(table.source, [0, 4])
