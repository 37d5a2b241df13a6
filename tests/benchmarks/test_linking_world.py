from __future__ import annotations

import random

from benchmarks.clusters import home_of, pairs
from benchmarks.linking_world import make_world

from foedus.linking.events import build_events


def test_generated_news_is_linked_alike_in_any_order_and_mostly_right() -> None:
    world = make_world(300)
    events, links = build_events(world.claims, world.docs, [])
    docs, claims = world.docs[:], world.claims[:]
    rng = random.Random(3)
    rng.shuffle(docs)
    rng.shuffle(claims)
    assert build_events(claims, docs, []) == (events, links)
    found = pairs(world.event_of, home_of(event.claims for event in events))
    assert found.precision > 0.95 and found.recall > 0.95
