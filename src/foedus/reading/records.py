"""JSON and JSON Lines of articles: one object an article, keys by their usual names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from foedus.errors import EmptyDocument, OversizeDocument, ReadingError
from foedus.reading.clean import is_furniture
from foedus.reading.layout import lay_out
from foedus.reading.options import ReadingOptions
from foedus.reading.source import Block, Source

TEXT_KEYS = (
    "text",
    "body",
    "content",
    "article",
    "maintext",
    "articlebody",
    "full_text",
    "fulltext",
    "story",
)
TITLE_KEYS = ("title", "headline", "name")
URL_KEYS = ("url", "link", "source_url", "canonical_url", "permalink", "uri")
OUTLET_KEYS = (
    "outlet",
    "publisher",
    "source",
    "source_name",
    "sitename",
    "site_name",
    "site",
    "publication",
    "domain",
)
DATE_KEYS = (
    "published", "date", "published_at", "publishedat", "date_published", "datepublished", "pubdate",
    "pub_date", "publication_date", "publish_date", "date_publish", "timestamp", "created", "datetime",
)  # fmt: skip
BYLINE_KEYS = ("byline", "author", "authors", "by", "creator")
LANGUAGE_KEYS = ("language", "lang", "inlanguage")
LIST_KEYS = ("articles", "documents", "items", "results", "data", "entries", "hits")

MAX_ERRORS_HELD = 10_000

Read = Source | ReadingError


def read_json(text: str, path: str, options: ReadingOptions) -> Iterator[tuple[str, Read]]:
    """Every article of a JSON file: one object, a list, or an object that holds a list under `articles`.

    Yields (place, source or the error that stands for it); place is the path with `#` and the number.
    """
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        yield path, ReadingError(f"not JSON: {error}; for one object a line, name the file .jsonl")
        return
    if isinstance(value, dict):
        held = next((value[key] for key in LIST_KEYS if isinstance(value.get(key), list)), None)
        value = [value] if held is None or _text(value, TEXT_KEYS) else held
    if not isinstance(value, list):
        yield path, ReadingError("JSON without articles: expected an object with 'text', or a list of such")
        return
    if not value:
        yield path, EmptyDocument("an empty list of articles")
    places = (_place(path, number, len(value)) for number in range(1, len(value) + 1))
    yield from _gather(zip(places, (_record(record, options) for record in value), strict=True), path)


def _gather(found: Iterator[tuple[str, Read]], path: str) -> Iterator[tuple[str, Read]]:
    """Errors one by one, unless nothing at all in the file is an article: then one error for all."""
    errors: list[tuple[str, Read]] = []
    for place, read in found:
        if isinstance(read, Source) or len(errors) > MAX_ERRORS_HELD:
            yield from errors
            errors = []
            yield place, read
            yield from found
            return
        errors.append((place, read))
    if len(errors) > 1:
        yield path, EmptyDocument(f"no article among {len(errors)} records; the first: {errors[0][1]}")
    else:
        yield from errors


def read_json_lines(text: str, path: str, options: ReadingOptions) -> Iterator[tuple[str, Read]]:
    """Every article of a JSON Lines file; a broken line is its own error and the rest is read."""
    yield from _gather(_lines(text, path, options), path)


def _lines(text: str, path: str, options: ReadingOptions) -> Iterator[tuple[str, Read]]:
    count = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        count += 1
        if count > options.max_records:
            yield path, OversizeDocument(f"more than {options.max_records:,} articles; split the file")
            return
        try:
            record = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield f"{path}#{number}", ReadingError(f"line {number} is not JSON: {error}")
            continue
        yield f"{path}#{number}", _record(record, options)


def _place(path: str, number: int, total: int) -> str:
    return path if total == 1 else f"{path}#{number}"


def _record(record: object, options: ReadingOptions) -> Read:
    if not isinstance(record, dict):
        return ReadingError(f"expected an object with 'text', not {type(record).__name__}")
    fields = {str(key).lower(): value for key, value in record.items()}
    body = _text(fields, TEXT_KEYS)
    if not body.strip():
        known = ", ".join(TEXT_KEYS[:3])
        return EmptyDocument(
            f"no text under any of the keys {known}; the keys here are {', '.join(fields)[:120]}"
        )
    if len(body) > options.max_bytes:
        return OversizeDocument(f"an article of {len(body):,} characters; the limit is {options.max_bytes:,}")
    from foedus.reading.decode import normalise

    blocks = tuple(lay_out(normalise(body), is_furniture))
    return pick_fields(fields, blocks, "the record")


def pick_fields(fields: Mapping[str, object], blocks: tuple[Block, ...], where: str) -> Source:
    """A source whose metadata come from named fields; where is how reasons call their place."""
    lower = {str(key).lower(): value for key, value in fields.items()}
    title, url = _text(lower, TITLE_KEYS), _text(lower, URL_KEYS)
    date_key = next((key for key in DATE_KEYS if _text(lower, (key,))), "")
    outlet_key = next((key for key in OUTLET_KEYS if _text(lower, (key,))), "")
    outlet = _text(lower, (outlet_key,))
    if outlet.startswith(("http://", "https://")):
        url, outlet = url or outlet, ""
    return Source(
        blocks=blocks,
        title=" ".join(title.split()) or None,
        titled=bool(title),
        url=url if url.startswith(("http://", "https://")) else None,
        outlet=outlet or None,
        outlet_name=f"{where} (key {outlet_key!r})",
        byline=_text(lower, BYLINE_KEYS) or None,
        published=_text(lower, (date_key,)) or None,
        published_name=f"{where} (key {date_key!r})",
        language=_text(lower, LANGUAGE_KEYS) or None,
    )


def _text(fields: Mapping[str, object], keys: tuple[str, ...]) -> str:
    """The first of these fields that holds something, as text."""
    for key in keys:
        value = _flat(fields.get(key))
        if value:
            return value
    return ""


def _flat(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):
        return next(
            (_flat(value[key]) for key in ("name", "title", "since", "date", "rendered") if key in value), ""
        )
    if isinstance(value, list):
        parts = [part for part in map(_flat, value) if part]
        joiner = "\n\n" if any(len(part) > 80 for part in parts) else ", "
        return joiner.join(parts)
    return ""
