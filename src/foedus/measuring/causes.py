"""Claims of cause that speakers make: which act is said to answer which, and do their dates allow it.

An answer that precedes its cause is a finding in itself. The links are the speakers'; foedus judges
only the order of time. Words: lexicon/data/causes.yaml.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import foedus.lexicon
from foedus.lexicon.load import load_yaml
from foedus.model.dates import Period

Relation = Literal["response", "cause", "exchange"]
Order = Literal["follows", "precedes", "open", "unknown"]

_FILE = Path(foedus.lexicon.__file__).parent / "data" / "causes.yaml"
_NEEDED = ("id", "relation", "answer", "note", "words", "yes", "no")
_KEYS = (*_NEEDED, "across")
_GAP = r"[\"'“”‘’]?\s+[\"'“”‘’]?"
_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z])|\n")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|St|No|U\.S|U\.N|U\.K|v)|\b[A-Z])\.\s+$")


@dataclass(frozen=True, slots=True)
class CauseCue:
    """Words that link two acts; answer: on which side of them the answering act stands.

    across: the words open a sentence, and the other end stands in the one before.
    """

    id: str
    relation: Relation
    answer: Literal["before", "after"]
    words: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    across: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Something in a text that may be one end of a link: an act, a named event, a grouping.

    key: its id (a claim's, `named:ID`, `grouping:ID`). when: its time as far as known.
    """

    key: str
    start: int
    end: int
    when: Period | None = None


@dataclass(frozen=True, slots=True)
class CauseLink:
    """One claim of cause: the cue's words at start..end, the answering end and the one answered.

    order: "follows" (the answer begins when the cause is over), "precedes" (the answer was over before
    the cause began), "open" (their times overlap), "unknown" (a time is not known). days: between them.
    """

    cue: str
    relation: Relation
    start: int
    end: int
    words: str
    answer: Span
    cause: Span
    order: Order
    days: int | None


@functools.cache
def load_cause_cues() -> tuple[CauseCue, ...]:
    """The cues that ship with the project; every key is checked, errors carry the line."""
    cues = []
    for node in load_yaml(_FILE, "lexicon/data/causes.yaml").items():
        fields = node.fields(_KEYS, required=_NEEDED)
        relation = fields["relation"].choice(get_args(Relation), "relation")
        side = fields["answer"].choice(("before", "after"), "side")
        cues.append(
            CauseCue(
                fields["id"].text(),
                relation,  # type: ignore[arg-type]
                side,  # type: ignore[arg-type]
                fields["words"].texts(),
                fields["yes"].texts(),
                fields["no"].texts(),
                "across" in fields and fields["across"].flag(),
            )
        )
    return tuple(cues)


def check_cause_examples() -> list[str]:
    """What is wrong with the examples of the cues: words not found where they should, or found elsewhere."""
    wrong = []
    for cue in load_cause_cues():
        for sentence in cue.yes:
            marked = re.search(r"\[(.+?)\]", sentence)
            bare = re.sub(r"[\[\]]", "", sentence)
            found = [bare[start:end] for one, start, end in find_cues(bare) if one.id == cue.id]
            if marked is None or not any(words in marked[1] for words in found):
                wrong.append(f"lexicon/data/causes.yaml: {cue.id}: not found in {sentence!r}")
        for sentence in cue.no:
            if any(one.id == cue.id for one, _, _ in find_cues(sentence)):
                wrong.append(f"lexicon/data/causes.yaml: {cue.id}: found in {sentence!r}")
    return wrong


def find_cues(text: str, cues: Sequence[CauseCue] | None = None) -> list[tuple[CauseCue, int, int]]:
    """Every place where a cue's words stand, the longest words first where they overlap."""
    found: list[tuple[CauseCue, int, int]] = []
    taken: set[int] = set()
    for words, cue in _longest_first(cues or load_cause_cues()):
        pattern = _GAP.join(map(re.escape, words.split()))
        for match in re.finditer(rf"\b{pattern}\b", text, re.IGNORECASE):
            if cue.across and _sentence(text, *match.span())[0] != match.start():
                continue
            if taken.isdisjoint(range(match.start(), match.end())):
                taken.update(range(match.start(), match.end()))
                found.append((cue, match.start(), match.end()))
    return sorted(found, key=lambda item: item[1])


def find_cause_links(
    text: str, spans: Iterable[Span], *, cues: Sequence[CauseCue] | None = None
) -> list[CauseLink]:
    """Links between the spans of a text that its words call cause and answer.

    Both ends stand in the sentence of the cue: the nearest span before it and the nearest after it.
    Where the words open the sentence ("In response to the launch, they drilled"), the first span after
    them is what stands next to them and the second is the other end.
    """
    ordered = sorted(set(spans), key=lambda span: (span.start, span.end, span.key))
    links = []
    for cue, start, end in find_cues(text, cues):
        since, until = _sentence(text, start, end)
        if cue.across:
            since = _sentence(text, max(0, since - 2), max(0, since - 1))[0]
        before = [span for span in ordered if since <= span.start and span.end <= start]
        after = [span for span in ordered if end <= span.start and span.end <= until]
        if not after:
            continue
        if cue.across and not before:
            continue
        near = after[0]
        other = before[-1] if before else next((span for span in after[1:] if span.key != near.key), None)
        if other is None or other.key == near.key:
            continue
        answer, cause = (other, near) if cue.answer == "before" else (near, other)
        order, days = order_in_time(answer.when, cause.when)
        links.append(CauseLink(cue.id, cue.relation, start, end, text[start:end], answer, cause, order, days))
    return links


def order_in_time(answer: Period | None, cause: Period | None) -> tuple[Order, int | None]:
    """Whether an answer comes after its cause, and by how many days at least.

    The answer precedes where it was over before the cause began: July precedes 18 August, "in August"
    leaves it open.
    """
    if answer is None or cause is None:
        return "unknown", None
    if answer.until and cause.since and answer.until <= cause.since:
        return "precedes", (cause.since - answer.until).days
    if cause.until and answer.since and cause.until <= answer.since:
        return "follows", (answer.since - cause.until).days
    if None in (answer.since, answer.until, cause.since, cause.until):
        return "unknown", None
    return "open", None


def _longest_first(cues: Sequence[CauseCue]) -> list[tuple[str, CauseCue]]:
    pairs = [(words, cue) for cue in cues for words in cue.words]
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the sentence around a place; an abbreviation's point does not end one."""
    since, until = 0, len(text)
    for match in _END.finditer(text):
        if match.group() != "\n" and _NO_END.search(text[max(0, match.start() - 5) : match.end()]):
            continue
        if match.end() <= start:
            since = match.end()
        elif match.start() >= end:
            until = match.start() + 1
            break
    return since, until
