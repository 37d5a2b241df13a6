from dataclasses import replace

import pytest

from foedus.briefing.blocks import Figure, Items, Prose, Quotations, Section, sentences_of
from foedus.briefing.brief import build_brief
from foedus.briefing.charts.network import Network
from foedus.briefing.describe import event_sentences
from foedus.briefing.details import amounts
from foedus.briefing.differing import told_disputes
from foedus.briefing.focus import groups_asked, joint_acts
from foedus.briefing.lookup import Lookup
from foedus.briefing.material import Material, PlainNames
from foedus.briefing.proof import first_carried
from foedus.briefing.render import render_html, render_markdown, render_terminal
from foedus.briefing.sections.acts import choose
from foedus.briefing.sentences import Sentence, count
from foedus.briefing.telling import tell_events
from foedus.model.claim import STATUSES, Quantity
from foedus.model.event import Dispute, Version
from foedus.model.finding import Finding
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
        "judgements", "acts", "timeline", "ties", "findings", "speakers", "disputes", "reading", "limits",
        "method", "definitions",
    ]  # fmt: skip


def test_the_bottom_line_counts_what_is_reported_and_claims_no_answer():
    lead = [sentence.text for sentence in BRIEF.headline.lead]
    assert lead[0] == (
        "Across 5 articles from 4 outlets, 1 joint act of Arvenia, Belmark and Corvo is reported "
        "(as proposed, not as having occurred)."
    )
    assert "the answer is unknown" in lead[-1]


def test_a_weighed_bottom_line_stands_before_the_counts_and_ends_the_unknown():
    line = Sentence("It is unlikely.")
    first, *rest = build_brief(MATERIAL, bottom_line=(line,)).headline.lead
    assert first == line
    assert rest[0].text.startswith("Across 5 articles")
    assert not any("unknown" in sentence.text for sentence in rest)


def test_sections_of_later_stages_stand_before_what_was_read():
    row = count("indicators", ["a", "b"])
    extra = Section("indicators", "Indicators", (Prose((Sentence("There are 2.", (), (row,)),)),))
    ids = [section.id for section in build_brief(MATERIAL, sections=[lambda look: extra]).sections]
    assert ids.index("indicators") == ids.index("reading") - 1


def test_a_proposal_names_who_makes_it_its_speaker_and_the_speaker_s_source():
    assert (
        "Arvenia proposed a joint naval exercise with Belmark and Corvo, "
        "according to Ilse Brandt, defence committee, citing the Dorland Intelligence Office."
    ) in texts("acts")


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("e02", "Arvenia and Belmark held a joint naval exercise in the Amber Strait in June 2031."),
        ("e03", "Arvenia is aiding Corvo."),
        ("e05", "Dorland “imposed sanctions on two Corvan shipyards on 4 September 2031”."),
        ("e07", "Corvo allegedly supplied arms to Arvenia between March and May 2031."),
        ("e08", "Arvenia and Corvo held a summit at the Saltmarsh rocket range on 12 September 2031."),
        ("e09", "Arvenia and Corvo may sign a treaty."),
    ],
)
def test_an_act_is_told_with_its_status_place_and_date(event, words):
    look = Lookup(tell_events(MATERIAL))
    told = next(e for e in look.material.events if e.id == event)
    sentence = first_carried(look, event_sentences(look, told))
    assert sentence is not None
    assert sentence.text == words


def told(claim, **changes):
    """The sentence for one claim alone, as it stands or changed."""
    claim = replace(claim, **changes)
    event = next(event for event in MATERIAL.events if claim.id in event.claims)
    event = replace(event, claims=(claim.id,), status=claim.status, when=None, disputes=(), history=())
    others = tuple(claim if c.id == claim.id else c for c in MATERIAL.claims)
    look = Lookup(tell_events(replace(MATERIAL, claims=others, events=(event,))))
    sentence = first_carried(look, event_sentences(look, look.material.events[0]))
    assert sentence is not None
    return sentence.text


