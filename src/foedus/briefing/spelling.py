"""Names in place of the codes that findings use: people read China and Russia, not CHN-RUS."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from foedus.briefing.wording import join

_CODES = re.compile(
    r"\bstates:(?P<group>[A-Z]{3}(?:-[A-Z]{3})*)\b"
    r"|(?P<other>\b(?:grouping|organisation|person|outlet):[a-z0-9_]+)\b"
    r"|(?P<pair>\b[A-Z]{3}(?:-[A-Z]{3})*)\b"
)


def spell_codes(text: str, name: Callable[[str], str], known: Collection[str]) -> str:
    """The text with names for ids: states with an en dash between, a group of states as a list.

    name: what an actor is called. known: states whose codes may stand in the text; other words in
    capitals stay as they are.

    >>> names = {"CHN": "China", "RUS": "Russia", "PRK": "North Korea", "grouping:quad": "the Quad"}
    >>> spell_codes("weakest side CHN-RUS; states:CHN-RUS-PRK, grouping:quad, NIS", names.get, names)
    'weakest side China–Russia; China, Russia and North Korea, the Quad, NIS'
    """

    def names(found: re.Match[str]) -> str:
        if found["other"]:
            return name(found["other"])
        codes = (found["group"] or found["pair"]).split("-")
        if not set(codes) <= set(known):
            return found.group()
        called = [name(code).removeprefix("the ") for code in codes]
        return join(called) if found["group"] else "–".join(called)

    return _CODES.sub(names, text)
