"""Whether a brief and the case behind it keep to the analytic standards; every fault with how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from foedus.briefing.blocks import sentences_of
from foedus.briefing.brief import Brief
from foedus.lexicon.load import Node
from foedus.lexicon.tradecraft import Kind, lint
from foedus.settings import Case

SHOWN = 8
JUDGED = ("judgements", "readings", "indicators", "scenarios", "outlook")

# What each text of a case is, by where it stands; a list stands for its entries.
TEXTS: tuple[tuple[tuple[str, ...], Kind], ...] = (
    (("hypotheses", "question"), "judgement"),
    (("hypotheses", "rivals", "statement"), "hypothesis"),
    (("hypotheses", "rivals", "because"), "judgement"),
    (("hypotheses", "rivals", "expects"), "judgement"),
    (("hypotheses", "rivals", "resolution"), "judgement"),
    (("hypotheses", "evidence", "statement"), "information"),
    (("hypotheses", "evidence", "why"), "judgement"),
    (("hypotheses", "assumptions", "statement"), "assumption"),
    (("hypotheses", "assumptions", "why"), "judgement"),
    (("indicators", "statement"), "indicator"),
    (("indicators", "why"), "judgement"),
    (("scenarios", "statement"), "judgement"),
    (("scenarios", "levers", "statement"), "judgement"),
    (("scenarios", "levers", "why"), "judgement"),
)  # fmt: skip
# What a stated number must say of itself: the entry, the number, where the reason belongs.
REASONS = (
    (("hypotheses", "rivals"), "prior", "because"),
    (("hypotheses", "evidence"), "likelihood", "why"),
    (("hypotheses", "assumptions"), "holds", "why"),
    (("indicators",), "probability", "why"),
)


def check_case(case: Case) -> list[str]:
    """Faults of what the analyst wrote, each with file and line, in the order of the file."""
    found: list[tuple[int, str]] = []
    for path, kind in TEXTS:
        for node in _at(case, path):
            for fault in lint(node.text(), kind):
                found.append((node.line, f"{node.file}:{node.line}: {path[-1]}: {fault}"))
    for path, number, reason in REASONS:
        for node in _at(case, path):
            fields = node.fields()
            if number in fields and reason not in fields:
                line = fields[number].line
                words = f"{node.file}:{line}: {number}: this is judged; say on what it rests in `{reason}`"
                found.append((line, words))
    return [words for _, words in sorted(found)]


def check_brief(brief: Brief) -> list[str]:
    """Faults of a brief: of its sentences, and of sources that it cannot describe."""
    found = [f"bottom line: {fault}" for s in brief.headline.lead for fault in lint(s.text, "judgement")]
    for section in brief.sections:
        kind: Kind = "judgement" if section.id in JUDGED else "information"
        for block in section.blocks:
            for sentence in sentences_of(block):
                # "Allegedly" is a status; who alleges it stands in what the sentence cites.
                faults = [
                    f for f in lint(sentence.text, kind) if f.rule != "source" or not sentence.citations
                ]
                found += [f"{section.title}: {fault}, in: {sentence.text}" for fault in faults]
    for doc in brief.material.documents:
        if not doc.outlet:
            found.append(f"{doc.path or doc.id}: no outlet is known; name it in front matter (outlet: ...)")
    return list(dict.fromkeys(found))


def tell_faults(faults: Sequence[str], *, all_of_them: bool) -> None:
    """Print faults on the error stream, a line each; of many the first, unless all were asked for."""
    shown = faults if all_of_them else faults[:SHOWN]
    for fault in shown:
        print(f"standards: {fault}", file=sys.stderr)
    if len(shown) < len(faults):
        left = len(faults) - len(shown)
        print(f"standards: and {left} more; `foedus brief --check` lists all", file=sys.stderr)


def _at(case: Case, path: Sequence[str]) -> Iterator[Node]:
    node = case.pending.get(path[0])
    return _below(node, path[1:]) if node is not None else iter(())


def _below(node: Node, path: Sequence[str]) -> Iterator[Node]:
    items: Iterable[Node] = node.value if isinstance(node.value, list) else [node]
    for item in items:
        if not path:
            yield item
        elif isinstance(item.value, dict) and path[0] in item.value:
            yield from _below(item.value[path[0]], path[1:])
