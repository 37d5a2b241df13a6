"""Indicators given a lever, as a sheet: what the record says first, then the analyst's judgement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.lexicon.probability_words import say_probability
from foedus.weighing.conditional import LEAST, Comparison, Followed, Frequency
from foedus.weighing.scenarios import Given, Scenario
from foedus.weighing.sheet import Line, Sheet

NO_LEVER = "nothing"
SILENT = "no dated article"
UNSEARCHED = "not searched"
TOO_LITTLE = "too little to say"
NOTHING = "–"


def tell_given(
    scenario: Scenario, indicators: Mapping[str, str], followed: Mapping[Given, Followed]
) -> Sheet:
    """What the record and the analyst say of each indicator given a lever.

    indicators: what they say, by id (their ids if left out). Without any record, judgements alone.
    """
    levers = {lever.id: lever.statement for lever in scenario.levers}
    lines = []
    for given in scenario.given:
        found = followed.get(given, Followed(None))
        about = indicators.get(given.indicator, given.indicator), levers.get(given.lever or "", NO_LEVER)
        record = _searched(given, found) if followed else ()
        lines.append(
            Line(f"{given.indicator}:{given.lever}", (*about, *record, _judged(given)), found.claims)
        )
    record_columns = ("after it", "without it", "difference") if followed else ()
    return Sheet(
        f"{scenario.id}.given",
        "Indicators given a lever",
        ("indicator", "if", *record_columns, "judgement"),
        tuple(lines),
        notes=_notes([(levers.get(given.lever or "", ""), one) for given, one in followed.items()]),
    )


def _searched(given: Given, found: Followed) -> tuple[str, str, str]:
    return say_record(found.comparison) if given.horizon_days else (UNSEARCHED, NOTHING, NOTHING)


def say_record(found: Comparison | None) -> tuple[str, str, str]:
    """After the lever, without it, and the difference; counts alone where there is too little to say."""
    if found is None:
        return SILENT, NOTHING, NOTHING
    within = f"within {_days(found.horizon_days)}"
    after, without = _counts(found.after, "times"), _counts(found.without, "windows")
    gap, bounds = found.difference, found.bounds
    if gap is None or bounds is None or found.ratio is None:
        return f"{after} {within}", without, TOO_LITTLE
    return (
        f"{after} {within}: {_rate(found.after)}",
        f"{without} of {_days(found.horizon_days)}: {_rate(found.without)}",
        f"{_points(gap)} points ({_points(bounds[0])} to {_points(bounds[1])}), {found.ratio:.1f} times",
    )


def _judged(given: Given) -> str:
    if given.probability is None:
        return "none"
    return f"{say_probability(given.probability)} ({given.probability:.0%})"


def _notes(found: Sequence[tuple[str, Followed]]) -> tuple[str, ...]:
    """found: what each lever says, and what the record says after it."""
    if not found:
        return ()
    notes = _sources([(lever, one.comparison) for lever, one in found if one.comparison])
    notes.append(
        f"Rates are (k + ½) / (n + 1) with Jeffreys' 95 % interval; with fewer than {LEAST} windows after the"
        " lever or without it there is too little to say. What followed a lever need not come of it."
    )
    notes += [
        f"“{lever.rstrip('.')}”, left out: {left}." for lever, one in found if (left := _left(one.comparison))
    ]
    notes += [f"{one.note[0].upper()}{one.note[1:]}." for _, one in found if one.note]
    return tuple(dict.fromkeys(notes))


def _sources(told: Sequence[tuple[str, Comparison]]) -> list[str]:
    """What was counted in, and of which levers where it is not the same for all."""
    spans: dict[tuple[str, str], list[str]] = {}
    for lever, one in told:
        span = f"from {one.since} until before {one.until}"
        spans.setdefault((one.source, span), []).append(f"“{lever.rstrip('.')}”")
    return [
        f"Counted in {source}, {span}" + (f": {', '.join(dict.fromkeys(levers))}." if len(spans) > 1 else ".")
        for (source, span), levers in spans.items()
    ]


def _left(found: Comparison | None) -> str:
    """Events of the lever that begin no window, by reason."""
    if found is None:
        return ""
    counts = {
        "within the window of an earlier one": found.within,
        "with a window not yet over": found.still_open,
        "without a day": found.undated,
    }
    return ", ".join(f"{count} {why}" for why, count in counts.items() if count)


def _counts(found: Frequency, noun: str) -> str:
    return f"{found.hits} of {found.windows} {noun if found.windows != 1 else noun.rstrip('s')}"


def _rate(found: Frequency) -> str:
    assert found.rate is not None and found.interval is not None
    return f"{found.rate:.0%} ({found.interval[0]:.0%} to {found.interval[1]:.0%})"


def _points(share: float) -> str:
    return f"{round(100 * share):+d}" if round(100 * share) else "0"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
