"""The named measures that a candidate is scored by, read off the gathered evidence."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.forecasting.compiling import Array, inner
from foedus.forecasting.gathering import (
    CELL,
    COMMON,
    COMMON_BEST,
    COMMON_COUNT,
    COMMON_FAST,
    COMMON_RARE,
    FIRST,
    JOINT,
    PAIR,
    PARTNERS,
    ROLE,
    SECOND,
    SHARE,
    THIRD,
    Work,
)
from foedus.forecasting.histories import ACTOR_MET, COUNT, LAST, PAIR_FIRST, History, faded
from foedus.forecasting.homes import Homes, fill_homes

NEVER = 9999.0


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, and the reason under which its points are reported."""

    name: str
    reason: str


def _measures(reason: str, *names: str) -> tuple[Measure, ...]:
    return tuple(Measure(name, reason) for name in names)


MEASURES = (
    *_measures("precedent", "joint_confidence", "best_confidence", "second_confidence", "third_confidence"),
    *_measures(
        "same act", "days_since_act", "act_slow", "act_mid", "act_fast", "act_share_slow", "act_share_mid",
        "act_share_fast",
    ),
    *_measures(
        "same pair", "days_since_pair", "pair_slow", "pair_mid", "pair_fast", "pair_share_slow",
        "pair_share_mid", "pair_share_fast", "types_between",
    ),
    *_measures("usual target", "target_share", "target_mid", "target_fast", "days_since_target",
        "target_part",),
    *_measures(
        "active", "active_slow", "active_mid", "active_fast", "rising", "days_since_active", "partners",
    ),
    *_measures(
        "common partner", "common", "common_best", "common_count", "common_fast", "common_rare",
        "partners_act",
    ),
    *_measures("home", "same_home", "home_share", "home_act_share"),
    *_measures("sector", "sector_share"),
    *_measures("like profile", "profile_recent", "profile_twin", "profile_long"),
)  # fmt: skip
"""In the order of the columns that `fill_measures` writes."""

FIRST_PROFILE = len(MEASURES) - 3

REASONS = tuple(dict.fromkeys(m.reason for m in MEASURES))


@inner
def fill_measures(h: History, homes: Homes, w: Work, day: int, actors: Array, measures: Array) -> None:
    """Write the measures of actors but those by profile; actors: (n,); measures: (n, measures), zeros."""
    row = w.row
    for x in range(len(actors)):
        c = actors[x]
        out = measures[x]
        out[0], out[1], out[2], out[3] = row[c, JOINT], row[c, FIRST], row[c, SECOND], row[c, THIRD]
        out[4] = out[11] = out[22] = out[28] = NEVER
        cell, pair, role = int(row[c, CELL]) - 1, int(row[c, PAIR]) - 1, int(row[c, ROLE]) - 1
        if cell >= 0:
            gap = day - h.cell[cell, LAST]
            out[4] = gap
            for k in range(3):
                out[5 + k] = faded(h.cell_weight, cell, k, gap, h.decay)
                out[8 + k] = out[5 + k] / (w.totals[3 + k] + 0.3)
        if pair >= 0:
            gap = day - h.pair[pair, LAST]
            out[11] = gap
            for k in range(3):
                out[12 + k] = faded(h.pair_weight, pair, k, gap, h.decay)
                out[15 + k] = out[12 + k] / (w.totals[k] + 1)
            for z in range(h.pair[pair, PAIR_FIRST], h.pair[pair + 1, PAIR_FIRST]):
                out[18] += h.cell[z, COUNT] > 0
        if role >= 0:
            gap = day - h.role[role, LAST]
            out[19] = row[c, SHARE]
            out[20] = faded(h.role_weight, role, 1, gap, h.decay)
            out[21] = faded(h.role_weight, role, 2, gap, h.decay)
            out[22] = gap
        if h.actor[c, COUNT] > 0:
            gap = day - h.actor[c, LAST]
            for k in range(3):
                out[24 + k] = faded(h.actor_weight, c, k, gap, h.decay)
            out[23] = row[c, SHARE] * w.totals[6] / (out[24] + 1)
            out[27] = out[25] / (out[24] + 0.5)
            out[28] = gap
        out[29] = h.actor[c, ACTOR_MET]
        out[30], out[31], out[32] = row[c, COMMON], row[c, COMMON_BEST], row[c, COMMON_COUNT]
        out[33], out[34], out[35] = row[c, COMMON_FAST], row[c, COMMON_RARE], row[c, PARTNERS]
    fill_homes(homes, h.decay, w.groups, day, actors, measures[:, 36:40])
