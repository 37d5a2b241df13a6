"""Run every benchmark that has its data, and hold the floors.

    python -m benchmarks.run [--gold FOLDER] [NAME ...]

floors.json keeps, for each benchmark, the hash of its data and the least that it must reach. A floor can
only rise: `--raise` writes better figures into the file, nothing lowers one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
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
    "outlets": ("outlets",),
    "throughput": ("polnear/dev",),
}
# Figures of which less is better, and figures that depend on the machine and are not held.
LESS_IS_BETTER = frozenset({"mae", "false_alarm_rate"})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--raise", dest="lift", action="store_true", help="write better figures as floors")
    asked = parser.parse_args()
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    failed = []
    for name, paths in DATA.items():
        if asked.names and name not in asked.names:
            continue
        if not Path(__file__).with_name(f"{name}.py").exists():
            continue
        for path in paths:
            if not (asked.gold / path).exists():
                print(f"{name}: skipped, {path} is not there", file=sys.stderr)
                continue
            line = measure(name, asked.gold / path)
            key = f"{name} {path}"
            if line is None:
                failed.append(f"{key}: did not run")
            else:
                failed.extend(hold(key, line, floors, lift=asked.lift))
    if asked.lift:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n")
    for message in failed:
        print(f"below the floor: {message}", file=sys.stderr)
    return 1 if failed else 0


def measure(name: str, path: Path) -> dict[str, float | str] | None:
    """Run one benchmark and read its line; None if it failed."""
    command = [sys.executable, "-m", f"benchmarks.{name}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return None
    print(done.stdout.strip(), flush=True)
    line: dict[str, float | str] = json.loads(done.stdout.strip().splitlines()[-1])
    return line


def hold(
    key: str, line: dict[str, float | str], floors: dict[str, dict[str, object]], *, lift: bool
) -> list[str]:
    """What fell below its floor; with lift, better figures become the floor."""
    entry = floors.get(key)
    if entry is None:
        return []
    if entry["sha256"] != line["sha256"]:
        return [f"{key}: the data are others than the floors were set on"]
    held = entry["floors"]
    assert isinstance(held, dict)
    below = []
    for figure, floor in held.items():
        got = float(line[figure])
        worse = got > floor + 1e-9 if figure in LESS_IS_BETTER else got < floor - 1e-9
        if worse:
            below.append(f"{key}: {figure} {got} against {floor}")
        elif lift:
            held[figure] = got
    return below


if __name__ == "__main__":
    sys.exit(main())
