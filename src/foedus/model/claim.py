"""One coded assertion in one document: who did what to whom, when, where, how sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from foedus.model.actor import Mention
from foedus.model.dates import Period

Status = Literal["occurred", "ongoing", "planned", "proposed", "alleged", "possible", "conditional", "denied"]
STATUSES: tuple[Status, ...] = get_args(Status)

Subject = Literal[
    "exercise", "deployment", "missile_test", "arms", "technology", "intelligence", "nuclear", "summit",
    "visit", "talks", "treaty", "trade", "finance", "sanctions", "aid", "territory", "cyber", "rhetoric",
]  # fmt: skip
SUBJECTS: tuple[Subject, ...] = get_args(Subject)


@dataclass(frozen=True, slots=True)
class When:
    """The time a claim gives for its act, with the words that give it.

    period None: the text gives no date (unknown, not today), but a rhythm or an occasion ("at his visit").
    recurring: "annually since 2012".
    start, end: span of the expression; None where the date follows from elsewhere.
    """

    period: Period | None
    text: str = ""
    start: int | None = None
    end: int | None = None
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """A place; country is ISO 3166 alpha-3; lat and lon in degrees."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a claim, with its unit and the bound that the text puts on it.

    bound: "exact", "about", "least" (more than, at least, over), "most" (up to, at most).
    """

    value: float
    unit: str
    bound: Literal["exact", "about", "least", "most"]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One coded assertion; start, end and quote are the clause it rests on.

    who, whom: actor ids, sorted as the text names them; joint acts list every party in who, and where one
    is proposed, those to whom it is proposed in whom too.
    cameo, quad, score, goldstein: from the ontology by type, mode and pattern; quad 1 to 4,
    score and goldstein between -10 and 10.
    statement: id of the innermost statement that it stands in; speakers: outermost first.
    rule, words: which rule coded it, and the words that fired it. doubt: why it may be wrong, or "".
    grade: how sure within the status, one of `lexicon/data/grades.yaml`; "" where nothing has judged it.
    mentions: where the parties are named; trigger: span of the act's head word.
    """

    id: str
    doc: str
    start: int
    end: int
    quote: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    subject: Subject | None
    cameo: str | None
    quad: int
    score: float
    goldstein: float | None
    who: tuple[str, ...]
    whom: tuple[str, ...]
    joint: bool
    when: When | None
    where: Where | None
    status: Status
    statement: str | None
    speakers: tuple[str, ...]
    trigger: tuple[int, int]
    rule: str
    words: tuple[str, ...]
    doubt: str = ""
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    coder: str = ""
    lexicon: str = ""
    grade: str = ""
