import pytest

from foedus.reading.segment import MAX_PARAGRAPH_CHARS, join_blocks, tell_kind
from foedus.reading.source import Block
from tests.reading.material import LEAD, SECOND


def test_paragraphs_cover_the_text_but_the_blank_lines() -> None:
    text, paragraphs = join_blocks([Block(LEAD), Block("A new axis"), Block("• grain"), Block(SECOND)])
    assert [p.kind for p in paragraphs] == ["body", "heading", "list", "body"]
    assert "\n\n".join(text[p.start : p.end] for p in paragraphs) == text
    assert text[paragraphs[2].start : paragraphs[2].end] == "grain"


def test_the_kind_that_the_format_gives_is_kept() -> None:
    _, paragraphs = join_blocks([Block("Will it hold?", "heading"), Block(LEAD, "quote")])
    assert [p.kind for p in paragraphs] == ["heading", "quote"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“Axis of the snows”", "heading"),
        ("The king said nothing.", "body"),
        ("“Never,” he said.", "body"),
        ("He named three demands:", "body"),
        ("“We came to find out whether there is anything left to sign.”", "quote"),
        ("1. Grain must pass.", "list"),
        ("AID TO THE NORTH", "heading"),
    ],
)
def test_kind_by_form(text: str, kind: str) -> None:
    assert tell_kind(text) == kind


def test_an_endless_line_is_parted_where_sentences_end() -> None:
    text, paragraphs = join_blocks([Block(" ".join([LEAD] * 200))])
    assert len(paragraphs) > 1
    assert all(p.end - p.start <= MAX_PARAGRAPH_CHARS for p in paragraphs)
    assert all(text[p.start : p.end].endswith("spring.") for p in paragraphs)
