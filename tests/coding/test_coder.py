from __future__ import annotations

import pytest

from foedus.coding.coder import Coder
from foedus.model.document import Document, Paragraph

TEXT = "Norway and Sweden held talks in Oslo on Monday."


def article(language: str | None) -> Document:
    return Document(id="d1", text=TEXT, language=language, paragraphs=(Paragraph(0, len(TEXT)),))


@pytest.mark.parametrize("language", ["en", None])
def test_article_is_coded_unless_its_language_is_known_to_be_another(language: str | None) -> None:
    assert Coder().code(article(language)).claims


def test_article_in_another_language_gives_nothing() -> None:
    coded = Coder().code(article("tr"))
    assert coded.claims == () and coded.statements == ()
