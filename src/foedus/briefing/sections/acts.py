"""The most telling acts, joint, cooperative and hostile, with what is disputed."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.briefing.blocks import Block, Item, Items, Prose, Section
from foedus.briefing.cells import outlets_words, said
from foedus.briefing.describe import event_sentences
from foedus.briefing.differing import name_field, told_disputes
from foedus.briefing.focus import focal_states, joint_acts, nodes_in
from foedus.briefing.grades import graded
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried, first_carried
from foedus.briefing.salience import most_telling
from foedus.briefing.sentences import Row, Sentence
from foedus.briefing.standing import standing
from foedus.briefing.supporting import support
from foedus.briefing.wording import join
from foedus.model.event import Event

SETS = 2
TOGETHER, COOPERATION, CONFLICT = 4, 5, 3
MAX_DISPUTES = 2


def acts(look: Lookup) -> Section:
    """Up to twelve acts that tell most, by sort, numbered throughout."""
    blocks: list[Block] = []
    start = 1
    for heading, events in choose(look).items():
        items = tuple(item for event in events if (item := _item(look, event)))
        if items:
            blocks.append(Items(items, standing("acts")[heading], start))
            start += len(items)
    if not blocks:
        words = "No act between states was found in the articles, so there is nothing to tell."
        blocks.append(Prose((said(words),)))
    return Section("acts", "Most telling acts", (Prose((standing("notes")["acts"],), "note"), *blocks))


def choose(look: Lookup) -> dict[str, list[Event]]:
    """Joint acts of the states of the question, then cooperation, then conflict; the most telling first."""
    focal = focal_states(look)
    sets = list(joint_acts(look, focal).values()) if len(focal) > 2 else []
    joint = {event.id for events in sets for event in events}
    between = [
        e for e in look.material.events
        if len(nodes_in((*e.who, *e.whom))) > 1 and e.id not in joint and e.status != "denied"
    ]  # fmt: skip
    # Every set of states that acts together has its say, not only the one that acts most.
    together: list[Event] = []
    for index, events in enumerate(sets[:SETS]):
        share = (TOGETHER + 1) // 2 if index == 0 and len(sets) > 1 else TOGETHER - len(together)
        together += most_telling(look, events, focal, share)
    groups = {
        "together": together,
        "cooperation": most_telling(look, (e for e in between if e.quad < 3), focal, COOPERATION),
        "conflict": most_telling(look, (e for e in between if e.quad > 2), focal, CONFLICT),
    }
    return {name: events for name, events in groups.items() if events}


def _item(look: Lookup, event: Event) -> Item | None:
    head = first_carried(look, event_sentences(look, event))
    if head is None:
        return None
    details = (_reported(look, event), graded(look, event), *_differ(look, event))
    return Item((head,), tuple(d for d in details if carried(look, d)), event.status, event.quad)


def _reported(look: Lookup, event: Event) -> Sentence:
    """Who reports it, from how many origins; and that no date is given, where none is."""
    words, rows = outlets_words(look, event)
    told, told_rows = support(look, event.claims, event.origins)
    undated = "" if event.when and event.when.period else " The date is not given."
    return Sentence(f"Reported by {words}; {told}.{undated}", (), (*rows, *told_rows))


def _differ(look: Lookup, event: Event) -> Iterator[Sentence]:
    """What the reports differ on, with the values, each behind the claim that gives it."""
    told = sorted(told_disputes(look, event), key=lambda told: told.dispute.kind != "conflict")
    for item in told[:MAX_DISPUTES]:
        yield item.sentence
    if len(told) > MAX_DISPUTES:
        fields = [name_field(item.dispute.field) for item in told[MAX_DISPUTES:]]
        row = Row(f"event:{event.id}.disputes", tuple(fields))
        yield Sentence(f"They also differ on {join(list(dict.fromkeys(fields)))}.", (), (row,))
