"""Words of estimative probability: one scale, one source.

Source: Office of the Director of National Intelligence, Intelligence Community Directive 203,
Analytic Standards (2015), section D.6.e(2). Bands in per cent: 1-5, 5-20, 20-45, 45-55, 55-80, 80-95,
95-99. A value on an edge belongs to the band nearer to one half; beyond 1 and 99 the outer words stay.
"""

from __future__ import annotations

from foedus.errors import ForecastError

WORDS = (
    (0.01, 0.05, "almost no chance"),
    (0.05, 0.20, "very unlikely"),
    (0.20, 0.45, "unlikely"),
    (0.45, 0.55, "roughly even chance"),
    (0.55, 0.80, "likely"),
    (0.80, 0.95, "very likely"),
    (0.95, 0.99, "almost certain"),
)
"""Low, high, word."""


def word_for(probability: float) -> str:
    """The word for a probability in 0 to 1; raises ForecastError outside.

    >>> word_for(0.7), word_for(0.05)
    ('likely', 'very unlikely')
    """
    if not 0 <= probability <= 1:
        raise ForecastError(f"{probability} is no probability; give a number from 0 to 1")
    if probability <= 0.5:
        return next((word for _, high, word in WORDS if probability < high), WORDS[3][2])
    return next(word for low, _, word in reversed(WORDS) if probability > low)
