"""How often the tests of pact and of response are wrong where the truth is known, and how often right.

Needs no data: worlds are drawn from stated models with a fixed seed. The tables of the method note come
from here: --table prints them as Markdown to stderr.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np

from benchmarks.common import print_line
from foedus.measuring import simulating
from foedus.measuring.excitation import excitation_test
from foedus.measuring.pact import ALONE
from foedus.measuring.response import response_test
from foedus.measuring.shifts import shift_test
from foedus.measuring.simulating import Random, answering_days, bursty_days, reject_rates, triple_world

SIZES = (10, 30, 100, 1000)
WORLDS_OF_PAIRS = {"even": (-0.7, 0.8), "rare": (-2.0, 1.0), "tight": (0.0, 2.0)}
SURPLUSES = (0.5, 1.0, 1.5, 2.0, 3.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=4000, help="worlds of the exact test; others a fifth")
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    started = time.perf_counter()
    figures = {
        "pact_false_positives": pact_rates(options.worlds),
        "pact_power": power(options.worlds // 4),
        "pact_repeats": repeats(options.worlds // 4),
        "pact_chosen": chosen(options.worlds // 4),
        "response": responses(options.worlds // 5, options.worlds // 20),
        "by_time": by_time(options.worlds // 10),
    }
    if options.table:
        print_tables(figures)
    source = Path(simulating.__file__).read_bytes()
    print_line(
        "calibration", n=options.worlds, seconds=time.perf_counter() - started,
        sha256=hashlib.sha256(source).hexdigest(), **figures,
    )  # fmt: skip
    limit = 0.05 + 3 * float(np.sqrt(0.05 * 0.95 / options.worlds))
    if any(row["exact"] > limit for row in figures["pact_false_positives"]):
        sys.exit("the exact test rejects worlds of pairs too often")


def pact_rates(worlds: int) -> list[dict[str, object]]:
    """False-positive rates of the exact test at 5 %."""
    rows = []
    for name, (lone, paired) in WORLDS_OF_PAIRS.items():
        for events in SIZES:
            rates = reject_rates(
                np.random.default_rng(events),
                worlds,
                lambda rng, n=events, a=lone, b=paired: triple_world(rng, n, lone=a, paired=b),
            )
            rows.append({"world": name, "events": events} | _rounded(asdict(rates)))
    return rows


def power(worlds: int) -> list[dict[str, object]]:
    """Share of worlds with a surplus in which the exact test finds it."""
    return [
        {"events": events, "surplus": surplus}
        | _rounded(
            asdict(
                reject_rates(
                    np.random.default_rng(events + 1),
                    worlds,
                    lambda rng, n=events, s=surplus: triple_world(rng, n, surplus=s),
                )
            )
        )
        for events in (30, 100, 300, 1000)
        for surplus in SURPLUSES
    ]


def repeats(worlds: int) -> list[dict[str, object]]:
    """What breaks it: one happening counted as several events, here 1 + Poisson(1) of them."""

    def draw(rng: Random, events: int) -> np.ndarray:  # type: ignore[type-arg]
        table = triple_world(rng, events)
        return table + rng.poisson(table)

    return [
        {"events": n}
        | _rounded(asdict(reject_rates(np.random.default_rng(n), worlds, lambda rng, n=n: draw(rng, n))))
        for n in (30, 100, 1000)
    ]


def chosen(worlds: int) -> list[dict[str, object]]:
    """What breaks it too: articles collected about the three, which show few events with one of them.

    A share of the events with one of the three is kept, and at least .3 of those with none. guarded: what
    remains of the false answers when every state must stand alone with others in some events.
    """
    one = np.indices((2, 2, 2)).sum(axis=0) == 1
    none = np.indices((2, 2, 2)).sum(axis=0) == 0

    def draw(rng: Random, events: int, share: float, least: int) -> np.ndarray:  # type: ignore[type-arg]
        kept = rng.binomial(
            triple_world(rng, events), np.where(one, share, np.where(none, max(share, 0.3), 1.0))
        )
        return np.asarray(kept if kept[one].min() >= least else np.zeros_like(kept))

    def rate(events: int, share: float, least: int) -> float:
        drawn = reject_rates(
            np.random.default_rng(events), worlds, lambda rng: draw(rng, events, share, least)
        )
        return round(float(drawn.exact), 4)

    return [
        {"events": n, "share kept": share, "exact": rate(n, share, 0), "guarded": rate(n, share, ALONE)}
        for n in (30, 100, 300)
        for share in (1.0, 0.3, 0.1, 0.0)
    ]


def responses(worlds: int, second: int) -> list[dict[str, object]]:
    """Rejection rates at 5 %, without and with answers, of the response test and of the second opinion.

    second: worlds of the second opinion, which is slower by far.
    """

    def steady(rng: Random) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
        return rng.poisson(0.1, 365), rng.poisson(0.1, 365)

    def sparse(rng: Random) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
        return rng.poisson(0.03, 365), rng.poisson(0.03, 365)

    def bursty(rng: Random) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
        return bursty_days(rng, 365, rate=0.1), bursty_days(rng, 365, rate=0.1)

    def trend(rng: Random) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
        rate = np.linspace(0.02, 0.3, 365)
        return rng.poisson(rate), rng.poisson(rate)

    def shocks(rng: Random) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
        rate = np.full(365, 0.05)
        for day in rng.integers(0, 355, 8):
            rate[day : day + 10] += 0.4
        return rng.poisson(rate), rng.poisson(rate)

    def answers(share: float) -> Callable[[Random], tuple[np.ndarray, np.ndarray]]:  # type: ignore[type-arg]
        def draw(rng: Random) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
            asked = rng.poisson(0.1, 365).astype(float)
            return asked, answering_days(rng, asked, rate=0.1, answers=share)

        return draw

    cases = {
        "no answer, steady": steady, "no answer, sparse": sparse, "no answer, bursts": bursty,
        "no answer, shared trend": trend, "no answer, shared shocks": shocks,
        "answers .25": answers(0.25), "answers .5": answers(0.5), "answers 1": answers(1.0),
    }  # fmt: skip
    rows = []
    for name, draw in cases.items():
        rng = np.random.default_rng(len(name))
        found = [response_test(*draw(rng)).p for _ in range(worlds)]
        rng = np.random.default_rng(len(name))
        again = [excitation_test(*draw(rng), draws=99) for _ in range(second)]
        rows.append(
            {
                "world": name,
                "worlds": worlds,
                "rejected": _rate(found),
                "second worlds": second,
                "second rejected": _rate([test.p for test in again]),
                "cross": round(float(np.median([t.cross for t in again if t.cross is not None] or [0])), 3),
            }
        )
        print(rows[-1], file=sys.stderr, flush=True)
    return rows


def _rate(values: list[float | None]) -> float:
    told = [p for p in values if p is not None]
    return round(float(np.mean(np.array(told) <= 0.05)), 4) if told else 0.0


def by_time(worlds: int) -> list[dict[str, object]]:
    """Rejection rates of the test by time at 5 %, over 104 weeks."""

    def series(rng: Random, shared: float, trend: bool) -> list[np.ndarray]:  # type: ignore[type-arg]
        rate = np.linspace(0.05, 0.6, 104) if trend else np.full(104, 0.25)
        common = rng.random(104) < shared
        return [(rng.random(104) < rate) | common for _ in range(3)]

    cases = {"pairs alone": (0.0, False), "shared trend": (0.0, True), "shared weeks .1": (0.1, False)}
    rows = []
    for name, (shared, trend) in cases.items():
        rng = np.random.default_rng(len(name))
        found = [shift_test(series(rng, shared, trend)).p for _ in range(worlds)]
        rows.append({"world": name, "worlds": worlds, "rejected": _rate(found)})
    return rows


def print_tables(figures: dict[str, list[dict[str, object]]]) -> None:
    """The figures as Markdown tables."""
    for name, rows in figures.items():
        print(f"\n{name}\n\n| {' | '.join(rows[0])} |\n|{' --- |' * len(rows[0])}", file=sys.stderr)
        for row in rows:
            print(f"| {' | '.join(str(cell) for cell in row.values())} |", file=sys.stderr)


def _rounded(row: dict[str, object]) -> dict[str, object]:
    return {key: round(float(value), 4) if isinstance(value, float) else value for key, value in row.items()}


if __name__ == "__main__":
    main()
