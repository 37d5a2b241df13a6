"""One way to compile a counting loop, so that types stay known and the machine code is kept on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
from numpy.typing import NDArray

Array = NDArray[Any]
Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Compile a function of arrays with Numba; single thread, exact order of operations.

    The machine code is cached beside the source (or in Numba's own cache folder when that cannot be
    written), so that only the first run of an installation pays for it. Dividing by zero gives infinity,
    as in NumPy: without that branch in every division compilation takes less.
    """
    return _compile(function, {})


def inner(function: Function) -> Function:
    """Compile a function that only compiled functions call: no way in from Python is built for it."""
    return _compile(function, {"no_cpython_wrapper": True})


def _compile(function: Function, more: dict[str, Any]) -> Function:
    options: dict[str, Any] = {"error_model": "numpy", "no_cfunc_wrapper": True, **more}
    return cast(Function, numba.njit(cache=True, **options)(function))
