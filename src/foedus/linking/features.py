"""What speaks for and against two claims being about one happening: named, weighted features.

Read it as a list. Each feature looks at two claims and answers with a number between -1 and 1, or with
None where one of the two is silent; silence moves nothing. Weights were set by hand from what each
feature means, not fitted.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from foedus.linking.in_person import IN_PERSON, same_land, same_persons, same_rank
from foedus.linking.mentions import light_stems, sets_by_stem
from foedus.linking.view import View

# Subjects that name one happening from several sides: a summit is talks during a visit.
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"summit", "visit", "talks"}),
    frozenset({"arms", "aid", "trade"}),
    frozenset({"arms", "technology", "nuclear"}),
    frozenset({"exercise", "deployment"}),
    frozenset({"treaty", "talks", "summit"}),
    frozenset({"missile_test", "nuclear"}),
    frozenset({"sanctions", "finance", "trade"}),
)

# PLOVER types that the same happening can be coded as, by who tells it.
KINDRED: tuple[frozenset[str], ...] = (
    frozenset({"AGREE", "SUPPORT", "CONSULT"}),
    frozenset({"AGREE", "COOPERATE", "AID"}),
    frozenset({"COERCE", "SANCTION"}),
    frozenset({"COERCE", "ASSAULT"}),
    frozenset({"ACCUSE", "REJECT"}),
    frozenset({"MOBILIZE", "COOPERATE"}),
)

_FAMILY_BY_SUBJECT = {s: frozenset(i for i, f in enumerate(FAMILIES) if s in f) for f in FAMILIES for s in f}
_KIN_BY_TYPE = {t: frozenset(i for i, f in enumerate(KINDRED) if t in f) for f in KINDRED for t in f}
_NONE: frozenset[int] = frozenset()
OPEN = frozenset({"possible", "conditional"})
LONE_DOUBT = 0.5
LEAST_WORDS = 2.0
EXACT_DAYS = 3
LONG_DAYS = 45
YEAR_DAYS = 370


def same_type(a: View, b: View) -> float:
    """1 for one event type, .3 for kindred ones, -1 otherwise."""
    x, y = a.claim.type, b.claim.type
    if x == y:
        return 1.0
    return 0.3 if _KIN_BY_TYPE.get(x, _NONE) & _KIN_BY_TYPE.get(y, _NONE) else -1.0


def same_subject(a: View, b: View) -> float | None:
    """1 for one subject, .4 within a family, -1 otherwise; silent where a claim has none."""
    x, y = a.claim.subject, b.claim.subject
    if x is None or y is None:
        return None
    if x == y:
        return 1.0
    return 0.4 if _FAMILY_BY_SUBJECT.get(x, _NONE) & _FAMILY_BY_SUBJECT.get(y, _NONE) else -1.0


def same_trigger(a: View, b: View) -> float | None:
    """1 for one head word, .7 for near-synonyms, 0 otherwise; silent for words that say little."""
    x, y = a.trigger, b.trigger
    if not x or not y or x in light_stems() or y in light_stems():
        return None
    if x == y:
        return 1.0
    known = sets_by_stem()
    return 0.7 if known.get(x, frozenset()) & known.get(y, frozenset()) else 0.0


def same_parties(a: View, b: View) -> float:
    """Overlap of who takes part, from -1 (nobody shared) to .5 (all shared).

    A report that names fewer parties is less complete, not another event: then half the share of all parties
    counts, and little where it names but one. Where each names one that the other does not, or both tell of
    what they did together and one has more of them, it speaks against.
    """
    share = len(a.parties & b.parties) / max(1, len(a.parties | b.parties))
    if not share:
        return -1.0
    if a.parties == b.parties:
        lone = len(a.parties) == 1
    elif not (a.parties <= b.parties or b.parties <= a.parties) or _both_complete(a, b):
        return (share - 1.0) / 2
    else:
        lone = min(len(a.parties), len(b.parties)) == 1
    return (share - (LONE_DOUBT if lone else 0.0)) / 2


def _both_complete(a: View, b: View) -> bool:
    """Whether both name the parties of a joint act: drills of two are not the drills of three."""
    return a.claim.joint and b.claim.joint and min(len(a.givers), len(b.givers)) > 1


def same_again(a: View, b: View) -> float | None:
    """1 where one document speaks again of an act of the same parties by the same word; silent otherwise."""
    if a.claim.doc != b.claim.doc or _one_clause(a, b) or a.claim.subject != b.claim.subject:
        return None
    return 1.0 if a.trigger and a.trigger == b.trigger and a.parties == b.parties else None


def same_clause(a: View, b: View) -> float | None:
    """-1 for acts of two types in one clause: a writer seldom names one thing twice in a breath."""
    return -1.0 if _one_clause(a, b) and a.claim.type != b.claim.type else None


def same_direction(a: View, b: View) -> float | None:
    """-1 where one has as giver whom the other has as taker, .3 where both agree; silent for joint acts."""
    if a.claim.joint or b.claim.joint:
        return None
    if a.givers & b.takers or b.givers & a.takers:
        return -1.0
    if not a.takers or not b.takers:
        return None
    return 0.3 if a.givers & b.givers and a.takers & b.takers else 0.0


def same_offer(a: View, b: View) -> float | None:
    """1 where both tell of an offer by one party, whatever of it they name; silent otherwise."""
    return 1.0 if a.offers and b.offers and a.givers & b.givers else None


def same_time(a: View, b: View) -> float | None:
    """From .4 (both give a time, and the times agree closely) to -1 (far apart); silent if one gives none.

    Two exact days are far apart after three weeks, looser times after two months, two years at once; after
    five months where one report looks ahead, for plans slip. A habit of years is not the meeting of a day.
    """
    if not a.dated or not b.dated:
        return None
    lengths = sorted((_length(a), _length(b)))
    gap = _gap(a, b)
    if gap:
        if lengths[0] > LONG_DAYS:
            return -1.0
        ahead = a.ahead != b.ahead
        slack = 150.0 if ahead else 20.0 if lengths[1] <= EXACT_DAYS else 60.0
        return max(-1.0, 0.1 - gap / slack)
    if lengths[1] <= LONG_DAYS:
        return 0.4
    if lengths[1] <= YEAR_DAYS:
        return 0.15
    return -0.2 if lengths[0] <= LONG_DAYS else 0.05


def same_series(a: View, b: View) -> float | None:
    """-1 where one speaks of a yearly rhythm and the other of one time; .1 where both speak of a rhythm."""
    if a.recurring and b.recurring:
        return 0.1
    return -1.0 if a.recurring or b.recurring else None


def same_stage(a: View, b: View) -> float | None:
    """.1 where both look ahead in one way; below 0 where one looks ahead to what the other tells as done.

    -1 where the plan was published later, or in the same document without both being dated; -.3 where it is
    not known which came first; silent where the happening was reported after the plan. -.5 where the plan is
    only what may be, without a day: whoever says that arms may be sent does not speak of those that were.
    """
    x, y = a.ahead, b.ahead
    if x == y:
        return 0.1 if x and a.claim.status == b.claim.status else None
    plan, done = (a, b) if x else (b, a)
    if plan.claim.status in OPEN and not plan.dated and plan.claim.subject not in IN_PERSON:
        return -1.0 if a.claim.doc == b.claim.doc else -0.5
    if plan.dated and done.dated:
        return None
    if a.claim.doc == b.claim.doc:
        return -1.0
    if plan.published is None or done.published is None or plan.published == done.published:
        return -0.3
    return -1.0 if done.published < plan.published else None


def same_place(a: View, b: View) -> float | None:
    """1 for one place, .3 for one country, -.6 otherwise; silent if one gives none."""
    x, y = a.claim.where, b.claim.where
    if x is None or y is None:
        return None
    if x.name == y.name:
        return 1.0
    return 0.3 if x.country and x.country == y.country else -0.6


def same_words(a: View, b: View) -> float:
    """Share of the rarer words that the two clauses have in common, 0 to 1; a word or two prove little.

    Two acts of one clause share its words whether they are one or not: nothing is made of that.
    """
    if _one_clause(a, b):
        return 0.0
    smaller = max(LEAST_WORDS, min(a.weight, b.weight))
    few, many = (a.words, b.words) if len(a.words) < len(b.words) else (b.words, a.words)
    return min(1.0, sum(weight for word, weight in few.items() if word in many) / smaller)


def _one_clause(a: View, b: View) -> bool:
    x, y = a.claim, b.claim
    return x.doc == y.doc and x.start < y.end and y.start < x.end


def same_names(a: View, b: View) -> float | None:
    """Names besides the parties: from -.5 (none shared) to 1 (all of the fewer); silent if one has none."""
    if not a.names or not b.names or _one_clause(a, b):
        return None
    return 1.5 * len(a.names & b.names) / min(len(a.names), len(b.names)) - 0.5


def same_numbers(a: View, b: View) -> float | None:
    """1 where a number with one unit agrees, -.3 where none does; silent if one gives none."""
    if not a.claim.quantities or not b.claim.quantities:
        return None
    pairs = [(x, y) for x in a.claim.quantities for y in b.claim.quantities if x.unit == y.unit]
    if not pairs:
        return None
    return 1.0 if any(x.value == y.value for x, y in pairs) else -0.3


def same_season(a: View, b: View) -> float | None:
    """How close the two were published: .5 within a fortnight, -1 from four months on.

    Silent where both give the act a time: then that decides. A day that is only the earliest possible speaks
    for nearness, never against it.
    """
    if a.published is None or b.published is None or (a.dated and b.dated):
        return None
    gap = abs(a.published - b.published)
    least = 0.0 if a.loose or b.loose else -1.0
    return 0.5 if gap <= 14 else max(least, 0.5 - (gap - 14) / 70.0)


def same_story(a: View, b: View) -> float | None:
    """1 where both documents tell one story, -.5 where they tell two; silent if a story is unknown."""
    if a.story is None or b.story is None:
        return None
    return 1.0 if a.story == b.story else -0.5


def _length(view: View) -> float:
    """Days of the act's time; without limit where an end is open."""
    return view.until - view.since if view.since is not None and view.until is not None else math.inf


