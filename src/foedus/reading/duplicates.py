"""The same article twice: exact and near copies, found by MinHash and settled by counting.

Source: A. Z. Broder, On the resemblance and containment of documents, 1997: resemblance is the share of
shingles (runs of words) that two texts have in common, containment the share of one's that the other has.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foedus.model.document import Document

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Shingles = npt.NDArray[np.uint32]

SHINGLE_WORDS = 5
PERMUTATIONS = 128
BANDS, ROWS = 64, 2
SEED = 1
MIN_SHINGLES = 20
RESEMBLANCE = 0.4
CONTAINMENT = 0.5
MIN_CONTAINED_SHINGLES = 60
ALL_PAIRS_UP_TO = 40

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LAST = dt.date.max


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two texts share: resemblance and the larger of both containments, 0 to 1; shared shingles."""

    resemblance: float
    containment: float
    shared: int

    @property
    def is_copy(self) -> bool:
        """Whether one text is the other's copy: mostly alike, or mostly contained in it."""
        return self.shared > 0 and (
            self.resemblance >= RESEMBLANCE
            or (self.containment >= CONTAINMENT and self.shared >= MIN_CONTAINED_SHINGLES)
        )


def shingle(text: str) -> Shingles:
    """Hashes of every run of five words, sorted; case, punctuation and the form of quotes do not count."""
    import numpy as np

    words = [word.replace("’", "'").encode() for word in _WORD.findall(text.casefold())]
    count = max(1, len(words) - SHINGLE_WORDS + 1) if words else 0
    hashes = (zlib.crc32(b" ".join(words[i : i + SHINGLE_WORDS])) for i in range(count))
    return np.unique(np.fromiter(hashes, dtype=np.uint32, count=count))


def measure_overlap(one: Shingles, other: Shingles) -> Overlap:
    """The overlap of two sets of shingles.

    >>> text = "the envoy left the port before dawn on Friday"
    >>> measure_overlap(shingle(text), shingle("They said that " + text)).containment
    1.0
    """
    import numpy as np

    shared = int(np.intersect1d(one, other, assume_unique=True).size)
    if not shared:
        return Overlap(0.0, 0.0, 0)
    return Overlap(shared / (one.size + other.size - shared), shared / min(one.size, other.size), shared)


def mark_copies(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The same documents, in the same order, each copy naming its original and the overlap.

    Copies of one another form a group; its original is the one published first (by the start of its date;
    unknown dates and mere "not before" come last), ties going to the smaller id. Every copy names the
    group's original, though it may resemble another copy more. The order of documents does not matter.
    """
    sets = {doc.id: shingle(doc.text) for doc in documents}
    by_hash: dict[str, list[str]] = {}
    for doc in documents:
        by_hash.setdefault(doc.sha256, []).append(doc.id)
    groups = _Groups(sorted(sets))
    for ids in by_hash.values():
        for other in ids[1:]:
            groups.join(ids[0], other)
    for one, other in _candidates({i: s for i, s in sets.items() if s.size >= MIN_SHINGLES}):
        if measure_overlap(sets[one], sets[other]).is_copy:
            groups.join(one, other)
    originals = _originals({doc.id: doc for doc in documents}, groups)
    hashes = {doc.id: doc.sha256 for doc in documents}
    return tuple(_mark(doc, originals[doc.id], sets, hashes) for doc in documents)


def _candidates(sets: dict[str, Shingles]) -> Iterator[tuple[str, str]]:
    """Pairs that may be copies: all of them in a small collection, else those that MinHash brings near."""
    ids = sorted(sets)
    if len(ids) <= ALL_PAIRS_UP_TO:
        yield from ((one, other) for i, one in enumerate(ids) for other in ids[i + 1 :])
        return
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    for one in ids:
        sketch = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=_same)
        sketch.update_batch(sets[one])
        yield from ((other, one) for other in sorted(index.query(sketch)))
        index.insert(one, sketch)


def _same(value: int) -> int:
    return value


class _Groups:
    """Sets of ids that grow together; each is known by its smallest member."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.parent = {one: one for one in ids}

    def find(self, one: str) -> str:
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self.parent[high] = low


def _originals(docs: dict[str, Document], groups: _Groups) -> dict[str, str]:
    members: dict[str, list[str]] = {}
    for one in docs:
        members.setdefault(groups.find(one), []).append(one)
    originals = {}
    for group in members.values():
        first = min(group, key=lambda one: (*_published_first(docs[one]), one))
        originals.update(dict.fromkeys(group, first))
    return originals


def _published_first(doc: Document) -> tuple[bool, dt.date]:
    """Known dates before mere bounds, bounds before nothing."""
    since = doc.published.since
    firm = since is not None and doc.published.source not in ("text", "footnote")
    return not firm, since or _LAST


def _mark(doc: Document, original: str, sets: dict[str, Shingles], hashes: dict[str, str]) -> Document:
    if doc.id == original:
        return replace(doc, original=None, copy_reason="")
    if doc.sha256 == hashes[original]:
        return replace(doc, original=original, copy_reason="the same text, character for character")
    overlap = measure_overlap(sets[doc.id], sets[original])
    own = overlap.shared / max(1, sets[doc.id].size)
    reason = (
        f"{own:.0%} of its runs of {SHINGLE_WORDS} words stand in the original "
        f"(alike: {overlap.resemblance:.0%})"
    )
    if not overlap.is_copy:
        reason += "; a copy of another copy of it"
    return replace(doc, original=original, copy_reason=reason)
