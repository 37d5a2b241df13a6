"""What was measured: every finding with unit, interval, method and n; or why nothing could be."""

from __future__ import annotations

from foedus.briefing.blocks import Block, Prose, Section, Table
from foedus.briefing.cells import counted, said
from foedus.briefing.describe import call, lead_claims
from foedus.briefing.focus import by_status, focal_states, groups_asked, joint_acts
from foedus.briefing.lookup import Lookup
from foedus.briefing.sentences import Citation, Row, Sentence, cite_claims, count
from foedus.briefing.wording import capital, join
from foedus.model.event import Event
from foedus.model.finding import Finding

MAX_ROWS = 40
FEW_JOINT = 10
CITED = 3


def findings(look: Lookup) -> Section:
    """Findings on groups before those on pairs, what rests on more before what rests on less."""
    found = sorted(look.material.findings, key=lambda f: (len(f.actors) < 3, -f.n, f.name, f.id))
    blocks: list[Block] = [Prose((_nothing(look),))] if not found else [_table(look, found[:MAX_ROWS])]
    if len(found) > MAX_ROWS:
        words, row = counted("finding", [finding.id for finding in found[MAX_ROWS:]])
        blocks.append(Prose((said(f"Another {words} are not shown here.", (row,)),), "note"))
    return Section("findings", "What was measured", tuple(blocks))


def _table(look: Lookup, found: list[Finding]) -> Table:
    words, row = counted("finding", [finding.id for finding in look.material.findings])
    return Table(
        said(capital(words), (row,)),
        ("Figure", "Value", "Interval", "n", "Method", "Note"),
        tuple(_row(look, finding) for finding in found),
        numeric=(3,),
    )


def _row(look: Lookup, finding: Finding) -> tuple[Sentence, ...]:
    actors = join([call(look, actor) for actor in finding.actors])
    cells = (
        capital(finding.name) + (f": {actors}" if actors else ""),
        "unknown" if finding.value is None else f"{_say(finding.value)} {finding.unit}".strip(),
        _interval(finding),
        str(finding.n),
        finding.method,
        finding.note,
    )
    row = (Row(f"finding:{finding.id}", cells),)
    cited = _evidence(look, finding)
    return tuple(Sentence(cell, cited if index == 1 else (), row) for index, cell in enumerate(cells))


def _interval(finding: Finding) -> str:
    if finding.interval is None:
        return "none"
    low, high = finding.interval
    return f"{_say(low)} to {_say(high)} ({finding.level:.0%})"


def _say(value: float) -> str:
    """A figure to three digits, with a true minus sign.

    >>> _say(0.04567), _say(-12.0), _say(1234.5)
    ('0.0457', '−12', '1230')
    """
    text = f"{float(f'{value:.3g}'):.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return text.replace("-", "−")


def _evidence(look: Lookup, finding: Finding) -> tuple[Citation, ...]:
    """The first claims behind a finding; rows of data sets stand in its note or method."""
    events = {event.id: event for event in look.material.events}
    claims: list[str] = []
    for name in finding.evidence:
        if name in look.claims:
            claims.append(name)
        elif name in events:
            claims += [claim.id for claim in lead_claims(look, events[name])[:1]]
    return cite_claims(claims[:CITED])


def _nothing(look: Lookup) -> Sentence:
    """Why nothing was measured, with the joint acts on which a test would rest."""
    states = focal_states(look)
    sets = joint_acts(look, states)
    group = next(iter(groups_asked(look, states)), next(iter(sets), states))
    acts = next((found for members, found in sets.items() if set(members) == set(group)), [])
    articles, row = counted("article", [doc.id for doc in look.material.documents])
    if len(group) < 3:
        return said(f"Nothing was measured: {articles} tell of no group of states.", (row,))
    names = join([call(look, state) for state in group])
    cited = cite_claims([event.claims[0] for event in acts[:CITED]])
    few = "are too few to test" if len(acts) < FEW_JOINT else "were not tested for"
    known = Row("case:states", (names,))
    if not acts:
        text = f"{capital(articles)} {few} pact against pairs: no joint act of {names} is reported."
        return Sentence(text, (), (row, known))
    words, acts_row = counted("joint act", [event.id for event in acts])
    tally, rows = _tally(acts)
    text = f"{capital(articles)} {few} pact against pairs: {words} of {names}, {tally}."
    return Sentence(text, cited, (row, known, acts_row, *rows))


def _tally(acts: list[Event]) -> tuple[str, tuple[Row, ...]]:
    """Say "all proposed", or how many of each status."""
    groups = by_status(acts)
    if len(groups) == 1:
        (status,) = groups
        return status if len(acts) == 1 else f"all {status}", ()
    rows = tuple(count(status, tuple(event.id for event in found)) for status, found in groups.items())
    return join([f"{row.values[0]} {status}" for row, status in zip(rows, groups, strict=True)]), rows
