"""What stands in the database's rows: the columns that queries use, and the whole as one line of JSON."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from foedus.model import codec
from foedus.model.claim import Claim, When
from foedus.model.event import Event


def document_row(line: codec.Line) -> tuple[Any, ...]:
    """A document's row from its line."""
    published = line["published"]
    return (
        line["id"], line["path"], line["outlet"], published["since"], published["until"], line["language"],
        line["original"], line["sha256"], dump(line),
    )  # fmt: skip


def claim_row(claim: Claim) -> tuple[Any, ...]:
    """A claim's row."""
    since, until = _bounds(claim.when)
    line = dump(codec.encode_claim(claim))
    return (claim.id, claim.doc, claim.start, claim.type, claim.subject, claim.status, since, until, line)


def event_row(event: Event) -> tuple[Any, ...]:
    """An event's row."""
    since, until = _bounds(event.when)
    line = dump(codec.encode_event(event))
    return (event.id, event.type, event.subject, event.status, since, until, line)


def _bounds(when: When | None) -> tuple[dt.date | None, dt.date | None]:
    return (when.period.since, when.period.until) if when and when.period else (None, None)


def dump(line: codec.Line) -> str:
    """A line as it is kept, in as few characters as JSON allows."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))
