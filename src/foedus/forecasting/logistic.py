"""Logistic regression by Newton's method, with a little shrinkage and the spread of its log odds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from foedus.errors import ForecastError
from foedus.forecasting.compiling import Array

STEPS = 100
TOLERANCE = 1e-6
"""Newton's decrement (expected gain in log likelihood, doubled) at which a fit has settled."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """weights: (k + 1,), the intercept first, on standardised columns. spread: their covariance.

    mean, scale: (k,), of the columns it was fitted on.
    """

    weights: Array
    spread: Array
    mean: Array
    scale: Array

    def _columns(self, features: Array) -> Array:
        return np.column_stack([np.ones(len(features)), (features - self.mean) / self.scale])

    def log_odds(self, features: Array) -> Array:
        """(n, k) -> (n,)."""
        return np.asarray(self._columns(features) @ self.weights)

    def predict(self, features: Array) -> Array:
        """Probabilities; (n, k) -> (n,)."""
        return np.asarray(expit(self.log_odds(features)))

    def points(self, features: Array) -> Array:
        """Log odds as a sum: base first, then one term a column; (n, k) -> (n, k + 1)."""
        return self._columns(features) * self.weights

    def deviation(self, features: Array) -> Array:
        """Standard deviation of the log odds, from the uncertainty of the weights; (n, k) -> (n,)."""
        x = self._columns(features)
        return np.asarray(np.sqrt(np.einsum("ij,jk,ik->i", x, self.spread, x)))


def fit_logistic(
    features: Array, outcome: Array, *, shrink: float = 1.0, counts: Array | None = None,
    clusters: Array | None = None,
) -> Logistic:  # fmt: skip
    """Fit (n, k) features to outcomes 0 or 1; shrink: ridge on the standardised weights.

    counts: how many rows each row stands for. clusters: rows with the same number are not
    independent (one pair in many windows); the spread
    then is the sandwich over clusters [white1980]. Raises ForecastError if only one outcome is present.
    """
    y = np.asarray(outcome, float)
    n = np.ones(len(y)) if counts is None else np.asarray(counts, float)
    if not 0 < y.sum() < len(y):
        raise ForecastError(f"nothing to fit: {int(y.sum())} of {len(y)} rows happened")
    mean = np.average(features, axis=0, weights=n)
    scale = np.sqrt(np.average((features - mean) ** 2, axis=0, weights=n))
    scale = np.where(scale > 1e-9, scale, 1.0)
    x = np.column_stack([np.ones(len(y)), (features - mean) / scale])
    ridge = np.diag([0.0] + [shrink] * features.shape[1])
    weights, curve = _climb_down(x, y, n, ridge)
    inverse = np.linalg.inv(curve)
    if clusters is None:
        return Logistic(weights, inverse, mean, scale)
    scores = x * (n * (y - expit(x @ weights)))[:, None]
    _, group = np.unique(clusters, return_inverse=True)
    sums = np.column_stack([np.bincount(group, column) for column in scores.T])
    return Logistic(weights, inverse @ (sums.T @ sums) @ inverse, mean, scale)


def _climb_down(x: Array, y: Array, n: Array, ridge: Array) -> tuple[Array, Array]:
    """Newton's method with halved steps: undamped, it runs away when events are rare.

    Returns the weights and the curvature there. Raises ForecastError if the slope does not vanish.
    """

    def loss(weights: Array) -> float:
        odds = x @ weights
        return float(n @ (np.logaddexp(0, odds) - y * odds) + 0.5 * weights @ ridge @ weights)

    weights = np.zeros(x.shape[1])
    share = np.average(y, weights=n)
    weights[0] = np.log(share / (1 - share))
    now = loss(weights)
    for _ in range(STEPS):
        p = expit(x @ weights)
        slope = x.T @ (n * (y - p)) - ridge @ weights
        curve = (x * (n * p * (1 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(curve, slope)
        if slope @ step < TOLERANCE:
            return weights, curve
        size = 1.0
        while size > 1e-6 and not (after := loss(weights + size * step)) <= now:
            size /= 2
        weights, now = weights + size * step, after
    raise ForecastError(f"the logistic regression did not settle in {STEPS} steps on {len(y)} rows")


def thin(outcome: Array, *, most: int) -> tuple[Array, Array]:
    """Rows to fit on, and how many each stands for: all that happened, and every k-th that did not.

    most: about how many rows to keep of those that did not happen.
    """
    happened, quiet = np.flatnonzero(outcome), np.flatnonzero(np.asarray(outcome) == 0)
    k = max(1, len(quiet) // most)
    kept = quiet[::k]
    counts = np.concatenate([np.ones(len(happened)), np.full(len(kept), len(quiet) / max(1, len(kept)))])
    return np.concatenate([happened, kept]), counts
