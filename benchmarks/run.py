"""Run every benchmark that has its data, and hold the floors.

    python -m benchmarks.run [--gold FOLDER] [--raise] [NAME ...]

floors.json keeps, for each benchmark and input ("name path"), the hash of its data and the least that each
headline figure must reach. A floor can only rise: `--raise` enters a benchmark that has none yet, a little
under what it measured, and lifts floors that were passed by more than that; nothing lowers one.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("floors.json")
GOLD = Path(os.environ.get("FOEDUS_SHARED", ROOT.parent / "shared")) / "gold"

# What each benchmark reads, in the layout of the reference data.
DATA: dict[str, tuple[str, ...]] = {
    "plv": ("plv/train.tsv",),
    "cameo_class": ("cameo_class/train.tsv",),
    "cameo_ner": ("cameo_ner/train.txt",),
    "petrarch_suite": ("petrarch_suite",),
    "polnear": ("polnear/dev",),
    "cofenet": ("cofenet_polnear/valid.txt",),
    "timex": ("timex/TimeBank", "timex/AQUAINT"),
    "factuality": ("factuality/UW/dev.jsonl", "factuality/MEANTIME/dev.jsonl"),
    "ecbplus": ("ecbplus",),
    "outlets": ("outlets",),
    "claimdiff": ("claimdiff",),
    "icews": ("icews14",),
    "dyad_months": ("icews14",),
    "alignment": ("alignment",),
    "landscape": ("alignment",),
    "throughput": ("polnear/dev",),
}
# The figures that are held; a benchmark that is not here says itself when it fails.
HELD: dict[str, tuple[str, ...]] = {
    "plv": tuple(
        f"{part}{figure}"
        for part in ("", "unread_")
        for figure in ("root_macro_f1", "quad_macro_f1", "binary_macro_f1", "root_accuracy")
    ),
    "cameo_class": ("macro_f1", "false_alarm_rate"),
    "cameo_ner": tuple(
        f"{role}_{kind}_f1" for kind in ("overlap", "exact") for role in ("source", "target", "relation")
    ),
    "petrarch_suite": ("pair_f1", "pair_quad_f1"),
    "polnear": ("full_match_f1", "source_token_f1", "cue_token_f1", "content_token_f1"),
    "cofenet": ("source_exact_f1", "cue_exact_f1", "content_exact_f1"),
    "timex": ("strict_f1", "relaxed_f1", "value_f1", "meaning_f1"),
    "factuality": ("mae", "pearson_r", "three_class_macro_f1"),
    "ecbplus": ("conll_f1", "conll_f1_without_singletons", "muc_f1", "b3_f1", "ceafe_f1"),
    "outlets": ("story_bcubed_f1", "chain_conll_f1"),
    "claimdiff": ("auc",),
    "icews": ("mrr", "hits_1", "hits_3", "hits_10"),
    "alignment": ("reproduced", "networks_proven"),
    "landscape": ("reproduced",),
    "dyad_months": tuple(
        f"{asked}_{score}_skill_percent" for asked in ("any", "type") for score in ("brier", "log")
    ),
    "throughput": ("ratio_to_parser",),
}
LESS_IS_BETTER = frozenset({"mae", "false_alarm_rate"})
# Counts of published values: what was reached once is held in full.
COUNTS = frozenset({"reproduced", "networks_proven"})
# Given, not measured: what depends on the machine is held to what was promised.
GIVEN = {"ratio_to_parser": 2.0}
MARGIN = 0.005

Line = dict[str, float | str]
Floors = dict[str, dict[str, object]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--raise", dest="lift", action="store_true", help="enter and lift floors")
    asked = parser.parse_args()
    if strange := sorted(set(asked.names) - DATA.keys()):
        parser.error(f"no benchmark {', '.join(strange)}; there are {', '.join(DATA)}")
    failed: list[str] = []
    for name in asked.names or DATA:
        for path in DATA[name]:
            failed.extend(run_one(name, path, gold=asked.gold, lift=asked.lift))
    for message in failed:
        print(message, file=sys.stderr)
    return 1 if failed else 0


def run_one(name: str, path: str, *, gold: Path, lift: bool) -> list[str]:
    """Measure one benchmark on one input; what is wrong with it."""
    key = f"{name} {path}"
    if not (gold / path).exists():
        print(f"{key}: skipped, the data are not there", file=sys.stderr)
        return []
    line = measure(name, gold / path)
    if line is None:
        return [f"{key}: did not run, or failed"]
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    wrong = hold(key, line, floors)
    if lift and not wrong:
        lift_floors(key, line, floors)
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return wrong


def measure(name: str, path: Path) -> Line | None:
    """Run one benchmark and read its line; None if it failed."""
    began = time.perf_counter()
    command = [sys.executable, "-m", f"benchmarks.{name}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return None
    print(done.stdout.strip(), flush=True)
    line: Line = json.loads(done.stdout.strip().splitlines()[-1])
    return line


def hold(key: str, line: Line, floors: Floors) -> list[str]:
    """What fell below its floor."""
    entry = floors.get(key)
    if entry is None:
        return []
    if entry["sha256"] != line["sha256"]:
        return [f"{key}: the data are others than the floors were set on"]
    return [
        f"{key}: {figure} {line[figure]} is worse than its floor {floor}"
        for figure, floor in _held(entry).items()
        if _is_better(figure, floor, float(line[figure]))
    ]


def lift_floors(key: str, line: Line, floors: Floors) -> None:
    """Enter this benchmark's floors, or lift those that its figures passed."""
    name = key.split()[0]
    if name not in HELD:
        return
    entry = floors.setdefault(key, {"sha256": line["sha256"], "floors": {}})
    held = _held(entry)
    for figure in HELD[name]:
        floor = GIVEN.get(figure) or _beside(figure, float(line[figure]))
        if floor > 0 and (figure not in held or _is_better(figure, floor, held[figure])):
            held[figure] = floor


def _held(entry: dict[str, object]) -> dict[str, float]:
    held = entry["floors"]
    assert isinstance(held, dict)
    return held


def _beside(figure: str, got: float) -> float:
    """A little worse than what was measured, rounded to three places away from it."""
    if figure in COUNTS:
        return got
    if figure in LESS_IS_BETTER:
        return math.ceil((got + MARGIN) * 1000) / 1000
    return math.floor((got - MARGIN) * 1000) / 1000


def _is_better(figure: str, one: float, other: float) -> bool:
    """Whether one is better than other, beyond rounding."""
    return one < other - 1e-9 if figure in LESS_IS_BETTER else one > other + 1e-9


if __name__ == "__main__":
    sys.exit(main())
