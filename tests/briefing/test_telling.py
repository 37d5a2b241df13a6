"""Which of its claims tells an event, and where it says that it was held."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from foedus.briefing.details import place
from foedus.briefing.lookup import Lookup
from foedus.briefing.material import Material
from foedus.briefing.telling import tell_events
from foedus.model.claim import When, Where
from foedus.model.dates import Period
from foedus.model.document import Document
from tests.briefing.material import make_material

TEXT = "Officials praised the Oslo talks. The Camp David summit followed. Norway talks at the Oslo town hall."


@pytest.mark.parametrize(
    ("name", "act", "said"),
    [
        ("Oslo", "talks", " in Oslo"),
        ("Camp David", "summit", " at Camp David"),
        ("Norway", "talks at", ""),
        ("Oslo", "summit", ""),
    ],
)
def test_act_that_bears_the_name_of_a_place_was_held_there(name: str, act: str, said: str) -> None:
    start, trigger = TEXT.index(name), TEXT.index(act)
    claim = replace(
        make_material().claims[0],
        doc="d",
        start=0,
        end=len(TEXT),
        where=Where(name, start=start, end=start + len(name)),
        trigger=(trigger, trigger + len(act)),
    )
    look = Lookup(Material(None, "", None, (Document(id="d", text=TEXT),), claims=(claim,)))
    assert place(look, claim) == said


def test_article_that_says_itself_what_was_done_tells_it_before_a_speaker_does() -> None:
    held = make_material()
    event = next(event for event in held.events if event.status == "occurred" and not event.history[1:])
    own = next(claim for claim in held.claims if claim.id == event.claims[0])
    told = replace(own, id="told", speakers=("person:oren_kast",))
    both = replace(event, claims=("told", own.id), history=(("told", "occurred"), *event.history))
    shown = tell_events(replace(held, claims=(told, *held.claims), events=(both,)))
    assert shown.events[0].claims[0] == own.id


def test_event_is_dated_by_the_narrowest_time_that_an_article_gives_within_the_one_that_tells_it() -> None:
    held = make_material()
    event = next(event for event in held.events if event.status == "occurred" and not event.history[1:])
    own = next(claim for claim in held.claims if claim.id == event.claims[0])
    month, day = Period.month(2031, 5), Period.day(dt.date(2031, 5, 7))
    wide = replace(own, when=When(month, "in May"))
    exact = replace(own, id="exact", when=When(day, "on 7 May"))
    says = replace(own, id="says", when=When(Period.day(dt.date(2031, 5, 8)), "on 8 May"), speakers=("x",))
    both = replace(event, claims=(own.id, "exact", "says"), history=tuple(
        (id, "occurred") for id in (own.id, "exact", "says")
    ))  # fmt: skip
    others = tuple(claim for claim in held.claims if claim.id != own.id)
    shown = tell_events(replace(held, claims=(wide, exact, says, *others), events=(both,)))
    assert shown.events[0].when == exact.when
