"""Cue verbs and what they govern: for each verb of the lexicon, the complement that holds its content."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.attributions import Attribution
from foedus.coding.clause_frames import read_around, read_clause, read_phrase
from foedus.coding.clauses import cue_span, span_of, trim
from foedus.coding.complements import VERB_TAGS, Read, agent
from foedus.coding.endings import and_that, cut_ending
from foedus.coding.object_frames import (
    read_addressee,
    read_between,
    read_infinitive,
    read_long_preposition,
    read_object,
    read_predicate,
    read_preposition,
    read_seeming,
    stretch,
)
from foedus.coding.owners import find_issuer, find_owner
from foedus.coding.parse import Parse
from foedus.lexicon.cues import Cues

__all__ = ["VERB_TAGS", "agent", "find_verb_cues"]


def find_verb_cues(parse: Parse, cues: Cues, *, passage: int) -> Iterator[Attribution]:
    """Attributions by verb, one a verb at most, in text order."""
    for verb in [i for i, lemma in enumerate(parse.lemmas) if lemma in cues.governing]:
        tag = parse.tags[verb]
        if (tag not in VERB_TAGS and not (tag == "NNS" and _misread(parse, verb))) or parse.deps[verb] in (
            "aux",
            "auxpass",
            "amod",
            "compound",
        ):
            continue
        lemma = parse.lemmas[verb]
        found = _read(parse, cues, verb)
        if found is None:
            continue
        frame, spans, cue_end = found
        if spans and spans[-1][0] > verb:
            a, b = spans[-1]
            b = and_that(parse, verb, b) if frame == "clause" else b
            spans = [*spans[:-1], (a, cut_ending(parse, cues, verb, a, b, frame=frame))]
        issued = find_issuer(parse, cues, verb)
        speaker_head, subject = find_owner(parse, cues, verb if issued is None else issued, frame=frame)
        first, last = cue_span(parse, verb if issued is None else issued, subject=subject)
        last = max(last, verb)
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


def _read(parse: Parse, cues: Cues, verb: int) -> Read | None:
    lemma = parse.lemmas[verb]
    frames = cues.verbs.get(lemma, frozenset())
    readers = (
        read_long_preposition,
        read_seeming,
        read_clause,
        read_phrase,
        read_predicate,
        read_addressee,
        read_infinitive,
        read_between,
        read_preposition,
        read_object,
        read_around,
    )
    for reader in readers:
        found = reader(parse, cues, verb, frames)
        if found:
            frame, spans, end = found
            return frame, stretch(parse, verb, frame, spans), end
    return None
