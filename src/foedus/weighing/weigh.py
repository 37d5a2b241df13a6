"""Weigh rival hypotheses against the evidence of a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from foedus.errors import WeighingError
from foedus.weighing.attaching import NOTHING_REMOVED, Attached, Found, Removed, attach, find_all
from foedus.weighing.hypotheses import Analyst, Inquiry, Item
from foedus.weighing.likelihood import NOTHING, Judgement, combine, discount
from foedus.weighing.pooling import average, coherentise, incoherence
from foedus.weighing.posterior import Array, States, make_states, posterior
from foedus.weighing.record import Record
from foedus.weighing.sensitivity import find_tippings
from foedus.weighing.weighed import Change, Column, Row, View, Weighed, rank

DRAWS = 1000
SEED = 20230916


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """The arrays of one weighing: items in the order of their ids, hypotheses in the case's order."""

    items: tuple[Item, ...]
    reliability: Array
    states: States
    chances: tuple[float, ...]
    ratios: Array


def weigh(inquiry: Inquiry, record: Record, *, as_of: dt.date | None = None) -> Weighed:
    """Probability of each hypothesis, with diagnosticity, sensitivity, assumptions and analysts' views.

    as_of: only noted; filter the record first. The result does not depend on the order of claims,
    documents or items, nor on copies. Raises WeighingError where hypotheses and evidence do not fit.
    """
    _check(inquiry)
    found = find_all(inquiry, record)
    attached = attach(inquiry, record, found=found)
    scale = _scale(inquiry, attached)
    after = posterior(scale.states, scale.chances, scale.ratios)
    low, high = _range(scale, inquiry)
    views = tuple(_view(analyst, inquiry, attached) for analyst in inquiry.analysts)
    pooled = average([v.posterior for v in views], [v.weight for v in views]) if views else None
    return Weighed(
        inquiry=inquiry,
        rows=tuple(
            Row(id, inquiry.statement(id), prior, float(p), float(least), float(most))
            for id, prior, p, least, most in zip(inquiry.ids, inquiry.priors(), after, low, high, strict=True)
        ),
        columns=tuple(_column(entry, inquiry) for entry in attached),
        changes=_changes(inquiry, record, found, attached),
        tippings=find_tippings(inquiry, scale.states, scale.ratios),
        views=views,
        pooled=pooled,
        as_of=as_of,
    )


def _check(inquiry: Inquiry) -> None:
    """Every id that is named must be there."""
    assumptions = {assumption.id for assumption in inquiry.assumptions}
    for item in inquiry.items:
        for id in item.likelihood:
            if id not in inquiry.ids:
                raise WeighingError(f"evidence {item.id!r} bears on {id!r}, which is no hypothesis")
        for id in item.rests_on:
            if id not in assumptions:
                raise WeighingError(f"evidence {item.id!r} rests on {id!r}, which is no assumption")
    for assumption in inquiry.assumptions:
        for id in (*assumption.supports, *assumption.if_wrong):
            if id not in inquiry.ids:
                raise WeighingError(f"assumption {assumption.id!r} names {id!r}, which is no hypothesis")
    items = {item.id for item in inquiry.items}
    for analyst in inquiry.analysts:
        for id in analyst.likelihood:
            if id not in items:
                raise WeighingError(f"analyst {analyst.id!r} weighs {id!r}, which is no evidence item")


def _scale(inquiry: Inquiry, attached: Sequence[Attached], analyst: Analyst | None = None) -> Scale:
    attached = sorted(attached, key=lambda entry: entry.item.id)
    items = tuple(entry.item for entry in attached)
    reliability = np.array([_reliability(entry) for entry in attached], dtype=np.float64)
    stated = np.array(
        [[_judged(item, id, analyst).value for id in inquiry.ids] for item in items], dtype=np.float64
    ).reshape(len(items), len(inquiry.ids))
    names = [assumption.id for assumption in inquiry.assumptions]
    rests_on = np.array([[name in item.rests_on for name in names] for item in items], dtype=bool)
    if_wrong = np.array(
        [[assumption.if_wrong.get(id, 1.0) for id in inquiry.ids] for assumption in inquiry.assumptions]
    )
    states = make_states(
        _priors(inquiry, analyst),
        if_wrong.reshape(len(names), len(inquiry.ids)),
        rests_on.reshape(len(items), len(names)),
    )
    ratios = reliability[:, None] * stated + (1 - reliability[:, None])
    return Scale(items, reliability, states, tuple(a.holds for a in inquiry.assumptions), ratios)


