"""What was weighed, as the bottom line, the key judgements and the tables of a brief."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from foedus.briefing.blocks import Block, Item, Items, Part, Prose, Section, Table
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Row, Sentence, cite_claims
from foedus.briefing.standing import standing
from foedus.briefing.supporting import support, support_cell
from foedus.flow.readings import Readings
from foedus.lexicon.probability_words import say_probability
from foedus.weighing.judging import KeyJudgement, Point, judge, say_first, say_judgement
from foedus.weighing.sheet import Line, Sheet

Build = Callable[[Lookup], Section]

TITLES = {"readings": "Readings", "indicators": "Indicators", "scenarios": "Scenarios"}
CITED = 6


def bottom_line(readings: Readings) -> tuple[Sentence, ...]:
    """What the weighing comes to, in one sentence; nothing where nothing was weighed."""
    weighed = readings.weighed
    if weighed is None:
        return ()
    best, second = weighed.ranking[:2]
    chance = weighed.answer[best]
    first, next_ = ((weighed.inquiry.statement(id), weighed.answer[id]) for id in (best, second))
    text = say_first(first, next_, of=len(weighed.ranking))
    return (Sentence(text, rows=(Row(f"weighing:{best}", (text,)),), stress=say_probability(chance)),)


def key_judgements(readings: Readings) -> tuple[Build, ...]:
    """The section of key judgements; none where nothing was weighed."""
    weighed = readings.weighed
    if weighed is None:
        return ()
    judged = judge(weighed, readings.indicators)

    def build(look: Lookup) -> Section:
        items = tuple(_judgement(look, one) for one in judged)
        note = Prose((standing("notes")["judged"],), "note")
        return Section("judgements", "Key judgements", (note, Items(items, start=1)))

    return (build,)


def tables(sheets: Mapping[str, tuple[Sheet, ...]]) -> dict[str, Build]:
    """A section for each part; a cell stands for itself as a row, and rows cite the claims they rest on."""

    def builder(part: str, sheets: tuple[Sheet, ...]) -> Build:
        return lambda look: Section(
            part, TITLES[part], tuple(block for sheet in sheets for block in _blocks(look, sheet))
        )

    return {part: builder(part, found) for part, found in sheets.items()}


def _judgement(look: Lookup, one: KeyJudgement) -> Item:
    text = say_judgement(one.statement, one.probability)
    head = Sentence(text, rows=(Row(f"weighing:{one.id}", (text,)),), stress=say_probability(one.probability))
    parts = {"Evidence": one.evidence, "Would change it": one.would_change, AGAINST: one.dissent}
    return Item(
        (head,),
        parts=tuple(
            Part(_stated(label), tuple(_point(look, point) for point in points) or (_stated(NONE[label]),))
            for label, points in parts.items()
        ),
    )


AGAINST = "Against it, and dissent"
NONE = {
    "Evidence": "Nothing that was read speaks for it.",
    "Would change it": "The case states no assumption and no indicator for it.",
    AGAINST: "Nothing that was read speaks against it, and nobody dissents.",
}


def _point(look: Lookup, point: Point) -> Sentence:
    """What is said, and how much stands behind it; what rests on no report is the case's own judgement."""
    row = Row(f"weighing:{point.text}", (point.text,))
    if not point.claims:
        resting = f", from {', '.join(point.origins)}" if point.origins else ""
        text = f"{point.text}{resting}."
        return Sentence(text, rows=(Row(f"weighing:{text}", (text,)),))
    told, rows = support(look, point.claims, point.origins)
    return Sentence(f"{point.text}: {told}.", cite_claims(point.claims[:CITED]), (row, *rows))


def _stated(text: str) -> Sentence:
    return Sentence(text, rows=(Row(f"weighing:{text}", (text,)),))


def _blocks(look: Lookup, sheet: Sheet) -> list[Block]:
    """A sheet as a table, without columns that are empty throughout, and its notes."""
    resting = any(line.claims for line in sheet.lines)
    told: set[tuple[str, ...]] = set()
    rows = []
    for line in sheet.lines:
        cells = _row(sheet, line, cited=line.claims not in told)
        if resting:
            again = bool(line.claims) and line.claims in told
            cells = (*cells, _stated("as above") if again else support_cell(look, line.claims))
        rows.append(cells)
        told.add(line.claims)
    columns = (*sheet.columns, "rests on") if resting else sheet.columns
    kept = [i for i in range(len(columns)) if any(cells[i].text for cells in rows)]
    table = Table(
        _stated(sheet.title),
        tuple(columns[i] for i in kept),
        tuple(tuple(cells[i] for i in kept) for cells in rows),
        numeric=tuple(at for at, i in enumerate(kept) if i in sheet.numeric),
    )
    blocks: list[Block] = [table]
    if sheet.notes:
        blocks.append(Prose(tuple(_stated(note) for note in sheet.notes), role="note"))
    return blocks


def _row(sheet: Sheet, line: Line, *, cited: bool) -> tuple[Sentence, ...]:
    """A row whose first cell cites its claims, unless a row above has cited the very same."""
    cells = tuple(typeset(cell) for cell in line.cells)
    row = Row(f"{sheet.id}:{line.id}", cells)
    claims = cite_claims(line.claims) if cited else ()
    return tuple(
        Sentence(cell, citations=claims if i == 0 else (), rows=(row,)) for i, cell in enumerate(cells)
    )


def typeset(cell: str) -> str:
    """Figures as they are printed: a minus is no hyphen, and a range in brackets keeps to one line.

    >>> typeset("-10 (-12 to 0)").replace(chr(160), "~"), typeset("2024-10-01")
    ('−10 (−12~to~0)', '2024-10-01')
    """
    signed = _MINUS.sub("−", cell)
    return _RANGE.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), signed)


_MINUS = re.compile(r"(?<![\w-])-(?=\d)")
_RANGE = re.compile(r"\([+−\d.,%]+ to [+−\d.,%]+\)|^[−\d.%]+ to [−\d.%]+$")


def order(built: Mapping[str, Build], first: Sequence[Build]) -> tuple[tuple[Build, ...], tuple[Build, ...]]:
    """What stands before the reported acts (judgements and readings), and what after them."""
    before = (*first, *(build for part, build in built.items() if part == "readings"))
    return before, tuple(build for part, build in built.items() if part != "readings")
