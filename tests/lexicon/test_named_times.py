"""Named events: each entry's own examples hold, editions are told apart, bad files are refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from foedus.coding.times import find_times
from foedus.errors import LexiconError
from foedus.lexicon.named_times import NamedTime, load_named_times, read_named_times

EVENTS = {event.id: event for event in load_named_times().events}


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
def test_the_examples_of_each_entry_hold(event: NamedTime) -> None:
    anchor = dt.date(2023, 10, 25)
    yes = {m.named for m in find_times(event.yes, anchor=anchor, named=load_named_times())}
    no = {m.named for m in find_times(event.no, anchor=anchor, named=load_named_times())}
    assert event.id in yes
    assert event.id not in no


def test_editions_are_told_apart_by_ordinal_year_and_place() -> None:
    g20 = EVENTS["g20_summit"]
    by_ordinal = g20.edition(None, ordinal=14)
    assert by_ordinal is not None
    assert by_ordinal == g20.edition(None, year=2019) == g20.edition(None, near="in Osaka")


def test_an_edition_far_from_the_anchor_stays_unknown() -> None:
    assert EVENTS["g20_summit"].edition(dt.date(1995, 1, 1)) is None
    assert EVENTS["g20_summit"].edition(None) is None


def test_a_reversed_period_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "named.yaml"
    file.write_text(
        "- id: x\n  names: [X]\n  note: n\n  source: s\n  yes: y\n  no: z\n"
        "  times:\n    - {since: 2020-01-02, until: 2020-01-01}\n"
    )
    with pytest.raises(LexiconError, match=r"named\.yaml:8: until must lie after since"):
        read_named_times(file, "named.yaml")
