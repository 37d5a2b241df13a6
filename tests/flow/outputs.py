"""The project's own check of the JSON Lines: every promise, and what follows from it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

from foedus.lexicon.ontology import load_ontology
from foedus.model.actor import ACTOR_ID
from foedus.model.claim import STATUSES, SUBJECTS

DOCUMENT = "id path url outlet title published language text sha256"
STATEMENT = "id doc start end speaker cue content quoted parent"
CLAIM = (
    "id doc start end quote type mode contexts subject cameo quad score goldstein who whom joint when where"
    " status statement speakers trigger coder lexicon"
)


def faults(folder: Path) -> list[str]:
    """Everything in the folder's JSON Lines that breaks a promise."""
    docs, wrong = _rows(folder / "documents.jsonl", DOCUMENT)
    statements, more = _rows(folder / "statements.jsonl", STATEMENT)
    claims, most = _rows(folder / "claims.jsonl", CLAIM)
    wrong += more + most
    texts = {doc["id"]: doc["text"] for doc in docs}
    said = {statement["id"]: statement for statement in statements}
    for doc in docs:
        wrong += _document(doc)
    for statement in statements:
        wrong += _statement(statement, texts.get(statement["doc"], ""), said)
    for claim in claims:
        wrong += _claim(claim, texts.get(claim["doc"], ""), said)
    return wrong


def _rows(path: Path, keys: str) -> tuple[list[dict[str, Any]], list[str]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wrong = [
        f"{path.name}: {row.get('id')}: no {key}" for row in rows for key in keys.split() if key not in row
    ]
    ids = [row["id"] for row in rows]
    wrong += [f"{path.name}: {key} stands twice" for key in {i for i in ids if ids.count(i) > 1}]
    return rows, wrong


def _document(doc: dict[str, Any]) -> list[str]:
    wrong = []
    if hashlib.sha256(doc["text"].encode()).hexdigest() != doc["sha256"]:
        wrong.append(f"{doc['id']}: the hash is not the text's")
    covered = "\n\n".join(doc["text"][start:end] for start, end, _ in doc["paragraphs"])
    if covered != doc["text"]:
        wrong.append(f"{doc['id']}: paragraphs do not cover the text")
    return wrong + _period(doc["published"], doc["id"])


def _statement(row: dict[str, Any], text: str, said: dict[str, Any]) -> list[str]:
    wrong = _inside(row["start"], row["end"], text, row["id"])
    for part in ("speaker", "cue"):
        span = row[part]
        if span and text[span["start"] : span["end"]] != span["text"]:
            wrong.append(f"{row['id']}: {part} is not what stands there")
    for start, end in (row["content"] or {"parts": []})["parts"]:
        wrong += _inside(start, end, text, row["id"])
    if row["quoted"] not in ("direct", "indirect", "mixed"):
        wrong.append(f"{row['id']}: quoted {row['quoted']}")
    seen, above = {row["id"]}, row["parent"]
    while above is not None:
        if above in seen or above not in said or said[above]["doc"] != row["doc"]:
            wrong.append(f"{row['id']}: parent {above} is none, of another document, or a circle")
            break
        seen.add(above)
        above = said[above]["parent"]
    actor = row["speaker"] and row["speaker"]["actor"]
    if actor and not ACTOR_ID.fullmatch(actor):
        wrong.append(f"{row['id']}: speaker's actor {actor}")
    return wrong


def _claim(row: dict[str, Any], text: str, said: dict[str, Any]) -> list[str]:
    ontology = load_ontology()
    key = row["id"]
    wrong = _inside(row["start"], row["end"], text, key)
    if text[row["start"] : row["end"]] != row["quote"]:
        wrong.append(f"{key}: the quote is not what stands there")
    wrong += _inside(row["trigger"]["start"], row["trigger"]["end"], text, key)
    if row["type"] not in ontology.types or row["quad"] != ontology.quad(row["type"]):
        wrong.append(f"{key}: type {row['type']}, quad {row['quad']}")
    if row["mode"] is not None and row["mode"] not in ontology.modes[row["type"]]:
        wrong.append(f"{key}: {row['type']} has no mode {row['mode']}")
    if any(context not in ontology.contexts for context in row["contexts"]):
        wrong.append(f"{key}: contexts {row['contexts']}")
    if row["subject"] is not None and row["subject"] not in SUBJECTS:
        wrong.append(f"{key}: subject {row['subject']}")
    if row["status"] not in STATUSES:
        wrong.append(f"{key}: status {row['status']}")
    if not row["who"] or any(not ACTOR_ID.fullmatch(actor) for actor in (*row["who"], *row["whom"])):
        wrong.append(f"{key}: actors {row['who']} {row['whom']}")
    if set(row["who"]) & set(row["whom"]):
        wrong.append(f"{key}: somebody stands on both sides")
    if row["joint"] and row["whom"]:
        wrong.append(f"{key}: a joint act has a target")
    if row["statement"] is not None and row["statement"] not in said:
        wrong.append(f"{key}: statement {row['statement']} is none")
    if row["when"]:
        wrong += _period(row["when"], key)
        if row["when"]["start"] is not None:
            shown = text[row["when"]["start"] : row["when"]["end"]]
            if shown != row["when"]["text"]:
                wrong.append(f"{key}: the time's words are not what stands there")
    for quantity in row["quantities"]:
        if text[quantity["start"] : quantity["end"]] != quantity["text"]:
            wrong.append(f"{key}: the number's words are not what stands there")
    return wrong


def _inside(start: int, end: int, text: str, key: str) -> list[str]:
    return [] if 0 <= start < end <= len(text) else [f"{key}: {start}..{end} lies outside the text"]


def _period(period: dict[str, Any], key: str) -> list[str]:
    dates = [dt.date.fromisoformat(period[side]) for side in ("since", "until") if period[side]]
    return [f"{key}: a period that is empty or reversed"] if len(dates) == 2 and dates[0] >= dates[1] else []
