"""`foedus watch` over generated articles that arrive in random order, killed again and again: what is lost?

    python -m benchmarks.watching [--articles N] [--rounds N] [--kills N] [--seed N]

The articles arrive in rounds of random size; a round is a process of its own, and some are killed (SIGKILL)
at a random moment and made up for by the next. At the end the case must hold what one batch leaves, byte for
byte, and the reports together must have told every article. Ends non-zero if not.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from benchmarks.common import print_line, stop
from benchmarks.watching_world import generate_articles, write_case

LINES = ("documents.jsonl", "statements.jsonl", "claims.jsonl", "unread.jsonl", "events.jsonl")


@dataclass(slots=True)
class Watched:
    """A watch over a case: processor and clock seconds of each round that came to its end, ids it told."""

    case: Path
    cpu: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    killed: int = 0

    def look(self, kill_after: float | None = None) -> None:
        """One round; killed after so many seconds if it is not over by then."""
        command = [sys.executable, "-m", "foedus", "watch", "--case", self.case, "--out", self.case / "out"]
        with tempfile.TemporaryFile() as out:
            begun = time.perf_counter()
            run = subprocess.Popen([*command, "--json"], stdout=out, stderr=subprocess.DEVNULL)
            if kill_after is not None:
                time.sleep(kill_after)
                os.kill(run.pid, signal.SIGKILL)
            _, status, used = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            self.told += [doc["id"] for line in out for doc in json.loads(line)["documents"]]
        if run.returncode == 0:
            self.cpu.append(used.ru_utime + used.ru_stime)
            self.clock.append(time.perf_counter() - begun)
        elif run.returncode < 0:
            self.killed += 1
        else:
            stop(f"a round ended with status {run.returncode}")

    def lines(self) -> dict[str, bytes]:
        """What the case's rounds wrote last."""
        return {name: (self.case / "out" / name).read_bytes() for name in LINES}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    begun = time.perf_counter()
    articles = generate_articles(asked.articles, asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        whole = Watched(write_case(case))
        _arrive(whole.case, articles, sorted(articles))
        whole.look()
        expected = whole.lines()
        shutil.rmtree(case)
        rounds = Watched(write_case(case))
        _watch(rounds, articles, asked.rounds, asked.kills, random.Random(asked.seed))
        left = rounds.lines()
    other = [name for name in LINES if left[name] != expected[name]]
    lost = set(whole.told) - set(rounds.told)
    print_line(
        "watching",
        n=len(articles),
        seconds=time.perf_counter() - begun,
        sha256=sha256("".join(articles[name] for name in sorted(articles)).encode()).hexdigest(),
        rounds=len(rounds.cpu),
        killed=rounds.killed,
        events=len(expected["events.jsonl"].splitlines()),
        same=not other,
        lost=len(lost),
        told_again=len(rounds.told) - len(set(rounds.told)),
        batch_cpu_seconds=whole.cpu[0],
        round_cpu_seconds=sum(rounds.cpu) / len(rounds.cpu),
        last_round_cpu_seconds=rounds.cpu[-2],
        nothing_new_cpu_seconds=rounds.cpu[-1],
    )
    if lost or other:
        stop(f"articles not told: {len(lost)}; not what one batch leaves: {', '.join(other) or 'nothing'}")


def _watch(
    watched: Watched, articles: dict[str, str], rounds: int, kills: int, chance: random.Random
) -> None:
    """Every article once, in random order and rounds of random size, then one round with nothing new."""
    names = sorted(articles)
    chance.shuffle(names)
    cuts = sorted(chance.sample(range(1, len(names)), rounds - 1))
    fatal = chance.choices(range(rounds), k=kills)
    for i, (first, last) in enumerate(zip([0, *cuts], [*cuts, len(names)], strict=True)):
        _arrive(watched.case, articles, names[first:last])
        for _ in range(fatal.count(i)):
            watched.look(kill_after=chance.uniform(0.2, watched.clock[-1] if watched.clock else 5.0))
        watched.look()
    watched.look()


def _arrive(case: Path, articles: dict[str, str], names: list[str]) -> None:
    for name in names:
        (case / "inbox" / name).write_text(articles[name], encoding="utf-8")


if __name__ == "__main__":
    main()
