"""Cues that are no plain verbs: nouns ("the claim that"), light verbs with a noun, adjectives."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.attributions import Attribution
from foedus.coding.clauses import cue_span, find_subject, is_passive, span_of, trim
from foedus.coding.cues import VERB_TAGS, agent
from foedus.coding.endings import cut_ending
from foedus.coding.marks import POSSESSIVES, SINGLE_CLOSE
from foedus.coding.parse import Parse
from foedus.lexicon.cues import Cues

LINKING = frozenset(
    ("'s", f"{SINGLE_CLOSE}s", "'re", f"{SINGLE_CLOSE}re", "'m", f"{SINGLE_CLOSE}m")
) | frozenset(
    ("be", "feel", "seem", "appear", "become", "remain", "get", "grow", "sound", "look", "stay", "keep")
)
CLAUSES = frozenset(("acl", "ccomp", "xcomp", "relcl", "advcl"))


def find_noun_cues(parse: Parse, cues: Cues, *, passage: int) -> Iterator[Attribution]:
    """Attributions by noun: the speaker owns the noun, is joined by "by" or "from", or holds a light verb."""
    for noun in [i for i, lemma in enumerate(parse.lemmas) if lemma in cues.nouns]:
        if parse.tags[noun] not in ("NN", "NNS"):
            continue
        frames = cues.nouns[parse.lemmas[noun]]
        given = _given(parse, cues, noun, passage)
        if given is not None:
            yield given
            continue
        content = _complement(parse, noun, frames)
        if content is None:
            continue
        spans, end, clausal = content
        spans = [(a, cut_ending(parse, cues, noun, a, b, frame="clause")) for a, b in spans]
        verb = parse.heads[noun]
        light = (
            parse.deps[noun] == "dobj" and parse.lemmas[verb] in cues.light and parse.tags[verb] in VERB_TAGS
        )
        owner = _owner(parse, noun)
        topic = owner is not None and parse.deps[noun] in ("nsubj", "nsubjpass")
        if not light and not clausal and not topic:
            continue
        first, last = noun, noun
        if owner is not None and not light:
            speaker_head: int | None = owner
            first = _left_of(parse, noun, owner)
        elif light:
            subject = find_subject(parse, verb)
            passive = is_passive(parse, verb)
            speaker_head = agent(parse, verb) if passive else (subject.token if subject else None)
            first = cue_span(parse, verb, subject=subject.token if subject else None)[0]
            if owner is not None and speaker_head is None:
                speaker_head = owner
        else:
            speaker_head = None
        if speaker_head is None:
            continue
        speaker = span_of(parse, speaker_head, avoid=noun)
        if parse.deps[speaker_head] == "poss" and parse.lowers[speaker[1]] in POSSESSIVES:
            speaker = (speaker[0], max(speaker[0], speaker[1] - 1))
        if first <= speaker[1] and speaker[0] <= last and light:
            first = verb
        yield Attribution(
            passage=passage,
            head=noun,
            cue=(first, max(last, end)),
            speaker=speaker,
            speaker_head=speaker_head,
            content=[parse.span(*trim(parse, a, b)) for a, b in spans],
            frame="light" if light else "noun",
            lemma=parse.lemmas[noun],
        )


def _given(parse: Parse, cues: Cues, noun: int, passage: int) -> Attribution | None:
    """An attitude that its object receives: "the plan won the backing of the guild" is the guild's."""
    verb = parse.heads[noun]
    if (
        parse.lemmas[noun] not in cues.by_group.get("given_nouns", ())
        or parse.lemmas[verb] not in cues.receiving
    ):
        return None
    if parse.deps[noun] != "dobj" or is_passive(parse, verb):
        return None
    subject = find_subject(parse, verb)
    for prep in parse.children[noun]:
        if prep < noun or parse.lowers[prep] not in ("of", "from") or subject is None:
            continue
        for holder in parse.children[prep]:
            if parse.deps[holder] == "pobj":
                first = cue_span(parse, verb, subject=subject.token)[0]
                return Attribution(
                    passage=passage,
                    head=noun,
                    cue=(first, prep if prep == noun + 1 else noun),
                    speaker=span_of(parse, holder, avoid=prep),
                    speaker_head=holder,
                    content=[parse.span(*trim(parse, *span_of(parse, subject.token, avoid=verb)))],
                    frame="light",
                    lemma=parse.lemmas[noun],
                )
    return None


