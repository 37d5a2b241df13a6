"""What analytic sentences must not do: two scales of likelihood, likelihood with confidence, sources unnamed.

Source: Office of the Director of National Intelligence, Intelligence Community Directive 203, Analytic
Standards, 2015, section D.6.e. The words of sources, in quotation marks, are not judged.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from foedus.lexicon.probability_words import off_scale_words, probability_words

Rule = Literal["scale", "confidence", "source", "kind"]
Kind = Literal["information", "judgement", "assumption", "hypothesis", "indicator"]

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s)[^.!?]*)*[.!?]*")
_CONFIDENCE = re.compile(
    r"\b(?:confidently|we are (?:not )?(?:confident|sure)|(?:very |quite |less |more )?confident"
    r"|(?:high|moderate|medium|low|full|great|little|some)(?:[ -]to[ -]\w+)? confidence"
    r"|confidence (?!intervals?\b|bands?\b|measures?\b|building\b|level of \d))\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\b(?:reportedly|allegedly|supposedly"
    r"|it is (?:widely |generally )?(?:reported|said|believed|thought|understood)"
    r"|(?:some|many|several|various) (?:say|believe|argue|observers|experts|analysts|sources)"
    r"|(?:sources|observers|experts|insiders) (?:say|said|believe)"
    r"|(?:is|are) (?:widely )?(?:believed|thought|rumou?red))\b",
    re.IGNORECASE,
)
_JUDGING = re.compile(
    r"\b(?:we (?:judge|assess|believe|estimate|expect)|in our (?:view|judgement|judgment)|it seems|apparently"
    r"|clearly|obviously|evidently|of course)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\b\d+(?:\.\d+)? ?(?:%|per ?cent\b)")
_LEFT_OPEN = re.compile(r"\b(?:may|might|could)\b")  # with a capital it is a month, or a name


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence that breaks a rule: which, the words that do, and how to mend it."""

    rule: Rule
    words: str
    advice: str

    def __str__(self) -> str:
        return f"“{self.words}”: {self.advice}"


def lint(text: str, kind: Kind) -> tuple[Fault, ...]:
    """Every fault of a text, sentence by sentence, in order; quotations are passed over.

    kind: what the text is: what sources report, a judgement of the analyst, or what is to be found true or
    false and has its probability stated or computed apart.

    >>> [str(fault) for fault in lint("They will probably part.", "judgement")]
    ['“probably”: is on no scale; say “likely”']
    """
    found: list[Fault] = []
    for match in _SENTENCE.finditer(_QUOTED.sub(" “” ", " ".join(text.split()))):
        found += _sentence(match.group(), kind)
    return tuple(dict.fromkeys(found))


def _sentence(text: str, kind: Kind) -> list[Fault]:
    likely = [found.group() for found in _scale().finditer(text)]
    found = [_scaled(words) for words in likely]
    faults = [fault for fault in found if fault]
    unsure = _CONFIDENCE.search(text)
    odds = [*likely, *_PERCENT.findall(text)]
    if unsure and odds:
        faults.append(
            Fault(
                "confidence",
                f"{odds[0]} … {unsure.group().strip()}",
                "say how likely it is and how well that is founded in two sentences, not in one",
            )
        )
    if vague := _UNNAMED.search(text):
        faults.append(Fault("source", vague.group(), "say who reports or holds it"))
    if kind == "information" and (judging := _JUDGING.search(text)):
        faults.append(
            Fault("kind", judging.group(), "this is judged, not reported; move it to the judgements")
        )
    if kind in _WHERE:
        faults += _bare(text, kind, likely)
    return faults


def _scaled(words: str) -> Fault | None:
    """Words of the scale's first row are right; those of the second mix two scales, others are on none."""
    said = words.casefold()
    for entry in probability_words():
        if said == entry.word:
            return None
        if said == entry.also:
            return Fault("scale", words, f"the brief says “{entry.word}”; two words for one band read as two")
    instead = off_scale_words()[said]
    wanted = instead if instead.startswith("a word") else f"“{instead}”"
    return Fault("scale", words, f"is on no scale; say {wanted}")


_WHERE: dict[Kind, str] = {
    "assumption": "an assumption says what is taken for granted; how probable that is stands in `holds`",
    "hypothesis": "a hypothesis says what is so; how probable that is comes out of the weighing",
    "indicator": "an indicator says what will be seen; how probable that is stands in `probability`",
}


def _bare(text: str, kind: Kind, likely: list[str]) -> list[Fault]:
    """What is to be found true or false is stated without likelihood: that is given or computed apart."""
    words = [*likely, *(found.group() for found in _LEFT_OPEN.finditer(text))]
    return [Fault("kind", word, _WHERE[kind]) for word in words]


@functools.cache
def _scale() -> re.Pattern[str]:
    """Every word of likelihood, on the scale or off it, the longest first."""
    words = {text for entry in probability_words() for text in (entry.word, entry.also)} | set(
        off_scale_words()
    )
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])", re.IGNORECASE)
