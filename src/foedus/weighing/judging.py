"""Key judgements: hypotheses with their probability, what speaks for them, what would change it, dissent.

Information (what articles report), assumptions and judgements are kept apart: a point either rests on claims,
or says whose assumption or judgement it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from foedus.lexicon.probability_words import say_probability
from foedus.model.dates import say_day
from foedus.weighing.hypotheses import NONE_OF_THESE
from foedus.weighing.indicators import Reading
from foedus.weighing.weighed import Column, Weighed

MOST = 3
TELLING = 1.05
FAR = 0.1


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that speaks for or against. claims, origins: what it rests on; none for what is judged."""

    text: str
    claims: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyJudgement:
    """A hypothesis as it stands. would_change: what would move it; dissent: who or what says otherwise."""

    id: str
    statement: str
    probability: float
    evidence: tuple[Point, ...]
    would_change: tuple[Point, ...]
    dissent: tuple[Point, ...]


def judge(weighed: Weighed, indicators: Sequence[Reading] = ()) -> tuple[KeyJudgement, ...]:
    """Every hypothesis from the most probable; "none of these" is left to the table."""
    return tuple(
        KeyJudgement(
            id,
            weighed.inquiry.statement(id),
            weighed.answer[id],
            evidence=tuple(_evidence(weighed, id, speaking_for=True))[:MOST],
            would_change=tuple(_would_change(weighed, id, indicators)),
            dissent=(*tuple(_evidence(weighed, id, speaking_for=False))[:MOST], *_dissent(weighed, id)),
        )
        for id in weighed.ranking
        if id != NONE_OF_THESE
    )


def say_judgement(statement: str, probability: float) -> str:
    """A hypothesis with its probability word and its percentage, and with no word of confidence.

    >>> say_judgement("The two draw together.", 0.67)
    'It is likely (67%) that the two draw together.'
    >>> say_judgement("Oslo stays out.", 0.5)
    'There is a roughly even chance (50%) that Oslo stays out.'
    """
    word = say_probability(probability)
    lead = {"almost no chance": "There is", "roughly even chance": "There is a"}.get(word, "It is")
    return f"{lead} {word} ({probability:.0%}) that {run_on(statement)}"


def say_first(first: tuple[str, float], second: tuple[str, float], *, of: int) -> str:
    """What a weighing comes to; where no hypothesis is likelier than not, the first two of them.

    first, second: statement and probability. of: how many were weighed.

    >>> say_first(("They part.", 0.7), ("They stay.", 0.3), of=2)
    'It is likely (70%) that they part.'
    >>> say_first(("They part.", 0.4), ("They stay.", 0.35), of=5)  # doctest: +ELLIPSIS
    'No reading is likelier than not: the first of 5, unlikely (40%), is that they part; the next (35%) ...'
    """
    if first[1] >= 0.5:
        return say_judgement(*first)
    return (
        f"No reading is likelier than not: the first of {of}, {say_probability(first[1])} ({first[1]:.0%}), "
        f"is that {run_on(first[0]).rstrip('.')}; the next ({second[1]:.0%}) is that {run_on(second[0])}"
    )


def run_on(statement: str) -> str:
    """A sentence as it goes on after "that": a function word loses its capital, a name keeps it.

    >>> run_on("They part."), run_on("Moscow leads")
    ('they part.', 'Moscow leads.')
    """
    first, blank, rest = " ".join(statement.split()).partition(" ")
    small = first.lower() if first.lower() in _FUNCTION_WORDS else first
    return f"{small}{blank}{rest}".rstrip(".") + "."


_FUNCTION_WORDS = frozenset(
    "a all an any at both by each either every few four his if in it its most neither no nobody none"
    " nothing of on one only some that the their there these they this those three two what"
    " when while who with".split()
)


def odds_factor(column: Column, id: str, priors: Mapping[str, float]) -> float:
    """By how much an item multiplies the odds of a hypothesis against all others, at the priors."""
    others = [other for other in priors if other != id]
    weight = sum(priors[other] for other in others)
    return column.ratios[id] * weight / sum(priors[other] * column.ratios[other] for other in others)


