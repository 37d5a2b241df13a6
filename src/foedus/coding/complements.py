"""What the readers of complements share: the result they give, and small tests on a clause."""

from __future__ import annotations

from foedus.coding.parse import Parse

VERB_TAGS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
CONTRASTS = frozenset(("though", "although", "while", "whereas", "as", "even"))
LATE = 16

Read = tuple[str, list[tuple[int, int]], int]
"""Frame, token spans of the content (both ends included), and the last token of the cue."""


def is_small(parse: Parse, child: int) -> bool:
    """A small clause ("called the plan reckless") has no verb of its own."""
    return parse.tags[child] not in VERB_TAGS and not any(
        parse.deps[c] in ("cop", "aux") or parse.tags[c] in ("VBD", "VBZ", "VBP", "MD")
        for c in parse.children[child]
    )


def is_infinitival(parse: Parse, token: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(parse.tags[c] == "TO" for c in parse.children[token])


def agent(parse: Parse, verb: int) -> int | None:
    """Who does it, in the passive: the noun after "by"."""
    for child in parse.children[verb]:
        if parse.deps[child] == "agent" or (parse.lowers[child] == "by" and parse.deps[child] == "prep"):
            for below in parse.children[child]:
                if parse.deps[below] == "pobj":
                    return below
    return None
