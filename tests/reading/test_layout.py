from foedus.reading.layout import join_broken, lay_out
from tests.reading.material import ARTICLE, LEAD, SECOND, THIRD, TITLE


def lines(text: str) -> list[str]:
    return [block.text for block in lay_out(text)]


def wrap(text: str, width: int = 72) -> str:
    import textwrap

    return "\n".join(textwrap.wrap(text, width))


def test_blank_lines_part_paragraphs() -> None:
    assert lines(ARTICLE) == [TITLE, LEAD, SECOND, THIRD]


def test_single_line_breaks_part_paragraphs_where_there_are_no_blank_lines() -> None:
    assert lines(f"{TITLE}\n{LEAD}\n{SECOND}\nA new axis\n{THIRD}\n") == [
        TITLE,
        LEAD,
        SECOND,
        "A new axis",
        THIRD,
    ]


def test_hard_wrapped_paragraphs_are_made_whole() -> None:
    text = "\n\n".join(map(wrap, (TITLE, LEAD, SECOND, THIRD)))
    assert lines(text) == [TITLE, LEAD, SECOND, THIRD]


def test_wrapped_text_without_blank_lines_is_parted_at_short_last_lines() -> None:
    text = "\n".join(wrap(part) for part in (LEAD, SECOND, THIRD))
    assert lines(text) == [LEAD, SECOND, THIRD]


def test_one_sentence_a_line_is_joined_to_paragraphs() -> None:
    text = "\n\n".join(
        f"The envoy {verb} on day {i}.\nThe king did not.\nNobody asked why."
        for i, verb in enumerate(("came", "sat", "rose", "left"))
    )
    assert lines(text)[0] == "The envoy came on day 0. The king did not. Nobody asked why."


def test_a_line_that_goes_on_in_small_letters_is_joined() -> None:
    assert lines("The delegates of both states left the palace\nwithout a word to the press.") == [
        "The delegates of both states left the palace without a word to the press."
    ]


def test_a_dateline_alone_opens_the_next_paragraph() -> None:
    assert lines(f"KLOW —\n\n{LEAD}")[0].startswith("KLOW — The envoy")


def test_words_cut_by_a_hyphen_are_made_whole_but_compounds_stay() -> None:
    assert join_broken("the fish-", "ermen") == "the fishermen"
    assert join_broken("the Syldavia-", "Borduria border") == "the Syldavia-Borduria border"
