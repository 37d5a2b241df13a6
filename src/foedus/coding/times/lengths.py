"""Lengths of time: three days, a year and a half, the past two decades, several months."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import cast

from foedus.coding.times.apparent import is_round_the_clock, is_title
from foedus.coding.times.hits import Context, Hit, Reading, Rule, rule
from foedus.coding.times.mention import Mod
from foedus.coding.times.stamps import add_months
from foedus.model.dates import Period

APPROX = """(?:<about>|<some>(?=<number>)|<edge|at|a>?<about>|<no>?<additional><than>
    |<no>?<about><than>|<at><about>|<about><to>|<no><additional><than>)"""
QUANTITY = """(?:<number>(?:<quarters>|<and><a><half>)?|<some>|<a>(?:<few>|<couple><of>?|<half>)?
    |<several>|<few>|<couple><of>?|<half><a|dash>?|<dozen><of>?|<quarters>)"""
AMOUNT = f"""(?:(?:{QUANTITY}<additional>?<dash>?)?(?:<unit|units>)
        (?:<and><a><half>|<or>(?:<so>|<number>)|<and|or><units>)?
    |(?:<number>)(?:<to|or|dash>)(?:<number>)<dash>?(?:<units>))"""

_DAYS = {"D": 1, "N": 1, "W": 7, "WE": 7, "F": 14}
_MONTHS = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200, "L": 12000}


@dataclass(frozen=True, slots=True)
class Length:
    """So many units; amount None when the words leave it open ("several")."""

    amount: float | None
    unit: str

    @property
    def value(self) -> str:
        """As TIMEX3 writes it.

        >>> Length(2.5, "Y").value, Length(None, "M").value, Length(1, "E").value
        ('P2Y6M', 'PXM', 'P10Y')
        """
        unit, amount = self.unit, self.amount
        head = "PT" if unit.startswith("T") else "P"
        code = {"N": "D", "F": "W", "WE": "WE", "S": "S"}.get(unit, unit.removeprefix("T"))
        if amount is None:
            return f"{head}X{code}"
        scale = {"E": 10, "C": 100, "L": 1000}.get(unit)
        if scale:
            return f"P{int(amount * scale)}Y"
        if unit == "F":
            amount *= 2
        whole = int(amount)
        if amount == whole:
            return f"{head}{whole}{code}"
        smaller = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H")}.get(unit)
        if smaller is None:
            return f"{head}{amount:g}{code}"
        rest = f"{round((amount - whole) * smaller[0])}{smaller[1]}"
        if unit == "D":
            rest = "T" + rest
        return head + (f"{whole}{code}" if whole else "") + rest

    def from_date(self, date: dt.date, sign: int) -> dt.date | None:
        """The date a length before or after; None when the length is open or under a day."""
        if self.amount is None:
            return None
        try:
            if self.unit in _DAYS:
                return date + dt.timedelta(days=sign * round(self.amount * _DAYS[self.unit]))
            if self.unit in _MONTHS:
                return add_months(date, sign * round(self.amount * _MONTHS[self.unit]))
        except (OverflowError, ValueError):
            return None
        return None


def read_length(hit: Hit) -> Length | None:
    """The length that a hit names."""
    units = hit.all("anyunit")
    if not units:
        return None
    unit = str(units[0])
    numbers = [float(cast("float", number)) for number in hit.all("number")]
    lowers = hit.lowers()
    half = 0.5 if "half" in lowers else 0.0
    if quarters := hit.word("quarters"):
        top, bottom = quarters.split("/")
        half = int(top) / int(bottom)
    if hit.has("several", "few", "dozen") or (hit.has("some") and not hit.has("number")):
        return Length(None, unit)
    if hit.has("couple"):
        return Length(2.0, unit)
    if len(numbers) > 1 and not hit.has("unit"):
        return Length(None if numbers[0] != numbers[1] else numbers[0], unit)
    if numbers:
        return Length(numbers[0] + half, unit)
    if half:
        return Length(half + ("and" in lowers), unit)
    if hit.has("units"):
        return Length(None, unit)
    return Length(1.0, unit)


def _stretch(length: Length, hit: Hit, ctx: Context) -> Period | None:
    """Where on the calendar the length lies, if the words say."""
    if ctx.anchor is None or length.amount is None:
        return None
    until = ctx.anchor + dt.timedelta(days=1)
    if hit.has("last", "recent", "previous") and not _verb_last(hit):
        since = length.from_date(ctx.anchor, -1)
        return Period(since, until) if since else None
    if hit.has("next"):
        end = length.from_date(ctx.anchor, 1)
        return Period(ctx.anchor, end) if end and end > ctx.anchor else None
    if hit.before() in ("for", "over", "in") and hit.tense(ctx) == "past" and _perfect(hit):
        since = length.from_date(ctx.anchor, -1)
        return Period(since, until) if since else None
    return None


def _verb_last(hit: Hit) -> bool:
    """Whether "last" is the verb: the drills will last three days."""
    return hit.lowers()[0] == "last" and hit.before() in (
        "to",
        "will",
        "would",
        "could",
        "may",
        "might",
        "can",
    )


def _perfect(hit: Hit) -> bool:
    """Whether a have or has stands in the dozen words before: the act lasts to the present."""
    lowers = hit.tokens.lowers[max(0, hit.first - 14) : hit.first]
    return bool({"have", "has", "ve", "been"} & set(lowers)) and "had" not in lowers


def read_duration(hit: Hit, ctx: Context) -> Reading | None:
    """A length, with its place on the calendar when the words give one."""
    if (
        hit.after() == "old"
        or (hit.glued() and hit.after(2) in ("old", "olds"))
        or (hit.after() == "of" and _age(hit))
    ):
        return None
    length = read_length(hit)
    if length is None or (length.unit in ("S", "N", "WE") and not hit.has("number")):
        return None
    if is_round_the_clock(hit) or is_title(hit):
        return None
    if hit.after(2) in ("ago", "earlier") or _is_rate(hit) or (length.unit == "Q" and _is_fraction(hit)):
        return None
    if hit.before() == "of" and hit.last - hit.first == 1:
        return None
    if not hit.has("number", "a", "half") and hit.has("unit") and not hit.has("last", "next", "recent"):
        return None
    return Reading("duration", length.value, period=_stretch(length, hit, ctx), mod=hit.mod(), told=False)


def _is_rate(hit: Hit) -> bool:
    """Whether "a year" is a rate: 20 tons a year, four flights a week."""
    if hit.last - hit.first != 2 or not hit.has("a") or hit.word("a") != "a":
        return False
    word = hit.before()
    return (
        word.isdigit()
        or word in ("percent", "million", "billion")
        or (word.endswith("s") and len(word) > 3 and word not in _NOT_COUNTED)
    )


_NOT_COUNTED = {
    "this",
    "thus",
    "less",
    "towards",
    "across",
    "lasts",
    "spends",
    "takes",
    "perhaps",
    "besides",
    "as",
}


def _is_fraction(hit: Hit) -> bool:
    return (
        hit.has("dash", "edge")
        or (hit.has("unit") and not hit.has("number"))
        or hit.after() == "of"
        or not hit.has("units")
    )


def _age(hit: Hit) -> bool:
    return hit.after(2) == "age"


def read_single(hit: Hit, ctx: Context) -> Reading | None:
    """The past decade, the past year: one unit up to now."""
    length = read_length(hit)
    if length is None or length.unit in ("S", "N", "WE", "TS"):
        return None
    return Reading(
        "duration", length.value, period=_stretch(length, hit, ctx), mod=cast("Mod", hit.mod()), told=False
    )


_POINT = "(?:<last|next|previous|recent|following|latest|additional>|<anyord>)"
RULES: tuple[Rule, ...] = (
    rule("length", f"{APPROX}?{AMOUNT}(?:<dash><long>)?", read_duration),
    rule("length that points", f"(?:<the|this>)?{_POINT}<several>?{AMOUNT}", read_duration),
    rule("the length", f"<the>{QUANTITY}<additional>?<dash>?<units>", read_duration),
    rule("past decade", "<the>?(?:<last|next>)<unit>", read_single),
)
