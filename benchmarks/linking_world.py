"""A generated world of news with known truth, for measuring linking at scale.

Invented states meet, drill, trade, sanction and quarrel over two years; every event is reported by one to a
dozen outlets in words of their own, some reports are copies with small edits, some look ahead, some leave
out the date or a party or code a kindred act, some also recall an older event. A sixth of the events come
again a year later with the same parties in the same place. Everything follows from the seed.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace

from foedus.model.actor import Mention
from foedus.model.claim import Claim, Quantity, Status, Subject, When, Where
from foedus.model.dates import Period
from foedus.model.document import Document, Published

FIRST_DAY = dt.date(2021, 1, 1)
DAYS = 730
REPORTS = 5
STATES = 60
SYLLABLES = tuple(c + v for c in "bdfgklmnprstv" for v in "aeiou")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event: how it is coded, and the words for it."""

    type: str
    subject: Subject
    joint: bool
    kindred: tuple[str, Subject]
    heads: tuple[str, ...]
    unit: str


KINDS = (
    Kind(
        "COOPERATE", "exercise", True, ("MOBILIZE", "exercise"), ("drill", "exercise", "manoeuvre"), "troops"
    ),
    Kind("CONSULT", "talks", True, ("CONSULT", "visit"), ("talks", "meeting", "conference"), "delegates"),
    Kind("CONSULT", "summit", True, ("CONSULT", "talks"), ("summit", "meeting", "talks"), "delegates"),
    Kind("AID", "aid", False, ("AID", "arms"), ("aid", "assistance", "help"), "tons"),
    Kind("COOPERATE", "trade", True, ("AGREE", "trade"), ("deal", "agreement", "accord"), "million"),
    Kind("SANCTION", "sanctions", False, ("COERCE", "sanctions"), ("sanctions", "embargo"), "firms"),
    Kind("ASSAULT", "deployment", False, ("COERCE", "deployment"), ("attack", "raid", "strike"), "boats"),
    Kind("AID", "arms", False, ("COOPERATE", "arms"), ("shipment", "delivery", "transfer"), "launchers"),
    Kind("SUPPORT", "treaty", True, ("AGREE", "treaty"), ("treaty", "pact", "accord"), "articles"),
    Kind("ASSAULT", "missile_test", False, ("COERCE", "missile_test"), ("launch", "test"), "rockets"),
)
OPENINGS = (
    "{a} and {b} {head} near {place} drew {n} {unit}, {person} said.",
    "Near {place}, the {head} of {a} with {b} involved {n} {unit} and {person}.",
    "{person} described how {a} and {b} turned to a {head} at {place}, with {n} {unit}.",
    "Officials in {place} confirmed the {head}: {a}, {b}, {n} {unit}, and {person} in charge.",
)
MIDDLES = (
    "The {name} plan, as {person} calls it, had been argued over for weeks in {town}.",
    "Observers from {town} spoke of the {name} programme and praised {person}.",
    "In {town} the {name} file has divided parties; {person} gave no date for more.",
    "{person} flew on to {town}, where the {name} papers were waiting.",
)
SCENES = (
    "{adj} {noun} {verb} {adj} {noun} {tail}.",
    "Some {noun} {verb} {noun}, others the {adj} {noun} {tail}.",
    "{tail}, the {noun} {verb} an {adj} {noun}.",
    "What {noun} {verb} was {adj}, and the {noun} {tail} was {adj} too.",
)
WORDS = {
    "adj": (
        "calm dry narrow costly quiet sudden public bitter formal distant uneven modest rival local joint"
        " early rural coastal legal brief steady harsh minor complex fragile popular rigid loud hollow grey"
    ).split(),
    "noun": (
        "markets deputies critics dockers harbours farmers budgets pilots bridges courts shipyards banks"
        " teachers ferries ministers unions tunnels lenders rivers surveys museums brokers villages"
    ).split(),
    "verb": (
        "praised weighed ignored expected crossed doubted studied delayed defended mourned measured traded"
        " repaired counted visited resisted copied feared financed closed watched opened blamed"
    ).split(),
    "tail": (
        "at dawn;after lunch;for a third day;in the rain;without much noise;as planned;once more;by train;"
        "over the winter;near the border;under new rules;against advice;for a fee;in two rooms;on paper"
    ).split(";"),
}
OUTLETS = tuple(f"Outlet {i:02d}" for i in range(40))


@dataclass(frozen=True, slots=True)
class Happening:
    """One true event."""

    number: int
    kind: Kind
    who: tuple[str, ...]
    whom: tuple[str, ...]
    day: dt.date
    place: str
    town: str
    name: str
    person: str
    count: int


@dataclass(frozen=True, slots=True)
class World:
    """Documents, claims, and the truth: event by claim, story by document."""

    docs: list[Document]
    claims: list[Claim]
    event_of: dict[str, int]
    story_of: dict[str, int]


