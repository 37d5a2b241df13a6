"""Documents, statements and claims as JSON lines, and back: the stable outputs.

Keys and their meaning are a promise to others; what only foedus needs is added, never in place of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from foedus.model.actor import Mention
from foedus.model.claim import Claim, Quantity, When, Where
from foedus.model.dates import Period
from foedus.model.document import Document, LeftOut, Paragraph, Published
from foedus.model.event import Dispute, Event, Version
from foedus.model.statement import Cue, Speaker, Statement

Line = dict[str, Any]


def encode_document(doc: Document) -> Line:
    """One line of documents.jsonl."""
    return {
        "id": doc.id,
        "path": doc.path,
        "url": doc.url,
        "outlet": doc.outlet,
        "title": doc.title,
        "published": {
            "since": _iso(doc.published.since),
            "until": _iso(doc.published.until),
            "source": doc.published.source,
            "reason": doc.published.reason,
        },
        "language": doc.language,
        "text": doc.text,
        "sha256": doc.sha256,
        "outlet_reason": doc.outlet_reason,
        "byline": doc.byline,
        "paragraphs": [[p.start, p.end, p.kind] for p in doc.paragraphs],
        "notes": list(doc.notes),
        "left_out": [[item.text, item.reason] for item in doc.left_out],
        "original": doc.original,
        "copy_reason": doc.copy_reason,
        "dateline": doc.dateline,
        "language_reason": doc.language_reason,
    }


def decode_document(line: Mapping[str, Any]) -> Document:
    """A document from its line."""
    published = line["published"]
    return Document(
        id=line["id"],
        text=line["text"],
        path=line["path"],
        url=line["url"],
        outlet=line["outlet"],
        outlet_reason=line.get("outlet_reason", ""),
        title=line["title"],
        byline=line.get("byline"),
        published=Published(
            _date(published["since"]),
            _date(published["until"]),
            published["source"],
            published.get("reason", ""),
        ),
        language=line["language"],
        paragraphs=tuple(Paragraph(*p) for p in line.get("paragraphs", ())),
        notes=tuple(line.get("notes", ())),
        left_out=tuple(LeftOut(*item) for item in line.get("left_out", ())),
        original=line.get("original"),
        copy_reason=line.get("copy_reason", ""),
        dateline=line.get("dateline"),
        language_reason=line.get("language_reason", ""),
        sha256=line["sha256"],
    )


def encode_statement(statement: Statement) -> Line:
    """One line of statements.jsonl; content spans from the first part to the last, parts are kept."""
    content = statement.content
    return {
        "id": statement.id,
        "doc": statement.doc,
        "start": statement.start,
        "end": statement.end,
        "speaker": asdict(statement.speaker) if statement.speaker else None,
        "cue": asdict(statement.cue) if statement.cue else None,
        "content": {"start": content[0][0], "end": content[-1][1], "parts": [list(part) for part in content]}
        if content
        else None,
        "quoted": statement.quoted,
        "parent": statement.parent,
    }


def decode_statement(line: Mapping[str, Any]) -> Statement:
    """A statement from its line."""
    content = line["content"]
    return Statement(
        id=line["id"],
        doc=line["doc"],
        start=line["start"],
        end=line["end"],
        speaker=Speaker(**line["speaker"]) if line["speaker"] else None,
        cue=Cue(**line["cue"]) if line["cue"] else None,
        content=tuple((start, end) for start, end in content["parts"]) if content else (),
        quoted=line["quoted"],
        parent=line["parent"],
    )


def encode_claim(claim: Claim) -> Line:
    """One line of claims.jsonl."""
    return {
        "id": claim.id,
        "doc": claim.doc,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "type": claim.type,
        "mode": claim.mode,
        "contexts": list(claim.contexts),
        "subject": claim.subject,
        "cameo": claim.cameo,
        "quad": claim.quad,
        "score": claim.score,
        "goldstein": claim.goldstein,
        "who": list(claim.who),
        "whom": list(claim.whom),
        "joint": claim.joint,
        "when": encode_when(claim.when),
        "where": asdict(claim.where) if claim.where else None,
        "status": claim.status,
        "grade": claim.grade,
        "statement": claim.statement,
        "speakers": list(claim.speakers),
        "trigger": {"start": claim.trigger[0], "end": claim.trigger[1]},
        "rule": claim.rule,
        "words": list(claim.words),
        "doubt": claim.doubt,
        "mentions": [_encode_mention(mention) for mention in claim.mentions],
        "quantities": [asdict(quantity) for quantity in claim.quantities],
        "coder": claim.coder,
        "lexicon": claim.lexicon,
    }


def decode_claim(line: Mapping[str, Any]) -> Claim:
    """A claim from its line."""
    fields = dict(line)
    trigger = fields["trigger"]
    fields |= {
        "contexts": tuple(fields["contexts"]),
        "who": tuple(fields["who"]),
        "whom": tuple(fields["whom"]),
        "speakers": tuple(fields["speakers"]),
        "words": tuple(fields["words"]),
        "when": decode_when(fields["when"]),
        "where": Where(**fields["where"]) if fields["where"] else None,
        "trigger": (trigger["start"], trigger["end"]),
        "mentions": tuple(_decode_mention(item) for item in fields["mentions"]),
        "quantities": tuple(Quantity(**item) for item in fields["quantities"]),
    }
    return Claim(**fields)


def encode_event(event: Event) -> Line:
    """One event as a JSON object."""
    fields = asdict(event)
    fields["when"] = encode_when(event.when)
    return fields


def decode_event(line: Mapping[str, Any]) -> Event:
    """An event from its object."""
    fields = dict(line)
    for key in ("who", "whom", "claims", "outlets", "origins"):
        fields[key] = tuple(fields[key])
    fields["history"] = tuple((claim, status) for claim, status in fields["history"])
    fields["traced"] = tuple((claim, origin) for claim, origin in fields.get("traced", ()))
    fields["when"] = decode_when(fields["when"])
    fields["where"] = Where(**fields["where"]) if fields["where"] else None
    fields["disputes"] = tuple(
        Dispute(
            item["field"],
            item["kind"],
            tuple(_decode_version(version) for version in item["versions"]),
            item["why"],
        )
        for item in fields["disputes"]
    )
    return Event(**fields)


def _decode_version(line: Mapping[str, Any]) -> Version:
    spans = tuple((doc, start, end) for doc, start, end in line.get("spans", ()))
    return Version(line["value"], tuple(line["claims"]), spans)


def encode_when(when: When | None) -> Line | None:
    """A time as `since, until, text`, with its precision, span and whether it recurs."""
    if when is None:
        return None
    period = when.period
    return {
        "since": _iso(period.since) if period else None,
        "until": _iso(period.until) if period else None,
        "text": when.text,
        "precision": period.precision if period else None,
        "start": when.start,
        "end": when.end,
        "recurring": when.recurring,
    }


def decode_when(line: Mapping[str, Any] | None) -> When | None:
    """A time from its object."""
    if line is None:
        return None
    precision = line["precision"]
    period = Period(_date(line["since"]), _date(line["until"]), precision) if precision else None
    return When(period, line["text"], line["start"], line["end"], line["recurring"])


def _encode_mention(mention: Mention) -> Line:
    fields = asdict(mention)
    fields["antecedents"] = [list(span) for span in mention.antecedents]
    fields["members"] = list(mention.members)
    fields["entities"] = list(mention.entities)
    return fields


def _decode_mention(line: Mapping[str, Any]) -> Mention:
    fields = dict(line)
    fields["antecedents"] = tuple((start, end) for start, end in fields["antecedents"])
    fields["members"] = tuple(fields["members"])
    fields["entities"] = tuple(fields.get("entities", ()))
    return Mention(**fields)


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
