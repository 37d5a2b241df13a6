"""Components of alignment as small multiples: pairs in rows, a panel for each part, never one score."""

from __future__ import annotations

import itertools
from dataclasses import replace

from foedus.briefing.blocks import Figure, Table
from foedus.briefing.cells import counted, said
from foedus.briefing.charts.multiples import Cell, Multiples, Panel
from foedus.briefing.describe import call
from foedus.briefing.figures import evidence_of, say_figure, say_interval
from foedus.briefing.focus import focal_states, groups_asked
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Row, Sentence
from foedus.briefing.standing import standing
from foedus.briefing.wording import capital, join
from foedus.model.finding import Finding

# Order of the panels; others, from imported data, follow by name.
ORDER = ("cooperation", "conflict", "joint acts", "third parties targeted together")
SHORT = {"third parties targeted together": "against others"}
MAX_PAIRS = 21
MAX_PANELS = 8
CITED = 8
Pair = tuple[str, str]


def component_figure(look: Lookup) -> Figure | None:
    """What was measured of pairs of states; None where no value is known.

    Pairs of which nothing is known stand in the table and are named beneath the drawing.
    """
    found: dict[str, dict[Pair, Finding]] = {}
    for finding in look.material.findings:
        if len(finding.actors) == 2 and all(len(actor) == 3 for actor in finding.actors):
            first, second = sorted(finding.actors)
            found.setdefault(finding.name, {}).setdefault((first, second), finding)
    found = {name: cells for name, cells in found.items() if _is_shown(name, cells)}
    if "cooperation" not in found:
        return None
    names = sorted(found, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    names = names[:MAX_PANELS]
    pairs = _pairs(look, found["cooperation"])
    rows = tuple(_pair_name(look, pair) for pair in pairs)
    panels = tuple(_panel(look, name, found[name], pairs) for name in names)
    note = [*(_definition(name, found[name]) for name in names), standing("notes")["components"]]
    drawn = [i for i in range(len(pairs)) if any(panel.cells[i].value is not None for panel in panels)]
    if unknown := [pair for i, pair in enumerate(pairs) if i not in drawn]:
        words = f"Unknown throughout, and not drawn: {join([_pair_words(look, pair) for pair in unknown])}."
        note.append(said(words, (Row("component:unknown", (words,)),)))
    table = Table(
        said("What was measured of each pair, with interval and number of events"),
        ("Pair", *(capital(name) for name in names)),
        tuple(
            (rows[index], *(_cell_words(panel.cells[index]) for panel in panels))
            for index in range(len(pairs))
        ),
    )
    title = _finding(look, found["cooperation"])
    drawing = Multiples(
        tuple(rows[i] for i in drawn),
        tuple(replace(panel, cells=tuple(panel.cells[i] for i in drawn)) for panel in panels),
    )
    return Figure("component-chart", title, drawing, tuple(note), table)


def _is_shown(name: str, cells: dict[Pair, Finding]) -> bool:
    """A panel needs something to compare: a component of events, or a value for two pairs or more."""
    known = sum(finding.value is not None for finding in cells.values())
    return known > 0 if name in ORDER else known > 1


def _pairs(look: Lookup, known: dict[Pair, Finding]) -> list[Pair]:
    """Pairs of the group that is asked about first, then by cooperation; unknown ones last."""
    asked = [set(itertools.combinations(sorted(g), 2)) for g in groups_asked(look, focal_states(look))]

    def rank(pair: Pair) -> tuple[object, ...]:
        value = known[pair].value
        place = next((i for i, group in enumerate(asked) if pair in group), len(asked))
        return place, value is None, -(value or 0.0), pair

    return sorted(known, key=rank)[:MAX_PAIRS]


def _panel(look: Lookup, name: str, known: dict[Pair, Finding], pairs: list[Pair]) -> Panel:
    one = next(iter(known.values()))
    short = capital(SHORT.get(name, name))
    return Panel(
        said(short, (Row(f"component:{name}", (short,)),)),
        said(one.unit, (Row(f"component:{name}.unit", (one.unit,)),)),
        tuple(_cell(look, name, known.get(pair), pair) for pair in pairs),
        conflict=name in ("conflict", "third parties targeted together"),
    )


def _cell(look: Lookup, name: str, finding: Finding | None, pair: Pair) -> Cell:
    names = _pair_words(look, pair)
    if finding is None or finding.value is None:
        words = f"{names}, {name}: unknown"
        return Cell(
            None, None, "unknown", Sentence(words, (), (Row(f"unknown:{name}:{'-'.join(pair)}", (words,)),))
        )
    value = say_figure(finding.value)
    within = f", {say_interval(finding)}" if finding.interval else ""
    words = f"{names}, {name}: {value}{_unit(value, finding.unit)}{within}, n = {finding.n}"
    title = Sentence(words, evidence_of(look, finding, CITED), (Row(f"finding:{finding.id}", (words,)),))
    return Cell(finding.value, finding.interval, value, title)


def _unit(value: str, unit: str) -> str:
    """The unit behind a value; one that explains a scale ("0 one-way, 1 even") stands in brackets."""
    if unit[:1].isdigit():
        return f" ({unit})"
    return f" {unit.removesuffix('s') if value == '1' else unit}"


def _cell_words(cell: Cell) -> Sentence:
    """The cell of the table: all but the pair, with what it cites."""
    words = cell.title.text.partition(": ")[2]
    return Sentence(words, cell.title.citations, (Row(cell.title.rows[0].id, (words,)),))


def _definition(name: str, known: dict[Pair, Finding]) -> Sentence:
    one = next(
        (finding for finding in known.values() if finding.value is not None), next(iter(known.values()))
    )
    words = f"{capital(name)}: {one.method.partition('; interval: ')[0]}; unit: {one.unit}."
    return said(words, (Row(f"definition:{name}", (words,)),))


def _pair_words(look: Lookup, pair: Pair) -> str:
    return " – ".join(sorted(call(look, state).removeprefix("the ") for state in pair))


def _pair_name(look: Lookup, pair: Pair) -> Sentence:
    words = _pair_words(look, pair)
    return said(words, (Row(f"pair:{'-'.join(pair)}", (words,)),))


def _finding(look: Lookup, known: dict[Pair, Finding]) -> Sentence:
    """The pair that cooperates most, and of how many nothing is known."""
    best = max(known, key=lambda pair: (known[pair].value or 0.0, pair))
    unknown = ["-".join(pair) for pair in known if known[pair].value is None]
    total, total_row = counted("pair", ["-".join(pair) for pair in known])
    names = " and ".join(sorted(call(look, state) for state in best))
    words = f"Measured cooperation is highest between {names}"
    row = Row(f"finding:{known[best].id}", (words,))
    cited = evidence_of(look, known[best], 3)
    if not unknown:
        return Sentence(words, cited, (row,))
    _, unknown_row = counted("pair", unknown)
    tail = f"; of {unknown_row.values[0]} of {total} nothing is known"
    return Sentence(words + tail, cited, (row, unknown_row, total_row))
