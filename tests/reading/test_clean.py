import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.reading.clean import Cleaned, clean_blocks
from foedus.reading.layout import lay_out
from foedus.reading.source import Block
from tests.reading.material import ARTICLE, BODY, LEAD, SECOND, THIRD, TITLE


def clean(text: str, **given: object) -> Cleaned:
    return clean_blocks(lay_out(text), **given)  # type: ignore[arg-type]


def body(page: Cleaned) -> list[str]:
    return [block.text for block in page.blocks]


def test_a_clean_article_loses_nothing_but_its_title() -> None:
    page = clean(ARTICLE)
    assert body(page) == [LEAD, SECOND, THIRD]
    assert page.title == TITLE
    assert page.left_out == []


def test_furniture_above_and_below_goes_and_says_why() -> None:
    text = (
        f"Skip to content\n\nHome > World > Syldavia\n\n{TITLE}\n\nShare this on "
        f"Facebook\n\n{BODY}\n\nRelated articles\n\nKing opens a dam\n\nFive maps of the strait"
    )
    page = clean(text)
    assert page.title == TITLE
    assert body(page) == [LEAD, SECOND, THIRD]
    reasons = {item.text: item.reason for item in page.left_out}
    assert reasons["Skip to content"] == "a link for getting around the page"
    assert reasons["King opens a dam"] == "a list of other articles"


def test_a_pointer_in_the_middle_does_not_end_the_article() -> None:
    page = clean(f"{TITLE}\n\n{LEAD}\n\nRead More: The grain war, explained\n\n{SECOND}\n\n{THIRD}")
    assert body(page) == [LEAD, SECOND, THIRD]


def test_a_list_of_stories_in_the_middle_never_takes_the_paragraphs_after_it() -> None:
    text = "\n\n".join(
        [
            TITLE,
            LEAD,
            SECOND,
            THIRD,
            "Related articles",
            "King opens a dam",
            *([LEAD[:-1] + " again."] * 1),
            SECOND[:-1] + " too.",
            THIRD + " So it was.",
        ]
    )
    page = clean(text)
    assert body(page)[-1].endswith("So it was.")


def test_the_title_repeated_below_the_breadcrumb_goes() -> None:
    page = clean(f"{TITLE}\n\nHome > Opinion > Columns\n\nprint dictionary print\n\n{TITLE}\n\n{BODY}")
    assert page.title == TITLE
    assert body(page) == [LEAD, SECOND, THIRD]


def test_a_given_title_is_not_taken_from_the_text_again() -> None:
    page = clean(BODY, title=TITLE, titled=True)
    assert (page.title, body(page)) == (TITLE, [LEAD, SECOND, THIRD])


def test_byline_and_date_line_above_the_text_are_kept_apart() -> None:
    page = clean(f"{TITLE}\n\nBy Ana Roe\n\nPublished: 7 September 2023\n\n{BODY}")
    assert page.byline == "Ana Roe"
    assert [date for date, _ in page.dates] == ["7 September 2023"]
    assert body(page) == [LEAD, SECOND, THIRD]


def test_a_columnist_with_a_note_above_the_text_is_the_byline() -> None:
    page = clean(
        f"{TITLE}\n\nAna Roe\nThe author is a visiting professor at the University of Klow.\n\n{BODY}"
    )
    assert page.byline == "Ana Roe"
    assert body(page) == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize(
    "tail",
    [
        "About the Author\n\nAna Roe is a senior fellow at the Klow Institute.\n\nImage: Stock Agency.",
        "Ana ROE\n\nAna Roe graduated from the University of Klow. She is an analyst of the straits.",
        "Ana Roe is a senior fellow at the Klow Institute.",
        "The writer is a former consul of Borduria.",
        "Dr. Ana Roe\n\nDr. Ana ROE\n\nDr. Ana Roe completed a thesis on grain.\n\nSimilar Posts",
    ],
)
def test_the_note_on_the_author_is_no_part_of_the_article(tail: str) -> None:
    page = clean(f"{ARTICLE}\n{tail}")
    assert body(page) == [LEAD, SECOND, THIRD]
    assert all(item.reason for item in page.left_out)


@pytest.mark.parametrize(
    "last",
    [
        "Jo Doe, a professor of law at Klow, said that the treaty would not outlive the winter.",
        "The king is a patient man.",
        "Borduria is a member of the League and will remain one for as long as the "
        "League pays for its ships.",
    ],
)
def test_a_last_paragraph_about_somebody_else_stays(last: str) -> None:
    assert body(clean(f"{ARTICLE}\n{last}"))[-1] == last


