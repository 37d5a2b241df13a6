"""The brief as a Word document: the same sections, charts as their tables, citations that lead to receipts.

The same brief gives the same bytes: no clock is read, and the archive's times are fixed. There are no macros,
no fields and nothing that is loaded from elsewhere. Needs python-docx, the extra `docx`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from foedus.briefing.blocks import Block, Figure, Item, Items, Prose, Quotation, Quotations, Table
from foedus.briefing.brief import Brief
from foedus.briefing.references import Reference, list_references, number_citations
from foedus.briefing.sentences import Citation, Sentence
from foedus.briefing.wording import capital
from foedus.errors import UsageError

LONG_AGO = datetime(1980, 1, 1)
BODY, SMALL, CELL = 10.5, 9.0, 8.0
MARGIN_CM = 2.0
# XML 1.0 has no place for these.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def expect_docx() -> None:
    """Raise UsageError, with what to install, where python-docx is missing."""
    from importlib.util import find_spec

    if find_spec("docx") is None:
        raise UsageError("a Word document needs python-docx; install it with: pip install 'foedus[docx]'")


def render_docx(brief: Brief) -> bytes:
    """The whole brief; raises UsageError where python-docx is missing."""
    expect_docx()
    import docx

    document = docx.Document()
    _set_up(document, brief)
    writer = _Writer(document, number_citations(brief))
    writer.top(brief)
    for section in brief.sections:
        document.add_heading(_clean(section.title), 1)
        for block in section.blocks:
            writer.block(block)
    writer.references(list_references(brief))
    proof = brief.proof
    writer.paragraph(
        f"{proof.sentences} sentences were checked before this was written: {proof.names} names,"
        f" {proof.numbers} numbers, {proof.dates} dates and {proof.quotations} quotations stand in what they"
        " cite.",
        size=SMALL,
    )
    kept = io.BytesIO()
    document.save(kept)
    return _fix_times(kept.getvalue())


def _set_up(document: Any, brief: Brief) -> None:
    from docx.shared import Cm, Pt

    known = document.core_properties
    known.title = _clean(brief.headline.question.text)[:255]
    known.subject, known.author, known.last_modified_by = "", "foedus", "foedus"
    known.comments, known.keywords, known.category = "", "", ""
    known.created = known.modified = LONG_AGO
    known.revision, known.language = 1, "en"
    document.styles["Normal"].font.size = Pt(BODY)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(MARGIN_CM)
        section.top_margin = section.bottom_margin = Cm(MARGIN_CM)


class _Writer:
    def __init__(self, document: Any, numbers: dict[Citation, int]) -> None:
        self.document, self.numbers = document, numbers

    def top(self, brief: Brief) -> None:
        head = brief.headline
        self.document.add_heading(_clean(head.question.text), 0)
        if head.dated:
            self.paragraph(capital(f"{head.dated.text}."), size=SMALL)
        self.document.add_heading("Bottom line", 2)
        for index, sentence in enumerate(head.lead):
            self.sentences([sentence], bold=index == 0)
        self.paragraph(" · ".join(sentence.text for sentence in head.rests), size=SMALL)
        self.paragraph(head.limits.text, size=SMALL)

    def block(self, block: Block) -> None:
        match block:
            case Prose(sentences, role):
                self.sentences(sentences, size=SMALL if role == "note" else BODY, bold=role == "lead")
            case Items(items, heading, start):
                if heading:
                    self.document.add_heading(_clean(heading.text), 3)
                for index, item in enumerate(items):
                    self.item(item, f"{start + index}. " if start else "• ")
            case Quotations(heading, note, quotations, more):
                self.document.add_heading(_clean(heading.text), 3)
                if note or heading.citations:
                    self.sentences((Sentence("", heading.citations), *note), size=SMALL)
                for quotation in (*quotations, *more):
                    self.quotation(quotation)
            case Table():
                self.table(block)
            case Figure(_, title, _, note, table, more=more):
                self.sentences([title], bold=True)
                for one in (table, *more):
                    self.table(one)
                self.sentences(note, size=SMALL)

    def item(self, item: Item, bullet: str) -> None:
        from docx.shared import Cm

        paragraph = self.sentences(item.head, lead=f"{bullet}{f'{item.status}: ' if item.status else ''}")
        paragraph.paragraph_format.left_indent = Cm(0.6)
        paragraph.paragraph_format.first_line_indent = Cm(-0.6)
        if item.detail:
            self.sentences(item.detail, size=SMALL).paragraph_format.left_indent = Cm(0.6)
        for part in item.parts:
            label = self.sentences([part.label], size=SMALL, italic=True)
            label.paragraph_format.left_indent = Cm(0.6)
            for sentence in part.sentences:
                self.sentences([sentence], size=SMALL).paragraph_format.left_indent = Cm(1.2)

    def quotation(self, quotation: Quotation) -> None:
        from docx.shared import Cm

        self.sentences([quotation.quote]).paragraph_format.left_indent = Cm(0.6)
        self.paragraph(quotation.by.text, size=SMALL).paragraph_format.left_indent = Cm(0.6)

    def table(self, table: Table) -> None:
        if table.folded:
            self.sentences([table.folded], bold=True)
        self.sentences([table.caption], size=SMALL)
        if not table.rows:
            return
        grid = self.document.add_table(rows=len(table.rows) + 1, cols=len(table.columns), style="Table Grid")
        head, *rows = grid.rows
        for cell, name in zip(head.cells, table.columns, strict=True):
            self._write(cell.paragraphs[0], _clean(name), size=CELL, bold=True)
        _repeat(head)
        for row, sentences in zip(rows, table.rows, strict=True):
            for index, (cell, sentence) in enumerate(zip(row.cells, sentences, strict=True)):
                paragraph = cell.paragraphs[0]
                if index in table.numeric:
                    paragraph.alignment = 2
                self._say(paragraph, sentence, size=CELL)
        self.paragraph("", size=CELL)

    def references(self, references: Iterable[Reference]) -> None:
        """Receipts: the quoted characters of each citation, with outlet, title, date, speakers and status."""
        self.document.add_heading("References", 1)
        for one in references:
            paragraph = self.document.add_paragraph()
            _bookmark(paragraph, f"ref{one.number}", one.number)
            quote = f"“{one.quote}” " if one.quote else ""
            told = [f"{one.outlet}, {one.title}, {one.date}"]
            if one.chain:
                told.append(" ← ".join((one.outlet, *one.chain)))
            told += [part for part in (one.status, one.rule, one.doubt) if part]
            text = f"[{one.number}] {quote}{'. '.join(told)}."
            self._write(paragraph, _clean(text), size=SMALL)

    def paragraph(self, text: str, *, size: float = BODY) -> Any:
        paragraph = self.document.add_paragraph()
        self._write(paragraph, _clean(text), size=size)
        return paragraph

    def sentences(
        self,
        sentences: Sequence[Sentence],
        *,
        size: float = BODY,
        bold: bool = False,
        italic: bool = False,
        lead: str = "",
    ) -> Any:
        paragraph = self.document.add_paragraph()
        if lead:
            self._write(paragraph, lead, size=size, italic=True)
        for index, sentence in enumerate(sentences):
            if index:
                self._write(paragraph, " ", size=size)
            self._say(paragraph, sentence, size=size, bold=bold, italic=italic)
        return paragraph

    def _say(self, paragraph: Any, sentence: Sentence, *, size: float, **face: bool) -> None:
        """The text, its probability word underlined, and its citations as links to the receipts."""
        before, stress, after = sentence.text.partition(sentence.stress) if sentence.stress else ("", "", "")
        for text, underline in ((before, False), (stress, True), (after, False)):
            self._write(paragraph, _clean(text), size=size, underline=underline, **face)
        if not stress:
            self._write(paragraph, _clean(sentence.text), size=size, **face)
        for citation in sentence.citations:
            _link(paragraph, f"ref{self.numbers[citation]}", f"[{self.numbers[citation]}]", size)

    def _write(
        self,
        paragraph: Any,
        text: str,
        *,
        size: float,
        bold: bool = False,
        italic: bool = False,
        underline: bool = False,
    ) -> None:
        from docx.shared import Pt

        if text:
            run = paragraph.add_run(text)
            run.font.size = Pt(size)
            run.bold, run.italic, run.underline = bold or None, italic or None, underline or None


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _element(tag: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _link(paragraph: Any, anchor: str, text: str, size: float) -> None:
    """A raised number that leads to a bookmark within the document."""
    link = _element("w:hyperlink", anchor=anchor, history="1")
    run = paragraph.add_run(text)
    run.font.superscript = True
    from docx.shared import Pt

    run.font.size = Pt(size)
    link.append(run._r)
    paragraph._p.append(link)


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    paragraph._p.append(_element("w:bookmarkStart", id=str(number), name=name))
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def _repeat(row: Any) -> None:
    """Print the head of a table again on each page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))


def _fix_times(archive: bytes) -> bytes:
    """The same archive with its parts in order and without the time at which each was written."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as read,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        # The list of contents stands first, as readers of such archives expect.
        for name in sorted(read.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            out.writestr(part, read.read(name))
    return kept.getvalue()
