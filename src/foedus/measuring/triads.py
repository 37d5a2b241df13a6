"""Triads of a signed network: balanced when the friend of a friend is a friend, and a foe's foe too.

Source: [cartwright1956].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from foedus.measuring.signed import SignedNetwork, Signs, check_signs

Ints: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Triads:
    """Closed triads by the number of negative ties; with none or two negative ties they are balanced."""

    all_positive: int
    one_negative: int
    two_negative: int
    all_negative: int

    @property
    def balanced(self) -> int:
        """Triads whose signs multiply to plus."""
        return self.all_positive + self.two_negative

    @property
    def total(self) -> int:
        """All triads with three ties."""
        return self.balanced + self.one_negative + self.all_negative


def count_triads(signs: Signs) -> Triads:
    """Count closed triads.

    signs: (n, n), symmetric, entries -1, 0 or +1.

    >>> count_triads(np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0]])).two_negative
    1
    """
    signs = check_signs(signs)
    plus = (signs == 1).astype(np.int64)
    minus = (signs == -1).astype(np.int64)
    return Triads(
        all_positive=_closed(plus, plus, plus) // 6,
        one_negative=_closed(plus, plus, minus) // 2,
        two_negative=_closed(minus, minus, plus) // 2,
        all_negative=_closed(minus, minus, minus) // 6,
    )


def unbalanced_triads(network: SignedNetwork) -> Iterator[tuple[str, str, str]]:
    """The triads that are not balanced, by name, in order."""
    for i, j, k in negative_triangles(network.signs):
        yield network.states[i], network.states[j], network.states[k]


def negative_triangles(signs: Signs) -> Iterator[tuple[int, int, int]]:
    """Indices i < j < k of triads whose signs multiply to minus."""
    for i, j in np.argwhere(np.triu(signs) != 0):
        product = signs[i, j] * signs[i, j + 1 :] * signs[j, j + 1 :]
        for step in np.flatnonzero(product < 0):
            yield int(i), int(j), int(j + 1 + step)


def _closed(a: Ints, b: Ints, c: Ints) -> int:
    return int(((a @ b) * c).sum())
