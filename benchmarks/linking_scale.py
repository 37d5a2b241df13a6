"""Duplicates, stories and linking on generated news with known truth: cost and correctness.

    python -m benchmarks.linking_scale [--articles N ...] [--seed N]

Without --articles: 10,000 and then 100,000, with the growth of the cost per article between them, in seconds
of processor time. The span of time is the same for every size: more articles make denser news.
Pairwise precision and recall are taken over claims (events) and over documents (stories).
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import time

from benchmarks.clusters import home_of, pairs
from benchmarks.common import print_line
from benchmarks.linking_world import make_world
from foedus.linking.events import build_events
from foedus.linking.match import THRESHOLD
from foedus.linking.stories import find_stories
from foedus.reading.duplicates import mark_copies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    costs = []
    for articles in asked.articles:
        costs.append(measure(articles, asked.seed, costs[0] if costs else None))


def measure(articles: int, seed: int, cost_before: float | None) -> float:
    """Run one size and print its line; returns processor seconds per article."""
    world = make_world(articles, seed=seed)
    begun, cpu = time.perf_counter(), time.process_time()
    docs = mark_copies(world.docs)
    copied = time.perf_counter()
    stories = find_stories(docs)
    told = time.perf_counter()
    events, links = build_events(world.claims, docs, [], stories=stories, keep=THRESHOLD)
    done = time.perf_counter()
    cost = (time.process_time() - cpu) / len(docs)
    linked = pairs(world.event_of, home_of(event.claims for event in events))
    storied = pairs(world.story_of, home_of(story.docs for story in stories))
    print_line(
        "linking_scale",
        n=len(docs),
        seconds=done - begun,
        sha256=hashlib.sha256(f"generated, seed {seed}".encode()).hexdigest(),
        claims=len(world.claims),
        true_events=len(set(world.event_of.values())),
        found_events=len(events),
        pairs_judged=links.judged,
        pair_precision=linked.precision,
        pair_recall=linked.recall,
        story_pair_precision=storied.precision,
        story_pair_recall=storied.recall,
        cpu_seconds=cost * len(docs),
        copies_seconds=copied - begun,
        stories_seconds=told - copied,
        linking_seconds=done - told,
        cost_growth=cost / cost_before if cost_before else None,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )
    return cost


if __name__ == "__main__":
    main()
