"""The checkable facts of a sentence: its quotations, dates, names and numbers, found in the text alone.

The scan knows nothing of how the sentence was made; what it cannot place as an ordinary word is a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from foedus.model.dates import MONTHS

FactKind = Literal["quotation", "date", "name", "number"]

NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
     "hundred": 100, "thousand": 1000, "dozen": 12, "million": 10**6, "billion": 10**9, "trillion": 10**12,
     "once": 1, "twice": 2, "both": 2, "half": 0.5, "double": 2, "triple": 3}  # fmt: skip

_MONTH = "|".join(MONTHS)
_QUOTE = re.compile(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»")
_DATE = re.compile(
    rf"(?:\b\d{{1,2}}(?:–\d{{1,2}})? )?\b(?:{_MONTH})\b(?: \d{{4}}\b)?"
    r"|(?<![\d.,–-])(?:1[5-9]|20)\d\d(?![\d,]|\.\d|[–-]\d)"
)
_WORD = re.compile(r"[^\s“”\"«»()\[\],;:?!¦←·—]+")
_NUMBER = re.compile(r"(?<![\w-])\d[\d,]*(?:\.\d+)?|\b(?:" + "|".join(NUMBER_WORDS) + r")\b", re.IGNORECASE)

# Words that only open a sentence or a cell; anything else with a capital is taken for a name.
OPENERS = frozenset(
    """
    a about according across after against agreed aid all alleged allegedly also among an and another any
    apart are article articles as at attack before below between but by case cell cited claim claims
    coded compared conditional conflict cooperation copied copy corroboration count counted counts
    criticism cut date dated dates denied dispute disputes each earlier either event events every
    everyone figure first follow for from had has have he here how if in intelligence is it its
    joint kept later leave left less link many may method more most much negative neither network no
    nobody none not nothing nowhere occurred of official on once one ongoing only origin origins
    other others outlet outlets over own parties people period places planned positive possible
    precision proposed question quote quoted read reader reading reads report reported reports said
    same sanctions scope section sentence sentences several shape she show since size slip so some
    source sources speaker speakers state statement statements states status such summit support
    talks that the their them then there these they this those threat through tie ties time to
    together towards trade treaty under unknown until update version visit was were what when where
    which who whom whose why with within without words writer written year
    """.split()
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something in a sentence that must be carried."""

    kind: FactKind
    text: str


def find_facts(text: str) -> tuple[Fact, ...]:
    """Every quotation, date, name and number in the text, quotations first, none counted twice.

    >>> [fact.text for fact in find_facts("Russia sold 3 ships to North Korea in July 2023.")]
    ['July 2023', 'Russia', 'North Korea', '3']
    >>> find_facts("Across outlets, nothing is reported.")
    ()
    """
    facts: list[Fact] = []

    def take(kind: FactKind, pattern: re.Pattern[str], rest: str) -> str:
        def blank(found: re.Match[str]) -> str:
            words = next((group for group in found.groups() if group is not None), found.group())
            if kind == "quotation" or words.strip():
                facts.append(Fact(kind, words))
            return " ¦ "

        return pattern.sub(blank, rest)

    rest = take("quotation", _QUOTE, text)
    rest = take("date", _DATE, rest)
    rest = _take_names(rest, facts)
    take("number", _NUMBER, rest)
    return tuple(facts)


def _take_names(text: str, facts: list[Fact]) -> str:
    """Take runs of capitalised words; a closed list of words may open a sentence without being names."""
    rest, run, last = list(text), list[int](), -2
    for found in [*_WORD.finditer(text), None]:
        word = found.group().rstrip(".") if found else ""
        named = any(letter.isupper() for letter in word)
        if named and found and _opens(text, found.start()) and word.lower() in OPENERS:
            named = False
        ended = re.search(r"[^\W\d_]{4,}\.$", text[:last] if last > 0 else "")
        joined = (
            found is not None
            and not ended
            and text[last : found.start()] == " "
            and (named or word.isdigit())
        )
        if run and not joined:
            facts.append(Fact("name", text[run[0] : last].rstrip(".")))
            rest[run[0] : last] = "¦" * (last - run[0])
            run = []
        if found and (named or (run and joined)):
            run, last = run or [found.start()], found.end()
    return "".join(rest)


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ".:;?!¦(—·←"
