import numpy as np
from benchmarks.icews_world import DAYS, make_events, name_actors

from foedus.forecasting.homes import read_names


def test_generated_events_come_once_and_day_by_day() -> None:
    rows, _ = make_events(daily=30)
    assert len(np.unique(rows, axis=0)) == len(rows)
    assert rows[:, 3].min() == 0 and rows[:, 3].max() == DAYS["test"][1] - 1
    assert (np.diff(rows[:, 3]) >= 0).all() and (rows[:, 0] != rows[:, 2]).all()


def test_generated_names_say_homes_that_are_actors_too() -> None:
    names = name_actors(np.array([0, 1, 0, 1, 1, 0] * 100))
    named = read_names(names)
    assert names[0] == named.homes[named.home[0]] == "Home 0"
    assert np.count_nonzero(named.home == named.home[0]) > 100
