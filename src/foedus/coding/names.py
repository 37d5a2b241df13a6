"""Capitalised names that the lexicon does not know: persons by their company, bodies by their shape."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.coding.hits import HYPHENS, STATE_FORMS, Found
from foedus.coding.parse import Parse
from foedus.coding.titles import HONORIFICS
from foedus.lexicon.actors import Actors
from foedus.lexicon.naming import slug

AMERICAN_SEATS = {"sen.": "USA.LEG", "rep.": "USA.LEG"}
PROPER = ("NNP", "NNPS")
LINKS = frozenset(("of", "for", "on", "and", "the", "in", "&"))
PARTICLES = frozenset(
    ("al", "bin", "ibn", "van", "von", "de", "der", "den", "da", "dos", "el", "la", "le", "ul")
)
SAYING = frozenset(
    "say tell add warn note argue suggest write explain claim announce describe believe think ask state"
    " confirm deny stress reiterate insist predict estimate acknowledge comment".split()
)
# Shapes that make a body part of a state when the state's name stands in it.
OFFICIAL = {
    "Ministry": "GOV", "Department": "GOV", "Office": "GOV", "Authority": "GOV", "Administration": "GOV",
    "Bureau": "GOV", "Commission": "GOV", "Committee": "GOV", "Embassy": "GOV", "Consulate": "GOV",
    "Secretariat": "GOV", "Mission": "GOV", "Council": "GOV", "Agency": "GOV", "Service": "GOV",
    "Army": "MIL", "Navy": "MIL", "Force": "MIL", "Forces": "MIL", "Fleet": "MIL", "Command": "MIL",
    "Brigade": "MIL", "Battalion": "MIL", "Regiment": "MIL", "Division": "MIL", "Guard": "MIL",
    "Guards": "MIL",
    "Police": "COP", "Court": "JUD", "Parliament": "LEG", "Assembly": "LEG", "Senate": "LEG",
    "Congress": "LEG",
    "Intelligence": "SPY",
}  # fmt: skip


def find_names(parse: Parse, actors: Actors, found: list[Found]) -> list[Found]:
    """The mentions found so far, with unknown persons and bodies among them.

    A name that is part of a longer one ("Bank of Chad") gives way to it.
    """
    taken = [-1] * len(parse.words)
    for index, one in enumerate(found):
        for token in range(one.first, one.last + 1):
            taken[token] = index
    added: list[Found] = []
    dropped: set[int] = set()
    token, size = 0, len(parse.words)
    tags = parse.tags
    while token < size:
        if tags[token] not in PROPER or not parse.words[token][0].isupper():
            token += 1
            continue
        end = _run_end(parse, token)
        for name in _names_in(parse, actors, found, taken, token, end):
            end = max(end, name.last)
            clash = {taken[i] for i in range(name.first, name.last + 1)} - {-1}
            dropped |= clash
            added.append(name)
        token = end + 1
    kept = [one for index, one in enumerate(found) if index not in dropped]
    return sorted([*kept, *(one for one in added if one.form != "not")], key=lambda one: one.first)


def _run_end(parse: Parse, first: int) -> int:
    """Last token of the run of capitalised words, hyphens and particles between them included."""
    words, tags = parse.words, parse.tags
    stop = parse.sents[parse.sent_of[first]][1]
    last = first
    token = first + 1
    while token < stop:
        word = words[token]
        if tags[token] in PROPER and word[0].isupper():
            last = token
        elif (
            word in HYPHENS
            or word.lower() in PARTICLES
            or (word[0].islower() and words[token - 1] in HYPHENS)
        ):
            if word not in HYPHENS and word.lower() not in PARTICLES:
                last = token
        elif (
            word[0].isupper() and token == last + 1 and word.isalpha() and tags[token] in ("NN", "JJ", "NNS")
        ):
            last = token
        else:
            break
        token += 1
    return last


def _names_in(
    parse: Parse, actors: Actors, found: list[Found], taken: list[int], first: int, last: int
) -> list[Found]:
    """Names within one run; the run is cut where a mention that stays stands."""
    shapes = actors.agents.shapes
    shape = shapes.get(parse.words[last])
    whole = [found[i] for i in sorted({taken[t] for t in range(first, last + 1)} - {-1})]
    filled = len(whole) == 1 and (whole[0].first, whole[0].last) == (first, last)
    if last > first and shape in ("organisation", "outlet") and not filled and all(map(_gives_way, whole)):
        return [_body(parse, shapes, first, _linked_end(parse, last, shapes), whole)]
    names = []
    token = first
    while token <= last:
        if taken[token] >= 0 and not _is_shared(parse, actors, found[taken[token]], token, last, taken):
            token = found[taken[token]].last + 1
            continue
        end = token
        while end < last and (
            taken[end + 1] < 0
            or _is_shared(parse, actors, found[taken[end + 1]], end + 1, last, taken, after=token)
        ):
            end += 1
        while end > token and (parse.words[end] in HYPHENS or parse.lowers[end] in PARTICLES):
            end -= 1
        name = _classify(parse, actors, found, taken, token, end)
        if name:
            names.append(name)
        token = max(end, name.last if name else end) + 1
    return names


def _gives_way(one: Found) -> bool:
    """Whether a longer name that holds this one is to be taken instead."""
    if one.form == "seat" and one.first == one.last:
        return True
    return one.form in ("state", "capital", "demonym") and not one.agent and not one.possessive


def _is_shared(
    parse: Parse, actors: Actors, one: Found, token: int, last: int, taken: list[int], after: int = -1
) -> bool:
    """Whether a one-word state or capital is a person's name here ("Michael Jordan", "Chad Smith")."""
    given = actors.agents.given
    if one.form == "person" and one.weak and one.first == one.last and not one.agent:
        if parse.words[token - 1] in HYPHENS and token:
            return False
        return after >= 0 or (token < last and taken[token + 1] < 0 and parse.words[token + 1][0].isupper())
    if one.form not in ("state", "capital") or one.first != one.last or one.agent or one.possessive:
        return False
    if after >= 0:
        return given.get(parse.words[token - 1]) in ("given", "both") and after == token - 1
    following = parse.words[token + 1] if token < last else ""
    return (
        given.get(parse.words[token]) is not None
        and following.isalpha()
        and following not in actors.agents.shapes
        and taken[token + 1] < 0
        and not actors.agents.match(parse.lowers, token + 1, len(parse.words))
    )


