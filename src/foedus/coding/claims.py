"""From an act and what surrounds it to a claim: parties, status, time, place, numbers, speakers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from foedus.coding.acts import Act
from foedus.coding.attach_times import attach_times
from foedus.coding.completing import Around, complete, place_of
from foedus.coding.counted import find_offered_before
from foedus.coding.mentioned import (
    asks_whether,
    is_definite,
    is_on_agenda,
    is_only_mentioned,
    is_still_open,
    stands_under_condition,
)
from foedus.coding.occasions import find_occasion
from foedus.coding.parse import Parse
from foedus.coding.places import attach_place
from foedus.coding.quantities import find_quantities
from foedus.coding.status import FRAMES, Judgement, judge, judge_by
from foedus.lexicon.ontology import Ontology
from foedus.model.actor import Mention
from foedus.model.claim import Claim, Status, Subject, When, Where
from foedus.model.document import Document
from foedus.model.statement import Statement

# Words against somebody are acts in themselves: what counts is whether the word was said.
SPOKEN = frozenset({"REJECT", "THREATEN", "REQUEST", "ACCUSE"})
# To mean to say is not to say: in "hoped to urge them" the urging is judged, not the hoping.
MEANT = frozenset({"aim", "consider", "expect", "hope", "intend", "plan", "prepare", "wish"})
HAPPENED: tuple[Status, ...] = ("occurred", "ongoing")
# Auxiliaries of what goes on at the time of writing.
GOING_ON = frozenset({"am", "are", "is", "'re", "'s", "\u2019re", "\u2019s"})


class ClaimMaker:
    """Makes claims; ontology gives scores and codes, coder and lexicon are the versions they carry."""

    def __init__(self, ontology: Ontology, *, coder: str, lexicon: str) -> None:
        self._ontology = ontology
        self._coder = coder
        self._lexicon = lexicon

    def make(
        self,
        doc: Document,
        parse: Parse,
        acts: Sequence[Act],
        mentions: Sequence[Mention],
        statements: Sequence[Statement],
        earlier: Sequence[Claim],
        around: Around,
    ) -> list[Claim]:
        """One claim an act that somebody does. earlier: the document's claims up to this passage."""
        times, places = around.times, dict(around.places or {})
        claims = list(earlier)
        by_id = {statement.id: statement for statement in statements}
        triggers = frozenset(act.trigger for act in acts)
        for act in acts:
            act, named = complete(parse, act, mentions, claims, around)
            who, whom = _sides(act, named)
            if not who:
                continue
            trigger = _trigger(parse, act)
            holder = _holder(parse, act, trigger, statements, by_id)
            start, end = parse.span(act.first, act.last)
            kind = act.type
            subject = act.subject
            if subject is None and kind == "AGREE" and act.offered >= 0:
                subject = find_offered_before(who, claims)
            cameo = act.cameo or self._ontology.cameo(kind, act.mode, subject=subject, contexts=act.contexts)
            at = parse.span(trigger, trigger)
            where = attach_place(parse, places, act.trigger)
            if where is not None and _is_party(where, [named[i] for i in (*act.who, *act.whom)], at):
                where = None
            if where is not None and act.offered >= 0 and not _is_of_act(parse, act, where):
                where = None
            if act.mode == "visit" and not whom:
                whom = _visited(where, who)
            when = _fitting(parse, trigger, attach_times(parse, times, trigger), doc)
            if when is None and act.offered >= 0:
                when = attach_times(parse, times, act.offered) or find_occasion(parse, act.offered, triggers)
            where = where or place_of(when, around.events, times)
            dated = when is not None and (when.period is not None or when.recurring)
            judged = _dated(parse, trigger, _judged(parse, act, trigger, dated=dated), when, doc)
            claims.append(
                Claim(
                    id=_claim_id(doc.id, at, kind, who, whom),
                    doc=doc.id,
                    start=start,
                    end=end,
                    quote=doc.text[start:end],
                    type=kind,
                    mode=act.mode,
                    contexts=act.contexts,
                    subject=cast(Subject | None, subject),
                    cameo=cameo,
                    quad=self._ontology.quad(kind),
                    score=self._ontology.score(kind, act.mode),
                    goldstein=self._ontology.goldstein(cameo),
                    who=who,
                    whom=whom,
                    joint=act.joint,
                    when=when,
                    where=where,
                    status=judged.status,
                    grade=judged.grade,
                    statement=holder.id if holder else None,
                    speakers=_speakers(holder, by_id),
                    trigger=at,
                    rule=act.rule,
                    words=tuple(parse.words[i] for i in act.words),
                    doubt=act.doubt,
                    mentions=tuple(named[i] for i in dict.fromkeys((*act.who, *act.whom))),
                    quantities=find_quantities(parse, range(act.first, act.last + 1)),
                    coder=self._coder,
                    lexicon=self._lexicon,
                )
            )
        return claims[len(earlier) :]


