from dataclasses import replace

import pytest

from foedus.briefing.blocks import Figure, Items, Prose, Quotations, Section, sentences_of
from foedus.briefing.brief import build_brief
from foedus.briefing.material import Material, PlainNames
from foedus.briefing.render import render_html, render_markdown, render_terminal
from foedus.briefing.sentences import Sentence, count
from foedus.model.claim import STATUSES
from tests.briefing.material import make_material

MATERIAL = make_material()
BRIEF = build_brief(MATERIAL)


def texts(section_id):
    section = next(section for section in BRIEF.sections if section.id == section_id)
    return [sentence.text for block in section.blocks for sentence in sentences_of(block)]


def blocks(section_id, kind):
    section = next(section for section in BRIEF.sections if section.id == section_id)
    return [block for block in section.blocks if isinstance(block, kind)]


def test_the_sections_stand_in_the_order_of_the_reader():
    assert [section.id for section in BRIEF.sections] == [
        "judgements", "timeline", "ties", "speakers", "disputes", "reading", "method", "definitions",
    ]  # fmt: skip


def test_the_bottom_line_counts_what_is_reported_and_claims_no_answer():
    lead = [sentence.text for sentence in BRIEF.headline.lead]
    assert lead[0] == (
        "Across 5 articles from 4 outlets, 1 joint act of Arvenia, Belmark and Corvo is reported "
        "(as proposed, not as having occurred)."
    )
    assert "the answer is unknown" in lead[-1]


def test_a_weighed_bottom_line_replaces_the_counts():
    line = Sentence("It is unlikely.")
    assert build_brief(MATERIAL, bottom_line=(line,)).headline.lead == (line,)


def test_sections_of_later_stages_stand_before_what_was_read():
    row = count("indicators", ["a", "b"])
    extra = Section("indicators", "Indicators", (Prose((Sentence("There are 2.", (), (row,)),)),))
    ids = [section.id for section in build_brief(MATERIAL, sections=[extra]).sections]
    assert ids.index("indicators") == ids.index("reading") - 1


def test_a_proposal_names_its_speaker_and_the_speaker_s_source():
    assert (
        "Arvenia proposed a joint naval exercise to Belmark and Corvo, "
        "according to Ilse Brandt, citing the Dorland Intelligence Office."
    ) in texts("judgements")


@pytest.mark.parametrize(
    "words",
    [
        "Arvenia is aiding Corvo.",
        "Corvo allegedly supplied arms to Arvenia between March and May 2031.",
        "Arvenia and Belmark held a joint naval exercise in June 2031.",
        "Dorland imposed sanctions on Corvo’s business on 4 September 2031.",
    ],
)
def test_judgements_say_the_status_in_words(words):
    assert words in texts("judgements")


def test_an_event_is_told_as_one_claim_has_it_and_never_as_a_sum_of_several():
    proposal = MATERIAL.events[0]
    merged = replace(proposal, who=("ARV", "BLM", "CRV"), whom=(), joint=True, status="occurred")
    brief = build_brief(replace(MATERIAL, events=(merged,)))
    said = [sentence.text for sentence in brief.sentences()]
    assert any(text.startswith("Arvenia proposed a joint naval exercise") for text in said)
    assert not any("held a joint naval exercise" in text for text in said)


def test_every_status_of_the_events_has_its_shape_in_the_key():
    figure = blocks("timeline", Figure)[0]
    assert set(figure.key) == {event.status for event in MATERIAL.events}


def test_the_table_of_the_timeline_has_every_event():
    figure = blocks("timeline", Figure)[0]
    assert len(figure.table.rows) == len(MATERIAL.events)


def test_an_event_without_a_date_stays_undated():
    rows = blocks("timeline", Figure)[0].table.rows
    assert sum(row[0].text == "unknown" for row in rows) == sum(
        event.when is None for event in MATERIAL.events
    )


def test_ties_count_cooperation_and_conflict_apart():
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in blocks("ties", Figure)[0].table.rows}
    assert rows["Corvo – Estmere"] == ["0", "0", "2", "2"]
    assert rows["Arvenia – Belmark"] == ["2", "1", "0", "0"]


def test_denied_acts_make_no_tie():
    events = tuple(replace(event, status="denied") for event in MATERIAL.events)
    claims = tuple(replace(claim, status="denied") for claim in MATERIAL.claims)
    brief = build_brief(replace(MATERIAL, events=events, claims=claims))
    section = next(section for section in brief.sections if section.id == "ties")
    assert [sentence.text for sentence in sentences_of(section.blocks[0])] == [
        "No act between states is reported, so there is no network to draw."
    ]


def test_a_speaker_is_quoted_with_the_chain():
    quotations = blocks("speakers", Quotations)
    assert quotations[0].heading.text == "Oren Kast"
    chains = [quotation.by.text for block in quotations for quotation in block.quotations]
    assert "Harbour Post ← Ilse Brandt ← the Dorland Intelligence Office" in chains


def test_disputes_put_quote_beside_quote_under_their_field():
    where = next(b for b in blocks("disputes", Quotations) if b.heading.text.startswith("Place"))
    assert [quotation.by.text for quotation in where.quotations] == [
        "Saltmarsh rocket range — Northern Courier",
        "Saltmarsh — The Ledger",
        "port of Saltby — an unnamed outlet ← officials",
    ]


def test_what_was_left_out_has_its_reason():
    said = texts("reading")
    assert "pages/scan.pdf: no text: the pages are pictures" in said
    assert "Daily Anchor carries a copy of Harbour Post: the same text, word for word." in said


def test_every_status_is_defined_with_its_shape():
    assert [item.status for item in blocks("definitions", Items)[0].items] == list(STATUSES)


def test_citations_are_numbered_by_first_appearance_without_gaps():
    seen = list(dict.fromkeys(c for sentence in BRIEF.sentences() for c in sentence.citations))
    assert list(BRIEF.citations) == seen


def test_the_same_material_gives_the_same_bytes():
    again = build_brief(make_material())
    assert render_html(again) == render_html(BRIEF)
    assert render_markdown(again) == render_markdown(BRIEF)


@pytest.mark.parametrize("left", ["nothing", "documents", "claims"])
def test_a_brief_of_little_or_nothing_says_so(left):
    documents = MATERIAL.documents if left != "nothing" else ()
    empty = Material(question=None, title="Empty", as_of=None, documents=documents)
    if left == "claims":
        empty = replace(empty, claims=MATERIAL.claims, statements=MATERIAL.statements, names=MATERIAL.names)
    brief = build_brief(empty)
    assert render_html(brief)
    assert render_markdown(brief)
    assert render_terminal(brief)
    assert "unknown" in brief.headline.lead[0].text or "nothing can be said" in brief.headline.lead[0].text


def test_actors_that_the_names_do_not_carry_leave_a_quotation():
    brief = build_brief(replace(MATERIAL, names=PlainNames()))
    section = next(section for section in brief.sections if section.id == "judgements")
    heads = [sentence.text for block in section.blocks for sentence in sentences_of(block)]
    assert any(text.startswith("The Ledger: “") for text in heads)


def test_plain_names_know_states_and_spell_out_ids():
    names = PlainNames()
    assert names.name("RUS.MIL") == "Russia"
    assert names.name("organisation:world_bank") == "World Bank"
    assert names.name("XYZ") == "XYZ"
