"""The brief as a Word document holds what the brief holds, and is the same every time."""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile
from dataclasses import replace

import pytest

from foedus.briefing.brief import Brief, build_brief
from foedus.briefing.render_docx import render_docx
from foedus.briefing.wording import capital
from foedus.errors import UsageError
from tests.briefing.material import make_material

docx = pytest.importorskip("docx", reason="python-docx is an extra")

MATERIAL = make_material()
BRIEF = build_brief(MATERIAL)
FILE = render_docx(BRIEF)
XML = zipfile.ZipFile(io.BytesIO(FILE)).read("word/document.xml").decode()


def words(brief: Brief = BRIEF) -> str:
    """All text of the document, tables among it, without the numbers of citations."""
    document = docx.Document(io.BytesIO(render_docx(brief)))
    parts = [paragraph.text for paragraph in document.element.body.iter() if paragraph.tag.endswith("}t")]
    return " ".join(re.sub(r"\[\d+\]", " ", " ".join(parts)).split())


def test_every_sentence_of_the_brief_stands_in_the_document() -> None:
    held = words()
    charts = {s.text for section in BRIEF.sections for b in section.blocks if hasattr(b, "drawing")
              for s in b.drawing.sentences()}  # fmt: skip
    for sentence in BRIEF.sentences():
        if sentence.text not in charts and sentence is not BRIEF.headline.title:
            assert " ".join(sentence.text.split()) in held or capital(sentence.text) in held, sentence.text


def test_headings_and_tables_are_real_ones() -> None:
    document = docx.Document(io.BytesIO(FILE))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads == [*(section.title for section in BRIEF.sections), "References"]
    assert any(table.rows[0].cells[0].text == "When" for table in document.tables)


def test_every_citation_leads_to_its_receipt_with_the_quoted_words() -> None:
    links = set(re.findall(r'<w:hyperlink w:anchor="(ref\d+)"', XML))
    marks = set(re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(ref\d+)"', XML))
    assert links == marks == {f"ref{n}" for n in range(1, len(BRIEF.citations) + 1)}
    first = BRIEF.citations[0]
    (claim,) = (claim for claim in MATERIAL.claims if claim.id == first.id)
    receipts = words().partition("References ")[2]
    assert " ".join(claim.quote.split())[:60].rstrip(".") in receipts


def test_the_same_brief_gives_the_same_bytes_without_clock_macro_or_link_outside() -> None:
    assert render_docx(build_brief(MATERIAL)) == FILE
    archive = zipfile.ZipFile(io.BytesIO(FILE))
    assert archive.testzip() is None and archive.namelist()[0] == "[Content_Types].xml"
    assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in archive.namelist() if "vba" in name.lower() or name.endswith(".bin")]
    rels = "".join(archive.read(n).decode() for n in archive.namelist() if n.endswith(".rels"))
    assert 'TargetMode="External"' not in rels


def test_characters_that_no_such_file_can_hold_are_left_out() -> None:
    held = words(build_brief(replace(MATERIAL, title="T", question="Will\x00 they\x0b part?")))
    assert "Will they" in held


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'foedus\[docx\]'"):
        render_docx(BRIEF)
