"""The time of an act: the expression in its own clause that is nearest in the parse.

A time hangs on a word (its site): a verb, or a noun of an adverbial ("during a visit in July"). It belongs
to an act if the act is that word, stands above it with no other verb between, or stands below it by links
that keep the time: a coordinated verb, the object of a verb that only carries it ("held drills on Monday").
It does not cross into reported content, relative clauses, or what is only proposed, promised or discussed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.coding.parse import Parse
from foedus.coding.time_scope import (
    bounds_another,
    is_cause,
    is_negated,
    names_whole,
    shares_name,
    stands_apart,
    stands_at,
)
from foedus.coding.times import TimeMention
from foedus.model.claim import When

_MODIFIERS = {"compound", "amod", "nummod", "poss", "nmod", "quantmod", "det"}
_BARRIERS = {"ccomp", "relcl", "csubj", "csubjpass", "parataxis", "appos", "pcomp"}
_SUBJECTS = {"nsubj", "nsubjpass"}
# Verbs whose complement is an act of another time: what is proposed in July is not done in July.
_DISTANT = {
    "accept", "agree", "announce", "approve", "ask", "brief", "call", "condemn", "confirm", "consider",
    "criticize", "decide", "demand", "denounce", "deny", "describe", "discuss", "expect", "hope", "intend",
    "invite", "mention", "offer", "order", "pledge", "plan", "praise", "predict", "promise", "propose",
    "recall", "refuse", "reject", "report", "request", "reveal", "say", "seek", "suggest", "tell", "threaten",
    "urge", "vow", "want", "warn", "welcome", "mark", "commemorate",
}  # fmt: skip
# Verbs that only carry the act that their noun names; a time on them is the act's.
_CARRIERS = {
    "attend", "be", "begin", "carry", "complete", "conclude", "conduct", "continue", "do", "end", "engage",
    "enter", "finish", "give", "happen", "have", "hold", "host", "impose", "join", "kick", "last", "launch",
    "make", "mount", "occur", "open", "participate", "pay", "perform", "reach", "resume", "run", "schedule",
    "send", "set", "sign", "stage", "start", "suspend", "take", "undergo", "undertake", "wage",
}  # fmt: skip
_MANY = {"several", "many", "numerous", "countless", "few"}
_OFTEN = {"repeatedly", "often", "frequently", "regularly"}
_OPENERS = ("on", "in", "by", "since", "until")
# Verbs of putting off: "until June" is the new time of what is put off.
_DELAYING = {"adjourn", "defer", "delay", "extend", "postpone", "push", "put", "reschedule"}
_PRESENT_COST = 6.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time in a parse: its tokens, the word that it hangs on, and whether it stands as a modifier."""

    mention: TimeMention
    first: int
    last: int
    head: int
    site: int
    modifier: bool


def attach_times(parse: Parse, times: Sequence[TimeMention], token: int) -> When | None:
    """When the act whose trigger is `token` took or takes place, as its own sentence says.

    times: of the document or the passage, with document offsets. None: the sentence gives no time for it.
    A set ("annually", "every year") or a count ("three times") makes the time recurring and joins a date
    ("since 2012") in the clause.
    """
    opened, closed = parse.sents[parse.sent_of[token]]
    start, end = parse.span(opened, closed - 1)
    best: tuple[float, int, TimeMention] | None = None
    often: tuple[float, TimeMention] | None = None
    for mention in times:
        if mention.start < start or mention.end > end:
            continue
        placed = _place(parse, mention, opened, closed)
        cost = _cost(parse, placed, token) if placed else None
        if placed is None or cost is None:
            continue
        if mention.kind == "set":
            if often is None or cost < often[0]:
                often = (cost, mention)
        elif mention.period is not None:
            if mention.value == "PRESENT_REF":
                cost += _PRESENT_COST
            rank = (cost, min(abs(placed.head - token), 99), mention)
            if best is None or rank[:2] < best[:2]:
                best = rank
    if best is None:
        if often is None:
            return None
        mention = often[1]
        return When(None, mention.text, mention.start, mention.end, recurring=True)
    mention = best[2]
    repeated = often is not None or _is_repeated(parse, token)
    return When(mention.period, mention.text, mention.start, mention.end, repeated)


