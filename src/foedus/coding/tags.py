"""Join each quotation to the words that say whose it is.

A quotation belongs, in this order, to a cue whose clause it stands in, to a tag right after it, to a
tag right before it, to the quotation before it in the paragraph, to the paragraph before. One that goes
on over paragraphs without a closing mark is whoever's its later part is, else the report's before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedus.coding.attributions import Attribution
from foedus.coding.clauses import cue_span, find_subject, is_passive, span_of
from foedus.coding.cues import VERB_TAGS, agent
from foedus.coding.joining import holder_of, invert, join, reach_on
from foedus.coding.marks import BAR, CLOSING, EM_DASH, EN_DASH
from foedus.coding.owners import noun_beside
from foedus.coding.parse import Parse
from foedus.coding.quotations import DOUBLE, FINITE, Quotation
from foedus.lexicon.cues import Cues

REACH = 14
LISTED = re.compile(r"[\s,;]*(?:and|or|but)?(?: that)?\s*")
SIGNED = re.compile(rf"\s*(?:{EM_DASH}|{EN_DASH}|{BAR}|--)\s*([A-Z][^\n.]{{2,60}})\.?\s*(?:\n|$)")
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
        ended = 0
        for quote in quotes:
            owner = holder_of(parse, quote, listed)
            if owner is None and not quote.speech:
                if last is None or not LISTED.fullmatch(parse.text, ended, quote.start):
                    continue
                owner = last
            if owner is None:
                owner = _tagged(parse, number, quote, quotes, listed, cues)
            if owner is None:
                owner = _signed(parses, number, quote, found)
            if owner is None:
                owner = reach_on(parse, quote, listed) or last
            if owner is None and quote.start <= 1:
                owner = _carried(parses, quotations, number, carried, quote)
            if owner is None and _runs_on(parses, quotations, number, quote):
                owner = _tagged_later(parses, quotations, number, found, cues)
                owner = owner or _reported_before(parse, quote, listed, found[number - 1] if number else ())
            if owner is not None:
                if owner.passage == number:
                    invert(parse, owner, quote)
                join(parse, owner, quote)
                if quote.speech or owner is last:
                    last, ended = owner, quote.end
        announcing = _announcing(parse, number, quotes, listed, cues)
        if announcing is not None:
            carried = announcing
            if number + 1 < len(parses) and not quotations[number + 1]:
                after = parses[number + 1]
                carried.content.append((after.offset, after.offset + len(after.text)))
        elif last is not None:
            carried = last
        elif not quotes:
            carried = None


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
    made = make_tag(parse, number, verb, quotes)
    listed.append(made)
    return made


def _signed(
    parses: Sequence[Parse], number: int, quote: Quotation, found: Sequence[list[Attribution]]
) -> Attribution | None:
    """A quotation with a dash and a name after it, in its own paragraph or at the start of the next."""
    parse = parses[number]
    for place, text in ((number, parse.text[quote.end :]), (number + 1, None)):
        if place >= len(parses):
            return None
        start = quote.end if text is not None else 0
        rest = parses[place].text[start:]
        if text is None and parse.text[quote.end :].strip():
            return None
        signed = SIGNED.match(rest)
        if signed is None:
            continue
        at = parses[place]
        name = at.token_at(at.offset + start + signed.start(1), at.offset + start + signed.end(1))
        if (
            name is None
            or name[0] == 0
            or sum(at.words[i][0].isupper() for i in range(name[0], name[1] + 1)) < 2
        ):
            return None
        made = Attribution(place, name[0] - 1, (name[0] - 1,) * 2, name, name[1], [], "quote", lemma="dash")
        found[place].append(made)
        return made
    return None


def make_tag(parse: Parse, number: int, verb: int, quotes: Sequence[Quotation]) -> Attribution:
    """An attribution whose content is still to come; its speaker stands outside the quotation."""
    subject = find_subject(parse, verb)
    passive = is_passive(parse, verb) and parse.lemmas[verb] != "quote"
    head = agent(parse, verb) if passive else (subject.token if subject else None)
    if head is None or any(q.start <= parse.starts[head] < q.end for q in quotes):
        head = noun_beside(parse, verb)
    cue = cue_span(parse, verb, subject=head)
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


def _runs_on(
    parses: Sequence[Parse], quotations: Sequence[Sequence[Quotation]], number: int, quote: Quotation
) -> bool:
    """Whether a quotation is left open because the next paragraph goes on with it.

    A mark inside it would be its lost close: a curly one after a straight opening.
    """
    text = parses[number].text
    if quote.closed or quote.end < len(text.rstrip()) or number + 1 >= len(parses):
        return False
    if DOUBLE.search(text, quote.start + 2, quote.end):
        return False
    return bool(quotations[number + 1]) and quotations[number + 1][0].start == 0


def _tagged_later(
    parses: Sequence[Parse],
    quotations: Sequence[Sequence[Quotation]],
    number: int,
    found: Sequence[list[Attribution]],
    cues: Cues,
) -> Attribution | None:
    """The tag at the part in which a quotation over several paragraphs ends."""
    while _runs_on(parses, quotations, number, quotations[number][-1]):
        number += 1
        first = quotations[number][0]
        owner = _tagged(parses[number], number, first, quotations[number], found[number], cues)
        if owner is not None:
            return owner
    return None


def _reported_before(
    parse: Parse, quote: Quotation, here: Sequence[Attribution], before: Sequence[Attribution]
) -> Attribution | None:
    """The last report told by the text itself before a long quotation, in its paragraph or the one before."""
    told = [a for a in here if not a.inside and parse.starts[a.head] < quote.start]
    if not told and parse.text[: quote.start].strip():
        return None
    told = told or [a for a in before if not a.inside]
    spoken = [a for a in told if a.speaker is not None]
    return max(spoken, key=lambda a: a.head) if spoken else None


def _announcing(
    parse: Parse, number: int, quotes: Sequence[Quotation], listed: list[Attribution], cues: Cues
) -> Attribution | None:
    """A paragraph that ends in a colon after a cue announces the next one: "He wrote:"."""
    if parse.text.rstrip()[-1:] != ":":
        return None
    first, end = parse.sents[-1]
    for verb in range(end - 1, first - 1, -1):
        if not _cue_verb(parse, verb, cues):
            continue
        for found in listed:
            if found.cue[0] <= verb <= found.cue[1]:
                found.content = []
                return found
        made = make_tag(parse, number, verb, quotes)
        listed.append(made)
        return made
    return None
