"""Probability of at least one event of a pair within 30 days, on rolling origins, beside baselines."""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np

from benchmarks.common import hash_of, print_line
from benchmarks.icews import read_folder
from foedus.forecasting.backtest import Backtest, backtest
from foedus.forecasting.probability import ProbabilityOptions
from foedus.forecasting.tables import EventTable

WINDOW_DAYS = 30
HISTORY_WINDOWS = 4


def run(table: EventTable, types: tuple[int, ...] | None, origins: tuple[int, ...]) -> Backtest:
    return backtest(table, ProbabilityOptions(window_days=WINDOW_DAYS, types=types), origins=origins)


def figures_of(prefix: str, result: Backtest) -> dict[str, object]:
    out: dict[str, object] = {}
    for part in ("all", "recurring", "first_time"):
        scores = getattr(result, part)
        if scores is None:
            continue
        name = prefix if part == "all" else f"{prefix}_{part}"
        out |= {f"{name}_n": scores.n, f"{name}_happened": scores.happened}
        out |= {f"{name}_brier": scores.brier, f"{name}_log_loss": scores.log_loss}
        for c in scores.comparisons:
            out |= {f"{name}_{c.baseline}_brier": c.brier, f"{name}_{c.baseline}_log_loss": c.log_loss}
            if c.baseline == "recency_frequency":
                out[f"{name}_brier_gain"] = asdict(c.brier_gain)
                out[f"{name}_log_gain"] = asdict(c.log_gain)
                out[f"{name}_brier_skill_percent"] = 100 * (1 - scores.brier / c.brier)
                out[f"{name}_log_skill_percent"] = 100 * (1 - scores.log_loss / c.log_loss)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--types", type=int, default=20, help="how many of the commonest types by type")
    options = parser.parse_args()
    started = time.perf_counter()
    table, _ = read_folder(options.folder, ["train", "valid"])
    end = int(table.day[-1]) + 1
    origins = tuple(
        range(end % WINDOW_DAYS + HISTORY_WINDOWS * WINDOW_DAYS, end - WINDOW_DAYS + 1, WINDOW_DAYS)
    )
    early = np.bincount(table.before(origins[0]).type, minlength=len(table.types))
    commonest = tuple(int(t) for t in np.argsort(-early, kind="stable")[: options.types])
    anything = run(table, None, origins)
    by_type = run(table, commonest, origins)
    print_line(
        "dyad_months", n=anything.all.n + by_type.all.n, seconds=time.perf_counter() - started,
        sha256=hash_of(options.folder), window_days=WINDOW_DAYS, origins=len(origins),
        types=len(commonest), **figures_of("any", anything), **figures_of("type", by_type),
        reliability=[asdict(b) for b in anything.all.reliability],
    )  # fmt: skip


if __name__ == "__main__":
    main()
