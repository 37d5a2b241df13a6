"""A short name for the lexicon's exact state, so that a claim says what it was coded with."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from pathlib import Path

from foedus.lexicon.tables import DATA


def lexicon_version(extra: Sequence[Path] = ()) -> str:
    """Twelve hexadecimal digits over every data file, and over an analyst's own files."""
    return _version(tuple(extra))


@functools.lru_cache(maxsize=8)
def _version(extra: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    for folder in (DATA, *extra):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in (".yaml", ".csv"):
                digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]
