"""Claims and documents for the linking tests, set among invented states of real codes."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from foedus.model.claim import Claim, When
from foedus.model.dates import Period
from foedus.model.document import Document, Published
from foedus.model.statement import Cue, Speaker, Statement

_number = itertools.count()


def claim(doc: str, quote: str = "they drilled together at sea", **given: Any) -> Claim:
    fields: dict[str, Any] = {
        "id": f"c{next(_number):04d}", "doc": doc, "start": 0, "end": len(quote), "quote": quote,
        "type": "COOPERATE", "mode": None, "contexts": (), "subject": "exercise", "cameo": "062", "quad": 2,
        "score": 9.5, "goldstein": 7.4, "who": ("NOR", "SWE"), "whom": (), "joint": True, "when": None,
        "where": None, "status": "occurred", "statement": None, "speakers": (), "trigger": (0, 4),
        "rule": "r", "words": (),
    }  # fmt: skip
    return Claim(**(fields | given))


def on(text: str) -> When:
    return When(Period.parse(text), text)


def document(key: str, outlet: str = "Gazette", day: str = "2024-03-02", **given: Any) -> Document:
    since = dt.date.fromisoformat(day)
    published = Published(since, since + dt.timedelta(days=1), "metadata", "given")
    return Document(id=key, text="x" * 200, outlet=outlet, published=published, language="en", **given)


def statement(
    key: str, doc: str, actor: str, name: str | None = None, parent: str | None = None
) -> Statement:
    speaker = Speaker(0, 1, "x", actor, name)
    return Statement(key, doc, 0, 20, speaker, Cue(1, 2, "x"), ((3, 20),), "indirect", parent)
