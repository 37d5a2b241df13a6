"""How the brief was made, and what its words mean."""

from __future__ import annotations

from foedus.briefing.blocks import Block, Item, Items, Prose, Section
from foedus.briefing.cells import said
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Row
from foedus.briefing.standing import standing
from foedus.model.claim import STATUSES


def method(look: Lookup) -> Section:
    """Standing sentences on the method, and the versions of what coded the claims."""
    blocks: list[Block] = [Items(tuple(Item((sentence,)) for sentence in standing("method").values()))]
    versions = [f"{what} {version}" for what, version in
                (("coder", look.material.coder), ("lexicon", look.material.lexicon)) if version]  # fmt: skip
    if versions:
        words = f"Versions: {', '.join(versions)}."
        blocks.append(Prose((said(words, (Row("case:versions", (words,)),)),), "note"))
    return Section("method", "Method", tuple(blocks))


def limits(look: Lookup) -> Section:
    """What the coder and the linking are known to get wrong; every count in the brief depends on them."""
    known = tuple(Item((text,)) for name, text in standing("limits").items() if name != "line")
    return Section("limits", "Limits", (Items(known),))


def definitions(look: Lookup) -> Section:
    """What each status means, with its shape, and other words that a reader may stumble over."""
    meanings = standing("definitions")
    items = tuple(Item((meanings[status],), (), status) for status in STATUSES)
    terms = tuple(Item((sentence,)) for sentence in standing("terms").values())
    return Section("definitions", "Definitions", (Items(items), Items(terms)))
