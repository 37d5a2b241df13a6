from foedus.reading.clean import clean_blocks
from foedus.reading.footnotes import split_notes, take_markers
from foedus.reading.source import Block
from tests.reading.material import LEAD, SECOND

NOTES = (
    "[1] “Envoy leaves”, Klow Press, https://example.org/2023/09/04/envoy, (Accessed: 16.09.2023).",
    "[2] “King stays”, Szohôd Herald, https://example.org/king, (Accessed: 17.09.2023).",
)


def blocks(*texts: str) -> list[Block]:
    return [Block(text) for text in texts]


def test_numbered_notes_are_kept_apart_in_order() -> None:
    rest, notes = split_notes(blocks(LEAD + "[1]", SECOND + " [2]", *NOTES, "Ana Roe"))
    assert notes == NOTES
    assert [block.text for block in rest][-1] == "Ana Roe"


def test_markers_leave_no_hole_in_the_sentence() -> None:
    text = "The envoy left.[1] The king stayed. [2] Nobody asked [1], or did."
    (block,), left = take_markers(blocks(text), notes=2)
    assert block.text == "The envoy left. The king stayed. Nobody asked, or did."
    assert left[0].text == "[1] [2] [1]"


def test_bracketed_numbers_that_are_no_notes_stay() -> None:
    (block,), left = take_markers(blocks("The clause [7] was struck."), notes=0)
    assert block.text == "The clause [7] was struck."
    assert left == ()


def test_a_list_of_demands_is_no_list_of_notes() -> None:
    demands = blocks(LEAD, "1. Grain must pass.", "2. Ships must pass.", "3. The fishermen come home.")
    assert split_notes(demands) == (demands, ())


def test_notes_come_out_of_the_whole_page_too() -> None:
    page = clean_blocks(blocks("Title here", LEAD + " [1]", SECOND + "[2]", *NOTES))
    assert page.notes == NOTES
    assert [block.text for block in page.blocks] == [LEAD, SECOND]
