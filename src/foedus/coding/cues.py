"""Cue verbs and what they govern: for each verb of the lexicon, the complement that holds its content."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.attributions import Attribution
from foedus.coding.clauses import cue_span, find_subject, is_passive, span_of, trim
from foedus.coding.marks import DASHES
from foedus.coding.parse import Parse
from foedus.lexicon.cues import Cues

VERB_TAGS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
CLAUSAL = frozenset(("clause", "that", "quote"))
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
OVERT = frozenset(("that", "whether", "if", "how", "why", "what", "who", "when", "where", "which"))
LATE = 16
STRETCHED = frozenset(("preposition", "predicate", "infinitive"))
LOOSE = frozenset(
    (
        "prep",
        "advcl",
        "xcomp",
        "oprd",
        "npadvmod",
        "conj",
        "dobj",
        "agent",
        "dative",
        "advmod",
        "acl",
        "relcl",
    )
)
CONTRASTS = frozenset(("though", "although", "while", "whereas", "as", "even"))
TOLD = frozenset(("tell", "inform", "notify", "assure", "reassure", "remind", "teach", "show", "brief"))
OBJECTS = frozenset(("dobj", "dative"))
COMMAS = DASHES | {",", "(", ")"}


def find_verb_cues(parse: Parse, cues: Cues, *, passage: int) -> Iterator[Attribution]:
    """Attributions by verb, one a verb at most, in text order."""
    for verb, tag in enumerate(parse.tags):
        if (tag not in VERB_TAGS and not (tag == "NNS" and _misread(parse, verb))) or parse.deps[verb] in (
            "aux",
            "auxpass",
            "amod",
            "compound",
        ):
            continue
        lemma = parse.lemmas[verb]
        if lemma not in cues.verbs and lemma not in cues.prepositions and lemma not in cues.phrases:
            continue
        found = _read(parse, cues, verb)
        if found is None:
            continue
        frame, spans, cue_end = found
        subject = find_subject(parse, verb)
        passive = is_passive(parse, verb)
        speaker_head = subject.token if subject and not passive else None
        if passive:
            speaker_head = agent(parse, verb)
        first, last = cue_span(parse, verb, subject=subject.token if subject else None)
        speaker = span_of(parse, speaker_head, avoid=verb) if speaker_head is not None else None
        if speaker and speaker[0] <= verb <= speaker[1]:
            speaker = None
        yield Attribution(
            passage=passage,
            head=verb,
            cue=(first, max(last, cue_end)),
            speaker=speaker,
            speaker_head=speaker_head,
            content=[parse.span(*trim(parse, a, b)) for a, b in spans if a <= b],
            frame=frame,
            lemma=lemma,
        )


def _misread(parse: Parse, token: int) -> bool:
    """A verb in -s that the tagger took for a noun still has a subject, or a clause with "that"."""
    if any(parse.deps[c] == "nsubj" and c < token for c in parse.children[token]):
        return True
    return parse.lowers[token + 1 : token + 2] == ["that"] and token > 0 and parse.tags[token - 1] == "NNP"


def agent(parse: Parse, verb: int) -> int | None:
    """Who does it, in the passive: the noun after "by"."""
    for child in parse.children[verb]:
        if parse.deps[child] == "agent" or (parse.lowers[child] == "by" and parse.deps[child] == "prep"):
            for below in parse.children[child]:
                if parse.deps[below] == "pobj":
                    return below
    return None


Read = tuple[str, list[tuple[int, int]], int]


def _read(parse: Parse, cues: Cues, verb: int) -> Read | None:
    lemma = parse.lemmas[verb]
    frames = cues.verbs.get(lemma, frozenset())
    readers = (
        _clause,
        _phrase,
        _predicate,
        _addressee,
        _infinitive,
        _between,
        _preposition,
        _object,
        _around,
    )
    for reader in readers:
        found = reader(parse, cues, verb, frames)
        if found:
            frame, spans, end = found
            return frame, _stretch(parse, verb, frame, spans), end
    return None


def _stretch(parse: Parse, verb: int, frame: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take in what the parser hung on the cue verb after its complement ("focus on X as an issue")."""
    if not spans or frame not in STRETCHED:
        return spans
    first, last = spans[-1]
    if first < verb:
        return spans
    for child in parse.children[verb]:
        if child <= last or parse.deps[child] not in LOOSE:
            continue
        below = parse.subtree(child)
        if min(below) != last + 1 or parse.sent_of[child] != parse.sent_of[verb]:
            break
        if parse.deps[child] == "npadvmod" or (parse.deps[child] == "advcl" and _contrast(parse, min(below))):
            break
        last = max(below)
    return [*spans[:-1], (first, last)]


def _contrast(parse: Parse, token: int) -> bool:
    return parse.lowers[token] in CONTRASTS or parse.lowers[token] in ("after", "before", "when", "since")


