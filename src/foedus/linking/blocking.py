"""Which claims are worth comparing: those that share parties, or a story, and a kind of act.

In a crowded block only neighbours in time are compared, so that cost grows with the number of claims and not
with its square.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from foedus.linking.features import FAMILIES, KINDRED
from foedus.linking.view import View
from foedus.model.claim import Claim

NEIGHBOURS = 60
LONE_NEIGHBOURS = 20
MAX_PARTIES_PAIRED = 6


def find_candidates(views: Sequence[View]) -> Iterator[tuple[int, int]]:
    """Pairs of claims that share a block, each once; views come by day, so blocks do too."""
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    keys = [list(_blocks(view)) for view in views]
    for i, own in enumerate(keys):
        for key in own:
            blocks[key].append(i)
    for i, own in enumerate(keys):
        met: set[int] = set()
        lone = len(views[i].parties) == 1
        for key in own:
            members = blocks[key]
            at = bisect_right(members, i)
            if key[0] == "lone":
                near = members[at : at + LONE_NEIGHBOURS]
                met.update(j for j in near if lone or len(views[j].parties) == 1)
            else:
                met.update(members[at : at + NEIGHBOURS])
        yield from ((i, j) for j in sorted(met))


def _blocks(view: View) -> Iterator[tuple[object, ...]]:
    parties = sorted(view.parties)
    pairs = list(itertools.combinations(parties[:MAX_PARTIES_PAIRED], 2))
    for kind in [*_kinds(view.claim), *(["offer"] if view.offers else [])]:
        for pair in pairs:
            yield ("pair", kind, pair)
        for party in parties:
            yield ("lone", kind, party)
        if view.story is not None:
            yield ("story", kind, view.story)


def _kinds(claim: Claim) -> list[str]:
    if claim.subject is None:
        return [claim.type, *(f"type {i}" for i, group in enumerate(KINDRED) if claim.type in group)]
    families = [f"family {i}" for i, family in enumerate(FAMILIES) if claim.subject in family]
    return families or [claim.subject]
