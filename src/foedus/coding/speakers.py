"""Who speaks: name, affiliation and actor of a speaker, remembered through the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.coding.attributions import Attribution
from foedus.coding.clauses import antecedent
from foedus.coding.naming import (
    PROPER,
    RELATIVES,
    TITLE_WORDS,
    apposed_name,
    find_affiliation,
    given_name,
    is_hyphenated,
    is_joined,
    modifiers,
    name_tokens,
)
from foedus.coding.parse import Parse
from foedus.model.actor import Mention
from foedus.model.statement import Speaker

PERSONS = frozenset(("he", "she", "him", "her", "his"))
THINGS = frozenset(("it", "its", "which", "that"))
CROWDS = frozenset(("they", "them", "their"))
COMMON = frozenset(("NN", "NNS"))
ROLES = frozenset(
    "spokesman spokeswoman spokesperson minister official envoy ambassador president premier leader adviser"
    " advisor analyst expert fellow lawmaker senator director chief chairman chairwoman chair head founder"
    " professor scholar researcher economist historian officer general admiral commander judge lawyer"
    " attorney editor reporter correspondent author governor mayor diplomat negotiator secretary commissioner"
    " deputy member co-founder executive manager strategist pollster activist veteran specialist physicist"
    " engineer scientist candidate counsel consultant critic captain colonel consul".split()
)
SINGLE = re.compile(r"(a|an|one|another)$")


@dataclass(frozen=True, slots=True)
class Known:
    """What the document has said of a speaker so far."""

    name: str
    affiliation: str | None
    actor: str | None
    person: bool


class SpeakerMemory:
    """Resolves speakers in document order; later mentions lean on earlier ones."""

    __slots__ = ("_by_surname", "_last_crowd", "_last_person", "_last_thing")

    def __init__(self) -> None:
        self._by_surname: dict[str, Known] = {}
        self._last_person: Known | None = None
        self._last_thing: Known | None = None
        self._last_crowd: Speaker | None = None

    def name_speaker(self, parse: Parse, found: Attribution, mentions: Sequence[Mention]) -> Speaker | None:
        """The speaker of an attribution, as far as the document tells; None where it names none.

        Who speaks inside a quotation is not whom the document's own "he added" goes on with.
        """
        last = self._last_person, self._last_thing, self._last_crowd
        speaker = self._find_speaker(parse, found, mentions)
        if found.inside:
            self._last_person, self._last_thing, self._last_crowd = last
        return speaker

    def _find_speaker(self, parse: Parse, found: Attribution, mentions: Sequence[Mention]) -> Speaker | None:
        if found.speaker is None or found.speaker_head is None:
            return None
        start, end = parse.span(*found.speaker)
        speaker = Speaker(start, end, parse.text[start - parse.offset : end - parse.offset])
        head = found.speaker_head
        if parse.lowers[head] in RELATIVES and parse.tags[head][0] == "W":
            head = antecedent(parse, head)
        mention = _mention_at(parse, head, speaker, mentions)
        lower = parse.lowers[head]
        if lower in CROWDS and mention is None and (subject := _crowd_above(parse, head)) is not None:
            return replace(speaker, group=parse.lowers[subject])
        if lower in PERSONS | THINGS | CROWDS:
            return self._pronoun(speaker, lower, mention)
        known = parse.words[head] in self._by_surname
        if known or parse.tags[head] in PROPER or is_hyphenated(parse, head):
            return self._named(parse, speaker, found.speaker, head, mention)
        return self._described(parse, speaker, found.speaker, head, mention)

    def _pronoun(self, speaker: Speaker, lower: str, mention: Mention | None) -> Speaker:
        known = self._last_person if lower in PERSONS else self._last_thing
        if mention is not None and mention.actor:
            named = self._named_by(mention)
            if named is not None:
                return replace(speaker, actor=mention.actor, name=named.name, affiliation=named.affiliation)
            same = known is not None and known.actor == mention.actor and _may_be(known, mention)
            if not same:
                by_actor = next(
                    (
                        k
                        for k in self._by_surname.values()
                        if k.actor == mention.actor and _may_be(k, mention)
                    ),
                    None,
                )
                known = by_actor
            name = known.name if known else None
            return replace(
                speaker, actor=mention.actor, name=name, affiliation=known.affiliation if known else None
            )
        if lower in CROWDS:
            crowd = self._last_crowd
            return replace(speaker, group=crowd.group, actor=crowd.actor) if crowd else speaker
        if known is None:
            return speaker
        return replace(speaker, actor=known.actor, name=known.name, affiliation=known.affiliation)

    def _named(
        self, parse: Parse, speaker: Speaker, span: tuple[int, int], head: int, mention: Mention | None
    ) -> Speaker:
        if is_joined(parse, span, head):
            return self._several(parse, speaker, span, mention)
        first, last = name_tokens(parse, span, head)
        first = given_name(parse, first, last, mention)
        name = parse.text[parse.starts[first] : parse.ends[last]]
        surname = parse.words[last]
        affiliation = find_affiliation(parse, span, first, head)
        actor = mention.actor if mention else None
        person = _is_person(parse, span, first, last, mention, affiliation)
        before = self._by_surname.get(surname) or self._by_surname.get(name)
        if before is None and first == last:
            before = next(
                (k for k in self._by_surname.values() if k.person and surname in k.name.split()), None
            )
        if before is not None and (first == last or before.name == name):
            name = before.name if first == last else name
            affiliation = affiliation or before.affiliation
            actor = actor or before.actor
            person = person or before.person
        known = Known(name, affiliation, actor, person)
        self._by_surname[surname if person else name] = known
        if person:
            self._last_person = known
        else:
            self._last_thing = known
        return replace(speaker, actor=actor, name=name, affiliation=affiliation)

    def _named_by(self, mention: Mention) -> Known | None:
        """The speaker known by the name of a mention's entity."""
        surname = (mention.entity or "").rsplit("_", 1)[-1]
        return next(
            (k for name, k in self._by_surname.items() if k.person and name.lower() == surname and surname),
            None,
        )

    def _several(
        self, parse: Parse, speaker: Speaker, span: tuple[int, int], mention: Mention | None
    ) -> Speaker:
        """Speakers joined by "and": they are one group, named as the text names them; no actor is theirs."""
        first = span[0] + (parse.lowers[span[0]] in ("both", "the"))
        words = parse.text[parse.starts[first] : parse.ends[span[1]]]
        made = replace(speaker, name=words, group=words)
        self._last_crowd = made
        return made

    def _described(
        self, parse: Parse, speaker: Speaker, span: tuple[int, int], head: int, mention: Mention | None
    ) -> Speaker:
        lemma, lower = parse.lemmas[head], parse.lowers[head]
        actor = mention.actor if mention and len(mention.members) < 2 else None
        plural = parse.tags[head] in ("NNS", "CD", "JJ", "DT")
        determiner = parse.lowers[span[0]]
        appositive = apposed_name(parse, head)
        if appositive is not None:
            return self._named(parse, speaker, span, appositive, mention)
        if not plural and determiner in ("the", "this", "that") and lemma in ROLES:
            known = self._holder(lemma, bare=span[1] - span[0] == 1)
            if mention is not None and known is not None and not _may_be(known, mention):
                known = self._named_by(mention)
            if known is not None:
                return replace(
                    speaker, actor=known.actor or actor, name=known.name, affiliation=known.affiliation
                )
        group = lower if plural or SINGLE.match(determiner) else None
        affiliation = modifiers(parse, span, head) if lemma in ROLES or group else None
        made = replace(speaker, actor=actor, affiliation=affiliation, group=group)
        if plural:
            self._last_crowd = made
        elif lemma in ROLES:
            self._last_person = Known(speaker.text, affiliation, actor, True)
        else:
            self._last_thing = Known(speaker.text, affiliation, actor, False)
        return made

    def _holder(self, role: str, *, bare: bool) -> Known | None:
        """The latest person known in a role ("the spokeswoman"), else the last who spoke.

        bare: nothing qualifies the role; "the Estmark official" is not simply whoever spoke last.
        """
        for known in reversed(self._by_surname.values()):
            if known.person and known.affiliation and role in known.affiliation.lower().split():
                return known
        return self._last_person if bare and self._last_person and self._last_person.person else None


