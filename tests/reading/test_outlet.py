from foedus.model.document import Document
from foedus.reading.compose import compose_document
from foedus.reading.layout import lay_out
from foedus.reading.options import DEFAULT, ReadingOptions
from foedus.reading.source import Source
from tests.reading.material import ARTICLE, BODY, TITLE


def read(text: str, *, options: ReadingOptions = DEFAULT, **fields: object) -> Document:
    return compose_document(Source(tuple(lay_out(text)), **fields), options=options)  # type: ignore[arg-type]


def test_an_outlet_that_nothing_names_is_unknown() -> None:
    doc = read(ARTICLE)
    assert (doc.outlet, doc.outlet_reason) == (None, "")


def test_the_address_tells_the_outlet() -> None:
    doc = read(ARTICLE, url="https://www.voanews.com/a/1.html")
    assert doc.outlet == "Voice of America"
    assert "voanews.com" in doc.outlet_reason


def test_an_unknown_domain_is_its_own_outlet() -> None:
    assert read(ARTICLE, url="https://www.klow-gazette.example/a").outlet == "klow-gazette.example"


def test_metadata_outrank_the_address_and_take_the_usual_name() -> None:
    doc = read(ARTICLE, url="https://news.yahoo.com/x", outlet="AFP")
    assert doc.outlet == "Agence France-Presse"


def test_what_the_analyst_gives_outranks_all() -> None:
    assert read(ARTICLE, outlet="AFP", options=ReadingOptions(outlet="Klow Gazette")).outlet == "Klow Gazette"


def test_credit_lines_tell_the_outlet() -> None:
    doc = read(f"{ARTICLE}\nTranslated by the Klow Gazette staff.")
    assert doc.outlet == "Klow Gazette"
    assert "Translated by" in doc.outlet_reason


def test_a_translator_is_no_outlet() -> None:
    assert read(f"{ARTICLE}\nTranslated by Ana Roe.").outlet is None


def test_the_wire_of_the_dateline_is_the_outlet_where_nothing_else_is() -> None:
    doc = read(f"{TITLE}\n\nKLOW (Reuters) - {BODY}")
    assert doc.outlet == "Reuters"
    assert doc.dateline == "KLOW (Reuters) -"


def test_an_authors_house_is_a_hint_but_no_proof() -> None:
    doc = read(f"{ARTICLE}\nAbout the Author\n\nAna Roe is a senior fellow at the Hudson Institute.")
    assert doc.outlet is None
    assert "Hudson Institute" in doc.outlet_reason


def test_an_authors_house_counts_where_the_page_speaks_its_language() -> None:
    bio = "Ana Roe\n\nAna Roe is an analyst. She is currently working as a specialist at ANKASAM."
    assert read(f"Paylaş\n\n{ARTICLE}\n{bio}").outlet == "ANKASAM"
    assert read(f"{ARTICLE}\n{bio}").outlet is None


def test_what_somebody_told_an_outlet_is_a_hint_but_no_proof() -> None:
    doc = read(f"{ARTICLE}\nThe whole affair is a farce, a former consul of Syldavia told VOA on Monday.")
    assert doc.outlet is None
    assert "Voice of America" in doc.outlet_reason


def test_the_source_of_a_figure_is_no_outlet() -> None:
    assert read(f"{ARTICLE}\nSource: NATO.").outlet is None
