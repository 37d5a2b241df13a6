"""The words that name source and target of an act, and the parties of mutual acts."""

from __future__ import annotations

import pytest
from benchmarks.cameo_class import main_act

from foedus.coding.parse import Parse, Parser
from foedus.coding.spans import Span, relation_spans, source_span, target_spans
from foedus.lexicon.patterns import load_patterns


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def words(parse: Parse, span: Span) -> str:
    return parse.text[parse.starts[span[0]] : parse.ends[span[1]]]


@pytest.mark.parametrize(
    ("sentence", "source", "targets"),
    [
        ("Norway sent blankets and rice to Chad.", "Norway", ["Chad"]),
        ("Norway shipped ventilators to assist Chad.", "Norway", ["Chad"]),
        ("Norway denied charges by Chad that it had sold shells.", "Norway", ["Chad"]),
        ("Norway lifted a ban on imports of Peruvian fruit.", "Norway", ["Peruvian fruit"]),
        ("Norway withdrew its troops from Chad.", "Norway", ["Chad"]),
        ("Norway detained dozens of students in Oslo.", "Norway", ["dozens of students in Oslo"]),
        ("The premier of Norway said that Chad must release the crew.", "The premier of Norway", ["Chad"]),
        ("Norway attacked Peru and the rebels.", "Norway", ["Peru", "the rebels"]),
        ("Norway freed 40 leaders and members of a sect.", "Norway", ["40 leaders and members of a sect"]),
    ],
)
def test_source_and_target_are_whole_phrases(
    parser: Parser, sentence: str, source: str, targets: list[str]
) -> None:
    parse, patterns = next(iter(parser.parse_sentences([sentence]))), load_patterns()
    chain = main_act(parse, patterns)
    assert chain is not None
    found = source_span(parse, chain)
    assert found is not None and words(parse, found) == source
    assert [words(parse, span) for span in target_spans(parse, chain, patterns)] == targets


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Norway and Peru signed a trade deal.", ["Norway and Peru"]),
        (
            "The king of Norway met President Jane Doe on Monday.",
            ["The king of Norway", "President Jane Doe"],
        ),
        ("Norway condemned Peru.", []),
    ],
)
def test_parties_of_mutual_acts_stand_in_relation(parser: Parser, sentence: str, parties: list[str]) -> None:
    parse, patterns = next(iter(parser.parse_sentences([sentence]))), load_patterns()
    chain = main_act(parse, patterns)
    assert chain is not None
    assert [words(parse, span) for span in relation_spans(parse, chain, patterns)] == parties
