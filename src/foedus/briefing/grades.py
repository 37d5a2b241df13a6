"""Admiralty grades in a brief: how credible each event is, and how reliable its sources are, with a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.briefing.blocks import Block, Prose, Table
from foedus.briefing.cells import said
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Row, Sentence
from foedus.briefing.standing import standing
from foedus.briefing.wording import join
from foedus.lexicon.admiralty import load_admiralty
from foedus.linking.grading import Graded, grade_item
from foedus.linking.records import TrackRecord
from foedus.model.actor import ACTOR_ID
from foedus.model.event import Event

COLUMNS = ("Source", "Reliability", "Why", "Came true", "95 % interval", "Events")


def graded(look: Lookup, event: Event) -> Sentence:
    """Say how credible an event is and why, and the letters of its sources: Reliability: Gazette B.

    Sources that cannot be judged (F) have no letter here. The words of the scale ("probably true") stand in
    the definitions alone: a brief says how likely something is on one scale of words.
    """
    digit, why = grade_item(event)
    text = f"Credibility {digit}: {why}."
    letters = [f"{name_source(look, one.grade.source)} {one.grade.letter}" for one in _known(look, event)]
    if letters:
        text += f" Reliability: {join(letters)}."
    return Sentence(text, (), (Row(f"event:{event.id}.grades", (text,)),))


def with_credibility(cell: Sentence, event: Event) -> Sentence:
    """A cell that ends with the digit of an event."""
    digit = str(grade_item(event)[0])
    row = Row(f"event:{event.id}.credibility", (digit,))
    return replace(cell, text=f"{cell.text}; credibility {digit}", rows=(*cell.rows, row))


def sources_table(look: Lookup) -> Iterator[Block]:
    """Every source with a letter or a record; one sentence where there is none."""
    shown = [
        one
        for one in look.material.sources
        if one.grade.known or (one.kind != "article" and one.grade.record and one.grade.record.n)
    ]
    note = standing("notes")["grades" if shown else "ungraded"]
    if shown:
        rows = tuple(_row(look, one) for one in shown)
        yield Table(said("How reliable the sources are"), COLUMNS, rows, numeric=(3, 4, 5))
    yield Prose((note,), "note")


def name_source(look: Lookup, source: str) -> str:
    """What a source is called: an actor by its name, an outlet or a person as it is."""
    known = {one.grade.source for one in look.material.sources if one.kind == "outlet"}
    is_actor = ACTOR_ID.fullmatch(source) and source not in known
    return look.material.names.name(source) if is_actor else source


def _known(look: Lookup, event: Event) -> list[Graded]:
    """The graded sources that have a part in an event: those that it is traced to, and who published it."""
    published = {look.documents[look.claims[claim].doc].outlet for claim in event.claims}
    keys = {*event.origins, *published}
    return [one for one in look.material.sources if one.grade.known and one.grade.source in keys]


def _row(look: Lookup, one: Graded) -> tuple[Sentence, ...]:
    grade = one.grade
    letter = f"{grade.letter}, {load_admiralty().letters[grade.letter]}"
    whose = {"analyst": " (the analyst)", "record": " (track record)", "": ""}[grade.by]
    cells = (
        name_source(look, grade.source) + (", speaker" if one.kind == "speaker" else ""),
        letter + whose,
        grade.why,
        say_share(grade.record),
        say_bounds(grade.record),
        str(one.events),
    )
    row = Row(f"source:{grade.source}", cells)
    return tuple(Sentence(cell, (), (row,)) for cell in cells)


def say_share(record: TrackRecord | None) -> str:
    """How many of how many came true: "3 of 4"."""
    if record is None or not record.n:
        return "–"
    return f"{record.occurred} of {record.n}"


def say_bounds(record: TrackRecord | None) -> str:
    """The interval of the share."""
    if record is None or record.low is None or record.high is None:
        return "–"
    return f"{record.low:.2f} to {record.high:.2f}"
