"""Rival readings of one question, the evidence items that bear on them, and what is taken for granted.

Hypotheses exclude each other, and "none of these" makes them exhaustive.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from foedus.errors import WeighingError
from foedus.weighing.likelihood import Judgement
from foedus.weighing.query import Query

NONE_OF_THESE = "none_of_these"
DEFAULT_NONE_PRIOR = 0.1
DEFAULT_RELIABILITY = 0.8


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One reading. prior: before the evidence, with the reason for it.

    expects: what it would lead one to expect. resolution: the rule by which it will be found true.
    """

    id: str
    statement: str
    prior: float
    prior_reason: str = ""
    expects: tuple[str, ...] = ()
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence: a proposition, the reports that carry it, and how it bears on each reading.

    likelihood: by hypothesis; one that is not named gets 1:1. origin: set by hand where the analyst knows
    better than the texts. reliability: set by hand for all its reports. rests_on: ids of assumptions
    without which the item says nothing.
    """

    id: str
    statement: str
    find: Query
    likelihood: Mapping[str, Judgement]
    why: str = ""
    origin: str | None = None
    reliability: float | None = None
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something taken for granted. holds: how probable that is.

    supports: hypotheses that lean on it. if_wrong: by hypothesis, how much more (or less) probable it
    would be than now, as a ratio; one that is not named stays.
    """

    id: str
    statement: str
    holds: float
    supports: tuple[str, ...] = ()
    if_wrong: Mapping[str, float] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Analyst:
    """One person's own view. weight: relative to the others.

    priors, likelihood (by item, by hypothesis): where they differ from the case's.
    judged: probabilities as stated, which need not be coherent; judged_not: of the hypothesis being false.
    Where judged is given, it is the view; nothing is computed from the evidence.
    """

    id: str
    weight: float = 1.0
    priors: Mapping[str, float] = field(default_factory=dict)
    likelihood: Mapping[str, Mapping[str, Judgement]] = field(default_factory=dict)
    judged: Mapping[str, float] = field(default_factory=dict)
    judged_not: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reliability:
    """Probability that a source knows what it reports: by origin, else by outlet, else the default.

    sources: by name, from the letters that the case gives its sources; one that cannot be judged (F) is not
    among them. status: factor on reports of this status (`alleged`); 1 where none is given.
    """

    sources: Mapping[str, float] = field(default_factory=dict)
    status: Mapping[str, float] = field(default_factory=dict)
    default: float = DEFAULT_RELIABILITY


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question with its rival hypotheses and all that is weighed for it.

    until: the day (exclusive) by which the question will be settled.
    """

    question: str
    hypotheses: tuple[Hypothesis, ...]
    items: tuple[Item, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    analysts: tuple[Analyst, ...] = ()
    reliability: Reliability = Reliability()
    none_prior: float = DEFAULT_NONE_PRIOR
    until: dt.date | None = None

    def __post_init__(self) -> None:
        if len(self.hypotheses) < 2:
            raise WeighingError("weighing needs at least two hypotheses; one has no rival")
        if not 0 < self.none_prior < 1:
            raise WeighingError("the prior of 'none of these' lies between 0 and 1, both excluded")
        for what, ids in (
            ("hypothesis", [*(h.id for h in self.hypotheses), NONE_OF_THESE]),
            ("evidence item", [item.id for item in self.items]),
            ("assumption", [assumption.id for assumption in self.assumptions]),
            ("analyst", [analyst.id for analyst in self.analysts]),
        ):
            twice = {name for name in ids if ids.count(name) > 1}
            if twice:
                raise WeighingError(f"the {what} id {min(twice)!r} stands twice")

    @property
    def ids(self) -> tuple[str, ...]:
        """Hypotheses in order, "none of these" last: the rows of every table."""
        return (*(hypothesis.id for hypothesis in self.hypotheses), NONE_OF_THESE)

    def statement(self, id: str) -> str:
        """What a hypothesis says."""
        if id == NONE_OF_THESE:
            return "None of these."
        return next(hypothesis.statement for hypothesis in self.hypotheses if hypothesis.id == id)

    def priors(self) -> tuple[float, ...]:
        """In the order of ids; the stated ones share what "none of these" leaves, so that all sum to one."""
        total = sum(hypothesis.prior for hypothesis in self.hypotheses)
        rest = 1 - self.none_prior
        return (*(rest * hypothesis.prior / total for hypothesis in self.hypotheses), self.none_prior)
