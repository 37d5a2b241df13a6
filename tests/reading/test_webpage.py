from pathlib import Path

from foedus.model.document import Document
from foedus.reading import read_paths
from tests.reading.material import LEAD, SECOND, THIRD, TITLE

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>{TITLE} | Klow Gazette</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Klow Gazette">
<link rel="canonical" href="https://gazette.example/world/envoy">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "{TITLE}", "datePublished": "2023-09-07T08:00:00+02:00",
 "author": {{"@type": "Person", "name": "Ana Roe"}}}}</script>
<script>alert("no")</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>{TITLE}</h1><p>{LEAD}</p><h2>A new axis</h2><p>{SECOND}</p>
<blockquote><p>We shall see, said the king, and shut the door.</p></blockquote>
<ul><li>Grain must pass the strait.</li><li>Ships must pass it, too.</li></ul>
<p onclick="steal()">{THIRD}</p><iframe src="https://ads.example"></iframe></article>
<footer><p>Copyright 2023 Klow Gazette</p></footer></body></html>"""


def read_page(folder: Path, page: str, name: str = "a.html") -> Document:
    path = folder / name
    path.write_text(page, encoding="utf-8")
    (doc,) = read_paths([path])
    assert isinstance(doc, Document), doc
    return doc


def test_page_to_document(tmp_path: Path) -> None:
    doc = read_page(tmp_path, PAGE)
    assert (doc.title, doc.outlet, doc.byline) == (TITLE, "Klow Gazette", "Ana Roe")
    assert (str(doc.published.since), doc.published.source) == ("2023-09-07", "metadata")
    assert doc.url == "https://gazette.example/world/envoy"
    for part in (LEAD, SECOND, THIRD):
        assert part in doc.text
    for word in ("alert", "color: red", "Copyright", "Home", "steal"):
        assert word not in doc.text


def test_headings_quotes_and_lists_keep_their_kind(tmp_path: Path) -> None:
    doc = read_page(tmp_path, PAGE)
    kinds = {doc.text[p.start : p.end]: p.kind for p in doc.paragraphs}
    assert kinds["A new axis"] == "heading"
    assert kinds["Grain must pass the strait."] == "list"
    assert kinds["We shall see, said the king, and shut the door."] == "quote"


def test_a_page_is_recognised_without_its_suffix(tmp_path: Path) -> None:
    assert read_page(tmp_path, PAGE, "page.txt").title == TITLE


def test_broken_html_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    doc = read_page(
        tmp_path, f"<html><title>{TITLE}</title><body><div><p>{LEAD}<p>{SECOND}</span></td><p>{THIRD}<b>and"
    )
    assert LEAD in doc.text
    assert THIRD in doc.text


def test_a_date_that_only_the_words_mention_is_no_metadata(tmp_path: Path) -> None:
    doc = read_page(
        tmp_path,
        f"<html><head><title>{TITLE}</title></head><body><article><p>{LEAD}</p><p>The "
        f"pact of 4 May 1999 was void. {SECOND}</p><p>{THIRD}</p></article></body></html>",
    )
    assert (str(doc.published.since), doc.published.source) == ("1999-05-04", "text")
