"""Admiralty grading: reliability of the source (A to F) and credibility of the item (1 to 6), each by itself.

F and 6 mean that it cannot be judged; they are missing values and take part in no mean. Reliability is the
analyst's, or follows from a track record; credibility follows from independent origins and disputes.
Source: NATO STANAG 2511, Intelligence reports, 2003 (the scales, `lexicon/data/admiralty.yaml`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from foedus.lexicon.admiralty import Credibility, Reliability, load_admiralty
from foedus.lexicon.outlets import find_outlet
from foedus.linking.origins import Tracer
from foedus.linking.records import DONE, TrackRecord
from foedus.model.claim import Claim, Status
from foedus.model.event import Event

SourceKind = Literal["outlet", "speaker", "article"]
KINDS: tuple[SourceKind, ...] = get_args(SourceKind)

LEAST_N = 10


@dataclass(frozen=True, slots=True)
class Grade:
    """Reliability of a source, and why: the analyst's own word, or a track record with its n."""

    source: str
    letter: Reliability
    why: str
    record: TrackRecord | None = None
    by: Literal["analyst", "record", ""] = ""

    @property
    def known(self) -> bool:
        """False for F, which is a missing value."""
        return self.letter != "F"


@dataclass(frozen=True, slots=True)
class Graded:
    """A source of a case with its grade.

    kind: an article stands for an outlet that nobody named. events: in how many it has a part. origin_of:
    ids of those that are traced to it in the end.
    """

    grade: Grade
    kind: SourceKind
    events: int
    origin_of: tuple[str, ...]


def grade_source(
    source: str, *, given: tuple[Reliability, str] | None = None, record: TrackRecord | None = None
) -> Grade:
    """Reliability: the analyst's letter where given, else by a record of ten cases and more, else F.

    given: the letter and its reason. A letter by record rests on the lower bound of the share's interval, so
    that few cases never make an A.
    """
    if given is not None:
        return Grade(source, *given, record, "analyst")
    if record is None or record.low is None:
        return Grade(source, "F", "no case yet", record)
    if record.n < LEAST_N:
        return Grade(source, "F", f"{record.n} of the {LEAST_N} cases needed", record)
    letter = next(letter for bound, letter in load_admiralty().bounds if record.low >= bound)
    why = f"others later told {record.occurred} of {record.n} as done"
    return Grade(source, letter, why, record, "record")


def grade_sources(
    events: Iterable[Event],
    claims: Mapping[str, Claim],
    tracer: Tracer,
    *,
    records: Iterable[TrackRecord],
    given: Callable[[str], tuple[Reliability, str] | None],
) -> tuple[Graded, ...]:
    """Every source of the case: its outlets, and who speaks or is cited in its events; most used first.

    given: the analyst's letter and reason for a source, named as origins name it. A quotation that several
    outlets print is an origin, but nobody whom one could grade.
    """
    kept = {record.source: record for record in records}
    parts: Counter[str] = Counter()
    origins: dict[str, list[str]] = defaultdict(list)
    speakers: set[str] = set()
    for event in events:
        told = [claims[key] for key in event.claims]
        spoken = {voice for voices in tracer.voices(told).values() for voice in voices}
        speakers |= spoken
        parts.update({tracer.publisher(claim.doc) for claim in told} | spoken | set(event.origins))
        for origin in event.origins:
            origins[origin].append(event.id)
    outlets = {doc.outlet for doc in tracer.docs.values() if doc.outlet}
    articles = {tracer.publisher(doc.id) for doc in tracer.docs.values() if not doc.outlet}
    named = outlets | set(tracer.owners.values())
    kinds = {source: _kind(source, named, speakers, articles) for source in (*parts, *outlets)}
    found = [
        Graded(
            grade_source(source, given=given(source), record=kept.get(source)),
            kind,
            parts[source],
            tuple(origins.get(source, ())),
        )
        for source, kind in kinds.items()
        if kind
    ]
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), -one.events, one.grade.source)))


def _kind(
    source: str, outlets: Collection[str], speakers: Collection[str], articles: Collection[str]
) -> SourceKind | None:
    known = find_outlet(source)
    if source in outlets or (known is not None and known.name == source):
        return "outlet"
    if source in speakers:
        return "speaker"
    return "article" if source in articles else None


def grade_item(event: Event) -> tuple[Credibility, str]:
    """Credibility of an event, and why; the source's reliability plays no part in it.

    1 confirmed by other independent sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable,
    6 cannot be judged. Origins count that tell the event as having the status that it has.
    """
    origins, telling = len(event.origins), len(_telling(event))
    reports = len(event.history)
    denials = sum(status == "denied" for _, status in event.history)
    conflicts = [dispute.field for dispute in event.disputes if dispute.kind == "conflict"]
    if origins < 2:
        return 6, "one origin only"
    if denials:
        return (5 if 2 * denials > reports else 4), f"{denials} of {reports} reports deny it"
    if conflicts:
        return 3, f"{origins} independent origins, at odds on {', '.join(conflicts)}"
    if telling < 2:
        return 6, f"only one of {origins} independent origins tells it as {event.status}"
    if telling == 2:
        return 2, f"two independent origins tell it as {event.status}"
    return 1, f"{telling} independent origins tell it as {event.status}"


# Statuses that tell an event as what it is; what is only alleged of a proposal is an offer, too.
SAME: Mapping[Status, frozenset[Status]] = {
    "occurred": DONE,
    "ongoing": DONE,
    "proposed": frozenset({"proposed", "alleged"}),
}


def _telling(event: Event) -> set[str]:
    """Origins that tell the event as having the status that it has; who only expected it confirms nothing."""
    if not event.traced:
        return set(event.origins)
    origin, same = dict(event.traced), SAME.get(event.status, frozenset({event.status}))
    return {origin[claim] for claim, status in event.history if status in same and claim in origin}
