"""From an act up through the words that govern it: each may leave, weaken or turn its reading."""

from __future__ import annotations

from dataclasses import dataclass, replace

from foedus.coding.given import VERBS, is_definite
from foedus.coding.governors import ADJUNCT, NOUNS, find_governor
from foedus.coding.parse import Parse
from foedus.lexicon.governors import Governors
from foedus.model.claim import Status

DEEPEST = 14
PLAIN = frozenset(("occurred", "ongoing"))
NEGATIVE_OBJECTS = frozenset(("no", "nothing", "nobody", "none", "neither"))
PURPOSES: dict[str, str] = {
    "occurred": "probable", "ongoing": "probable", "alleged": "probable", "planned": "probable",
    "denied": "unsettled",
}  # fmt: skip
"""How sure a purpose is, by the status of the act that it is the purpose of."""
OPEN = frozenset(("planned", "proposed", "possible", "conditional"))
BE = frozenset(("be", "get"))
WISHING = frozenset(("like", "love", "prefer"))
"""With "would" these tell a wish that is there: "she would like to thank the crews"."""
WOULD = (("would",), ("'d",))


@dataclass(frozen=True, slots=True)
class Reading:
    """A status and the words that gave it, innermost first; grade "" where it is that of the status."""

    status: Status
    reasons: tuple[str, ...]
    grade: str = ""


def read(parse: Parse, token: int, lexicon: Governors, *, depth: int = 0, holds: bool = False) -> Reading:
    """The status of the act at a token, with all that governs it; holds: of what the token holds."""
    own = _own(parse, token, lexicon)
    if depth > DEEPEST:
        return own
    step = find_governor(parse, token, lexicon, holds=holds)
    if _asked(parse, token, lexicon) and own.status in (*PLAIN, "planned"):
        own = Reading("possible", (*own.reasons, "?"))
    if step is None:
        if own.reasons[-1:] in WOULD and _tagged(parse, token, lexicon):
            return Reading("planned", own.reasons)
        return _open(parse, token, own)
    effect, head, word = step
    above = read(parse, head, lexicon, depth=depth + 1, holds=effect != "inherit")
    if effect == "alleged" and parse.tags[head] in NOUNS:
        above = Reading("occurred", ())
    if effect in ("report", "planned") and own.reasons[-1:] in WOULD and own.status == "possible":
        own = Reading("planned", own.reasons)
    reading = compose(own, effect, above, word, lexicon=lexicon, lemma=parse.lemmas[head])
    if own.status in PLAIN and parse.tags[token] in NOUNS:
        if reading.status in OPEN:
            return _known(parse, token, effect, reading, lexicon)
        carried = effect == "inherit" and lexicon.verb("object", parse.lemmas[head]) == "inherit"
        if reading.status == "denied" and effect in ("denied", "inherit") and not (reading.grade or carried):
            return replace(reading, grade="unsettled")
    return reading


def _known(parse: Parse, token: int, effect: str, reading: Reading, lexicon: Governors) -> Reading:
    """A definite noun in an open clause is surer than the clause: "they may discuss the raid"."""
    if not is_definite(parse, token) or (effect == "possible" and parse.deps[token] != "pobj"):
        return reading
    surer = "settled" if reading.status == "planned" else "known"
    grades, now = lexicon.grades, reading.grade
    if effect == "denied" or grades.figure(reading.status, now) >= grades.figure(reading.status, surer):
        return reading
    return replace(reading, grade=surer)


def _asked(parse: Parse, token: int, lexicon: Governors) -> bool:
    """Whether the clause of a verb ends in a question mark, before or at the end of its sentence.

    Where somebody "asked today: ...?", the mark belongs to what was asked.
    """
    if parse.tags[token] not in VERBS:
        return False
    if parse.tags[token] == "VBD" and lexicon.verb("clause", parse.lemmas[token]):
        return False
    for i in range(token, parse.sents[parse.sent_of[token]][1]):
        if parse.words[i] in ("?", ".", "!", ";"):
            return parse.words[i] == "?"
    return False


def _tagged(parse: Parse, token: int, lexicon: Governors) -> bool:
    """Whether a verb of saying is set into the clause: "the mines, she said, would be cleared"."""
    return any(
        parse.deps[c] in ("parataxis", "ccomp", "advcl")
        and parse.tags[c] == "VBD"
        and lexicon.verb("clause", parse.lemmas[c]) == "report"
        for c in parse.children[token]
    )


