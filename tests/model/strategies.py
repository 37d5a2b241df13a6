"""Arbitrary model values for property tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from foedus.model.actor import Mention
from foedus.model.claim import STATUSES, SUBJECTS, Claim, Quantity, When, Where
from foedus.model.dates import Period
from foedus.model.document import Document, LeftOut, Paragraph, Published
from foedus.model.statement import Cue, Speaker, Statement

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
maybe_words = st.none() | words
dates = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
actors = st.sampled_from(["RUS", "PRK.GOV", "KOR.SPY", "grouping:quad", "person:a_b", "organisation:x"])
offsets = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    since = draw(st.none() | dates)
    until = since + dt.timedelta(days=draw(st.integers(1, 900))) if since else draw(st.none() | dates)
    return Period(since, until, draw(st.sampled_from(["day", "month", "year", "range"])))


whens = st.builds(When, st.none() | periods(), words, st.none(), st.none(), st.booleans())
mentions = st.builds(
    lambda span, **rest: Mention(span[0], span[1], **rest),
    offsets,
    text=words,
    actor=actors,
    antecedents=st.tuples(offsets) | st.just(()),
    members=st.lists(actors, max_size=2).map(tuple),
)
quantities = st.builds(
    lambda span, **rest: Quantity(start=span[0], end=span[1], **rest),
    offsets,
    value=st.floats(0, 1e9),
    unit=words,
    bound=st.sampled_from(["exact", "least"]),
    text=words,
)
documents = st.builds(
    Document,
    id=words,
    text=words,
    path=maybe_words,
    url=maybe_words,
    outlet=maybe_words,
    title=maybe_words,
    byline=maybe_words,
    published=st.builds(Published, st.none() | dates, st.none() | dates, st.just("metadata"), words),
    language=maybe_words,
    paragraphs=st.lists(st.builds(lambda s: Paragraph(s[0], s[1], "body"), offsets), max_size=3).map(tuple),
    notes=st.lists(words, max_size=2).map(tuple),
    left_out=st.lists(st.builds(LeftOut, words, words), max_size=2).map(tuple),
    original=maybe_words,
    dateline=maybe_words,
)
statements = st.builds(
    Statement,
    id=words,
    doc=words,
    start=st.integers(0, 9),
    end=st.integers(10, 20),
    speaker=st.none() | st.builds(Speaker, st.just(0), st.just(3), words, st.none() | actors, maybe_words),
    cue=st.none() | st.builds(Cue, st.just(1), st.just(2), words),
    content=st.lists(offsets, max_size=3).map(tuple),
    quoted=st.sampled_from(["direct", "indirect", "mixed"]),
    parent=maybe_words,
)


def claims(**fixed: Any) -> st.SearchStrategy[Claim]:
    fields: dict[str, Any] = {
        "id": words, "doc": words, "start": st.integers(0, 9), "end": st.integers(10, 20), "quote": words,
        "type": st.sampled_from(["COOPERATE", "CONSULT", "AID", "ACCUSE", "REJECT"]),
        "mode": st.none() | st.just("visit"), "contexts": st.lists(words, max_size=2).map(tuple),
        "subject": st.none() | st.sampled_from(SUBJECTS), "cameo": st.just("062"), "quad": st.integers(1, 4),
        "score": st.floats(-10, 10), "goldstein": st.none() | st.floats(-10, 10),
        "who": st.lists(actors, min_size=1, max_size=3, unique=True).map(tuple),
        "whom": st.lists(actors, max_size=2, unique=True).map(tuple), "joint": st.booleans(),
        "when": st.none() | whens, "where": st.none() | st.builds(Where, words, st.none() | st.just("RUS")),
        "status": st.sampled_from(STATUSES), "statement": st.none(), "speakers": st.just(()),
        "trigger": offsets, "rule": words, "words": st.lists(words, max_size=2).map(tuple),
        "mentions": st.lists(mentions, max_size=2).map(tuple),
        "quantities": st.lists(quantities, max_size=2).map(tuple),
    }  # fmt: skip
    return st.builds(Claim, **(fields | fixed))
