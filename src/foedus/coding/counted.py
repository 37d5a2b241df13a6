"""What other sentences say of an act: who takes part in "three-way drills", what "the offer" was of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.coding.acts import Act
from foedus.coding.parse import Parse
from foedus.coding.placed import DASHES
from foedus.model.actor import Mention, state_of
from foedus.model.claim import Claim

COUNTS = {
    "bilateral": 2, "trilateral": 3, "tripartite": 3, "quadrilateral": 4, "quadripartite": 4,
    "three": 3, "four": 4, "five": 5,
}  # fmt: skip
JOINING = frozenset((",", "and", ", and", "-", "–", "&", "/"))
REACH = 2000
SPOKEN_OF = frozenset(("exercise", "summit", "talks"))
POINTING = frozenset(("the", "this", "these", "those", "that", "such"))
NAMING = frozenset(("between", "among", "of", "with", "by", "bilateral", "other", "new"))


@dataclass(frozen=True, slots=True)
class Group:
    """States that a text names in one breath, with where it does."""

    states: frozenset[str]
    mentions: tuple[Mention, ...]

    @property
    def start(self) -> int:
        """Where the first is named."""
        return self.mentions[0].start


def find_groups(text: str, mentions: Sequence[Mention]) -> list[Group]:
    """Runs of states in a text that only commas, dashes and "and" part, in order; each state once a run."""
    groups: list[Group] = []
    run: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        if run and text[run[-1].end : mention.start].strip() in JOINING and _fits(mention, run):
            run.append(mention)
            continue
        groups += _group(run)
        run = [mention] if state_of(mention.actor) and not mention.members else []
    return groups + _group(run)


def _fits(mention: Mention, run: Sequence[Mention]) -> bool:
    state = state_of(mention.actor)
    return bool(state) and not mention.members and all(state_of(one.actor) != state for one in run)


def _group(run: Sequence[Mention]) -> list[Group]:
    if len(run) < 2:
        return []
    return [Group(frozenset(one.actor[:3] for one in run), tuple(run))]


def count_of(parse: Parse, act: Act) -> int:
    """How many parties the words before an act's noun say it has; 0 where they do not say."""
    for child in parse.children[act.trigger]:
        if parse.deps[child] not in ("amod", "compound", "nmod", "nummod"):
            continue
        word = parse.lowers[child]
        if word in ("way", "party", "nation") and child >= 2 and parse.words[child - 1] in DASHES:
            word = parse.lowers[child - 2]
        elif word in ("three", "four", "five"):
            continue
        if word in COUNTS:
            return COUNTS[word]
    return 0


def find_others(
    count: int, known: Sequence[Mention], at: int, groups: Sequence[Group]
) -> tuple[Mention, ...]:
    """Those of a group of so many that the act's words do not name; empty where no one group is meant.

    The nearest group before counts, else the nearest after; where the text names another group of as many
    that fits as well, only one as near as a paragraph or two is believed.
    """
    states = {state for one in known for state in _states(one)}
    if not states or len(states) >= count:
        return ()
    fitting = [group for group in groups if len(group.states) == count and states <= group.states]
    if not fitting:
        return ()
    before = [group for group in fitting if group.start < at]
    best = before[-1] if before else fitting[0]
    if len({group.states for group in fitting}) > 1 and abs(best.start - at) > REACH:
        return ()
    return tuple(one for one in best.mentions if one.actor[:3] not in states)


def find_spoken_of(parse: Parse, act: Act, states: frozenset[str], earlier: Sequence[Claim]) -> Claim | None:
    """The joint act told before that "the drills" or "such a summit" speaks of; None where none fits.

    states: those named here. The latest act on one subject counts, if it has all of them and more.
    """
    if act.subject not in SPOKEN_OF or not _points_back(parse, act.trigger):
        return None
    for claim in reversed(earlier):
        if claim.subject == act.subject and claim.joint:
            parties = {state for actor in claim.who if (state := state_of(actor))}
            return claim if states and states < parties else None
    return None


def find_offered_before(who: Sequence[str], earlier: Sequence[Claim]) -> str | None:
    """The subject of the last offer told before by one of these states: "it offered a sign of friendship"."""
    states = {state_of(actor) for actor in who} - {None}
    for claim in reversed(earlier):
        if claim.status == "proposed" and claim.subject is not None:
            givers = {state_of(actor) for actor in claim.who if actor not in claim.whom}
            if givers & states:
                return claim.subject
    return None


def _points_back(parse: Parse, noun: int) -> bool:
    """Whether a noun has "the", "this" or "such" before it and names no parties of its own."""
    below = parse.children[noun]
    if not any(parse.lowers[c] in POINTING and parse.deps[c] in ("det", "predet", "amod") for c in below):
        return False
    return not any(parse.deps[c] == "poss" or parse.lowers[c] in NAMING for c in below)


def _states(mention: Mention) -> list[str]:
    actors = mention.members or (mention.actor,)
    return [state for actor in actors if (state := state_of(actor))]
