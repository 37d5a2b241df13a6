"""Where mentions stand among the tokens of a parse, and whether a name is only a place there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.coding.parse import Parse
from foedus.model.actor import Mention

PLACE_PREPS = frozenset(
    "in near off around across outside inside within throughout at into onto along beneath above".split()
)
DASHES = frozenset(("-", "--", "\u2013", "\u2014"))
TRUSTING = frozenset("interest confidence trust faith invest believe belief stake partner".split())
EVENTS = frozenset(
    "war conflict crisis invasion front frontline theatre theater border coast peninsula".split()
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with its tokens first..last (both included) and its head: the one governed from outside."""

    mention: Mention
    first: int
    last: int
    head: int


def mention_tokens(parse: Parse, mention: Mention) -> tuple[int, int, int]:
    """First, last and head token of a mention in the parse that it was found in."""
    first = max(0, bisect_right(parse.starts, mention.start - parse.offset) - 1)
    last = max(first, min(bisect_left(parse.ends, mention.end - parse.offset), len(parse.words) - 1))
    return first, last, head_of(parse, first, last)


def head_of(parse: Parse, first: int, last: int) -> int:
    """The last token of first..last whose governor lies outside; a possessive "'s" never is."""
    heads = parse.heads
    for token in range(last, first - 1, -1):
        head = heads[token]
        if (head < first or head > last or head == token) and parse.deps[token] not in ("case", "punct"):
            return token
    return last


def place_mentions(parse: Parse, mentions: Sequence[Mention]) -> list[Placed]:
    """Every mention of the passage with its tokens."""
    return [Placed(mention, *mention_tokens(parse, mention)) for mention in mentions]


def is_place_use(parse: Parse, mention: Mention) -> bool:
    """Whether a state or capital is only where something is: "the war in Chad", "the Chad conflict"."""
    if mention.kind not in ("name", "metonym") or ":" in mention.actor or len(mention.actor) > 3:
        return False
    first, last, head = mention_tokens(parse, mention)
    if last + 2 < len(parse.words) and parse.lowers[last + 2] == "based":
        return True
    if _in_dateline(parse, last):
        return True
    dep, governor = parse.deps[head], parse.heads[head]
    if dep in ("compound", "nmod") and governor > last:
        return parse.lowers[governor] in EVENTS
    if first >= 2 and parse.words[first - 1] == "," and parse.tags[first - 2].startswith("NNP"):
        if dep in ("appos", "npadvmod", "nmod", "pobj") and parse.words[first - 2][0].isupper():
            return _pobj_of_place(parse, parse.heads[head]) or dep == "npadvmod"
    while dep == "conj":
        head = governor
        dep, governor = parse.deps[head], parse.heads[head]
    return dep == "pobj" and _is_place_prep(parse, governor)


def _in_dateline(parse: Parse, last: int) -> bool:
    """Whether nothing but names and figures stands before the dash that opens the report."""
    if last > 7:
        return False
    for token in range(min(len(parse.words), last + 8)):
        if parse.words[token] in DASHES:
            return token > last
        if parse.tags[token] not in ("NNP", "NNPS", "CD", ",", ".", "-LRB-", "-RRB-", ":"):
            return False
    return False


def _pobj_of_place(parse: Parse, token: int) -> bool:
    return parse.deps[token] == "pobj" and _is_place_prep(parse, parse.heads[token])


def _is_place_prep(parse: Parse, prep: int) -> bool:
    return parse.lowers[prep] in PLACE_PREPS and parse.lemmas[parse.heads[prep]] not in TRUSTING