def make_world(articles: int, *, seed: int = 7) -> World:
    """A world with about this many articles."""
    rng = random.Random(seed)
    world = World([], [], {}, {})
    happenings = _happenings(rng, max(2, articles // REPORTS))
    while len(world.docs) < articles:
        for happening in happenings:
            if len(world.docs) >= articles:
                break
            _report(rng, world, happening, happenings)
    return world


def _happenings(rng: random.Random, n: int) -> list[Happening]:
    states = [_state(i) for i in range(STATES)]
    weights = [1 / (i + 2) for i in range(STATES)]
    found: list[Happening] = []
    while len(found) < n:
        kind = rng.choice(KINDS)
        parties = list(
            dict.fromkeys(rng.choices(states, weights, k=3 if kind.joint and rng.random() < 0.3 else 2))
        )
        if len(parties) < 2:
            continue
        day = FIRST_DAY + dt.timedelta(days=rng.randrange(DAYS))
        who, whom = (tuple(parties), ()) if kind.joint else ((parties[0],), (parties[1],))
        names = (_word(rng), _word(rng), _word(rng), f"{_word(rng)} {_word(rng)}")
        event = Happening(len(found), kind, who, whom, day, *names, rng.randrange(3, 4000))
        found.append(event)
        if rng.random() < 1 / 6 and len(found) < n:
            later = day + dt.timedelta(days=365 + rng.randrange(-5, 6))
            again = replace(event, number=len(found), day=later, person=f"{_word(rng)} {_word(rng)}")
            found.append(replace(again, count=rng.randrange(3, 4000)))
    return found


def _report(rng: random.Random, world: World, event: Happening, others: list[Happening]) -> None:
    """All reports of one event."""
    for _ in range(min(12, 1 + int(rng.expovariate(1 / (REPORTS - 1))))):
        ahead = rng.random() < 0.15
        day = event.day + dt.timedelta(days=-rng.randrange(2, 10) if ahead else rng.randrange(0, 4))
        older = rng.choice(others) if rng.random() < 0.2 else None
        text = _text(rng, event, older)
        _publish(rng, world, event, older, text, day, ahead=ahead)
        if rng.random() < 0.2:
            _publish(rng, world, event, older, f"{text} {_scene(rng)}", day, ahead=ahead)


def _text(rng: random.Random, event: Happening, older: Happening | None) -> str:
    scenes = [_scene(rng) for _ in range(4)]
    parts = [rng.choice(OPENINGS), *rng.sample(MIDDLES, 2), *scenes]
    if older is not None:
        parts.append("It came after the " + older.kind.heads[0] + f" at {older.place}.")
    head = rng.choice(event.kind.heads)
    parties = (*event.who, *event.whom)
    return " ".join(parts).format(
        a=parties[0].title(), b=parties[1].title(), head=head, place=event.place, town=event.town,
        name=event.name, person=event.person, n=event.count, unit=event.kind.unit,
    )  # fmt: skip


def _scene(rng: random.Random) -> str:
    """A sentence that tells nothing, in words that hardly ever come together twice."""
    text = rng.choice(SCENES)
    for slot, words in WORDS.items():
        while f"{{{slot}}}" in text:
            text = text.replace(f"{{{slot}}}", rng.choice(words), 1)
    return text[0].upper() + text[1:]


def _publish(
    rng: random.Random,
    world: World,
    event: Happening,
    older: Happening | None,
    text: str,
    day: dt.date,
    *,
    ahead: bool,
) -> None:
    key = f"d{len(world.docs):07d}"
    published = Published(day, day + dt.timedelta(days=1), "metadata", "generated")
    outlet = rng.choice(OUTLETS)
    world.docs.append(Document(id=key, text=text, outlet=outlet, published=published, language="en"))
    world.story_of[key] = event.number
    world.claims.append(_claim(rng, world, event, key, text, "planned" if ahead else "occurred"))
    if older is not None:
        world.claims.append(_claim(rng, world, older, key, text, "occurred"))


def _claim(rng: random.Random, world: World, event: Happening, doc: str, text: str, status: Status) -> Claim:
    """A claim as a coder that slips now and then would make it."""
    at = text.find(event.place)
    start = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
    end = text.find(".", at) + 1
    head = next((text.find(h, start, end) for h in event.kind.heads if text.find(h, start, end) >= 0), start)
    who, whom = event.who, event.whom
    if rng.random() < 0.1 and len(who) > 2:
        who = who[:-1]
    kindred = rng.random() < 0.1
    key = f"c{len(world.claims):07d}"
    world.event_of[key] = event.number
    return Claim(
        id=key, doc=doc, start=start, end=end, quote=text[start:end],
        type=event.kind.kindred[0] if kindred else event.kind.type, mode=None, contexts=(),
        subject=event.kind.kindred[1] if kindred else event.kind.subject, cameo=None, quad=1, score=0.0,
        goldstein=None, who=who, whom=whom, joint=event.kind.joint, when=_when(rng, event.day),
        where=Where(event.place, event.who[0]) if rng.random() < 0.6 else None, status=status, statement=None,
        speakers=(), trigger=(head, head + 4), rule="generated", words=(), mentions=_named(text, who, whom),
        quantities=(Quantity(event.count, event.kind.unit, "exact", start, end, str(event.count)),),
    )  # fmt: skip


def _named(text: str, *sides: tuple[str, ...]) -> tuple[Mention, ...]:
    found = [(text.find(state.title()), state) for side in sides for state in side]
    return tuple(Mention(at, at + 3, state.title(), state) for at, state in found if at >= 0)


def _when(rng: random.Random, day: dt.date) -> When | None:
    chance = rng.random()
    if chance < 0.25:
        return None
    return When(Period.month(day.year, day.month) if chance < 0.4 else Period.day(day), "then")


def _state(i: int) -> str:
    return "X" + chr(65 + i // 26) + chr(65 + i % 26)


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=3)).title()
