"""Statements over whole documents: continued quotations, speakers remembered, outlets that cite."""

from __future__ import annotations

import re

import pytest

from foedus.coding.parse import Parser, load_parser
from foedus.coding.statements import find_statements
from foedus.lexicon.cues import load_cues
from foedus.model.actor import Mention
from foedus.model.statement import Statement


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def find(parser: Parser, text: str, *, outermost_only: bool = False) -> list[Statement]:
    passages = [(m.group(), m.start()) for m in re.finditer(r"[^\n]+", text)]
    return find_statements(parser.parse(passages), None, load_cues(), doc="d", outermost_only=outermost_only)


def said(text: str, statement: Statement) -> list[str]:
    return [text[start:end] for start, end in statement.content]


def test_every_span_quotes_the_text(parser: Parser) -> None:
    text = 'Mara Lind, mayor of Oster, said the dam "will hold".\n\n"It is new," she added. "It is strong."'
    for statement in find(parser, text):
        assert statement.speaker is not None and statement.cue is not None
        assert text[statement.speaker.start : statement.speaker.end] == statement.speaker.text
        assert text[statement.cue.start : statement.cue.end] == statement.cue.text
        assert all(statement.start <= start < end <= statement.end for start, end in statement.content)


def test_quotation_goes_on_in_the_next_paragraph(parser: Parser) -> None:
    text = '"The dam is old," said Mara Lind. "It leaks.\n\n"It must be closed."'
    (statement,) = find(parser, text)
    assert said(text, statement) == ['"The dam is old,"', '"It leaks.', '"It must be closed."']


def test_colon_announces_the_next_paragraph(parser: Parser) -> None:
    text = "Mara Lind wrote:\n\n“The dam is old. It leaks.”"
    (statement,) = find(parser, text)
    assert said(text, statement) == ["“The dam is old. It leaks.”"]
    assert statement.quoted == "direct"


def test_signed_quotation(parser: Parser) -> None:
    text = "“The dam is old and it leaks.” ― Mara Lind"
    (statement,) = find(parser, text)
    assert statement.speaker is not None and statement.speaker.text == "Mara Lind"


def test_title_in_quotation_marks_is_no_speech(parser: Parser) -> None:
    assert find(parser, 'She wrote "The Winter of Our Harbour" in 2009.') == []


def test_pronoun_and_surname_keep_name_and_affiliation(parser: Parser) -> None:
    text = (
        "Mara Lind, director of the Oster Institute, said the dam leaked.\n\n"
        "She said it was old. Lind added that nobody had looked."
    )
    for statement in find(parser, text):
        assert statement.speaker is not None
        assert statement.speaker.name == "Mara Lind"
        assert statement.speaker.affiliation == "director of the Oster Institute"


def test_description_finds_the_person_in_that_office(parser: Parser) -> None:
    text = "Army spokesman Tor Hald said the road was closed. The spokesman said snow had fallen."
    first, second = find(parser, text)
    assert first.speaker is not None and second.speaker is not None
    assert second.speaker.name == first.speaker.name == "Tor Hald"


def test_crowd_keeps_its_group(parser: Parser) -> None:
    (statement,) = find(parser, "Allied officials said the road was closed.")
    assert statement.speaker is not None
    assert (statement.speaker.group, statement.speaker.affiliation) == ("officials", "Allied")
    assert statement.speaker.actor is None


def test_speaker_takes_the_actor_of_its_mention(parser: Parser) -> None:
    text = "Norland's premier said the road was closed."
    mention = Mention(0, 17, "Norland's premier", "NOR.GOV", None, "title")
    (statement,) = find_statements(parser.parse([(text, 0)]), [[mention]], load_cues(), doc="d")
    assert statement.speaker is not None and statement.speaker.actor == "NOR.GOV"


def test_outlet_holds_those_whom_it_cites(parser: Parser) -> None:
    text = "The Oster Times, citing two officials, said the road was closed."
    cited, outlet = find(parser, text)
    assert outlet.parent is None and cited.parent == outlet.id
    assert cited.content == outlet.content
    assert cited.speaker is not None and cited.speaker.group == "officials"


