from __future__ import annotations

import pytest

from foedus.errors import CodingError
from foedus.model.span import Span

TEXT = "The envoy met the minister. The envoy left."


def test_span_is_found_again_after_the_text_has_moved() -> None:
    span = Span.cut("d", TEXT, 28, 37)
    moved = "Breaking. " + TEXT
    start, end = span.anchor(moved) or (0, 0)
    assert moved[start:end] == "The envoy" and start == 38


def test_span_that_stands_twice_alike_is_not_guessed() -> None:
    assert Span("d", 90, 95, "envoy").anchor(TEXT) is None


def test_span_outside_its_text_is_refused() -> None:
    with pytest.raises(CodingError, match="outside"):
        Span.cut("d", TEXT, 10, 400)
