"""Figures in words: values, intervals, names instead of codes, and the claims behind a finding."""

from __future__ import annotations

from foedus.briefing.describe import call, lead_claims
from foedus.briefing.focus import states_in
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Citation, cite_claims
from foedus.briefing.spelling import spell_codes
from foedus.model.finding import Finding


def say_figure(value: float) -> str:
    """A figure to three digits, with a true minus sign.

    >>> say_figure(0.04567), say_figure(-12.0), say_figure(1234.5)
    ('0.0457', '−12', '1230')
    """
    text = f"{float(f'{value:.3g}'):.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return text.replace("-", "−")


def say_interval(finding: Finding) -> str:
    """Both ends and the level; "none" where there is no interval."""
    if finding.interval is None:
        return "none"
    low, high = finding.interval
    return f"{say_figure(low)} to {say_figure(high)} ({finding.level:.0%})"


def spell(look: Lookup, text: str) -> str:
    """The text with names for the codes of states that the case is about, or that were measured."""
    known = {state for event in look.material.events for state in states_in(event)}
    known |= {actor for finding in look.material.findings for actor in finding.actors}
    return spell_codes(text, lambda actor: call(look, actor), known | set(look.material.states))


def evidence_of(look: Lookup, finding: Finding, most: int) -> tuple[Citation, ...]:
    """The first claims behind a finding; rows of data sets stand in its note or method."""
    events = {event.id: event for event in look.material.events}
    claims: list[str] = []
    for name in finding.evidence:
        if name in look.claims:
            claims.append(name)
        elif name in events:
            claims += [claim.id for claim in lead_claims(look, events[name])[:1]]
    return cite_claims(claims[:most])
