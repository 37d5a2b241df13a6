from __future__ import annotations

import foedus.errors as errors


def test_every_error_is_drawn_in_the_tree() -> None:
    drawing = errors.__doc__ or ""
    assert [name for name in errors.__all__ if name not in drawing] == []


def test_exported_errors_are_sorted_and_complete() -> None:
    defined = [
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and value.__module__ == errors.__name__
    ]
    assert errors.__all__ == sorted(defined)
