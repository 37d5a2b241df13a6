"""The brief as a value: sections of proved sentences, with their citations numbered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from foedus.briefing.blocks import Prose, Section, sentences_of
from foedus.briefing.lookup import Lookup
from foedus.briefing.material import Material
from foedus.briefing.proof import Proof, prove
from foedus.briefing.sections.acts import acts
from foedus.briefing.sections.disputes import disputes
from foedus.briefing.sections.findings import findings
from foedus.briefing.sections.headline import Headline, headline
from foedus.briefing.sections.method import definitions, limits, method
from foedus.briefing.sections.reading import reading
from foedus.briefing.sections.speakers import speakers
from foedus.briefing.sections.ties import ties
from foedus.briefing.sections.timeline import timeline
from foedus.briefing.sentences import Citation, Sentence
from foedus.briefing.standing import standing
from foedus.briefing.telling import tell_events

Build = Callable[[Lookup], Section]

BEFORE: tuple[Build, ...] = (acts, timeline, ties, findings, speakers, disputes)
AFTER: tuple[Build, ...] = (reading, limits, method, definitions)


@dataclass(frozen=True, slots=True)
class Brief:
    """What people read. citations: in order of first appearance; the first is [1]."""

    material: Material
    headline: Headline
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    proof: Proof

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in reading order."""
        yield from _sentences(self.headline, self.sections)

    def as_json(self) -> dict[str, Any]:
        """Plain data: every sentence with what it rests on."""
        from foedus.briefing.as_json import encode_brief

        return encode_brief(self)


def build_brief(
    material: Material,
    *,
    judged: Sequence[Build] = (),
    sections: Sequence[Build] = (),
    bottom_line: tuple[Sentence, ...] = (),
) -> Brief:
    """Make a brief and prove it.

    judged: key judgements and the weighing behind them; they stand first. sections: those of other stages
    (indicators, scenarios, outlook); they stand between what the articles say and what was read.
    bottom_line: the answer, where readings have been weighed.
    Raises ProofError for the first sentence with a fact that nothing it cites carries.
    """
    material = tell_events(material)
    look = Lookup(material)
    top = headline(look, bottom_line)
    body = tuple(build(look) for build in (*(judged or (unjudged,)), *BEFORE, *sections, *AFTER))
    proof = prove(look, _sentences(top, body))
    cited = dict.fromkeys(c for sentence in _sentences(top, body) for c in sentence.citations)
    return Brief(material, top, body, tuple(cited), proof)


def unjudged(look: Lookup) -> Section:
    """In place of key judgements, why there are none."""
    return Section("judgements", "Key judgements", (Prose((standing("notes")["unjudged"],)),))


def _sentences(top: Headline, sections: Sequence[Section]) -> Iterator[Sentence]:
    yield top.title
    yield top.question
    if top.dated:
        yield top.dated
    yield from top.lead
    yield from top.rests
    yield top.limits
    for section in sections:
        for block in section.blocks:
            yield from sentences_of(block)
