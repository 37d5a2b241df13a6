"""Other complements as content: objects with what is said of them, infinitives, prepositions."""

from __future__ import annotations

from foedus.coding.clauses import is_passive, span_of
from foedus.coding.complements import CONTRASTS, Read, agent, is_infinitival, is_small
from foedus.coding.marks import QUOTATION_MARKS
from foedus.coding.parse import Parse
from foedus.lexicon.cues import Cues

STRETCHED = frozenset(("object", "preposition", "predicate", "infinitive"))
AFTER_OBJECT = frozenset("as for over about on against with from to toward of by".split())
LOOSE = frozenset("prep advcl xcomp oprd npadvmod conj dobj agent dative advmod acl relcl".split())
TOLD = frozenset(("tell", "inform", "notify", "assure", "reassure", "remind", "teach", "show", "brief"))
NAMING = frozenset(("call", "brand", "dub", "label", "term", "deem", "declare", "pronounce"))
ACTS = frozenset(("VB", "VBG", "VBN"))
OBJECTS = frozenset(("dobj", "dative"))


def read_predicate(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    """An object with what it is called: "called the plan reckless"."""
    if "predicate" not in frames:
        return None
    children = parse.children[verb]
    things = [c for c in children if parse.deps[c] == "dobj" and c > verb]
    second = [c for c in children if parse.deps[c] in ("oprd", "acomp") and c > verb]
    second += [
        c for c in children if parse.lowers[c] == "as" and parse.deps[c] in ("prep", "mark") and c > verb
    ]
    second += [
        c
        for c in children
        if parse.deps[c] in ("ccomp", "xcomp", "advcl") and c > verb and is_small(parse, c)
    ]
    if is_passive(parse, verb):
        patient = [c for c in children if parse.deps[c] == "nsubjpass"]
        if patient and second:
            a, b = span_of(parse, patient[0], avoid=verb)
            low = parse.subtree(second[0])
            return "predicate", [(a, b), (min(low), max(low))], verb
        return None
    if not second and things:
        second = [
            c
            for c in parse.children[things[0]]
            if parse.lowers[c] == "as" and parse.deps[c] == "prep" and c > things[0]
        ]
    if not second:
        return _called(parse, verb, things)
    tokens = [i for c in (*things[:1], second[0]) for i in parse.subtree(c) if i > verb]
    return "predicate", [(min(tokens), max(tokens))], verb


def _called(parse: Parse, verb: int, things: list[int]) -> Read | None:
    """A predicate that the parser folded into the object: 'called the idea "absurd"'."""
    if parse.lemmas[verb] not in NAMING or not things:
        return None
    tokens = [i for i in parse.subtree(things[0]) if i > verb]
    last = max(tokens)
    while last > verb and not parse.words[last][0].isalnum():
        last -= 1
    quoted = any(parse.words[i] in QUOTATION_MARKS for i in tokens[1:])
    if not quoted and parse.tags[last] not in ("JJ", "VBN"):
        return None
    return "predicate", [(min(tokens), max(tokens))], verb


def read_addressee(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    """A hearer and an infinitive: "urged members to stay"."""
    if "addressee" not in frames:
        return None
    for child in parse.children[verb]:
        if child < verb or parse.deps[child] not in ("xcomp", "ccomp", "advcl"):
            continue
        if not is_infinitival(parse, child) and not (
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


def read_infinitive(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    """An infinitive, the speaker's own or another's: "vowed to stay", "wants them to stay"."""
    if is_passive(parse, verb) and frames & {"clause", "predicate", "infinitive"}:
        return _raised(parse, verb)
    if "infinitive" not in frames:
        return None
    for child in parse.children[verb]:
        wished = parse.deps[child] == "ccomp" and is_infinitival(parse, child)
        if (parse.deps[child] == "xcomp" or wished) and child > verb and parse.tags[child] in ACTS:
            tokens = [i for i in parse.subtree(child) if i > verb]
            return "infinitive", [(min(tokens), max(tokens))], verb
    return None


def _raised(parse: Parse, verb: int) -> Read | None:
    """Subject and infinitive are the content: "the port is thought to be closed"."""
    patient = [c for c in parse.children[verb] if parse.deps[c] == "nsubjpass"]
    clause = [
        c for c in parse.children[verb] if parse.deps[c] == "xcomp" and c > verb and is_infinitival(parse, c)
    ]
    if not patient or not clause:
        return None
    below = [i for i in parse.subtree(clause[0]) if i > verb]
    return "raised", [span_of(parse, patient[0], avoid=verb), (min(below), max(below))], verb


def read_seeming(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    """Subject and what it seems to be or do are the content: "the port appears to be closed"."""
    if "seeming" not in frames:
        return None
    children = parse.children[verb]
    subject = [c for c in children if parse.deps[c] in ("nsubj", "nsubjpass")]
    rest = [c for c in children if c > verb and _is_seen(parse, c)]
    if not subject or not rest:
        return None
    below = [i for i in parse.subtree(rest[0]) if i > verb]
    second = (min(below), max(below))
    word = parse.lowers[subject[-1]]
    if word == "there" or (word == "it" and parse.deps[rest[0]] in ("ccomp", "advcl")):
        return "seeming", [second], verb
    return "seeming", [span_of(parse, subject[-1], avoid=verb), second], verb


def _is_seen(parse: Parse, child: int) -> bool:
    if parse.deps[child] == "advcl":
        marks = {parse.lowers[m] for m in parse.children[child]}
        return parse.tags[child] == "VB" or not marks.isdisjoint(("like", "that", "as"))
    return parse.deps[child] in ("xcomp", "oprd", "acomp", "ccomp", "attr")


def read_between(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    """An object and a preposition: "accused the firm of fraud"."""
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


def read_long_preposition(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    """What follows a verb with two words or more: "pushed back against the plan"."""
    for rest in sorted(cues.prepositions.get(parse.lemmas[verb], ()), key=lambda words: (-len(words), words)):
        if len(rest) > 1 and (found := _after(parse, verb, rest)):
            return found
    return None


def read_preposition(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    """What follows verb and preposition: "called for an inquiry"."""
    for rest in sorted(cues.prepositions.get(parse.lemmas[verb], ())):
        if len(rest) == 1 and (found := _after(parse, verb, rest)):
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
        if child > verb and parse.deps[child] in ("advcl", "ccomp", "xcomp"):
            marks = [c for c in parse.children[child] if parse.deps[c] == "mark" and verb < c <= verb + 2]
            if marks and parse.lowers[marks[0]] == rest[0] and is_infinitival(parse, child):
                tokens = [i for i in parse.subtree(child) if i > marks[0]]
                return "preposition", [(min(tokens), max(tokens))], marks[0]
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


def read_object(parse: Parse, cues: Cues, verb: int, frames: frozenset[str]) -> Read | None:
    """The object by itself: "condemned the raid"."""
    if "object" not in frames and not _documented(parse, cues, verb):
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
    if not any(parse.deps[c] == "dobj" for c in parse.children[verb]):
        return _gerund(parse, verb)
    for child in parse.children[verb]:
        if parse.deps[child] == "dobj":
            if child < verb:
                return ("object", [(child, child)], verb) if parse.tags[child][0] == "W" else None
            tokens = [i for i in parse.subtree(child) if i > verb]
            return "object", [(min(tokens), max(tokens))], verb
    return None


def _documented(parse: Parse, cues: Cues, verb: int) -> bool:
    """Whether a poll or a paper shows what is told: "the poll shows a lead", but not "he shows a book"."""
    if parse.lemmas[verb] not in cues.by_group.get("showing", ()):
        return False
    subjects = [c for c in parse.children[verb] if parse.deps[c] == "nsubj"]
    return any(parse.lemmas[c] in cues.documents for c in subjects)


def _gerund(parse: Parse, verb: int) -> Read | None:
    """What is denied, admitted or suggested as a doing: "denied ever selling arms"."""
    for child in parse.children[verb]:
        if parse.deps[child] == "xcomp" and parse.tags[child] == "VBG" and verb < child <= verb + 3:
            below = [i for i in parse.subtree(child) if i > verb]
            return "object", [(min(below), max(below))], verb
    return None


def stretch(parse: Parse, verb: int, frame: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take in what the parser hung on the cue verb after its complement ("focus on X as an issue")."""
    if not spans or frame not in STRETCHED:
        return spans
    only = AFTER_OBJECT if frame == "object" else None
    first, last = spans[-1]
    if first < verb:
        return spans
    for child in parse.children[verb]:
        if child <= last or parse.deps[child] not in LOOSE:
            continue
        if only and not (parse.deps[child] == "prep" and parse.lowers[child] in only):
            break
        below = parse.subtree(child)
        if min(below) != last + 1 or parse.sent_of[child] != parse.sent_of[verb]:
            break
        if parse.deps[child] == "npadvmod" or (parse.deps[child] == "advcl" and _contrast(parse, min(below))):
            break
        last = max(below)
    return [*spans[:-1], (first, last)]


def _contrast(parse: Parse, token: int) -> bool:
    return parse.lowers[token] in CONTRASTS or parse.lowers[token] in ("after", "before", "when", "since")
