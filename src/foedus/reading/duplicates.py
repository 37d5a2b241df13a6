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
from typing import TYPE_CHECKING, Any

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
PAIRS_AT_ONCE = 10_000

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


@dataclass(frozen=True, slots=True)
class _Sketch:
    """What is kept of a document: enough to tell copies, and which of them came first."""

    sha256: str
    appeared: tuple[bool, dt.date]
    shingles: Shingles


class CopyFinder:
    """Finds copies among documents shown one at a time; of each it keeps hashes, not the text.

    Copies of one another form a group; its original is the one published first (by the start of its date;
    unknown dates and mere "not before" come last), ties going to the smaller id. Every copy names the
    group's original, though it may resemble another copy more. The order of documents does not matter.
    """

    def __init__(self) -> None:
        self._seen: dict[str, _Sketch] = {}

    def add(self, doc: Document) -> None:
        """Show a document; the last one of an id counts."""
        self._seen[doc.id] = _Sketch(doc.sha256, _published_first(doc), shingle(doc.text))

    def find(self) -> dict[str, tuple[str | None, str]]:
        """By id: the original that the document is a copy of, and why; (None, "") for an original."""
        seen = self._seen
        by_hash: dict[str, str] = {}
        groups = _Groups(sorted(seen))
        for key in sorted(seen):
            groups.join(by_hash.setdefault(seen[key].sha256, key), key)
        for one, other in _candidates(
            {k: s.shingles for k, s in seen.items() if s.shingles.size >= MIN_SHINGLES}
        ):
            if groups.find(one) != groups.find(other):
                if measure_overlap(seen[one].shingles, seen[other].shingles).is_copy:
                    groups.join(one, other)
        originals = _originals(seen, groups)
        return {key: _verdict(key, originals[key], seen) for key in seen}


def mark_copies(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The same documents, in the same order, each copy naming its original and the overlap."""
    finder = CopyFinder()
    for doc in documents:
        finder.add(doc)
    found = finder.find()
    return tuple(replace(doc, original=found[doc.id][0], copy_reason=found[doc.id][1]) for doc in documents)


def _candidates(sets: dict[str, Shingles]) -> Iterator[tuple[str, str]]:
    """Pairs that may be copies: all of them in a small collection, else those that MinHash brings near.

    Documents are near if any band of their signatures agrees, and if what agrees in all is not too little for
    a copy. Bands are sorted one after the other: tables of all bands at once would weigh more than the
    articles.
    """
    ids = sorted(sets)
    if len(ids) <= ALL_PAIRS_UP_TO:
        yield from ((one, other) for i, one in enumerate(ids) for other in ids[i + 1 :])
        return
    import numpy as np

    signatures = _sign([sets[key] for key in ids])
    sizes = np.array([sets[key].size for key in ids])
    for band in range(BANDS):
        before, rows = signatures[:, : band * ROWS], signatures[:, band * ROWS : (band + 1) * ROWS]
        for one, other in _agreeing(rows):
            alike = (signatures[one] == signatures[other]).sum(axis=1)
            enough = alike >= _least_alike(sizes[one], sizes[other])
            one, other = one[enough], other[enough]
            met = (before[one] == before[other]).reshape(len(one), band, ROWS).all(axis=2).any(axis=1)
            yield from (
                (ids[i], ids[j]) for i, j in zip(one[~met].tolist(), other[~met].tolist(), strict=True)
            )


def _agreeing(rows: Any) -> Iterator[tuple[Any, Any]]:
    """Pairs of documents that agree in every column of these rows, some thousands at a time."""
    import numpy as np

    order = np.lexsort(rows.T)
    parted = np.flatnonzero(np.any(np.diff(rows[order], axis=0), axis=1)) + 1
    ends = np.repeat([*parted, len(order)], np.diff([0, *parted, len(order)]))
    first = np.arange(len(order))
    step = 1
    while len(first := first[first + step < ends[first]]):
        for start in range(0, len(first), PAIRS_AT_ONCE):
            some = first[start : start + PAIRS_AT_ONCE]
            yield order[some], order[some + step]
        step += 1


def _least_alike(size: Any, others: Any) -> Any:
    """How many of two signatures' numbers agree at the least if one text is a copy of the other.

    The share that agrees estimates the resemblance; what lies four standard errors below the least that a
    copy has is chance: a few turns of phrase that any two articles of the day share.
    """
    import numpy as np

    shared = np.maximum(MIN_CONTAINED_SHINGLES, CONTAINMENT * np.minimum(size, others))
    contained = shared / np.maximum(shared, size + others - shared)
    least = np.minimum(RESEMBLANCE, contained)
    return PERMUTATIONS * least - 4 * np.sqrt(PERMUTATIONS * least * (1 - least))


def _sign(sets: Sequence[Shingles]) -> npt.NDArray[np.uint32]:
    """MinHash signatures, a row a document."""
    import numpy as np
    from datasketch import MinHash

    empty = MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=_same)
    signatures = np.empty((len(sets), PERMUTATIONS), dtype=np.uint32)
    for row, hashes in enumerate(sets):
        sketch = empty.copy()
        sketch.update_batch(hashes)
        signatures[row] = sketch.hashvalues
    return signatures


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


def _originals(seen: dict[str, _Sketch], groups: _Groups) -> dict[str, str]:
    members: dict[str, list[str]] = {}
    for one in seen:
        members.setdefault(groups.find(one), []).append(one)
    originals = {}
    for group in members.values():
        first = min(group, key=lambda one: (*seen[one].appeared, one))
        originals.update(dict.fromkeys(group, first))
    return originals


def _published_first(doc: Document) -> tuple[bool, dt.date]:
    """Known dates before mere bounds, bounds before nothing."""
    since = doc.published.since
    firm = since is not None and doc.published.source not in ("text", "footnote")
    return not firm, since or _LAST


def _verdict(key: str, original: str, seen: dict[str, _Sketch]) -> tuple[str | None, str]:
    if key == original:
        return None, ""
    if seen[key].sha256 == seen[original].sha256:
        return original, "the same text, character for character"
    overlap = measure_overlap(seen[key].shingles, seen[original].shingles)
    own = overlap.shared / max(1, seen[key].shingles.size)
    reason = (
        f"{own:.0%} of its runs of {SHINGLE_WORDS} words stand in the original "
        f"(alike: {overlap.resemblance:.0%})"
    )
    if not overlap.is_copy:
        reason += "; a copy of another copy of it"
    return original, reason