def _clause(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    if not frames & CLAUSAL:
        return None
    clauses = [c for c in parse.children[verb] if parse.deps[c] == "ccomp"]
    for child in sorted(clauses, key=lambda c: (c < verb, c)):
        marked = any(parse.lowers[m] in OVERT for m in parse.children[child] if verb < m < child)
        if child > verb and "clause" not in frames and not (marked and "that" in frames):
            continue
        if child > verb and not marked and _small(parse, child):
            continue
        if _infinitival(parse, child):
            continue
        return "clause", clause_spans(parse, verb, child), verb
    if "clause" in frames:
        for child in parse.children[verb]:
            if parse.deps[child] in ("advcl", "xcomp", "dep") and child > verb:
                marks = [m for m in parse.children[child] if parse.deps[m] == "mark"]
                if marks and parse.lowers[marks[0]] in ("that", "whether", "if") and marks[0] - verb <= 3:
                    return "clause", clause_spans(parse, verb, child), verb
    return _bare(parse, verb, frames)


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
    if any(parse.deps[c] in ("dobj", "ccomp") for c in parse.children[verb]):
        return None
    if parse.tags[verb + 1] in ("DT", "PRP", "NNP", "NN", "NNS", "PRP$", "EX", "JJ"):
        for i in range(verb + 2, end):
            if parse.words[i] in (",", ":", ";"):
                break
            if parse.tags[i] in FINITE:
                return "clause", [(verb + 1, end)], verb
    return None


def _late_that(parse: Parse, verb: int, end: int) -> int | None:
    """What follows "that" after a time, a place or an aside: "wrote on Monday that", "insists, as ever, that"."""
    if any(parse.deps[c] == "dobj" for c in parse.children[verb]):
        return None
    if parse.tags[verb + 1] not in ("IN", ",", "NNP", "RB", "TO", "RBS"):
        return None
    for i in range(verb + 2, min(end - 1, verb + LATE)):
        if parse.tags[i] in FINITE or parse.words[i] in (".", ";", ":"):
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


def _small(parse: Parse, child: int) -> bool:
    """A small clause ("called the plan reckless") has no verb of its own."""
    return parse.tags[child] not in VERB_TAGS and not any(
        parse.deps[c] in ("cop", "aux") or parse.tags[c] in ("VBD", "VBZ", "VBP", "MD")
        for c in parse.children[child]
    )


def _infinitival(parse: Parse, token: int) -> bool:
    return parse.tags[token] == "VB" and any(parse.tags[c] == "TO" for c in parse.children[token])


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


def _phrase(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    for words in cues.phrases.get(parse.lemmas[verb], ()):
        end = verb + len(words)
        if end >= len(parse) or tuple(parse.lowers[verb + 1 : end + 1]) != words:
            continue
        for child in parse.children[verb]:
            for clause in (child, *parse.children[child]):
                if parse.deps[clause] in ("ccomp", "xcomp", "acl", "advcl") and clause > end:
                    below = [i for i in parse.subtree(clause) if i > end]
                    return "clause", [(min(below), max(below))], end
    return None


def _predicate(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    if "predicate" not in frames:
        return None
    children = parse.children[verb]
    things = [c for c in children if parse.deps[c] == "dobj" and c > verb]
    second = [c for c in children if parse.deps[c] in ("oprd", "acomp") and c > verb]
    second += [
        c for c in children if parse.lowers[c] == "as" and parse.deps[c] in ("prep", "mark") and c > verb
    ]
    second += [
        c for c in children if parse.deps[c] in ("ccomp", "xcomp", "advcl") and c > verb and _small(parse, c)
    ]
    if is_passive(parse, verb):
        patient = [c for c in children if parse.deps[c] == "nsubjpass"]
        if patient and second:
            a, b = span_of(parse, patient[0], avoid=verb)
            low = parse.subtree(second[0])
            return "predicate", [(a, b), (min(low), max(low))], verb
        return None
    if not second:
        return None
    tokens = [i for c in (*things[:1], second[0]) for i in parse.subtree(c) if i > verb]
    return "predicate", [(min(tokens), max(tokens))], verb


def _addressee(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    if "addressee" not in frames:
        return None
    for child in parse.children[verb]:
        if child < verb or parse.deps[child] not in ("xcomp", "ccomp", "advcl"):
            continue
        if not _infinitival(parse, child) and not (
            parse.deps[child] == "ccomp" and parse.tags[child] == "VB"
        ):
            continue
        tokens = [i for i in parse.subtree(child) if i > verb]
        things = [c for c in parse.children[verb] if parse.deps[c] in OBJECTS and verb < c < child]
        if parse.deps[child] == "advcl" and not things:
            continue
        if things and parse.lemmas[verb] not in TOLD:
            tokens += [i for i in parse.subtree(things[0]) if i > verb]
        return "addressee", [(min(tokens), max(tokens))], verb
    return None


def _infinitive(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    if is_passive(parse, verb) and frames & {"clause", "predicate", "infinitive"}:
        return _raised(parse, verb)
    if "infinitive" not in frames:
        return None
    for child in parse.children[verb]:
        if parse.deps[child] == "xcomp" and child > verb and parse.tags[child] in ("VB", "VBG"):
            tokens = [i for i in parse.subtree(child) if i > verb]
            return "infinitive", [(min(tokens), max(tokens))], verb
    return None


def _raised(parse: Parse, verb: int) -> Read | None:
    """Subject and infinitive are the content: "the port is thought to be closed"."""
    patient = [c for c in parse.children[verb] if parse.deps[c] == "nsubjpass"]
    clause = [
        c for c in parse.children[verb] if parse.deps[c] == "xcomp" and c > verb and _infinitival(parse, c)
    ]
    if not patient or not clause:
        return None
    below = [i for i in parse.subtree(clause[0]) if i > verb]
    return "raised", [span_of(parse, patient[0], avoid=verb), (min(below), max(below))], verb


def _between(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    wanted = cues.with_prepositions.get(parse.lemmas[verb])
    if not wanted:
        return None
    passive = is_passive(parse, verb)
    things = [c for c in parse.children[verb] if parse.deps[c] == "dobj" and c > verb]
    for prep in (*parse.children[verb], *(g for c in things for g in parse.children[c])):
        if prep < verb or parse.lowers[prep] not in wanted or parse.deps[prep] != "prep":
            continue
        if passive:
            patient = [c for c in parse.children[verb] if parse.deps[c] == "nsubjpass"]
            if not patient:
                return None
            below = parse.subtree(prep)
            return (
                "with-preposition",
                [span_of(parse, patient[0], avoid=verb), (min(below), max(below))],
                verb,
            )
        if not things:
            return None
        tokens = [i for c in (things[0], prep) for i in parse.subtree(c) if i > verb]
        return "with-preposition", [(min(tokens), max(tokens))], verb
    return None


def _preposition(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    rests = cues.prepositions.get(parse.lemmas[verb])
    if not rests:
        return None
    for rest in sorted(rests, key=lambda words: (-len(words), words)):
        found = _after(parse, verb, rest)
        if found:
            return found
    return None


def _after(parse: Parse, verb: int, rest: tuple[str, ...]) -> Read | None:
    """Match the words of a cue after its verb; an adverb or a hearer may stand before the last one."""
    if len(rest) > 1 and tuple(parse.lowers[verb + 1 : verb + 1 + len(rest)]) != rest:
        return None
    if len(rest) > 1:
        at = verb + len(rest)
        holders = [at, *(g for g in range(verb, at))]
        for holder in holders:
            for child in parse.children[holder]:
                if child > at and parse.deps[child] in ("pobj", "pcomp", "dobj"):
                    below = [i for i in parse.subtree(child) if i > at]
                    return "preposition", [(min(below), max(below))], at
        return None
    for child in parse.children[verb]:
        if (
            parse.lowers[child] != rest[0]
            or child < verb
            or parse.deps[child] not in ("prep", "prt", "advmod", "agent")
        ):
            continue
        if parse.deps[child] in ("prt", "advmod"):
            things = [c for c in parse.children[verb] if parse.deps[c] in ("dobj", "pobj") and c > verb]
            if things:
                below = [i for i in parse.subtree(things[0]) if i > verb and i != child]
                below += _called_on(parse, verb, max(below))
                return "preposition", [(min(below), max(below))], child if child == verb + 1 else verb
            continue
        for inner in parse.children[child]:
            if parse.deps[inner] in ("pobj", "pcomp"):
                tokens = [i for i in parse.subtree(inner) if i > child]
                if not tokens:
                    continue
                end = child if child == verb + 1 else verb
                tokens += _called_on(parse, verb, max(tokens))
                return "preposition", [(min(tokens), max(tokens))], end
    return None


def _called_on(parse: Parse, verb: int, last: int) -> list[int]:
    """The infinitive of "called on members to resign"."""
    clause = [c for c in parse.children[verb] if parse.deps[c] == "xcomp" and c > last]
    if clause and parse.lemmas[verb] in ("call", "wait", "appeal", "plead"):
        return parse.subtree(clause[0])
    return []


def _object(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    if "object" not in frames:
        return None
    if is_passive(parse, verb):
        if agent(parse, verb) is None:
            return None
        for child in parse.children[verb]:
            if parse.deps[child] == "nsubjpass":
                return "object", [span_of(parse, child, avoid=verb)], verb
        if parse.deps[verb] == "acl":
            return "object", [span_of(parse, parse.heads[verb], avoid=verb)], verb
        return None
    for child in parse.children[verb]:
        if parse.deps[child] == "dobj":
            if child < verb:
                return ("object", [(child, child)], verb) if parse.tags[child][0] == "W" else None
            tokens = [i for i in parse.subtree(child) if i > verb]
            return "object", [(min(tokens), max(tokens))], verb
    return None


def _near(parse: Parse, child: int, verb: int) -> bool:
    return (
        parse.deps[child] in ("nsubj", "aux", "advmod", "neg", "npadvmod", "prep", "mark")
        and abs(child - verb) < LATE
    )


def _around(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
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
