"""The timeline: every event in the lane of its parties, by date and status."""

from __future__ import annotations

from foedus.briefing.blocks import Figure, Prose, Section, Table
from foedus.briefing.cells import counted, number_cell, outlets_words, parties_cell, said
from foedus.briefing.charts.timeline import Lane, Mark, Timeline
from foedus.briefing.describe import call, label, lead_claims
from foedus.briefing.focus import HAPPENED, by_status, focal_states, nodes_in
from foedus.briefing.grades import with_credibility
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried
from foedus.briefing.sentences import Row, Sentence, cite_claims, count
from foedus.briefing.supporting import support_cell
from foedus.briefing.wording import capital, say_period
from foedus.model.event import Event

MAX_LANES = 9
MAX_UNDATED = 14
MAX_DATED = 40
MAX_ROWS = 200
CITED_IN_ROW = 4
COLUMNS = ("Who", "Act", "Status", "Outlets", "Origins", "Reports")


def timeline(look: Lookup) -> Section:
    """All events between at least two parties; single actors have a lane of their own."""
    events = [event for event in look.material.events if event.claims]
    if not events:
        return Section("timeline", "Timeline", (Prose((said("No event was found to put on a timeline."),)),))
    dated = [event for event in events if event.when and event.when.period]
    title, rows = _finding(events)
    note, note_rows = counted("event", [event.id for event in events])
    date_words, date_row = counted("date", [event.id for event in events if event not in dated])
    drawing = Timeline(_lanes(look, events), look.material.as_of)
    return Section(
        "timeline",
        "Timeline",
        (
            Figure(
                "timeline-chart",
                Sentence(title, (), rows),
                drawing,
                (said(f"{capital(note)}; {date_words} unknown.", (note_rows, date_row)),),
                _table(look, dated, events),
                key=tuple(by_status(events)),
                more=_undated(look, [event for event in events if event not in dated]),
            ),
        ),
    )


def _finding(events: list[Event]) -> tuple[str, tuple[Row, ...]]:
    total, row = counted("reported act", [event.id for event in events])
    _, done_row = counted("act", [event.id for event in events if event.status in HAPPENED])
    number = done_row.values[0]
    verb = "is" if number == "1" else "are"
    if number == row.values[0]:
        return "All reported acts are said to have occurred or to be under way", ()
    if number == "0":
        return "None of the reported acts is said to have occurred", ()
    return f"{number} of {total} {verb} said to have occurred or to be under way", (row, done_row)


def _lanes(look: Lookup, events: list[Event]) -> tuple[Lane, ...]:
    groups: dict[frozenset[str], list[Event]] = {}
    for event in events:
        groups.setdefault(frozenset(nodes_in((*event.who, *event.whom))), []).append(event)
    focal = set(focal_states(look))
    ranked = sorted(
        groups.items(),
        key=lambda item: (len(item[0]) < 2, -len(focal & item[0]), -len(item[1]), sorted(item[0])),
    )
    lanes: list[Lane] = []
    rest: list[Event] = []
    for nodes, group in ranked:
        name = _lane_name(look, nodes, group) if nodes and len(lanes) < MAX_LANES else None
        if name is None:
            rest += group
        else:
            lanes.append(_lane(look, name, group))
    if rest:
        lanes.append(_lane(look, said("Others"), rest))
    return tuple(lanes)


def _lane(look: Lookup, name: Sentence, events: list[Event]) -> Lane:
    """A lane with its events; of very many, the best attested."""
    dated, undated = list[Event](), list[Event]()
    for event in sorted(events, key=lambda event: (-len(event.origins), event.id)):
        (dated if event.when and event.when.period else undated).append(event)
    left = {event.id for event in (*dated[MAX_DATED:], *undated[MAX_UNDATED:])}
    marks = tuple(_mark(look, event) for event in events if event.id not in left)
    if not left:
        return Lane(name, marks)
    row = count("more", sorted(left))
    return Lane(name, marks, said(f"and {row.values[0]} more", (row,)))