def _gap(a: View, b: View) -> int:
    """Days between the two times; 0 when they overlap or touch. An open end reaches without limit."""
    if a.until is not None and b.since is not None and a.until <= b.since:
        return b.since - a.until + 1
    if b.until is not None and a.since is not None and b.until <= a.since:
        return a.since - b.until + 1
    return 0


@dataclass(frozen=True, slots=True)
class Feature:
    """A named judgement on two claims and how much it weighs."""

    name: str
    judge: Callable[[View, View], float | None]
    weight: float


FEATURES: tuple[Feature, ...] = (
    Feature("type", same_type, 1.2),
    Feature("subject", same_subject, 1.6),
    Feature("trigger", same_trigger, 0.8),
    Feature("parties", same_parties, 4.4),
    Feature("persons", same_persons, 4.8),
    Feature("again", same_again, 1.5),
    Feature("clause", same_clause, 1.0),
    Feature("rank", same_rank, 3.0),
    Feature("land", same_land, 4.0),
    Feature("direction", same_direction, 3.0),
    Feature("offer", same_offer, 1.5),
    Feature("time", same_time, 6.0),
    Feature("series", same_series, 6.0),
    Feature("stage", same_stage, 4.0),
    Feature("place", same_place, 1.2),
    Feature("words", same_words, 1.6),
    Feature("names", same_names, 1.6),
    Feature("numbers", same_numbers, 0.8),
    Feature("season", same_season, 2.0),
    Feature("story", same_story, 0.6),
)
NAMES: tuple[str, ...] = tuple(feature.name for feature in FEATURES)


def weigh(a: View, b: View) -> tuple[float | None, ...]:
    """Points feature by feature, in the order of FEATURES; None where a feature is silent."""
    return tuple(
        None if (value := feature.judge(a, b)) is None else value * feature.weight for feature in FEATURES
    )