def _linked_end(parse: Parse, last: int, shapes: Mapping[str, str]) -> int:
    """End of "School of International Studies", "Center for Asia-Pacific Strategy"."""
    words, tags = parse.words, parse.tags
    stop = parse.sents[parse.sent_of[last]][1]
    end = last
    token = last + 1
    if token + 1 >= stop or words[token] not in ("of", "for", "on"):
        return last
    if words[token] == "on" and shapes.get(words[token + 1]) == "thing":
        return last
    while token < stop:
        if tags[token] in PROPER and words[token][0].isupper():
            end = token
        elif words[token] in LINKS and token + 1 < stop and words[token + 1][0].isupper():
            if words[token] == "in" or (words[token] == "and" and tags[token + 1] not in PROPER):
                break
        elif words[token] == "the" or words[token] in HYPHENS:
            pass
        elif words[token][0].isupper() and words[token].isalpha() and token == end + 1:
            end = token
        else:
            break
        token += 1
    return end


def _body(parse: Parse, shapes: Mapping[str, str], first: int, last: int, whole: list[Found]) -> Found:
    """A body named by its shape: part of a state where an official shape holds a state's name."""
    words = parse.words
    if words[first] in ("The", "A") and last > first:
        first += 1
    text = parse.text[parse.starts[first] : parse.ends[last]]
    states = {one.state for one in whole if one.form in STATE_FORMS} - {None}
    sector = next((OFFICIAL[word] for word in words[first : last + 1] if word in OFFICIAL), "")
    outlet = shapes.get(words[last]) == "outlet"
    if len(states) == 1 and sector:
        return Found(first, last, f"{states.pop()}.{sector}", f"organisation:{slug(text)}", "body", "name")
    kind = "outlet" if outlet else "organisation"
    return Found(first, last, f"{kind}:{slug(text)}", None, "outlet" if outlet else "organisation", "unknown")


