from __future__ import annotations

from foedus.model.document import Document
from foedus.reading.paths import read_bytes


def test_first_line_that_is_a_whole_sentence_is_text_and_no_title() -> None:
    lead = "Norway and Sweden held talks in Oslo on Monday."
    rest = "The foreign ministries of both said that the talks would go on for another week in Bergen."
    (doc,) = read_bytes(f"{lead}\n\n{rest}\n\n{rest.replace('both', 'the two')}".encode(), name="a.txt")
    assert isinstance(doc, Document)
    assert lead in doc.text and doc.title != lead
