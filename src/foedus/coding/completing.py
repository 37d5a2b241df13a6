"""Acts whose own words leave out who takes part: completed from the text around, or from what is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from foedus.coding.acts import Act
from foedus.coding.counted import Group, count_of, find_others, find_spoken_of
from foedus.coding.parse import Parse
from foedus.coding.parties import ROUTES
from foedus.coding.places import attach_place
from foedus.coding.times import TimeMention
from foedus.lexicon.exercises import load_exercises
from foedus.lexicon.named_times import Edition, NamedTime, NamedTimes
from foedus.lexicon.places import Place, load_places
from foedus.model.actor import Mention, state_of
from foedus.model.claim import Claim, When, Where
from foedus.model.dates import Period


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a passage.

    times, places: in the passage itself. groups: states that the document names in one breath. events: known
    ones. published: the first day on which the document may have come out.
    """

    times: Sequence[TimeMention] = ()
    places: Mapping[int, tuple[int, int, Place]] | None = None
    groups: Sequence[Group] = ()
    events: NamedTimes | None = None
    published: dt.date | None = None


def complete(
    parse: Parse, act: Act, mentions: Sequence[Mention], earlier: Iterable[Claim], around: Around
) -> tuple[Act, Sequence[Mention]]:
    """A joint act with those of its parties that its clause does not name, and the mentions it points to.

    earlier: the document's claims up to here.
    """
    sides = [mentions[i] for i in (*act.who, *act.whom)]
    met = _met_at(parse, act, sides, around)
    if met is not None:
        return replace(act, who=(len(mentions),), whom=(), joint=True, doubt=""), (*mentions, met)
    if act.type == "AID" and act.whom and not act.who:
        senders = _senders(parse, act, sides, around)
        return (
            (replace(act, who=(len(mentions),), doubt=""), (*mentions, senders))
            if senders
            else (act, mentions)
        )
    if act.type not in ("CONSULT", "COOPERATE"):
        return act, mentions
    states = frozenset(state for one in sides if (state := state_of(one.actor)))
    if count := count_of(parse, act):
        others = find_others(count, sides, parse.span(act.trigger, act.trigger)[0], around.groups)
    elif hosts := _hosts(parse, act, states):
        others = (hosts,)
    elif told := find_spoken_of(parse, act, states, list(earlier)):
        others = tuple(one for one in told.mentions if state_of(one.actor) not in states)
    else:
        return act, mentions
    if not others:
        return act, mentions
    more = range(len(mentions), len(mentions) + len(others))
    who = (*act.who, *(one for one in act.whom if one not in act.who), *more)
    return replace(act, who=who, joint=True), (*mentions, *others)


def place_of(when: When | None, events: NamedTimes | None, times: Sequence[TimeMention]) -> Where | None:
    """Where a known event is held, for an act that is told to be at it and nowhere else."""
    if when is None or events is None:
        return None
    named = next((one.named for one in times if one.named and one.start == when.start), "")
    event = next((one for one in events.events if one.id == named), None)
    place = load_places().find(event.site) if event and event.site else None
    if place is None:
        return None
    return Where(place.name, place.country, place.lat, place.lon, when.start, when.end)


def names_known_event(text: str, times: Sequence[TimeMention], events: NamedTimes) -> bool:
    """Whether a passage may tell of a known meeting by its name or its site."""
    return any(time.named for time in times) or any(
        event.site and event.site in text for event in events.events
    )


def _senders(parse: Parse, act: Act, sides: Sequence[Mention], around: Around) -> Mention | None:
    """The state from whose town goods are sent, where no giver is named: "crates were shipped from Busan"."""
    for head, (first, last, place) in (around.places or {}).items():
        prep = parse.heads[head]
        if parse.deps[head] != "pobj" or parse.lowers[prep] not in ROUTES or not place.country:
            continue
        if act.trigger in parse.path_up(prep) and all(state_of(one.actor) != place.country for one in sides):
            start, end = parse.span(first, last)
            return Mention(
                start,
                end,
                parse.text[start - parse.offset : end - parse.offset],
                place.country,
                None,
                "metonym",
            )
    return None


def _hosts(parse: Parse, act: Act, states: frozenset[str]) -> Mention | None:
    """The states that hold an exercise known by name, where the clause names another party alone."""
    if act.subject != "exercise" or not states:
        return None
    inside = parse.subtree(act.trigger)
    start, end = parse.span(min(inside), max(inside))
    text = parse.text[start - parse.offset : end - parse.offset]
    found = load_exercises().find(text)
    if found is None or states & set(found[2]):
        return None
    first, last, held = found
    return Mention(start + first, start + last, text[first:last], held[0], None, "description", members=held)


def _met_at(parse: Parse, act: Act, sides: Sequence[Mention], around: Around) -> Mention | None:
    """Those who met at a known event, where the act is it by name, or is placed at its site.

    sides: parties that the clause names; the event's own name ("the Geneva summit") names none.
    """
    if around.events is None or not (act.type == "CONSULT" or act.subject == "treaty"):
        return None
    start, end = parse.span(act.trigger, act.trigger)
    by_id = {event.id: event for event in around.events.events}
    for time in around.times:
        if time.named in by_id and time.start <= start and end <= time.end and time.period:
            if any(one.start < time.start or one.end > time.end for one in sides):
                return None
            return _meeting(by_id[time.named], time.period, (time.start, time.end), parse)
    if sides or around.published is None:
        return None
    where = attach_place(parse, dict(around.places or {}), act.trigger)
    if where is None or where.start is None or where.end is None:
        return None
    for event in around.events.events:
        if event.site == where.name and (edition := event.edition(around.published)):
            return _meeting(event, edition.period, (where.start, where.end), parse)
    return None


def _meeting(event: NamedTime, period: Period, at: tuple[int, int], parse: Parse) -> Mention | None:
    edition = next((one for one in event.editions if _same(one, period)), None)
    if edition is None or not edition.parties:
        return None
    text = parse.text[at[0] - parse.offset : at[1] - parse.offset]
    return Mention(*at, text, edition.parties[0], None, "description", members=edition.parties)


def _same(edition: Edition, period: Period) -> bool:
    return edition.period.overlaps(period)
