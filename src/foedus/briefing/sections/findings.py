"""What was measured: every finding with unit, interval, method and n; or why nothing could be."""

from __future__ import annotations

import itertools

from foedus.briefing.blocks import Block, Prose, Section, Table
from foedus.briefing.cells import counted, said
from foedus.briefing.describe import call
from foedus.briefing.figures import evidence_of, say_figure, say_interval, spell
from foedus.briefing.focus import by_status, focal_states, groups_asked, joint_acts
from foedus.briefing.lookup import Lookup
from foedus.briefing.sections.components import component_figure
from foedus.briefing.sentences import Row, Sentence, cite_claims, count
from foedus.briefing.wording import capital, join
from foedus.model.event import Event
from foedus.model.finding import Finding

# The finding that answers the question whether a group acts as one; its table stands open.
FIRST = "pact or pairs"
# What each answer of the test means, in words.
ANSWERS = {
    "pact": "{} act together more than their pairs imply",
    "pairs": "{} act together no more and no less than their pairs imply",
    "apart": "{} act all together less than their pairs imply",
    "open": "whether {} are a pact or only pairs is open",
    "too little to say": "too little is known to say whether {} are a pact or only pairs",
}
MAX_ROWS = 20
FEW_JOINT = 10
CITED = 3


def findings(look: Lookup) -> Section:
    """A table for each figure: groups before pairs, the group that is asked about first; the rest folded."""
    if not look.material.findings:
        return Section("findings", "What was measured", (Prose((_nothing(look),)),))
    states = focal_states(look)
    asked = [set(group) for group in groups_asked(look, states) or joint_acts(look, states)]

    def rank(finding: Finding) -> tuple[object, ...]:
        own = set(finding.actors)
        place = asked.index(own) if own in asked else len(asked)
        return finding.name != FIRST, len(finding.actors) < 3, place, finding.value is None, -finding.n

    groups: dict[str, list[Finding]] = {}
    for finding in sorted(look.material.findings, key=lambda f: (*rank(f), f.name, f.id)):
        groups.setdefault(finding.name.partition(":")[0], []).append(finding)
    blocks: list[Block] = [*_answers(look, groups.get(FIRST, []), asked)]
    tables: list[Block] = []
    empty: list[Finding] = []
    for name, found in groups.items():
        resting = _in_time(
            [f for f in found if f.n > 0 and (f.evidence or f.value is not None or set(f.actors) in asked)]
        )
        empty += [finding for finding in found if finding not in resting]
        if resting:
            tables.append(_table(look, name, resting, folded=bool(tables) or name != FIRST))
    if figure := component_figure(look):
        blocks.append(figure)
    blocks += tables
    if empty:
        words, row = counted("figure", [finding.id for finding in empty])
        blocks.append(Prose((said(f"Left out: {words} that rest on no event.", (row,)),), "note"))
    return Section("findings", "What was measured", tuple(blocks))


def _in_time(found: list[Finding]) -> list[Finding]:
    """In order of time, where each is about days of its own."""
    days = [finding.period.since for finding in found if finding.period and finding.period.since]
    if len(set(days)) < len(found):
        return found
    return [finding for _, finding in sorted(zip(days, found, strict=True), key=lambda pair: pair[0])]


def _answers(look: Lookup, tests: list[Finding], asked: list[set[str]]) -> list[Block]:
    """What the test says of the groups asked about, in a sentence each; of the first group if none was."""
    chosen = sorted((t for t in tests if set(t.actors) in asked), key=lambda t: asked.index(set(t.actors)))
    chosen = chosen or tests[:1]
    sentences = []
    for test in chosen[:2]:
        names = join([call(look, actor) for actor in test.actors])
        answer, _, why = spell(look, test.note).partition(": ")
        if answer not in ANSWERS:
            continue
        words = f"{capital(ANSWERS[answer].format(names))}: {_reasons(why)}."
        if test.value is not None:
            words = f"{words[:-1]}; effect {say_figure(test.value)}, {say_interval(test)}."
        row = Row(f"finding:{test.id}", (words,))
        sentences.append(Sentence(words, evidence_of(look, test, CITED), (row,)))
    return [Prose((sentence,)) for sentence in sentences]


def _reasons(why: str) -> str:
    """Clauses of a note as sentences; what was counted and left out stays in the table."""
    first, *others = why.split("; ")
    told = itertools.takewhile(lambda clause: not clause.endswith("events counted"), others)
    return ". ".join([first, *(capital(clause) for clause in told)])


def _table(look: Lookup, name: str, found: list[Finding], *, folded: bool) -> Table:
    """Findings of one name; method and unit stand in the caption."""
    one = found[0]
    words = f"{capital(one.method)}. Unit: {one.unit}."
    if not folded:
        words = f"{capital(name)}. {words}"
    row = Row(f"method:{one.id}", (words,))
    caption = said(words, (row,))
    if len(found) > MAX_ROWS:
        left, left_row = counted("row", [finding.id for finding in found[MAX_ROWS:]])
        caption = said(f"{words} Another {left} left out.", (row, left_row))
    heading = said(capital(name), (Row(f"finding:{one.id}.name", (capital(name),)),))
    return Table(
        caption,
        ("Of", "Value", "Interval", "n", "Note"),
        tuple(_row(look, finding) for finding in found[:MAX_ROWS]),
        numeric=(1, 3),
        folded=heading if folded else None,
    )


def _row(look: Lookup, finding: Finding) -> tuple[Sentence, ...]:
    actors = join([call(look, actor) for actor in finding.actors])
    if finding.name.startswith("response"):
        actors = " answering ".join(call(look, actor) for actor in finding.actors)
    subject = finding.name.partition(": ")[2] or actors.removeprefix("the ") or "all"
    cells = (
        spell(look, subject),
        "unknown" if finding.value is None else say_figure(finding.value),
        say_interval(finding),
        str(finding.n),
        capital(spell(look, finding.note)),
    )
    row = (Row(f"finding:{finding.id}", cells),)
    cited = evidence_of(look, finding, CITED)
    return tuple(Sentence(cell, cited if index == 0 else (), row) for index, cell in enumerate(cells))


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
