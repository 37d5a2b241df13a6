"""What a text says a person belongs to: "an analyst at the Polar Institute", "RAND's Jane Doe"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.coding.parse import Parse
from foedus.coding.placed import Placed, place_mentions
from foedus.model.actor import Mention

JOINING = frozenset(("at", "of", "with", "from", "for"))
REACH = 14


@dataclass(frozen=True, slots=True)
class Affiliation:
    """The body that a person is said to belong to; offsets are the document's.

    text: the whole phrase that says so. actor: the body.
    """

    start: int
    end: int
    text: str
    actor: str


def find_affiliations(parse: Parse, mentions: Sequence[Mention]) -> dict[str, Affiliation]:
    """Affiliations that one passage gives, by the person's entity; the first one counts."""
    found: dict[str, Affiliation] = {}
    placed = place_mentions(parse, mentions)
    for index, person in enumerate(placed):
        entity = person.mention.entity
        if entity is None or not entity.startswith("person:") or entity in found:
            continue
        if index and _owns(parse, placed[index - 1], person):
            found[entity] = _affiliation(parse, placed[index - 1].first, placed[index - 1])
        elif index + 1 < len(placed) and _describes(parse, person, placed[index + 1]):
            found[entity] = _affiliation(parse, person.last + 2, placed[index + 1])
    return found


def _is_body(placed: Placed) -> bool:
    return placed.mention.actor.startswith(("organisation:", "grouping:", "outlet:"))


def _owns(parse: Parse, body: Placed, person: Placed) -> bool:
    """Whether the body's possessive, or its bare name and a calling, stands right before the person."""
    if not _is_body(body) or parse.sent_of[body.last] != parse.sent_of[person.first]:
        return False
    between = parse.tags[body.last + 1 : person.first]
    return between == ["POS"] or (
        len(between) <= 3 and all(tag in ("POS", "NN", "JJ", "NNP") for tag in between)
    )


def _describes(parse: Parse, person: Placed, body: Placed) -> bool:
    """Whether an apposition, or a preposition, joins the person to the body after the name."""
    if not _is_body(body) or parse.sent_of[person.last] != parse.sent_of[body.first]:
        return False
    between = range(person.last + 1, body.first)
    if not between or len(between) > REACH:
        return False
    joined = any(parse.lowers[token] in JOINING for token in between[-3:])
    if parse.words[between[0]] == ",":
        verbs = any(parse.tags[token] in ("VBD", "VBZ", "VBP", "MD") for token in between)
        return joined and not verbs
    return parse.lowers[between[0]] in JOINING and len(between) <= 2


def _affiliation(parse: Parse, first: int, body: Placed) -> Affiliation:
    if parse.lowers[first] in ("a", "an", "the") and first < body.first:
        first += 1
    start, end = parse.span(first, body.last)
    return Affiliation(start, end, parse.text[start - parse.offset : end - parse.offset], body.mention.actor)
