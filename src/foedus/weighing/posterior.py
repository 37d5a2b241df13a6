"""Bayes' rule over hypotheses and the states of the assumptions, as plain arrays.

An assumption holds or fails; every combination is one state. The stated priors are those where all
hold; where one fails, its multipliers apply and the priors are normalised anew, and items
that rest on it say nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from foedus.errors import WeighingError

Array: TypeAlias = npt.NDArray[np.float64]

MAX_ASSUMPTIONS = 10


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """Every combination of assumptions.

    holds: (states, assumptions) bool. priors: (states, hypotheses), each row sums to one.
    active: (states, items) bool, whether the item may speak.
    """

    holds: npt.NDArray[np.bool_]
    priors: Array
    active: npt.NDArray[np.bool_]


def make_states(priors: Array, if_wrong: Array, rests_on: npt.NDArray[np.bool_]) -> States:
    """All states of the assumptions.

    priors: (hypotheses,). if_wrong: (assumptions, hypotheses), multipliers where it fails.
    rests_on: (items, assumptions), which item needs which.
    Raises WeighingError for more than ten assumptions.
    """
    count = len(if_wrong)
    if count > MAX_ASSUMPTIONS:
        raise WeighingError(
            f"{count} assumptions have too many combinations; state at most {MAX_ASSUMPTIONS}"
        )
    holds = np.array(list(itertools.product((True, False), repeat=count)), dtype=bool).reshape(
        2**count, count
    )
    multipliers = np.where(holds[:, :, None], 1.0, if_wrong[None, :, :]).prod(axis=1)
    by_state = priors * multipliers
    active = ~(rests_on[None, :, :] & ~holds[:, None, :]).any(axis=2)
    return States(holds, by_state / by_state.sum(axis=1, keepdims=True), active)


def chance_of_states(states: States, chances: Sequence[float]) -> Array:
    """Probability of each state, assumptions independent; chances: that each holds."""
    each = np.where(states.holds, np.array(chances), 1 - np.array(chances))
    return np.asarray(each.prod(axis=1))


def unscaled(states: States, ratios: Array) -> Array:
    """Prior times likelihood ratios in each state.

    ratios: (..., items, hypotheses), positive. Returns (..., states, hypotheses), scaled so that the
    largest is one; only proportions matter.
    """
    logs = np.log(ratios)
    total = np.einsum("si,...ih->...sh", states.active.astype(np.float64), logs)
    total = total + np.log(states.priors)
    return np.asarray(np.exp(total - total.max(axis=(-2, -1), keepdims=True)))


def posterior(states: States, chances: Sequence[float], ratios: Array) -> Array:
    """Probability of each hypothesis after the evidence; sums to one.

    chances: that each assumption holds. ratios: (..., items, hypotheses), positive, after discounting.
    Returns (..., hypotheses).

    >>> two = make_states(np.array([0.5, 0.5]), np.ones((0, 2)), np.zeros((1, 0), dtype=bool))
    >>> posterior(two, (), np.array([[3.0, 1.0]])).tolist()
    [0.75, 0.25]
    """
    weights = np.einsum("s,...sh->...h", chance_of_states(states, chances), unscaled(states, ratios))
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))