def _complement(
    parse: Parse, noun: int, frames: frozenset[str]
) -> tuple[list[tuple[int, int]], int, bool] | None:
    """Content, last token of the cue, and whether the content is a clause or infinitive."""
    for child in parse.children[noun]:
        if child < noun:
            continue
        dep = parse.deps[child]
        if dep in CLAUSES:
            marks = [m for m in parse.children[child] if parse.deps[m] == "mark"]
            infinitive = parse.tags[child] == "VB" and any(
                parse.tags[c] == "TO" for c in parse.children[child]
            )
            if (marks and parse.lowers[marks[0]] in ("that", "whether") and "clause" in frames) or (
                infinitive and "infinitive" in frames
            ):
                below = [i for i in parse.subtree(child) if i > noun]
                return [(min(below), max(below))], noun, True
        elif dep == "prep" and parse.lowers[child] in frames:
            below = [i for i in parse.subtree(child) if i > child]
            if below:
                return [(min(below), max(below))], child if child == noun + 1 else noun, False
    return None


def _owner(parse: Parse, noun: int) -> int | None:
    for child in parse.children[noun]:
        if parse.deps[child] == "poss":
            return child
        if child > noun and parse.deps[child] == "prep" and parse.lowers[child] in ("by", "from"):
            for below in parse.children[child]:
                if parse.deps[below] == "pobj":
                    return below
    return None


def _left_of(parse: Parse, noun: int, owner: int) -> int:
    """Adjectives between owner and noun belong to the cue ("his repeated claim")."""
    if owner > noun:
        return noun
    first = noun
    while first - 1 > owner and parse.lowers[first - 1] not in POSSESSIVES:
        first -= 1
    return first


def find_adjective_cues(parse: Parse, cues: Cues, *, passage: int) -> Iterator[Attribution]:
    """Attributions by adjective or participle after a linking verb, with what it is about."""
    for word in [i for i, lower in enumerate(parse.lowers) if lower in cues.adjectives]:
        if parse.tags[word] not in ("JJ", "VBN", "JJR", "JJS"):
            continue
        verb = parse.heads[word]
        participle = any(parse.deps[c] == "auxpass" for c in parse.children[word])
        if participle or any(parse.deps[c] == "nsubj" for c in parse.children[word]):
            verb = word
        elif parse.lemmas[verb] not in LINKING or parse.deps[word] not in ("acomp", "oprd", "attr", "ccomp"):
            continue
        content = _about(parse, word)
        if content is None:
            continue
        subject = find_subject(parse, verb)
        if subject is None or parse.lowers[subject.token] in ("it", "there", "that", "this"):
            continue
        speaker = span_of(parse, subject.token, avoid=word)
        if speaker[0] <= word <= speaker[1]:
            continue
        first = cue_span(parse, verb, subject=subject.token)[0]
        if first <= speaker[1] < word:
            first = speaker[1] + 1
        span, end = content
        span = span[0], cut_ending(parse, cues, word, *span, frame="clause")
        yield Attribution(
            passage=passage,
            head=word,
            cue=(first, max(word, end)),
            speaker=speaker,
            speaker_head=subject.token,
            content=[parse.span(*trim(parse, *span))],
            frame="adjective",
            lemma=parse.lowers[word],
        )


def _about(parse: Parse, word: int) -> tuple[tuple[int, int], int] | None:
    for child in parse.children[word]:
        if child < word:
            continue
        below = [i for i in parse.subtree(child) if i > word]
        dep = parse.deps[child]
        if dep in ("ccomp", "xcomp") or (dep == "advcl" and parse.tags[child] == "VB"):
            return (min(below), max(below)), word
        if dep == "prep" and parse.lowers[child] in (
            "about",
            "of",
            "on",
            "to",
            "with",
            "at",
            "by",
            "over",
            "for",
            "in",
        ):
            inner = [i for i in below if i > child]
            if inner:
                return (min(inner), max(inner)), child if child == word + 1 else word
    return None
