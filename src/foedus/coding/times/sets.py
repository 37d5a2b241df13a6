"""Times that come back: every year, annually, on Mondays, twice a month."""

from __future__ import annotations

from foedus.coding.times.days import MONTH
from foedus.coding.times.hits import Context, Hit, Reading, Rule, rule
from foedus.coding.times.lengths import read_length


def read_adverb(hit: Hit, ctx: Context) -> Reading | None:
    """Daily, annually, annual; not the Daily of a newspaper's name."""
    start = hit.tokens.starts[hit.first]
    before = hit.tokens.text[:start].rstrip(" ")[-1:]
    if hit.tokens.text[start].isupper() and (
        before.isalpha()
        or (hit.after()[:1].isalpha() and hit.tokens.text[hit.tokens.starts[hit.last]].isupper())
    ):
        return None
    return Reading("set", hit.word("set", "rate"), recurring=True, told=False)


def read_every(hit: Hit, ctx: Context) -> Reading | None:
    """Every year, each month, every two weeks, every other day."""
    length = read_length(hit)
    if length is None or length.amount is None:
        return None
    if hit.has("other"):
        length = type(length)(2.0, length.unit)
    ordinal = hit.number("anyord")
    if ordinal:
        length = type(length)(float(ordinal), length.unit)
    return Reading("set", length.value, recurring=True, told=False)


def read_every_day(hit: Hit, ctx: Context) -> Reading | None:
    """Every Thursday, on Mondays, Tuesday nights."""
    part = hit.word("part", "parts")
    value = f"XXXX-WXX-{hit.number('weekday', 'weekdays')}" + (f"T{part}" if part else "")
    return Reading("set", value, recurring=True, told=False)


def read_every_month(hit: Hit, ctx: Context) -> Reading | None:
    """Each July."""
    return Reading("set", f"XXXX-{hit.number('month', 'mon', 'maymonth'):02d}", recurring=True, told=False)


def read_every_season(hit: Hit, ctx: Context) -> Reading | None:
    """Every summer."""
    return Reading("set", f"XXXX-{hit.word('anyseason')}", recurring=True, told=False)


def read_rate(hit: Hit, ctx: Context) -> Reading | None:
    """Twice a year, once a week."""
    length = read_length(type(hit)(hit.tokens, hit.last - 1, hit.last))
    return Reading("set", length.value, recurring=True, told=False) if length else None


RULES: tuple[Rule, ...] = (
    rule("set", "<set>", read_adverb),
    rule("every", "<every>(?:<other>|<number>|<anyord>)?(?:<unit|units>)", read_every),
    rule("every weekday", "<every><weekday>(?:<part|parts>)?", read_every_day),
    rule("weekdays", "<weekdays>", read_every_day),
    rule("weekday nights", "<weekday><parts>", read_every_day),
    rule("every month", f"<every>{MONTH}", read_every_month),
    rule("every season", "<every><anyseason>", read_every_season),
    rule("rate", "(?:<number>?<once>)<a|every><unit>", read_rate),
)
OWN_RULES: tuple[Rule, ...] = (rule("rate adverb", "<rate>", read_adverb),)