def _open(parse: Parse, token: int, own: Reading) -> Reading:
    """An order leaves its act open; a headline's infinitive is a plan: "Norland to hold drills"."""
    if own.status not in PLAIN or parse.tags[token] not in VERBS:
        return own
    below = parse.children[token]
    if any(parse.tags[c] == "TO" for c in below) and any(parse.deps[c] == "nsubj" for c in below):
        return Reading("planned", (*own.reasons, "to"), "settled")
    if parse.tags[token] == "VB" and not any(
        parse.deps[c] == "nsubj" or (parse.deps[c] == "aux" and parse.tags[c] != "TO")
        for c in parse.children[token]
    ):
        return Reading("possible", (*own.reasons, "order"))
    return own


def compose(
    inner: Reading, effect: str, above: Reading, word: str, *, lexicon: Governors, lemma: str = ""
) -> Reading:
    """What is left of a reading under a governor.

    inner: the act by itself. above: the governor's own reading. word: the governor, for the reasons; lemma:
    how the lexicon knows it, where word is another form.
    """
    grade = lexicon.grade(effect.removeprefix(ADJUNCT), word, lemma)
    if effect == "factive":
        return inner
    if word == "before" and above.status in PLAIN and inner.status in PLAIN:
        return Reading("possible", (*inner.reasons, word), "settled")
    if effect.startswith(ADJUNCT):
        return _beside(inner, effect.removeprefix(ADJUNCT), above, word, lexicon)
    if effect == "during":
        ahead = above.status in OPEN and inner.status in PLAIN
        return Reading(above.status, (*inner.reasons, *above.reasons), above.grade) if ahead else inner
    if effect == "time":
        ahead = above.status in ("planned", "possible", "conditional", "proposed")
        if ahead and inner.status == "ongoing":
            return Reading("possible", (*inner.reasons, word), "settled")
        return inner
    if effect == "inherit":
        if above.status in PLAIN:
            ongoing = above.status == "ongoing" and inner.status == "occurred"
            return Reading("ongoing", inner.reasons) if ongoing else inner
        if inner.status in PLAIN:
            return Reading(above.status, (*inner.reasons, *above.reasons), above.grade)
        return inner
    if effect == "report":
        if above.status in PLAIN or above.status in ("planned", "alleged"):
            return inner
        if inner.status in PLAIN:
            return Reading("possible", (*inner.reasons, word, *above.reasons))
        return inner
    reasons = (*inner.reasons, word)
    status: Status
    if inner.status == "denied" and effect not in ("denied",):
        return Reading("denied", reasons, inner.grade)
    if above.status == "denied":
        turned = effect in ("denied", "alleged")
        reasons = (*reasons, *above.reasons)
        return Reading("possible", reasons) if turned else Reading("denied", reasons, "doubtful")
    if effect == "denied":
        status = "denied" if inner.status != "denied" else "possible"
        if above.status not in (*PLAIN, "alleged", "planned"):
            return Reading("possible", reasons, "unsettled")
        return Reading(status, reasons, grade)
    if inner.status not in PLAIN and inner.status not in ("planned",):
        return Reading(inner.status, reasons, lexicon.grades.lower(inner.status, inner.grade, grade))
    status = STATUS_OF[effect]
    if status == "possible" and grade == "meant" and above.status == "occurred":
        grade = "probable"  # what somebody let or enabled others to do, they mostly did
    if above.status in ("possible", "conditional", "proposed") and above.reasons != ("before",):
        status = above.status if status == "planned" else status
        grade = lexicon.grades.lower(status, above.grade, grade)
    return Reading(status, (*reasons, *above.reasons), grade)


def _beside(inner: Reading, effect: str, above: Reading, word: str, lexicon: Governors) -> Reading:
    """A clause of purpose, condition or time: what stands over its main clause reaches it only in part."""
    grade = lexicon.grade(effect, word)
    if effect == "possible" and word == "to":
        grade = PURPOSES.get(above.status, "open")
    if effect == "denied" or inner.status not in (*PLAIN, "planned"):
        return inner if effect != "denied" else Reading("denied", (*inner.reasons, word))
    return Reading(STATUS_OF[effect], (*inner.reasons, word), grade)


STATUS_OF: dict[str, Status] = {
    "alleged": "alleged",
    "planned": "planned",
    "proposed": "proposed",
    "possible": "possible",
    "conditional": "conditional",
}


