"""Join each quotation to the words that say whose it is.

A quotation belongs, in this order, to a cue whose clause it stands in, to a tag right after it, to a
tag right before it, to the quotation before it in the paragraph, to the paragraph before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.coding.attributions import Attribution
from foedus.coding.clauses import cue_span, find_subject, is_passive, span_of
from foedus.coding.cues import VERB_TAGS, agent
from foedus.coding.marks import CLOSING
from foedus.coding.parse import Parse
from foedus.coding.quotations import FINITE, Quotation
from foedus.lexicon.cues import Cues

REACH = 14
QUOTING = frozenset(("quote", "clause", "addressee"))
NAMES = frozenset(("NNP", "NNPS", "NN", "NNS", "PRP", "WP", "WDT"))
STOPPED = re.compile(rf"[.?!…][{CLOSING}]*\s*$")


def attach_quotations(
    parses: Sequence[Parse],
    quotations: Sequence[Sequence[Quotation]],
    found: Sequence[list[Attribution]],
    *,
    cues: Cues,
) -> None:
    """Give every quotation of speech to an attribution, in place; new ones are added where needed."""
    carried: Attribution | None = None
    for number, (parse, quotes, listed) in enumerate(zip(parses, quotations, found, strict=True)):
        last: Attribution | None = None
        for quote in quotes:
            owner = _containing(parse, quote, listed)
            if owner is None and not quote.speech:
                continue
            if owner is None:
                owner = _tagged(parse, number, quote, quotes, listed, cues)
            if owner is None and last is not None:
                owner = last
            if owner is None and quote.start <= 1:
                owner = _carried(parses, quotations, number, carried, quote)
            if owner is not None:
                _join(parse, number, owner, quote)
                if quote.speech:
                    last = owner
        if last is not None:
            carried = last
        elif _announces(parse, listed):
            carried = max(listed, key=lambda a: a.head)
            if not (number + 1 < len(parses) and quotations[number + 1]):
                _announce(parses, number, carried)
        elif not quotes:
            carried = None


def _containing(parse: Parse, quote: Quotation, listed: Sequence[Attribution]) -> Attribution | None:
    start, end = parse.offset + quote.start, parse.offset + quote.end
    best: Attribution | None = None
    best_size = 0
    for found in listed:
        at = parse.offset + parse.starts[found.head]
        if found.inside or start <= at < end:
            continue
        for a, b in found.content:
            overlap = min(b, end) - max(a, start)
            if overlap > 0.34 * (end - start) or (overlap > 0 and a <= start):
                size = b - a
                if best is None or size > best_size:
                    best, best_size = found, size
    return best


def _join(parse: Parse, number: int, owner: Attribution, quote: Quotation) -> None:
    """Add a quotation to the content, stretching the piece that it overlaps."""
    start, end = parse.offset + quote.start, parse.offset + quote.end
    owner.attached = owner.attached or quote.speech
    pieces = []
    for a, b in owner.content:
        if a < end and b > start:
            start, end = min(a, start), max(b, end)
        else:
            pieces.append((a, b))
    pieces.append((start, end))
    owner.content = sorted(pieces)


def _tagged(
    parse: Parse,
    number: int,
    quote: Quotation,
    quotes: Sequence[Quotation],
    listed: list[Attribution],
    cues: Cues,
) -> Attribution | None:
    verb = _tag_after(parse, quote, quotes, cues)
    if verb is None:
        verb = _tag_before(parse, quote, quotes, cues)
    if verb is None:
        return None
    for found in listed:
        if found.head == verb or found.cue[0] <= verb <= found.cue[1]:
            if found.frame not in ("clause", "quote", "around", "addressee"):
                found.content, found.frame = [], "quote"
            return found
    made = make_tag(parse, number, verb)
    listed.append(made)
    return made


def make_tag(parse: Parse, number: int, verb: int) -> Attribution:
    """An attribution whose content is still to come."""
    subject = find_subject(parse, verb)
    passive = is_passive(parse, verb)
    head = agent(parse, verb) if passive else (subject.token if subject else None)
    cue = cue_span(parse, verb, subject=subject.token if subject else None)
    speaker = span_of(parse, head, avoid=verb) if head is not None else None
    return Attribution(number, verb, cue, speaker, head, [], "quote", lemma=parse.lemmas[verb])


def _cue_verb(parse: Parse, token: int, cues: Cues) -> bool:
    return (
        parse.tags[token] in VERB_TAGS
        and parse.deps[token] not in ("aux", "auxpass", "amod")
        and bool(cues.verbs.get(parse.lemmas[token], frozenset()) & QUOTING)
    )


def _tag_after(parse: Parse, quote: Quotation, quotes: Sequence[Quotation], cues: Cues) -> int | None:
    text = parse.text
    inner = text[quote.start : quote.end].rstrip(CLOSING)
    rest = text[quote.end : quote.end + 2].strip()
    if inner[-1:] == "." and rest[:1] != "," and not text[quote.end :].lstrip()[:1].islower():
        return None
    stop = min((other.start for other in quotes if other.start >= quote.end), default=len(text))
    first = next((i for i in range(len(parse)) if parse.starts[i] >= quote.end), None)
    if first is None:
        return None
    for i in range(first, min(len(parse), first + REACH + 12)):
        if parse.starts[i] >= stop:
            return None
        if parse.words[i] in (".", "!", "?", ";"):
            return None
        if _cue_verb(parse, i, cues):
            if i - first > REACH and not any(parse.words[k] == "," for k in range(first, i)):
                return None
            if _names_between(parse, first, i) or _names_between(parse, i + 1, min(len(parse), i + 4)):
                return i
        elif parse.tags[i] in FINITE and parse.deps[i] in ("ROOT", "ccomp") and i - first <= 1:
            return None
    return None


def _names_between(parse: Parse, first: int, last: int) -> bool:
    return any(parse.tags[i] in NAMES for i in range(first, last))


def _tag_before(parse: Parse, quote: Quotation, quotes: Sequence[Quotation], cues: Cues) -> int | None:
    text = parse.text
    start = max((other.end for other in quotes if other.end <= quote.start), default=0)
    lead = text[start : quote.start].rstrip()
    if not lead or STOPPED.search(lead):
        return None
    ended = lead[-1] in ",:" or lead.endswith(" that")
    last = next((i for i in range(len(parse) - 1, -1, -1) if parse.starts[i] < quote.start), None)
    if last is None:
        return None
    for i in range(last, -1, -1):
        if parse.starts[i] < start or (parse.words[i] in (".", "!", "?") and i < last):
            return None
        if last - i > (2 * REACH if lead[-1] == ":" else REACH):
            return None
        if _cue_verb(parse, i, cues):
            return i if ended or last - i <= 4 else None
        if parse.tags[i] in FINITE and parse.deps[i] not in ("relcl", "aux", "auxpass"):
            return None
    return None


def _carried(
    parses: Sequence[Parse],
    quotations: Sequence[Sequence[Quotation]],
    number: int,
    carried: Attribution | None,
    quote: Quotation,
) -> Attribution | None:
    """A paragraph that opens with an untagged quotation goes on with the one before."""
    if carried is None or carried.passage != number - 1:
        if carried is None or number == 0:
            return None
        if not any(a >= parses[number - 1].offset for a, _ in carried.content):
            return None
    before = parses[number - 1].text.rstrip()
    if before[-1:] == ":" or (quotations[number - 1] and quotations[number - 1][-1].end >= len(before) - 1):
        return carried
    return carried if carried.attached else None


def _announces(parse: Parse, listed: Sequence[Attribution]) -> bool:
    return bool(listed) and parse.text.rstrip()[-1:] == ":"


def _announce(parses: Sequence[Parse], number: int, found: Attribution) -> None:
    """A paragraph that ends in a colon after a cue announces the next one."""
    if found.content or number + 1 >= len(parses):
        return
    after = parses[number + 1]
    found.content = [(after.offset, after.offset + len(after.text))]
