"""Find who says what in one document: cue, speaker and content, with what sits in what."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

from foedus.coding.attributions import Attribution
from foedus.coding.citing import GLUED, find_cited
from foedus.coding.cues import find_verb_cues
from foedus.coding.filters import has_voice, is_said, keep
from foedus.coding.nesting import find_parents
from foedus.coding.nouns import find_adjective_cues, find_noun_cues
from foedus.coding.parse import Parse
from foedus.coding.quotations import Quotation, find_quotations, opens_quoted
from foedus.coding.sources import find_source_cues
from foedus.coding.speakers import SpeakerMemory
from foedus.coding.tags import attach_quotations
from foedus.lexicon.cues import Cues
from foedus.model.actor import Mention
from foedus.model.statement import Cue, Quoted, Speaker, Statement

FIRST_PERSON = frozenset(("I", "my", "me"))


def find_statements(
    parses: Sequence[Parse],
    mentions: Sequence[Sequence[Mention]] | None,
    cues: Cues,
    *,
    doc: str,
    outermost_only: bool = False,
    unsaid: bool = False,
) -> list[Statement]:
    """Every statement of one document, in text order; ids are `DOC.s1`, `DOC.s2`, ...

    parses: the document's passages in order. mentions: actors per passage, or None to do without.
    outermost_only: leave out what sits inside another statement (a corpus convention).
    unsaid: keep attitudes that are laid to nobody ("was blamed for", "appears to") and what somebody only
    may, might, could, should or must say (a corpus convention).
    """
    quotations = find_all_quotations(parses)
    found = find_attributions(parses, quotations, cues)
    if not unsaid:
        found = [a for a in found if is_said(parses[a.passage], a)]
    parents = find_parents(found, parses)
    speakers = _name_first_persons(_name_speakers(parses, mentions, found), found, parents)
    return _state(parses, quotations, found, parents, speakers, doc=doc, outermost_only=outermost_only)


def find_all_quotations(parses: Sequence[Parse]) -> list[list[Quotation]]:
    """Quotations by passage."""
    opens = [opens_quoted(parse.text) for parse in parses]
    return [
        find_quotations(parse, following_opens=number + 1 < len(parses) and opens[number + 1])
        for number, parse in enumerate(parses)
    ]


def find_attributions(
    parses: Sequence[Parse], quotations: Sequence[Sequence[Quotation]], cues: Cues
) -> list[Attribution]:
    """Attributions of a document in text order, quotations joined, false ones dropped."""
    by_passage: list[list[Attribution]] = []
    for number, (parse, quotes) in enumerate(zip(parses, quotations, strict=True)):
        listed = [
            *find_verb_cues(parse, cues, passage=number),
            *find_noun_cues(parse, cues, passage=number),
            *find_adjective_cues(parse, cues, passage=number),
            *find_source_cues(parse, cues, passage=number),
        ]
        for found in listed:
            at = parse.starts[found.head]
            holder = next((q for q in quotes if q.speech and q.start <= at < q.end), None)
            found.inside = holder is not None
            if holder is not None and found.frame != "source":
                a, b = parse.offset + holder.start, parse.offset + holder.end
                found.content = [(max(s, a), min(e, b)) for s, e in found.content if s < b and a < e]
        listed = [
            found
            for found in listed
            if found.content and keep(parse, found) and not _names_a_title(parse, found, quotes, cues)
        ]
        listed.sort(key=lambda a: a.cue)
        by_passage.append(_one_per_cue(listed))
    attach_quotations(parses, quotations, by_passage, cues=cues)
    for parse, listed in zip(parses, by_passage, strict=True):
        cited = find_cited(parse, listed)
        if cited:
            listed[:] = [*(a for a in listed if a.head not in {c.head for c in cited}), *cited]
    return [
        a
        for listed in by_passage
        for a in sorted(listed, key=lambda a: a.cue)
        if a.content and _stands(a, parses, cues)
    ]


def _names_a_title(parse: Parse, found: Attribution, quotes: Sequence[Quotation], cues: Cues) -> bool:
    """Whether a verb of writing has the title of a work as its object: 'wrote "The Old House"'."""
    if found.frame != "object" or found.lemma not in cues.by_group.get("writing", ()):
        return False
    starts = [start - parse.offset for start, _ in found.content]
    return any(not q.speech and q.start <= start <= q.start + 2 for q in quotes for start in starts)


def _one_per_cue(listed: list[Attribution]) -> list[Attribution]:
    """Where two cues share words, the longer one speaks."""
    kept: list[Attribution] = []
    for found in listed:
        rival = next((k for k in kept if k.cue[0] <= found.cue[1] and found.cue[0] <= k.cue[1]), None)
        if rival is None:
            kept.append(found)
        elif found.cue[1] - found.cue[0] > rival.cue[1] - rival.cue[0]:
            kept[kept.index(rival)] = found
    return kept


def _stands(found: Attribution, parses: Sequence[Parse], cues: Cues) -> bool:
    """Filters against false alarms; a quotation that was joined always stands, a mere mark never does."""
    if found.attached:
        return True
    parse = parses[found.passage]
    if sum(end - start for start, end in found.content) < 2:
        return False
    return keep(parse, found) and has_voice(parse, found, cues)


def _name_speakers(
    parses: Sequence[Parse], mentions: Sequence[Sequence[Mention]] | None, found: Sequence[Attribution]
) -> list[Speaker | None]:
    """Speakers of all attributions, settled in text order."""
    memory = SpeakerMemory()
    order = sorted(range(len(found)), key=lambda i: (found[i].passage, found[i].head))
    speakers: list[Speaker | None] = [None] * len(found)
    for i in order:
        passage = found[i].passage
        named = memory.name_speaker(parses[passage], found[i], mentions[passage] if mentions else ())
        if named is not None and found[i].glued and (glued := GLUED.search(named.text)):
            named = replace(named, end=named.start + glued.start(2), text=named.text[: glued.start(2)])
            named = replace(named, name=named.text)
        speakers[i] = named
    return speakers


def _name_first_persons(
    speakers: list[Speaker | None], found: Sequence[Attribution], parents: Sequence[int | None]
) -> list[Speaker | None]:
    """Speakers with "I" in a quotation named as whoever the quotation is of."""
    for i, speaker in enumerate(speakers):
        if speaker is None or speaker.text not in FIRST_PERSON or not found[i].inside:
            continue
        holder = parents[i]
        while holder is not None and (named := speakers[holder]) is not None:
            if named.text not in FIRST_PERSON:
                speakers[i] = replace(
                    speaker, name=named.name or named.text, actor=named.actor, affiliation=named.affiliation
                )
                break
            holder = parents[holder]
    return speakers


def _state(
    parses: Sequence[Parse],
    quotations: Sequence[Sequence[Quotation]],
    found: Sequence[Attribution],
    parents: Sequence[int | None],
    speakers: Sequence[Speaker | None],
    *,
    doc: str,
    outermost_only: bool,
) -> list[Statement]:
    made: list[Statement] = []
    marked = [
        (parse.offset + q.start, parse.offset + q.end)
        for parse, quotes in zip(parses, quotations, strict=True)
        for q in quotes
    ]
    ids = {index: f"{doc}.s{index + 1}" for index in range(len(found))}
    for index, (attribution, parent) in enumerate(zip(found, parents, strict=True)):
        if outermost_only and (parent is not None or _orphaned(attribution)):
            continue
        parse = parses[attribution.passage]
        speaker = speakers[index]
        start, end = parse.span(*attribution.cue)
        if attribution.glued and attribution.frame == "cited":
            glued = GLUED.search(parse.words[attribution.head])
            start += glued.start(2) if glued else 0
        cue = Cue(start, end, parse.text[start - parse.offset : end - parse.offset])
        spans = tuple(attribution.content)
        edges = [start, end, *(x for span in spans for x in span)]
        if speaker:
            edges += [speaker.start, speaker.end]
        made.append(
            Statement(
                id=ids[index],
                doc=doc,
                start=min(edges),
                end=max(edges),
                speaker=speaker,
                cue=cue,
                content=spans,
                quoted=_quoted(spans, marked),
                parent=None if parent is None or outermost_only else ids[parent],
            )
        )
    return made


def _orphaned(found: Attribution) -> bool:
    """Whether it stands in a quotation of which nobody knows who said it."""
    return found.inside and not found.attached and found.frame != "colon"


def _quoted(spans: Sequence[tuple[int, int]], marked: Sequence[tuple[int, int]]) -> Quoted:
    """How much of a content stands in quotation marks. marked: every quotation, in text order."""
    total = inside = 0
    for a, b in spans:
        total += b - a
        for place in range(bisect.bisect_left(marked, a, key=lambda mark: mark[1]), len(marked)):
            c, d = marked[place]
            if c >= b:
                break
            inside += max(0, min(b, d) - max(a, c))
    if inside >= 0.9 * total:
        return "direct"
    return "mixed" if inside else "indirect"
