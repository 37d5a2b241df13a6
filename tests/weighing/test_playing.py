"""Scenarios: levers, draws, tornado."""

from __future__ import annotations

import pytest

from foedus.errors import WeighingError
from foedus.weighing.playing import play
from foedus.weighing.scenarios import Lever, Propensity, Scenario, pair


def stated(value: float, width: float = 0.5) -> Propensity:
    return Propensity(value, value - width, value + width)


def scenario(**options: object) -> Scenario:
    """B leans to A; C is at odds with A and a little with B."""
    ties = {("A", "B"): stated(1), ("A", "C"): stated(-2), ("B", "C"): stated(-0.2)}
    fields = {"propensities": ties, "asks": ("B", "A")} | options
    return Scenario("s", "Who goes with whom.", ("A", "B", "C"), (1.0, 1.0, 1.0), **fields)  # type: ignore[arg-type]


BREAK = Lever("break", "A and B fall out.", {("A", "B"): stated(-2, 0.1)}, {})


def test_camps_margin_and_draws() -> None:
    played = play(scenario(), draws=400)
    assert played.minima[0].camps == (("A", "B"), ("C",))
    assert played.minima[0].energy == pytest.approx(2 * (-2 - 0.2))
    # Apart: B with C costs 2 * (1 - 2) = -2, against -4.4 together.
    assert played.margin == pytest.approx(-2 + 4.4)
    assert played.together == 1
    assert sum(m.drawn for m in played.minima) + played.elsewhere == pytest.approx(1)


def test_a_lever_turns_the_watched_actor_and_says_who_moved() -> None:
    (effect,) = play(scenario(levers=(BREAK,)), draws=400).effects
    assert effect.moved == ("B",)
    assert effect.together < 0.05 < effect.together_before
    assert effect.shift == pytest.approx(-6, abs=0.2)
    assert effect.shift_low < effect.shift < effect.shift_high


def test_a_lever_that_adds_moves_value_and_bounds() -> None:
    nudge = Lever("nudge", "A courts B.", {}, {("A", "B"): 0.5})
    pulled = scenario().pulled(nudge).propensities["A", "B"]
    assert (pulled.low, pulled.value, pulled.high) == (1.0, 1.5, 2.0)


def test_flips_and_steps_name_what_would_turn_it() -> None:
    played = play(scenario(), draws=10)
    assert played.flips == (("A",),)
    assert played.steps[0].pair == ("A", "B")
    # The margin is 2.4; it falls by 2 for every unit of this propensity.
    assert played.steps[0].change == pytest.approx(-1.2)


def test_the_tornado_has_the_widest_bar_first_and_ends_at_the_bounds() -> None:
    rows = play(scenario(), draws=10).tornado
    assert [row.swing for row in rows] == sorted((row.swing for row in rows), reverse=True)
    first = next(row for row in rows if row.pair == ("A", "B"))
    assert (first.margin_low, first.margin_high) == (pytest.approx(1.4), pytest.approx(3.4))


def test_playing_twice_gives_the_same() -> None:
    assert play(scenario(levers=(BREAK,)), draws=50) == play(scenario(levers=(BREAK,)), draws=50)


def test_a_missing_pair_is_refused_because_unknown_is_not_zero() -> None:
    with pytest.raises(WeighingError, match="no propensity for B-C"):
        scenario(propensities={("A", "B"): stated(1), ("A", "C"): stated(1)})
    assert pair("B", "A") == ("A", "B")
