from pathlib import Path

import pytest

from foedus.errors import LexiconError
from foedus.lexicon.outlets import find_outlet, load_outlets, outlet_of


def test_every_outlet_has_a_country_that_exists() -> None:
    import pycountry

    for outlet in load_outlets().all:
        assert pycountry.countries.get(alpha_3=outlet.country), outlet.id


@pytest.mark.parametrize(
    ("name", "found"),
    [("VOA", "voa"), ("the new york times", "new_york_times"), ("AFP", "afp"), ("Klow Gazette", None)],
)
def test_outlets_by_any_of_their_names(name: str, found: str | None) -> None:
    outlet = find_outlet(name)
    assert (outlet.id if outlet else None) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.voanews.com/a/1.html", "voa"),
        ("https://asia.nikkei.com/x", "nikkei_asia"),
        ("https://edition.cnn.com/x", "cnn"),
        ("https://notcnn.com/x", None),
        ("not an address", None),
    ],
)
def test_outlets_by_domain(url: str, found: str | None) -> None:
    outlet = outlet_of(url)
    assert (outlet.id if outlet else None) == found


def test_a_name_that_two_outlets_claim_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "outlets.yaml"
    path.write_text(
        "source: own\noutlets:\n"
        "  - {id: a, name: Gazette, kind: newspaper, country: SYL, domains: [a.example]}\n"
        "  - {id: b, name: The Gazette, kind: newspaper, country: SYL, domains: [b.example]}\n",
        encoding="utf-8",
    )
    with pytest.raises(LexiconError, match="belongs to 'a' already"):
        load_outlets(path)
