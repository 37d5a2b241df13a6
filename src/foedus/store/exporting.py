"""JSON Lines out: one object a line, in a fixed order, written whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from foedus.errors import StoreError, StoreFull
from foedus.model import codec
from foedus.model.claim import Claim
from foedus.model.document import Document, Unread
from foedus.model.event import Event
from foedus.model.statement import Statement


def export_lines(
    folder: Path,
    *,
    documents: Iterable[Document],
    statements: Iterable[Statement],
    claims: Iterable[Claim],
    unread: Iterable[Unread] = (),
    events: Iterable[Event] | None = None,
) -> None:
    """Write documents.jsonl, statements.jsonl, claims.jsonl, unread.jsonl and, where given, events.jsonl.

    unread: path, reason and error of all that was left out.
    """
    write_lines(folder / "documents.jsonl", map(codec.encode_document, documents))
    write_lines(folder / "statements.jsonl", map(codec.encode_statement, statements))
    write_lines(folder / "claims.jsonl", map(codec.encode_claim, claims))
    write_lines(folder / "unread.jsonl", map(asdict, unread))
    if events is not None:
        write_lines(folder / "events.jsonl", map(codec.encode_event, events))


def write_lines(path: Path, lines: Iterable[codec.Line]) -> None:
    """Write one JSON object a line."""
    write_text(path, (json.dumps(line, ensure_ascii=False) + "\n" for line in lines))


def write_text(path: Path, parts: Iterable[str]) -> None:
    """Write UTF-8 text; see `write_bytes`."""
    write_bytes(path, (part.encode() for part in parts))


def write_bytes(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file beside its place and move it there when whole.

    Raises StoreFull if the disk is full, StoreError if the place cannot be written.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with partial.open("wb") as file:
                file.writelines(parts)
            os.replace(partial, path)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _ours(path, error) from error


def prepare_folder(folder: Path) -> None:
    """Make a folder for what is written, before any work goes into what could not be kept.

    Raises StoreError if it cannot be made or written to, StoreFull if the disk is full.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (FileExistsError, NotADirectoryError):
        raise StoreError(
            f"{folder}: a file stands where a folder is needed; name another with --out"
        ) from None
    except OSError as error:
        raise _ours(folder, error) from error


def _ours(path: Path, error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(f"{path}: the disk is full; free some space and run the same command again")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreError(f"{path}: cannot be written ({error.strerror}); name another folder with --out")
    return StoreError(f"{path}: {error.strerror or error}")