def test_lost_space_before_citing_does_not_hide_the_outlet(parser: Parser) -> None:
    text = "The Oster Timesciting allied officials on Monday, said the road was closed."
    cited, outlet = find(parser, text)
    assert outlet.speaker is not None and outlet.speaker.text == "The Oster Times"
    assert cited.speaker is not None and cited.speaker.text == "allied officials"
    assert cited.cue is not None and cited.cue.text == "citing"


def test_nesting_is_as_deep_as_the_text(parser: Parser) -> None:
    text = "Lind said Hald believes that the crew reported that the dam leaks."
    found = find(parser, text)
    assert [statement.parent for statement in found] == [None, found[0].id, found[1].id]
    assert len(find(parser, text, outermost_only=True)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        '"',
        "“ ” “",
        "said said said",
        '"He said "she said',
        ": : :",
        "said:",
        "― ―",
        "According to",
        "'' `` ''",
        "That said, much remains open.",
    ],
)
def test_broken_text_gives_no_error(parser: Parser, text: str) -> None:
    assert isinstance(find(parser, text), list)
    assert isinstance(find(parser, f"{text}\n\n{text}"), list)


def test_same_text_gives_the_same_statements(parser: Parser) -> None:
    text = 'Lind said the dam "will hold". "It is new," she added. Hald, citing a report, said it leaks.'
    assert find(parser, text) == find(parser, text)


@pytest.mark.parametrize(
    "text",
    [
        "Estmark may not want to keep out of the dispute.",
        "No country should seek to change the order.",
        "That said, much work remains.",
        "The minister was blamed for the delay.",
    ],
)
def test_nobody_says_what_he_may_say_or_what_is_laid_to_nobody(parser: Parser, text: str) -> None:
    assert find(parser, text) == []


def test_speakers_joined_by_and_are_a_group(parser: Parser) -> None:
    (statement,) = find(parser, "The United States, Japan and South Korea agreed to hold yearly drills.")
    assert statement.speaker is not None
    assert statement.speaker.group == "United States, Japan and South Korea"
    assert statement.speaker.affiliation is None and statement.speaker.actor is None


def test_name_begins_after_the_office_and_what_it_is_of(parser: Parser) -> None:
    (statement,) = find(parser, "Secretary of State Dana Koss accused the firm of lying.")
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.affiliation) == ("Dana Koss", "Secretary of State")


def test_what_is_denied_may_be_a_doing(parser: Parser) -> None:
    text = "Estmark has denied ever seeking such weapons."
    (statement,) = find(parser, text)
    assert said(text, statement) == ["ever seeking such weapons"]


def test_honorific_hides_no_affiliation(parser: Parser) -> None:
    text = "Peter Westlake, a former envoy, said it was odd.\n\nMr. Westlake said he would stay."
    _, later = find(parser, text)
    assert later.speaker is not None
    assert (later.speaker.name, later.speaker.affiliation) == ("Peter Westlake", "a former envoy")


def test_what_holds_only_on_a_condition_is_not_yet_said(parser: Parser) -> None:
    assert find(parser, "If Estmark refuses to open the strait, trade will suffer.") == []


def test_an_official_of_some_country_is_not_whoever_spoke_last(parser: Parser) -> None:
    text = "President Ana Lind said the tariffs would wait.\n\nThe Estmark official said more was to come."
    _, later = find(parser, text)
    assert later.speaker is not None and later.speaker.name is None


def test_who_speaks_inside_a_quotation_is_not_who_goes_on(parser: Parser) -> None:
    text = (
        'Karl Ost, the mayor, shut the harbour, and said: "The chief, Mara Lind, said that it was wise."\n\n'
        '"Nobody is to leave," he added.'
    )
    *_, last = find(parser, text)
    assert last.speaker is not None and last.speaker.name == "Karl Ost"


def test_quotation_over_paragraphs_is_of_the_tag_at_its_end(parser: Parser) -> None:
    text = '"The dam is old.\n\n"It leaks in spring.\n\n"It must be closed," said Mara Lind.'
    (statement,) = find(parser, text)
    assert said(text, statement) == ['"The dam is old.', '"It leaks in spring.', '"It must be closed,"']


