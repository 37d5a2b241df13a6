"""What a command was asked for, and the case, the articles and the database that this names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from foedus.errors import UsageError
from foedus.settings import DATABASE_FILE, Case, find_case, load_case


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """What the command line asked for.

    as_of: the past day as of which the case is seen, if any; earliest: articles count for it from the first
    day on which they may have come out, not from the last.
    """

    paths: tuple[str, ...]
    out: Path
    case: Path | None = None
    fetch: bool = False
    workers: int = 1
    pipeline: str | None = None
    as_of: dt.date | None = None
    earliest: bool = False


def expect_paths(paths: Sequence[Path | str]) -> None:
    """A path that is not there is a slip of the pen: better said before an hour of coding than after."""
    for path in paths:
        if isinstance(path, Path) and not path.exists():
            raise UsageError(f"{path}: no such file or folder")


def find_named_case(options: SessionOptions) -> Case:
    """The case that is named, or that lies in a folder of articles; else one without a question.

    Raises UsageError where two folders hold one.
    """
    if options.case is not None:
        return load_case(options.case)
    found = [file for path in options.paths if "://" not in path and (file := find_case(Path(path)))]
    if len(found) > 1:
        raise UsageError("two of the folders hold a case.yaml; name the one that is meant with --case")
    return load_case(found[0]) if found else Case(title=_title(options.paths))


def _title(paths: Sequence[str]) -> str:
    names = [Path(path).resolve().name if "://" not in path else path for path in paths]
    return ", ".join(name for name in names if name) or "Untitled case"


def list_paths(options: SessionOptions, case: Case) -> tuple[Path | str, ...]:
    """The files, folders and addresses to read: those named, then those that the case lists."""
    given: list[Path | str] = [path if "://" in path else Path(path) for path in options.paths]
    if case.folder and case.articles:
        given = [path for path in given if isinstance(path, str) or path.resolve() != case.folder.resolve()]
        given.extend(path for path in case.articles if path not in given)
    elif case.folder and not given:
        given.append(case.folder)
    return tuple(given)


def database_of(options: SessionOptions, case: Case) -> Path:
    """In the case's folder; without a case, in the folder for what is written."""
    return (case.folder or options.out) / DATABASE_FILE