def test_amounts_of_things_are_told_and_numbers_of_parties_are_not():
    claim = next(claim for claim in MATERIAL.claims if claim.subject == "missile_test" and claim.quad == 4)
    at = claim.start + claim.quote.index("two missiles")
    amount = Quantity(2, "missiles", "exact", at, at + 12, "two missiles")
    claim = replace(claim, quantities=(amount,))
    assert amounts(claim) == " (two missiles)"
    assert amounts(replace(claim, quantities=(replace(amount, text="two leaders"),))) == ""


def test_hosting_is_told_as_hosting_and_not_as_a_visit_of_the_host():
    talks = next(claim for claim in MATERIAL.claims if claim.subject == "talks")
    assert told(talks, who=("DRL",), whom=("BLM",), mode="visit", subject="visit", joint=False,
                words=("hosted",), mentions=tuple(reversed(talks.mentions))).startswith(
        "Dorland hosted Belmark"
    )  # fmt: skip


def test_an_act_whose_codes_say_little_is_told_in_the_article_s_words():
    course = next(claim for claim in MATERIAL.claims if claim.type == "REQUEST")
    assert told(course) == "Estmere “called on Belmark to change course”."


def test_the_words_of_what_is_only_conditional_are_not_printed_as_if_done():
    sanctions = next(claim for claim in MATERIAL.claims if claim.type == "SANCTION")
    assert "“" not in told(sanctions, status="conditional")
    assert "only if" in told(sanctions, status="conditional")


def test_the_set_that_the_question_lists_is_counted_first():
    look = Lookup(MATERIAL)
    assert groups_asked(look, MATERIAL.states) == [("ARV", "BLM", "CRV")]
    other = replace(MATERIAL, question="Do Dorland and Estmere trade?")
    assert groups_asked(Lookup(other), MATERIAL.states) == []


def test_a_visit_of_one_to_several_is_no_joint_act():
    visit = replace(
        MATERIAL.events[0], joint=False, type="CONSULT", mode="visit", who=("ARV",), whom=("BLM", "CRV")
    )
    look = Lookup(replace(MATERIAL, events=(visit,)))
    assert joint_acts(look, MATERIAL.states) == {}


def test_no_joint_act_is_said_of_the_states_in_question():
    brief = build_brief(replace(MATERIAL, events=MATERIAL.events[1:]))
    assert "no joint act of Arvenia, Belmark and Corvo is reported" in brief.headline.lead[0].text


def test_an_exercise_of_three_that_is_proposed_is_told_apart_from_one_of_two_that_took_place():
    proposal, june = MATERIAL.events[:2]
    merged = replace(june, claims=(*june.claims, proposal.claims[0]), origins=("Harbour Post", "DRL.SPY"))
    brief = build_brief(replace(MATERIAL, events=(merged,)))
    heads = [sentence.text for sentence in brief.sentences()]
    assert any(text.startswith("Arvenia and Belmark held a joint naval exercise") for text in heads)
    assert any(text.startswith("Arvenia proposed a joint naval exercise with Belmark") for text in heads)
    assert "1 joint act of Arvenia, Belmark and Corvo is reported (as proposed" in heads[3]


def test_a_claim_that_names_all_parties_tells_before_claims_that_name_one():
    proposal = MATERIAL.events[0]
    ids = (proposal.claims[2], proposal.claims[1], proposal.claims[0])
    lone = tuple(replace(c, whom=()) if c.id in ids[:2] else c for c in MATERIAL.claims)
    event = replace(proposal, claims=ids, disputes=())
    (told,) = tell_events(replace(MATERIAL, claims=lone, events=(event,))).events
    assert told.who == ("ARV", "BLM", "CRV")


