"""Forecast questions as people ask and read them: names checked and suggested, words in place of codes."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Sequence

from foedus.briefing.wording import join
from foedus.errors import UsageError
from foedus.forecasting.question import Question
from foedus.lexicon.actor_names import SECTORS, ActorNames
from foedus.lexicon.ontology import load_ontology

NOUNS = {
    "AGREE": "agreement or offer",
    "CONSULT": "consultation",
    "SUPPORT": "act of support",
    "CONCEDE": "concession in words",
    "COOPERATE": "act of material cooperation",
    "AID": "delivery of aid",
    "RETREAT": "concession in deeds",
    "REQUEST": "demand or appeal",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction or cut in relations",
    "MOBILIZE": "show of force",
    "COERCE": "act of coercion",
    "ASSAULT": "use of violence",
}
"""One act of each PLOVER type, for people."""

ALIKE = 0.7
"""Likeness below which nothing is suggested."""


def check_asked(
    actors: Sequence[str], type: str | None, *, names: ActorNames, near: Collection[str] = ()
) -> tuple[tuple[str, ...], str | None]:
    """Actors, sorted, and type as the tables know them.

    near: actors of the case, from which suggestions are made first. Raises UsageError, with what was
    probably meant, for an actor or a type that nobody knows.
    """
    for actor in actors:
        if problem := _problem(actor, names, near):
            raise UsageError(f"--between: {problem}")
    if type is not None and type.upper() not in load_ontology().types:
        raise UsageError(f"--type: {_unknown_type(type)}")
    return tuple(sorted(actors)), type and type.upper()


def say_question(question: Question, name: Callable[[str], str]) -> str:
    """The question in words.

    >>> import datetime as dt
    >>> asked = Question(("PRK", "RUS"), "CONSULT", dt.date(2024, 1, 1), dt.date(2024, 4, 1))
    >>> say_question(asked, {"PRK": "North Korea", "RUS": "Russia"}.__getitem__)
    'at least one consultation between North Korea and Russia from 2024-01-01 until before 2024-04-01'
    """
    what = NOUNS.get(question.type, question.type) if question.type else "event of any type"
    word = "between" if len(question.actors) == 2 else "among"
    called = join([name(actor) for actor in question.actors])
    return f"at least one {what} {word} {called} from {question.since} until before {question.until}"


def _problem(actor: str, names: ActorNames, near: Collection[str]) -> str:
    states = names.actors.states
    state, _, sector = actor.partition(".")
    if state in states and sector in SECTORS:
        return f"events are counted by state; ask about {state} in place of {actor}"
    if actor in states or actor in names.forms or actor in names.actors.groupings or actor in near:
        return ""
    by_word = {code: code for code in states}
    by_word |= {text: code for code in states for text in names.forms.get(code, ())}
    by_word |= {known.name: code for code, known in states.items()}
    closest = max(by_word, key=lambda word: (_likeness(actor, word), by_word[word] in near, word))
    if _likeness(actor, closest) < ALIKE:
        return f"unknown actor {actor!r}; states go by ISO 3166 codes of three letters, such as RUS"
    code = by_word[closest]
    return f"unknown actor {actor!r}; did you mean {code} ({names.name(code)})?"


def _likeness(one: str, other: str) -> float:
    """0 to 1; the same letters in another order count as a slip of the fingers."""
    first, second = one.casefold(), other.casefold()
    if sorted(first) == sorted(second):
        return 1.0 if first == second else 0.9
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def _unknown_type(type: str) -> str:
    told = f"unknown event type {type!r}"
    if found := difflib.get_close_matches(type.upper(), NOUNS, n=1, cutoff=ALIKE):
        return f"{told}; did you mean {found[0]} ({NOUNS[found[0]]})?"
    return f"{told}; known are {', '.join(f'{key} ({noun})' for key, noun in NOUNS.items())}"
