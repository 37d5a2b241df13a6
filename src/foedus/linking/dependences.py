"""What a text itself says or shows of where it comes from: credits, citations, copies, shared wording.

Each finding names the dependent document, what it depends on, and the very words that show it. Nothing
here decides how many origins an event has; that is `origins`.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from foedus.lexicon.outlets import find_outlet
from foedus.model.document import Document
from foedus.model.statement import Statement

DependenceKind = Literal[
    "copy", "wire", "citation", "told", "overlap", "quotation", "briefing", "translation", "ownership"
]

_Words = tuple[tuple[str, int, int], ...]

CREDIT_CHARS = 250
RUN_WORDS = 12
INDEX_EVERY = 4
MAX_WORDS = 1 << 20
QUOTE_WORDS = 6
CREDITING = frozenset({"wire", "state_media", "public_media"})

_PART = r"[A-Z](?:[\w’'&-]|\.(?=\w))*"
_NAME = rf"(?:{_PART}(?:\s+(?:of\s+)?{_PART}){{0,4}})"
_CREDIT = re.compile(rf"\(({_NAME})\)\s*[-–—:]|^(?:By\s+)?({_NAME})\s*[-–—]\s", re.MULTILINE)
_CITED = re.compile(
    r"\b(citing|cited by|according to|quoted by|reported by|carried by|told|in an interview (?:with|to)|"
    r"first reported by|as reported by|a report (?:by|in|from))\s+"
    r"(?:(?:the|state[- ]run|(?:news )?agency|[A-Z]\w+’?s? state media|broadcaster|newspaper)\s+)*"
    rf"({_NAME})"
)
_REPORTED = re.compile(
    rf"({_NAME})(?:\s+(?:news agency|newspaper|television|radio))?\s+(reported|has reported|quoted|cited)\b"
)
_TRANSLATED = re.compile(r"\b[Tt]ranslat(?:ed|ion)\s+(?:from|by|of)\b[^.\n]{0,80}")
_TRANSLATED_OF = re.compile(rf"\b(?:from|of)\s+(?:the\s+)?({_NAME})")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s|\n")


@dataclass(frozen=True, slots=True)
class Dependence:
    """A document, or a stretch of it, depends on another source.

    on: the source: an outlet's name, a speaker, for kinds copy and overlap the other document's id; for a
    translation of nobody knows whom the words that say so.
    start, end: the stretch of the document that depends on it (all of it: 0 and the text's length).
    quote: the words that show it, at quote_start, or "" where no words do. why: a sentence for people.
    """

    doc: str
    on: str
    kind: DependenceKind
    start: int
    end: int
    quote: str
    quote_start: int | None
    why: str


def find_dependences(
    docs: Iterable[Document], statements: Iterable[Statement] = ()
) -> tuple[Dependence, ...]:
    """Every dependence that the texts show, by document and place; the order of arguments does not matter."""
    ordered = sorted(docs, key=lambda doc: doc.id)
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.doc].append(statement)
    found = [item for doc in ordered for item in _own(doc)]
    found += _shared_runs(ordered)
    found += _shared_quotations(ordered, said)
    return tuple(sorted(set(found), key=lambda d: (d.doc, d.start, d.end, d.kind, d.on, d.quote)))


def _own(doc: Document) -> Iterator[Dependence]:
    """What one document says of itself."""
    if doc.original:
        yield Dependence(doc.id, doc.original, "copy", 0, len(doc.text), "", None, doc.copy_reason)
    yield from _credits(doc)
    yield from _citations(doc)
    yield from _translations(doc)


def _translations(doc: Document) -> Iterator[Dependence]:
    """A text that says at its head or foot that it is a translation, and of whom where that is an outlet."""
    for edge in (doc.text[:CREDIT_CHARS], doc.text[-CREDIT_CHARS:]):
        match = _TRANSLATED.search(edge)
        if match:
            quote = match[0].strip()
            at = doc.text.index(quote)
            named = (_longest(name, doc) for name in _TRANSLATED_OF.findall(quote))
            on = next((outlet for outlet in named if outlet), None)
            why = f"the text says that it is a translation{f' of a report of {on}' if on else ''}"
            yield Dependence(doc.id, on or quote, "translation", 0, len(doc.text), quote, at, why)
            return


def _credits(doc: Document) -> Iterator[Dependence]:
    for match in _CREDIT.finditer(doc.text[:CREDIT_CHARS]):
        name = match[1] or match[2]
        credited = _other_outlet(name, doc)
        if credited and credited[1] in CREDITING:
            why = f"the opening credits {credited[0]}"
            yield Dependence(
                doc.id, credited[0], "wire", 0, len(doc.text), match[0].strip(), match.start(), why
            )
            return
    for part in re.split(r"\s*(?:,|/|\band\b|\bwith\b)\s*", doc.byline or ""):
        credited = _other_outlet(part.removeprefix("By ").strip(), doc)
        if credited and credited[1] in CREDITING:
            why = f"the byline credits {credited[0]}"
            yield Dependence(doc.id, credited[0], "wire", 0, len(doc.text), doc.byline or "", None, why)
            return


def _citations(doc: Document) -> Iterator[Dependence]:
    """Sentences that name another outlet as their source."""
    for match in _CITED.finditer(doc.text):
        cited = _longest(match[2], doc)
        if cited:
            kind: DependenceKind = "told" if match[1].startswith(("told", "in an")) else "citation"
            yield _cite(doc, cited, kind, match.start(), match.start(2) + len(match[2]))
    for match in _REPORTED.finditer(doc.text):
        cited = _longest(match[1], doc)
        if cited:
            yield _cite(doc, cited, "citation", match.start(), match.end())


def _cite(doc: Document, outlet: str, kind: DependenceKind, start: int, end: int) -> Dependence:
    first, last = _sentence(doc.text, start)
    words = "an interview with" if kind == "told" else "a report of"
    return Dependence(
        doc.id,
        outlet,
        kind,
        first,
        last,
        doc.text[start:end],
        start,
        f"the sentence rests on {words} {outlet}",
    )


def _sentence(text: str, at: int) -> tuple[int, int]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.end() > at:
            return start, match.start() + 1
        start = match.end()
    return start, len(text)


def _longest(words: str, doc: Document) -> str | None:
    """The outlet that the longest head or tail of these words names."""
    parts = words.rstrip(".,").split()
    for size in range(len(parts), 0, -1):
        for choice in (" ".join(parts[:size]), " ".join(parts[-size:])):
            other = _other_outlet(choice.removesuffix("’s").removesuffix("'s"), doc)
            if other:
                return other[0]
    return None


def _other_outlet(name: str, doc: Document) -> tuple[str, str] | None:
    """Name and kind of a known outlet other than the document's own; acronyms only in capitals."""
    outlet = find_outlet(name)
    if outlet is None or (len(name) <= 4 and name not in (outlet.name, *outlet.aliases)):
        return None
    own = find_outlet(doc.outlet) if doc.outlet else None
    return None if own is not None and own.id == outlet.id else (outlet.name, outlet.kind)


def _shared_runs(docs: Sequence[Document]) -> Iterator[Dependence]:
    """Stretches of a dozen words and more that another outlet had before; copies are known as such already.

    Of earlier documents every fourth run is remembered, and what is found is followed to both its ends, so a
    stretch is found whole from fifteen words on.
    """
    first: dict[
        int, int
    ] = {}  # rank of the document and index of the word in one number, for there are millions
    ordered = sorted(docs, key=_appeared)
    by_id = {doc.id: doc for doc in docs}
    for rank, doc in enumerate(ordered):
        if doc.original:
            continue
        words = _words(doc.text)[:MAX_WORDS]
        done: dict[str, int] = {}
        for i in range(len(words) - RUN_WORDS + 1):
            key = hash_run([word for word, _, _ in words[i : i + RUN_WORDS]])
            had, at = divmod(first.get(key, rank * MAX_WORDS + i), MAX_WORDS)
            source = ordered[had].id
            if source != doc.id and i >= done.get(source, 0) and publisher_differs(by_id[source], doc):
                start, end = _follow(words, i, _words(by_id[source].text), at)
                done[source] = end
                quote = doc.text[words[start][1] : words[end - 1][2]]
                why = f"these words stood in {by_id[source].outlet or source} before"
                span = words[start][1], words[end - 1][2]
                yield Dependence(doc.id, source, "overlap", *span, quote, span[0], why)
            if i % INDEX_EVERY == 0:
                first.setdefault(key, rank * MAX_WORDS + i)


def _follow(words: _Words, i: int, others: _Words, at: int) -> tuple[int, int]:
    """First and last (exclusive) index of the words around i that both texts share."""
    start, end = i, i + RUN_WORDS
    while start > 0 and at > 0 and words[start - 1][0] == others[at - 1][0]:
        start, at = start - 1, at - 1
    shift = at - start
    while end < len(words) and end + shift < len(others) and words[end][0] == others[end + shift][0]:
        end += 1
    return start, end


@lru_cache(maxsize=16)
def _words(text: str) -> _Words:
    return tuple((match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(text))


def hash_run(words: Sequence[str]) -> int:
    """A number for a run of words, the same in every process."""
    text = " ".join(words).encode()
    return zlib.crc32(text) << 32 | zlib.adler32(text)


def _shared_quotations(
    docs: Sequence[Document], said: Mapping[str, Sequence[Statement]]
) -> Iterator[Dependence]:
    """Direct quotations that several outlets give: one utterance, however many print it."""
    holders: dict[str, list[tuple[Document, int, int]]] = defaultdict(list)
    for doc in docs:
        for statement in said.get(doc.id, ()):
            for start, end in statement.content if statement.quoted == "direct" else ():
                words = _WORD.findall(doc.text[start:end].lower())
                if len(words) >= QUOTE_WORDS:
                    holders[" ".join(words)].append((doc, start, end))
    for said_words, places in sorted(holders.items()):
        if len({doc.outlet or doc.id for doc, _, _ in places}) > 1:
            opening = " ".join(said_words.split()[:QUOTE_WORDS])
            for doc, start, end in places:
                why = "several outlets print this quotation"
                key = f"quotation: {opening}"
                yield Dependence(doc.id, key, "quotation", start, end, doc.text[start:end], start, why)


def publisher_differs(one: Document, other: Document) -> bool:
    """Whether two documents come from two outlets; unknown outlets differ."""
    return one.outlet is None or one.outlet != other.outlet


def _appeared(doc: Document) -> tuple[bool, str, str]:
    since = doc.published.since
    return since is None, since.isoformat() if since else "", doc.id
