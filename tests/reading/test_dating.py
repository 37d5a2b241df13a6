import datetime as dt

import pytest

from foedus.model.document import Published
from foedus.reading.dateline import find_dateline
from foedus.reading.dating import find_published
from foedus.reading.options import DEFAULT, ReadingOptions
from foedus.reading.source import Source
from foedus.reading.textdates import find_dates, read_date

NOTHING = Source(())


def published(
    text: str = "", *, source: Source = NOTHING, options: ReadingOptions = DEFAULT, **more: object
) -> Published:
    return find_published(source, options, text=text, **more)  # type: ignore[arg-type]


def day(year: int, month: int, number: int) -> dt.date:
    return dt.date(year, month, number)


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("2023-09-07T10:00:00Z", day(2023, 9, 7)),
        ("20230907", day(2023, 9, 7)),
        ("Thu, 07 Sep 2023 10:00:00 GMT", day(2023, 9, 7)),
        ("September 7, 2023 3:04 PM", day(2023, 9, 7)),
        ("7th of September 2023", day(2023, 9, 7)),
        ("16.09.2023", day(2023, 9, 16)),
        ("09/16/2023", day(2023, 9, 16)),
        ("1694080800", day(2023, 9, 7)),
        ("2023-09", day(2023, 9, 1)),
    ],
)
def test_dates_as_metadata_write_them(text: str, since: dt.date) -> None:
    period = read_date(text)
    assert period is not None
    assert period.since == since


@pytest.mark.parametrize("text", ["yesterday", "12", "version 2.3.2020b"])
def test_no_date(text: str) -> None:
    assert read_date(text) is None


def test_a_date_that_may_be_read_two_ways_spans_both() -> None:
    period = read_date("03/04/2024")
    assert period is not None
    assert (period.since, period.until) == (day(2024, 3, 4), day(2024, 4, 4))


def test_dates_do_not_overlap() -> None:
    assert [found.text for found in find_dates("From 10-13 September 2023 to May 2024")] == [
        "10-13 September 2023",
        "May 2024",
    ]


def test_metadata_outrank_everything_in_the_text() -> None:
    source = Source(
        (), published="2023-09-07", published_name="the front matter", url="https://example.org/2022/01/01/x"
    )
    found = published("On 3 March 2024 the king spoke.", source=source)
    assert (found.since, found.until, found.source) == (day(2023, 9, 7), day(2023, 9, 8), "metadata")
    assert "front matter" in found.reason


def test_what_the_analyst_gives_outranks_metadata() -> None:
    found = published(
        source=Source((), published="2023-09-07"), options=ReadingOptions(published=day(2023, 9, 9))
    )
    assert (found.since, found.source) == (day(2023, 9, 9), "given")


@pytest.mark.parametrize(
    ("url", "since", "until"),
    [
        ("https://example.org/2023/09/07/envoy", day(2023, 9, 7), day(2023, 9, 8)),
        ("https://example.org/news/2023/sep/07/envoy", day(2023, 9, 7), day(2023, 9, 8)),
        ("https://example.org/a-20230907-x.html", None, None),
        ("https://example.org/2023/09/envoy", day(2023, 9, 1), day(2023, 10, 1)),
        ("https://example.org/1887/05/04/archive", None, None),
    ],
)
def test_date_in_the_address(url: str, since: dt.date | None, until: dt.date | None) -> None:
    found = published(source=Source((), url=url))
    assert (found.since, found.until) == (since, until)


def test_dateline_with_a_year() -> None:
    found = published(dateline=find_dateline("KLOW, Sept. 7, 2023 (BNA) — The envoy left."))
    assert (found.since, found.source) == (day(2023, 9, 7), "dateline")


def test_dateline_without_a_year_takes_it_from_the_text() -> None:
    dateline = find_dateline("KLOW, Sept. 7 (BNA) — The envoy left.")
    found = published("The talks began on 30 August 2023.", dateline=dateline)
    assert (found.since, found.until, found.source) == (day(2023, 9, 7), day(2023, 9, 8), "dateline")
    assert published("Nothing else.", dateline=dateline).source == "unknown"


def test_the_latest_date_in_the_text_is_a_bound_and_no_more() -> None:
    found = published("The pact of 1961 was renewed on 3 May 2021 and broken in August 2023.")
    assert (found.since, found.until, found.source) == (day(2023, 8, 1), None, "text")
    assert "August 2023" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "The king was born on 4 May 1961.",
        "The talks will be held on 10 September 2030.",
        "A deadline of 1 January 2031 was set: they must agree by 1 January 2031.",
        "The pact is due to expire in June 2029.",
        "She stands in the May 2031 election.",
        "They called a vote for 5 June 2030.",
    ],
)
def test_historical_and_future_dates_say_nothing(text: str) -> None:
    assert published(text).source == "unknown"


def test_a_footnotes_access_date_is_evidence() -> None:
    notes = ["[1] Klow Press, https://example.org/2023/09/04/x, (Erişim Tarihi: 16.09.2023)."]
    found = published("They met on September 12, 2023.", notes=notes)
    assert (found.since, found.until, found.source) == (day(2023, 9, 16), None, "footnote")
    assert "Erişim Tarihi: 16.09.2023" in found.reason


def test_the_date_in_a_files_name() -> None:
    found = published(source=Source((), path="articles/gazette_2023-09-07_envoy.txt"))
    assert (found.since, found.source) == (day(2023, 9, 7), "file")
    assert published(source=Source((), path="001_20231a07ffb93.txt")).source == "unknown"


def test_a_known_happening_bounds_an_article_without_dates() -> None:
    found = published("They spoke on the sidelines of the third Belt and Road Forum.")
    assert (found.since, found.until, found.source) == (day(2023, 10, 17), None, "text")
    assert published("They will speak at the third Belt and Road Forum.").source == "unknown"


def test_a_date_after_the_latest_allowed_is_not_believed() -> None:
    source = Source((), published="2043-09-07")
    assert published(source=source, options=ReadingOptions(latest=day(2030, 1, 1))).source == "unknown"


def test_the_day_of_publication_comes_before_that_of_a_change() -> None:
    lines = [("May 9, 2023", "Updated May 9, 2023"), ("May 5, 2023", "Published May 5, 2023")]
    assert published(lines=lines).since == day(2023, 5, 5)
