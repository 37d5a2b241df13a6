"""How sure the text is of an act: its status, and a finer grade with a figure, by one table.

The act's own modals, negation and adverbs are read first; then every word that governs it changes the
reading, from the inside out. Who says so plays no part: that is the statement's business.
"""

from __future__ import annotations

from dataclasses import dataclass

from foedus.coding.governing import Reading, compose, read
from foedus.coding.parse import Parse
from foedus.lexicon.governors import Governors, load_governors
from foedus.model.claim import Status

FRAMES: dict[str, str] = {
    "propose": "proposed",
    "offer": "proposed",
    "invite": "proposed",
    "demand": "proposed",
    "agree": "planned",
    "promise": "planned",
    "plan": "planned",
    "threaten": "possible",
    "refuse": "denied",
    "deny": "denied",
    "fail": "denied",
    "try": "possible",
    "expect": "possible",
    "accuse": "alleged",
}
"""What a coder's frame does to the act inside it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status, its grade, and the words that led to it, innermost first.

    factuality: the figure of the grade (`lexicon/data/grades.yaml`), -3 certainly not, +3 certainly so.
    """

    status: Status
    grade: str
    factuality: float
    reasons: tuple[str, ...]


def judge(
    parse: Parse,
    token: int,
    *,
    frame: str | None = None,
    negated: bool = False,
    governors: Governors | None = None,
) -> Judgement:
    """Judge the act whose head word is token, with the words that led to it.

    frame: how the coder's pattern holds the act, one of FRAMES; token is then the frame's own word.
    negated: the coder read a negation ("no talks were held").
    """
    lexicon = governors or load_governors()
    reading = read(parse, token, lexicon)
    effect = FRAMES.get(frame or "")
    if effect:
        inner = Reading("occurred", ())
        reading = compose(inner, effect, reading, f"frame {frame}", lexicon=lexicon, lemma=frame or "")
    if negated and reading.status in ("occurred", "ongoing"):
        reading = Reading("denied", (*reading.reasons, "negated"))
    grade = reading.grade or lexicon.grades.default[reading.status]
    return Judgement(reading.status, grade, lexicon.grades.figures[grade], reading.reasons)


def judge_status(
    parse: Parse,
    token: int,
    *,
    frame: str | None = None,
    negated: bool = False,
    governors: Governors | None = None,
) -> Status:
    """The status of the act whose head word is token; see `judge` for the arguments."""
    return judge(parse, token, frame=frame, negated=negated, governors=governors).status


def judge_by(status: Status) -> Judgement:
    """What a status alone says, where something beyond the governing words has settled it."""
    grades = load_governors().grades
    return Judgement(status, grades.default[status], grades.figure(status), ())
