from foedus.errors import FetchError
from foedus.model.document import Document, Unread
from foedus.reading.feeds import is_feed, read_address
from foedus.reading.fetch import Page
from tests.reading.material import LEAD, SECOND, THIRD, TITLE

HTML = (
    f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{LEAD}</p>"
    f"<p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
)
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Klow Gazette</title>
<item><title>{TITLE}</title>
<link>https://gazette.example/a</link><pubDate>Thu, 07 Sep 2023 10:00:00 GMT</pubDate></item>
<item><title>Gone</title><link>https://gazette.example/gone</link></item>
<item><title>No address</title></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Klow</title>
<entry><title>{TITLE}</title><link href="https://gazette.example/gone"/><updated>2023-09-08T00:00:00Z</updated>
<content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;
&lt;p&gt;{SECOND}&lt;/p&gt;&lt;p&gt;{THIRD}&lt;/p&gt;</content></entry></feed>"""


def web(url: str) -> Page:
    pages = {
        "https://gazette.example/a": Page("https://gazette.example/a", HTML.encode(), "text/html", "utf-8"),
        "https://gazette.example/rss": Page(
            "https://gazette.example/rss", RSS.encode(), "application/rss+xml"
        ),
        "https://gazette.example/atom": Page(
            "https://gazette.example/atom", ATOM.encode(), "application/atom+xml"
        ),
    }
    if url not in pages:
        raise FetchError(f"{url}: the server says 404 Not Found")
    return pages[url]


def test_a_page_is_one_article() -> None:
    (doc,) = read_address("https://gazette.example/a", fetch=web)
    assert isinstance(doc, Document)
    assert (doc.title, doc.url, doc.outlet, doc.path) == (
        TITLE,
        "https://gazette.example/a",
        "gazette.example",
        None,
    )


def test_a_feed_is_many_and_gives_the_date_that_the_page_does_not() -> None:
    doc, gone, nameless = read_address("https://gazette.example/rss", fetch=web)
    assert isinstance(doc, Document)
    assert (str(doc.published.since), doc.published.source) == ("2023-09-07", "feed")
    assert isinstance(gone, Unread)
    assert "404" in gone.reason
    assert isinstance(nameless, Unread)
    assert "no address" in nameless.reason


def test_an_entry_whose_page_is_gone_is_read_from_the_feed_if_it_is_whole() -> None:
    (doc,) = read_address("https://gazette.example/atom", fetch=web)
    assert isinstance(doc, Document), doc
    assert LEAD in doc.text


def test_an_address_that_fails_is_a_recorded_failure() -> None:
    (found,) = read_address("https://gazette.example/none", fetch=web)
    assert isinstance(found, Unread)
    assert found.error == "FetchError"


def test_what_a_feed_is() -> None:
    assert is_feed(RSS.encode())
    assert is_feed(ATOM.encode())
    assert not is_feed(HTML.encode())