def _own(parse: Parse, token: int, lexicon: Governors) -> Reading:
    """Modals, negation and adverbs that hang on the act itself."""
    negation = hedge = modal = ""
    lowers, deps, tags = parse.lowers, parse.deps, parse.tags
    perfect = progressive = weak = False
    for child in parse.children[token]:
        dep, lower = deps[child], lowers[child]
        if dep in ("aux", "auxpass"):
            if tags[child] == "MD" or lower in ("'ll", "'d"):
                modal = modal or lower
            perfect = perfect or parse.lemmas[child] == "have"
            progressive = progressive or (parse.lemmas[child] == "be" and tags[token] == "VBG")
        elif dep == "neg" or (dep in ("det", "cc", "preconj") and lower in ("no", "neither")):
            negation = lower
        elif dep in ("advmod", "amod", "npadvmod"):
            adverb = lexicon.word("adverb", lower)
            if adverb == "denied" and dep == "advmod" and lower != "not":
                negation = negation or lower
            elif adverb:
                hedge = hedge or lower
            elif lower == "longer" and any(lowers[c] == "no" for c in parse.children[child]):
                negation = negation or "no longer"
            elif dep == "amod" and tags[token] in NOUNS:
                adjective = lexicon.word("modifier", lower)
                if adjective and adjective != "factive":
                    hedge = hedge or lower
                elif lower == "called" and parse.lowers[max(0, child - 2) : child] == ["so", "-"]:
                    hedge = hedge or "so-called"
        elif (dep in ("nsubj", "nsubjpass") and lower in ("nobody", "none", "neither")) or _no(parse, child):
            weak = not negation and dep == "dobj"
            negation = negation or lower
    status: Status = "occurred"
    reasons: tuple[str, ...] = ()
    grade = ""
    if modal in ("would", "'d") and parse.lemmas[token] in WISHING and not hedge and not negation:
        return Reading("ongoing", (modal,))
    condition = _condition(parse, token, lexicon)
    if condition and (modal or tags[token] in ("VBZ", "VBP")):
        grade = "meant" if lexicon.word("modal", modal) == "planned" else ""
        return Reading("conditional", (*((modal,) if modal else ()), condition), grade)
    if modal:
        effect = lexicon.word("modal", modal) or "possible"
        status = STATUS_OF.get(effect, "possible")
        grade = lexicon.grade(effect, modal)
        if status == "conditional" or (hedge and status == "planned"):
            status = "possible"
            grade = "open" if not hedge else lexicon.grade("possible", hedge)
        reasons = (hedge, modal) if hedge else (modal,)
        if perfect and modal in ("should", "ought"):
            return Reading("denied", (modal, "have"))
    elif hedge:
        effect = lexicon.word("adverb", hedge) or lexicon.word("modifier", hedge) or "possible"
        status = "denied" if effect == "denied" else STATUS_OF.get(effect, "possible")
        reasons, grade = (hedge,), lexicon.grade(effect, hedge)
    elif progressive or (tags[token] in ("VBZ", "VBP") and not perfect):
        status = "ongoing"
    if negation and any(lowers[c] == "until" for c in parse.children[token]):
        return Reading("occurred", (negation, "until"))
    if negation:
        grade = "unsettled" if weak else "doubtful" if grade == "wished" else ""
        return Reading("denied", (*reasons, negation), grade)
    return Reading(status, reasons, grade)


def _condition(parse: Parse, token: int, lexicon: Governors) -> str:
    """The word that makes an act hang on a condition: "if the wind holds"."""
    for child in parse.children[token]:
        if parse.deps[child] == "advcl":
            for mark in parse.children[child]:
                if parse.deps[mark] == "mark" and lexicon.word("mark", parse.lowers[mark]) == "conditional":
                    return parse.lowers[mark]
    return ""


def _no(parse: Parse, child: int) -> bool:
    """Whether a subject or object carries "no": "no talks were held", "held no talks"."""
    if parse.deps[child] == "dobj" and parse.lowers[child] in ("nothing", "none", "nobody"):
        return True
    return parse.deps[child] in ("nsubj", "nsubjpass", "dobj") and any(
        parse.lowers[below] in NEGATIVE_OBJECTS and parse.deps[below] in ("det", "neg")
        for below in parse.children[child]
    )
