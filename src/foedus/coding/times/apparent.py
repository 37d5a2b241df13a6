"""Words of time that name no time: today's world, USA Today, the Thirty Years War, 24 hours a day."""

from __future__ import annotations

import re

from foedus.coding.times.hits import Hit

# What belongs to an age rather than to a day: today's world, the people of tomorrow.
_OF_AN_AGE = {
    "world", "youth", "society", "societies", "generation", "generations", "young", "economy", "people",
    "standards", "technology", "children", "battlefield", "battlefields", "warfare", "environment",
}  # fmt: skip
_NAME_BEFORE = re.compile(r"(?<![.!?:])\s(?:[A-Z]{2,}|[A-Z][a-z]+) $|^(?:[A-Z]{2,}|[A-Z][a-z]+) $")
_OPENING = ('"', "\u201c", "`", "\u2018")


def is_age(hit: Hit) -> bool:
    """Whether "today" means the present age."""
    if hit.tokens.name(hit.last) == "genitive":
        return hit.after(2) in _OF_AN_AGE
    return hit.before() == "of" and hit.before(2) in _OF_AN_AGE


def is_titled(hit: Hit) -> bool:
    """Whether a capital inside a sentence makes the words a name: USA Today, "This Week With ..."."""
    words = hit.tokens.text[hit.tokens.starts[hit.first] : hit.tokens.ends[hit.last - 1]].split()
    if not all(word[0].isupper() for word in words):
        return False
    start = hit.tokens.starts[hit.first]
    before = hit.tokens.text[max(0, start - 40) : start]
    if words[0].isupper():
        return before.endswith("USA ")
    if len(words) == 1:
        return bool(_NAME_BEFORE.search(before))
    return before[-1:] in _OPENING and hit.tokens.text[hit.tokens.ends[hit.last - 1] :][1:2].isupper()


def is_round_the_clock(hit: Hit) -> bool:
    """Whether a length only says how much of each day or week: 24 hours a day, seven days a week."""
    return (
        hit.has("units")
        and hit.after() in ("a", "per")
        and hit.tokens.name(hit.last + 1) == "unit"
        and hit.after(3) not in ("and", "or", "ago", "earlier", "later")
    )


def is_title(hit: Hit) -> bool:
    """Whether the unit's capital inside a sentence makes it a name: the Thirty Years War."""
    text, last = hit.tokens.text, hit.last - 1
    if not hit.tokens.name(last) == "units" or not text[hit.tokens.starts[last]].isupper():
        return False
    word = text[hit.tokens.starts[last] : hit.tokens.ends[last]]
    return (hit.last - hit.first > 1 and not word.isupper()) or hit.before().strip("'\u2019").isalnum()
