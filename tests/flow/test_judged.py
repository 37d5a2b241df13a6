"""The top of the brief: bottom line, key judgements, and the outlook with its score."""

from __future__ import annotations

import datetime as dt

from foedus.briefing.blocks import Items, Prose, Table
from foedus.briefing.lookup import Lookup
from foedus.briefing.material import Material
from foedus.flow.judged import AGAINST, bottom_line, key_judgements
from foedus.flow.readings import Readings
from foedus.flow.recorded import outlook
from foedus.forecasting.question import Question
from foedus.forecasting.record import Entry, append
from foedus.weighing.weigh import weigh
from tests.weighing.material import claim, doc, inquiry, item, record

CLAIMS = [claim("c1", "d1"), claim("c2", "d1", status="alleged"), claim("c3", "d2", status="denied")]
DOCS = [doc("d1"), doc("d2", "Courier")]
LOOK = Lookup(Material(None, "T", None, tuple(DOCS), claims=tuple(CLAIMS)))


def weighed() -> Readings:
    asked = inquiry(item("seen", "c1 c2", a=4.0), item("not_seen", "c3", b=2.0))
    return Readings(weigh(asked, record(CLAIMS, DOCS)), (), ())


def test_the_bottom_line_leads_with_the_likeliest_reading_and_its_word() -> None:
    (line,) = bottom_line(weighed())
    assert line.text.startswith("It is likely (") and line.text.endswith("that it is so.")
    assert line.stress == "likely" and bottom_line(Readings(None, (), ())) == ()


def test_every_key_judgement_has_evidence_what_would_change_it_and_dissent() -> None:
    (build,) = key_judgements(weighed())
    (_, items) = build(LOOK).blocks
    assert isinstance(items, Items) and items.start == 1 and len(items.items) == 2
    for one in items.items:
        assert [part.label.text for part in one.parts] == ["Evidence", "Would change it", AGAINST]
        assert all(part.sentences for part in one.parts)
    evidence = items.items[0].parts[0].sentences[0]
    assert "2 reports in 1 article, 1 independent origin: 1 occurred, 1 alleged." in evidence.text
    assert [citation.id for citation in evidence.citations] == ["c1", "c2"]


def entry(number: int, probability: float) -> Entry:
    asked = Question(("NOR", "SWE"), None, dt.date(2030, 2, number + 1), dt.date(2030, 5, 1))
    return Entry(
        number, dt.date(2030, 1, 1), "forecast", asked, "", "", probability=probability, word="likely",
        baselines=(("always", 0.5),), origin="the case",
    )  # fmt: skip


def test_the_outlook_shows_open_forecasts_first_and_the_score_of_the_rest() -> None:
    held: list[Entry] = []
    for one in (entry(0, 0.7), entry(1, 0.6)):
        held.append(append(held, one))
    settled = Entry(
        0, dt.date(2030, 6, 1), "resolution", held[0].question, "", "", about=0, outcome=True
    )  # fmt: skip
    held.append(append(held, settled))
    table, note = outlook(held, ())(LOOK).blocks
    assert isinstance(table, Table) and [row[4].text for row in table.rows] == ["open", "came true"]
    assert table.rows[0][0].text.startswith("At least one event of any type between Norway and Sweden")
    assert isinstance(note, Prose) and "mean Brier score 0.090" in note.sentences[0].text


def test_without_a_forecast_the_outlook_says_how_to_begin() -> None:
    (prose,) = outlook([], ())(LOOK).blocks
    assert isinstance(prose, Prose) and "the command foedus forecast" in prose.sentences[0].text
