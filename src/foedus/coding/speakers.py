"""Who speaks: name, affiliation and actor of a speaker, remembered through the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.coding.attributions import Attribution
from foedus.coding.marks import POSSESSIVES, QUOTATION_MARKS
from foedus.coding.parse import Parse
from foedus.model.actor import Mention
from foedus.model.statement import Speaker

PERSONS = frozenset(("he", "she", "him", "her", "his"))
THINGS = frozenset(("it", "its", "which", "that"))
CROWDS = frozenset(("they", "them", "their"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
PROPER = frozenset(("NNP", "NNPS"))
COMMON = frozenset(("NN", "NNS"))
TITLE_WORDS = frozenset(
    "mr. mrs. ms. dr. sir lord lady president premier chancellor king queen prince princess emperor minister"
    " secretary senator sen. representative rep. congressman congresswoman governor gov. mayor general gen."
    " admiral adm. colonel col. captain capt. major maj. lieutenant lt. sergeant sgt. commander marshal"
    " ambassador envoy spokesman spokeswoman spokesperson director chief chairman chairwoman chair speaker"
    " judge justice professor prof. pope bishop archbishop cardinal father sister leader adviser advisor"
    " analyst fellow lawmaker deputy vice attorney commissioner inspector officer".split()
)
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
        """The speaker of an attribution, as far as the document tells; None where it names none."""
        if found.speaker is None or found.speaker_head is None:
            return None
        start, end = parse.span(*found.speaker)
        speaker = Speaker(start, end, parse.text[start - parse.offset : end - parse.offset])
        head = found.speaker_head
        if parse.lowers[head] in RELATIVES and parse.tags[head][0] == "W":
            head = _antecedent(parse, head)
        mention = _mention_at(parse, head, speaker, mentions)
        lower = parse.lowers[head]
        if lower in PERSONS | THINGS | CROWDS:
            return self._pronoun(speaker, lower, mention)
        if parse.tags[head] in PROPER or _hyphenated(parse, head):
            return self._named(parse, speaker, found.speaker, head, mention)
        return self._described(parse, speaker, found.speaker, head, mention)

    def _pronoun(self, speaker: Speaker, lower: str, mention: Mention | None) -> Speaker:
        known = self._last_person if lower in PERSONS else self._last_thing
        if mention is not None and mention.actor:
            same = known is not None and known.actor == mention.actor
            if not same:
                by_actor = next((k for k in self._by_surname.values() if k.actor == mention.actor), None)
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
        if _coordinated(parse, span, head):
            return self._several(parse, speaker, span, mention)
        first, last = _name_tokens(parse, span, head)
        first = _given_name(parse, first, last, mention)
        name = parse.text[parse.starts[first] : parse.ends[last]]
        surname = parse.words[last]
        affiliation = _affiliation(parse, span, first, head)
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
        appositive = _apposed_name(parse, head)
        if appositive is not None:
            return self._named(parse, speaker, span, appositive, mention)
        if not plural and determiner in ("the", "this", "that") and lemma in ROLES:
            known = self._holder(lemma)
            if known is not None:
                return replace(
                    speaker, actor=known.actor or actor, name=known.name, affiliation=known.affiliation
                )
        group = lower if plural or SINGLE.match(determiner) else None
        affiliation = _modifiers(parse, span, head) if lemma in ROLES or group else None
        made = replace(speaker, actor=actor, affiliation=affiliation, group=group)
        if plural:
            self._last_crowd = made
        elif lemma in ROLES:
            self._last_person = Known(speaker.text, affiliation, actor, True)
        else:
            self._last_thing = Known(speaker.text, affiliation, actor, False)
        return made

    def _holder(self, role: str) -> Known | None:
        """The latest person known in a role ("the spokeswoman"), else the last who spoke."""
        for known in reversed(self._by_surname.values()):
            if known.person and known.affiliation and role in known.affiliation.lower().split():
                return known
        return self._last_person if self._last_person and self._last_person.person else None


def _coordinated(parse: Parse, span: tuple[int, int], head: int) -> bool:
    """Whether names stand side by side: "Japan and South Korea", but not in "Smith and Sons Ltd"."""
    if parse.words[span[0]][:1] in QUOTATION_MARKS:
        return False
    others = [c for c in parse.children[head] if parse.deps[c] == "conj" and head < c <= span[1]]
    commas = any(parse.words[i] == "," or parse.lowers[i] == "the" for i in range(head, span[1]))
    several = any(parse.deps[c] == "conj" for other in others for c in parse.children[other])
    return bool(others) and all(parse.tags[c] in PROPER for c in others) and (several or not commas)


def _given_name(parse: Parse, first: int, last: int, mention: Mention | None) -> int:
    """Where the name itself begins after "Secretary of State" or "leader of the Green Party"."""
    entity = mention.entity if mention else None
    if entity and entity.startswith("person:"):
        count = entity.count("_") + 1
        if first < last - count + 1:
            return last - count + 1
    if last - first >= 2 and first and parse.lowers[first - 1] in ("of", "the"):
        return last - 1
    return first


def _hyphenated(parse: Parse, head: int) -> bool:
    """The last part of a name like "Sang-bum", which taggers take for a common noun."""
    return head > 1 and parse.words[head - 1] == "-" and parse.tags[head - 2] in PROPER


def _antecedent(parse: Parse, relative: int) -> int:
    """The noun that "who" or "which" stands for."""
    token = relative
    for up in parse.path_up(relative):
        if parse.deps[token] in ("relcl", "acl"):
            return up
        token = up
    return parse.heads[token] if parse.deps[token] == "relcl" else relative


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


def _name_tokens(parse: Parse, span: tuple[int, int], head: int) -> tuple[int, int]:
    """A person's name at the end of a noun phrase, its titles left off; an organisation whole."""
    first = head
    while first > span[0] and (
        parse.words[first] == "-" or parse.tags[first - 1] in PROPER or parse.words[first - 1] == "-"
    ):
        first -= 1
    last = head
    while last < span[1] and parse.words[last + 1 : last + 2] == ["-"] and last + 2 <= span[1]:
        last += 2
    for i in range(last - 1, first - 1, -1):
        if parse.lowers[i] in TITLE_WORDS:
            return i + 1, last
    return first, last


