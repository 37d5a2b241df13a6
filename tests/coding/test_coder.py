from __future__ import annotations

import pytest

from foedus.coding.coder import Coder
from foedus.model.document import Document, Paragraph

TEXT = "Norway and Sweden held talks in Oslo on Monday."


def article(language: str | None, text: str = TEXT) -> Document:
    return Document(id="d1", text=text, language=language, paragraphs=(Paragraph(0, len(text)),))


@pytest.mark.parametrize("language", ["en", None])
def test_article_is_coded_unless_its_language_is_known_to_be_another(language: str | None) -> None:
    assert Coder().code(article(language)).claims


def test_article_in_another_language_gives_nothing() -> None:
    coded = Coder().code(article("tr"))
    assert coded.claims == () and coded.statements == ()


def test_plan_inside_a_condition_is_no_plan() -> None:
    text = "The risk would be small if Norway were to take part in exercises with Sweden."
    assert [claim.status for claim in Coder().code(article("en", text)).claims] == ["conditional"]