def test_quotation_over_paragraphs_without_a_tag_is_of_the_report_before_it(parser: Parser) -> None:
    parts = ["“The dam is old.", "“It leaks in spring.", "“It must be closed.”"]
    for before in ("Mara Lind warned that the dam was weak. ", "Mara Lind warned of floods.\n\n"):
        text = before + "\n\n".join(parts)
        (statement,) = find(parser, text)
        assert said(text, statement)[-3:] == parts
        assert statement.speaker is not None and statement.speaker.text == "Mara Lind"


def test_quotation_with_a_lost_closing_mark_does_not_run_on(parser: Parser) -> None:
    text = '"The dam is old,” the mayor said. It was cold.\n\n“It leaks,” said Mara Lind.'
    assert [one.speaker.text for one in find(parser, text) if one.speaker] == ["the mayor", "Mara Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "A shortage threatens to close the mills.",
        "A friendly gesture indicated that the talks would go on.",
        "The drought, which suggests that the harvest will fail, goes on.",
    ],
)
def test_events_things_and_qualities_say_nothing(parser: Parser, text: str) -> None:
    assert find(parser, text) == []


@pytest.mark.parametrize("speaker", ["A poll", "The report", "The institute", "The data"])
def test_documents_figures_and_bodies_report(parser: Parser, speaker: str) -> None:
    (statement,) = find(parser, f"{speaker} suggests that voters are tired.")
    assert statement.speaker is not None and statement.speaker.text == speaker


def test_a_mere_quotation_mark_is_no_content(parser: Parser) -> None:
    text = 'Karl Ost wept. "Mara Lind never paid. Mara Lind knows it," he added.'
    assert all(any(char.isalnum() for part in said(text, one) for char in part) for one in find(parser, text))


def test_they_under_a_plural_subject_are_those(parser: Parser) -> None:
    text = "Experts warned of floods. Divers said that they feared the dam would break."
    last = find(parser, text)[-1]
    assert last.speaker is not None and (last.speaker.text, last.speaker.group) == ("they", "divers")
    text = "Experts warned of floods. The papers, they said, show that the dam is weak."
    told = next(one for one in find(parser, text) if one.speaker and one.speaker.text == "they")
    assert told.speaker is not None and told.speaker.group == "experts"


def test_that_clause_which_tells_what_is_meant_holds_no_attitude(parser: Parser) -> None:
    assert find(parser, "A guild that supports the dam met in Oster.") == []


def test_what_somebody_would_oppose_is_no_statement(parser: Parser) -> None:
    assert find(parser, "Norland would oppose the dam.") == []


def test_statement_in_a_quotation_of_nobody_known_is_not_outermost(parser: Parser) -> None:
    text = 'It was late. "I think the dam is old." Nobody stirred.'
    assert len(find(parser, text)) == 1
    assert find(parser, text, outermost_only=True) == []


def test_noun_of_saying_with_its_owner_as_topic(parser: Parser) -> None:
    (statement,) = find(parser, "Bello's criticism of the dam grew louder in spring.")
    assert statement.speaker is not None and statement.speaker.text == "Bello"


def test_first_person_in_a_quotation_is_its_speaker(parser: Parser) -> None:
    text = '"I think the dam is old," said Mara Lind.'
    inner = next(one for one in find(parser, text) if one.parent)
    assert inner.speaker is not None
    assert (inner.speaker.text, inner.speaker.name) == ("I", "Mara Lind")


def test_who_is_quoted_speaks(parser: Parser) -> None:
    text = '"The dam will hold for years," Mara Lind was quoted as saying by the Oster Gazette.'
    (statement,) = find(parser, text)
    assert statement.speaker is not None and statement.speaker.text == "Mara Lind"


def test_what_somebody_must_go_out_to_say_is_no_statement(parser: Parser) -> None:
    assert find(parser, "Norland must work with its allies to warn Estmark against the raid.") == []


def test_office_told_of_somebody_else_is_not_who_spoke_last(parser: Parser) -> None:
    text = "Mara Lind said the dam leaks.\n\nThe director said it holds."
    passages = [(m.group(), m.start()) for m in re.finditer(r"[^\n]+", text)]
    start = text.index("The director")
    director = Mention(start, start + 12, "The director", "NOR.GOV", "person:olav_brekke", "description")
    found = find_statements(parser.parse(passages), [[], [director]], load_cues(), doc="d")
    speaker = found[1].speaker
    assert speaker is not None and (speaker.name, speaker.actor) == (None, "NOR.GOV")
