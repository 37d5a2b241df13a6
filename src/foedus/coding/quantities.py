"""Numbers with their unit and the bound that the text puts on them: "more than 1,000 containers"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from foedus.coding.parse import Parse
from foedus.model.claim import Quantity

Bound = Literal["exact", "about", "least", "most"]

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
_WORDS: dict[str, float] = {word: float(i) for i, word in enumerate(_SMALL.split())}
_WORDS |= {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "a": 1, "an": 1, "half": 0.5, "several": 3, "couple": 2,
}  # fmt: skip
_SCALES: dict[str, float] = {
    "dozen": 12, "dozens": 24, "hundred": 100, "hundreds": 200, "thousand": 1e3, "thousands": 2e3,
    "million": 1e6, "millions": 2e6, "billion": 1e9, "billions": 2e9, "trillion": 1e12, "m": 1e6, "bn": 1e9,
}  # fmt: skip
_BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("more", "than"), "least"), (("at", "least"), "least"), (("no", "fewer", "than"), "least"),
    (("no", "less", "than"), "least"), (("upwards", "of"), "least"), (("over",), "least"),
    (("above",), "least"), (("exceeding",), "least"), (("up", "to"), "most"), (("at", "most"), "most"),
    (("no", "more", "than"), "most"), (("fewer", "than"), "most"), (("less", "than"), "most"),
    (("under",), "most"), (("below",), "most"), (("nearly",), "about"), (("almost",), "about"),
    (("about",), "about"), (("around",), "about"), (("some",), "about"), (("roughly",), "about"),
    (("approximately",), "about"), (("an", "estimated"), "about"), (("estimated",), "about"),
)  # fmt: skip
_CURRENCY = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW"}
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# Nouns that a number before them does not measure but date, rank or name.
_NO_UNIT = frozenset(
    "january february march april may june july august september october november december year month week"
    " day hour minute decade century time percent o'clock anniversary summit page".split()
)


def find_quantities(parse: Parse, tokens: Iterable[int]) -> tuple[Quantity, ...]:
    """Measured numbers among these tokens, in order.

    A plural scale ("dozens of", "thousands of") counts as at least two of its size.
    """
    wanted = sorted(set(tokens))
    inside = set(wanted)
    found = []
    done = -1
    for i in wanted:
        if i <= done or not _starts_number(parse, i):
            continue
        value, last, plural = _read_number(parse, i)
        done = last
        unit, end = _unit(parse, i, last)
        if unit is None or end not in inside:
            continue
        bound, first = _bound(parse, i, plural)
        start, stop = parse.span(first, end)
        text = parse.text[start - parse.offset : stop - parse.offset]
        found.append(Quantity(value, unit, bound, start, stop, text))
    return tuple(found)


def _starts_number(parse: Parse, i: int) -> bool:
    word = parse.lowers[i]
    if word in ("a", "an"):
        return i + 1 < len(parse) and parse.lowers[i + 1] in _SCALES
    if parse.tags[i] == "CD":
        return bool(_FIGURE.fullmatch(word)) or word in _WORDS or word in _SCALES
    return word in ("dozens", "hundreds", "thousands", "millions", "billions", "several", "dozen")


def _read_number(parse: Parse, i: int) -> tuple[float, int, bool]:
    """Value, last token, and whether it is a plural scale."""
    word = parse.lowers[i]
    if word in _SCALES:
        return _SCALES[word], i, word.endswith("s")
    value = float(word.replace(",", "")) if _FIGURE.fullmatch(word) else _WORDS.get(word, 1.0)
    last = i
    plural = word == "several"
    while last + 1 < len(parse) and parse.lowers[last + 1] in _SCALES:
        last += 1
        value *= _SCALES[parse.lowers[last]]
    return value, last, plural


def _unit(parse: Parse, first: int, last: int) -> tuple[str | None, int]:
    """What is counted, as a lemma, and the last token of the phrase that says so."""
    before = parse.lowers[first - 1] if first else ""
    if before in _CURRENCY:
        return _CURRENCY[before], last
    noun = _counted(parse, first, last)
    if noun is None or noun > last + 8 or parse.lemmas[noun] in _NO_UNIT or parse.tags[noun] == "NNP":
        return None, last
    return parse.lemmas[noun], noun


def _counted(parse: Parse, first: int, last: int) -> int | None:
    """The noun that a number counts: its head, or what follows "of" ("dozens of missiles")."""
    for i in range(last, first - 1, -1):
        if (
            parse.deps[i] == "nummod"
            and parse.heads[i] > last
            and parse.tags[parse.heads[i]].startswith("NN")
        ):
            return parse.heads[i]
        for prep in parse.children[i]:
            if parse.lowers[prep] == "of":
                return next((j for j in parse.children[prep] if parse.tags[j].startswith("NN")), None)
    return None


def _bound(parse: Parse, first: int, plural: bool) -> tuple[Bound, int]:
    if first and parse.lowers[first - 1] in _CURRENCY:
        first -= 1
    for words, bound in _BOUNDS:
        n = len(words)
        if first >= n and tuple(parse.lowers[first - n : first]) == words:
            return bound, first - n
    return ("least" if plural else "exact"), first
