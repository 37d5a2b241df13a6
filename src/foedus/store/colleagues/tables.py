r"""Documents, statements, claims and events as tables, one row each, for CSV and Parquet.

Lists are joined with `|`; a `|` inside an item is written `\|`. Dates are days; since is inclusive, until
exclusive; what is unknown is null. PLOVER type, root (CONCEDE and RETREAT read together) and status stand
side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from foedus.errors import StoreError
from foedus.lexicon.ontology import load_ontology
from foedus.model.claim import Claim
from foedus.model.document import Document
from foedus.model.event import Event
from foedus.model.statement import Statement
from foedus.store.colleagues.holdings import Act, Holdings, days_of

if TYPE_CHECKING:
    import polars as pl

Row: TypeAlias = dict[str, Any]

DOCUMENT = {
    "id": str, "title": str, "outlet": str, "byline": str, "published_since": "day", "published_until": "day",
    "published_source": str, "language": str, "url": str, "original": str, "characters": int, "sha256": str,
    "reliability": str,
}  # fmt: skip
ACT = {
    "type": str, "root": str, "status": str, "mode": str, "subject": str, "quad": int, "score": float,
    "who": str, "whom": str, "joint": bool, "since": "day", "until": "day", "precision": str, "place": str,
    "country": str, "lat": float, "lon": float,
}  # fmt: skip
STATEMENT = {
    "id": str, "doc": str, "start": int, "end": int, "speaker": str, "actor": str, "name": str,
    "affiliation": str, "group": str, "cue": str, "content": str, "quoted": str, "parent": str,
}  # fmt: skip
CLAIM = {
    "id": str, "doc": str, **ACT, "cameo": str, "goldstein": float, "contexts": str, "speakers": str,
    "statement": str, "start": int, "end": int, "quote": str, "doubt": str, "rule": str,
}  # fmt: skip
EVENT = {"id": str, **ACT, "claims": str, "outlets": str, "origins": str, "disputes": str, "credibility": int}
TABLES: Mapping[str, Mapping[str, object]] = {
    "documents": DOCUMENT,
    "statements": STATEMENT,
    "claims": CLAIM,
    "events": EVENT,
}


def tables_of(holdings: Holdings) -> dict[str, pl.DataFrame]:
    """The tables by name: documents, statements, claims, events; rows sorted by id."""
    texts = {doc.id: doc.text for doc in holdings.documents}
    statements = (_statement(one, texts.get(one.doc)) for one in holdings.statements)
    return {
        "statements": _table(statements, STATEMENT),
        "documents": _table((_document(doc, holdings) for doc in holdings.documents), DOCUMENT),
        "claims": _table(map(_claim, holdings.claims), CLAIM),
        "events": _table((_event(event, holdings) for event in holdings.events), EVENT),
    }


def read_table(path: Path) -> pl.DataFrame:
    """Read a table back from CSV or Parquet, every column with its type.

    Raises StoreError for a file that is neither, or whose name is none of ours.
    """
    import polars as pl

    columns = TABLES.get(path.stem)
    if columns is None or path.suffix not in (".csv", ".parquet"):
        raise StoreError(f"{path}: expected a table ({', '.join(TABLES)}) as .csv or .parquet")
    if path.suffix == ".parquet":
        return pl.read_parquet(path)
    return pl.read_csv(path, schema=_schema(columns))


def acts_of(table: pl.DataFrame) -> tuple[Act, ...]:
    """The acts in a table of claims or events, actors sorted."""
    return tuple(
        Act(
            row["id"],
            row["type"],
            row["status"],
            tuple(sorted(part(row["who"]))),
            tuple(sorted(part(row["whom"]))),
            row["since"],
            row["until"],
        )
        for row in table.iter_rows(named=True)
    )


def join(items: Iterable[str]) -> str | None:
    r"""A list as one text; None for an empty one.

    >>> join(["RUS", "a|b"])
    'RUS|a\\|b'
    """
    return "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items) or None


def part(text: str | None) -> list[str]:
    r"""The list that `join` wrote.

    >>> part('RUS|a\\|b')
    ['RUS', 'a|b']
    """
    if not text:
        return []
    cells = re.findall(r"(?:^|\|)((?:[^|\\]|\\.)*)", text, re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", cell, flags=re.DOTALL) for cell in cells]


def _document(doc: Document, holdings: Holdings) -> Row:
    return {
        "id": doc.id,
        "title": doc.title,
        "outlet": doc.outlet,
        "byline": doc.byline,
        "published_since": doc.published.since,
        "published_until": doc.published.until,
        "published_source": doc.published.source,
        "language": doc.language,
        "url": doc.url,
        "original": doc.original,
        "characters": len(doc.text),
        "sha256": doc.sha256,
        "reliability": holdings.reliability.get(doc.outlet or ""),
    }


def _statement(statement: Statement, text: str | None) -> Row:
    speaker, cue = statement.speaker, statement.cue
    said = [text[start:end] for start, end in statement.content] if text is not None else []
    return {
        "id": statement.id,
        "doc": statement.doc,
        "start": statement.start,
        "end": statement.end,
        "speaker": speaker.text if speaker else None,
        "actor": speaker.actor if speaker else None,
        "name": speaker.name if speaker else None,
        "affiliation": speaker.affiliation if speaker else None,
        "group": speaker.group if speaker else None,
        "cue": cue.text if cue else None,
        "content": join(said),
        "quoted": statement.quoted,
        "parent": statement.parent,
    }


def _act(one: Claim | Event) -> Row:
    since, until = days_of(one.when)
    where = one.where
    return {
        "type": one.type,
        "root": load_ontology().root(one.type),
        "status": one.status,
        "mode": one.mode,
        "subject": one.subject,
        "quad": one.quad,
        "score": one.score,
        "who": join(one.who),
        "whom": join(one.whom),
        "joint": one.joint,
        "since": since,
        "until": until,
        "precision": one.when.period.precision if one.when and one.when.period else None,
        "place": where.name if where else None,
        "country": where.country if where else None,
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
    }


def _claim(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "doc": claim.doc,
        **_act(claim),
        "cameo": claim.cameo,
        "goldstein": claim.goldstein,
        "contexts": join(claim.contexts),
        "speakers": join(claim.speakers),
        "statement": claim.statement,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "doubt": claim.doubt or None,
        "rule": claim.rule,
    }


def _event(event: Event, holdings: Holdings) -> Row:
    digit = holdings.credibility.get(event.id)
    return {
        "id": event.id,
        **_act(event),
        "claims": join(event.claims),
        "outlets": join(event.outlets),
        "origins": join(event.origins),
        "disputes": join(dict.fromkeys(f"{one.field}:{one.kind}" for one in event.disputes)),
        "credibility": None if digit == 6 else digit,
    }


def _table(rows: Iterable[Row], columns: Mapping[str, object]) -> pl.DataFrame:
    import polars as pl

    return pl.DataFrame(sorted(rows, key=lambda row: str(row["id"])), schema=_schema(columns))


def _schema(columns: Mapping[str, object]) -> dict[str, Any]:
    import polars as pl

    kinds: dict[object, Any] = {
        str: pl.String,
        int: pl.Int64,
        float: pl.Float64,
        bool: pl.Boolean,
        "day": pl.Date,
    }
    return {name: kinds[kind] for name, kind in columns.items()}
