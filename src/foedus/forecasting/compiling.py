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
    written), so that only the first run of an installation pays for it.
    """
    return cast(Function, numba.njit(cache=True)(function))