def _classify(
    parse: Parse, actors: Actors, found: list[Found], taken: list[int], first: int, last: int
) -> Found | None:
    """An unknown run of capitalised words as a body, a person, or nothing that acts."""
    words, lowers, agents = parse.words, parse.lowers, actors.agents
    honorific = ""
    begin = first
    whole = agents.match(lowers, first, last + 1)
    if whole and whole[0] == last and _linked_end(parse, last, agents.shapes) == last:
        return None
    while first < last and lowers[first] in HONORIFICS:
        honorific = lowers[first]
        first += 1
    agent = None
    while first < last:
        matched = agents.match(lowers, first, last + 1)
        if not matched or matched[0] >= last or matched[1].body or matched[1].plural:
            break
        agent = matched[1]
        first = matched[0] + 1
    heads = [i for i in range(first, last + 1) if agents.shapes.get(words[i]) == "organisation"]
    bearer = _after_calling(parse, actors, first, last)
    if bearer > first:
        called = agents.match_before(lowers, bearer - 1, first)
        agent = called[1] if called else agent
        first, begin, heads = bearer, bearer, []
    end = _linked_end(parse, last, agents.shapes)
    if heads and (heads[-1] == last or (heads[0] == first and end > last)):
        if end > last or last > first:
            inside = [found[i] for i in sorted({taken[t] for t in range(begin, end + 1)} - {-1})]
            return _body(parse, agents.shapes, first, end, inside)
        return None
    if any(agents.shapes.get(words[i]) for i in range(first, last + 1)):
        if (
            first < last
            and agents.shapes.get(words[last]) == "outlet"
            and agents.given.get(words[first]) is None
        ):
            return _body(parse, agents.shapes, first, last, [])
        return None
    parts = [i for i in range(first, last + 1) if words[i] not in HYPHENS]
    if len(parts) > 5 or (words[first].isupper() and len(words[first]) > 3):
        return None
    titled = bool(honorific or agent) or _title_before(parse, actors, first)
    if len(parts) == 1 and not titled:
        return None
    if lowers[last] in agents.lasts and agents.match_before(lowers, last, first):
        return None
    if not (titled or _looks_like_person(parse, actors, first, last)):
        return None
    text = parse.text[parse.starts[first] : parse.ends[last]]
    person = Found(
        begin, last, f"person:{slug(text)}", f"person:{slug(text)}", "person", "unknown", person=True
    )
    person.actor = AMERICAN_SEATS.get(honorific, person.actor)
    person.agent = agent.text if agent else ""
    person.weak = len(parts) == 1
    return person


def _after_calling(parse: Parse, actors: Actors, first: int, last: int) -> int:
    """First token of the name that follows a calling within the run: "Committee Chairman Jane Doe"."""
    for token in range(last - 1, first - 1, -1):
        found = actors.agents.match_before(parse.lowers, token, first)
        if found and not found[1].body and not found[1].plural:
            return token + 1
    return first


def _title_before(parse: Parse, actors: Actors, first: int) -> bool:
    """Whether the word before is a person's calling ("lawmaker", "analyst")."""
    begin = parse.sents[parse.sent_of[first]][0]
    if first <= begin:
        return False
    if parse.lowers[first - 1] in HONORIFICS:
        return True
    found = actors.agents.match_before(parse.lowers, first - 1, begin)
    return bool(found and not found[1].body and not found[1].plural)


def _looks_like_person(parse: Parse, actors: Actors, first: int, last: int) -> bool:
    words, given = parse.words, actors.agents.given
    use = given.get(words[first])
    if use in ("given", "both") or (use == "family" and last - first <= 3):
        return True
    if len(words[first]) == 2 and words[first].endswith("."):
        return True
    after = last + 1
    if after + 1 < len(words) and words[after] == "," and last - first <= 3:
        for token in range(after + 1, min(after + 9, len(words))):
            if words[token] in (",", ".", ";") or parse.tags[token].startswith("VB"):
                break
            matched = actors.agents.match(parse.lowers, token, len(words))
            if matched and not matched[1].body and not matched[1].plural:
                return True
    head = parse.heads[last]
    return parse.deps[last] == "nsubj" and parse.lemmas[head] in SAYING and last - first <= 3 and last > first
