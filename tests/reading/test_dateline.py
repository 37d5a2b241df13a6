import pytest

from foedus.reading.dateline import find_dateline


@pytest.mark.parametrize(
    ("text", "place", "date", "wire"),
    [
        ("KLOW, Sept. 7 (BNA) — The envoy left.", "KLOW", "Sept. 7", "BNA"),
        ("KLOW (Reuters) - The envoy left.", "KLOW", None, "Reuters"),
        ("Klow, 7 September 2023 (BNA) -- The envoy left.", "Klow", "7 September 2023", "BNA"),
        ("SZOHÔD — The envoy left.", "SZOHÔD", None, None),
        ("NIEDERDORF, Syldavia — “Never,” said the king.", "NIEDERDORF, Syldavia", None, None),
        ("(BNA) — The envoy left.", None, None, "BNA"),
        ("Sept 7 (BNA) - The envoy left.", None, "Sept 7", "BNA"),
    ],
)
def test_dateline_and_its_parts(text: str, place: str | None, date: str | None, wire: str | None) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.date, found.wire) == (place, date, wire)
    assert text.startswith(found.text)


@pytest.mark.parametrize(
    "text",
    [
        "NATO — The alliance met.",
        "The envoy — a former consul — left.",
        "Klow - The envoy left.",
        "WATCH: Minister speaks",
        "Borduria (population 9 million) — The land is poor.",
        "He left.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None