def test_comment_box_and_everything_after_it_go() -> None:
    page = clean(
        f"{ARTICLE}\nLog in to Twitter or Facebook account to connect\nwith the "
        f"Gazette\nhelp-image\nlock icon\n\nPolicy (0/250)"
    )
    assert body(page) == [LEAD, SECOND, THIRD]


def test_translation_credit_is_evidence_for_the_outlet() -> None:
    page = clean(f"{ARTICLE}\nTranslation by the Klow Gazette staff.")
    assert page.credits == [("Klow Gazette", "Translation by the Klow Gazette staff.")]


def test_sign_off_at_the_end_of_a_paragraph_is_cut_from_it() -> None:
    page = clean(f"{ARTICLE.rstrip()} (Reporting by Ana Roe; Editing by Jo Doe)")
    assert body(page)[-1] == THIRD


def test_pull_quote_is_left_out_once() -> None:
    page = clean(
        f"{TITLE}\n\n{LEAD}\n\nWe came to find out whether there is anything left to "
        f"sign.\n\n{SECOND}\n\n{THIRD}"
    )
    assert body(page) == [LEAD, SECOND, THIRD]


def test_cleaning_again_changes_nothing() -> None:
    text = (
        f"Skip to content\n\n{TITLE}\n\nBy Ana Roe\n\n{BODY}\n\n[1] Klow Press, "
        f"https://example.org/a, accessed 3 May 2024.\n\nTags: grain, ships\n\nMost read\n\nKing opens a dam"
    )
    once = clean(text)
    again = clean_blocks(once.blocks, title=once.title, titled=True, byline=once.byline)
    assert body(again) == body(once)
    assert again.left_out == []


LINES = st.sampled_from(
    [
        LEAD,
        SECOND,
        THIRD,
        "Read more",
        "Share",
        "A new axis",
        "Related articles",
        "Ana Roe",
        "Advertisement",
        "About the Author",
        "Comments (3)",
        "Tags: a, b",
        "* * *",
        "“Never,” he said.",
        "The author is a poet.",
        "[1] See www.example.org.",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=12))
def test_every_block_is_kept_or_left_out_and_a_second_pass_is_idle(lines: list[str]) -> None:
    page = clean_blocks([Block(line) for line in lines], title=TITLE, titled=True)
    kept = body(page) + [item.text for item in page.left_out]
    assert all(line in kept for line in lines)
    again = clean_blocks(page.blocks, title=page.title, titled=True, byline=page.byline)
    assert body(again) == body(page)


def test_no_full_paragraph_is_lost_wherever_furniture_stands() -> None:
    for at in range(4):
        parts = [LEAD, SECOND, THIRD]
        parts.insert(at, "Advertisement")
        page = clean_blocks([Block(part) for part in parts], title=TITLE, titled=True)
        assert body(page) == [LEAD, SECOND, THIRD]


def test_menu_section_and_buttons_above_the_title_go() -> None:
    top = "Menu\nHome\nWorld\nPolitics\nSign in\nWorld > Asia"
    below = "By Ana Roe, Foreign Correspondent\nFacebook\nTwitter\n4-Minute Listen"
    page = clean(f"{top}\n{TITLE}\n{below}\n{LEAD}\n{SECOND}\n{THIRD}\n")
    assert (page.title, page.byline) == (TITLE, "Ana Roe")
    assert body(page) == [LEAD, SECOND, THIRD]


def test_a_list_of_links_goes_with_its_heading_and_no_further() -> None:
    page = clean(f"{TITLE}\n\n{LEAD}\n\nRelated:\n\nFive maps\n\nKing opens a dam\n\n{SECOND}\n\n{THIRD}")
    assert body(page) == [LEAD, SECOND, THIRD]
    assert [item.text for item in page.left_out] == ["Related:", "Five maps", "King opens a dam"]


def test_a_name_with_its_role_below_is_the_byline() -> None:
    page = clean(f"{TITLE}\n\nAna Roe\nOpinion columnist\n\n{BODY}")
    assert page.byline == "Ana Roe"
    assert body(page) == [LEAD, SECOND, THIRD]


def test_a_note_on_the_author_is_found_below_the_house_and_above_the_labels() -> None:
    note = "Ana Roe is the bureau chief in Klow, where she covers the straits."
    tail = f"Ana Roe\nKlow Gazette\n{note}\nTags\nGrain\nShips"
    assert body(clean(f"{ARTICLE}\n{tail}")) == [LEAD, SECOND, THIRD]


def test_code_that_leaked_onto_the_page_goes() -> None:
    page = clean(f"{TITLE}\n\n.bio-text {{\n\npadding-top: 20px;\n\n}}\n\n{BODY}")
    assert body(page) == [LEAD, SECOND, THIRD]
