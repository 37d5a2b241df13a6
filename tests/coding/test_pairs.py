"""Sentences of our own with source and target marked: [source], {target}."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.coding.pairs import code_pair, head_of
from foedus.coding.parse import Parse, Parser
from foedus.lexicon.patterns import load_patterns

DATA = Path(__file__).parent / "data"
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
OPEN, CLOSE = "[{", "]}"


def read(name: str) -> list[tuple[str, str, tuple[int, int], tuple[int, int]]]:
    rows = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if "\t" not in line:
            continue
        root, marked = line.split("\t")
        text, places = "", {}
        for char in marked:
            if char in OPEN + CLOSE:
                places[char] = len(text)
            else:
                text += char
        rows.append((root, text, (places["["], places["]"]), (places["{"], places["}"])))
    return rows


def tokens(parse: Parse, span: tuple[int, int]) -> list[int]:
    hit = parse.token_at(*span)
    assert hit
    return list(range(hit[0], hit[1] + 1))


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("pairs.tsv", 0.95),
        ("pairs2.tsv", 0.95),
        ("pairs3.tsv", 0.93),
        ("pairs5.tsv", 0.95),
        ("pairs6.tsv", 0.9),
        ("pairs7.tsv", 0.88),
    ],
)
def test_our_own_sentences_keep_their_codes(name: str, least: float) -> None:
    rows, patterns = read(name), load_patterns()
    parses = Parser().parse_sentences([text for _, text, _, _ in rows])
    wrong = []
    for (gold, text, source, target), parse in zip(rows, parses, strict=True):
        root = code_pair(parse, tokens(parse, source), tokens(parse, target), patterns)[0]
        if YIELD.get(root or "", root) != gold:
            wrong.append(f"{gold} not {root}: {text}")
    assert 1 - len(wrong) / len(rows) >= least, "\n".join(wrong)


def test_the_predicate_on_the_path_wins_over_the_nearest() -> None:
    text = "Days after an attack on a bank, Arland signed a treaty with Belmark."
    parse = Parser().parse([(text, 0)])[0]
    root, rule, words, _ = code_pair(parse, tokens(parse, (32, 38)), tokens(parse, (60, 67)), load_patterns())
    assert root == "SUPPORT" and rule == "support.sign"
    assert [parse.words[word] for word in words] == ["signed", "treaty"]


def test_a_sentence_without_an_act_has_no_root() -> None:
    parse = Parser().parse([("Arland lies east of Belmark.", 0)])[0]
    assert code_pair(parse, [0], [4], load_patterns()) == (None, "", (), "")


def test_head_is_the_word_that_governs_the_span() -> None:
    parse = Parser().parse([("The defence minister of Arland resigned.", 0)])[0]
    assert parse.words[head_of(parse, [0, 1, 2, 3, 4])] == "minister"


def root_of(text: str, source: str, target: str) -> str | None:
    parse = Parser().parse([(text, 0)])[0]
    spans = [(text.index(one), text.index(one) + len(one)) for one in (source, target)]
    return code_pair(parse, tokens(parse, spans[0]), tokens(parse, spans[1]), load_patterns())[0]


def test_who_is_named_as_the_authority_for_a_deed_accuses() -> None:
    text = "According to villagers, soldiers shelled a school."
    assert root_of(text, "villagers", "soldiers") == "ACCUSE"


def test_what_is_no_longer_done_is_stopped() -> None:
    assert root_of("Arland no longer bombs Belmark.", "Arland", "Belmark") == "RETREAT"
    assert root_of("Arland no longer sends food to Belmark.", "Arland", "Belmark") == "SANCTION"


def test_a_proposal_that_another_act_is_a_request() -> None:
    assert root_of("Arland proposed that Belmark freeze its programme.", "Arland", "Belmark") == "REQUEST"


def test_the_opposition_that_speaks_is_no_opposition_to_anything() -> None:
    assert root_of("The opposition praised Arland.", "opposition", "Arland") == "SUPPORT"
    assert root_of("Arland voiced its opposition to Belmark.", "Arland", "Belmark") == "ACCUSE"


def test_who_is_called_on_to_act_is_asked() -> None:
    text = "Norway and Peru call on Chad to reopen its border with Mali."
    assert root_of(text, "Norway and Peru", "Chad") == "REQUEST"


def test_forms_that_the_lemmatiser_does_not_know_fire() -> None:
    assert root_of("Arland resupplied Belmark.", "Arland", "Belmark") == "AID"
    assert root_of("The general forgave Belmark.", "general", "Belmark") == "SUPPORT"


def test_what_is_counted_goes_home_with_its_particle() -> None:
    text = "Arland brought 300 of its soldiers home from Belmark."
    assert root_of(text, "Arland", "Belmark") == "RETREAT"


def test_a_tag_of_saying_completes_no_phrase() -> None:
    text = "Arland refused to release the sailors of Belmark, a witness said."
    assert root_of(text, "Arland", "Belmark") == "REJECT"


def test_who_is_not_welcome_is_turned_away() -> None:
    assert root_of("Arland said Belmark would not be welcome.", "Arland", "Belmark") == "REJECT"
