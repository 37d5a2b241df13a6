"""Where a passage names actors: lexicon names, the phrases around them, unknown names by company."""

from __future__ import annotations

import datetime as dt
from typing import Literal, cast

from foedus.coding.appositions import link_appositions
from foedus.coding.hits import Found, find_hits
from foedus.coding.names import find_names
from foedus.coding.nominals import Composer
from foedus.coding.parse import Parse
from foedus.coding.placed import Placed, is_place_use, mention_tokens, place_mentions
from foedus.lexicon.actors import Actors
from foedus.model.actor import Mention

__all__ = ["Placed", "find_mentions", "is_place_use", "mention_tokens", "place_mentions"]

Kind = Literal["name", "title", "demonym", "metonym", "pronoun", "description", "unknown"]


def find_mentions(parse: Parse, actors: Actors, *, on: dt.date | None = None) -> list[Mention]:
    """The actors that a passage names, in text order, none overlapping.

    on: the document's date, which settles who "the Russian president" is; None: today's holders.
    Pronouns, descriptions and surnames that a full name elsewhere explains are left to `resolve_mentions`.
    """
    if not parse.words:
        return []
    found = Composer(parse, actors, find_hits(parse, actors, on), on).compose()
    found = find_names(parse, actors, found)
    found = [one for one in found if one.actor and one.form != "not"]
    antecedents = link_appositions(parse, found)
    return [_mention(parse, one, antecedents.get(index)) for index, one in enumerate(found)]


def _mention(parse: Parse, one: Found, antecedent: Found | None) -> Mention:
    start = one.start if one.start >= 0 else parse.starts[one.first]
    end = one.end if one.end >= 0 else parse.ends[one.last]
    spans = (parse.span(antecedent.first, antecedent.last),) if antecedent else ()
    text = parse.text[start:end]
    kind = one.kind
    if one.form == "state" and one.adjectival and not one.agent:
        kind = "demonym" if parse.deps[one.last] in ("amod", "compound", "nmod") else kind
    return Mention(
        parse.offset + start, parse.offset + end, text, one.actor, one.entity, cast(Kind, kind), spans
    )
