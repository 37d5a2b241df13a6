from __future__ import annotations

from foedus.linking.mentions import Trigger, link_mentions

TEXTS = {
    "a": "A quake struck Tamsey . Rescuers saved nine miners .".split(),
    "b": "The earthquake near Tamsey killed four . Police arrested a looter in Kelm .".split(),
    "c": "Police arrested a smuggler in Orlen .".split(),
}


def link(*given: Trigger, stories: dict[str, str] | None = None) -> tuple[tuple[str, ...], ...]:
    return link_mentions(given, TEXTS, stories=stories or dict.fromkeys(TEXTS, "one"))


def test_near_synonyms_with_one_place_are_one_happening() -> None:
    quake, earthquake = Trigger("1", "a", (1,), "quake"), Trigger("2", "b", (1,), "earthquake")
    assert link(quake, earthquake) == (("1", "2"),)


def test_stories_keep_equal_words_apart() -> None:
    one, other = Trigger("1", "b", (8,), "arrest"), Trigger("2", "c", (1,), "arrest")
    assert link(one, other, stories={"b": "quake", "c": "smuggling"}) == (("1",), ("2",))


def test_different_acts_stay_apart() -> None:
    assert link(Trigger("1", "a", (6,), "save"), Trigger("2", "b", (8,), "arrest")) == (("1",), ("2",))


def test_order_does_not_matter() -> None:
    given = [
        Trigger("1", "a", (1,), "quake"),
        Trigger("2", "b", (1,), "earthquake"),
        Trigger("3", "b", (8,), "arrest"),
    ]
    assert link(*given) == link(*given[::-1])
