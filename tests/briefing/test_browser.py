"""The page in a real browser: nothing is fetched; citations open by mouse, by keys, without script."""

import os
import shutil
from pathlib import Path

import pytest

from foedus.briefing.brief import build_brief
from foedus.briefing.render import render_html
from tests.briefing.material import make_material

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = os.environ.get("FOEDUS_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (apt-get install chromium)"),
]


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(render_html(build_brief(make_material())), encoding="utf-8")
    return path


@pytest.fixture
def visit(browser, page_file):
    """Open the page; at the end, nothing may have been said on the console or asked of the network."""
    contexts, noise = [], []

    def open_page(size=DESKTOP, path: Path = page_file, **options):
        context = browser.new_context(viewport=size, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("dialog", lambda dialog: noise.append(dialog.message))
        page.route(
            "**/*",
            lambda route: (
                route.continue_()
                if route.request.url.startswith("file://")
                else (noise.append(route.request.url), route.abort())
            ),
        )
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert noise == []


def in_view(page, selector, inside):
    return page.evaluate(
        """([selector, inside]) => {
            const a = document.querySelector(selector).getBoundingClientRect();
            const b = document.querySelector(inside).getBoundingClientRect();
            return a.top >= b.top && a.bottom <= b.bottom && a.bottom <= innerHeight && a.height > 0;
        }""",
        [selector, inside],
    )


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_click_shows_the_quote_highlighted_in_its_article(visit, size, scheme):
    page = visit(size, color_scheme=scheme)
    page.click("#acts a.cite >> nth=0")
    assert page.is_visible("#panel")
    marked = "".join(page.locator("#panel mark.main").all_text_contents())
    assert marked == "Arvenia has proposed a joint naval exercise to Belmark and Corvo"
    assert in_view(page, "#panel mark.main", "#panel-text")
    facts = page.inner_text("#panel")
    for words in ("Harbour Post", "5 September 2031", "proposed", "Ilse Brandt", "rule verb:proposed"):
        assert words in facts


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_is_wider_than_the_window(visit, size):
    page = visit(size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.click("#acts a.cite >> nth=0")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_on_a_phone_the_sheet_leaves_the_sentence_in_view(visit):
    page = visit(PHONE)
    page.click("#speakers a.cite >> nth=0")
    box = page.locator("#speakers a.cite >> nth=0").bounding_box()
    sheet = page.locator("#panel").bounding_box()
    assert 0 <= box["y"] < sheet["y"]


def test_the_keyboard_alone_opens_moves_and_closes(visit):
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#acts a.cite").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    assert page.get_attribute("#panel-title", "aria-label").startswith("Citation 1 of ")
    page.keyboard.press("ArrowRight")
    assert page.get_attribute("#panel-title", "aria-label").startswith("Citation 2 of ")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.get_attribute("#panel-title", "aria-label").startswith("Citation 1 of ")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") in ("previous", "next")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate("document.activeElement.dataset.ref") == "1"


def test_every_citation_can_be_stepped_through(visit):
    page = visit()
    page.click("a.cite >> nth=0")
    last = page.locator(".references > li").count()
    for number in range(1, last + 1):
        assert page.get_attribute("#panel-title", "aria-label").startswith(f"Citation {number} of {last}")
        page.keyboard.press("ArrowRight")
    assert page.is_disabled("#next")


def test_a_mark_of_the_timeline_and_a_tie_open_their_citations(visit):
    page = visit()
    for chart in (".timeline", ".network"):
        page.locator(f".wide {chart} a.cite").first.focus()
        page.keyboard.press("Enter")
        assert page.is_visible("#panel mark.main")
        page.keyboard.press("Escape")


def test_charts_have_their_figures_in_a_table_one_click_away(visit):
    page = visit()
    assert page.is_hidden("#timeline-chart table")
    page.click("#timeline-chart summary")
    assert page.is_visible("#timeline-chart table")


def test_without_script_citations_are_footnotes_with_quotes(visit):
    page = visit(java_script_enabled=False)
    page.click("#acts a.cite >> nth=0")
    assert page.url.endswith("#ref-1")
    note = page.locator("#ref-1")
    assert note.is_visible()
    assert "“Arvenia has proposed a joint naval exercise to Belmark and Corvo”" in note.inner_text()
    note.locator(".back").click()
    assert page.url.endswith("#cite-1")


def test_words_from_an_article_never_become_a_page(visit):
    page = visit()
    assert page.locator("script").count() == 1
    page.click("#all-references > summary")
    page.click(".references a[href^='#dgazette'] >> nth=0")
    assert '<script>alert("an article is only text")</script>' in page.inner_text("#doc-dgazette")


def test_offsets_hold_where_a_text_leaves_the_basic_plane(visit, tmp_path):
    from dataclasses import replace

    material = make_material()
    doc = material.documents[0]
    # Every offset of the first article moves by three code points, which are six UTF-16 units.
    text = "🛥🛥🛥" + doc.text
    first = replace(doc.paragraphs[0], end=doc.paragraphs[0].end + 3)
    moved = replace(
        doc,
        text=text,
        sha256="",
        paragraphs=(first, *(replace(p, start=p.start + 3, end=p.end + 3) for p in doc.paragraphs[1:])),
    )
    claim = material.claims[0]
    shifted = replace(
        claim,
        start=claim.start + 3,
        end=claim.end + 3,
        statement=None,
        mentions=tuple(replace(m, start=m.start + 3, end=m.end + 3) for m in claim.mentions),
    )
    event = next(event for event in material.events if claim.id in event.claims)
    small = replace(
        material,
        documents=(moved,),
        statements=(),
        claims=(shifted,),
        events=(replace(event, claims=(claim.id,), history=event.history[:1], disputes=()),),
    )
    path = tmp_path / "brief.html"
    path.write_text(render_html(build_brief(small)), encoding="utf-8")
    page = visit(path=path)
    page.click("#acts a.cite >> nth=0")
    assert "".join(page.locator("#panel mark.main").all_text_contents()) == claim.quote


def test_a_link_to_a_footnote_finds_it_open(visit, page_file):
    page = visit()
    assert page.is_hidden("#ref-1")
    page.goto(page_file.as_uri() + "#ref-2")
    page.reload()
    assert page.is_visible("#ref-2")


def test_the_printed_brief_has_its_footnotes_and_no_panel(visit):
    page = visit()
    page.emulate_media(media="print")
    page.wait_for_selector("#ref-1", state="visible")
    assert page.is_hidden("#panel")
    assert page.is_hidden("nav")
    assert page.is_visible("#timeline-chart .titled > summary")
    assert page.is_visible("#timeline-chart .titled table")
    assert len(page.pdf(format="A4")) > 10_000
