"""The answer in ten seconds: bottom line, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.briefing.cells import counted, said
from foedus.briefing.describe import MAX_CITED, call, lead_claims
from foedus.briefing.focus import (
    HAPPENED,
    by_status,
    focal_states,
    groups_asked,
    joint_acts,
    pair_acts,
    states_in,
)
from foedus.briefing.lookup import Lookup
from foedus.briefing.proof import carried
from foedus.briefing.sentences import Citation, Row, Sentence, count
from foedus.briefing.standing import standing
from foedus.briefing.wording import join, say_published
from foedus.model.dates import say_day
from foedus.model.event import Event

SETS = 2


@dataclass(frozen=True, slots=True)
class Headline:
    """Top of a brief. rests: short counts, such as "5 articles"; limits: that the counts may be wrong."""

    title: Sentence
    question: Sentence
    dated: Sentence | None
    lead: tuple[Sentence, ...]
    rests: tuple[Sentence, ...]
    limits: Sentence


def headline(look: Lookup, bottom_line: tuple[Sentence, ...] = ()) -> Headline:
    """The top of the brief; bottom_line comes from the weighing, where that was done."""
    material = look.material
    articles, row = counted("article", [doc.id for doc in material.documents])
    question = said(f"What {articles} {'reports' if row.values == ('1',) else 'report'}", (row,))
    if material.question:
        asked = " ".join(material.question.split())
        question = said(asked, (Row("case:question", (asked,)),))
    return Headline(
        title=said(material.title, (Row("case:title", (material.title,)),)),
        question=question,
        dated=_dated(look),
        lead=(*bottom_line, *count_reports(look, weighed=bool(bottom_line))),
        rests=what_it_rests_on(look),
        limits=standing("limits")["line"],
    )


def _dated(look: Lookup) -> Sentence | None:
    """The day as of which the case is seen, else the date of the latest article."""
    if look.material.as_of:
        day = say_day(look.material.as_of)
        known = Row("case:as_of", (day,))
        loose = [doc.id for doc in look.material.documents if doc.published.until is None]
        if not loose:
            return said(f"as of {day}", (known,))
        words, row = counted("article", loose)
        more = "that may have come out later, counted from the first possible day"
        return said(f"as of {day}, with {words} {more}", (known, row))
    firm = ("metadata", "dateline", "url", "given", "feed")
    dated = [d for d in look.material.documents if d.published.until and d.published.source in firm]
    if not dated:
        return None
    latest = max(dated, key=lambda doc: (str(doc.published.until), doc.id))
    return said(f"articles up to {say_published(latest.published)}", (look.document_row(latest),))


def what_it_rests_on(look: Lookup) -> tuple[Sentence, ...]:
    """Counts of articles, outlets, independent origins, claims and events."""
    material = look.material
    copies = [doc.id for doc in material.documents if doc.original is not None]
    pieces = [
        counted("article", [doc.id for doc in material.documents]),
        counted("outlet", sorted({doc.outlet for doc in material.documents if doc.outlet})),
        counted("independent origin", sorted({o for event in material.events for o in event.origins})),
        counted("claim", [claim.id for claim in material.claims]),
        counted("event", [event.id for event in material.events]),
    ]
    if copies:
        text, row = counted("copy", copies, "copies")
        pieces.insert(1, (f"{text} among them", row))
    return tuple(said(text, (row,)) for text, row in pieces)


def count_reports(look: Lookup, *, weighed: bool = False) -> tuple[Sentence, ...]:
    """Counts of what is reported; where nothing has been weighed they are all that can be said."""
    scope, scope_rows = _scope(look)
    events = look.material.events
    if not look.material.documents:
        return (said("No article could be read, so nothing can be said."),)
    if not events:
        return (said(f"{scope}, no act between states is reported; the answer is unknown."
                     , scope_rows),)  # fmt: skip
    states = focal_states(look)
    lead: list[Sentence] = []
    if len(states) > 1:
        lead.append(_joint_sentence(look, states, scope, scope_rows))
        if len(states) > 2:
            lead.append(_pairs_sentence(look, states))
        lead.append(_conflict_sentence(look, states))
    else:
        text, row = counted("act", [event.id for event in events])
        lead.append(said(f"{scope}, {text} of states {_are(row)} reported: {_tally(list(events))[0]}.",
                         (*scope_rows, row, *_tally(list(events))[1])))  # fmt: skip
    if not weighed:
        lead.append(
            said("Nothing has been weighed yet: these are counts of reports, and the answer is unknown.")
        )
    return tuple(lead)


def _scope(look: Lookup) -> tuple[str, tuple[Row, ...]]:
    articles, first = counted("article", [doc.id for doc in look.material.documents])
    outlets, second = counted("outlet", sorted({doc.outlet for doc in look.material.documents if doc.outlet}))
    if second.values == ("0",):
        return f"Across {articles}", (first,)
    return f"Across {articles} from {outlets}", (first, second)


def _joint_sentence(look: Lookup, states: tuple[str, ...], scope: str, rows: tuple[Row, ...]) -> Sentence:
    """Joint acts of the set that is asked about or acts together most, and of the next; or that none is."""
    sets = list(joint_acts(look, states).items())
    asked = next(iter(groups_asked(look, states)), states if len(states) < 4 else ())
    if asked and set(asked) not in [set(members) for members, _ in sets]:
        sets.insert(0, (asked, []))
    if not sets:
        none = f"{scope}, no joint act of more than a pair of the states in question is reported."
        return Sentence(none, (), rows)
    words, cited, found = list[str](), list[Citation](), list(rows)
    for members, acts in sets[:SETS]:
        names, citations, extra = _named(look, members, acts)
        cited += citations
        found += extra
        if not acts:
            words.append(f"no joint act of {names} is reported")
            continue
        text, row = counted("joint act", [event.id for event in acts])
        status, status_rows = _statuses(acts)
        words.append(f"{text} of {names} {_are(row)} reported{status}")
        found += [row, *status_rows]
    text = f"{scope}, {', and '.join(words)}."
    return Sentence(text, tuple(dict.fromkeys(cited)), tuple(found))


def _statuses(acts: list[Event]) -> tuple[str, tuple[Row, ...]]:
    """How sure the acts are: a tally, and whether any is reported as having occurred."""
    tally, rows = _tally(acts)
    if any(event.status in HAPPENED for event in acts):
        return f" ({tally})", rows
    if len(acts) == 1:
        return f" (as {acts[0].status}, not as having occurred)", ()
    return f" ({tally}, none as having occurred)", rows


def _pairs_sentence(look: Lookup, states: tuple[str, ...]) -> Sentence:
    acts = pair_acts(look, states)
    if not acts:
        return said("Between pairs of these states, no cooperation is reported.")
    text, row = counted("cooperative act", [event.id for event in acts])
    tally, rows = _tally(acts)
    return said(f"Between pairs of these states, {text} {_are(row)} reported ({tally}).", (row, *rows))


def _conflict_sentence(look: Lookup, states: tuple[str, ...]) -> Sentence:
    acts = [e for e in look.material.events if e.quad > 2 and len(set(states_in(e)) & set(states)) > 1]
    if not acts:
        return said("No act of conflict among them is reported.")
    text, row = counted("act", [event.id for event in acts])
    tally, rows = _tally(acts)
    return said(f"Of conflict among them, {text} {_are(row)} reported ({tally}).", (row, *rows))


def _named(
    look: Lookup, states: tuple[str, ...], acts: list[Event]
) -> tuple[str, tuple[Citation, ...], tuple[Row, ...]]:
    """The states by name, citing claims that name them, or the case where no article does."""
    names = join([call(look, state) for state in states])
    citations: list[Citation] = []
    for event in acts or look.material.events:
        if acts or set(states_in(event)) & set(states):
            citations += [Citation("claim", claim.id) for claim in lead_claims(look, event)[:2]]
    for size in (MAX_CITED, 2 * MAX_CITED):
        cited = tuple(dict.fromkeys(citations))[:size]
        if carried(look, Sentence(names, cited)):
            return names, cited, ()
    return names, tuple(dict.fromkeys(citations))[:MAX_CITED], (Row("case:states", (names,)),)


def _tally(events: list[Event]) -> tuple[str, tuple[Row, ...]]:
    groups = by_status(events)
    rows = tuple(count(status, tuple(event.id for event in group)) for status, group in groups.items())
    return join([f"{row.values[0]}\u00a0{status}" for row, status in zip(rows, groups, strict=True)]), rows


def _are(row: Row) -> str:
    return "is" if row.values == ("1",) else "are"