def _is_repeated(parse: Parse, verb: int) -> bool:
    """Whether an act is told as done again and again: "have met five times since May"."""
    for child in parse.children[verb]:
        if parse.lowers[child] == "times" and parse.deps[child] in ("npadvmod", "dobj", "pobj", "dep"):
            counts = [one for one in parse.children[child] if parse.deps[one] in ("nummod", "amod")]
            return any(parse.tags[one] == "CD" or parse.lowers[one] in _MANY for one in counts)
    return any(parse.lowers[child] in _OFTEN for child in parse.children[verb])


def _place(parse: Parse, mention: TimeMention, opened: int, closed: int) -> _Placed | None:
    start, end = mention.start - parse.offset, mention.end - parse.offset
    inside = [i for i in range(opened, closed) if parse.starts[i] < end and parse.ends[i] > start]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    head = next((i for i in inside if not first <= parse.heads[i] <= last or parse.heads[i] == i), last)
    first_of = head
    while parse.deps[first_of] == "conj":
        first_of = parse.heads[first_of]
    modifier = parse.deps[first_of] in _MODIFIERS
    if modifier and (verb := _swallowed(parse, first, head)) is not None:
        return _Placed(mention, first, last, head, verb, False)
    site = head
    while parse.heads[site] != site:
        dep = parse.deps[site]
        site = parse.heads[site]
        if parse.tags[site][:2] not in ("IN", "TO", "RB", "RP") or dep in ("conj", "ccomp", "relcl"):
            break
    return _Placed(mention, first, last, head, site, modifier)


def _swallowed(parse: Parse, first: int, head: int) -> int | None:
    """The verb of a time that the parse has made part of a name: "On Monday Oster sailed"."""
    name, prep = parse.heads[head], first - 1
    if prep < 0 or parse.tags[name] not in ("NNP", "NNPS") or parse.lowers[prep] not in _OPENERS:
        return None
    verb = parse.heads[prep]
    subject = parse.deps[name] in _SUBJECTS and parse.heads[name] == verb
    if not subject and (parse.deps[name] != "pobj" or parse.heads[name] != prep):
        return None
    return verb if _is_verb(parse, verb) and verb > name else None


def _cost(parse: Parse, placed: _Placed, token: int) -> float | None:
    """How far the time is from the act; None when it belongs to another clause."""
    if placed.first <= token <= placed.last:
        return 0.0 if placed.mention.named else None
    if placed.mention.named and placed.modifier:
        return None
    if (parse.lemmas[placed.site] in _DELAYING and _is_end(parse, placed)) or is_negated(parse, placed.first):
        return None
    if placed.modifier and names_whole(parse, placed.site, token):
        return 0.0
    if placed.modifier and shares_name(parse, placed.site, token, first=placed.first):
        return 1.0
    if not placed.modifier and stands_at(parse, token, placed.first):
        return 1.0
    if placed.site == token:
        return 4.0 if placed.mention.named and parse.deps[placed.head] in _SUBJECTS else 0.0
    below = _climb(parse, placed, token)
    return below if below is not None else _reach_down(parse, placed, token)


def _is_verb(parse: Parse, token: int) -> bool:
    return parse.tags[token][:2] == "VB" and parse.deps[token] not in ("aux", "auxpass", "amod")


