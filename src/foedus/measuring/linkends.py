"""What claims of cause may link in a case: coded acts, acts only named again, named events, groupings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foedus.lexicon.groupings import Grouping
from foedus.lexicon.named_times import load_named_times
from foedus.measuring.causes import CauseLink, Span, find_cause_links, find_cues
from foedus.model.claim import Claim
from foedus.model.dates import Period
from foedus.model.document import Document
from foedus.model.event import Event
from foedus.model.statement import Statement

# Nouns by which an act told before is named again, with the subject of its claim.
_AGAIN = {
    "exercise": "exercises?|drills?|manoeuvres|maneuvers|war games",
    "summit": "summits?",
    "talks": "talks|meetings?",
    "visit": "visits?|trips?|tours?",
    "missile_test": "launch(?:es)?|missile tests?",
    "sanctions": "sanctions",
    "treaty": "treaty|pact|agreement|accord",
    "arms": "arms (?:deal|transfers?|sales?|shipments?)",
    "deployment": "deployments?",
}
_OFFERED = re.compile(r"\b(?:proposed|offered|suggested|planned)\s+(?:[\w-]+\s+){0,3}$")

Times = Mapping[str, Sequence[tuple[int, int, Period]]]


@dataclass(frozen=True, slots=True)
class CaseLink:
    """A claim of cause in a document, with the speaker who makes it (None: the outlet itself).

    quote: the words from one end to the other.
    """

    doc: str
    speaker: str | None
    statement: str | None
    quote: str
    link: CauseLink


def find_case_links(
    documents: Iterable[Document],
    *,
    claims: Sequence[Claim],
    events: Sequence[Event] = (),
    statements: Sequence[Statement] = (),
    groupings: Sequence[Grouping] = (),
    times: Times | None = None,
) -> list[CaseLink]:
    """Claims of cause in the articles of a case, each with both ends and the order of their times.

    times: by document, expressions of time with their spans; an act without a date of its own takes the
    only one in its clause.
    """
    found = []
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.doc, []).append(claim)
    dated = _event_times(events)
    for doc in documents:
        if doc.original is not None or not find_cues(doc.text):
            continue
        spans = spans_in(doc, told.get(doc.id, ()), dated, groupings, (times or {}).get(doc.id, ()))
        for link in find_cause_links(doc.text, spans):
            statement = _around(link.start, doc.id, statements)
            speaker = statement.speaker if statement else None
            first, last = sorted((link.answer, link.cause), key=lambda span: span.start)
            found.append(
                CaseLink(
                    doc.id,
                    (speaker.actor or speaker.text) if speaker else None,
                    statement.id if statement else None,
                    doc.text[min(first.start, link.start) : max(last.end, link.end)],
                    link,
                )
            )
    return found


def spans_in(
    doc: Document,
    claims: Sequence[Claim],
    dated: Mapping[str, Period],
    groupings: Sequence[Grouping],
    times: Sequence[tuple[int, int, Period]] = (),
) -> list[Span]:
    """Everything in a document that can be an end of a link; a place that is taken is not taken twice.

    dated: times of claims as their events settle them.
    """
    when = {claim.id: _time_of(claim, dated, times) for claim in claims}
    spans = [Span(claim.id, *claim.trigger, when[claim.id]) for claim in claims]
    spans += _free(_named(doc), spans)
    spans += _free(_groupings(doc.text, groupings), spans)
    spans += _free(_again(doc.text, claims, when), spans)
    return sorted(spans, key=lambda span: (span.start, span.end, span.key))


def _free(found: Iterable[Span], taken: Sequence[Span]) -> list[Span]:
    return [
        span for span in found if all(span.end <= other.start or other.end <= span.start for other in taken)
    ]


def _event_times(events: Iterable[Event]) -> dict[str, Period]:
    return {
        claim: event.when.period
        for event in events
        if event.when is not None and event.when.period is not None
        for claim in event.claims
    }


def _time_of(
    claim: Claim, dated: Mapping[str, Period], times: Sequence[tuple[int, int, Period]]
) -> Period | None:
    if claim.when is not None and claim.when.period is not None:
        return claim.when.period
    if claim.id in dated:
        return dated[claim.id]
    inside = {period for start, end, period in times if claim.start <= start and end <= claim.end}
    return inside.pop() if len(inside) == 1 else None


def _named(doc: Document) -> list[Span]:
    found = []
    for event in load_named_times().events:
        for name in sorted(event.names, key=len, reverse=True):
            for match in re.finditer(rf"\b{re.escape(name)}\b", doc.text, re.IGNORECASE):
                near = doc.text[max(0, match.start() - 60) : match.end() + 60]
                edition = event.edition(doc.published.since, near=near)
                if edition is not None:
                    found.append(Span(f"named:{event.id}", *match.span(), edition.period))
    return _longest(found)


def _groupings(text: str, groupings: Iterable[Grouping]) -> list[Span]:
    """Groupings by name; their time is the day from which they stand."""
    found = []
    for grouping in groupings:
        since = min((member.since for member in grouping.members if member.since), default=None)
        when = Period.day(since) if since and since > dt.date.min else None
        for name in (grouping.name, *grouping.aliases):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                found.append(Span(grouping.actor, *match.span(), when))
    return _longest(found)


def _again(text: str, claims: Sequence[Claim], when: Mapping[str, Period | None]) -> list[Span]:
    """Acts named again by a noun ("the proposed drills"): the nearest act of that kind told before.

    "proposed" asks for a proposal; among those told before one with a known time is preferred.
    """
    found = []
    for subject, nouns in _AGAIN.items():
        told = [claim for claim in claims if claim.subject == subject]
        for match in re.finditer(rf"\b(?:{nouns})\b", text, re.IGNORECASE):
            offered = bool(_OFFERED.search(text[max(0, match.start() - 60) : match.start()]))
            before = [
                claim
                for claim in told
                if claim.trigger[1] <= match.start()
                and (not offered or claim.status in ("proposed", "planned"))
            ]
            if before:
                best = max(before, key=lambda claim: (when[claim.id] is not None, claim.trigger))
                found.append(Span(best.id, *match.span(), when[best.id]))
    return found


def _longest(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start - one.end, one.start, one.key)):
        kept += _free([span], kept)
    return kept


def _around(place: int, doc: str, statements: Iterable[Statement]) -> Statement | None:
    """The innermost statement whose content holds the place."""
    holding = [
        statement
        for statement in statements
        if statement.doc == doc and any(start <= place < end for start, end in statement.content)
    ]
    return min(holding, key=lambda one: one.content[-1][1] - one.content[0][0], default=None)
