"""The brief as plain data, for other programs: every sentence with what it rests on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from foedus.briefing.blocks import sentences_of
from foedus.briefing.references import list_references
from foedus.briefing.sentences import Sentence

if TYPE_CHECKING:
    from foedus.briefing.brief import Brief


def encode_brief(brief: Brief) -> dict[str, Any]:
    """Question, bottom line, sections and references, ready for json.dumps."""
    top = brief.headline
    return {
        "question": top.question.text,
        "dated": top.dated.text if top.dated else None,
        "bottom_line": [_sentence(sentence) for sentence in top.lead],
        "rests_on": [_sentence(sentence) for sentence in top.rests],
        "limits": _sentence(top.limits),
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "sentences": [_sentence(s) for block in section.blocks for s in sentences_of(block)],
            }
            for section in brief.sections
        ],
        "references": [asdict(reference) for reference in list_references(brief)],
        "proof": asdict(brief.proof),
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "status": sentence.status,
        "citations": [{"kind": citation.kind, "id": citation.id} for citation in sentence.citations],
        "rows": [{"id": row.id, "values": list(row.values)} for row in sentence.rows],
    }
