"""Time expressions against TIMEX3 annotations (TimeBank, AQUAINT): extents and values.

    python -m benchmarks.timex FOLDER [--part all|read|unread] [--errors]

The corpora's own conventions on extents are switched on (convention="timeml"); the anchor is the day the
document was created. A third of the files, chosen by the hash of the name, was never read while the grammar
was written; `unread_*` in the line are its figures.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import html
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import hash_of, print_line
from foedus.coding.times import find_times

_TAG = re.compile(r"<(/?)TIMEX3([^>]*)>|<[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document's text, its creation day, its expressions as (start, end, value)."""

    name: str
    text: str
    created: dt.date
    gold: list[tuple[int, int, str]]


def is_unread(name: str) -> bool:
    """Whether a file belongs to the third that was not looked at."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def read_document(path: Path) -> Annotated:
    """Read one TimeML file."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>', source)
    day = re.search(r'value="(\d{4})-(\d{2})-(\d{2})', created[0]) if created else None
    if day is None:
        sys.exit(f"{path}: no creation time")
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    pieces: list[str] = []
    gold: list[tuple[int, int, str]] = []
    at = begun = length = 0
    value = ""
    for tag in _TAG.finditer(body):
        pieces.append(html.unescape(body[at : tag.start()]))
        length += len(pieces[-1])
        at = tag.end()
        if tag[1] == "" and tag[2] is not None:
            begun, value = length, dict(_ATTRIBUTE.findall(tag[2])).get("value", "")
        elif tag[1] == "/":
            gold.append((begun, length, value))
    pieces.append(html.unescape(body[at:]))
    return Annotated(path.name, "".join(pieces), dt.date(*map(int, day.groups())), gold)


def same_writing(value: str) -> str:
    """A TIMEX3 value as one edition of the guidelines writes it; what it says stays the same.

    >>> [same_writing(value) for value in ("198X", "1948-XX", "2000-W6", "P4E", "1989-11-06T17")]
    ['198', '1948', '2000-W06', 'P40Y', '1989-11-06T17:00']
    """
    value = re.sub(r"(-XX)+$", "", value)
    value = re.sub(r"^(\d{3})X$", r"\1", value)
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value)
    value = re.sub(r"(T\d\d)$", r"\1:00", value)
    years = re.fullmatch(r"P(\d+)([EC])", value)
    return f"P{int(years[1]) * (10 if years[2] == 'E' else 100)}Y" if years else value


@dataclass(slots=True)
class Tally:
    """Counts for the four figures."""

    gold: int = 0
    predicted: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    meaning: int = 0

    def figures(self, prefix: str = "") -> dict[str, float]:
        """F1 of exact extents, of overlap, of overlap with equal value and with a value of equal meaning."""
        total = max(1, self.gold + self.predicted)
        return {
            f"{prefix}{name}_f1": round(2 * count / total, 4)
            for name, count in (
                ("strict", self.strict),
                ("relaxed", self.relaxed),
                ("value", self.value),
                ("meaning", self.meaning),
            )
        }


Errors = Iterator[tuple[str, str, str]]


def score(doc: Annotated, tally: Tally) -> Errors:
    """Count one document; yields what is wrong as (kind, gold, predicted)."""
    mentions = find_times(doc.text, anchor=doc.created, convention="timeml")
    tally.gold += len(doc.gold)
    tally.predicted += len(mentions)
    free = list(mentions)
    for start, end, value in doc.gold:
        words = " ".join(doc.text[start:end].split())
        over = [m for m in free if m.start < end and m.end > start]
        if not over:
            yield "missed", f"{words} = {value}", _around(doc.text, start, end)
            continue
        best = next((m for m in over if (m.start, m.end) == (start, end)), over[0])
        free.remove(best)
        tally.relaxed += 1
        exact = (best.start, best.end) == (start, end)
        tally.strict += exact
        tally.value += best.value == value
        tally.meaning += same_writing(best.value) == same_writing(value)
        if not exact:
            yield "extent", words, f"{' '.join(best.text.split())} :: {_around(doc.text, start, end)}"
        if best.value != value:
            yield (
                "value",
                f"{words} = {value}",
                f"{best.value} dct {doc.created} :: {_around(doc.text, start, end)}",
            )
    for mention in free:
        yield "extra", mention.text, f"{mention.value} :: {_around(doc.text, mention.start, mention.end)}"


def _around(text: str, start: int, end: int) -> str:
    return " ".join(
        (text[max(0, start - 60) : start] + "[" + text[start:end] + "]" + text[end : end + 40]).split()
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("all", "read", "unread"), default="all")
    parser.add_argument("--errors", action="store_true", help="list what is wrong, in the read part only")
    options = parser.parse_args()
    paths = sorted(options.folder.rglob("*.tml")) if options.folder.is_dir() else []
    if not paths:
        sys.exit(f"{options.folder}: no .tml files there; name the folder of TimeBank or AQUAINT")
    docs = [read_document(path) for path in paths]
    begun = time.perf_counter()
    parts = {"read": Tally(), "unread": Tally()}
    for doc in docs:
        unread = is_unread(doc.name)
        for kind, gold, got in score(doc, parts["unread" if unread else "read"]):
            if options.errors and not unread:
                print(f"{kind}\t{gold}\t{got}\t{doc.name}", file=sys.stderr)
    seconds = time.perf_counter() - begun
    whole = Tally(*(getattr(parts["read"], k) + getattr(parts["unread"], k) for k in Tally.__slots__))
    if options.part != "all":
        whole = parts[options.part]
    print_line(
        "timex", n=len(docs), seconds=seconds, sha256=hash_of(options.folder),
        **whole.figures(), **parts["unread"].figures("unread_"), expressions=whole.gold,
    )  # fmt: skip


if __name__ == "__main__":
    main()
