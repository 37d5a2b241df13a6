"""Text as a row of one-letter word classes, so that the grammar is regular expressions over classes.

A sentence of thirty words becomes a string of thirty letters; most are the letter for "any word", and the
expressions run over the rest at the speed of `re`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedus.coding.times import words

# Words first, then plain signs, then a look whether anything else can begin here: most places are spaces.
_TOKEN = re.compile(
    r"(?P<ampm>[aApP]\.?[mM]\b\.?)|[^\W\d_]+|(?P<sign>[^\w\s'\u2019])|(?=[\d'\u2019\n])(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?!\d))|(?P<dotted>\d{1,2}\.\d{1,2}\.\d{4}(?!\d|\.\d))"
    r"|(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))|(?P<quarters>(?<![\d/])[13]/[24](?![\d/]))"
    r"|(?P<decade>(?:\d{3}|['\u2019]?\d)0['\u2019]?s\b)|(?P<shortyear>['\u2019]\d{2}\b)"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<ordnum>(?:st|nd|rd|th)\b)?"
    r"|(?P<genitive>['\u2019](?:s\b|(?=\s)))|(?P<gap>\n\s*\n)|(?P<quote>['\u2019]))"
)

OTHER = " "
_NAMES = (
    "month", "mon", "maymonth", "weekday", "weekdays", "shortday", "day", "num", "numword", "ordnum", "ord",
    "secondword", "year", "decade", "decadeword", "clock", "ampm", "iso", "slash", "dotted", "quarters",
    "shortyear", "unit", "units", "season", "maybeseason", "seasons", "part", "noon", "adverb", "set",
    "rate", "edge", "edgenoun", "about", "parts",
    "genitive", "comma", "dot", "dash", "gap", "money", *words.GROUPS,
)  # fmt: skip
CLASSES = {name: chr(0x4E00 + i) for i, name in enumerate(_NAMES)}
_NAME_OF = {letter: name for name, letter in CLASSES.items()}
_SIGNS = {",": "comma", "$": "money"}
# Signs whose class depends on the spaces around them.
_PLACED = {".": "dot", "-": "dash", "\u2013": "dash"}


def _lexicon() -> dict[str, tuple[str, object]]:
    table: dict[str, tuple[str, object]] = {}
    for name, letters in words.GROUPS.items():
        table.update((word, (name, word)) for word in letters)
    named: tuple[tuple[dict[str, str] | dict[str, int], str], ...] = (
        (words.ADVERBS, "adverb"), (words.SETS, "set"), (words.RATES, "rate"), (words.EDGES, "edge"),
        (words.EDGE_NOUNS, "edgenoun"), (words.PARTS, "part"),
        (words.DECADES, "decadeword"), (words.UNITS, "unit"), (words.PLURAL_UNITS, "units"),
        (words.WEEKDAYS, "weekday"), (words.SHORT_WEEKDAYS, "shortday"), (words.ABOUT, "about"),
        (words.NUMBERS, "numword"), (words.TENS, "numword"), (words.ORDINALS, "ord"),
    )  # fmt: skip
    for group, name in named:
        for word, value in group.items():
            table.setdefault(word, (name, value))
    table.update({word + "s": ("parts", code) for word, code in words.PARTS.items() if word != "noon"})
    table["second"] = ("secondword", 2)
    for word, number in words.WEEKDAYS.items():
        table[word + "s"] = ("weekdays", number)
    for word, code in words.SEASONS.items():
        table[word] = ("maybeseason" if word in ("fall", "spring") else "season", code)
        table[word + "s"] = ("seasons", code)
    for word in ("noon", "midnight"):
        table[word] = ("noon", words.PARTS[word])
    for word, number in words.MONTHS.items():
        name = "month" if len(word) > 4 or word in ("june", "july") else "mon"
        table[word] = ("maymonth" if word in words.AMBIGUOUS_MONTHS else name, number)
    return {word: (CLASSES[name], value) for word, (name, value) in table.items()}


_LEXICON = _lexicon()
_LETTERS = {word: letter for word, (letter, _) in _LEXICON.items()}
_LETTERS |= {sign: CLASSES[name] for sign, name in _SIGNS.items()}
_VALUES = {word: value for word, (_, value) in _LEXICON.items()}
_CAPITAL_ONLY = re.compile(f"[{CLASSES['maymonth']}{CLASSES['shortday']}]")
_NUMBERS = re.compile(f"[{CLASSES['numword']}{CLASSES['ord']}{CLASSES['secondword']}]")
_APART = OTHER + CLASSES["gap"] + CLASSES["money"]
# Classes of which every expression of time has one; the others only join or modify.
_CORE = (
    "month", "mon", "maymonth", "weekday", "weekdays", "shortday", "year", "decade", "decadeword", "clock",
    "ampm", "iso", "slash", "dotted", "juche", "unit", "units", "season", "maybeseason", "seasons", "part",
    "parts", "noon", "adverb", "set", "rate", "today", "yesterday", "tomorrow", "tonight", "overnight",
    "holiday", "future", "last", "recent", "this", "half", "periodword", "qletter", "hletter",
)  # fmt: skip
CORE = "".join(CLASSES[name] for name in _CORE)
_RUN = re.compile(f"[^{_APART}{CORE}]*[{CORE}][^{_APART}]*")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a text: classes has one letter each; values what the lexicon knows of the word."""

    text: str
    classes: str
    lowers: list[str]
    values: list[object]
    starts: list[int]
    ends: list[int]

    def name(self, index: int) -> str:
        """The class of a token by name; "" outside the text or for a word that means no time."""
        return _NAME_OF.get(self.classes[index], "") if 0 <= index < len(self.classes) else ""

    def runs(self) -> tuple[str, list[int]]:
        """The stretches of classed tokens that can hold an expression, and where each letter stands.

        No expression of the grammar runs over a word that means no time, so the rest need not be searched.
        """
        stretches: list[str] = []
        places: list[int] = []
        for run in _RUN.finditer(self.classes):
            stretches.append(run[0])
            places += range(run.start(), run.end() + 1)
        return OTHER.join(stretches), places


