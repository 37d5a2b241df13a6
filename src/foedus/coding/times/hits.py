"""What a rule gets (a hit in its context) and what it gives (a reading)."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import cast

from foedus.coding.times import words
from foedus.coding.times.mention import Kind, Mod, Tense
from foedus.coding.times.stamps import Stamp, Unit
from foedus.coding.times.tokens import CLASSES, Tokens
from foedus.model.dates import Period

_SETS = {
    "number": ("day", "num", "numword"),
    "anyord": ("ord", "ordnum", "secondword"),
    "daynum": ("day", "ordnum", "ord"),
    "anyunit": ("unit", "units"),
    "anyseason": ("season", "maybeseason"),
    "anymonth": ("month", "maymonth"),
    "lastnext": ("last", "next", "previous", "following"),
    "deictic": ("last", "next", "previous", "following", "this"),
}


def pattern(source: str) -> str:
    """Write a grammar expression, with class names in angle brackets, as one over class letters."""

    def letters(found: re.Match[str]) -> str:
        names = found[1].split("|")
        chars = "".join(CLASSES[part] for name in names for part in _SETS.get(name, (name,)))
        return f"[{chars}]"

    return re.sub(r"<([a-z0-9|]+)>", letters, re.sub(r"\s+", "", source))


@functools.cache
def _letters(names: tuple[str, ...]) -> frozenset[str]:
    """The letters of some classes."""
    return frozenset(CLASSES[part] for name in names for part in _SETS.get(name, (name,)))


@dataclass(slots=True)
class Context:
    """What the text has said so far: its own date, the last date told and where, the last quarter told.

    years: the year of each month and day that the text has given with its year.
    """

    anchor: dt.date | None
    last: Stamp | None = None
    last_at: int = 0
    quarter: Stamp | None = None
    years: dict[tuple[int, int], int] = field(default_factory=dict)
    tense_at: Callable[[int, int], Tense | None] = field(default=lambda start, end: None)

    def now(self, unit: Unit) -> Stamp | None:
        """The unit that holds the anchor."""
        return Stamp.holding(self.anchor, unit) if self.anchor else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. Either stamp, or value with or without a period."""

    kind: Kind
    value: str
    stamp: Stamp | None = None
    period: Period | None = None
    recurring: bool = False
    mod: Mod | None = None
    told: bool = True

    @classmethod
    def of(cls, stamp: Stamp | None, unknown: str = "", mod: Mod | None = None) -> Reading:
        """The reading of a stamp; without one, only a value with X for what is not known."""
        if stamp is None:
            return cls("date", unknown, mod=mod)
        kind: Kind = "time" if stamp.part else "date"
        return cls(kind, stamp.value, stamp=stamp, mod=mod)

    def with_mod(self, mod: Mod | None) -> Reading:
        """The same with a modifier, unless it has one."""
        return self if mod is None or self.mod else replace(self, mod=mod)


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule matched: tokens first..last, last excluded."""

    tokens: Tokens
    first: int
    last: int

    def all(self, *names: str) -> list[object]:
        """Values of the tokens of these classes, in order."""
        letters, values = _letters(names), self.tokens.values
        classes = self.tokens.classes[self.first : self.last]
        return [values[at] for at, letter in enumerate(classes, self.first) if letter in letters]

    def has(self, *names: str) -> bool:
        """Whether a token of one of these classes is there."""
        letters = _letters(names)
        return not letters.isdisjoint(self.tokens.classes[self.first : self.last])

    def number(self, *names: str) -> int | None:
        """The first value of these classes as a whole number."""
        found = self.all(*names)
        return int(cast("int", found[0])) if found else None

    def word(self, *names: str) -> str:
        """The first value of these classes as text; "" without one."""
        found = self.all(*names)
        return str(found[0]) if found else ""

    def lowers(self) -> list[str]:
        """The words of the hit in lower case."""
        return self.tokens.lowers[self.first : self.last]

    def before(self, steps: int = 1) -> str:
        """The word before the hit, in lower case."""
        at = self.first - steps
        return self.tokens.lowers[at] if at >= 0 else ""

    def after(self, steps: int = 1) -> str:
        """The word after the hit, in lower case."""
        at = self.last + steps - 1
        return self.tokens.lowers[at] if at < len(self.tokens.lowers) else ""

    def glued(self) -> bool:
        """Whether a hyphen or a letter ties the last token to what follows."""
        end = self.tokens.ends[self.last - 1]
        return self.tokens.text[end : end + 1] in ("-", "/")

    def tense(self, ctx: Context) -> Tense | None:
        """Which way the words around the hit look."""
        return ctx.tense_at(self.first, self.last)

    def near(self, ctx: Context) -> bool:
        """Whether the last date told stands in the same sentence or the one before."""
        between = self.tokens.lowers[ctx.last_at : self.first]
        return ctx.last is not None and len(between) < 60 and between.count(".") < 3

    def mod(self) -> Mod | None:
        """What early, mid, late, about and their like do to the value."""
        edge = self.word("edge", "edgenoun")
        if edge:
            return cast("Mod", edge)
        about = self.word("about")
        lowers = self.lowers()
        if about:
            return cast("Mod", about if "no" not in lowers else "less")
        if "more" in lowers and "than" in lowers:
            return "less" if "no" in lowers else "more"
        return None


Read = Callable[[Hit, Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named expression over word classes, and what it means."""

    name: str
    expression: re.Pattern[str]
    read: Read


def rule(name: str, source: str, read: Read) -> Rule:
    """Make a rule from a grammar expression."""
    return Rule(name, re.compile(pattern(source)), read)


def year_of(short: str) -> int:
    """The year that two digits stand for: up to 2049 in this century, from 1950 in the last.

    >>> year_of("98"), year_of("23")
    (1998, 2023)
    """
    number = int(short.strip("'\u2019"))
    return number if number > 99 else number + (2000 if number < 50 else 1900)


def unit_of(code: str) -> Unit | None:
    """The calendar unit of a unit's code; None for hours and less."""
    table: dict[str, Unit] = {
        "D": "day", "N": "day", "WE": "weekend", "W": "week", "M": "month", "Q": "quarter", "S": "season",
        "H": "half", "Y": "year", "E": "decade", "C": "century",
    }  # fmt: skip
    return table.get(code)


__all__ = ["Context", "Hit", "Read", "Reading", "Rule", "pattern", "rule", "unit_of", "words", "year_of"]