def _priors(inquiry: Inquiry, analyst: Analyst | None) -> Array:
    stated = dict(zip(inquiry.ids, inquiry.priors(), strict=True))
    if analyst and analyst.priors:
        stated = coherentise(inquiry.ids, analyst.priors)
        if min(stated.values()) <= 0:
            raise WeighingError(f"analyst {analyst.id!r}: the priors leave nothing for some hypothesis")
    return np.array([stated[id] for id in inquiry.ids])


def _judged(item: Item, id: str, analyst: Analyst | None) -> Judgement:
    if analyst and item.id in analyst.likelihood:
        own = analyst.likelihood[item.id]
        if id in own:
            return own[id]
    return item.likelihood.get(id, NOTHING)


def _reliability(entry: Attached) -> float:
    return combine(support.reliability for support in entry.counted)


def _range(scale: Scale, inquiry: Inquiry) -> tuple[Array, Array]:
    """Posterior at 2.5 and 97.5 % when every word is drawn evenly from its band."""
    bands = np.array(
        [[(_judged(i, id, None).low, _judged(i, id, None).high) for id in inquiry.ids] for i in scale.items]
    ).reshape(len(scale.items), len(inquiry.ids), 2)
    draws = np.random.default_rng(SEED).random((DRAWS, *bands.shape[:2]))
    stated = bands[..., 0] + draws * (bands[..., 1] - bands[..., 0])
    ratios = scale.reliability[:, None] * stated + (1 - scale.reliability[:, None])
    low, high = np.quantile(posterior(scale.states, scale.chances, ratios), (0.025, 0.975), axis=0)
    return low, high


def _column(entry: Attached, inquiry: Inquiry) -> Column:
    reliability = _reliability(entry)
    stated = {id: _judged(entry.item, id, None) for id in inquiry.ids}
    ratios = {id: discount(judgement.value, reliability) for id, judgement in stated.items()}
    return Column(
        id=entry.item.id,
        statement=entry.item.statement,
        supports=entry.supports,
        undated=entry.undated,
        reliability=reliability,
        stated={id: judgement.value for id, judgement in stated.items()},
        words={id: judgement.text for id, judgement in stated.items()},
        ratios=ratios,
        diagnosticity=max(ratios.values()) / min(ratios.values()),
    )


def _view(analyst: Analyst, inquiry: Inquiry, attached: Sequence[Attached]) -> View:
    if analyst.judged or analyst.judged_not:
        near = coherentise(inquiry.ids, analyst.judged, judged_not=analyst.judged_not)
        gap = incoherence(inquiry.ids, analyst.judged, judged_not=analyst.judged_not)
        return View(analyst.id, analyst.weight, near, gap, True)
    scale = _scale(inquiry, attached, analyst)
    after = posterior(scale.states, scale.chances, scale.ratios)
    gap = incoherence(inquiry.ids, analyst.priors) if analyst.priors else 0.0
    return View(analyst.id, analyst.weight, _by_id(inquiry, after), gap, False)


def _by_id(inquiry: Inquiry, values: Array) -> dict[str, float]:
    return {id: float(value) for id, value in zip(inquiry.ids, values, strict=True)}


def _changes(
    inquiry: Inquiry, record: Record, found: Mapping[str, Found], attached: Sequence[Attached]
) -> tuple[Change, ...]:
    """Leave out each item, outlet and origin in turn."""

    def answer(removed: Removed) -> dict[str, float]:
        left = attach(inquiry, record, found=found, removed=removed)
        if not inquiry.analysts:
            scale = _scale(inquiry, left)
            return _by_id(inquiry, posterior(scale.states, scale.chances, scale.ratios))
        views = [_view(analyst, inquiry, left) for analyst in inquiry.analysts]
        return average([view.posterior for view in views], [view.weight for view in views])

    before = rank(answer(NOTHING_REMOVED))
    supports = [support for entry in attached for support in entry.supports]
    cases = [("item", entry.item.id, Removed(items=(entry.item.id,))) for entry in attached if entry.counted]
    cases += [
        ("outlet", outlet, Removed(outlets=(outlet,)))
        for outlet in sorted({outlet for support in supports for outlet in support.outlets})
    ]
    cases += [
        ("origin", origin, Removed(origins=(origin,)))
        for origin in sorted({support.origin for support in supports})
    ]
    changes = []
    for kind, id, removed in cases:
        after = answer(removed)
        order = rank(after)
        changes.append(Change(kind, id, after, order[0] != before[0], order != before))
    return tuple(changes)
