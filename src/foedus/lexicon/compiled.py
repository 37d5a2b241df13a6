"""A cache of officials and groupings as read from their files, so that a start takes no second.

The cache is a file in the user's cache folder whose name is the hash of what it was made from: it can
be missing, but not stale. Without a folder to write to, everything works and starts slower.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from foedus.lexicon.groupings import Grouping, Member, Obligation, load_groupings
from foedus.lexicon.officials import Agency, Officials, Person, Title, load_officials
from foedus.lexicon.tables import DATA
from foedus.model.actor import Role

FORMAT = 1


def load_compiled() -> tuple[list[Officials], list[Grouping]]:
    """Officials and groupings of the lexicon, from the cache where it holds this very state of the files."""
    path = _cache_path()
    if path and path.is_file():
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, IndexError):
            return _from_json(json.loads(path.read_text(encoding="utf-8")))
    officials, groupings = load_officials(), load_groupings()
    if path:
        with contextlib.suppress(OSError):
            _write(path, json.dumps(_to_json(officials, groupings), ensure_ascii=False))
    return officials, groupings


def _cache_path() -> Path | None:
    """Where the cache of these very files lies; None where the user has no cache folder."""
    try:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    except RuntimeError:
        return None
    digest = hashlib.sha256(f"{FORMAT}\0".encode())
    for part in ("officials", "groupings"):
        for path in sorted((DATA / part).glob("*.yaml")):
            digest.update(f"{part}/{path.name}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for source in ("compiled.py", "officials.py", "groupings.py", "load.py"):
        digest.update(hashlib.sha256((DATA.parent / source).read_bytes()).digest())
    return Path(base) / "foedus" / f"actors-{digest.hexdigest()[:20]}.json"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="actors-", suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(name, path)
    for old in path.parent.glob("actors-*.json"):
        if old != path:
            old.unlink(missing_ok=True)


def _to_json(officials: list[Officials], groupings: list[Grouping]) -> Any:
    return [[_plain(item) for item in officials], [_plain(item) for item in groupings]]


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return [_plain(getattr(value, item.name)) for item in dataclasses.fields(value)]
    return value


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _from_json(data: Any) -> tuple[list[Officials], list[Grouping]]:
    officials = [
        Officials(
            state,
            tuple(
                Person(
                    id,
                    name,
                    tuple(aliases),
                    tuple(Role(a, b, c, _date(since), _date(until)) for a, b, c, since, until in roles),
                    tuple(titles),
                    place,
                )
                for id, name, aliases, roles, titles, place in persons
            ),
            tuple(
                Agency(id, name, tuple(aliases), of, sector, _date(since), _date(until), place)
                for id, name, aliases, of, sector, since, until, place in agencies
            ),
            tuple(Title(*row) for row in titles),
        )
        for state, persons, agencies, titles in data[0]
    ]
    groupings = [
        Grouping(
            id,
            name,
            tuple(aliases),
            kind,
            tuple(Member(state, _date(since), _date(until)) for state, since, until in members),
            tuple(
                Obligation(a, b, tuple(parties), _date(since), _date(until), clause, article, source)
                for a, b, parties, since, until, clause, article, source in obligations
            ),
            yes,
            no,
            tuple(source),
            note,
            place,
        )
        for id, name, aliases, kind, members, obligations, yes, no, source, note, place in data[1]
    ]
    return officials, groupings
