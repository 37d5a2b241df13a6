"""Figures as findings: each with its unit, interval, method, period, and the events that it rests on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.measuring.blocs import findings_of_blocs, name_unbalanced
from foedus.measuring.camps import spell_camps
from foedus.measuring.groups import Group
from foedus.measuring.hubs import Shape
from foedus.measuring.linkends import CaseLink
from foedus.model.dates import Period
from foedus.model.finding import Finding

if TYPE_CHECKING:
    from foedus.measuring.excitation import Excitation
    from foedus.measuring.measure import CaseInput, GroupMeasures, Measured, MeasureOptions, Response

NULL = "exact test of no three-factor interaction, conditional on who meets whom"


def findings_of(measured: Measured, case: CaseInput, options: MeasureOptions) -> tuple[Finding, ...]:
    """Findings in a fixed order: dyads, groups, responses, claims of cause, balance, blocs."""
    period = Period(case.since, case.until)
    return (
        *_of_components(measured, period, options),
        *(finding for one in measured.groups for finding in _of_group(one, period, options)),
        *_of_responses(measured, period, options),
        *(_of_link(link, case, number) for number, link in enumerate(measured.links, 1)),
        *_of_balance(measured, period),
        *findings_of_blocs(measured.blocs),
    )


def _of_components(measured: Measured, period: Period, options: MeasureOptions) -> Iterator[Finding]:
    for one in measured.components:
        if one.value is None and one.name != "cooperation":
            continue
        wide = _wider(one.by_events, one.by_origins)
        yield Finding(
            id=_id(one.name, one.dyad), name=one.name, value=one.value, unit=one.unit,
            method=f"{one.method}; interval: the wider of bootstraps over events and over origins",
            period=period, evidence=one.events, n=one.n, interval=wide, level=options.level,
            actors=one.dyad,
            note="" if one.value is not None else "unknown: no event of the two with a status that counts",
        )  # fmt: skip


def _of_group(one: GroupMeasures, period: Period, options: MeasureOptions) -> Iterator[Finding]:
    pact, states = one.pact, one.group.states
    said = pact.answer == "too little to say"
    whole = pact.whole
    yield Finding(
        id=_id("pact or pairs", states), name="pact or pairs",
        value=None if said else whole.effect, unit="log ratio of odds ratios",
        method=f"{NULL}; events with status {', '.join(options.statuses)}, at most {pact.largest} states",
        period=period, evidence=pact.mentioned, n=whole.n,
        interval=None if said else _finite(whole.interval), level=options.level, actors=states,
        note=_pact_note(one),
    )  # fmt: skip
    shape = one.shape
    yield Finding(
        id=_id("hub share", states), name="hub-and-spoke share", value=shape.hub_share,
        unit="share of the group's events",
        method="events of two or more of the group in which its most central member takes part",
        period=period, evidence=shape.events, n=shape.n, actors=(shape.hub,) if shape.hub else states,
        note=_hub_note(shape),
    )  # fmt: skip
    closure = one.closure
    rank = closure.weakest.rank
    yield Finding(
        id=_id("closure", states), name="weakest side by obligation", value=float(rank),
        unit="rank (0 none, 1 consult, 2 neutral, 3 fight)",
        method="clauses in force in the lexicon's groupings on the last day of the period",
        period=Period.day(closure.date),
        evidence=tuple(sorted({clause.row for side in closure.sides for clause in side.clauses})),
        n=sum(len(side.clauses) for side in closure.sides), actors=states,
        note=f"weakest side {'-'.join(closure.weakest.pair)}; "
        + (f"{len(closure.shared)} clauses bind all" if closure.shared else "no instrument binds all"),
    )  # fmt: skip
    if one.by_time is not None:
        test = one.by_time
        yield Finding(
            id=_id("pairs by time", states), name="pairs active together", value=test.ratio,
            unit="weeks, seen over expected", method="circular shifts of weekly pair activity",
            period=period, evidence=shape.events, n=test.n, interval=test.interval, level=options.level,
            actors=states,
            note=test.note or f"{test.together} weeks against {test.expected:.1f}; p = {test.p:.3f}",
        )  # fmt: skip
    for each in one.reciprocity:
        if each.value is None:
            continue
        yield Finding(
            id=_id("reciprocity", each.pair, states), name="reciprocity", value=each.value,
            unit="0 one-way, 1 even", method="1 - |difference| / total of directed cooperative events",
            period=period, evidence=each.events,
            n=each.forth + each.back, actors=each.pair,
            note=f"{each.forth} one way, {each.back} back",
        )  # fmt: skip


def _hub_note(shape: Shape) -> str:
    if shape.hub_share is None:
        return "unknown: the group shares no event"
    if shape.hub is None:
        return "no hub: two or more members take part alike"
    if shape.expected is None or shape.p is None:
        return f"hub {shape.hub}; pairs alone leave nothing to compare with"
    return f"hub {shape.hub}; pairs alone imply {shape.expected:.2f}, p = {shape.p:.2f}"


def _pact_note(one: GroupMeasures) -> str:
    pact = one.pact
    parts = [f"{pact.answer}: {pact.why}"]
    told = pact.answer != "too little to say"
    if told and pact.whole.p is not None:
        parts.append(f"p = {pact.whole.p:.3f}")
    if told and pact.whole.interval and not _finite(pact.whole.interval):
        low, high = pact.whole.interval
        parts.append(f"at least {low:.1f}" if math.isinf(high) else f"at most {high:.1f}")
    if one.group.chosen:
        parts.append(
            "nobody asked about these states: they were chosen for their joint acts, which favours a pact"
        )
    if pact.counted.large:
        joint = pact.everything.joint
        parts.append(f"with {len(pact.counted.large)} large gatherings in: {joint} joint events")
    if pact.weakest is not None:
        parts.append(f"weakest three: {'-'.join(pact.weakest.group)}")
    return "; ".join(parts)


def _of_responses(measured: Measured, period: Period, options: MeasureOptions) -> Iterator[Finding]:
    for one in measured.responses:
        asked, answering, test, best = one.asked, one.answering, one.test, one.test.best
        yield Finding(
            id=_id("response", (answering.id, asked.id)), name="response",
            value=best.rise if best else None, unit="events more after than before, each",
            method="cooperative events after against before, all circular shifts, maximum over windows of "
            + ", ".join(str(days) for days in options.windows) + " days",
            period=period, evidence=one.events, n=test.asked + test.answered, interval=test.interval,
            level=options.level, actors=_names(answering, asked),
            note=f"too little to say: {test.note}" if best is None
            else f"{best.after} in the {best.days} days after, {best.before} before; p = {test.p:.3f}",
        )  # fmt: skip
        if one.second is not None:
            yield _second_opinion(one, one.second, period)


def _second_opinion(one: Response, found: Excitation, period: Period) -> Finding:
    actors = _names(one.answering, one.asked)
    note = f"too little to say: {found.note}"
    if found.p is not None:
        note = (
            f"p = {found.p:.3f}; each own event sets off {found.own:.2f}; mean lag {found.lag:.0f} days; "
            "where the two opinions differ, the first assumes less"
        )
    return Finding(
        id=_id("second opinion", (one.answering.id, one.asked.id)), name="response, second opinion",
        value=found.cross, unit="events set off by each event asked, beyond those as near before it",
        method="self-exciting model of days with own and cross excitation, a slow baseline and what lies "
        "alike around both; likelihood ratio against worlds drawn without the cross term",
        period=period, evidence=one.events, n=found.asked + found.answered, actors=actors, note=note,
    )  # fmt: skip


def _of_link(found: CaseLink, case: CaseInput, number: int) -> Finding:
    link = found.link
    said = {
        "precedes": f"the answer precedes its cause by {link.days} days or more",
        "follows": f"the answer follows its cause, {link.days} days or more after",
        "open": "the dates leave the order open",
        "unknown": "the time of one end is not known",
    }[link.order]
    return Finding(
        id=f"measure:cause:{found.doc}:{link.start}", name="claim of cause",
        value=float(link.days) if link.days is not None else None, unit="days between",
        method=f"the words {link.words!r} link two acts; only the order of their times is judged",
        period=Period(case.since, case.until),
        evidence=tuple(key for key in (link.answer.key, link.cause.key) if ":" not in key),
        n=1, actors=(found.speaker,) if found.speaker else (), note=f"{said}: {found.quote!r}",
    )  # fmt: skip


def _of_balance(measured: Measured, period: Period) -> Iterator[Finding]:
    balance = measured.balance
    if balance is None:
        return
    answer, triads = balance.frustration, balance.triads
    yield Finding(
        id="measure:balance", name="frustration", value=float(answer.index), unit="ties to flip",
        method="exact frustration index (HiGHS, triangle cuts) of net cooperation beyond 1 score point",
        period=period, evidence=tuple(sorted({e for c in measured.components for e in c.events})),
        n=balance.network.ties, actors=balance.network.states,
        note=f"{'proven' if answer.proven else 'best found'}; {spell_camps(balance.network, answer)}; "
        f"{triads.balanced} of {triads.total} triads balanced"
        + (f", unbalanced: {name_unbalanced(balance)}" if triads.balanced < triads.total else ""),
    )  # fmt: skip


def _wider(
    first: tuple[float, float] | None, second: tuple[float, float] | None
) -> tuple[float, float] | None:
    known = [one for one in (first, second) if one is not None]
    return max(known, key=lambda one: one[1] - one[0], default=None)


def _finite(interval: tuple[float, float] | None) -> tuple[float, float] | None:
    return interval if interval and all(math.isfinite(end) for end in interval) else None


def _names(*groups: Group) -> tuple[str, ...]:
    return tuple(group.id for group in groups)


def _id(name: str, *actors: tuple[str, ...]) -> str:
    return ":".join(["measure", name.replace(" ", "_"), *("-".join(one) for one in actors)])
