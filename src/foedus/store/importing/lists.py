"""A list of treaties, and any CSV of dyadic events with a mapping that the user writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import polars as pl

from foedus.errors import StoreError
from foedus.lexicon.groupings import OBLIGATIONS
from foedus.lexicon.load import load_yaml, unknown
from foedus.store.importing.codes import StateSystem, spellings
from foedus.store.importing.imported import BadRow, Imported, read_texts
from foedus.store.importing.layouts import ActSystem, Layout

_TREATY = ("id", "name", "type", "parties", "since")


def import_treaties(path: Path) -> Imported:
    """A list of treaties as clauses with parties: id, name, type, parties, since, and until and source.

    parties: ISO3 codes or names parted by `;`. type: one of the lexicon's obligation types. Dates are
    YYYY, YYYY-MM or YYYY-MM-DD; until is exclusive, empty for a treaty in force.
    Columns treaty, name, clause, parties (list of ISO3), since, until, source.
    """
    frame = read_texts(path, _TREATY)
    names = spellings("name")
    rows: list[tuple[object, ...]] = []
    bad: list[BadRow] = []
    counts: dict[str, int] = {}
    for record in frame.to_dicts():
        parties = [names.get(part.strip()) for part in (record["parties"] or "").split(";") if part.strip()]
        since, until = _date(record["since"]), _date(record.get("until"))
        reason = ""
        if (record["type"] or "").strip() not in OBLIGATIONS:
            reason = unknown("obligation type", str(record["type"]), OBLIGATIONS)
        elif None in parties or len(set(parties)) < 2:
            reason = "parties are not two or more states"
        elif since is None or (record.get("until") and until is None):
            reason = "no readable date"
        elif until is not None and until <= since:
            reason = "ends before it begins"
        if reason:
            counts[reason] = counts.get(reason, 0) + 1
            bad.append(BadRow(record["row"], reason, " | ".join(str(record[c] or "") for c in _TREATY)))
            continue
        rows.append(
            (
                record["id"],
                record["name"],
                record["type"].strip(),
                parties,
                since,
                until,
                record.get("source") or "",
            )
        )
    schema: dict[str, Any] = {
        "treaty": pl.String,
        "name": pl.String,
        "clause": pl.String,
        "parties": pl.List(pl.String),
        "since": pl.Date,
        "until": pl.Date,
        "source": pl.String,
    }
    table = pl.DataFrame(rows, schema=schema, orient="row")
    return Imported("treaties", "treaties", table.lazy(), frame.height, table.height, counts, tuple(bad))


def read_mapping(path: Path) -> Layout:
    """A layout for any CSV of dyadic events, from a YAML file that an analyst writes.

    Keys: name; columns (ours: theirs, with date, source and target at least); separator; date_format;
    states (iso3, cameo, name); acts (cameo, plover, none). Raises LexiconError with file and line.
    """
    known = ("name", "columns", "separator", "date_format", "states", "acts", "source")
    fields = load_yaml(path).fields(known, ("name", "columns"))
    ours = ("id", "date", "source", "target", "code", "type", "quad", "score", "reports", "origins")
    columns = {
        key: node.text() for key, node in fields["columns"].fields(ours, ("date", "source", "target")).items()
    }
    states: StateSystem = "iso3"
    acts: ActSystem = "cameo"
    if "states" in fields:
        states = fields["states"].choice(("iso3", "cameo", "name"), "state system")  # type: ignore[assignment]
    if "acts" in fields:
        acts = fields["acts"].choice(get_args(ActSystem), "act system")  # type: ignore[assignment]
    return Layout(
        fields["name"].text(),
        columns,
        separator={"tab": "\t"}.get(fields["separator"].text(), fields["separator"].text())
        if "separator" in fields
        else ",",
        date_format=fields["date_format"].text() if "date_format" in fields else "%Y-%m-%d",
        states=states,
        acts=acts,
        source=fields["source"].text() if "source" in fields else "",
    )


def _date(text: str | None) -> dt.date | None:
    if not text or not text.strip():
        return None
    parts = text.strip().split("-")
    try:
        year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
        return dt.date(year, month, day)
    except (ValueError, TypeError):
        return None


def check_format(name: str, known: Mapping[str, object]) -> None:
    """Refuse a format that is not known; says which was meant."""
    if name not in known:
        raise StoreError(unknown("format", name, list(known)))