def _climb(parse: Parse, placed: _Placed, token: int) -> float | None:
    """Cost when the act stands above the time's site: no other verb may stand between."""
    at, cost = placed.site, 0.0
    recurring = placed.mention.kind == "set"
    carried = recurring or parse.lemmas[token] in _CARRIERS or _is_occasion(parse, at, token)
    if placed.modifier and not carried:
        return None
    while at != token:
        dep = parse.deps[at]
        misread = dep in _SUBJECTS
        if _is_verb(parse, at) and dep != "acl" and not misread and not _carried(parse, at, token):
            return None
        if dep in _BARRIERS or (dep == "conj" and _is_verb(parse, at)) or bounds_another(parse, at):
            return None
        if dep in _SUBJECTS:
            cost += 3
        if dep == "dobj" and parse.lemmas[token] not in _CARRIERS:
            cost += 1
        head = parse.heads[at]
        if head == at:
            return None
        at = head
        cost += 1
    return cost


def _is_occasion(parse: Parse, noun: int, verb: int) -> bool:
    """Whether a noun with its day is where the verb took place: "said in a Monday interview"."""
    prep = parse.heads[noun]
    named = parse.lowers[prep] in ("in", "at", "during")
    return parse.deps[noun] == "pobj" and named and parse.heads[prep] == verb and _is_verb(parse, verb)


def _is_end(parse: Parse, placed: _Placed) -> bool:
    """Whether the time says how long: "delayed the vote until June 1"."""
    return parse.lowers[parse.heads[placed.head]] in ("until", "till", "to", "for")


def _carried(parse: Parse, verb: int, token: int) -> bool:
    """Whether the act only begins, continues or ends another: "began training in 2005"."""
    return parse.deps[verb] == "xcomp" and parse.heads[verb] == token and parse.lemmas[token] in _CARRIERS


def _reach_down(parse: Parse, placed: _Placed, token: int) -> float | None:
    """Cost when the act stands below the word that the time hangs on."""
    site = placed.site
    if placed.modifier and not placed.mention.kind == "set":
        return None
    if not _is_verb(parse, site):
        verb = _adverbial_verb(parse, site)
        if verb is None:
            return None
        site = verb
    at, cost, nested = token, 0.0, False
    while at != site:
        dep, head = parse.deps[at], parse.heads[at]
        if head == at:
            return None
        step = _step_down(parse, at, dep, head, placed)
        if step is None or (nested and _is_verb(parse, head) and parse.lemmas[head] not in _CARRIERS):
            return None
        nested = nested or (dep == "prep" and parse.lowers[at] != "of" and not _is_verb(parse, head))
        cost += step
        at = head
    return cost


def _adverbial_verb(parse: Parse, noun: int) -> int | None:
    """The verb that a noun's prepositional phrase stands with: "briefed during a meeting on Monday"."""
    at = noun
    while parse.deps[at] in ("pobj", "prep", "npadvmod", "advmod"):
        if bounds_another(parse, at):
            return None
        at = parse.heads[at]
        if _is_verb(parse, at):
            return at
    return None


def _step_down(parse: Parse, at: int, dep: str, head: int, placed: _Placed) -> float | None:
    """Cost of one link from an act up to its governor; None where a time does not pass."""
    lemma = parse.lemmas[head]
    if dep == "conj":
        if placed.head < head:
            return 1.0
        own = any(parse.deps[child] in _SUBJECTS for child in parse.children[at]) or stands_apart(parse, at)
        return None if own else 2.0
    if dep in _BARRIERS or is_cause(parse, at):
        return None
    if dep == "xcomp":
        return None if lemma in _DISTANT else 1.0
    if dep == "advcl":
        return 2.0 if _shares_time(parse, at) else None
    if dep == "acl":
        return None
    if not _is_verb(parse, head):
        return 1.0
    if lemma in _DISTANT:
        return None
    if lemma in _CARRIERS:
        return 1.0
    return 3.0 if dep in ("dobj", *_SUBJECTS) else None


def _shares_time(parse: Parse, verb: int) -> bool:
    """Whether an adverbial clause has its governor's time: a participle, or "to" with a purpose."""
    children = parse.children[verb]
    if any(parse.deps[child] in ("mark", "nsubj") for child in children):
        return False
    return parse.tags[verb] in ("VBG", "VBN") or any(parse.tags[child] == "TO" for child in children)
