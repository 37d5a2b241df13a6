"""Key judgements: the weightiest joint, cooperative and hostile acts, each with who reports it."""

from __future__ import annotations

from foedus.briefing.blocks import Block, Item, Items, Prose, Section
from foedus.briefing.cells import counted, outlets_words, said
from foedus.briefing.describe import event_sentences
from foedus.briefing.focus import HAPPENED, focal_states, joint_acts, nodes_in, states_in
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried, first_carried
from foedus.briefing.sentences import Row, Sentence
from foedus.briefing.standing import standing
from foedus.briefing.wording import FIELDS, join
from foedus.model.claim import STATUSES
from foedus.model.event import Event

SETS = 2
LIMITS = {"together": 3, "cooperation": 4, "conflict": 3}


def judgements(look: Lookup) -> Section:
    """Up to three acts of each sort, numbered throughout."""
    blocks: list[Block] = []
    start = 1
    for heading, events in choose(look).items():
        items = tuple(item for event in events if (item := _item(look, event)))
        if items:
            blocks.append(Items(items, standing("judgements")[heading], start))
            start += len(items)
    if not blocks:
        words = "No act between states was found in the articles, so there is nothing to judge."
        blocks.append(Prose((said(words),)))
    return Section("judgements", "Key judgements", tuple(blocks))


def choose(look: Lookup) -> dict[str, list[Event]]:
    """Acts of all the states of the question, then cooperation, then conflict; the best attested first."""
    focal = focal_states(look)
    sets = list(joint_acts(look, focal).values()) if len(focal) > 2 else []
    together = [event for events in sets for event in events]

    def rank(event: Event) -> tuple[object, ...]:
        inside = len(set(focal) & set(states_in(event)))
        done = event.status in HAPPENED
        return (
            -inside,
            -len(event.origins),
            not done,
            -abs(event.score),
            STATUSES.index(event.status),
            event.id,
        )

    between = [e for e in look.material.events if len(nodes_in((*e.who, *e.whom))) > 1 and e not in together]
    groups = {
        "together": together,
        "cooperation": [event for event in between if event.quad < 3],
        "conflict": [event for event in between if event.quad > 2],
    }
    chosen = {name: sorted(events, key=rank)[: LIMITS[name]] for name, events in groups.items()}
    # Every set of states that acts together has its say, not only the one that acts most.
    chosen["together"] = [e for events in sets[:SETS] for e in sorted(events, key=rank)[: LIMITS["together"]]]
    return {name: events for name, events in chosen.items() if events}


def _item(look: Lookup, event: Event) -> Item | None:
    head = first_carried(look, event_sentences(look, event))
    if head is None:
        return None
    return Item((head,), tuple(d for d in (_reported(look, event), _differ(event)) if d and carried(look, d)),
                event.status, event.quad)  # fmt: skip


def _reported(look: Lookup, event: Event) -> Sentence:
    words, rows = outlets_words(look, event)
    origins, row = counted("independent origin", event.origins)
    return Sentence(f"Reported by {words}; {origins}.", (), (*rows, row))


def _differ(event: Event) -> Sentence | None:
    fields = [FIELDS.get(dispute.field, dispute.field) for dispute in event.disputes]
    if not fields:
        return None
    row = Row(f"event:{event.id}.disputes", tuple(fields))
    return Sentence(f"The reports differ on {join(list(dict.fromkeys(fields)))}.", (), (row,))