def _evidence(weighed: Weighed, id: str, *, speaking_for: bool) -> Iterator[Point]:
    """The items that count, those that move it most first."""
    priors = {row.id: row.prior for row in weighed.rows}
    moved = [(odds_factor(column, id, priors), column) for column in weighed.columns if column.reliability]
    moved = [(factor if speaking_for else 1 / factor, column) for factor, column in moved]
    for factor, column in sorted(moved, key=lambda entry: (-entry[0], entry[1].id)):
        if factor >= TELLING:
            way = "×" if speaking_for else "÷"
            origins = tuple(s.origin for s in column.supports if s.counted is None)
            text = f"{column.statement.rstrip('.')} (odds {way}\N{NO-BREAK SPACE}{factor:.1f})"
            yield Point(text, column.claims, origins)


def _would_change(weighed: Weighed, id: str, indicators: Sequence[Reading]) -> Iterator[Point]:
    """Assumptions and reports on which its place hangs, then what was written down beforehand to look for."""
    first = weighed.ranking[0] == id
    if first:
        yield from _what_topples(weighed)
    else:
        for tipping in weighed.tippings:
            if not weighed.pooled and max(tipping.if_fails, key=lambda key: tipping.if_fails[key]) == id:
                yield Point(f"It comes first if this assumption fails: {tipping.statement.rstrip('.')}")
    rival = "speaks for another reading" if first else "speaks for it"
    open_ones = [
        reading
        for reading in indicators
        if (reading.indicator.hypothesis != id) == first and reading.state == "not tripped"
    ]
    for reading in open_ones[: MOST - 1]:
        until = say_day(reading.indicator.before)
        yield Point(f"If it happens before {until}, it {rival}: {reading.indicator.statement.rstrip('.')}")
    if not first and not open_ones:
        for expected in next(h.expects for h in weighed.inquiry.hypotheses if h.id == id)[: MOST - 1]:
            yield Point(f"It would gain if this were seen: {expected.rstrip('.')}")


def _what_topples(weighed: Weighed) -> Iterator[Point]:
    found = False
    for tipping in weighed.tippings if not weighed.pooled else ():
        if tipping.leader is not None:
            found = True
            side = "below" if tipping.leader < tipping.holds else "above"
            yield Point(
                f"It is no longer first if this assumption holds with a probability {side}"
                f" {tipping.leader:.0%} (the case: {tipping.holds:.0%}): {tipping.statement.rstrip('.')}"
            )
    for then, names in _left_out(weighed).items():
        found = True
        statement = weighed.inquiry.statement(then).rstrip(".")
        lead = "Without any one of these" if len(names) > 1 else "Without this"
        yield Point(f"{lead}, “{statement}” comes first: {'; '.join(names)}")
    if not found:
        yield Point(
            "No single item, outlet, origin or assumption, left out or failed, takes it from its place"
        )


def _left_out(weighed: Weighed) -> dict[str, list[str]]:
    """By the hypothesis that then comes first: the items, outlets and origins whose absence alone does it.

    An outlet that is its own origin stands once.
    """
    named: dict[str, dict[str, str]] = {}
    statements = {column.id: f"“{column.statement.rstrip('.')}”" for column in weighed.columns}
    for change in weighed.changes:
        if change.leader_changes:
            then = max(change.posterior, key=lambda key: change.posterior[key])
            name = statements[change.id] if change.kind == "item" else f"the {change.kind} {change.id}"
            named.setdefault(then, {}).setdefault(change.id, name)
    return {then: list(names.values()) for then, names in named.items()}


def _dissent(weighed: Weighed, id: str) -> Iterator[Point]:
    """Analysts who hold it to be far more or less probable; that nobody else was asked, where it is so."""
    for view in weighed.views:
        own = view.posterior[id]
        if abs(own - weighed.answer[id]) > FAR or say_probability(own) != say_probability(weighed.answer[id]):
            yield Point(f"Analyst {view.analyst} holds it to be {say_probability(own)} ({own:.0%})")
    if len(weighed.views) < 2 and id == weighed.ranking[0]:
        yield Point("No second analyst’s view is stated in the case")
    elif len(weighed.views) > 1 and all(
        say_probability(v.posterior[id]) == say_probability(weighed.answer[id]) for v in weighed.views
    ):
        yield Point("No analyst dissents")