def _is_party(where: Where, sides: Sequence[Mention], at: tuple[int, int]) -> bool:
    """Whether the place is a capital before the act's word that stands for a party: "Paris-Berlin talks"."""
    start, end = where.start or 0, where.end or 0
    return at[0] - 1 <= end <= at[0] and any(
        one.kind != "description" and one.start <= start < one.end for one in sides
    )


def _is_of_act(parse: Parse, act: Act, where: Where) -> bool:
    """Whether the place is the act's own, not the offer's: "proposed in Oslo to drill in the Baltic"."""
    start = where.start or 0
    place = next(i for i in range(len(parse)) if parse.offset + parse.ends[i] > start)
    if act.trigger == act.offered:
        return True
    branch = [act.trigger, *parse.path_up(act.trigger)]
    branch = branch[: branch.index(act.offered)] if act.offered in branch else branch[:1]
    return place in parse.subtree(branch[-1])


def _visited(where: Where | None, who: Sequence[str]) -> tuple[str, ...]:
    """The state whose place is visited, unless the guests are its own."""
    if where is None or where.country is None or any(actor[:3] == where.country for actor in who):
        return ()
    return (where.country,)


def _sides(act: Act, mentions: Sequence[Mention]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actor ids on either side; several meant by one mention are told apart.

    Nobody stands on both, but those to whom a joint act is proposed are among its parties.
    """
    who = _actors(mentions[i] for i in act.who)
    whom = _actors(mentions[i] for i in act.whom)
    if act.joint and act.offered >= 0 and len(set(who) - set(whom)):
        return who, whom
    return who, tuple(actor for actor in whom if actor not in who)


def _actors(mentions: Iterable[Mention]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for mention in mentions:
        for actor in mention.members or (mention.actor,):
            if actor:
                found[actor] = None
    return tuple(actor for actor in found if not _said_twice(actor, found))


def _said_twice(actor: str, all_of_them: Iterable[str]) -> bool:
    """Whether a bare state stands beside a part of it: "Lavrov proposed talks between Russia and China"."""
    return any(other.startswith(actor + ".") for other in all_of_them)


def _trigger(parse: Parse, act: Act) -> int:
    """The act's own word; for words against somebody, the outermost word that fired."""
    if act.type not in SPOKEN or act.frame is None:
        return act.trigger
    if any(parse.lemmas[i] in MEANT for i in act.words):
        return act.trigger
    return min(act.words, key=lambda i: (sum(1 for _ in parse.path_up(i)), i), default=act.trigger)


def _judged(parse: Parse, act: Act, trigger: int, *, dated: bool) -> Judgement:
    found = judge(parse, trigger, negated=act.negated and act.type not in SPOKEN)
    if found.status == "denied" and _wants_it_not_done(parse, act, trigger):
        found = judge_by("ongoing")
    if found.status in (*HAPPENED, "denied") and stands_under_condition(parse, trigger):
        return judge_by("possible" if asks_whether(parse, trigger) else "conditional")
    held = act.type not in SPOKEN and act.frame in FRAMES and not _faulted(parse, act)
    if found.status in HAPPENED and held:
        found = judge(parse, trigger, frame=act.frame, negated=act.negated)
    if act.frame == "deny" and act.negated and found.status == "alleged":
        return judge_by("denied")
    if found.status in HAPPENED and is_still_open(parse, trigger):
        return judge_by("possible")
    if found.status in HAPPENED and len(act.words) <= 2 and is_on_agenda(parse, trigger):
        return judge_by("possible")
    if found.status in HAPPENED and len(act.words) == 1 and is_only_mentioned(parse, trigger, dated=dated):
        return judge_by("possible")
    return found


def _wants_it_not_done(parse: Parse, act: Act, trigger: int) -> bool:
    """Whether what is denied is what another should do: who does not want B to do it asks B not to."""
    if act.type != "REQUEST" or not act.whom or parse.lemmas[trigger] not in ("want", "wish"):
        return False
    return any(parse.deps[child] == "neg" for child in parse.children[trigger])


def _faulted(parse: Parse, act: Act) -> bool:
    """Whether an act is what somebody finds fault with, and so takes for granted: "condemned the drills"."""
    faulted = act.frame == "accuse" and parse.deps[act.trigger] == "dobj"
    return faulted and is_definite(parse, act.trigger)


def _fitting(parse: Parse, trigger: int, when: When | None, doc: Document) -> When | None:
    """The time, unless it is over while the act goes on: "is asking about his words in Monday's debate"."""
    published = doc.published.since
    if when is None or when.period is None or when.period.until is None or published is None:
        return when
    going_on = parse.tags[trigger] == "VBG" and any(
        parse.deps[child] == "aux" and parse.lowers[child] in GOING_ON for child in parse.children[trigger]
    )
    return None if going_on and when.period.until <= published else when


def _dated(parse: Parse, trigger: int, found: Judgement, when: When | None, doc: Document) -> Judgement:
    """What is told without a past tense and dated after the article is still to come: "they meet Friday"."""
    published = doc.published.since
    if found.status not in HAPPENED or when is None or when.period is None or published is None:
        return found
    since = when.period.since
    ahead = since is not None and since > published
    return judge_by("planned") if ahead and parse.tags[trigger] not in ("VBD", "VBN") else found


def _holder(
    parse: Parse,
    act: Act,
    trigger: int,
    statements: Sequence[Statement],
    by_id: Mapping[str, Statement],
) -> Statement | None:
    """The innermost statement in whose content the act's word stands.

    A word that is part of the act itself reports nothing: in "Moscow proposed a drill", Moscow proposes,
    and it is the writer who says so.
    """
    at = parse.span(trigger, trigger)
    own = [parse.span(word, word) for word in act.words]
    around = [
        statement
        for statement in statements
        if any(start <= at[0] and at[1] <= end for start, end in statement.content)
        and not _reports_by(statement, own)
    ]
    return max(around, key=lambda statement: (_depth(statement, by_id), statement.start), default=None)


def _reports_by(statement: Statement, words: Sequence[tuple[int, int]]) -> bool:
    cue = statement.cue
    return cue is not None and any(start < cue.end and cue.start < end for start, end in words)


def _depth(statement: Statement, by_id: Mapping[str, Statement]) -> int:
    depth = 0
    while statement.parent is not None and depth < 50:
        statement = by_id[statement.parent]
        depth += 1
    return depth


def _speakers(holder: Statement | None, by_id: Mapping[str, Statement]) -> tuple[str, ...]:
    """Who says so, outermost first, by name where there is one."""
    chain: list[str] = []
    while holder is not None and len(chain) < 50:
        speaker = holder.speaker
        if speaker is not None:
            chain.append(speaker.name or speaker.group or speaker.text)
        holder = by_id[holder.parent] if holder.parent is not None else None
    return tuple(reversed(chain))


def _claim_id(doc: str, at: tuple[int, int], kind: str, who: Sequence[str], whom: Sequence[str]) -> str:
    parts = "\x1f".join((doc, str(at[0]), str(at[1]), kind, *who, "", *whom))
    return "c" + hashlib.sha256(parts.encode()).hexdigest()[:14]
