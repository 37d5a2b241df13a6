import numpy as np

from foedus.forecasting.histories import (
    CELL,
    CELL_PAIR,
    COUNT,
    DAY,
    FAN_FIRST,
    FAN_MET,
    HEAD,
    LAST,
    PAIR_TAIL,
    RATES,
    TAIL,
    absorb,
    by_actor,
    find_fan,
    lay_out,
)
from tests.forecasting.worlds import habitual_world


def test_nothing_is_counted_before_it_is_absorbed() -> None:
    h = lay_out(habitual_world(40))
    assert not any(rows[:, COUNT].any() for rows in (h.cell, h.pair, h.role, h.actor))
    absorb(h, np.arange(h.day_from[20], dtype=np.int32))
    assert h.cell[:, LAST].max() == 19
    assert h.cell[:, COUNT].sum() == h.day_from[20]


def test_running_counts_equal_counts_from_scratch() -> None:
    table = habitual_world(60)
    h = lay_out(table)
    absorb(h, by_actor(h, len(h.event)))
    cell = int(np.argmax(h.cell[:, COUNT]))
    days = h.event[h.event[:, CELL] == cell, DAY]
    assert h.cell[cell, COUNT] == len(days)
    assert h.cell[cell, LAST] == days.max()
    for k, rate in enumerate(RATES):
        np.testing.assert_allclose(
            h.cell_weight[cell, k], np.exp(-rate * (days.max() - days)).sum(), rtol=1e-5
        )


def test_every_event_is_also_seen_from_its_target() -> None:
    table = habitual_world(30)
    h = lay_out(table)
    absorb(h, by_actor(h, len(h.event)))
    source, kind, target = int(table.source[0]), int(table.type[0]), int(table.target[0])
    there, back = (find_fan(h.actor, h.fan, *asked) for asked in ((source, kind), (target, kind + h.n_types)))
    tails = [
        h.pair[h.cell[h.fan_met[h.fan[f, FAN_FIRST] :][: h.fan[f, FAN_MET]], CELL_PAIR], PAIR_TAIL]
        for f in (there, back)
    ]
    assert target in tails[0] and source in tails[1]


def test_latest_partner_comes_first_among_recent_ones() -> None:
    h = lay_out(habitual_world(30))
    absorb(h, by_actor(h, len(h.event)))
    head, tail = int(h.event[-1, HEAD]), int(h.event[-1, TAIL])
    assert h.pair[h.recent[head, 0], PAIR_TAIL] == tail


def test_counting_actor_by_actor_gives_what_counting_day_by_day_gives() -> None:
    by_day, at_once = (lay_out(habitual_world(50)) for _ in range(2))
    for day in range(50):
        start, stop = by_day.day_from[day : day + 2]
        absorb(by_day, np.arange(start, stop, dtype=np.int32))
    absorb(at_once, by_actor(at_once, len(at_once.event)))
    for name in ("cell", "pair", "role", "actor", "fan_met", "pairs_met", "recent", "cell_weight"):
        np.testing.assert_array_equal(getattr(by_day, name), getattr(at_once, name))
