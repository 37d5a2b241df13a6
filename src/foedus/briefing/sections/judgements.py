"""Key judgements: the weightiest joint, cooperative and hostile acts, each with who reports it."""

from __future__ import annotations

from foedus.briefing.blocks import Block, Item, Items, Prose, Section
from foedus.briefing.cells import counted, outlets_words, said
from foedus.briefing.describe import event_sentences
from foedus.briefing.focus import HAPPENED, focal_states, states_in
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried, first_carried
from foedus.briefing.sentences import Sentence, cite_claims
from foedus.briefing.wording import join
from foedus.model.claim import STATUSES
from foedus.model.event import Event

EACH = 3
_FIELDS = {"who": "who acted", "whom": "towards whom", "when": "when", "where": "where", "status": "its status"}


def judgements(look: Lookup) -> Section:
    """Up to three acts of each sort, the best attested first."""
    chosen = choose(look)
    blocks: tuple[Block, ...]
    if not chosen:
        blocks = (Prose((said("No act between states was found in the articles, so there is nothing to judge."),)),)
    else:
        items = [item for event in chosen if (item := _item(look, event))]
        blocks = (Items(tuple(items), numbered=True),)
    return Section("judgements", "Key judgements", blocks)


def choose(look: Lookup) -> list[Event]:
    """Joint, then cooperative, then hostile acts; within each by focus, status, origins and score."""
    focal = set(focal_states(look))

    def rank(event: Event) -> tuple[object, ...]:
        inside = len(focal & set(states_in(event)))
        done = event.status in HAPPENED
        return (-inside, -len(event.origins), not done, -abs(event.score), STATUSES.index(event.status), event.id)

    between = [event for event in look.material.events if len({*event.who, *event.whom}) > 1]
    sorts = (
        [event for event in between if event.joint and event.quad < 3],
        [event for event in between if not event.joint and event.quad < 3],
        [event for event in between if event.quad > 2],
    )
    return [event for group in sorts for event in sorted(group, key=rank)[:EACH]]


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
    fields = [_FIELDS.get(dispute.field, dispute.field) for dispute in event.disputes]
    if not fields:
        return None
    return Sentence(f"The reports differ on {join(list(dict.fromkeys(fields)))}.", cite_claims(())) 
