"""Where the states lie: the ties of the network on a map, and a table of their capitals."""

from __future__ import annotations

from foedus.briefing.blocks import Figure, Table
from foedus.briefing.cells import counted, number_cell, said
from foedus.briefing.charts.map import Map, Seat
from foedus.briefing.charts.network import Network, Tie
from foedus.briefing.describe import call
from foedus.briefing.focus import focal_states
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Row, Sentence
from foedus.briefing.standing import standing
from foedus.briefing.wording import join
from foedus.lexicon.outline import capital_of
from foedus.lexicon.places import Place
from foedus.model.actor import state_of


def draw_map(look: Lookup, network: Network) -> tuple[Figure, ...]:
    """The states of the question and of the network at their capitals; nothing for fewer than two.

    Groupings have no place, and so no mark; states whose capital is not in the lexicon are named.
    """
    drawn = dict(network.nodes)
    states = [node for node in drawn if state_of(node) == node]
    states += [state for state in focal_states(look) if state not in drawn]
    found = {state: place for state in states if (place := capital_of(state))}
    if len(found) < 2:
        return ()
    seats = tuple(_seat(look, state, place, drawn.get(state)) for state, place in found.items())
    ties = tuple(tie for tie in network.ties if set(tie.ends) <= set(found))
    words, row = counted("state", list(found))
    tied, tied_row = counted("tie", [f"{tie.ends} {tie.positive}" for tie in ties])
    note = [standing("notes")["map"], standing("notes")["edge"]]
    if missing := [state for state in states if state not in found]:
        names = join([call(look, state) for state in missing])
        note.append(said(f"Not on the map: {names}.", (Row("map:missing", (names,)),)))
    title = said(f"Where the {words} lie, with {tied} between them", (row, tied_row))
    return (Figure("map-chart", title, Map(seats, ties), tuple(note), _table(found, seats, ties)),)


def _seat(look: Lookup, state: str, place: Place, name: Sentence | None) -> Seat:
    called = call(look, state).removeprefix("the ")
    name = name or Sentence(called, (), (Row(f"state:{state}", (called,)),))
    words = f"{called}, {place.name}"
    title = Sentence(words, name.citations, (Row(f"place:{place.id}", (words,)),))
    return Seat(state, place.lon, place.lat, name, title)


def _table(found: dict[str, Place], seats: tuple[Seat, ...], ties: tuple[Tie, ...]) -> Table:
    rows = []
    for seat in seats:
        place = found[seat.id]
        cells = (place.name, _degrees(place.lat, "NS"), _degrees(place.lon, "EW"))
        row = Row(f"place:{place.id}", cells)
        own = [f"{tie.ends} {tie.positive}" for tie in ties if seat.id in tie.ends]
        rows.append((seat.name, *(Sentence(cell, (), (row,)) for cell in cells), number_cell("ties", own)))
    columns = ("State", "Capital", "Latitude", "Longitude", "Ties")
    return Table(said("States and their capitals"), columns, tuple(rows), numeric=(2, 3, 4))


def _degrees(value: float, sides: str) -> str:
    """Say 39.9° N.

    >>> _degrees(-77.0, "EW")
    '77.0° W'
    """
    return f"{abs(value):.1f}° {sides[value < 0]}"
