"""Cost of forecasting against the number of events, on generated events: is it at most linear?"""

from __future__ import annotations

import argparse
import hashlib
import resource
import time
from datetime import date

import numpy as np

from benchmarks.common import print_line
from foedus.forecasting.histories import absorb, by_actor, lay_out
from foedus.forecasting.panel import make_panel
from foedus.forecasting.ranking import RankingOptions, fit_ranker
from foedus.forecasting.tables import EventTable, make_table

DAYS = 3650
TYPES = 40
ACTORS_PER_THOUSAND_EVENTS = 4


def generate(events: int, *, seed: int = 0) -> EventTable:
    """Events over ten years; few actors are busy, and most pairs come again."""
    draw = np.random.default_rng(seed)
    actors = max(50, events * ACTORS_PER_THOUSAND_EVENTS // 1000)
    busy = 1 / np.arange(1, actors + 1) ** 0.8
    pool = draw.choice(actors, size=(max(200, events // 10), 2), p=busy / busy.sum())
    pool = pool[pool[:, 0] != pool[:, 1]]
    often = 1 / np.arange(1, len(pool) + 1) ** 0.6
    pairs = pool[draw.choice(len(pool), size=events, p=often / often.sum())]
    kinds = np.minimum(draw.geometric(0.15, events) - 1, TYPES - 1)
    rows = np.column_stack([pairs[:, 0], kinds, pairs[:, 1], draw.integers(DAYS, size=events)])
    names = [f"actor_{i}" for i in range(actors)]
    types = [f"type_{i}" for i in range(TYPES)]
    return make_table(rows, actors=names, types=types, epoch=date(2020, 1, 1), origin="generated")


def time_one(events: int, *, fit: bool) -> dict[str, float]:
    """CPU seconds of each step for a number of events."""
    table = generate(events)
    clock = time.process_time()
    history = lay_out(table)
    laid = time.process_time()
    absorb(history, by_actor(history, len(history.event)))
    absorbed = time.process_time()
    make_panel(table, DAYS)
    figures = {
        "events": float(len(table)), "actors": float(len(table.actors)), "index": laid - clock,
        "absorb": absorbed - laid, "panel": time.process_time() - absorbed,
    }  # fmt: skip
    figures["seconds"] = time.process_time() - clock
    del history
    if fit:
        clock = time.process_time()
        fit_ranker(table, RankingOptions(fit_days=10, edge_days=2))
        figures["fit"] = time.process_time() - clock
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[100_000, 1_000_000, 5_000_000])
    parser.add_argument("--fit", action="store_true", help="also fit the ranking")
    options = parser.parse_args()
    started = time.perf_counter()
    for events in (20_000, 2_000_000):  # compiled before anything is measured, for narrow and for wide keys
        lay_out(generate(events))
        make_panel(generate(events), DAYS)
    fit_ranker(generate(5000), RankingOptions(fit_days=2, edge_days=1))
    sizes = [time_one(events, fit=options.fit) for events in options.events]
    logs = np.log([[s["events"], s["seconds"]] for s in sizes])
    growth = float(np.polyfit(logs[:, 0], logs[:, 1], 1)[0]) if len(sizes) > 1 else float("nan")
    fits = {}
    if options.fit and len(sizes) > 1:
        logs = np.log([[s["events"], s["fit"]] for s in sizes])
        fits = {"fit_growth": float(np.polyfit(logs[:, 0], logs[:, 1], 1)[0])}
    print_line(
        "forecast_scale", n=int(sizes[-1]["events"]), seconds=time.perf_counter() - started,
        sha256=hashlib.sha256(repr(options.events).encode()).hexdigest(), growth=growth, **fits,
        microseconds_per_event=[round(1e6 * s["seconds"] / s["events"], 2) for s in sizes],
        sizes=[{k: round(v, 2) for k, v in s.items()} for s in sizes],
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )  # fmt: skip


if __name__ == "__main__":
    main()
