import html
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

from rich.console import Console

from foedus.briefing.blocks import Item, Items, Part, Section
from foedus.briefing.brief import build_brief
from foedus.briefing.lookup import Lookup
from foedus.briefing.references import list_articles, list_references
from foedus.briefing.render import render_html, render_markdown, render_terminal
from foedus.briefing.sentences import Row, Sentence
from foedus.model.document import Paragraph
from tests.briefing.material import GAZETTE, make_large, make_material

MATERIAL = make_material()
BRIEF = build_brief(MATERIAL)
PAGE = render_html(BRIEF)


class _Page(HTMLParser):
    """What a browser would find: tags, ids, links and scripts."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.ids, self.links, self.scripts, self.attributes = [], [], [], [], []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.append(name)
            if name == "id":
                self.ids.append(value)
            if name in ("href", "src", "action"):
                self.links.append(value)

    def handle_data(self, data):
        if self.tags and self.tags[-1] == "script":
            self.scripts.append(data)


def test_the_page_loads_nothing_and_forbids_all_requests():
    page = _Page(PAGE)
    assert all(link.startswith("#") for link in page.links)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', PAGE)[1]
    assert html.unescape(policy).startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not re.search(r"url\((?!#)|@import", PAGE)


def test_an_article_is_only_text():
    page = _Page(PAGE)
    assert page.tags.count("script") == 1
    assert "i" not in page.tags
    assert 'alert("an article is only text")' not in "".join(page.scripts)
    assert html.escape('<script>alert("an article is only text")</script>', quote=False) in PAGE.replace(
        "&#34;", '"'
    )
    assert not [name for name in page.attributes if name.startswith("on") or name == "style"]


def test_hostile_names_and_titles_stay_text():
    evil = '"><img src=x onerror=alert(1)>'
    documents = tuple(replace(doc, title=evil, outlet=evil, path=evil) for doc in MATERIAL.documents)
    page = _Page(render_html(build_brief(replace(MATERIAL, documents=documents, question=evil, title=evil))))
    assert "img" not in page.tags
    assert not [name for name in page.attributes if name.startswith("on")]


def test_ids_are_unique_and_every_link_has_its_target():
    page = _Page(PAGE)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_every_citation_has_a_footnote_with_quote_chain_status_date_and_rule():
    references = list_references(BRIEF)
    assert len(references) == len(BRIEF.citations)
    first = references[0]
    assert first.quote == "Arvenia has proposed a joint naval exercise to Belmark and Corvo"
    assert first.chain == ("Ilse Brandt", "the Dorland Intelligence Office")
    assert (first.status, first.date) == ("proposed", "5 September 2031")
    assert first.rule == "COOPERATE, exercise; rule verb:proposed, fired by “proposed”"
    assert PAGE.count('<li id="ref-') == len(references)


def test_articles_stand_once_whole_and_in_paragraphs_with_offsets():
    articles = {article.id: article for article in list_articles(BRIEF, list_references(BRIEF))}
    gazette = articles["dgazette"]
    assert not gazette.excerpt
    assert "\n\n".join(passage.text for passage in gazette.passages) == GAZETTE
    assert all(GAZETTE[p.at : p.at + len(p.text)] == p.text for p in gazette.passages)


def test_long_collections_keep_excerpts_around_the_spans():
    doc = MATERIAL.documents[0]
    filler = "\n\n".join("Nothing happened here that day." for _ in range(60_000))
    start = len(doc.text) + 2
    long = replace(
        doc,
        text=doc.text + "\n\n" + filler,
        paragraphs=(
            *doc.paragraphs,
            *(Paragraph(start + 33 * i, start + 33 * i + 31) for i in range(60_000)),
        ),
        sha256="",
    )
    brief = build_brief(replace(MATERIAL, documents=(long, *MATERIAL.documents[1:])))
    page = render_html(brief)
    assert len(page.encode()) < 1_000_000
    assert "(excerpts)" in page
    assert "Arvenia has proposed a joint naval exercise" in page


def test_a_hundred_articles_make_a_page_under_three_megabytes():
    brief = build_brief(make_large(20))
    assert len(brief.material.documents) == 100
    assert len(render_html(brief).encode()) < 3_000_000
    said = " ".join(sentence.text for sentence in brief.sentences())
    assert "Date unknown: " in said
    assert "more" in said


def test_charts_mark_every_status_by_a_shape_of_its_own():
    shapes = {"occurred", "ongoing", "planned", "proposed", "alleged", "possible", "conditional", "denied"}
    assert {f"g-{name}" for name in shapes} <= set(re.findall(r"g-\w+", PAGE))


def test_marks_and_ties_link_to_their_citations():
    charts = re.findall(r"<svg class=\"chart.*?</svg>", PAGE, re.DOTALL)
    assert len(charts) == 4
    assert all('href="#ref-' in chart for chart in charts)


def test_markdown_has_a_footnote_for_every_citation_and_escapes_markup():
    text = render_markdown(BRIEF)
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert "Leaders meet \\<i\\>again\\</i\\>" in text


def test_the_terminal_form_fits_forty_lines():
    for width in (80, 100, 140):
        console = Console(width=width, record=True, file=io.StringIO())
        question = " ".join([MATERIAL.question, *["And who answers whom?"] * 5])
        weighed = build_brief(
            replace(MATERIAL, question=question), bottom_line=(Sentence("It is so. " * 20),)
        )
        console.print(render_terminal(weighed))
        text = console.export_text()
        assert len(text.splitlines()) <= 40
        assert "1 joint act of Arvenia, Belmark" in " ".join(text.split())


def judgements(look: Lookup) -> Section:
    """Five judgements of two lines each at 80 columns, each with its three parts."""
    judged = stated(
        "It is likely (70%) that the four of them draw together, and that all the others stay out."
    )
    labels = ("Evidence", "Would change it", "Against it, and dissent")
    parts = tuple(Part(stated(label), (stated(f"{label}, {'and more of it ' * 9}."),)) for label in labels)
    return Section("judgements", "Key judgements", (Items((Item((judged,), parts=parts),) * 5, start=1),))


def stated(text: str) -> Sentence:
    return Sentence(text, rows=(Row(f"judged:{text}", (text,)),))


def test_the_terminal_form_gives_the_first_key_judgements_and_still_fits():
    question = " ".join([MATERIAL.question, *["And who answers whom?"] * 5])
    judged = build_brief(replace(MATERIAL, question=question), judged=(judgements,))
    for width in (80, 120):
        console = Console(width=width, record=True, file=io.StringIO())
        console.print(render_terminal(judged))
        text = console.export_text()
        assert len(text.splitlines()) <= 40
        assert (
            text.index("Key judgements") < text.index("1 It is likely (70%)") < text.index("3 It is likely")
        )
        assert text.count("Would change it: ") == 1 and text.index("Against it") < text.index(
            "2 It is likely"
        )


def test_the_data_form_says_what_each_sentence_rests_on():
    data = json.loads(json.dumps(BRIEF.as_json()))
    assert data["proof"]["sentences"] == BRIEF.proof.sentences
    sentence = data["sections"][1]["sentences"][2]
    assert sentence["status"] == "proposed"
    assert sentence["citations"][0]["kind"] == "claim"