def test_deeds_come_before_words_and_nothing_vague_where_there_is_more():
    look = Lookup(tell_events(MATERIAL))
    conflict = choose(look)["conflict"]
    assert conflict[0].type == "SANCTION"
    assert not any(event.type == "REQUEST" for event in conflict)
    assert sum(len(events) for events in choose(look).values()) <= 12


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


def test_the_tables_of_the_timeline_have_every_event_dated_ones_first():
    figure = blocks("timeline", Figure)[0]
    dated = sum(event.when is not None for event in MATERIAL.events)
    assert len(figure.table.rows) == dated
    assert [len(table.rows) for table in figure.more] == [len(MATERIAL.events) - dated]


def test_events_without_a_date_stand_below_by_status():
    statuses = [row[0].text for row in blocks("timeline", Figure)[0].more[0].rows]
    assert statuses == sorted(statuses, key=STATUSES.index)


def test_ties_count_cooperation_and_conflict_apart():
    rows = {row[0].text: [cell.text for cell in row[1:]] for row in blocks("ties", Figure)[0].table.rows}
    assert rows["Corvo – Estmere"] == ["0", "0", "2", "2", "0", "2 reports in 2 articles: all occurred"]
    assert rows["Arvenia – Belmark"][:4] == ["2", "1", "0", "0"]


def test_denied_acts_are_counted_on_no_tie_and_drawn_crossed():
    events = tuple(replace(event, status="denied") for event in MATERIAL.events)
    claims = tuple(replace(claim, status="denied") for claim in MATERIAL.claims)
    brief = build_brief(replace(MATERIAL, events=events, claims=claims))
    section = next(section for section in brief.sections if section.id == "ties")
    figure = section.blocks[0]
    assert isinstance(figure, Figure) and isinstance(figure.drawing, Network)
    assert {tie.style for tie in figure.drawing.ties} == {"denied"}
    assert {tuple(cell.text for cell in row[1:5]) for row in figure.table.rows} == {("0", "0", "0", "0")}
    assert figure.note[0].text == "0 acts between states or groupings."
    assert all("denied act" in tie.title.text for tie in figure.drawing.ties)


def test_ties_are_drawn_by_the_surest_of_their_acts():
    events = tuple(replace(event, status="alleged") for event in MATERIAL.events)
    claims = tuple(replace(claim, status="alleged") for claim in MATERIAL.claims)
    brief = build_brief(replace(MATERIAL, events=events, claims=claims))
    figure = next(section for section in brief.sections if section.id == "ties").blocks[0]
    assert {tie.style for tie in figure.drawing.ties} == {"dotted"}


def test_a_speaker_is_quoted_with_the_chain():
    quotations = blocks("speakers", Quotations)
    assert quotations[0].heading.text == "Ilse Brandt, defence committee"
    chains = [quotation.by.text for block in quotations for quotation in block.quotations]
    assert "Northern Courier ← Mira Solen" in chains


def test_disputes_put_quote_beside_quote_under_their_field():
    where = next(b for b in blocks("disputes", Quotations) if b.heading.text.startswith("Place"))
    assert [quotation.by.text for quotation in where.quotations] == [
        "Saltmarsh rocket range — Northern Courier, as of 13 September 2031",
        "Saltmarsh — The Ledger, as of 14 September 2031",
        "port of Saltby — an unnamed outlet ← officials",
    ]


def test_a_dispute_shows_its_values_and_its_kind():
    headings = {b.heading.text: b.note[0].text for b in blocks("disputes", Quotations)}
    assert headings["Status: alleged or denied"] == "Conflict: they cannot all be right."
    assert not any("versions" in heading for heading in headings)


def test_values_that_are_the_same_in_words_are_no_dispute():
    event = next(event for event in MATERIAL.events if event.id == "e02")
    claim = event.claims[0]
    same = Dispute("status", "update", (Version("occurred", (claim,)), Version("occurred", (claim,))))
    assert told_disputes(Lookup(MATERIAL), replace(event, disputes=(same,))) == []


