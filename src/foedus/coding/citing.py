"""An outlet that cites others: "The Herald, citing two officials, said ..." holds two statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foedus.coding.attributions import Attribution
from foedus.coding.clauses import span_of
from foedus.coding.parse import Parse

CITING = frozenset(("cite", "quote"))
PEOPLE = re.compile(
    r"(official|source|person|people|expert|analyst|minister|lawmaker|report|document|diplomat|spokes\w+|agency"
    r"|officer|figure|data|witness|statement|aide|adviser|advisor|insider|intelligence|authority|government)s?$"
)
GLUED = re.compile(r"([A-Z]\w+?)(citing|quoting)$")


def find_cited(parse: Parse, listed: Sequence[Attribution]) -> list[Attribution]:
    """Attributions to those whom a reporting source cites; each sits inside the report.

    The content is the report's own; `within` names the report, so that the chain keeps its order.
    """
    made: list[Attribution] = []
    text = parse.text.lower()
    if "citing" not in text and "quoting" not in text:
        return made
    for verb, lower in enumerate(parse.lowers):
        if lower in ("citing", "quoting"):
            report = _report(parse, verb, listed)
            if report is None:
                continue
            source = next((c for c in parse.children[verb] if parse.deps[c] == "dobj" and c > verb), None)
            if source is None or not _can_speak(parse, source):
                continue
            speaker = span_of(parse, source, avoid=verb)
            made.append(_inside(report, verb, speaker, source))
        elif GLUED.search(parse.words[verb]):
            made.extend(_unglue(parse, verb, listed))
    return made


def _report(parse: Parse, verb: int, listed: Sequence[Attribution]) -> Attribution | None:
    """The report that a participle belongs to: its governor, or the cue of its sentence nearest to it."""
    near = [
        a for a in listed if parse.sent_of[a.head] == parse.sent_of[verb] and a.head != verb and a.content
    ]
    heads = set(parse.path_up(verb))
    governed = [a for a in near if a.head in heads]
    if governed:
        return min(governed, key=lambda a: abs(a.head - verb))
    spoken = [a for a in near if a.speaker and a.speaker[0] <= verb + 30 and a.frame == "clause"]
    return min(spoken, key=lambda a: abs(a.head - verb), default=None)


def _can_speak(parse: Parse, token: int) -> bool:
    return parse.tags[token] in ("NNP", "NNPS") or bool(PEOPLE.search(parse.lowers[token]))


def _inside(report: Attribution, verb: int, speaker: tuple[int, int], head: int) -> Attribution:
    return Attribution(
        report.passage,
        verb,
        (verb, verb),
        speaker,
        head,
        list(report.content),
        "cited",
        lemma="cite",
        within=report,
    )


def _unglue(parse: Parse, token: int, listed: Sequence[Attribution]) -> list[Attribution]:
    """A lost space ("Timesciting officials"): the speaker ends at the token, the cited begin after it."""
    report = next((a for a in listed if a.speaker and a.speaker[0] <= token < a.speaker[1]), None)
    if report is None:
        report = next(
            (a for a in listed if a.head > token and parse.sent_of[a.head] == parse.sent_of[token]), None
        )
    if report is None or not report.content:
        return []
    last = token + 1
    while last + 1 < report.head and parse.words[last + 1] != ",":
        last += 1
    for i in range(last, token, -1):
        if parse.lowers[i] == "on" and parse.deps[i] == "prep":
            last = i - 1
    first = token
    while first > 0 and parse.tags[first - 1] in ("NNP", "NNPS", "DT"):
        first -= 1
    cited = replace(_inside(report, token, (token + 1, last), last), glued=True)
    report.speaker, report.speaker_head, report.glued = (first, token), token, True
    return [cited]
