import numpy as np

from foedus.forecasting.histories import RATES, absorb, find_fan, lay_out
from tests.forecasting.worlds import habitual_world


def test_nothing_is_counted_before_it_is_absorbed() -> None:
    h = lay_out(habitual_world(40))
    assert not h.cell_count.any() and not h.pair_count.any() and not h.actor_count.any()
    absorb(h, 0, int(h.day_from[20]))
    assert h.cell_last.max() == 19
    assert h.cell_count.sum() == h.day_from[20]


def test_running_counts_equal_counts_from_scratch() -> None:
    table = habitual_world(60)
    h = lay_out(table)
    absorb(h, 0, len(h.day))
    cell = int(np.argmax(h.cell_count))
    days = h.day[h.cell == cell]
    assert h.cell_count[cell] == len(days)
    assert h.cell_last[cell] == days.max()
    for k, rate in enumerate(RATES):
        np.testing.assert_allclose(
            h.cell_weight[cell, k], np.exp(-rate * (days.max() - days)).sum(), rtol=1e-5
        )


def test_every_event_is_also_seen_from_its_target() -> None:
    table = habitual_world(30)
    h = lay_out(table)
    absorb(h, 0, len(h.day))
    source, kind, target = int(table.source[0]), int(table.type[0]), int(table.target[0])
    there, back = find_fan(h, source, kind), find_fan(h, target, kind + h.n_types)
    tails = [
        h.pair_tail[h.cell_pair[h.fan_met[h.fan_from[f] : h.fan_from[f] + h.fan_size[f]]]]
        for f in (there, back)
    ]
    assert target in tails[0] and source in tails[1]


def test_latest_partner_comes_first_among_recent_ones() -> None:
    h = lay_out(habitual_world(30))
    absorb(h, 0, len(h.day))
    head, tail = int(h.head[-1]), int(h.tail[-1])
    assert h.pair_tail[h.recent[head, 0]] == tail