def _lane_name(look: Lookup, nodes: frozenset[str], events: list[Event]) -> Sentence | None:
    """The parties of a lane, citing its first events; None if no wording is carried."""
    names = sorted(call(look, node).removeprefix("the ") for node in nodes)
    text = " – ".join(names) if len(names) < 4 else f"{', '.join(names[:3])} and others"
    claims = [claim.id for event in events for claim in lead_claims(look, event)[:1]]
    for cited in (claims[:1], claims[:4], claims[:12]):
        name = Sentence(text, cite_claims(cited))
        if carried(look, name):
            return name
    return None


def _mark(look: Lookup, event: Event) -> Mark:
    period = event.when.period if event.when else None
    return Mark(
        since=period.since if period else None,
        until=period.until if period else None,
        label=label(look, event),
        status=event.status,
        conflict=event.quad > 2,
        origins=len(event.origins),
        title=_mark_title(look, event),
    )


def _mark_title(look: Lookup, event: Event) -> Sentence:
    """What a pointer or a screen reader gets from a mark; without the date where it is not carried."""
    claim = lead_claims(look, event)[0]
    doc = look.documents[claim.doc]
    when = f", {say_period(event.when.period)}" if event.when and event.when.period else ""
    for date in (when, ""):
        text = f"{label(look, event)}, {event.status}{date}, {look.outlet(doc)}"
        title = Sentence(text, cite_claims([claim.id]), (look.document_row(doc),))
        if carried(look, title):
            break
    return title


def _table(look: Lookup, dated: list[Event], events: list[Event]) -> Table:
    """Every dated event, or the best attested of very many, by date."""
    shown = sorted(dated, key=lambda event: (-len(event.origins), event.id))[:MAX_ROWS]
    ordered = sorted(
        shown, key=lambda e: (str(e.when.period.since) if e.when and e.when.period else "9", e.id)
    )
    if len(shown) < len(dated):
        caption = _best_of(dated)
    else:
        words, row = counted("event", [event.id for event in dated])
        caption = said(f"{capital(words)} with a date" if dated else "No event has a date", (row,))
    rows = tuple((_date_cell(look, event), *_cells(look, event)) for event in ordered)
    return Table(caption, ("When", *COLUMNS), rows, numeric=(5,))


def _undated(look: Lookup, events: list[Event]) -> tuple[Table, ...]:
    """Events without a date, by status and then by origins."""
    if not events:
        return ()
    order = {event.id: place for place, group in enumerate(by_status(events).values()) for event in group}
    shown = sorted(events, key=lambda e: (order[e.id], -len(e.origins), e.id))[:MAX_ROWS]
    words, row = counted("event", [event.id for event in events])
    rows = []
    for event in shown:
        who, act, status, *rest = _cells(look, event)
        rows.append((status, who, act, *rest))
    columns = ("Status", "Who", "Act", *COLUMNS[3:])
    return (Table(said(f"Date unknown: {words}", (row,)), columns, tuple(rows), numeric=(4,)),)


def _cells(look: Lookup, event: Event) -> tuple[Sentence, ...]:
    words, outlet_rows = outlets_words(look, event)
    return (
        parties_cell(look, event),
        said(label(look, event)),
        Sentence(event.status, status=None),
        said(words, outlet_rows),
        number_cell("origins", event.origins),
        with_credibility(support_cell(look, event.claims), event),
    )


def _best_of(events: list[Event]) -> Sentence:
    shown, row = counted("event", [event.id for event in events[:MAX_ROWS]])
    total, total_row = counted("event", [event.id for event in events])
    return said(f"The best attested {shown} of {total}, by date", (row, total_row))


def _date_cell(look: Lookup, event: Event) -> Sentence:
    period = event.when.period if event.when else None
    if period is None:
        return said("unknown")
    cell = Sentence(say_period(period), cite_claims(_dating_first(look, event)[:CITED_IN_ROW]))
    return cell if carried(look, cell) else said("unknown")


def _dating_first(look: Lookup, event: Event) -> list[str]:
    """The claims of an event, those that give its very time before those that do not."""

    def gives_it(name: str) -> bool:
        claim = look.claims.get(name)
        return bool(claim and claim.when and event.when and claim.when.period == event.when.period)

    return sorted(event.claims, key=lambda name: not gives_it(name))
