"""Small multiples: unknown is drawn as unknown, zero as zero, and every value leads to what it rests on."""

from __future__ import annotations

from dataclasses import replace

from foedus.briefing.blocks import Figure, Prose
from foedus.briefing.brief import build_brief
from foedus.briefing.charts.multiples import Cell, Multiples, Panel
from foedus.briefing.sentences import Citation, Sentence
from foedus.model.finding import Finding
from tests.briefing.material import make_material

MATERIAL = make_material()
CITED = (Citation("claim", "c1"),)


def cell(value: float | None, interval: tuple[float, float] | None = None) -> Cell:
    words = "unknown" if value is None else f"{value:g}"
    return Cell(value, interval, words, Sentence(f"A pair: {words}", CITED if value else ()))


def draw(*cells: Cell, narrow: bool = False) -> str:
    rows = tuple(Sentence(f"Row {index}") for index in range(len(cells)))
    panel = Panel(Sentence("Part"), Sentence("score"), cells)
    return Multiples(rows, (panel,)).svg(lambda citation: 3, narrow=narrow)


def measured(
    name: str, actors: tuple[str, ...], value: float | None, *evidence: str, note: str = ""
) -> Finding:
    return Finding(
        id=f"measure:{name}:{'-'.join(actors)}",
        name=name,
        value=value,
        unit="score",
        method="a sum; interval: wide",
        period=None,
        evidence=evidence,
        n=len(evidence),
        interval=(0.5, 6.0) if value else None,
        actors=actors,
        note=note,
    )


def test_unknown_is_no_mark_at_zero() -> None:
    svg = draw(cell(None), cell(0.0), cell(4.0, (1.0, 7.0)))
    assert svg.count('class="unknown"') == 1 and svg.count('class="nil"') == 1
    assert svg.count("<circle") == 1 and ">unknown</text>" in svg


def test_value_is_a_link_to_what_it_rests_on() -> None:
    svg = draw(cell(4.0))
    assert 'data-ref="3"' in svg and 'aria-label="A pair: 4"' in svg


def test_scale_holds_every_interval_and_zero() -> None:
    assert ">30</text>" in draw(cell(10.5, (2.5, 21.1)))
    below = draw(cell(-0.5, (-1.5, 0.0)))
    assert ">−2</text>" in below and ">0</text>" in below


NOTE = "too little to say: few; 1 joint act, all planned; 22 events counted; 13 name fewer than two states"


def test_findings_of_pairs_become_a_figure_with_definitions_and_a_table() -> None:
    event = next(event for event in MATERIAL.events if event.claims)
    pairs = [("ARV", "BLM"), ("ARV", "CRV")]
    findings = (
        measured("cooperation", pairs[0], 3.0, event.id),
        measured("cooperation", pairs[1], None),
        measured("pact or pairs", ("ARV", "BLM", "CRV"), None, note=NOTE),
    )
    brief = build_brief(replace(MATERIAL, findings=findings))
    section = next(section for section in brief.sections if section.id == "findings")
    lead = section.blocks[0]
    assert isinstance(lead, Prose)
    assert lead.sentences[0].text.endswith("are a pact or only pairs: few. 1 joint act, all planned.")
    figure = next(block for block in section.blocks if isinstance(block, Figure))
    assert [row[1].text for row in figure.table.rows] == ["3 score, 0.5 to 6 (95%), n = 1", "unknown"]
    assert figure.table.rows[0][1].citations
    assert figure.note[0].text == "Cooperation: a sum; unit: score."
    assert isinstance(figure.drawing, Multiples) and len(figure.drawing.rows) == 1
    assert figure.note[-1].text == "Unknown throughout, and not drawn: Arvenia – Corvo."
