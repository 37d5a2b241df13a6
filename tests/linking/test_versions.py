from __future__ import annotations

from dataclasses import replace

from foedus.linking.events import build_events
from foedus.linking.versions import find_versions
from foedus.model.document import Document

from .claims import claim, document

OLD = "The ferry sank.\n\nTwo sailors are missing."
NEW = "The ferry sank.\n\nThree sailors are missing.\n\nDivers arrived."


def edited(key: str, text: str, outlet: str, day: str, **given: str) -> Document:
    return replace(document(key, outlet, day, **given), text=text, sha256=f"hash of {text}")


def test_edited_copies_of_one_outlet_are_versions_and_say_what_changed() -> None:
    first = edited("a", OLD, "Gazette", "2024-03-02")
    second = edited("b", NEW, "Gazette", "2024-03-03", original="a")
    elsewhere = edited("c", NEW, "Courier", "2024-03-03", original="a")
    (versions,) = find_versions([elsewhere, second, first])
    assert versions.docs == ("a", "b")
    (change,) = versions.changes
    assert change.dropped == ("Two sailors are missing.",)
    assert change.added == ("Three sailors are missing.", "Divers arrived.")


def test_one_address_read_twice_is_one_article() -> None:
    first = edited("a", OLD, "Gazette", "2024-03-02", url="https://gazette.example/ferry")
    second = edited("b", "Wholly rewritten.", "Gazette", "2024-03-09", url="https://gazette.example/ferry")
    assert [item.docs for item in find_versions([second, first])] == [("a", "b")]


def test_the_same_text_read_twice_is_no_second_version() -> None:
    first = edited("a", OLD, "Gazette", "2024-03-02")
    assert find_versions([first, edited("b", OLD, "Gazette", "2024-03-03", original="a")]) == ()


def test_versions_of_an_unnamed_outlet_are_one_origin_whatever_their_titles() -> None:
    given = {"url": "https://cape.example/ferry"}
    first = replace(edited("a", OLD, "", "2024-03-02", title="Ferry sinks", **given), outlet=None)
    second = replace(
        edited("b", "Wholly rewritten.", "", "2024-03-03", title="Toll rises", **given), outlet=None
    )
    assert [item.docs for item in find_versions([second, first])] == [("a", "b")]
    events, _ = build_events([claim("a"), claim("b")], [first, second], [])
    assert [event.origins for event in events] == [("Ferry sinks",)]


def test_an_article_and_its_edited_copy_are_one_origin() -> None:
    first = edited("a", OLD, "Gazette", "2024-03-02")
    second = edited("b", NEW, "Gazette", "2024-03-03", original="a")
    events, _ = build_events([claim("a"), claim("b")], [first, second], [])
    assert [event.origins for event in events] == [("Gazette",)]
