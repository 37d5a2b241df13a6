"""Blocs over time: the optimal camps of each period, their labels carried on from one to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from foedus.measuring.frustration import Frustration, frustration
from foedus.measuring.signed import SignedNetwork, network_from_scores
from foedus.measuring.triads import Triads, count_triads


@dataclass(frozen=True, slots=True)
class Balance:
    """Structural balance of one period's network."""

    period: str
    network: SignedNetwork
    triads: Triads
    frustration: Frustration


def balance_over_time(networks: Iterable[tuple[str, SignedNetwork]]) -> list[Balance]:
    """Triads and exact camps for each period, in the order given.

    The two camps of a component have no names; each period's labels are swapped where that keeps more
    states in the camp in which the period before had them.
    """
    found: list[Balance] = []
    before: dict[str, int] = {}
    for period, network in networks:
        answer = _carry_labels(frustration(network.signs), network.states, before)
        found.append(Balance(period, network, count_triads(network.signs), answer))
        before = dict(zip(network.states, answer.camps.tolist(), strict=True))
    return found


def networks_from_panel(panel: pl.DataFrame, *, threshold: float = 0.0) -> list[tuple[str, SignedNetwork]]:
    """A signed network for each period of a panel, by the sign of each dyad's summed score.

    panel: columns state1, state2, period, score. Unknown scores make no tie. Periods in order.
    """
    found = []
    for (period,), part in sorted(
        panel.partition_by("period", as_dict=True).items(), key=lambda item: item[0]
    ):
        known = part.filter(pl.col("score").is_not_null())
        scores: dict[tuple[str, str], float] = {}
        for first, second, score in known.select("state1", "state2", "score").iter_rows():
            pair = (min(first, second), max(first, second))
            scores[pair] = scores.get(pair, 0.0) + score
        found.append((str(period), network_from_scores(scores, threshold=threshold)))
    return found


def camps_table(balances: Iterable[Balance]) -> pl.DataFrame:
    """One row per period and state: part, camp, ties, ties to flip, and margin.

    Camps have a meaning within one part (connected component) only.
    """
    rows = [
        (
            b.period,
            state,
            int(part),
            int(camp),
            int(np.count_nonzero(b.network.signs[i])),
            int(flips),
            int(margin),
        )
        for b in balances
        for i, (state, part, camp, flips, margin) in enumerate(
            zip(
                b.network.states,
                b.frustration.parts,
                b.frustration.camps,
                b.frustration.flips,
                b.frustration.margin,
                strict=True,
            )
        )
    ]
    numbers = ("part", "camp", "ties", "flips", "margin")
    schema = {"period": pl.String, "state": pl.String} | dict.fromkeys(numbers, pl.Int64)
    return pl.DataFrame(rows, schema=schema, orient="row")


def _carry_labels(answer: Frustration, states: tuple[str, ...], before: dict[str, int]) -> Frustration:
    camps = answer.camps.copy()
    for part in range(int(answer.parts.max(initial=-1)) + 1):
        inside = np.flatnonzero(answer.parts == part)
        known = [(before[states[i]], int(camps[i])) for i in inside.tolist() if states[i] in before]
        if 2 * sum(was == now for was, now in known) < len(known):
            camps[inside] = 1 - camps[inside]
    return replace(answer, camps=camps)


def spell_camps(network: SignedNetwork, answer: Frustration) -> str:
    """The camps in words, component by component: `A-B against C; D-E`."""
    spelled = []
    for part in range(int(answer.parts.max(initial=-1)) + 1):
        sides = [
            "-".join(
                state
                for state, camp, own in zip(network.states, answer.camps, answer.parts, strict=True)
                if own == part and camp == side
            )
            for side in (0, 1)
        ]
        spelled.append(" against ".join(side for side in sides if side))
    return "; ".join(spelled)
