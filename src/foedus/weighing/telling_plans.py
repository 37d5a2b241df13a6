"""Indicators and scenarios as sheets of plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foedus.lexicon.probability_words import say_probability
from foedus.model.dates import say_day
from foedus.weighing.conditional import Followed
from foedus.weighing.indicators import Reading, score
from foedus.weighing.playing import Played
from foedus.weighing.scenarios import Given
from foedus.weighing.sheet import Line, Sheet
from foedus.weighing.telling_given import tell_given


def tell_indicators(readings: Sequence[Reading], numbers: Mapping[str, str] | None = None) -> Sheet:
    """How every indicator stands. numbers: what hypotheses are called, by id (their ids if left out)."""
    numbers = numbers or {}
    total = score(readings)
    notes: tuple[str, ...] = ()
    if total.brier is not None:
        mean = f"Mean Brier score {total.brier:.3f} over {total.n} settled"
        notes = (f"{mean}; always saying one half gives {total.reference:g}.",)
    return Sheet(
        "indicators",
        "Written down beforehand, and what came of it",
        ("indicator", "speaks for", "deadline", "judged", "state", "note"),
        tuple(
            Line(
                reading.indicator.id,
                (
                    reading.indicator.statement,
                    numbers.get(reading.indicator.hypothesis, reading.indicator.hypothesis),
                    f"before {say_day(reading.indicator.before)}",
                    _chance(reading.indicator.probability),
                    reading.state + (f" on {reading.tripped_on}" if reading.tripped_on else ""),
                    reading.note,
                ),
                reading.claims,
            )
            for reading in readings
        ),
        notes=notes,
    )


def tell_played(
    played: Played,
    names: Mapping[str, str],
    indicators: Mapping[str, str] | None = None,
    followed: Mapping[Given, Followed] | None = None,
) -> tuple[Sheet, ...]:
    """Minima, levers and tornado of one scenario, and its indicators given a lever.

    names: what actors are called. indicators: what they say, by id (their ids if left out). followed: what
    the record says of them.
    """
    indicators = indicators or {}
    scenario = played.scenario

    def call(actors: Iterable[str]) -> str:
        return ", ".join(names.get(actor, actor) for actor in actors) or "nobody"

    actor, other = (names.get(name, name) for name in scenario.asks)
    turn = [call(chosen) for chosen in played.flips]
    notes = [
        f"{actor} stands with {other} in {played.together:.0%} of {played.draws} draws.",
        f"Ties of {actor} whose sign must flip before it changes side: {' or '.join(turn)}."
        if turn
        else f"No {played.flips_tried} ties of {actor} flipped at once make it change side.",
        f"Sizes: {scenario.sizes_source}. Propensities: judgement where no source is named.",
    ]
    minima = Sheet(
        f"{scenario.id}.minima",
        scenario.statement,
        ("camp", "other camp", "energy", "basin", "deepest in draws"),
        tuple(
            Line(
                str(number),
                (call(m.camps[0]), call(m.camps[1]), f"{m.energy:,.0f}", f"{m.basin:.0%}", f"{m.drawn:.0%}"),
            )
            for number, m in enumerate(played.minima, 1)
        ),
        (2, 3, 4),
        tuple(notes),
    )
    levers = Sheet(
        f"{scenario.id}.levers",
        "Levers",
        (
            "lever",
            "who changes camp",
            f"{actor} with {other} before",
            "after",
            "shift of the margin",
        ),
        tuple(
            Line(
                e.lever,
                (
                    e.statement,
                    call(e.moved),
                    f"{e.together_before:.0%}",
                    f"{e.together:.0%}",
                    f"{_moved(e.shift)} ({_moved(e.shift_low)} to {_moved(e.shift_high)})",
                ),
            )
            for e in played.effects
        ),
        (2, 3, 4),
    )
    tornado = Sheet(
        f"{scenario.id}.tornado",
        f"What the side of {actor} hangs on",
        ("tie", "bounds", "margin at low", "margin at high"),
        tuple(
            Line(
                "-".join(row.pair),
                (
                    call(row.pair),
                    f"{row.low:g} to {row.high:g}",
                    f"{row.margin_low:,.0f}",
                    f"{row.margin_high:,.0f}",
                ),
                scenario.propensities[row.pair].claims,
            )
            for row in played.tornado
            if row.swing
        ),
        (2, 3),
        (f"A positive margin means that {actor} stands with {other}.",),
    )
    given = tell_given(scenario, indicators, followed or {})
    return tuple(sheet for sheet in (minima, levers, tornado, given) if sheet.lines)


def _chance(value: float | None) -> str:
    return "" if value is None else f"{say_probability(value)} ({value:.0%})"


def _moved(value: float) -> str:
    """A shift with its sign, rounded; what rounds to nothing has no sign."""
    return f"{round(value):+,}" if round(value) else "0"
