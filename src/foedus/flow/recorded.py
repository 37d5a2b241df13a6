"""The outlook of a brief: what was forecast for the case, how it came out, and the score so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from foedus.briefing.blocks import Block, Prose, Section, Table
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Row, Sentence
from foedus.briefing.standing import standing
from foedus.briefing.wording import capital
from foedus.flow.asking import say_question
from foedus.forecasting.record import Entry, running_score
from foedus.weighing.indicators import Reading, score

MOST_ROWS = 20
COLUMNS = ("question", "made", "forecast", "rests on", "outcome")


def outlook(record: Sequence[Entry], indicators: Sequence[Reading]) -> Callable[[Lookup], Section]:
    """The section; where nothing was forecast, one sentence that says so and how to begin."""

    def build(look: Lookup) -> Section:
        blocks: list[Block] = [_forecasts(look, record)] if record else []
        lines = [line for line in (_score(record), _indicators(indicators)) if line]
        if not record:
            blocks.append(Prose((standing("notes")["no_forecast"],)))
        if lines:
            blocks.append(Prose(tuple(_stated(line) for line in lines), "note"))
        return Section("outlook", "Outlook and score so far", tuple(blocks))

    return build


def _forecasts(look: Lookup, record: Sequence[Entry]) -> Table:
    """The latest forecasts of the record, those still open first."""
    outcome = {entry.about: entry.outcome for entry in record if entry.kind == "resolution"}
    asked = [entry for entry in record if entry.kind == "forecast"]
    shown = sorted(asked, key=lambda entry: (entry.number in outcome, -entry.number))[:MOST_ROWS]
    rows = []
    for entry in shown:
        came = outcome.get(entry.number)
        cells = (
            capital(say_question(entry.question, look.material.names.name)),
            entry.made.isoformat(),
            f"{entry.word} ({entry.probability:.0%})" if entry.probability is not None else "none",
            entry.origin,
            "open" if came is None else "came true" if came else "did not come",
        )
        row = Row(f"forecast:{entry.number}", cells)
        rows.append(tuple(Sentence(cell, rows=(row,)) for cell in cells))
    left = len(asked) - len(shown)
    more = f", the latest; {left} more stand in the record" if left else ""
    return Table(_stated(f"{len(asked)} forecasts in the record{more}"), COLUMNS, tuple(rows))


def _score(record: Sequence[Entry]) -> str:
    scores = running_score(record)
    if scores is None:
        return "None of them is resolved yet, so there is no score." if record else ""
    told = f"{scores.n} forecasts resolved, {scores.happened} came true; mean Brier score {scores.brier:.3f}"
    return "; ".join((told, *(str(comparison) for comparison in scores.comparisons))) + "."


def _indicators(readings: Sequence[Reading]) -> str:
    total = score(readings)
    if total.brier is None:
        return ""
    mean = f"Indicators: mean Brier score {total.brier:.3f} over {total.n} settled"
    return f"{mean}; always saying one half gives {total.reference:g}."


def _stated(text: str) -> Sentence:
    return Sentence(text, rows=(Row(f"outlook:{text}", (text,)),))
