"""Where an act takes place, as far as its own clause says."""

from __future__ import annotations

from foedus.coding.parse import Parse
from foedus.lexicon.places import Place, Places
from foedus.model.claim import Where

# Words that put an act somewhere; "from" only says where somebody came from.
_LOCATING = frozenset(
    "in at near off around inside outside through via over above along aboard on to".split()
)
# Nouns that a place's name may stand before: "at the Tempelhof airfield".
_SITES = frozenset(
    "airport airfield airbase base spaceport cosmodrome port harbor harbour shipyard palace hotel resort"
    " retreat center centre complex headquarters building hall station terminal site area region zone"
    " border summit talk meeting conference forum".split()
)
_MOVING = frozenset("visit travel fly trip go arrive journey flight head return sail come".split())


def find_places(parse: Parse, places: Places) -> dict[int, tuple[int, int, Place]]:
    """Places named in a passage, by the token that governs the name: (first token, last token, place)."""
    found = {}
    i = 0
    while i < len(parse):
        if parse.words[i][:1].isupper():
            hit = _longest(parse, places, i)
            if hit:
                last, place = hit
                head = next((j for j in range(last, i - 1, -1) if not i <= parse.heads[j] <= last), last)
                found[head] = (i, last, place)
                i = last + 1
                continue
        i += 1
    return found


def _longest(parse: Parse, places: Places, first: int) -> tuple[int, Place] | None:
    for last in range(min(len(parse), first + places.longest) - 1, first - 1, -1):
        name = parse.text[parse.starts[first] : parse.ends[last]]
        place = places.find(name)
        if place:
            return last, place
    return None


def attach_place(parse: Parse, places: dict[int, tuple[int, int, Place]], token: int) -> Where | None:
    """The place of the act whose trigger is `token`, nearest in the tree; None if the clause gives none.

    A capital that stands for its government ("talks with Beijing") is no place: only what follows a word
    of place counts.
    """
    best: tuple[int, int, int] | None = None
    for head in places:
        noun = _site(parse, head)
        if noun == token and noun != head:
            best = (0, 0, head)
            continue
        prep = parse.heads[noun]
        if parse.deps[noun] != "pobj" or not _locates(parse, prep):
            continue
        steps = _steps(parse, prep, token)
        if steps is not None and (best is None or (steps, abs(head - token)) < best[:2]):
            best = (steps, abs(head - token), head)
    if best is None:
        return None
    first, last, place = places[best[2]]
    start, end = parse.span(first, last)
    return Where(place.name, place.country, place.lat, place.lon, start, end)


def _site(parse: Parse, head: int) -> int:
    """The noun that a place's name stands before, or the name itself."""
    above = parse.heads[head]
    if parse.deps[head] in ("compound", "nmod", "amod") and parse.lemmas[above].lower() in _SITES:
        return above
    return head


def _locates(parse: Parse, prep: int) -> bool:
    word = parse.lowers[prep]
    if word == "to":
        return parse.lemmas[parse.heads[prep]] in _MOVING
    if word == "of":  # "the port of Rajin"
        above = parse.heads[parse.heads[prep]]
        return parse.deps[parse.heads[prep]] == "pobj" and parse.lowers[above] in _LOCATING
    return word in _LOCATING


def _steps(parse: Parse, prep: int, token: int) -> int | None:
    """Links from the place up to the act, or from the act up to what both hang on; None if far or apart."""
    chain = [prep, *parse.path_up(prep)]
    if token in chain[:6]:
        return chain.index(token)
    above = [token]
    for up in parse.path_up(token):
        if parse.deps[above[-1]] in ("ccomp", "advcl", "relcl", "conj", "parataxis", "pcomp"):
            break
        above.append(up)
        if len(above) > 4:
            break
    for distance, up in enumerate(above):
        if up in chain[:4]:
            return 3 + distance + chain.index(up)
    return None
