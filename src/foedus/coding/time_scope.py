"""What a time is not of, though it stands near: an earlier cause, a further clause; and whose else it is."""

from __future__ import annotations

from foedus.coding.parse import Parse

# What stands behind these came first, or is why it was done.
_EARLIER = {"after", "against", "because", "despite", "following", "over", "since"}
_LED_BY = {"due", "owing", "reaction", "response", "retaliation", "thanks"}
_AT = {"at", "during", "in"}
# Auxiliaries that set a further verb apart from the time of the first: "fell in 1999 and has since grown".
_APART = {"are", "could", "has", "have", "is", "may", "might", "will", "would"}


def is_negated(parse: Parse, first: int) -> bool:
    """Whether the text says that it was another time: "not just ten years ago"."""
    before = first - 1
    if before > 0 and parse.lowers[before] in ("just", "only", "merely"):
        before -= 1
    return before >= 0 and parse.lowers[before] == "not"


def shares_name(parse: Parse, site: int, token: int, *, first: int) -> bool:
    """Whether a time before one noun stands before this one too: "his May 2021 visit and meeting with"."""
    if parse.deps[token] != "conj" or parse.heads[token] != site or first > site:
        return False
    return not any(parse.deps[child] in ("det", "poss", "nummod") for child in parse.children[token])


def names_whole(parse: Parse, site: int, token: int) -> bool:
    """Whether the word that a time describes only describes this one: "the landmark 2012 visit"."""
    while parse.deps[site] in ("amod", "compound", "nmod") and parse.heads[site] > site:
        site = parse.heads[site]
        if site == token:
            return True
    return False


def stands_at(parse: Parse, token: int, first: int) -> bool:
    """Whether a time follows at once on what the act is told to have happened at: "at a rally Friday"."""
    if parse.deps[token] != "pobj" or parse.lowers[parse.heads[token]] not in _AT:
        return False
    return first == token + 1 or (first == token + 2 and parse.lowers[token + 1] in ("on", "in"))


def is_cause(parse: Parse, noun: int) -> bool:
    """Whether a noun is what came before and led to it: "met on Monday after the raid", "in response to"."""
    prep = parse.heads[noun]
    if parse.deps[noun] != "pobj":
        return False
    word = parse.lowers[prep]
    if word == "to":
        return parse.lowers[parse.heads[prep]] in _LED_BY
    return word in _EARLIER


def bounds_another(parse: Parse, noun: int) -> bool:
    """Whether a noun with its time only bounds what is told: "after a test in May, it imposed sanctions"."""
    prep = parse.heads[noun]
    if parse.deps[noun] != "pobj":
        return False
    ahead = parse.lowers[prep] == "of" and parse.lowers[parse.heads[prep]] == "ahead"
    return ahead or parse.lowers[prep] in ("before", "until", "till") or is_cause(parse, noun)


def stands_apart(parse: Parse, verb: int) -> bool:
    """Whether a coordinated verb has a tense of its own: "fell in 1999 and has since grown"."""
    first = {parse.lowers[child] for child in parse.children[parse.heads[verb]]}
    return any(parse.lowers[child] in _APART - first for child in parse.children[verb] if child < verb)