def split(text: str) -> Tokens:
    """Split a text into classed tokens; a number spelled out becomes one token."""
    found = list(_TOKEN.finditer(text))
    lowers = [one[0].lower() for one in found]
    classes = [_LETTERS.get(lower, OTHER) for lower in lowers]
    values: list[object] = list(map(_VALUES.get, lowers))
    starts = [one.start() for one in found]
    ends = [one.end() for one in found]
    for at, one in enumerate(found):
        group = one.lastgroup
        if group is None:
            continue
        if group == "sign":
            if lowers[at] in _PLACED:
                classes[at] = _place_sign(text, starts[at], lowers[at])
        elif group == "number" or group == "ordnum":
            classes[at], values[at] = _number(one["number"], group == "ordnum")
        elif group == "ampm":
            lowers[at] = lowers[at].split(".")[0]
            classes[at], values[at] = CLASSES["ampm"], lowers[at][0]
        elif group != "quote":
            classes[at], values[at] = CLASSES[group], lowers[at]
    line = "".join(classes)
    for capital in _CAPITAL_ONLY.finditer(line):
        at = capital.start()
        if text[starts[at]] == lowers[at][0]:
            classes[at] = OTHER
    if _NUMBERS.search(line):
        _join_spelled(classes, lowers, values, starts, ends)
    return Tokens(text, "".join(classes), lowers, values, starts, ends)


def _place_sign(text: str, at: int, sign: str) -> str:
    """The class of a dot or a dash; one that stands apart is no part of a date."""
    before = text[at - 1 : at]
    if sign == ".":
        return OTHER if before.isspace() else CLASSES["dot"]
    if before.isspace() or text[at + 1 : at + 2] in ("", " ", "-", "\n"):
        return OTHER
    return CLASSES["dash"]


def _number(digits: str, ordinal: bool) -> tuple[str, object]:
    if "." in digits:
        return CLASSES["num"], float(digits.replace(",", ""))
    value = int(digits.replace(",", ""))
    if ordinal:
        return CLASSES["ordnum"], value
    if len(digits) == 4 and digits.isdigit() and 1000 <= value <= 2199:
        return CLASSES["year"], value
    return CLASSES["day" if 1 <= value <= 31 and len(digits) <= 2 else "num"], value


def _join_spelled(
    classes: list[str], lowers: list[str], values: list[object], starts: list[int], ends: list[int]
) -> None:
    """Join "twenty-five", "nineteen ninety-seven", "two thousand one" into one token, in place."""
    joined: list[tuple[int, int, str, int]] = []
    reached = 0
    for number in _NUMBERS.finditer("".join(classes)):
        at = number.start()
        if at < reached:
            continue
        reached, name, value = _read_spelled(lowers, at)
        if reached > at + 1:
            joined.append((at, reached, name, value))
    for at, stop, name, value in reversed(joined):
        classes[at:stop] = [CLASSES[name]]
        values[at:stop] = [value]
        ends[at:stop] = [ends[stop - 1]]
        del starts[at + 1 : stop]
        lowers[at:stop] = [" ".join(lowers[at:stop])]


def _read_spelled(lowers: list[str], at: int) -> tuple[int, str, int]:
    """Where the number that begins at a token stops, its class, its value."""
    stop, value, ordinal = _below_hundred(lowers, at)
    if ordinal:
        return stop, "ord", value
    after = lowers[stop] if stop < len(lowers) else ""
    if value in (18, 19, 20) and (after in words.TENS or words.NUMBERS.get(after, 0) >= 10):
        last, rest, _ = _below_hundred(lowers, stop)
        return last, "year", value * 100 + rest
    if after in ("hundred", "thousand"):
        value *= 100 if after == "hundred" else 1000
        stop += 1
        more = stop + 1 if stop < len(lowers) and lowers[stop] == "and" else stop
        if more < len(lowers) and (lowers[more] in words.NUMBERS or lowers[more] in words.TENS):
            stop, rest, _ = _below_hundred(lowers, more)
            value += rest
    return stop, "numword", value


def _below_hundred(lowers: list[str], at: int) -> tuple[int, int, bool]:
    word = lowers[at]
    if word in words.ORDINALS:
        return at + 1, words.ORDINALS[word], True
    if word not in words.TENS:
        return at + 1, words.NUMBERS[word], False
    value = words.TENS[word]
    following = at + 2 if at + 1 < len(lowers) and lowers[at + 1] == "-" else at + 1
    if following < len(lowers):
        unit = lowers[following]
        if 1 <= words.NUMBERS.get(unit, 0) <= 9:
            return following + 1, value + words.NUMBERS[unit], False
        if words.ORDINALS.get(unit, 10) <= 9:
            return following + 1, value + words.ORDINALS[unit], True
    return at + 1, value, False
