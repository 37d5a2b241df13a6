"""Files that were read before: what is the same, byte for byte, as in an earlier run is not parsed again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files as files_of
from pathlib import Path

from foedus.lexicon.version import lexicon_version
from foedus.reading.options import ReadingOptions
from foedus.reading.paths import Held
from foedus.store.database import Store

LIBRARIES = ("trafilatura", "htmldate", "lxml", "pypdf", "py3langid")
MOST_ARTICLES = 10_000


class KeptFiles:
    """A register of files in a case's database; see `reading.paths.Register`.

    A file is the same if its bytes are: its date and size may lie. What was read by other rules, or with
    other options, counts as never read. What is noted is kept with `flush`, once its articles are.
    """

    def __init__(self, store: Store, options: ReadingOptions) -> None:
        self._store = store
        self._reader = _reader(options)
        self._known = store.files(self._reader)
        self._places = store.document_paths()
        self._digests: dict[str, str] = {}
        self._noted: dict[str, tuple[str, list[tuple[str, str]]]] = {}

    def recall(self, file: Path) -> list[Held] | None:
        """What the file held when it was last read, if nothing in it changed."""
        path = _key(file)
        digest = _digest(file)
        if digest is None:
            return None
        self._digests[path] = digest
        known = self._known.get(path)
        if known is None or known[0] != digest:
            return None
        return [Held(id, place, self._places.get(id) == place) for id, place in known[1]]

    def note(self, file: Path, held: Sequence[tuple[str, str]]) -> None:
        """Remember the articles of a file, by id and place."""
        digest = self._digests.pop(_key(file), None)
        if digest is not None and len(held) <= MOST_ARTICLES:
            self._noted[_key(file)] = digest, list(held)

    def flush(self) -> None:
        """Keep what was noted."""
        self._store.put_files(self._noted, reader=self._reader)
        self._noted = {}


def _key(file: Path) -> str:
    """The path as text: file names need not be."""
    return os.fsencode(file).decode("utf-8", "backslashreplace")


def _digest(file: Path) -> str | None:
    if not file.is_file():
        return None
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None


@cache
def _reader(options: ReadingOptions) -> str:
    """A name for all that decides what articles come out of a file: our rules, the lexicon, the libraries."""
    files = sorted(files_of("foedus.reading").iterdir(), key=lambda file: file.name)
    digest = hashlib.sha256(
        repr((options, lexicon_version(), [version(name) for name in LIBRARIES])).encode()
    )
    for file in files:
        if file.name.endswith(".py"):
            digest.update(file.read_bytes())
    return digest.hexdigest()
