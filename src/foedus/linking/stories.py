"""Documents brought together by story: what they write about, in whose names, and when.

A document is a weighted bag of stems in which names count double; likeness is the cosine, fading with
the days between two publications, so that this year's edition of a yearly event is another story.
Only documents that share two of their most telling words are compared, so that cost grows with the size
of stories and not with the square of the collection. What a document looks like (its profile) is made
once, when it arrives; stories are settled from all profiles and do not depend on the order of arrival.
Source: G. Salton and C. Buckley, Term-weighting approaches in automatic text retrieval, 1988 (weights).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from foedus.linking.grouping import group_pairs
from foedus.linking.words import content_words
from foedus.model.document import Document

if TYPE_CHECKING:
    import scipy.sparse as sp

LIKENESS = 0.17
NAME_WEIGHT = 2
TELLING_WORDS = 32
SHARED_WORDS = 2
MAX_HOLDERS = 150
MAX_FORTNIGHT_HOLDERS = 60
ALL_PAIRS_UP_TO = 2000
SAME_DAYS = 7
HALF_LIFE_DAYS = 30
LEAST_FADING = 0.1
ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document looks like to the eye that sorts stories.

    words: weighted count by stem, names counted double. day: ordinal of publication, None if unknown or
    only a bound. language: stories are kept apart by language.
    """

    doc: str
    words: Mapping[str, float]
    day: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Documents about one story, by day of publication, then id."""

    id: str
    docs: tuple[str, ...]
    since: dt.date | None
    until: dt.date | None


def describe(doc: Document) -> Profile:
    """Profile of a document, from title and text."""
    counts: Counter[str] = Counter()
    for word, name in content_words(f"{doc.title or ''}\n{doc.text}"):
        counts[word] += NAME_WEIGHT if name else 1
    firm = doc.published.since is not None and doc.published.source not in ("text", "footnote")
    day = doc.published.since.toordinal() if firm and doc.published.since else None
    return Profile(doc.id, {word: _damped(n) for word, n in counts.items()}, day, doc.language)


@cache
def _damped(n: int) -> float:
    """The weight of a word that stands n times; kept, so that a million profiles share their numbers."""
    return 1 + math.log(n)


def find_stories(docs: Iterable[Document], *, likeness: float = LIKENESS) -> tuple[Story, ...]:
    """Stories of a collection; every document is in exactly one. The order of docs does not matter."""
    return group_profiles([describe(doc) for doc in docs], likeness=likeness)


def group_profiles(profiles: Sequence[Profile], *, likeness: float = LIKENESS) -> tuple[Story, ...]:
    """Stories from profiles. likeness: mean likeness, 0 to 1, from which two groups are one story."""
    ordered = sorted(profiles, key=lambda profile: profile.doc)
    pairs = _likenesses(ordered, least=likeness / 4) if len(ordered) > 1 else []
    groups = group_pairs((p.doc for p in ordered), pairs, threshold=likeness, unmet=0.0)
    by_doc = {profile.doc: profile for profile in ordered}
    stories = [_story([by_doc[doc] for doc in group]) for group in groups]
    return tuple(sorted(stories, key=lambda story: (story.since or dt.date.max, story.id)))


def fading(days: int) -> float:
    """How much of its likeness a pair keeps, published this many days apart.

    >>> fading(3), fading(37), fading(400)
    (1.0, 0.5, 0.1)
    """
    return max(LEAST_FADING, min(1.0, float(2 ** (-(abs(days) - SAME_DAYS) / HALF_LIFE_DAYS))))


def _story(members: Sequence[Profile]) -> Story:
    ordered = sorted(members, key=lambda profile: (profile.day or 10**7, profile.doc))
    days = [profile.day for profile in ordered if profile.day is not None]
    key = hashlib.sha256(ordered[0].doc.encode()).hexdigest()[:12]
    return Story(
        id=f"t{key}",
        docs=tuple(profile.doc for profile in ordered),
        since=dt.date.fromordinal(min(days)) if days else None,
        until=dt.date.fromordinal(max(days) + 1) if days else None,
    )


def _likenesses(profiles: Sequence[Profile], *, least: float) -> list[tuple[str, str, float]]:
    """Pairs that may tell one story, with their likeness where it is at least `least`."""
    import numpy as np

    weights, holders = _matrix(profiles)
    telling = _telling(profiles, weights, holders) if len(profiles) > ALL_PAIRS_UP_TO else None
    fades, days, languages = _fades(), *_settings(profiles)
    pairs: list[tuple[str, str, float]] = []
    for start in range(0, len(profiles), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        if telling is None:
            found = (weights[rows] @ weights.T).tocoo()
            first, second, cosine = found.row + start, found.col, found.data
            keep = (first < second) & (cosine >= least)
        else:
            shared = (telling[rows] @ telling.T).tocoo()
            first, second = shared.row + start, shared.col
            near = (first < second) & (shared.data >= SHARED_WORDS)
            first, second = first[near], second[near]
            cosine = np.asarray(weights[first].multiply(weights[second]).sum(axis=1)).ravel()
            keep = cosine >= least
        first, second, cosine = first[keep], second[keep], cosine[keep]
        gaps = np.minimum(np.abs(days[first] - days[second]), len(fades) - 1)
        fade = np.where((days[first] < 0) | (days[second] < 0), 1.0, fades[gaps])
        one, other = languages[first], languages[second]
        score = cosine * np.where((one != other) & (one >= 0) & (other >= 0), 0.0, fade)
        near = score >= least
        found = (side[near].tolist() for side in (first, second, score))
        pairs += [(profiles[i].doc, profiles[j].doc, value) for i, j, value in zip(*found, strict=True)]
    return pairs


def _fades() -> Any:
    """The fading by days apart, up to where it fades no further."""
    import numpy as np

    longest = SAME_DAYS + math.ceil(-HALF_LIFE_DAYS * math.log2(LEAST_FADING)) + 1
    return np.array([fading(days) for days in range(longest + 1)])


def _settings(profiles: Sequence[Profile]) -> tuple[Any, Any]:
    """Day and language of each profile as numbers; -1 where unknown."""
    import numpy as np

    known: dict[str, int] = {}
    days = [-1 if profile.day is None else profile.day for profile in profiles]
    spoken = [known.setdefault(p.language, len(known)) if p.language else -1 for p in profiles]
    return np.array(days), np.array(spoken)


def _matrix(profiles: Sequence[Profile]) -> tuple[sp.csr_matrix, Any]:
    """Documents by words, rows of unit length; and in how many documents each word stands."""
    import numpy as np
    import scipy.sparse as sp

    place: dict[str, int] = {}
    indices, data, ends = [], [], [0]
    for profile in profiles:
        for word, weight in sorted(profile.words.items()):
            indices.append(place.setdefault(word, len(place)))
            data.append(weight)
        ends.append(len(indices))
    n = len(profiles)
    counts = sp.csr_matrix((np.array(data, dtype=np.float64), indices, ends), shape=(n, max(1, len(place))))
    holders = np.bincount(counts.indices, minlength=counts.shape[1])
    counts = counts @ sp.diags(np.log((n + 1) / (holders + 0.5)))
    lengths = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    return sp.csr_matrix(sp.diags(1 / np.maximum(lengths, 1e-12)) @ counts), holders


def _telling(profiles: Sequence[Profile], weights: sp.csr_matrix, holders: Any) -> sp.csr_matrix:
    """The weightiest words of each document as ones, a common word being told apart by fortnight.

    A word that many documents hold would compare them all; by fortnight, twice with an offset of a week,
    it compares those that came out together. What is still too common tells nothing and is dropped.
    """
    import numpy as np
    import scipy.sparse as sp

    place: dict[tuple[int, int], int] = {}
    indices, ends = [], [0]
    for row, profile in enumerate(profiles):
        start, end = weights.indptr[row], weights.indptr[row + 1]
        columns, values = weights.indices[start:end], weights.data[start:end]
        best = np.lexsort((columns, -values))[:TELLING_WORDS]
        for column in columns[best].tolist():
            for bucket in _buckets(int(holders[column]), profile.day):
                indices.append(place.setdefault((column, bucket), len(place)))
        ends.append(len(indices))
    ones = np.ones(len(indices), dtype=np.int32)
    telling = sp.csr_matrix((ones, indices, ends), shape=(len(profiles), max(1, len(place))))
    limits = [MAX_FORTNIGHT_HOLDERS if bucket else MAX_HOLDERS for _, bucket in place] or [0]
    crowded = np.bincount(telling.indices, minlength=telling.shape[1]) > np.array(limits)
    telling.data[crowded[telling.indices]] = 0
    telling.eliminate_zeros()
    return telling


def _buckets(holders: int, day: int | None) -> tuple[int, ...]:
    if holders <= MAX_HOLDERS or day is None:
        return (0,)
    return (1 + 2 * (day // 14), 2 + 2 * ((day + 7) // 14))
