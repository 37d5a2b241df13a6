from __future__ import annotations

import datetime as dt

from foedus.linking.dependences import find_dependences
from foedus.linking.events import build_events
from foedus.linking.ledger import list_origins
from foedus.linking.origins import Tracer
from foedus.model.document import Document, Published
from foedus.model.statement import Cue, Speaker, Statement

from .claims import claim, document, on


def article(
    key: str, text: str, outlet: str | None = "Gazette", day: str = "2024-03-02", **given: str
) -> Document:
    since = dt.date.fromisoformat(day)
    published = Published(since, since + dt.timedelta(days=1), "metadata", "given")
    return Document(id=key, text=text, outlet=outlet, published=published, language="en", **given)  # type: ignore[arg-type]


def found(*docs: Document) -> list[tuple[str, str, str]]:
    return [(item.doc, item.kind, item.on) for item in find_dependences(docs)]


def said(key: str, doc: str, actor: str, name: str | None = None, parent: str | None = None) -> Statement:
    speaker = Speaker(0, 3, name or "they", actor, name)
    return Statement(key, doc, 0, 20, speaker, Cue(4, 8, "said"), ((9, 20),), "indirect", parent)


def origins_of(statements: list[Statement], **by_doc: str) -> tuple[str, ...]:
    docs = [document(doc, doc.title()) for doc in by_doc]
    told = [claim(doc, when=on("2024-03-01"), statement=key) for doc, key in by_doc.items()]
    (event,), _ = build_events(told, docs, statements)
    return event.origins


def test_wire_credit_is_read_from_the_opening() -> None:
    assert found(article("a", "OSLO (Reuters) - Frigates left port on Friday.")) == [("a", "wire", "Reuters")]
    assert found(article("a", "OSLO (Reuters) - Frigates left port.", "Reuters")) == []


def test_wire_credit_is_read_from_the_byline() -> None:
    text = "Frigates left port on Friday."
    assert found(article("a", text, byline="Jane Roe, Associated Press")) == [
        ("a", "wire", "Associated Press")
    ]


def test_cited_outlets_are_named_with_the_sentence_that_cites_them() -> None:
    text = "Ships left port. The drill was put off, the minister told VOA. Xinhua reported a second delay."
    items = find_dependences([article("a", text)])
    assert [(item.kind, item.on) for item in items] == [
        ("told", "Voice of America"),
        ("citation", "Xinhua News Agency"),
    ]
    assert text[items[0].start : items[0].end].strip().startswith("The drill")
    assert all(item.quote in text for item in items)


def test_what_another_outlet_had_before_is_overlap() -> None:
    shared = (
        "the two ministers signed nothing but agreed to let their staffs meet again before the harvest ends"
    )
    first = article("b", f"In Kelm {shared}.", "Courier", "2024-03-01")
    later = article("a", f"Sources said {shared}, which pleased few.", "Gazette", "2024-03-03")
    (item,) = find_dependences([later, first])
    assert (item.doc, item.on, item.kind) == ("a", "b", "overlap")
    assert later.text[item.start : item.end].startswith("the two ministers")


def test_lawmaker_who_tells_what_an_agency_said_is_the_agencys_origin() -> None:
    statements = [
        said("s1", "gazette", "NOR.LEG", "Ola Vik"),
        said("s2", "gazette", "NOR.SPY", parent="s1"),
        said("s3", "courier", "NOR.LEG", "Ola Vik"),
    ]
    assert origins_of(statements, gazette="s2", courier="s3") == ("NOR.SPY",)


def test_two_officials_of_one_state_are_two_origins_by_name() -> None:
    statements = [said("s1", "gazette", "NOR.GOV", "Ola Vik"), said("s2", "courier", "NOR.GOV", "Kari Lund")]
    assert origins_of(statements, gazette="s1", courier="s2") == ("Kari Lund", "Ola Vik")


def test_a_state_is_one_speaker_under_any_name() -> None:
    statements = [said("s1", "gazette", "NOR", "Oslo"), said("s2", "courier", "NOR", "Norway")]
    assert origins_of(statements, gazette="s1", courier="s2") == ("NOR",)


def test_outlets_of_one_owner_are_one_origin_where_the_case_says_so() -> None:
    docs = [document("a", "Gazette"), document("b", "Courier")]
    told = [claim("a", when=on("2024-03-01")), claim("b", when=on("2024-03-01"))]
    owners = {"Gazette": "Press Group", "Courier": "Press Group"}
    (event,), _ = build_events(told, docs, [], owners=owners)
    assert event.origins == ("Press Group",)
    tracer = Tracer.prepare(docs, [], owners=owners)
    rows = list_origins([event], {item.id: item for item in told}, tracer)
    assert [row.kind for row in rows] == ["ownership", "ownership"]


def test_copy_of_a_wire_report_leads_to_the_wire() -> None:
    wire = article("a", "OSLO (Reuters) - Frigates left port on Friday.", "Courier")
    copy = article("b", "Frigates left port on Friday.", "Daily", original="a", copy_reason="the same words")
    tracer = Tracer.prepare([wire, copy], [])
    told = claim("b", "Frigates left port")
    origin = tracer.trace([told])[told.id]
    assert origin.key == "Reuters"
    assert [step.kind for step in origin.steps] == ["copy", "wire"]


def test_a_translation_of_an_outlet_is_that_outlets_report() -> None:
    foot = "\n\nTranslated from Kyodo News by the desk."
    one = article("a", "Frigates left port on Friday." + foot, "Courier")
    other = article("b", "The frigates have sailed.", "Kyodo News")
    told = [claim("a", "Frigates left port"), claim("b", "The frigates have sailed")]
    found = Tracer.prepare([one, other], []).trace(told)
    assert {origin.key for origin in found.values()} == {"Kyodo News"}
    (step,) = found[told[0].id].steps
    assert (step.kind, step.quote) == ("translation", "Translated from Kyodo News by the desk")


def test_a_translation_of_nobody_knows_whom_stays_with_its_publisher_and_says_so() -> None:
    doc = article("a", "Frigates left port on Friday.\n\nTranslated by Ola Vik.", "Courier")
    told = claim("a", "Frigates left port")
    origin = Tracer.prepare([doc], []).trace([told])[told.id]
    assert origin.key == "Courier" and [step.kind for step in origin.steps] == ["translation"]
