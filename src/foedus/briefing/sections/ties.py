"""Who is tied to whom: positive and negative acts between states, as a network and as a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations

from foedus.briefing.blocks import Figure, Prose, Section, Table
from foedus.briefing.cells import CITED_IN_CELL, counted, number_cell, said
from foedus.briefing.charts.network import Network, Style, Tie
from foedus.briefing.describe import call, lead_claims
from foedus.briefing.focus import HAPPENED, nodes_in
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried
from foedus.briefing.sections.where import draw_map
from foedus.briefing.sentences import Citation, Row, Sentence, cite_claims
from foedus.briefing.standing import standing
from foedus.briefing.supporting import support_cell
from foedus.model.dates import say_day
from foedus.model.event import Event

MAX_NODES = 8
MAX_ROWS = 60


@dataclass(slots=True)
class _Pair:
    ends: tuple[str, str]
    positive: list[Event] = field(default_factory=list)
    negative: list[Event] = field(default_factory=list)
    denied: list[Event] = field(default_factory=list)

    @property
    def events(self) -> list[Event]:
        """Acts that are not denied."""
        return self.positive + self.negative

    @property
    def told(self) -> list[Event]:
        """All of them, denied ones last."""
        return self.events + self.denied


def ties(look: Lookup) -> Section:
    """Network, table and map; a tie that is only denied is crossed, other denials stand in the table."""
    pairs = _pairs(look)
    if not pairs:
        words = "No act between states is reported, so there is no network to draw."
        return Section("ties", "Ties between states", (Prose((said(words),)),))
    shown = _shown(pairs)
    named = {node: name for node in shown if (name := _node_name(look, node, pairs))}
    drawn = [pair for pair in pairs if set(pair.ends) <= set(named)]
    network = Network(tuple(named.items()), tuple(tie for pair in drawn for tie in _ties_of(look, pair)))
    acts, row = counted("act", sorted({e.id for pair in pairs for e in pair.events}))
    note = [said(f"{acts} between states or groupings.", (row,)), _period(pairs), standing("notes")["ties"]]
    if len(drawn) < len(pairs):
        hidden, hidden_row = counted("pair", [" ".join(p.ends) for p in pairs if p not in drawn])
        note.append(said(f"Not in the network: {hidden}.", (hidden_row,)))
    figure = Figure(
        "network-chart", _finding(look, pairs), network, tuple(note), _table(look, pairs), table_open=True
    )
    return Section("ties", "Ties between states", (figure, *draw_map(look, network)))


def _period(pairs: list[_Pair]) -> Sentence:
    """The days from which the acts come, as far as they are known."""
    events = {event.id: event for pair in pairs for event in pair.events}
    periods = [event.when.period for event in events.values() if event.when and event.when.period]
    days = sorted(day for period in periods for day in (period.since or period.until,) if day)
    undated, row = counted(
        "act", sorted(set(events) - {e.id for e in events.values() if e.when and e.when.period})
    )
    if not days:
        return said(f"None of them has a date ({undated}).", (row,))
    span = f"The dated ones begin between {say_day(days[0])} and {say_day(days[-1])}"
    return said(f"{span}; {undated} without a date.", (Row("events:begin", (span,)), row))


def _pairs(look: Lookup) -> list[_Pair]:
    found: dict[tuple[str, str], _Pair] = {}
    for event in look.material.events:
        if not event.claims:
            continue
        who, whom = nodes_in(event.who), nodes_in(event.whom)
        ends = {tuple(sorted(pair)) for pair in combinations(who, 2)} if event.joint else set()
        ends |= {tuple(sorted((a, b))) for a in who for b in whom if a != b}
        for a, b in sorted(ends):
            pair = found.setdefault((a, b), _Pair((a, b)))
            same = pair.positive if event.quad < 3 else pair.negative
            (pair.denied if event.status == "denied" else same).append(event)
    return sorted(found.values(), key=lambda pair: (-len(pair.events), -len(pair.denied), pair.ends))


def _shown(pairs: list[_Pair]) -> list[str]:
    weight = Counter[str]()
    for pair in pairs:
        for node in pair.ends:
            weight[node] += len(pair.told)
    return [node for node, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:MAX_NODES]]


def _node_name(look: Lookup, node: str, pairs: list[_Pair]) -> Sentence | None:
    text = call(look, node).removeprefix("the ")
    events = [event for pair in pairs if node in pair.ends for event in pair.told]
    for event in events[:12]:
        name = Sentence(text, cite_claims([claim.id for claim in lead_claims(look, event)[:2]]))
        if carried(look, name):
            return name
    return None


def _ties_of(look: Lookup, pair: _Pair) -> list[Tie]:
    found = []
    for acts, positive in ((pair.positive, True), (pair.negative, False)):
        events = acts or [event for event in pair.denied if (event.quad < 3) == positive]
        if events:
            words, row = counted("act" if acts else "denied act", [event.id for event in events])
            of = "cooperation" if positive else "conflict"
            cited = _cite(look, events)
            for names in (f", {_pair_words(look, pair)}", ""):
                title = Sentence(f"{words} of {of}{names}", cited, (row,))
                if carried(look, title):
                    break
            found.append(Tie(pair.ends, positive, len(events), _style(events), title))
    return found


def _style(events: list[Event]) -> Style:
    """How a tie is drawn: by the surest of its acts."""
    statuses = {event.status for event in events}
    if statuses & set(HAPPENED):
        return "solid"
    if statuses & {"planned", "proposed", "conditional"}:
        return "dashed"
    return "dotted" if statuses & {"alleged", "possible"} else "denied"


def _cite(look: Lookup, events: list[Event], most: int = CITED_IN_CELL) -> tuple[Citation, ...]:
    ordered = sorted(events, key=lambda event: event.status not in HAPPENED)
    return cite_claims([lead_claims(look, event)[0].id for event in ordered[:most]])


def _pair_words(look: Lookup, pair: _Pair) -> str:
    return " – ".join(sorted(call(look, node).removeprefix("the ") for node in pair.ends))


def _finding(look: Lookup, pairs: list[_Pair]) -> Sentence:
    """The strongest tie of either sign, in words."""
    best, worst = _strongest(pairs, positive=True), _strongest(pairs, positive=False)
    if best:
        a, b = sorted(call(look, node) for node in best.ends)
        row = counted("act", [event.id for event in best.positive])[1]
        text = f"Most reported cooperation is between {a} and {b} ({row.values[0]})"
        cited, rows = _cite(look, best.positive, 3), (row,)
        if worst:
            c, d = sorted(call(look, node) for node in worst.ends)
            row = counted("act", [event.id for event in worst.negative])[1]
            full = Sentence(
                f"{text}, most conflict between {c} and {d} ({row.values[0]})",
                (*cited, *_cite(look, worst.negative, 3)),
                (*rows, row),
            )
            if carried(look, full):
                return full
        short = Sentence(text, cited, rows)
        if carried(look, short):
            return short
    return standing("notes")["pairs"]


def _strongest(pairs: list[_Pair], *, positive: bool) -> _Pair | None:
    """The one pair with most acts of a sign; None if there is a draw or only single acts."""
    ranked = sorted(pairs, key=lambda pair: -len(pair.positive if positive else pair.negative))
    sizes = [len(pair.positive if positive else pair.negative) for pair in ranked[:2]] + [0]
    return ranked[0] if sizes[0] > 1 and sizes[0] > sizes[1] else None


def _table(look: Lookup, pairs: list[_Pair]) -> Table:
    rows, anchors = [], []
    for pair in pairs[:MAX_ROWS]:
        cited = _cite(look, pair.told)
        name = Sentence(_pair_words(look, pair), cited)
        if not carried(look, name):
            continue
        done = [
            [event.id for event in events if event.status in HAPPENED]
            for events in (pair.positive, pair.negative)
        ]
        rows.append(
            (
                name,
                number_cell("cooperation", [event.id for event in pair.positive]),
                number_cell("cooperation that occurred", done[0]),
                number_cell("conflict", [event.id for event in pair.negative]),
                number_cell("conflict that occurred", done[1]),
                number_cell("denied", [event.id for event in pair.denied]),
                support_cell(look, [claim for event in pair.told for claim in event.claims]),
            )
        )
        anchors.append("tie-" + "-".join(pair.ends).lower().replace(":", "-"))
    return Table(
        said("Reported acts by pair and sign"),
        ("Pair", "Cooperation", "of it occurred", "Conflict", "of it occurred", "Denied", "Reports"),
        tuple(rows),
        numeric=(1, 2, 3, 4, 5),
        anchors=tuple(anchors),
    )
