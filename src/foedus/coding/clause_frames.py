"""Clauses as content: after the cue, before it, around it, or where the parser lost them."""

from __future__ import annotations

from foedus.coding.complements import CONTRASTS, FINITE, LATE, VERB_TAGS, Read, is_infinitival, is_small
from foedus.coding.marks import DASHES, QUOTATION_MARKS
from foedus.coding.parse import Parse
from foedus.lexicon.cues import Cues

CLAUSAL = frozenset(("clause", "that", "quote"))
OVERT = frozenset(("that", "whether", "if", "how", "why", "what", "who", "when", "where", "which"))
HEARD = frozenset("tell inform remind assure warn ask advise notify write email text".split())
NEAREST = 4
COMMAS = DASHES | {",", "(", ")"}


def read_clause(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    """A clause as complement: "said that", "said", and a clause before the verb."""
    if not frames & CLAUSAL:
        return None
    clauses = [c for c in parse.children[verb] if parse.deps[c] == "ccomp"]
    for child in sorted(clauses, key=lambda c: (c < verb, c)):
        marked = any(
            parse.lowers[m] in OVERT
            for m in parse.children[child]
            if verb < m < child and ("clause" in frames or m - verb <= NEAREST)
        )
        if child < verb and (_governs_more(parse, verb) or _has_topic(parse, cues, verb)):
            continue
        if child < verb and "clause" not in frames and not _quoted_before(parse, verb, child):
            continue
        if child > verb and "clause" not in frames and not (marked and "that" in frames):
            continue
        if child > verb and not marked and is_small(parse, child):
            continue
        if is_infinitival(parse, child):
            continue
        return "clause", clause_spans(parse, verb, child), verb
    if "clause" in frames:
        for child in parse.children[verb]:
            if parse.deps[child] in ("advcl", "xcomp", "dep") and child > verb:
                marks = [m for m in parse.children[child] if parse.deps[m] == "mark"]
                if marks and parse.lowers[marks[0]] in ("that", "whether", "if") and marks[0] - verb <= 3:
                    return "clause", clause_spans(parse, verb, child), verb
    return _bare(parse, verb, frames)


def _governs_more(parse: Parse, verb: int) -> bool:
    """Whether a verb has a complement of its own after it; what stands before it is then no content."""
    after = [c for c in parse.children[verb] if c > verb]
    if any(parse.deps[c] == "xcomp" for c in after):
        return True
    return parse.lemmas[verb] not in HEARD and any(parse.deps[c] == "dobj" for c in after)


def _quoted_before(parse: Parse, verb: int, child: int) -> bool:
    """Whether a quotation ends between a clause and the verb that tags it: '"Iron rusts," she joked'."""
    return any(parse.words[i] in QUOTATION_MARKS for i in range(child + 1, verb))


def _has_topic(parse: Parse, cues: Cues, verb: int) -> bool:
    """Whether a preposition after a verb holds what it tells: "complain of", "marvelled at"."""
    rests = cues.prepositions.get(parse.lemmas[verb], ())
    return any((parse.lowers[c],) in rests for c in parse.children[verb] if c > verb)


def _bare(parse: Parse, verb: int, frames: frozenset[str]) -> Read | None:
    """What the parser missed: "that" right after the verb, or a bare clause after a verb of saying."""
    end = parse.sents[parse.sent_of[verb]][1] - 1
    if verb + 2 > end or not frames & {"clause", "that"}:
        return None
    after = parse.lowers[verb + 1]
    if after in ("that", "whether") and parse.tags[verb + 1] in ("IN", "WDT", "DT"):
        finite = any(parse.tags[i] in FINITE for i in range(verb + 2, end))
        if finite and parse.tags[verb + 2] not in ("VBZ", "VBD", ",", "."):
            return "clause", [(verb + 1, end)], verb
    late = _late_that(parse, verb, end) if "clause" in frames else None
    if late is not None:
        return "clause", [(late, end)], verb
    if parse.lemmas[verb] not in ("say", "tell", "claim", "argue", "state", "insist", "add", "charge"):
        return None
    for child in parse.children[verb]:
        if (
            child > verb
            and parse.deps[child] in ("advcl", "dep")
            and parse.tags[child] in ("VBD", "VB", "VBZ", "VBP")
        ):
            marks = [c for c in parse.children[child] if parse.deps[c] == "mark"]
            if not marks and any(parse.deps[c] in ("nsubj", "nsubjpass") for c in parse.children[child]):
                below = [i for i in parse.subtree(child) if i > verb]
                return "clause", [(min(below), max(below))], verb
    if parse.tags[verb + 1] in ("DT", "PRP", "NNP", "NN", "NNS", "PRP$", "EX", "JJ"):
        for i in range(verb + 2, end):
            if parse.words[i] in (",", ":", ";"):
                break
            if parse.tags[i] in FINITE:
                return "clause", [(verb + 1, end)], verb
    return None


def _late_that(parse: Parse, verb: int, end: int) -> int | None:
    """Where "that" follows after a time, a place or an aside: "insists, as ever, that"."""
    if any(parse.deps[c] == "dobj" for c in parse.children[verb]):
        return None
    if parse.tags[verb + 1] not in ("IN", ",", "NNP", "RB", "TO", "RBS"):
        return None
    for i in range(verb + 2, min(end - 1, verb + LATE)):
        if parse.tags[i] in FINITE or parse.words[i] in (".", ";", ":"):
            return None
        if parse.lowers[i] == "that" and _has_holder(parse, verb, i):
            return None
        if parse.lowers[i] == "that" and parse.tags[i + 1] not in (
            "VBZ",
            "VBD",
            "VBP",
            "MD",
            ",",
            "NN",
            "RB",
        ):
            finite = any(parse.tags[k] in FINITE for k in range(i + 1, end))
            return i if finite and parse.tags[i - 1] not in ("DT", "JJ", "PRP$") else None
    return None


def _has_holder(parse: Parse, verb: int, that: int) -> bool:
    """Whether a "that" hangs on another word after the cue: "refused to speculate, adding that"."""
    holder = parse.heads[parse.heads[that]]
    if not verb < holder < that:
        return False
    if parse.tags[holder][:2] == "NN":
        return parse.lowers[parse.heads[holder]] not in ("in", "on", "at", "during")
    return parse.tags[holder][:2] == "VB"


def clause_spans(parse: Parse, verb: int, child: int) -> list[tuple[int, int]]:
    """Where a clause complement stands: after the verb, before it, or on both sides of it."""
    tokens = [i for i in parse.subtree(child) if parse.sent_of[i] == parse.sent_of[verb]]
    if not tokens:
        return []
    if child > verb:
        first = min(i for i in tokens if i > verb)
        last = max(tokens)
        return [(first, _cut_right(parse, verb, child, last))]
    own = [i for i in parse.children[verb] if parse.deps[i] in ("nsubj", "nsubjpass", "aux", "auxpass")]
    block = [verb, *(i for s in own for i in parse.subtree(s))]
    left, right = min(block), max(block)
    before = [i for i in tokens if i < left]
    after = [i for i in tokens if i > right]
    spans = []
    if before:
        start = parse.sents[parse.sent_of[verb]][0]
        if parse.deps[verb] != "ROOT":
            start = min(before)
        spans.append((start, max(before)))
    if after and len(after) > 1:
        spans.append((min(after), max(after)))
    return spans


def _cut_right(parse: Parse, verb: int, child: int, last: int) -> int:
    """A second report after a comma ("..., and she noted", "..., saying that") is not part of the content."""
    for i in range(child + 1, last + 1):
        if parse.words[i] == ";":
            return i - 1
        if parse.words[i] != "," or i + 1 > last:
            continue
        for j in range(i + 1, min(last, i + 12) + 1):
            if parse.words[j] == ",":
                break
            if parse.deps[j] in ("advcl", "conj") and parse.tags[j] in VERB_TAGS and _reports(parse, j):
                near = j <= i + 3 and parse.tags[j] == "VBG"
                own = any(parse.deps[c] == "nsubj" and i < c < j for c in parse.children[j])
                joined = parse.tags[i + 1] == "CC" or parse.lowers[i + 1] in CONTRASTS
                if near or (own and joined):
                    return i - 1
    return last


def _reports(parse: Parse, token: int) -> bool:
    return any(parse.deps[c] in ("ccomp",) for c in parse.children[token])


def read_phrase(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    """A verb phrase that takes a clause as one verb does: "made clear that"."""
    for words in cues.phrases.get(parse.lemmas[verb], ()):
        end = verb + len(words)
        if end >= len(parse) or tuple(parse.lowers[verb + 1 : end + 1]) != words:
            continue
        for child in parse.children[verb]:
            for clause in (child, *parse.children[child]):
                if parse.tags[clause] == "VBG" and parse.lemmas[clause] in cues.uttered:
                    continue
                if parse.deps[clause] in ("ccomp", "xcomp", "acl", "advcl") and clause > end:
                    below = [i for i in parse.subtree(clause) if i > end]
                    return "clause", [(min(below), max(below))], end
    return None


def _near(parse: Parse, child: int, verb: int) -> bool:
    return (
        parse.deps[child] in ("nsubj", "aux", "advmod", "neg", "npadvmod", "prep", "mark")
        and abs(child - verb) < LATE
    )


def read_around(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    """A tag inside or after the clause it reports: "The bridge, the mayor said, is safe"."""
    if "clause" not in frames:
        return None
    own = [c for c in parse.children[verb] if parse.deps[c] == "nsubj"]
    if not own or parse.deps[verb] not in ("parataxis", "ccomp", "advcl", "conj", "dep"):
        return None
    tokens = parse.subtree(verb)
    if max(tokens) - min(tokens) > LATE:
        tokens = [verb, *(i for c in parse.children[verb] if _near(parse, c, verb) for i in parse.subtree(c))]
    first, last = min(tokens), max(tokens)
    start, end = parse.sents[parse.sent_of[verb]]
    left_comma = first == start or parse.words[first] in COMMAS or parse.words[first - 1] in COMMAS
    right_comma = last + 1 >= end or parse.words[last] in COMMAS or parse.words[last + 1] in (*COMMAS, ".")
    if not (left_comma and right_comma):
        return None
    marks = [c for c in parse.children[verb] if parse.deps[c] == "mark"]
    if marks and parse.lowers[marks[0]] != "as":
        return None
    if parse.deps[verb] in ("advcl", "conj") and not marks:
        return None
    head = parse.heads[verb]
    inside = set(tokens)
    whole = [i for i in parse.subtree(head) if i not in inside and start <= i < end]
    before = [i for i in whole if i < first]
    after = [i for i in whole if i > last]
    spans = []
    if before:
        spans.append((min(before), max(before)))
    if len(after) > 1:
        spans.append((min(after), max(after)))
    return ("around", spans, verb) if spans else None