@pytest.mark.parametrize("cue", ["condemned", "agreed to", "may say", "proposed"])
def test_who_acts_or_may_speak_has_no_view_to_quote(cue):
    statements = tuple(replace(s, cue=replace(s.cue, text=cue)) for s in MATERIAL.statements)
    brief = build_brief(replace(MATERIAL, statements=statements))
    section = next(section for section in brief.sections if section.id == "speakers")
    assert not any(isinstance(block, Quotations) for block in section.blocks)


def test_a_word_that_says_more_than_said_stands_with_the_quotation():
    quoted = [
        q.quote.text for block in blocks("speakers", Quotations) for q in (*block.quotations, *block.more)
    ]
    assert "believes: “Arvenia may supply satellite technology to Corvo”" in quoted


def test_what_was_left_out_has_its_reason():
    said = texts("reading")
    assert "pages/scan.pdf: no text: the pages are pictures" in said
    assert "Daily Anchor carries a copy of Harbour Post: the same text, word for word." in said


def test_another_version_of_an_outlet_s_own_article_is_no_copy_of_another_s():
    copy = next(doc for doc in MATERIAL.documents if doc.original)
    first = next(doc for doc in MATERIAL.documents if doc.id == copy.original)
    docs = tuple(replace(doc, outlet=first.outlet) if doc is copy else doc for doc in MATERIAL.documents)
    brief = build_brief(replace(MATERIAL, documents=docs))
    said = f"{first.outlet} carries another version of an article of its own; they count as one: the same"
    assert any(sentence.text.startswith(said) for sentence in brief.sentences())


def test_without_findings_the_brief_says_on_how_little_a_test_would_rest():
    assert texts("findings") == [
        "5 articles are too few to test pact against pairs: "
        "1 joint act of Arvenia, Belmark and Corvo, proposed."
    ]


def test_findings_stand_in_a_table_with_unit_interval_n_method_and_note():
    figure = Finding(
        id="f1", name="pact or pairs", value=-0.25, unit="log ratio", method="exact test", period=None,
        evidence=("e01", "elsewhere:12"), n=14, interval=(-1.5, 1.0), actors=("ARV", "BLM", "CRV"),
        note="Neither is shown.",
    )  # fmt: skip
    none = replace(figure, id="f2", value=None, interval=None, note="No event counts.")
    brief = build_brief(replace(MATERIAL, findings=(figure, none)))
    table = next(s for s in brief.sections if s.id == "findings").blocks[0]
    assert table.caption.text == "Pact or pairs. Exact test. Unit: log ratio."
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Arvenia, Belmark and Corvo", "−0.25", "−1.5 to 1 (95%)", "14", "Neither is shown."],
        ["Arvenia, Belmark and Corvo", "unknown", "none", "14", "No event counts."],
    ]
    assert table.rows[0][0].citations[0].id == MATERIAL.events[0].claims[0]


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
    section = next(section for section in brief.sections if section.id == "acts")
    heads = [sentence.text for block in section.blocks for sentence in sentences_of(block)]
    assert any(text.startswith("The Ledger: “") for text in heads)


def test_plain_names_know_states_and_spell_out_ids():
    names = PlainNames()
    assert names.name("RUS.MIL") == "Russia"
    assert names.name("organisation:world_bank") == "World Bank"
    assert names.name("XYZ") == "XYZ"


def test_date_in_the_timeline_rests_on_the_claim_that_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.briefing.sections.timeline.CITED_IN_ROW", 1)
    material = make_material()
    order = ("cdledger2", "cdcourier5", "cdgazette0")
    told = replace(
        material,
        claims=tuple(replace(c, when=None) if c.id == "cdledger2" else c for c in material.claims),
        events=tuple(replace(e, claims=order) if e.id == "e08" else e for e in material.events),
    )
    shown = render_markdown(build_brief(told))
    assert "| 12 September 2031[" in shown