def _may_be(known: Known, mention: Mention) -> bool:
    """Whether a pronoun's mention does not name somebody else: two people can share one office's code."""
    if not (mention.entity and mention.entity.startswith("person:")) or not known.person:
        return True
    return mention.entity.rsplit("_", 1)[-1] in known.name.lower()


def _crowd_above(parse: Parse, pronoun: int) -> int | None:
    """The plural subject of a clause above "they": "prosecutors ask whether they have proof"."""
    token = pronoun
    for above in parse.path_up(pronoun):
        if parse.deps[token] in ("parataxis", "relcl") or parse.sent_of[above] != parse.sent_of[pronoun]:
            return None
        for child in parse.children[above]:
            if child < token and child < pronoun and parse.deps[child] in ("nsubj", "nsubjpass"):
                return child if parse.tags[child] == "NNS" else None
        token = above
    return None


def _mention_at(parse: Parse, head: int, speaker: Speaker, mentions: Sequence[Mention]) -> Mention | None:
    """The mention over the head word, else the one that fills most of the speaker's words."""
    start, end = parse.span(head, head)
    over = [m for m in mentions if m.start < end and start < m.end]
    if over:
        return over[0]
    inside = [m for m in mentions if m.start < speaker.end and speaker.start < m.end]
    lengths = [(min(m.end, speaker.end) - max(m.start, speaker.start), m) for m in inside]
    wide = [(size, m) for size, m in lengths if size > 0.5 * (speaker.end - speaker.start)]
    return max(wide, key=lambda pair: pair[0])[1] if wide else None


def _is_person(
    parse: Parse,
    span: tuple[int, int],
    first: int,
    last: int,
    mention: Mention | None,
    affiliation: str | None,
) -> bool:
    if mention is not None:
        named = mention.entity or mention.actor
        if named.startswith(("person:", "organisation:", "outlet:", "grouping:")):
            return named.startswith("person:")
        if mention.kind == "title":
            return True
    if affiliation and any(word.strip(",.").lower() in ROLES | TITLE_WORDS for word in affiliation.split()):
        return True
    return first > span[0] and parse.lowers[first - 1] in TITLE_WORDS
