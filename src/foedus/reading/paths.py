"""Files and folders to documents, one at a time; what is no article is said, never passed over."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from foedus.errors import OversizeDocument, ReadingError
from foedus.model.document import Document, LeftOut, Unread
from foedus.reading.compose import compose_document
from foedus.reading.decode import decode_bytes
from foedus.reading.options import DEFAULT, ReadingOptions
from foedus.reading.source import Source

TEXT_SUFFIXES = (".txt", ".text", "")
MARKDOWN_SUFFIXES = (".md", ".markdown")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
OWN_NAMES = ("case.yaml",)
OWN_SUFFIXES = (".duckdb", ".wal", ".lock")
# What a run writes; a folder that was named as a whole may hold what an earlier run wrote into it.
WRITTEN_MARK = "claims.jsonl"
WRITTEN = frozenset(
    f"{name}{end}"
    for name in ("documents.jsonl", "statements.jsonl", WRITTEN_MARK, "events.jsonl", "unread.jsonl",
                 "brief.html", "brief.md")
    for end in ("", ".partial")
)  # fmt: skip
OTHER_NAMES = ("README.md", "LICENSE")
OTHER_SUFFIXES = {
    ".yaml": "settings", ".yml": "settings", ".py": "a program", ".csv": "a table", ".tsv": "a table",
    ".xlsx": "a table", ".parquet": "a table", ".log": "a log",
}  # fmt: skip

Read = Document | Unread


class Held(NamedTuple):
    """An article that a file held when it was last read. kept: whether it is kept as read from there."""

    id: str
    place: str
    kept: bool


class Register(Protocol):
    """What is remembered of files that were read before."""

    def recall(self, file: Path) -> Sequence[Held] | None:
        """What the file held, if it has not changed since; None if it must be read."""

    def note(self, file: Path, held: Sequence[tuple[str, str]]) -> None:
        """Told of every file that was read to its end: its articles, by id and place."""


def read_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    options: ReadingOptions = DEFAULT,
    register: Register | None = None,
) -> Iterator[Read]:
    """Documents of files, folders (recursively, in sorted order) and, if allowed, addresses.

    Yields a Document for each article and an Unread for each thing that is none, with the reason; one
    article at a time, so memory does not grow with a folder. Nothing raises but a fault of ours.
    register: files that it knows, and whose articles are kept as read from there, are passed over.
    """
    first_seen: dict[str, str] = {}
    read = partial(read_file, options=options)
    if register is not None:
        read = partial(_read_anew, options=options, register=register, first_seen=first_seen)
    for path in paths:
        for found in map(_spell, _read_any(path, options, read)):
            if isinstance(found, Document):
                place = _place(found)
                before = first_seen.setdefault(found.id, place)
                if before != place:
                    yield _read_before(place, before)
                    continue
            yield found


def _read_anew(
    file: Path, *, options: ReadingOptions, register: Register, first_seen: dict[str, str]
) -> Iterator[Read]:
    """Read a file, unless all that it holds is known to be what reading it would give."""
    held = register.recall(file)
    if held is not None and all(one.kept or one.id in first_seen for one in held):
        for one in held:
            before = first_seen.setdefault(one.id, one.place)
            if before != one.place:
                yield _read_before(one.place, before)
        return
    articles = []
    for found in read_file(file, options=options):
        if isinstance(found, Document):
            articles.append((found.id, _place(_spell(found))))
        yield found
    register.note(file, articles)


def _place(read: Read) -> str:
    return read.path or (read.url or read.id if isinstance(read, Document) else "")


def _read_before(place: str, before: str) -> Unread:
    return Unread(place, f"the same article, word for word, as {before}: read once", "Duplicate")


def _spell(read: Read) -> Read:
    """File names need not be text; what is kept and printed must be."""
    path = read.path
    if path is None or path.isprintable():
        return read
    escaped = os.fsencode(path).decode("utf-8", "backslashreplace")
    return replace(
        read, path="".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in escaped)
    )


def _read_any(
    path: str | os.PathLike[str], options: ReadingOptions, read: Callable[[Path], Iterator[Read]]
) -> Iterator[Read]:
    name = os.fspath(path)
    if name.startswith(("http://", "https://")):
        yield from _read_address(name, options)
        return
    place = Path(name)
    if place.is_dir():
        for file in walk_folder(place):
            if isinstance(file, Unread):
                yield file
            else:
                yield from read(file)
    elif place.exists():
        yield from read(place)
    else:
        yield Unread(name, "no such file or folder", "ReadingError")


def _read_address(url: str, options: ReadingOptions) -> Iterator[Read]:
    if not options.network:
        yield Unread(url, "an address; the network is not asked unless you say so (--fetch)", "FetchError")
        return
    from foedus.reading.feeds import read_address

    yield from read_address(url, options=options)


def walk_folder(folder: Path) -> Iterator[Path | Unread]:
    """Files below a folder, sorted; hidden ones and a case's own are left out, links in circles are said.

    What an earlier run wrote among the articles is no article either.
    """
    return _walk(folder, frozenset())


def _walk(folder: Path, above: frozenset[str]) -> Iterator[Path | Unread]:
    real = os.path.realpath(folder)
    if real in above:
        yield Unread(str(folder), "a link that leads back to a folder above it")
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Unread(str(folder), f"the folder cannot be opened: {error.strerror}")
        return
    names = {entry.name for entry in entries}
    written = WRITTEN_MARK in names or ("case.duckdb" in names and not names.intersection(OWN_NAMES))
    if written and above:
        return
    for entry in entries:
        place = folder / entry.name
        if written and entry.name in WRITTEN:
            continue
        if entry.name.startswith(".") or entry.name in OWN_NAMES or place.suffix in OWN_SUFFIXES:
            continue
        if entry.is_dir():
            yield from _walk(place, above | {real})
            continue
        why = "" if entry.is_file() else "neither a file nor a folder (a broken link, a pipe or a device)"
        why = why or _no_article(place)
        yield Unread(str(place), why) if why else place


def _no_article(place: Path) -> str:
    if place.name in OTHER_NAMES:
        return f"not an article: {place.name}"
    kind = OTHER_SUFFIXES.get(place.suffix.lower())
    return f"not an article: {kind} ({place.suffix})" if kind else ""


def read_file(path: Path, *, options: ReadingOptions = DEFAULT) -> Iterator[Read]:
    """Every article of one file; an error becomes an Unread."""
    try:
        if not path.is_file():
            raise ReadingError("neither a file nor a folder (a pipe or a device)")
        size = path.stat().st_size
        if size > options.max_bytes and path.suffix.lower() not in (".jsonl", ".ndjson"):
            raise OversizeDocument(
                f"{size:,} bytes; the limit is {options.max_bytes:,}"
                " (split the file; in Python, ReadingOptions(max_bytes=…) allows more)"
            )
        data = path.read_bytes()
    except ReadingError as error:
        yield _unread(str(path), error)
        return
    except OSError as error:
        yield Unread(str(path), f"cannot be opened: {error.strerror or error}")
        return
    yield from read_bytes(data, name=str(path), options=options)


def read_bytes(
    data: bytes,
    *,
    name: str,
    options: ReadingOptions = DEFAULT,
    url: str | None = None,
    charset: str | None = None,
    amend: Callable[[Source], Source] | None = None,
) -> Iterator[Read]:
    """Every article in these bytes; the name's suffix, then the bytes themselves, tell the format.

    url, charset: where the bytes came from, and what their carrier declared. amend: completes a source
    before it becomes a document.
    """
    try:
        sources = _sources(data, name, options, url, charset)
        for place, found in sources:
            if isinstance(found, ReadingError):
                yield _unread(place, found)
                continue
            found = replace(found, url=found.url or url) if url else found
            found = amend(found) if amend else found
            try:
                yield compose_document(found.at(place if url is None else None), options=options)
            except ReadingError as error:
                yield _unread(place, error)
    except ReadingError as error:
        yield _unread(name, error)


def _sources(
    data: bytes, name: str, options: ReadingOptions, url: str | None, charset: str | None
) -> Iterator[tuple[str, Source | ReadingError]]:
    suffix = os.path.splitext(name)[1].lower() if url is None else ""
    if suffix == ".pdf" or data.lstrip()[:5] == b"%PDF-":
        from foedus.reading.portable import read_pdf

        yield name, read_pdf(data, name, options)
        return
    text, remark = decode_bytes(data, charset)
    for place, found in _parse(text, name, suffix, options, url):
        if remark and isinstance(found, Source):
            found = _remark(found, remark)
        yield place, found


def _parse(
    text: str, name: str, suffix: str, options: ReadingOptions, url: str | None
) -> Iterator[tuple[str, Source | ReadingError]]:
    from foedus.reading.plain import read_markdown, read_text
    from foedus.reading.records import read_json, read_json_lines

    if suffix in (".jsonl", ".ndjson"):
        yield from read_json_lines(text, name, options)
    elif suffix == ".json":
        yield from read_json(text, name, options)
    elif suffix in PAGE_SUFFIXES or _looks_like_page(text):
        from foedus.reading.webpage import read_webpage

        yield name, read_webpage(text, name, options, url)
    elif suffix in MARKDOWN_SUFFIXES or (text.startswith("---\n") and suffix not in (".txt", ".text")):
        yield name, read_markdown(text, name)
    else:
        yield name, read_text(text, name)


def _looks_like_page(text: str) -> bool:
    head = text[:1000].lstrip().lower()
    return head.startswith(("<!doctype html", "<html")) or (
        "<head" in head and "<body" in text[:50_000].lower()
    )


def _remark(source: Source, remark: str) -> Source:
    return replace(source, left_out=(*source.left_out, LeftOut("", remark)))


def _unread(place: str, error: ReadingError) -> Unread:
    return Unread(place, str(error), type(error).__name__)
