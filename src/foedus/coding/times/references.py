"""Words that point without a date: now, recently, soon, the future; and hours of the clock."""

from __future__ import annotations

from dataclasses import replace

from foedus.coding.times.hits import Context, Hit, Reading, Rule, rule
from foedus.model.dates import Period


def read_adverb(hit: Hit, ctx: Context) -> Reading | None:
    """Now, currently, recently, soon."""
    value = hit.word("adverb")
    if value == "FUTURE_REF" and hit.after() in ("as", "after", "before"):
        return None
    period = Period.day(ctx.anchor) if ctx.anchor and value == "PRESENT_REF" else None
    return Reading("date", value, period=period, told=False)


def read_future(hit: Hit, ctx: Context) -> Reading | None:
    """The future; the past."""
    if hit.after() == "of":
        return None
    if hit.has("future"):
        return Reading("date", "FUTURE_REF", told=False)
    return Reading("date", "PAST_REF", told=False) if hit.word("last") == "past" else None


def read_recent(hit: Hit, ctx: Context) -> Reading | None:
    """Recent, current: adjectives that TimeML marks."""
    if hit.has("this") and hit.word("this") != "current":
        return None
    return Reading("date", "PAST_REF" if hit.has("recent") else "PRESENT_REF", told=False)


def read_clock(hit: Hit, ctx: Context) -> Reading | None:
    """5 p.m. EST; 14:30; noon: of the day just told, else of the document's."""
    if noon := hit.word("noon"):
        if hit.before() not in _BEFORE_NOON and hit.tokens.name(hit.last) not in _DAYS:
            return None
        clock = noon
    else:
        parts = (hit.word("clock") or str(hit.number("day"))).split(":")
        hour = int(parts[0])
        if hour > 24:
            return None
        half = hit.word("ampm")
        if half:
            hour = hour % 12 + (12 if half == "p" else 0)
        clock = f"{hour:02d}:{parts[1] if len(parts) > 1 else '00'}"
    told = ctx.last if ctx.last and ctx.last.unit == "day" and hit.near(ctx) else None
    base = told or ctx.now("day")
    stamp = replace(base, part=f"T{clock}") if base else None
    if stamp is None:
        return Reading("time", f"XXXX-XX-XXT{clock}", told=False)
    return Reading("time", stamp.value, stamp=stamp, told=False)


_BEFORE_NOON = {
    "at",
    "by",
    "until",
    "till",
    "before",
    "after",
    "around",
    "about",
    "to",
    "from",
    "since",
    "past",
}
_DAYS = {"weekday", "month", "mon", "today", "yesterday", "tomorrow", "on"}
CLOCK = "(?:<clock|day><ampm><zone>?|<clock><zone>|<noon>)"
RULES: tuple[Rule, ...] = (
    rule("adverb", "<adverb>", read_adverb),
    rule("future", "<the><future>|<the><last>", read_future),
    rule("clock", f"<about>?{CLOCK}", read_clock),
)
TIMEML_RULES: tuple[Rule, ...] = (
    rule("recent", "<recent>", read_recent),
    rule("current", "<this>", read_recent),
)