def _affiliation(parse: Parse, span: tuple[int, int], first: int, head: int) -> str | None:
    """What stands beside a name: the apposition after it, else the office before it."""
    last = span[1]
    i = head + 1
    while i <= last and parse.words[i] == "-":
        i += 2
    if i <= last and parse.words[i] in (",", "("):
        end = i + 1
        while end <= last and not (parse.words[end] in (",", ")") and not _goes_on(parse, end, last)):
            end += 1
        words = parse.text[parse.starts[i + 1] : parse.ends[end - 1]] if end > i + 1 else ""
        if words and parse.lowers[i + 1] not in RELATIVES:
            return words.strip(" ,")
    begin = span[0]
    if parse.lowers[begin] in ("the", "a", "an", "both", "even"):
        begin += 1
    if begin < first:
        stop = first - 1
        if parse.lowers[stop] in POSSESSIVES:
            stop -= 1
        if stop >= begin:
            return parse.text[parse.starts[begin] : parse.ends[stop]].strip(" ,") or None
    return None


def _goes_on(parse: Parse, comma: int, last: int) -> bool:
    """Whether a comma stays inside an apposition: it does in "mayor of Oslo, Norway"."""
    return comma + 1 <= last and parse.tags[comma + 1] in PROPER and parse.words[comma] == ","


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


def _apposed_name(parse: Parse, head: int) -> int | None:
    """The name in "the agency's director, Ana Bello"."""
    for child in parse.children[head]:
        if child > head and parse.deps[child] == "appos" and parse.tags[child] in PROPER:
            return child
    return None


def _modifiers(parse: Parse, span: tuple[int, int], head: int) -> str | None:
    """What qualifies a crowd: "South Korean" of "South Korean officials"."""
    first = span[0]
    while first < head and parse.tags[first] in ("DT", "CD", "PRP$", "PDT", "IN", "RB", "JJR", "CC"):
        first += 1
    if first >= head:
        return None
    return parse.text[parse.starts[first] : parse.ends[head - 1]].strip(" ,") or None
