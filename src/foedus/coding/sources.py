"""Cues that are no words of saying: "according to", "in a poll", a name with a colon."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.attributions import Attribution
from foedus.coding.clauses import span_of, trim
from foedus.coding.marks import EDGE_QUOTES
from foedus.coding.parse import Parse
from foedus.lexicon.cues import Cues

NAME_TOKENS = 7
POLLS = frozenset(("poll", "survey", "polling", "census"))
LABELS = frozenset(
    "note exclusive update watch related look video videos photo photos gallery breaking read analysis"
    " opinion correction clarification live poll week day listen more also review preview recap story"
    " caption".split()
)


def find_source_cues(parse: Parse, cues: Cues, *, passage: int) -> Iterator[Attribution]:
    """Attributions by a fixed expression before the source, and by a colon after it."""
    for token in [i for i, lower in enumerate(parse.lowers) if lower in cues.openers]:
        for words in cues.sources:
            end = token + len(words) - 1
            if tuple(parse.lowers[token : end + 1]) == words:
                found = _sourced(parse, token, end, passage)
                if found:
                    yield found
                break
    for start, _ in parse.sents:
        if parse.lowers[start] == "in" and any(parse.lemmas[c] in POLLS for c in parse.children[start]):
            found = _sourced(parse, start, start, passage)
            if found:
                yield found
    found = _headed(parse, passage)
    if found:
        yield found


def _sourced(parse: Parse, first: int, last: int, passage: int) -> Attribution | None:
    if parse.lowers[first] == "per" and parse.tags[last + 1 : last + 2] not in (["NNP"], ["DT"]):
        return None
    objects = [
        c
        for holder in range(first, last + 1)
        for c in parse.children[holder]
        if c > last and parse.deps[c] in ("pobj", "dobj", "pcomp")
    ]
    if not objects or parse.lowers[first] == "per":
        return None
    source = objects[0]
    if parse.tags[source][:2] not in ("NN", "PR", "CD", "DT", "JJ", "WP", "WD"):
        return None
    speaker = _without_aside(parse, source, span_of(parse, source, avoid=last))
    start, end = parse.sents[parse.sent_of[first]]
    head = parse.heads[first]
    phrase_end = speaker[1]
    below = parse.subtree(first)
    phrase_end = max(phrase_end, max(i for i in below))
    opening = first == start or all(not parse.words[i][0].isalnum() for i in range(start, first))
    spans: list[tuple[int, int]] = []
    if opening or (parse.words[first - 1] == "," and first - start <= 2):
        spans = [(phrase_end + 1, end - 1)]
    elif phrase_end >= end - 3 and parse.words[first - 1] == ",":
        spans = [(start, first - 1)]
    else:
        inside = set(below)
        whole = [i for i in parse.subtree(head) if i not in inside and start <= i < end]
        if parse.tags[head][:2] not in ("VB",) and parse.deps[head] != "ROOT":
            up = head
            while parse.heads[up] != up and parse.tags[up][:2] != "VB":
                up = parse.heads[up]
            whole = [i for i in parse.subtree(up) if i not in inside and start <= i < end]
        before = [i for i in whole if i < first]
        after = [i for i in whole if i > phrase_end]
        if before:
            spans.append((min(before), max(before)))
        if len(after) > 2:
            spans.append((min(after), max(after)))
    spans = [trim(parse, a, b) for a, b in spans if a <= b]
    if not spans:
        comma = next((i for i in range(source + 1, end) if parse.words[i] == ","), None)
        if comma is None or not opening or comma + 2 >= end:
            return None
        speaker = (speaker[0], comma - 1)
        spans = [trim(parse, comma + 1, end - 1)]
    return Attribution(
        passage,
        first,
        (first, last),
        speaker,
        source,
        [parse.span(a, b) for a, b in spans],
        "source",
        lemma="according",
    )


def _without_aside(parse: Parse, source: int, span: tuple[int, int]) -> tuple[int, int]:
    """A circumstance after a comma is no part of the source: "according to Bello, due to ice"."""
    for i in range(source + 1, span[1]):
        if parse.words[i] == "," and (parse.tags[i + 1] in ("IN", "VBG") or parse.lowers[i + 1] == "due"):
            return span[0], i - 1
    return span


def _headed(parse: Parse, passage: int) -> Attribution | None:
    """A short name, a colon, and a clause: "Smith: The bridge is safe"."""
    try:
        colon = parse.words.index(":", 0, NAME_TOKENS + 2)
    except ValueError:
        return None
    if not 0 < colon <= NAME_TOKENS or colon + 2 >= len(parse):
        return None
    name = range(colon)
    if parse.words[colon - 1].isupper() and all(parse.words[i].isupper() or i == 0 for i in name):
        return _by_colon(parse, passage, 0 if parse.words[0][0].isalnum() else 1, colon)
    if any(parse.tags[i] not in ("NNP", "NNPS", "POS", "NN", "NNS", ".") for i in name) or parse.tags[
        colon - 1
    ][:3] not in (
        "NNP",
        "NN",
        "NNS",
    ):
        return None
    if not any(parse.tags[i][:3] == "NNP" for i in name):
        return None
    after = parse.words[colon + 1]
    quoted = after in EDGE_QUOTES
    verbs = any(parse.tags[i] in ("VBD", "VBP", "VBZ", "MD") for i in range(colon + 1, len(parse)))
    if not quoted and not verbs:
        return None
    return _by_colon(parse, passage, 0, colon)


def _by_colon(parse: Parse, passage: int, first: int, colon: int) -> Attribution | None:
    if first >= colon or (colon - first == 1 and len(parse.words[first]) < 3):
        return None
    if not LABELS.isdisjoint(parse.lowers[first:colon]):
        return None
    content = parse.span(*trim(parse, colon + 1, len(parse) - 1))
    return Attribution(
        passage, colon, (colon, colon), (first, colon - 1), colon - 1, [content], "colon", lemma=":"
    )
